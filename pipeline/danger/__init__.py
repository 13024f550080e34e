"""Danger: what a message says of it (a learnt model and a safety net of patterns), and the cards that answer it."""
