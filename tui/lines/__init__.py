"""Facts as lines: what a screen shows, made of what the door handed out."""
