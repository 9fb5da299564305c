"""Legal forms of companies and other bodies: the table, and how a name writes them."""
