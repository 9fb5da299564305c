"""Bring a store's sources and renditions up to a case. An attached text outlives a reload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select, update

from store.case_check import CheckedCase
from store.case_read import ReadRendition, ReadSource
from store.shingles import near_copies
from store.tables import Citation, Rendition, Source

if TYPE_CHECKING:
    from store.load import Changes

#: Two texts that share this much of their five-word shingles are one wording (docs/verdicts.md).
COPY_FLOOR = 0.7


def load_sources(session: Session, case: CheckedCase, entities: dict[str, int], changes: Changes) -> dict[str, int]:
    """Write the case's sources, whom they copy, and their renditions. Returns the row id of each slug.

    Sources that left the case stay for now: claims that moved to another source keep their rows.
    """
    rows = {row.slug: row for row in session.exec(select(Source))}
    known, changed = set(rows), set()
    for slug, source in case.sources.items():
        wanted = _fields(case, source, entities)
        found = rows.get(slug)
        if found is None:
            rows[slug] = Source(slug=slug, **wanted)
            session.add(rows[slug])
            changes.count(changes.added, "sources")
        elif update_row(found, wanted):
            changed.add(slug)
    session.flush()
    ids = {slug: row.id for slug, row in rows.items() if row.id is not None}
    for slug, source in case.sources.items():
        original = ids[source.head.syndicated_from] if source.head.syndicated_from else None
        if update_row(rows[slug], {"syndicated_from_id": original}):
            changed.add(slug)
        _renditions(session, rows[slug], source, changes)
    changed &= known
    if changed:
        changes.count(changes.changed, "sources", len(changed))
        changes.everything = True
    session.flush()
    return ids


def update_row(row: Any, wanted: dict[str, Any]) -> bool:
    """Set what differs; whether anything did."""
    differs = {key: value for key, value in wanted.items() if getattr(row, key) != value}
    for key, value in differs.items():
        setattr(row, key, value)
    return bool(differs)


def _fields(case: CheckedCase, source: ReadSource, entities: dict[str, int]) -> dict[str, Any]:
    head, span = source.head, case.published[source.head.id]
    return {
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


def _renditions(session: Session, row: Source, source: ReadSource, changes: Changes) -> None:
    stored = {r.label: r for r in session.exec(select(Rendition).where(Rendition.source_id == row.id))}
    for label in stored.keys() - {r.label for r in source.renditions}:
        session.delete(stored[label])
        changes.count(changes.removed, "renditions")
    assert row.id is not None
    for position, read in enumerate(source.renditions):
        wanted = {"kind": read.kind, "language": read.language, "main": read.main, "position": position}
        if read.length is not None:
            wanted["length"] = read.length
        found = stored.get(read.label)
        if found is None:
            session.add(
                Rendition(source_id=row.id, label=read.label, sha256=read.sha256, text=read.text, **wanted)  # type: ignore[arg-type]
            )
            changes.count(changes.added, "renditions")
        elif any((update_row(found, wanted), _text(session, found, read))):
            changes.count(changes.changed, "renditions")


def _text(session: Session, row: Rendition, read: ReadRendition) -> bool:
    """Bring a rendition's text up to the case; whether anything changed."""
    if read.text is not None:
        return update_row(row, {"sha256": read.sha256, "text": read.text, "held_sha256": None})
    if row.sha256 != read.sha256:
        # another text under the same label: what was attached no longer belongs to it
        session.exec(
            update(Citation)
            .where(col(Citation.rendition_id) == row.id)
            .values(status="unheld", score=None, held_start=None, held_end=None)
        )
        return update_row(row, {"sha256": read.sha256, "text": None, "held_sha256": None})
    if row.text is not None and row.held_sha256 is None:
        # the case held the very text until now: it is as good as attached
        return update_row(row, {"held_sha256": row.sha256})
    return False


def drop_sources(session: Session, case: CheckedCase, changes: Changes) -> None:
    """Remove the sources that left the case, with their renditions and citations."""
    gone = [row for row in session.exec(select(Source)) if row.slug not in case.sources]
    if not gone:
        return
    numbers = [row.id for row in gone]
    for row in session.exec(select(Source).where(col(Source.copy_of_id).in_(numbers))):
        row.copy_of_id, row.copy_score = None, None
    session.flush()
    for row in gone:
        session.delete(row)
    session.flush()
    changes.count(changes.removed, "sources", len(gone))
    changes.everything = True


def find_copies(session: Session) -> bool:
    """Mark sources whose wording is nearly that of an earlier one: they add no origin.

    Returns whether any mark changed.
    """
    sources = {row.id: row for row in session.exec(select(Source)) if row.id is not None}
    texts: dict[str, str] = {}
    # a digest is our wording, not the source's: two digests may sound alike and mean nothing by it
    for rendition in session.exec(
        select(Rendition)
        .where(col(Rendition.text).is_not(None), Rendition.kind != "digest")
        .order_by(Rendition.kind, col(Rendition.position))
    ):
        assert rendition.text is not None
        texts.setdefault(str(rendition.source_id), rendition.text)  # the original before a translation
    found: dict[int, tuple[int, float]] = {}
    for left, right, score in near_copies(texts, floor=COPY_FLOOR):
        first, later = sorted((int(left), int(right)), key=lambda number: (sources[number].published_lo or 0, number))
        if later not in found or found[later][1] < score:
            found[later] = (first, score)
    changed = False
    for number, row in sources.items():
        original, value = found.get(number, (None, None))
        changed |= update_row(row, {"copy_of_id": original, "copy_score": value})
    session.flush()
    return changed
