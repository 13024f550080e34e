"""What editors and fact-checkers work through: what to check next, what is said where, every sentence with its source."""
