"""SQLite: a store is one file. Nothing to install, nothing that runs."""
