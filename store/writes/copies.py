"""Sources whose wording is nearly that of an earlier one: they add no origin."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlmodel import Session

from store.db import bulk
from store.db.bulk import Row
from store.db.connection import Connection
from store.db.lots import lots
from store.db.tables import Source
from store.db.writing import driver
from store.text.shingles import near_copies, near_copies_of

#: Two texts that share this much of their five-word shingles are one wording (docs/verdicts.md).
COPY_FLOOR = 0.7

#: The wordings that are compared, the original before a translation. A digest is our wording, not the source's: two
#: digests may sound alike and mean nothing by it, as may two records of rows.
_COMPARED = (
    "SELECT s.slug, r.id FROM rendition r JOIN source s ON s.id = r.source_id "
    "WHERE r.text IS NOT NULL AND r.kind NOT IN ('digest', 'record') ORDER BY r.kind, r.position"
)
_Pair = tuple[str, str, float]


def near(plain: Connection, text: str) -> list[tuple[str, float]]:
    """The sources whose wording is nearly that of a text, and how much of it is shared, the nearest first."""
    found = near_copies_of({"": text}, _texts(plain), COPY_FLOOR)
    return [(other, score) for _, other, score in found]


def find_copies(session: Session, only: Collection[int] | None = None) -> set[int]:
    """Mark sources whose wording is nearly that of an earlier one: they add no origin.

    ``only`` are the sources (row ids, also of those that are gone) with another text or day than before, where all
    else is as it was; None looks through all. Returns the sources of which the mark changed.
    """
    plain = driver(session)
    columns = ("id", "slug", "published_lo", "copy_of_id", "copy_score")
    sources = {row["slug"]: row for row in bulk.stored(session, Source, columns=columns)}
    if only is None:
        anew = set(sources)
        pairs = near_copies(dict(_texts(plain)), COPY_FLOOR)
    else:
        anew = {slug for slug, row in sources.items() if row["id"] in only or row["copy_of_id"] in only}
        if not anew:
            return set()
        pairs = near_copies_of(dict(_texts(plain, only=anew)), _texts(plain, without=anew), COPY_FLOOR)
    told = bulk.differing(sources, _best(sources, pairs, anew))
    bulk.change(session, Source, told)
    return {row["id"] for row in told}


def _best(sources: dict[str, Row], pairs: list[_Pair], anew: set[str]) -> dict[str, Row]:
    """Of which source each is a copy: of the one it shares most with. Those not looked at ``anew`` keep a better."""
    found: dict[str, tuple[str, float]] = {}
    for left, right, score in pairs:
        first, later = sorted((left, right), key=lambda slug: (sources[slug]["published_lo"] or 0, slug))
        if later not in found:  # the best pairs come first
            found[later] = (first, score)
    by_id = {row["id"]: slug for slug, row in sources.items()}
    wanted: dict[str, Row] = {slug: {"copy_of_id": None, "copy_score": None} for slug in anew}
    for later, (first, score) in found.items():
        kept = sources[later]
        if later not in anew and kept["copy_of_id"] is not None:
            there = (-kept["copy_score"], *sorted((later, by_id[kept["copy_of_id"]])))
            if there <= (-score, *sorted((later, first))):
                continue
        wanted[later] = {"copy_of_id": sources[first]["id"], "copy_score": score}
    return wanted


def _texts(
    plain: Connection, *, without: Collection[str] = (), only: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """The wordings that are compared, one of each source, one after the other."""
    chosen: dict[str, int] = {}
    for slug, rendition in plain.execute(_COMPARED).fetchall():
        if slug not in without and (only is None or slug in only):
            chosen.setdefault(slug, rendition)
    by_id = {rendition: slug for slug, rendition in chosen.items()}
    for marks, lot in lots(sorted(by_id)):
        for rendition, text in plain.execute(f"SELECT id, text FROM rendition WHERE id IN ({marks})", lot):
            yield by_id[rendition], text
