"""Reports come into a store: as sources or wordings of them, not twice, their files kept."""
