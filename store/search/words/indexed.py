"""The passages of a store's texts in which the words of a query stand, by the index.

Rows are read off the index in its order until there are enough, whatever else there is: so the first hits of a common
word come as soon as those of a rare one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from store.db.connection import Connection
from store.db.engine import engine_under
from store.db.lots import lots, marks
from store.db.searching import Phrase, Wanted
from store.search.tokens.cutting import tokens
from store.search.tokens.heard import FIRST, LAST
from store.search.tokens.together import Form
from store.search.words.asked import Asked
from store.search.words.find import Found, in_passage
from store.search.words.forms import Sought, Way, as_forms, stemmed
from store.search.words.index import PLACES
from store.search.words.spelt import left_out, spelt

COMPLETED = 48
"""Words that a beginning is completed to while somebody types: those of most texts."""
_IN_PARTS = 8
"""The same of words that are written in parts, whose first ones may be common: each is a phrase to look for."""
_MOST_COMBINED = 64
"""Ways in which words that stand one behind the other are asked for."""
_FEW_TEXTS = 200
_END = "\U0010ffff"


class Met(NamedTuple):
    """A passage that the index told: of which wording (by row id), from where to where; -1 is the end of the text."""

    rendition: int
    start: int
    end: int
    spelling: bool = False


class OfStore:
    """The words of all texts of a store as a vocabulary."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_plain(self, word: str) -> bool:
        """Whether a word stands there in small letters."""
        row = self._connection.execute("SELECT key FROM text_word WHERE word = ?", (word,)).fetchone()
        return row is not None and row[0] is None

    def of_stem(self, stem: str) -> list[str]:
        """The words with a stem."""
        rows = self._connection.execute(
            "SELECT word FROM text_word WHERE stem = ? UNION ALL "
            "SELECT word FROM text_word WHERE word = ? AND stem IS NULL",
            (stem, stem),
        )
        return [word for (word,) in rows]

    def of_keys(self, keys: Collection[str]) -> list[str]:
        """The words that may be names with one of these keys."""
        rows = self._connection.execute(
            f"SELECT word FROM text_word WHERE key IN ({marks(len(keys))}) ORDER BY texts DESC, key, word LIMIT 400",
            (*keys,),
        )
        return [word for (word,) in rows]

    def known(self, words: Collection[str]) -> list[str]:
        """Those of some words that are there."""
        found = []
        for told, lot in lots(sorted(words)):
            found += self._connection.execute(f"SELECT word FROM text_word WHERE word IN ({told})", lot).fetchall()
        return [word for (word,) in found]

    def in_parts(self, begun: str) -> list[str]:
        """The words in parts that begin so, those of most texts."""
        rows = self._connection.execute(
            "SELECT word FROM text_word WHERE word >= ? AND word < ? AND word LIKE ? ORDER BY texts DESC, word LIMIT ?",
            (begun, begun + _END, "% %", _IN_PARTS),
        )
        return [word for (word,) in rows]

    def begun_by(self, begun: str, most: int) -> list[str]:
        """The words of most texts that begin so."""
        rows = self._connection.execute(
            "SELECT word FROM text_word WHERE word >= ? AND word < ? ORDER BY texts DESC, word LIMIT ?",
            (begun, begun + _END, most),
        )
        return [word for (word,) in rows]

    def sounds(self) -> frozenset[str]:
        """The syllables of the characters in the texts."""
        return self._sounds

    @cached_property
    def _sounds(self) -> frozenset[str]:  # asked for with every row of words of a query
        rows = self._connection.execute("SELECT word FROM text_word WHERE word >= ? AND word < ?", (FIRST, LAST))
        return frozenset(word for (word,) in rows)


@dataclass(frozen=True, slots=True)
class _Text:
    rendition: int
    starts: tuple[int, ...]


class Indexed:
    """A query over the index of a store."""

    def __init__(self, connection: Connection, asked: Asked, sources: Collection[int] | None, *, partial: bool) -> None:
        self._connection = connection
        self._asked = asked
        self._sources = sources
        self._words = OfStore(connection)
        self._texts: dict[int, _Text | None] = {}
        self._partial = partial
        self._completed: dict[str, frozenset[Form]] = {}

    @cached_property
    def _wide(self) -> list[Sought]:
        return spelt(self._asked.terms, self._words)

    @cached_property
    def _without(self) -> list[Sought]:
        return left_out(self._asked, self._words)

    def found(self, most: int, fits: Callable[[int, int, int], bool]) -> tuple[list[Met], bool]:
        """At most so many passages for which ``fits`` holds of wording, start and end; whether there may be more.

        Those with the words as asked stand first, then those with names in another spelling.
        """
        plain = stemmed(self._asked.terms, self._words)
        met = list(islice(self._rows(plain, fits), most + 1))
        if len(met) > most:
            return met[:most], True
        if self._wide == plain:
            return met, False
        known = {(it.rendition, it.start) for it in met}
        others = (it for it in self._rows(self._wide, fits) if (it.rendition, it.start) not in known)
        met += (it._replace(spelling=True) for it in islice(others, most - len(met) + 1))
        return met[:most], len(met) > most

    def read(self, met: Sequence[Met]) -> list[Found]:
        """The hits in some passages, in their order. Each text is read once."""
        widest = [it._replace(ways=tuple(self._completing(it, way) for way in it.ways)) for it in self._wide]
        found: dict[Met, Found] = {}
        text, of = "", -1
        for one in sorted(met):
            if one.rendition != of:
                row = self._connection.execute("SELECT text FROM rendition WHERE id = ?", (one.rendition,)).fetchone()
                text, of = (row[0] or "") if row is not None else "", one.rendition
            end = one.end if one.end >= 0 else len(text)
            if spans := in_passage(tuple(tokens(text, one.start, end)), widest, self._without):
                found[one] = Found(one.rendition, one.start, end, spans, one.spelling)
        return [found[one] for one in met if one in found]

    def _rows(self, sought: Sequence[Sought], fits: Callable[[int, int, int], bool]) -> Iterator[Met]:
        """The passages that the index tells, in its order."""
        # a name whose small words may stand between, or that is known by its sounds only, is seen in the text
        sure = [way for it in self._without for way in it.ways if not (way.loose or way.sounds)]
        without = self._phrases(sure)
        every = [group for term in sought for group in self._groups(term)]
        for row in self._read_off(Wanted(every, without)):
            number, place = row >> PLACES, row & (1 << PLACES) - 1
            text = self._texts[number] if number in self._texts else self._text(number)
            if text is None or place >= len(text.starts):
                continue
            start = text.starts[place]
            end = text.starts[place + 1] if place + 1 < len(text.starts) else -1
            if fits(text.rendition, start, end):
                yield Met(text.rendition, start, end)

    def _read_off(self, query: Wanted) -> Iterator[int]:
        """The rows of the index that a query matches; of few texts each is asked about by itself."""
        matching = engine_under(self._connection).searching.passages_with
        if self._sources is None:
            yield from matching(self._connection, query, None)
            return
        wanted = []
        for told, lot in lots(sorted(self._sources)):
            rows = self._connection.execute(f"SELECT id, source FROM text_indexed WHERE source IN ({told})", lot)
            wanted += [number for number, _ in rows]
        wanted.sort()
        apart = len(wanted) <= _FEW_TEXTS
        for first, last in [(it, it) for it in wanted] if apart else [(wanted[0], wanted[-1])]:
            of = range(first << PLACES, last + 1 << PLACES)
            kept = frozenset(wanted)
            for row in matching(self._connection, query, (of[0], of[-1])):
                if apart or row >> PLACES in kept:
                    yield row

    def _text(self, number: int) -> _Text | None:
        row = self._connection.execute(
            "SELECT rendition, starts FROM text_indexed WHERE id = ? AND rendition IS NOT NULL", (number,)
        ).fetchone()
        try:
            found = _Text(row[0], tuple(map(int, str(row[1]).split()))) if row is not None else None
        except ValueError:  # a store from others may say anything
            found = None
        self._texts[number] = found
        return found

    def _groups(self, sought: Sought) -> Iterator[list[Phrase]]:
        """What a term is found by: of each group of phrases one is there wherever the term stands. The words of a name
        between which others may stand are asked for each by itself; whether they belong together is seen in the text.
        """
        ways = [self._completing(sought, way) for way in sought.ways]
        tight = self._phrases([way for way in ways if not way.loose])
        loose = [way for way in ways if way.loose]
        for nth in range(max((len(way.forms) for way in loose), default=1)):
            places = [way._replace(forms=way.forms[min(nth, len(way.forms) - 1) :][:1], begun="") for way in loose]
            yield list(dict.fromkeys((*tight, *self._phrases(places))))

    def _phrases(self, ways: Sequence[Way]) -> list[Phrase]:
        found: dict[Phrase, None] = {}
        for way in ways:
            forms: list[list[Form]] = [sorted((word,) for word in it) for it in way.sounds]
            forms = forms or [sorted(it) for it in way.forms]
            for row in islice(product(*forms), _MOST_COMBINED + COMPLETED):
                found[Phrase(tuple(word for form in row for word in form))] = None
            if way.begun:
                for row in islice(product(*forms[:-1]), _MOST_COMBINED):
                    found[Phrase((*(word for form in row for word in form), way.begun), True)] = None
        return list(found)

    def _completing(self, sought: Sought, way: Way) -> Way:
        """A way whose last word may go on with the words that do, while somebody types."""
        term = sought.term
        if not (self._partial and way.begun) or term.joined[-1] or term.text.endswith("*"):
            return way
        words = self._completed.get(way.begun)
        if words is None:
            words = self._completed[way.begun] = as_forms(self._words.begun_by(way.begun, COMPLETED))
        return Way((*way.forms[:-1], way.forms[-1] | words), "", way.loose)
