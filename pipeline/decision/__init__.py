"""The one place that decides: what a message says and where the chat stands in, an ordered plan of what is said out."""
