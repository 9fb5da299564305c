"""Citations that survive: words found in a text, by quote or by hash, and found again when it moved."""
