"""What a store that whosays wrote can hold, and what comes out of it: rows and facts."""
