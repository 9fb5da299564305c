"""Passages by their words, as screens and commands ask for them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.dates import day
from store.model.out.passages import FoundBy, PassageRow, PassagesFound
from store.reads.sources import by_days
from store.search.words.asked import Asked, Term, parse
from store.search.words.find import Found
from store.search.words.hits import Span

AROUND = 240
"""Code points of a passage that are shown with its hits, where it is longer."""
_BEFORE = 60
"""Of these before the first hit."""


class Where(NamedTuple):
    """The wordings that are asked about, and the parts of them where only those are that a voice's claims cite."""

    renditions: frozenset[int]
    cited: Mapping[int, Sequence[Span]] | None
    words: tuple[str, ...]
    left_out: tuple[str, ...]


def passages(
    connection: Connection,
    query: str,
    *,
    source: str | None = None,
    voice: str | None = None,
    year: str | None = None,
    limit: int = 50,
    partial: bool = True,
) -> PassagesFound:
    """The passages that a query finds; what is told beside it says where else than the query does."""
    from store.search.words.scan import scanned

    asked = parse(query, partial=partial)
    where = _where(connection, asked, source, voice, year)
    left = [*asked.left_out, *where.left_out]
    if asked.is_empty:
        return PassagesFound(query, "", left_out=tuple(left))
    found: list[Found] = []
    for one in scanned(connection, asked, where.renditions):
        if one is None:
            left.append("not all texts were read: whoever may write the store lets 'whosays reindex' make their index")
        elif where.cited is None or _meets(where.cited.get(one.rendition, ()), one):
            found.append(one)
    order = {number: place for place, number in enumerate(by_days(connection))}
    of = _wordings(connection, [one.rendition for one in found])
    found.sort(key=lambda one: (one.spelling, order[of[one.rendition].number], one.rendition, one.start))
    rows = _rows(connection, found[:limit], of)
    return PassagesFound(query, understood(asked, where), rows, len(found) > limit, tuple(left))


def understood(asked: Asked, where: Where) -> str:
    """What is looked for, in words."""
    words = [_told(term) for term in asked.terms]
    words += [f"not {_told(term)}" for term in asked.without]
    return ", ".join([*words, *where.words])


def _told(term: Term) -> str:
    if term.quoted:
        return f'"{term.text}"'
    return term.text.rstrip("*") + ("*" if term.text.endswith("*") else "")


def _meets(cited: Sequence[Span], one: Found) -> bool:
    return any(start < one.end and end > one.start for start, end in cited)


# where


def _where(connection: Connection, asked: Asked, source: str | None, voice: str | None, year: str | None) -> Where:
    told: list[str] = []
    left: list[str] = []
    kept: set[int] | None = None

    def keep(numbers: set[int]) -> None:
        nonlocal kept
        kept = numbers if kept is None else kept & numbers

    for name in (*asked.sources, *([source] if source else [])):
        found = _sources(connection, name)
        if not found:
            left.append(f"no source is called {name!r}")
        told.append(f"source {name}")
        keep(found)
    years = [*asked.years, *(parse(f"year:{year}").years if year else ())]
    if years:
        told.append(" or ".join(str(one) if one == last else f"{one}-{last}" for one, last in years))
        keep(_of_years(connection, years))
    cited: dict[int, list[Span]] | None = None
    for name in (*asked.voices, *([voice] if voice else [])):
        speakers = _speakers(connection, name)
        if not speakers:
            left.append(f"no voice is called {name!r}")
        told.append(f"voice {name}")
        here = _cited(connection, speakers)
        cited = here if cited is None else {at: spans for at, spans in here.items() if at in cited}
    rows = connection.execute("SELECT id, source_id FROM rendition").fetchall()
    renditions = {number for number, of in rows if kept is None or of in kept}
    if cited is not None:
        renditions &= cited.keys()
    return Where(frozenset(renditions), cited, tuple(told), tuple(left))


_CALLED = (
    "s.slug = ? OR p.slug = ? OR lower(p.name) = lower(?)",
    "s.slug LIKE ? || '%' ESCAPE '\\' OR p.slug LIKE ? || '%' ESCAPE '\\' OR p.name LIKE ? || '%' ESCAPE '\\'",
    "s.title LIKE '%' || ? || '%' ESCAPE '\\' OR p.name LIKE '%' || ? || '%' ESCAPE '\\' "
    "OR s.slug LIKE '%' || ? || '%' ESCAPE '\\'",
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
    """Those who are called so and speak, or pass on; else those whose id or name begins so."""
    from store.reads.same import stands

    who = "(id IN (SELECT speaker_id FROM claim) OR id IN (SELECT entity_id FROM claim_via))"
    for called, told in (
        ("slug = ? OR lower(name) = lower(?)", (stands(connection, name), name)),
        ("slug LIKE ? || '%' ESCAPE '\\' OR name LIKE ? || '%' ESCAPE '\\'", (_literal(name),) * 2),
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


# rows


class _Wording(NamedTuple):
    number: int
    slug: str
    publisher: str
    title: str
    published: str
    label: str


def _wordings(connection: Connection, renditions: Sequence[int]) -> dict[int, _Wording]:
    found = {}
    for marks, lot in lots(sorted(set(renditions))):
        rows = connection.execute(
            "SELECT r.id, s.id, s.slug, p.name, s.title, s.published, r.label FROM rendition r "
            f"JOIN source s ON s.id = r.source_id JOIN entity p ON p.id = s.publisher_id WHERE r.id IN ({marks})",
            lot,
        )
        found.update({number: _Wording(*rest) for number, *rest in rows})
    return found


def _rows(connection: Connection, found: Sequence[Found], of: Mapping[int, _Wording]) -> tuple[PassageRow, ...]:
    made: dict[Found, PassageRow] = {}
    by_text: defaultdict[int, list[Found]] = defaultdict(list)
    for one in found:
        by_text[one.rendition].append(one)
    for number, these in by_text.items():
        (text,) = connection.execute("SELECT text FROM rendition WHERE id = ?", (number,)).fetchone()
        cites = _cites(connection, number)
        for one in these:
            made[one] = _row(one, text, of[number], cites)
    return tuple(made[one] for one in found)


_Cite = tuple[int, int, str, str, str]


def _cites(connection: Connection, rendition: int) -> list[_Cite]:
    return connection.execute(
        """
        SELECT coalesce(t.held_start, t.start), coalesce(t.held_end, t."end"), c.slug, e.slug, e.name
        FROM citation t JOIN claim c ON c.id = t.claim_id JOIN entity e ON e.id = c.entity_id
        WHERE t.rendition_id = ? AND t.status NOT IN ('orphan', 'unheld') ORDER BY 1, 2, c.position
        """,
        (rendition,),
    ).fetchall()


def _row(one: Found, text: str, of: _Wording, cites: Sequence[_Cite], by: FoundBy = "words") -> PassageRow:
    begins, ends = around(text, one)
    words = "".join(" " if char.isspace() else char for char in text[begins:ends])
    lit = tuple((max(start - begins, 0), min(end, ends) - begins) for start, end in one.spans if begins <= start < ends)
    first = begins + lit[0][0] if lit else one.spans[0][0]
    here = [cite for cite in cites if cite[0] < ends and cite[1] > begins]
    _, _, claim, entity, name = next(
        (cite for cite in here if cite[0] <= first < cite[1]), here[0] if here else (0, 0, "", "", "")
    )
    return PassageRow(
        of.slug,
        of.publisher,
        of.title,
        day(of.published),
        of.label,
        one.start,
        one.end,
        words,
        begins,
        lit,
        first,
        len({cite[2] for cite in here}),
        claim,
        entity,
        name,
        "spelling" if one.spelling else by,
    )


def around(text: str, one: Found) -> Span:
    """The part of a passage that is shown: where most of its hits stand together, from one blank to another."""
    start, end = one.start, one.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= AROUND:
        return start, end
    firsts = [span[0] for span in one.spans]
    anchor = max(firsts, key=lambda at: (bisect_right(firsts, at + AROUND - 2 * _BEFORE) - firsts.index(at), -at))
    begins = max(start, min(anchor - _BEFORE, end - AROUND))
    while begins > start and not text[begins - 1].isspace() and anchor - begins < 2 * _BEFORE:
        begins -= 1
    ends = min(end, max(begins + AROUND, next(to for at, to in one.spans if at == anchor)))
    while ends < end and not text[ends].isspace() and ends - begins < AROUND + _BEFORE:
        ends += 1
    return begins, ends
