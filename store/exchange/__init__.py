"""What leaves the house: citations and their formats."""
