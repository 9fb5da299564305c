"""Screens of what goes out of the case, of pictures of it, and of the ways to a place in it."""
