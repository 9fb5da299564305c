"""What the browser asks, as plain SQL in and frozen facts out."""
