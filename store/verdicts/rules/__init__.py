"""What two claims of one question are to each other: one module a matter, put in order by ``pairs``."""
