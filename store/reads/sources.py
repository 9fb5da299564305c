"""Sources and their texts with every cited passage."""

from __future__ import annotations

from store.db.connection import Connection
from store.model.claims import ClaimView, Lit, SourcePage, SourceRow
from store.reads.claims import claim_views, source_rows
from store.values.dates.clock import minute_of


def sources(connection: Connection) -> tuple[SourceRow, ...]:
    """All sources in the order of their days."""
    return tuple(source_rows(connection, by_days(connection)).values())


def by_days(connection: Connection) -> list[int]:
    """All sources by row id in the order of their days, of one day by the hour they name; those without a day last.

    What is about a day stands behind what is of the first day that it may be of.
    """
    rows = connection.execute(
        "SELECT id, coalesce(published_lo, published_hi) AS day, published FROM source "
        "ORDER BY day NULLS LAST, published_hi NULLS FIRST, slug"
    ).fetchall()
    if any("T" in published for _, _, published in rows):
        rows.sort(key=lambda row: (row[1] is None, row[1] or 0, minute_of(row[2]) or 0))
    return [row[0] for row in rows]


def source(connection: Connection, slug: str, rendition: str | None = None) -> SourcePage | None:
    """A source in one rendition. Without a label: the original where held, else the case's main text."""
    row = connection.execute("SELECT id FROM source WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        return None
    found = connection.execute(
        """
        SELECT id, label, text FROM rendition WHERE source_id = :source AND (:label IS NULL OR label = :label)
        ORDER BY text IS NULL, kind <> 'original', main DESC, position LIMIT 1
        """,
        {"source": row[0], "label": rendition},
    ).fetchone()
    if found is None:
        return None
    number, label, text = found
    return SourcePage(
        source=source_rows(connection, [row[0]])[row[0]],
        rendition=label,
        text=text,
        lit=_lit(connection, number) if text is not None else (),
    )


def _lit(connection: Connection, rendition: int) -> tuple[Lit, ...]:
    rows = connection.execute(
        """
        SELECT coalesce(t.held_start, t.start), coalesce(t.held_end, t."end"), c.id
        FROM citation t JOIN claim c ON c.id = t.claim_id
        WHERE t.rendition_id = ? AND t.status NOT IN ('orphan', 'unheld') ORDER BY 1, 2, c.position
        """,
        (rendition,),
    ).fetchall()
    claims = claim_views(connection, [row[2] for row in rows])
    places: dict[tuple[int, int], list[ClaimView]] = {}
    for start, end, claim in rows:
        places.setdefault((start, end), []).append(claims[claim])
    return tuple(Lit(start, end, tuple(own)) for (start, end), own in places.items())
