"""What two claims are to each other, and what state a question is in. No SQL, no files."""
