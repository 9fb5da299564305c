"""The commands that hand something out, and take it in: reports, pictures, exchange."""
