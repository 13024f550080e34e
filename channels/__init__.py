"""The guarded front door: the only way in to the assistant, and what it keeps of a chat."""
