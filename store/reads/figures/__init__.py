"""Counts as they were told, day after day: what a chart and the timeline show."""
