"""Entities and heads of sources: the forms to change them, and the screen these stand in."""
