"""A text as words: where each stands, its stem and other forms, its parts, and what is heard where no blanks are."""
