"""Bring a store's entities and their spellings up to a case."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from store.case.models import EntityEntry
from store.db import bulk
from store.db.bulk import Row
from store.db.lots import lots
from store.db.tables import AlsoWithin, Entity, Follows, Name, NameSource, Perhaps, SpeaksFor
from store.db.writing import driver
from store.names.script import script_of
from store.search import index as name_index
from store.writes.batch import Batch, Ids
from store.writes.listed import give_back, rename, take_over
from store.writes.touching import touch_by_entities

if TYPE_CHECKING:
    from store.writes.changes import Changes


def load_entities(session: Session, batch: Batch, ids: Ids, changes: Changes) -> None:
    """Write the batch's entities, links between them and spellings; ``ids`` learns their row ids.

    Entities that left stay for now: what points at them is changed or removed first.
    """
    plain = driver(session)
    renamed = rename(plain, batch.entities.values())
    rows = _stored(session, batch)
    take_over(plain, [slug for slug, row in rows.items() if row["origin"] == "names" and slug not in renamed])
    ids.update((slug, row["id"]) for slug, row in rows.items())
    added = [slug for slug in batch.entities if slug not in rows]
    ids.update((slug, number) for number, slug in enumerate(added, bulk.next_id(session, Entity)))
    wanted = {slug: _fields(entry, ids) for slug, entry in batch.entities.items()}
    # a place may lie within another that comes later
    within = "within_id"
    bulk.put(session, Entity, [{"id": ids[slug], "slug": slug, **wanted[slug], within: None} for slug in added])
    changes.count(changes.added, "entities", len(added))
    inside = [slug for slug in added if wanted[slug][within] is not None]
    bulk.change(session, Entity, [{"id": ids[slug], within: wanted[slug][within]} for slug in inside])
    told = bulk.differing(rows, wanted)
    bulk.change(session, Entity, told)
    changes.count(changes.changed, "entities", len(told))
    moved = {row["id"] for row in told if row.keys() - {"id", "about", "origin"}}  # labels of answers carry names
    moved |= _links(session, batch, ids, changes)
    touch_by_entities(session, moved, changes)
    _names(session, batch, ids, {row["id"]: row["kind"] for row in rows.values()}, changes)


def _fields(entry: EntityEntry, ids: Ids) -> Row:
    return {
        "kind": entry.kind,
        "name": entry.name,
        "about": entry.about,
        "anonymous": entry.anonymous,
        "within_id": ids[entry.within[0]] if entry.within else None,
        "origin": "case",
    }


def _stored(session: Session, batch: Batch) -> dict[str, Row]:
    """The entities of the batch that are there, also those that came with a list of names and now are the case's."""
    rows: dict[str, Row] = {}
    if batch.whole:
        rows = {row["slug"]: row for row in bulk.stored(session, Entity, Entity.origin == "case")}
    new = [slug for slug in batch.entities if slug not in rows]
    for _, lot in lots(new):
        rows |= {row["slug"]: row for row in bulk.stored(session, Entity, col(Entity.slug).in_(lot))}
    return rows


def _links(session: Session, batch: Batch, ids: Ids, changes: Changes) -> set[int]:
    """Write who speaks for whom, who might be whom, and what lies where else or follows whom.

    Returns the entities whose links changed.
    """
    touched: set[int] = set()
    added = removed = 0
    entries = batch.entities.values()
    only = None if batch.whole else {ids[entry.id] for entry in entries}
    for table, other, wanted in (
        (SpeaksFor, "body_id", {(ids[entry.id], ids[body]) for entry in entries for body in entry.speaks_for}),
        (Perhaps, "other_id", {(ids[entry.id], ids[slug]) for entry in entries for slug in entry.perhaps}),
        (AlsoWithin, "place_id", {(ids[entry.id], ids[slug]) for entry in entries for slug in entry.within[1:]}),
        (Follows, "earlier_id", {(ids[entry.id], ids[slug]) for entry in entries for slug in entry.follows}),
    ):
        new, gone = bulk.bring_up(session, table, ("entity_id", other), wanted, only)
        added += len(new)
        removed += len(gone)
        touched |= {number for pair in new | gone for number in pair}
    changes.count(changes.added, "links", added)
    changes.count(changes.removed, "links", removed)
    return touched


def spellings(entry: EntityEntry) -> dict[str, str]:
    """The spellings of an entity, each with its kind."""
    return {entry.name: "primary"} | {name.text: name.kind for name in entry.names}


def _index_row(row: Row, kind: str) -> tuple[int, int, str, str]:
    return (row["id"], row["entity_id"], kind, row["text"])


def _names_of(session: Session, batch: Batch, entities: Collection[int]) -> Iterator[Row]:
    """The stored spellings of some entities of the case."""
    if batch.whole:
        case = select(col(Entity.id)).where(Entity.origin == "case")
        yield from (row for row in bulk.stored(session, Name, col(Name.entity_id).in_(case)))
    else:
        for _, lot in lots(sorted(entities)):
            yield from bulk.stored(session, Name, col(Name.entity_id).in_(lot))


def _names(session: Session, batch: Batch, ids: Ids, old_kinds: dict[int, str], changes: Changes) -> None:
    wanted = {
        (ids[entry.id], text): kind for entry in batch.entities.values() for text, kind in spellings(entry).items()
    }
    kinds = {ids[entry.id]: entry.kind for entry in batch.entities.values()}
    stored = {
        (row["entity_id"], row["text"]): row for row in _names_of(session, batch, kinds) if row["entity_id"] in kinds
    }
    plain = driver(session)
    gone = [row for key, row in stored.items() if key not in wanted]
    kept = [row for key, row in stored.items() if key in wanted]
    other_kind = [row for row in kept if old_kinds[row["entity_id"]] != kinds[row["entity_id"]]]
    name_index.remove(plain, [_index_row(row, old_kinds[row["entity_id"]]) for row in gone + other_kind])
    bulk.drop(session, Name, [row["id"] for row in gone])
    fresh = [key for key in wanted if key not in stored]
    new: list[Row] = [
        {"id": number, "entity_id": entity, "text": text, "kind": wanted[entity, text], "script": script_of(text)}
        for number, (entity, text) in enumerate(fresh, bulk.next_id(session, Name))
    ]
    bulk.put(session, Name, new)
    told = bulk.differing(stored, {key: {"kind": kind} for key, kind in wanted.items()})
    bulk.change(session, Name, told)
    changes.count(changes.changed, "names", len(told))
    name_index.add(plain, [_index_row(row, kinds[row["entity_id"]]) for row in new + other_kind])
    changes.count(changes.added, "names", len(new))
    changes.count(changes.removed, "names", len(gone))
    changes.entities |= {row["entity_id"] for row in new + gone}


def drop_entities(session: Session, batch: Batch, changes: Changes) -> None:
    """Remove the entities that left the case, with their spellings; those of a list of names are the list's again."""
    gone: dict[int, str] = {}
    names: list[Row] = []
    for _, lot in lots(sorted(batch.gone_entities)):
        rows = bulk.stored(session, Entity, col(Entity.slug).in_(lot), columns=("id", "kind"))
        gone |= {row["id"]: row["kind"] for row in rows}
    if not gone:
        return
    touch_by_entities(session, set(gone), changes)
    plain = driver(session)
    # one that is gone may lie within another that is gone
    plain.execute("PRAGMA defer_foreign_keys = ON")
    for _, some in lots(sorted(gone)):
        names += bulk.stored(session, Name, col(Name.entity_id).in_(some))
    name_index.remove(plain, [_index_row(row, gone[row["entity_id"]]) for row in names])
    bulk.drop(session, Entity, gone)
    give_back(plain, batch.gone_entities)
    changes.count(changes.removed, "entities", len(gone))
    changes.count(changes.removed, "names", len(names))


def load_name_sources(session: Session, batch: Batch, ids: Ids, sources: Ids, changes: Changes) -> None:
    """Write which source uses which spelling."""
    entities = {ids[entry.id] for entry in batch.entities.values()}
    names = {(row["entity_id"], row["text"]): row["id"] for row in _names_of(session, batch, entities)}
    wanted: set[tuple[int, int]] = set()
    for entry in batch.entities.values():
        used = [(entry.name, entry.used_by)] + [(name.text, name.used_by) for name in entry.names]
        for text, slugs in used:
            wanted |= {(names[ids[entry.id], text], sources[slug]) for slug in slugs}
    only = None if batch.whole else set(names.values())
    added, removed = bulk.bring_up(session, NameSource, ("name_id", "source_id"), wanted, only)
    changes.count(changes.added, "uses of a name", len(added))
    changes.count(changes.removed, "uses of a name", len(removed))
