"""The quick reference for advocates: search, A to Z, one page an extract, what has changed, contacts, deadlines."""
