"""What goes out, and what is weighed before: what is marked, the panel that writes it, two sources, gaps, grades."""
