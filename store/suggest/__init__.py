"""What a person may decide next, found by machine and decided by none: drafts of claims, pairs that may be one."""
