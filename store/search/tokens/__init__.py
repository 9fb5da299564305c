"""A text as words: where each stands, its stem, its parts and small words, and what is heard in scripts without blanks."""
