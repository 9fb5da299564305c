"""Checks one claim, one entity or one source: what it means, with everything it refers to looked up."""
