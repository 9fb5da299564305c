"""What every reader of a value stands on: tidied words, whole numbers, and values as sets."""
