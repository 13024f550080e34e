"""Facts in; routes, days and reasons out: the decision table and everything that reads it."""
