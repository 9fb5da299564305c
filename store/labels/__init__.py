"""How things are called: the one place where words are made from facts."""
