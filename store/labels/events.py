"""How what stands on the timeline is called: the words for when, and for what."""

from __future__ import annotations

from store.labels.dates import day
from store.model.views import Event


def event_date(event: Event) -> str:
    """When it was: a value that is a date itself as it was said, else the day the value held or was told."""
    return day(event.when) if event.when else event.label


def event_title(event: Event) -> str:
    """What it was: the question its value answers, with the value where that is no date: "killed: 17"."""
    return f"{event.question}: {event.label}" if event.when and event.label else event.question
