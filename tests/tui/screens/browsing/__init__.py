"""What Browse does with what was found."""
