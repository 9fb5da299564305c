"""What people's names have besides sounds: fathers' names that are family names, women's names, short ones, titles."""
