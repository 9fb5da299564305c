"""The screens of what goes out: what is marked, and the panel that writes it."""
