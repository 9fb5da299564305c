"""The panel that brings reports in: read in a thread, looked at, their heads filled in, kept."""
