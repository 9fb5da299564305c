"""Rows become records: whom they name, where they stand, what they say; and what does not fit is counted."""
