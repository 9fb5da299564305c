"""What the reader is made of: its margin, its drafts, the search in its text."""
