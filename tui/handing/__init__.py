"""What goes out and is weighed before (marks, two sources, gaps, grades), pictures, and the ways to a place."""
