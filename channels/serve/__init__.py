"""Starting and keeping the assistant running: train when needed, supervise, ask once."""
