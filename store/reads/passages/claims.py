"""Passages by what a claim says that cites them: whom it is about, what, the value, who says so; and by the words that
are cited of a text that is not held."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.dates import day
from store.labels.questions import property_label
from store.model.out.passages import PassageRow
from store.properties.stored import vocabulary_of
from store.reads.passages.rows import one_line
from store.reads.passages.where import Where
from store.search.passages import claims_with
from store.search.tokens.cutting import tokens
from store.search.tokens.pieces import starts
from store.search.words.asked import Asked
from store.search.words.find import Found
from store.search.words.hits import OfText, hits_in, places
from store.search.words.spelt import left_out

_MOST = 400
"""Claims that are looked through."""


def by_claims(
    connection: Connection, asked: Asked, where: Where, found: Sequence[Found], most: int
) -> list[PassageRow]:
    """At most so many passages that the claims cite which say what is asked, beside those that were ``found``."""
    claims = claims_with(
        connection,
        [(term.text.strip("*"), term.begun) for term in asked.terms],
        [(term.text.strip("*"), term.begun) for term in asked.without],
        _MOST,
    )
    query = " ".join(f'"{term.text}"' if term.quoted else term.text for term in asked.terms)
    vocabulary = vocabulary_of(connection)
    out: list[PassageRow] = []
    told: set[int] = set()
    for marks, lot in lots(claims):
        rows = connection.execute(
            f"""
            SELECT c.id, c.slug, c.source_id, c.speaker_id, c.property, coalesce(nullif(c.label, ''), c.says), v.name,
                   e.slug, e.name, s.slug, p.name, s.title, s.published,
                   r.id, r.label, coalesce(t.held_start, t.start), coalesce(t.held_end, t."end"), r.text IS NOT NULL,
                   CASE WHEN r.text IS NULL THEN coalesce(t.exact, '')
                        ELSE substr(r.text, coalesce(t.held_start, t.start) + 1,
                                    coalesce(t.held_end, t."end") - coalesce(t.held_start, t.start)) END
            FROM citation t JOIN claim c ON c.id = t.claim_id JOIN rendition r ON r.id = t.rendition_id
            JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id
            JOIN source s ON s.id = c.source_id
            JOIN entity p ON p.id = s.publisher_id
            WHERE t.claim_id IN ({marks}) AND t.status <> 'orphan' ORDER BY t.claim_id, t.id
            """,
            lot,
        ).fetchall()
        told |= {row[0] for row in rows if _is_in(found, *row[-6:-2])}
        if asked.without:
            told |= {row[0] for row in rows if row[-2] and _has_around(connection, asked, row[-6], row[-4])}
        place = {claim: nth for nth, claim in enumerate(claims)}
        for row in sorted(rows, key=lambda it: (place[it[0]], not it[-2])):
            number, slug, source, speaker, prop, value, who, entity, name, of, publisher, title, published, *rest = row
            rendition, label, start, end, held, words = rest
            if number in told or not where.fits(source, speaker, rendition):
                continue
            told.add(number)
            lit = hits_in(query, words)
            first = start + lit[0][0] if lit else start
            out.append(
                PassageRow(
                    of,
                    publisher,
                    title,
                    day(published),
                    label,
                    start,
                    end,
                    one_line(words),
                    start,
                    lit,
                    first if held else None,
                    1,
                    slug,
                    entity,
                    name,
                    "words" if lit and not held else "claim",
                    f"{name}: {property_label(vocabulary, prop)}: {value} ({who})",
                )
            )
            if len(out) >= most:
                return out
    return out


def _is_in(found: Sequence[Found], rendition: int, _: str, start: int, end: int) -> bool:
    """Whether a passage that was found has words in common with what is cited."""
    return any(one.rendition == rendition and one.start < end and start < one.end for one in found)


def _has_around(connection: Connection, asked: Asked, rendition: int, at: int) -> bool:
    """Whether the passage around a place of a text has one of the words that are left out."""
    (text,) = connection.execute("SELECT text FROM rendition WHERE id = ?", (rendition,)).fetchone()
    begins = [*starts(text), len(text)]
    nth = max(bisect_right(begins, at) - 1, 0)
    start, end = begins[nth : nth + 2]
    cut = tuple(tokens(text, start, end))
    return any(places(cut, it) for it in left_out(asked, OfText(cut, text[start:end])))
