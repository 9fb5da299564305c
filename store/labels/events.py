"""How what stands on the timeline is called: the words for when, and for what."""

from __future__ import annotations

from store.labels.answers import NO_LONGER
from store.labels.claims import HEDGES
from store.labels.dates import day
from store.model.views import Event


def event_date(event: Event) -> str:
    """When it was: a value that is a date itself as it was said, else the day the value held or was told."""
    return day(event.when) if event.when else event.label


def event_title(event: Event) -> str:
    """What it was: the question its value answers, with the value where that is no date: "killed: 17"."""
    return f"{event.question}: {event.label}" if event.when and event.label else event.question


def event_standing(event: Event) -> tuple[tuple[str, ...], str]:
    """What has to be read before an event, and the state whose sign goes with it: ("reportedly",), "unconfirmed".

    No words where it is simply said; "closed" is the state of what is no longer said.
    """
    if not event.voices:  # nobody asserts it
        state = "denied" if event.denied else "unconfirmed"
        # of a count nothing is known here but this word: another voice may tell the same figure elsewhere
        return ("not confirmed" if not event.denied else "denied" if event.count else "only denied",), state
    words = [NO_LONGER] if event.closed else []
    words += [HEDGES[event.certainty]] if HEDGES[event.certainty] else []
    return tuple(words), "closed" if event.closed else "unconfirmed"
