"""The checks across questions: what cannot all be true of one entity, though each question alone is fine."""
