"""What is asked across a case: what it does not know, and how sources stand to each other."""
