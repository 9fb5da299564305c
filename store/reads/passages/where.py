"""Where passages are looked for: in which sources, of which years, and what of them a voice's claims cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from store.db.connection import Connection
from store.db.lots import lots
from store.search.words.asked import Asked, years_of
from store.search.words.hits import Span


class Where(NamedTuple):
    """The sources that are asked about, None for all; those of them whose texts are; the parts of wordings where only
    those are that a voice's claims cite, and who that voice is; those parts that are left out, and whose they are; in
    words, and what means nothing here."""

    sources: frozenset[int] | None
    texts: frozenset[int] | None
    cited: Mapping[int, Sequence[Span]] | None
    speakers: frozenset[int] | None
    not_cited: Mapping[int, Sequence[Span]]
    no_speakers: frozenset[int]
    words: tuple[str, ...]
    wrong: tuple[str, ...]

    def holds(self, rendition: int, start: int, end: int) -> bool:
        """Whether a passage is one that is asked about; ``end`` is -1 for the end of the text."""
        if _meets(self.not_cited.get(rendition, ()), start, end):
            return False
        return self.cited is None or _meets(self.cited.get(rendition, ()), start, end)

    def fits(self, source: int, speaker: int, rendition: int) -> bool:
        """Whether a claim is: by its source, and by who says it or passed it on."""
        if (self.sources is not None and source not in self.sources) or speaker in self.no_speakers:
            return False
        return self.speakers is None or speaker in self.speakers or rendition in (self.cited or ())


def _meets(cited: Sequence[Span], start: int, end: int) -> bool:
    return any((at < end or end < 0) and to > start for at, to in cited)


def where_of(connection: Connection, asked: Asked, source: str | None, voice: str | None, year: str | None) -> Where:
    """What a query says of where, and what is told beside it: all of these have to hold."""
    told: list[str] = []
    wrong: list[str] = []
    kept: set[int] | None = None

    def named(names: Sequence[str], kind: str, find: Callable[[Connection, str], set[int]]) -> Iterator[set[int]]:
        for name in names:
            if not (found := find(connection, name)):
                wrong.append(f"no {kind} is called {name!r}: see 'whosays {kind}s'")
            told.append(f"{kind} {name}")
            yield found

    for found in named((*asked.sources, *([source] if source else [])), "source", _sources):
        kept = found if kept is None else kept & found
    more, odd = years_of([year] if year else [])
    wrong += odd
    if years := (*asked.years, *more):
        told.append(_in_words(years))
        found = _of_years(connection, years)
        kept = found if kept is None else kept & found
    who: set[int] | None = None
    cited: dict[int, list[Span]] | None = None
    for speakers in named((*asked.voices, *([voice] if voice else [])), "voice", _speakers):
        who = speakers if who is None else who & speakers
    # what is left out
    positive = len(told)
    gone: set[int] = set().union(*named(asked.no_sources, "source", _sources))
    nobody: set[int] = set().union(*named(asked.no_voices, "voice", _speakers))
    if asked.no_years:
        told.append(_in_words(asked.no_years))
        gone |= _of_years(connection, asked.no_years)
    told[positive:] = [f"not {words}" for words in told[positive:]]
    if gone:
        every = {number for (number,) in connection.execute("SELECT id FROM source").fetchall()}
        kept = (every if kept is None else kept) - gone
    if who is not None:
        cited = _cited(connection, who)
    texts = kept
    if cited is not None:
        of = dict(connection.execute("SELECT id, source_id FROM rendition").fetchall())
        held = {of[number] for number in cited}
        texts = held if kept is None else kept & held
    return Where(
        None if kept is None else frozenset(kept),
        None if texts is None else frozenset(texts),
        cited,
        None if who is None else frozenset(who),
        _cited(connection, nobody) if nobody else {},
        frozenset(nobody),
        tuple(told),
        tuple(wrong),
    )


def _in_words(years: Sequence[tuple[int, int]]) -> str:
    return " or ".join(str(one) if one == last else f"{one}-{last}" for one, last in years)


_BEGINS = "lower({}) LIKE lower(?) || '%' ESCAPE '\\'"
_HAS = "lower({}) LIKE '%' || lower(?) || '%' ESCAPE '\\'"
"""Large and small letters are one in both engines only where they are made so."""
_CALLED = (
    "s.slug = ? OR p.slug = ? OR lower(p.name) = lower(?)",
    " OR ".join(_BEGINS.format(it) for it in ("s.slug", "p.slug", "p.name")),
    " OR ".join(_HAS.format(it) for it in ("s.title", "p.name", "s.slug")),
)


def _sources(connection: Connection, name: str) -> set[int]:
    """The sources that are called so, or whose publisher is; else those whose id or publisher begins so, or that have
    it in their title."""
    for nth, called in enumerate(_CALLED):
        rows = connection.execute(
            f"SELECT s.id FROM source s JOIN entity p ON p.id = s.publisher_id WHERE {called}",
            (_literal(name) if nth else name,) * 3,
        ).fetchall()
        if rows:
            return {number for (number,) in rows}
    return set()


def _literal(name: str) -> str:
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _speakers(connection: Connection, name: str) -> set[int]:
    """Those who are called so and speak, or pass on; else those whose id or name begins so; else those of whose names a
    word does."""
    from store.reads.same import stands

    who = "(id IN (SELECT speaker_id FROM claim) OR id IN (SELECT entity_id FROM claim_via))"
    begins, word = _BEGINS.format("n.text"), "lower(n.text) LIKE '% ' || lower(?) || '%' ESCAPE '\\'"
    for called, told in (
        ("slug = ? OR lower(name) = lower(?)", (stands(connection, name), name)),
        (f"{_BEGINS.format('slug')} OR {_BEGINS.format('name')}", (_literal(name),) * 2),
        (
            f"EXISTS (SELECT 1 FROM name n WHERE n.entity_id = entity.id AND ({begins} OR {word}))",
            (_literal(name),) * 2,
        ),
    ):
        rows = connection.execute(f"SELECT id FROM entity WHERE ({called}) AND {who}", told).fetchall()
        if rows:
            return {number for (number,) in rows}
    return set()


def _of_years(connection: Connection, years: Sequence[tuple[int, int]]) -> set[int]:
    found: set[int] = set()
    for first, last in years:
        low = date(max(first, 1), 1, 1).toordinal()
        high = date(max(last, 1), 12, 31).toordinal()
        found |= {
            number
            for (number,) in connection.execute(
                "SELECT id FROM source WHERE coalesce(published_lo, published_hi) <= ? "
                "AND coalesce(published_hi, published_lo) >= ?",
                (high, low),
            )
        }
    return found


def _cited(connection: Connection, speakers: set[int]) -> dict[int, list[Span]]:
    """What the claims of some speakers, or those they passed on, cite of each wording."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for marks, lot in lots(sorted(speakers)):
        rows = connection.execute(
            f"""
            SELECT t.rendition_id, coalesce(t.held_start, t.start), coalesce(t.held_end, t."end") FROM citation t
            WHERE t.status NOT IN ('orphan', 'unheld') AND t.claim_id IN (
                SELECT id FROM claim WHERE speaker_id IN ({marks})
                UNION SELECT claim_id FROM claim_via WHERE entity_id IN ({marks}))
            """,
            (*lot, *lot),
        )
        for number, start, end in rows:
            found[number].append((start, end))
    return dict(found)
