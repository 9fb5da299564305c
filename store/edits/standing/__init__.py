"""What records stand on: looked up by their ids, those of lists of names too, and what stands on them."""
