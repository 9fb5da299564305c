"""The screens of what goes out."""
