"""What is known, in the forms that other programs read; and what of it has no place there, counted and named."""
