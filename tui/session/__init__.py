"""One session: options, settings, asking, writing, messages."""
