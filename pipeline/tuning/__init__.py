"""Tunes the sentence encoder on what this project has labelled; a command for developers, never run where people are served."""
