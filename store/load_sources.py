"""Bring a store's sources and renditions up to a case. An attached text outlives a reload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, select

from store.case_check import CheckedCase
from store.case_read import ReadSource
from store.shingles import near_copies
from store.tables import Rendition, Source

if TYPE_CHECKING:
    from store.load import Changes

#: Two texts that share this much of their five-word shingles are one wording (docs/verdicts.md).
COPY_FLOOR = 0.7


def load_sources(session: Session, case: CheckedCase, entities: dict[str, int], changes: Changes) -> dict[str, int]:
    """Write sources, who copies whom, and renditions. Returns the row id of each slug."""
    rows = {row.slug: row for row in session.exec(select(Source))}
    for slug, row in list(rows.items()):
        if slug not in case.sources:
            session.delete(row)
            del rows[slug]
            changes.count(changes.removed, "sources")
            changes.everything = True
    for slug, source in case.sources.items():
        head = source.head
        span = case.published[slug]
        wanted: dict[str, Any] = {
            "publisher_id": entities[head.publisher],
            "title": head.title,
            "published": head.published,
            "published_lo": span.lo if span else None,
            "published_hi": span.hi if span else None,
            "language": head.language,
            "address": head.address,
            "inferred": ",".join(head.inferred),
            "note": head.note,
        }
        found = rows.get(slug)
        if found is None:
            rows[slug] = Source(slug=slug, **wanted)
            session.add(rows[slug])
            changes.count(changes.added, "sources")
        elif any(getattr(found, key) != value for key, value in wanted.items()):
            for key, value in wanted.items():
                setattr(found, key, value)
            changes.count(changes.changed, "sources")
            changes.everything = True
    session.flush()
    ids = {slug: row.id for slug, row in rows.items() if row.id is not None}
    for slug, source in case.sources.items():
        original = ids[source.head.syndicated_from] if source.head.syndicated_from else None
        if rows[slug].syndicated_from_id != original:
            rows[slug].syndicated_from_id = original
            changes.everything = True
        _renditions(session, rows[slug], source, changes)
    session.flush()
    find_copies(session, changes)
    return ids


def _renditions(session: Session, row: Source, source: ReadSource, changes: Changes) -> None:
    stored = {r.label: r for r in session.exec(select(Rendition).where(Rendition.source_id == row.id))}
    for label in stored.keys() - {r.label for r in source.renditions}:
        session.delete(stored[label])
        changes.count(changes.removed, "renditions")
    assert row.id is not None
    for position, read in enumerate(source.renditions):
        found = stored.get(read.label)
        if found is None:
            found = Rendition(source_id=row.id, label=read.label, kind=read.kind, sha256=read.sha256)
            session.add(found)
            changes.count(changes.added, "renditions")
        elif found.sha256 != read.sha256:
            # another text under the same label: what was attached no longer belongs to it
            found.text, found.held_sha256 = None, None
            changes.count(changes.changed, "renditions")
            changes.everything = True
        found.kind, found.language, found.sha256 = read.kind, read.language, read.sha256
        found.main, found.position = read.main, position
        if read.length is not None:
            found.length = read.length
        if read.text is not None:
            found.text = read.text


def find_copies(session: Session, changes: Changes) -> None:
    """Mark sources whose wording is nearly that of an earlier one: they add no origin."""
    sources = {row.id: row for row in session.exec(select(Source)) if row.id is not None}
    originals: dict[str, str] = {}
    for rendition in session.exec(select(Rendition)):
        # a digest is our wording, not the source's: two digests may sound alike and mean nothing by it
        if rendition.text is not None and rendition.kind != "digest":
            originals[str(rendition.source_id)] = rendition.text
    found: dict[int, tuple[int, float]] = {}
    for left, right, score in near_copies(originals, floor=COPY_FLOOR):
        first, later = sorted((int(left), int(right)), key=lambda number: (sources[number].published_lo or 0, number))
        if later not in found or found[later][1] < score:
            found[later] = (first, score)
    for number, row in sources.items():
        original, value = found.get(number, (None, None))
        if row.copy_of_id != original:
            row.copy_of_id, row.copy_score = original, value
            changes.everything = True
