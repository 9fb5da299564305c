"""What a text says: amounts, clauses, who speaks, and the drafts these come to."""
