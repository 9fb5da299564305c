"""Passages that were found as rows: the words around the hits, where they stand, and who is cited there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.dates import day
from store.model.out.passages import PassageRow
from store.search.words.find import Found
from store.search.words.hits import Span

AROUND = 240
"""Code points of a passage that are shown with its hits, where it is longer."""
_BEFORE = 60
"""Of these before the first hit."""


class Wording(NamedTuple):
    """A wording of a source: the source's row, what names the two, and which of its wordings it is."""

    number: int
    slug: str
    publisher: str
    title: str
    published: str
    label: str
    position: int


def wordings(connection: Connection, renditions: Sequence[int]) -> dict[int, Wording]:
    """Some wordings by row id."""
    found: dict[int, Wording] = {}
    for marks, lot in lots(sorted(set(renditions))):
        rows = connection.execute(
            "SELECT r.id, s.id, s.slug, p.name, s.title, s.published, r.label, r.position FROM rendition r "
            f"JOIN source s ON s.id = r.source_id JOIN entity p ON p.id = s.publisher_id WHERE r.id IN ({marks})",
            lot,
        )
        found.update({number: Wording(*rest) for number, *rest in rows})
    return found


def rows(connection: Connection, found: Sequence[Found], of: Mapping[int, Wording]) -> tuple[PassageRow, ...]:
    """The passages as rows, in their order."""
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


def _row(one: Found, text: str, of: Wording, cites: Sequence[_Cite]) -> PassageRow:
    begins, ends = around(text, one)
    words = one_line(text[begins:ends])
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
        "spelling" if one.spelling else "words",
    )


def one_line(words: str) -> str:
    """Words on one line, code point for code point."""
    return words if words.isprintable() else "".join(" " if char.isspace() else char for char in words)


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
