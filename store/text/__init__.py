"""Text as such: cleaned, folded, cut into words and shingles."""
