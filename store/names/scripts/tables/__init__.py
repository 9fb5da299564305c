"""Tables of characters: loaded only where a name in them is met."""
