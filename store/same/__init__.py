"""What a person decides about two entities, and about drafts: whether they are one, and what that would do."""
