"""The case as a folder and as a store: each brought up to the other, and nothing of either lost."""
