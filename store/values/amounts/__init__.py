"""Counts, shares, sums of money and measures: how many and how much, as spans that can be compared."""
