"""The commands that hand findings over, and take them in: reports, pictures, comparisons, other programs' files."""
