"""What a person changes in a store: records, one transaction an edit, a journal, undo."""
