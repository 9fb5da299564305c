"""Who is named in a text: the words of it, the names the store knows, those it does not."""
