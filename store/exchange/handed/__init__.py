"""What was picked goes out: as a report, as citations together, as rows."""
