"""What goes out, and what came in: the facts that the door hands out about it."""
