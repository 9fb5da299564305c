"""The commands that find words in texts."""
