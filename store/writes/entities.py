"""Bring a store's entities and their spellings up to a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from store.case.check import CheckedCase
from store.case.models import EntityEntry
from store.db import bulk
from store.db.bulk import Row
from store.db.lots import lots
from store.db.tables import Entity, Name, NameSource, Perhaps, SpeaksFor
from store.db.writing import driver
from store.names.script import script_of
from store.search import index as name_index

if TYPE_CHECKING:
    from store.writes.changes import Changes


def load_entities(session: Session, case: CheckedCase, changes: Changes) -> dict[str, int]:
    """Write the case's entities, links between them and spellings. Returns the row id of each slug.

    Entities that left the case stay for now: what points at them is changed or removed first.
    """
    rows = _stored(session, case)
    ids = {slug: row["id"] for slug, row in rows.items()}
    added = [slug for slug in case.entities if slug not in rows]
    ids |= {slug: number for number, slug in enumerate(added, bulk.next_id(session, Entity))}
    wanted = {slug: _fields(entry, ids) for slug, entry in case.entities.items()}
    # a place may lie within another that comes later
    within = "within_id"
    bulk.put(session, Entity, [{"id": ids[slug], "slug": slug, **wanted[slug], within: None} for slug in added])
    changes.count(changes.added, "entities", len(added))
    inside = [slug for slug in added if wanted[slug][within] is not None]
    bulk.change(session, Entity, [{"id": ids[slug], within: wanted[slug][within]} for slug in inside])
    told = bulk.differing(rows, wanted)
    bulk.change(session, Entity, told)
    if told:
        changes.count(changes.changed, "entities", len(told))
        changes.everything = True  # labels of answers carry names
    _links(session, case, ids, changes)
    _names(session, case, ids, {row["id"]: row["kind"] for row in rows.values()}, changes)
    return ids


def _fields(entry: EntityEntry, ids: dict[str, int]) -> Row:
    return {
        "kind": entry.kind,
        "name": entry.name,
        "about": entry.about,
        "anonymous": entry.anonymous,
        "within_id": ids[entry.within] if entry.within else None,
        "origin": "case",
    }


def _stored(session: Session, case: CheckedCase) -> dict[str, Row]:
    """The entities of the case, and those that came with a list of names and now are the case's too."""
    rows = {row["slug"]: row for row in bulk.stored(session, Entity, Entity.origin == "case")}
    new = [slug for slug in case.entities if slug not in rows]
    for _, lot in lots(new):
        rows |= {row["slug"]: row for row in bulk.stored(session, Entity, col(Entity.slug).in_(lot))}
    return rows


def _links(session: Session, case: CheckedCase, ids: dict[str, int], changes: Changes) -> None:
    added = removed = 0
    entries = case.entities.values()
    for table, other, wanted in (
        (SpeaksFor, "body_id", {(ids[entry.id], ids[body]) for entry in entries for body in entry.speaks_for}),
        (Perhaps, "other_id", {(ids[entry.id], ids[slug]) for entry in entries for slug in entry.perhaps}),
    ):
        keys = ("entity_id", other)
        new, gone = bulk.bring_up(session, table, keys, wanted)
        added += new
        removed += gone
    changes.count(changes.added, "links", added)
    changes.count(changes.removed, "links", removed)
    changes.everything |= bool(added or removed)


def spellings(entry: EntityEntry) -> dict[str, str]:
    """The spellings of an entity, each with its kind."""
    return {entry.name: "primary"} | {name.text: name.kind for name in entry.names}


def _index_row(row: Row, kind: str) -> tuple[int, int, str, str]:
    return (row["id"], row["entity_id"], kind, row["text"])


def _of_the_case(session: Session) -> Iterator[Row]:
    """The stored spellings of the case's entities."""
    case = select(col(Entity.id)).where(Entity.origin == "case")
    return bulk.stored(session, Name, col(Name.entity_id).in_(case))


def _names(
    session: Session, case: CheckedCase, ids: dict[str, int], old_kinds: dict[int, str], changes: Changes
) -> None:
    wanted = {
        (ids[entry.id], text): kind for entry in case.entities.values() for text, kind in spellings(entry).items()
    }
    kinds = {ids[entry.id]: entry.kind for entry in case.entities.values()}
    stored = {(row["entity_id"], row["text"]): row for row in _of_the_case(session) if row["entity_id"] in kinds}
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


def drop_entities(session: Session, case: CheckedCase, changes: Changes) -> None:
    """Remove the entities that left the case, with their spellings."""
    rows = bulk.stored(session, Entity, Entity.origin == "case", columns=("id", "slug", "kind"))
    gone = {row["id"]: row["kind"] for row in rows if row["slug"] not in case.entities}
    if not gone:
        return
    plain = driver(session)
    # one that is gone may lie within another that is gone
    plain.execute("PRAGMA defer_foreign_keys = ON")
    names = [row for row in _of_the_case(session) if row["entity_id"] in gone]
    name_index.remove(plain, [_index_row(row, gone[row["entity_id"]]) for row in names])
    bulk.drop(session, Entity, gone)
    changes.count(changes.removed, "entities", len(gone))
    changes.count(changes.removed, "names", len(names))
    changes.everything = True


def load_name_sources(
    session: Session, case: CheckedCase, entities: dict[str, int], sources: dict[str, int], changes: Changes
) -> None:
    """Write which source uses which spelling."""
    names = {(row["entity_id"], row["text"]): row["id"] for row in _of_the_case(session)}
    wanted: set[tuple[int, int]] = set()
    for entry in case.entities.values():
        used = [(entry.name, entry.used_by)] + [(name.text, name.used_by) for name in entry.names]
        for text, slugs in used:
            wanted |= {(names[entities[entry.id], text], sources[slug]) for slug in slugs}
    added, removed = bulk.bring_up(session, NameSource, ("name_id", "source_id"), wanted)
    changes.count(changes.added, "uses of a name", added)
    changes.count(changes.removed, "uses of a name", removed)
