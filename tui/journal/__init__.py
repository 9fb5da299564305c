"""What was done and by whom: the journal, who edits, and what the folder changed too."""
