"""The page, driven in real Chromium."""
