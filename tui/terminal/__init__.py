"""The terminal: what it can show, and the last mile of every byte that goes there."""
