"""What the first screen shows, asked for in one go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.model.views import EntityRow, Overview
from store.model.vocabulary import KINDS, EntityKind

if TYPE_CHECKING:
    from store.library import Library

CHUNK = 80
"""Rows fetched at once: a screen of a large terminal. Each may lie on a page of its own in a large store's file."""


class FirstLook(NamedTuple):
    """The totals and the first rows of the kinds in sight: they come together."""

    overview: Overview
    rows: Mapping[EntityKind, Sequence[EntityRow]]


def first_look(library: Library, shown: Collection[str] = KINDS) -> FirstLook:
    """Ask for what the screen shows, `shown` being the kinds in sight."""
    rows = {kind: library.entities(kind, 0, CHUNK) for kind in KINDS if kind in shown}
    return FirstLook(library.overview(), rows)
