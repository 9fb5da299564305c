"""A folder and a store that both go on: their records brought together, nothing of either lost."""
