"""What the first screen shows, asked for in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.library import Library

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from store.model.views import EntityRow, Overview
from store.model.vocabulary import KINDS, EntityKind
from tui.lines.kinds import CHUNK


class FirstLook(NamedTuple):
    """The totals and the first rows of the kinds in sight: they come together."""

    overview: Overview
    rows: Mapping[EntityKind, Sequence[EntityRow]]


def first_look(library: Library, shown: Collection[str] = KINDS) -> FirstLook:
    """Ask for what the screen shows, `shown` being the kinds in sight."""
    rows = {kind: library.entities(kind, 0, CHUNK) for kind in KINDS if kind in shown}
    return FirstLook(library.overview(), rows)
