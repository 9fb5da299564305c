"""One manner for every screen: titles, keys, panels, columns, jumps."""
