"""Reads what editors write, refuses what is not fit to be said, and builds and opens knowledge.db."""
