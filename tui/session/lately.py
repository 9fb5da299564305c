"""What was filled in lately in this session, the last first, and forms that were left before they were kept."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

_MOST = 20


class Lately:
    """Remembers for the session, by what it was filled in for. `left` are forms that were left, by what they cite."""

    def __init__(self) -> None:
        self._noted: dict[Hashable, list[Any]] = {}
        self.left: dict[Hashable, Any] = {}

    def note(self, what: Hashable, used: Any) -> None:
        """Remember that this was used."""
        noted = self._noted.setdefault(what, [])
        if used in noted:
            noted.remove(used)
        noted.insert(0, used)
        del noted[_MOST:]

    def of(self, what: Hashable) -> tuple[Any, ...]:
        """What was used, the last first."""
        return tuple(self._noted.get(what, ()))
