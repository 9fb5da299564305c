"""The facts of what goes out of the house, and of what came in: reports, pictures, comparisons, bags, imports."""
