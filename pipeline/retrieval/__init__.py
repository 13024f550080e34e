"""Which extracts a message is about: a learnt ranking, and what it says for and against the first."""
