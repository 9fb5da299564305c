"""The commands by which a person decides what the program only offers."""
