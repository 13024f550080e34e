"""The thin actions: read facts, call knowledge, hand the result to the one module that makes messages."""
