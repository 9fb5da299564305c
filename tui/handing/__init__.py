"""What goes out of the house, and what an analyst weighs before: two sources, grades, gaps."""
