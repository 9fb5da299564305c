"""Bring a store's sources and renditions up to a case. An attached text outlives a reload."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlmodel import Session, col, update

from store.case.checks.checked import CheckedCase
from store.case.models import RenditionEntry, SourceHead
from store.case.read import ReadRendition, ReadSource
from store.db import bulk
from store.db.bulk import Row
from store.db.lots import lots
from store.db.tables import Citation, Rendition, Source
from store.db.writing import driver
from store.writes.batch import Batch, Ids
from store.writes.touching import touch_by_sources

if TYPE_CHECKING:
    from store.writes.changes import Changes

#: What of a source bears on verdicts: whose word a claim is, and when it was told.
_BEARING = {"publisher_id", "published", "published_lo", "published_hi", "syndicated_from_id", "original", "zone"}


def load_sources(session: Session, batch: Batch, entities: Ids, ids: Ids, changes: Changes) -> None:
    """Write the batch's sources, whom they copy, and their renditions; ``ids`` learns their row ids.

    Sources that left stay for now: claims that moved to another source keep their rows.
    """
    rows = _stored(session, batch)
    ids.update((slug, row["id"]) for slug, row in rows.items())
    added = [slug for slug in batch.sources if slug not in rows]
    ids.update(zip(added, bulk.next_ids(session, Source, len(added)), strict=True))
    wanted = {slug: _fields(batch.case, source, entities, ids) for slug, source in batch.sources.items()}
    # one may copy another that comes later
    copied = "syndicated_from_id"
    bulk.put(session, Source, [{"id": ids[slug], "slug": slug, **wanted[slug], copied: None} for slug in added])
    changes.count(changes.added, "sources", len(added))
    copies = [slug for slug in added if wanted[slug][copied] is not None]
    bulk.change(session, Source, [{"id": ids[slug], copied: wanted[slug][copied]} for slug in copies])
    told = bulk.differing(rows, wanted)
    moved = {row["id"] for row in told if row.keys() & _BEARING}
    if any("original" in row for row in told):
        touch_by_sources(session, moved, changes)  # those that copied the same before
    bulk.change(session, Source, told)
    changes.count(changes.changed, "sources", len(told))
    touch_by_sources(session, moved | {ids[slug] for slug in added if wanted[slug]["original"]}, changes)
    changes.reworded |= {ids[slug] for slug in added} | {row["id"] for row in told if "published_lo" in row}
    _load_renditions(session, batch.sources, ids, changes)


def restand_publishers(session: Session, batch: Batch, entities: Ids, changes: Changes) -> None:
    """Have the sources that are not in the batch published by those that stand for their publishers now."""
    plain = driver(session)
    for slug in batch.published:
        (number, publisher, data) = plain.execute(
            "SELECT s.id, s.publisher_id, r.data FROM source s JOIN record r ON r.kind = 'source' AND r.ref = s.slug "
            "WHERE s.slug = ?",
            (slug,),
        ).fetchone()
        wanted = entities[json.loads(data)["publisher"]]
        if wanted != publisher:
            plain.execute("UPDATE source SET publisher_id = ? WHERE id = ?", (wanted, number))
            touch_by_sources(session, {number}, changes)
            changes.count(changes.changed, "sources")


def _stored(session: Session, batch: Batch) -> dict[str, Row]:
    if batch.whole:
        return {row["slug"]: row for row in bulk.stored(session, Source)}
    rows: dict[str, Row] = {}
    for _, lot in lots(list(batch.sources)):
        rows |= {row["slug"]: row for row in bulk.stored(session, Source, col(Source.slug).in_(lot))}
    return rows


def _fields(case: CheckedCase, source: ReadSource, entities: Ids, sources: Ids) -> Row:
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
        "authors": "\n".join(head.authors),
        "original": head.original or "",
        "zone": head.zone,
        "syndicated_from_id": sources[head.syndicated_from] if head.syndicated_from else None,
    }


def _load_renditions(session: Session, sources: Mapping[str, ReadSource], ids: Ids, changes: Changes) -> None:
    stored: dict[int, dict[str, Row]] = {}
    columns = [name for name in Rendition.model_fields if name != "text"]
    held: set[int] = set()
    for _, lot in lots(sorted(ids[slug] for slug in sources)):
        of = col(Rendition.source_id).in_(lot)
        for row in bulk.stored(session, Rendition, of, columns=columns):
            stored.setdefault(row["source_id"], {})[row["label"]] = row
        held |= {
            row["id"] for row in bulk.stored(session, Rendition, of, col(Rendition.text).is_not(None), columns=("id",))
        }
    gone: list[int] = []
    new: list[Row] = []
    changed: list[Row] = []
    for slug, source in sources.items():
        left = stored.get(ids[slug], {})
        entries = {it.id: it for it in source.head.other_renditions}
        for position, read in enumerate(source.renditions):
            wanted: Row = {"kind": read.kind, "language": read.language, "main": read.main, "position": position}
            wanted |= _taken_from(source.head if read.main else entries[read.label])
            found = left.pop(read.label, None)
            if found is None:
                known = {"label": read.label, "sha256": read.sha256, "length": read.length, "text": read.text}
                new.append({"source_id": ids[slug], **wanted, **known})
                changes.reworded.add(ids[slug])
                continue
            if read.length is not None:
                wanted["length"] = read.length
            told = bulk.differs(found, wanted) | _text(session, found, read, held=found["id"] in held)
            if told:
                changed.append({"id": found["id"], **told})
                if told.keys() & {"text", "kind", "position", "held_sha256"}:
                    changes.reworded.add(ids[slug])
        gone += [row["id"] for row in left.values()]
        if left:
            changes.reworded.add(ids[slug])
    bulk.drop(session, Rendition, gone)
    bulk.put(session, Rendition, new)
    bulk.change(session, Rendition, changed)
    changes.count(changes.removed, "renditions", len(gone))
    changes.count(changes.added, "renditions", len(new))
    changes.count(changes.changed, "renditions", len(changed))


def _taken_from(entry: SourceHead | RenditionEntry) -> Row:
    """The file that a wording was taken from, and its pages, as they are stored."""
    report = {key: told for key, told in asdict(entry.report).items() if told} if entry.report is not None else {}
    return {
        "report": json.dumps(report, ensure_ascii=False) if report else "",
        "pages": json.dumps(entry.pages) if entry.pages else "",
    }


def _text(session: Session, row: Row, read: ReadRendition, *, held: bool) -> Row:
    """What of a rendition's text has to change to be as in the case; ``held``: the store has a text."""
    if read.text is not None:
        if held and row["sha256"] == read.sha256 and row["held_sha256"] is None:
            return {}
        return {"sha256": read.sha256, "text": read.text, "held_sha256": None}
    if row["sha256"] != read.sha256:
        # another text under the same label: what was attached no longer belongs to it
        session.exec(
            update(Citation)
            .where(col(Citation.rendition_id) == row["id"])
            .values(status="unheld", score=None, held_start=None, held_end=None)
        )
        return {"sha256": read.sha256, "text": None, "held_sha256": None}
    if held and row["held_sha256"] is None:
        # the case held the very text until now: it is as good as attached
        return {"held_sha256": row["sha256"]}
    return {}


def drop_sources(session: Session, batch: Batch, changes: Changes) -> None:
    """Remove the sources that left the case, with their renditions and citations."""
    if not batch.gone_sources:
        return
    rows = list(bulk.stored(session, Source, columns=("id", "slug", "copy_of_id")))
    gone = {row["id"] for row in rows if row["slug"] in batch.gone_sources}
    touch_by_sources(session, gone, changes)
    copies = [row["id"] for row in rows if row["copy_of_id"] in gone]
    changes.reworded |= {*gone, *copies}
    bulk.change(session, Source, [{"id": number, "copy_of_id": None, "copy_score": None} for number in copies])
    bulk.drop(session, Source, gone)
    changes.count(changes.removed, "sources", len(gone))
