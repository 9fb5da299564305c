"""Sources whose wording is nearly that of an earlier one: they add no origin."""

from __future__ import annotations

from sqlmodel import Session, col, select

from store.db import bulk
from store.db.bulk import Row
from store.db.tables import Rendition, Source
from store.text.shingles import near_copies

#: Two texts that share this much of their five-word shingles are one wording (docs/verdicts.md).
COPY_FLOOR = 0.7


def find_copies(session: Session) -> bool:
    """Mark sources whose wording is nearly that of an earlier one: they add no origin.

    Returns whether any mark changed.
    """
    sources = {row["id"]: row for row in bulk.stored(session, Source)}
    by_slug = {row["slug"]: row for row in sources.values()}
    texts: dict[str, str] = {}
    # a digest is our wording, not the source's: two digests may sound alike and mean nothing by it
    for source, text in session.exec(
        select(Rendition.source_id, Rendition.text)
        .where(col(Rendition.text).is_not(None), Rendition.kind != "digest")
        .order_by(Rendition.kind, col(Rendition.position))
    ):
        assert text is not None
        texts.setdefault(sources[source]["slug"], text)  # the original before a translation
    found: dict[int, tuple[int, float]] = {}
    for left, right, score in near_copies(texts, floor=COPY_FLOOR):
        # of one day the first by its id: it does not matter which came into the store before
        first, later = sorted((by_slug[left], by_slug[right]), key=lambda row: (row["published_lo"] or 0, row["slug"]))
        if later["id"] not in found or found[later["id"]][1] < score:
            found[later["id"]] = (first["id"], score)
    wanted: dict[int, Row] = {}
    for number in sources:
        original, value = found.get(number, (None, None))
        wanted[number] = {"copy_of_id": original, "copy_score": value}
    told = bulk.differing(sources, wanted)
    bulk.change(session, Source, told)
    return bool(told)
