"""Looking after a store: examine, back up, work out anew."""
