"""Files that other programs wrote, read to plain rows. Nothing here knows a store."""
