"""What the terminal is asked at the start, and its answers, which are no keys however late they come."""
