"""Passages of texts, as screens and commands ask for them: where, which, and as rows."""
