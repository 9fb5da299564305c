"""The half of the door that tells who may be one: pairs in a queue, two side by side. It reads; a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.door.reading import Reading

if TYPE_CHECKING:
    from store.model.same import Beside, Likeness, Pair
    from store.model.vocabulary import EntityKind


def alike(left: str, right: str) -> Likeness:
    """How alike two names are, whatever any store holds."""
    from store.names.alike import alike as names_alike

    return names_alike(left, right)


class Pairing(Reading):
    """A store asked who in it may be one."""

    def pairs(self, limit: int, kind: EntityKind | None = None) -> tuple[Pair, ...]:
        """Pairs of entities that may be one and that nobody decided, the surest first, at most ``limit``; those a
        person was unsure of come last. With ``kind`` only those with an end of it."""
        from store.suggest.pairs import pairs as suggested

        return self._run(lambda c: suggested(c, limit, kind))

    def beside(self, one: str, other: str) -> Beside:
        """Two entities side by side. Raises BadInput where one is not there, or both are one."""
        from store.suggest.beside import beside as side_by_side

        return self._run(lambda c: side_by_side(c, one, other))
