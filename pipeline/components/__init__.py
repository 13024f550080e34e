"""Thin Rasa graph classes: each hands a message or a tracker to a pure function and writes down what it returned."""
