"""How reliable sources and how credible claims are called."""
