"""What the assistant knows: content, pure complaint rules, the store, answers."""
