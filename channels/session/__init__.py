"""What belongs to one chat: its id and tokens, its lock and limits, and what is kept of it."""
