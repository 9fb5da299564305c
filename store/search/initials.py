"""Groups found by their initials (TTP), typed as such or as a word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from string import ascii_lowercase

from store.names.words import initials
from store.search.line import Line
from store.search.query import Query

# Initials typed in capitals are meant as such; "let" is also a word; "Let" is written as a name is.
_ACRONYM = 0.965
_ACRONYM_SMALL = 0.90
_ACRONYM_NAMED = 0.82
# An acronym may leave out one word.
_ACRONYM_SKIPPING = 0.80
_LEAST_SKIPPING = 5
_ACRONYM_SPELLING = 0.005
_MOST_ACRONYMS = 50


class Acronyms:
    """The groups whose initials a query may be: `groups` are (entity, score), the likeliest first."""

    def __init__(self, query: Query, line: Line, kinds: Sequence[str] | None) -> None:
        self._line = line
        self._kinds = None if kinds is None else json.dumps(kinds)
        self._letters: set[str] = set()
        self._spelt_out: dict[int, str | None] = {}
        self.groups = self._groups(query)

    def _groups(self, query: Query) -> list[tuple[int, float]]:
        letters = "".join(query.folded)
        if not query.parts or not 2 <= len(letters) <= 8 or len(query.folded) > 2:
            return []
        typed = [char for char in query.text if char.isalpha()]
        if typed and not any(char.upper() != char.lower() for char in typed):
            return []  # a script without capitals, whose words are no initials when they are written in Latin letters
        capitals = sum(char.isupper() for char in typed)
        written = capitals >= 2 and capitals * 2 >= len(typed)
        if len(query.folded) > 1 and not written and not any(map(str.isdigit, letters)):
            return []  # two words typed are no initials
        base = _ACRONYM if written else _ACRONYM_NAMED if query.text[:1].isupper() else _ACRONYM_SMALL
        rows = self._with({letters})
        if not rows and base == _ACRONYM and len(letters) >= _LEAST_SKIPPING:
            rows = self._with(_one_more(letters))
            base = _ACRONYM_SKIPPING
        return [(entity, base + _ACRONYM_SPELLING * min(spellings, 6)) for entity, spellings in rows]

    def _with(self, letters: set[str]) -> list[tuple[int, int]]:
        """(group, how many of its spellings have one of these initials), the most first."""
        self._letters = letters
        return self._line.ask(
            "SELECT letters.entity, spellings FROM nx_initials letters JOIN entity ON entity.id = letters.entity "
            "WHERE letters IN (SELECT value FROM json_each(?)) "
            "AND (CAST(? AS TEXT) IS NULL OR kind IN (SELECT value FROM json_each(CAST(? AS TEXT)))) "
            "ORDER BY spellings DESC, letters.entity LIMIT ?",
            (json.dumps(sorted(letters)), self._kinds, self._kinds, _MOST_ACRONYMS),
        ).fetchall()

    def spelt_out(self, entity: int) -> str | None:
        """The first spelling of a group that has the initials."""
        if entity not in self._spelt_out:
            rows = self._line.ask("SELECT text FROM name WHERE entity_id = ? ORDER BY id", (entity,))
            meant = (text for (text,) in rows if not self._letters.isdisjoint(initials(text)))
            self._spelt_out[entity] = next(meant, None)
        return self._spelt_out[entity]


def _one_more(letters: str) -> set[str]:
    """The acronyms that these letters are with one left out."""
    return {letters[:at] + more + letters[at:] for at in range(len(letters) + 1) for more in ascii_lowercase}
