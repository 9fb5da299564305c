"""A case as files: read, checked, edited, sealed."""
