"""The places one has been in a session, to go back and forward through, as in a web browser."""

from __future__ import annotations

from tui.session.ways.addresses import Place

MOST = 100
"""Places that are remembered in each direction."""


class Been:
    """What lies behind and what lies ahead. Where one is stands in neither: the screen knows."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def left(self, at: Place) -> None:
        """Remember a place that was left for another one; what lay ahead is gone with that."""
        self._ahead.clear()
        _put(self._behind, at)

    def before(self, at: Place) -> None:
        """Let a place of an earlier session lie behind everything."""
        self._behind.insert(0, at)

    def next(self, here: Place | None, *, back: bool) -> list[Place]:
        """Where one could go, the nearest first."""
        return [at for at in reversed(self._behind if back else self._ahead) if at != here]

    def gone(self, here: Place | None, to: Place, *, back: bool) -> None:
        """Take over that somebody went to one of `next`: what was passed over is forgotten."""
        taken, given = (self._behind, self._ahead) if back else (self._ahead, self._behind)
        while taken and taken.pop() != to:
            pass
        if here is not None:
            _put(given, here)


def _put(places: list[Place], at: Place) -> None:
    if not places or places[-1] != at:
        places.append(at)
        del places[:-MOST]
