"""Scripts that make pictures, pages and schemas of the project."""
