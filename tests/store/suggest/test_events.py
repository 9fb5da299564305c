"""Which event is meant where a sentence names none."""

from __future__ import annotations

import pytest

from store.model.drafts import Mention
from store.suggest.telling.events import Event, Events


def _events(**asked: dict[str, int]) -> Events:
    listed = {
        slug: Event(Mention(0, 0, slug, slug, 0.6, "report"), frozenset(what))
        for slug, what in {"quake": ("quake",), "vote": ("vote",), "flight": (), "talks": ("meeting",)}.items()
    }
    return Events(listed, asked, frozenset(("depth",)))


@pytest.mark.parametrize(
    ("carried", "prop", "asked", "best"),
    [
        ("quake", "killed", {}, "quake"),
        ("vote", "killed", {}, None),  # nobody is killed by a vote
        ("quake", "turnout", {}, "vote"),
        ("flight", "killed", {"quake": 9}, "quake"),  # other reports ask it of that one
        ("quake", "killed", {"flight": 9}, "quake"),
        ("vote", "depth", {"quake": 2}, "quake"),
        ("vote", "date", {"quake": 2}, "vote"),
        (None, "killed", {}, None),
    ],
)
def test_the_event_that_is_meant(carried: str | None, prop: str, asked: dict[str, int], best: str | None) -> None:
    events = _events(**{prop: asked})
    found = events.best(events.listed[carried].mention if carried else None, prop)
    assert (found.entity if found else None) == best
