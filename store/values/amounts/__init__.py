"""Shares, sums of money and measures: numbers with a unit, as spans that can be compared."""
