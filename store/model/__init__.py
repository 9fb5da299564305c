"""The words of the house: what can be said, how it is called, what the door hands out and how it refuses."""
