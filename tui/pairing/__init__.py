"""Who may be the same: the queue of pairs, two side by side, and what a person decides about them."""
