"""Pictures of a case as SVG: a tree of elements each, in a report or in a file of its own."""
