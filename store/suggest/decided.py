"""What people decided about pairs, as the records of the case say it: so that nothing is asked twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import get_args

from store.db.connection import Connection
from store.db.opening import store_version
from store.model.same import Decided, Decision

#: The first version of a store that has records.
_SINCE = 3


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """The decisions in force, in the order of their ids; none in a store that knows none."""
    if store_version(connection) < _SINCE:
        return ()
    rows = connection.execute("SELECT data FROM record WHERE kind = 'same' ORDER BY ref")
    found = (_decision(json.loads(data)) for (data,) in rows)
    return tuple(it for it in found if it is not None)


def _decision(data: Mapping[str, object]) -> Decision | None:
    one, other = str(data.get("one", "")), str(data.get("other", ""))
    decided = data.get("decided")
    if not (one and other) or decided not in get_args(Decided):
        return None
    keep = str(data.get("keep") or one) if decided == "same" else ""
    said = (str(data.get(key, "")) for key in ("who", "at", "why"))
    return Decision(one, other, decided, keep, *said)  # type: ignore[arg-type]


class Remembered:
    """Which entity stands for which, and what is decided about two, whichever of their ids is named."""

    def __init__(self, found: tuple[Decision, ...]) -> None:
        self._for: dict[str, str] = {}
        for it in found:
            if it.decided == "same":
                gone = it.other if it.keep == it.one else it.one
                self._for[gone] = it.keep
        self._decided: dict[tuple[str, str], Decided] = {}
        for it in sorted(found, key=lambda it: it.decided == "not_same"):  # what is sure stands over what is not
            self._decided[self._two(it.one, it.other)] = it.decided

    def stands_for(self, slug: str) -> str:
        """The entity that stands for this one, perhaps itself."""
        seen = {slug}
        while (kept := self._for.get(slug)) is not None and kept not in seen:
            seen.add(kept)
            slug = kept
        return slug

    def decided(self, one: str, other: str) -> Decided | None:
        """What is decided about two; "same" also of two that a third one stands for."""
        two = self._two(one, other)
        return "same" if two[0] == two[1] else self._decided.get(two)

    def _two(self, one: str, other: str) -> tuple[str, str]:
        first, second = sorted((self.stands_for(one), self.stands_for(other)))
        return first, second
