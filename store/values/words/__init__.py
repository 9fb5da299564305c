"""How reports word things: bounds, vague counts, parts of a year, other calendars."""
