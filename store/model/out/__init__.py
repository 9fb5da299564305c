"""The facts of what goes out of the house: reports, pictures, comparisons."""
