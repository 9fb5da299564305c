"""Ways to a place in the case: its address, where that leads now, where one has been, what was bookmarked."""
