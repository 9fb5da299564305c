"""Days, parts of a day and calendars: EDTF and what reports say, as spans of days."""
