"""What can be asked about an entity: the table of properties, their words and what a choice can be."""
