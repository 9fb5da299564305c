"""Questions asked on the command line by ids or names, read out, and as tables."""
