"""What a claim says, in a form that can be compared: dates, numbers, ages."""
