"""Pictures in character cells: the same numbers as those that are drawn as SVG (store/exchange/pictures)."""
