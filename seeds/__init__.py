"""The five-report case that ships with whosays."""
