"""What brings rows into a store: a case, lists of names, attached texts, judgements."""
