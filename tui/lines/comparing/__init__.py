"""What Compare is made of: its columns, how they divide the screen, and the chart of a count."""
