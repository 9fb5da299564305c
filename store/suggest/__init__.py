"""What a report may be cited for: drafts of claims, which nobody has kept. Read here, never written."""
