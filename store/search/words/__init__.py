"""The words of a text: cut, folded, asked for, found, in any script."""
