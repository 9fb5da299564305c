"""SQLite beside PostgreSQL, in one run on one machine."""
