"""The quick reference: what it finds, and what its calculator makes of facts."""
