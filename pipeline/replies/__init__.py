"""Replies: a plan rendered in words; nothing is decided here."""
