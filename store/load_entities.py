"""Bring a store's entities and their spellings up to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, delete, select

from store import name_index
from store.case_check import CheckedCase
from store.case_models import EntityEntry
from store.names_script import script_of
from store.tables import Entity, Name, NameSource, Perhaps, SpeaksFor
from store.writing import driver

if TYPE_CHECKING:
    from store.load import Changes


def load_entities(session: Session, case: CheckedCase, changes: Changes) -> dict[str, int]:
    """Write entities, links between them and spellings. Returns the row id of each slug."""
    rows = {row.slug: row for row in session.exec(select(Entity).where(Entity.origin == "case"))}
    kinds = {row.id: row.kind for row in rows.values() if row.id is not None}
    for slug, entry in case.entities.items():
        row = rows.get(slug)
        wanted: dict[str, Any] = {
            "kind": entry.kind,
            "name": entry.name,
            "about": entry.about,
            "anonymous": entry.anonymous,
            "origin": "case",
        }
        if row is None:
            rows[slug] = Entity(slug=slug, **wanted)
            session.add(rows[slug])
            changes.count(changes.added, "entities")
        elif any(getattr(row, key) != value for key, value in wanted.items()):
            for key, value in wanted.items():
                setattr(row, key, value)
            changes.count(changes.changed, "entities")
            changes.everything = True  # labels of answers carry names
    session.flush()
    ids = {slug: row.id for slug, row in rows.items() if row.id is not None}
    for slug, entry in case.entities.items():
        within = ids[entry.within] if entry.within else None
        if rows[slug].within_id != within:
            rows[slug].within_id = within
            changes.everything = True
    _links(session, case, ids, changes)
    _names(session, case, ids, kinds, changes)
    _drop_gone(session, case, rows, kinds, changes)
    return ids


def _links(session: Session, case: CheckedCase, ids: dict[str, int], changes: Changes) -> None:
    bodies = {(ids[e.id], ids[body]) for e in case.entities.values() for body in e.speaks_for}
    stored = {(row.entity_id, row.body_id): row for row in session.exec(select(SpeaksFor))}
    for gone in stored.keys() - bodies:
        session.delete(stored[gone])
    for entity_id, body_id in bodies - stored.keys():
        session.add(SpeaksFor(entity_id=entity_id, body_id=body_id))
    others = {(ids[e.id], ids[other]) for e in case.entities.values() for other in e.perhaps}
    beside = {(row.entity_id, row.other_id): row for row in session.exec(select(Perhaps))}
    for gone in beside.keys() - others:
        session.delete(beside[gone])
    for entity_id, other_id in others - beside.keys():
        session.add(Perhaps(entity_id=entity_id, other_id=other_id))
    if stored.keys() != bodies or beside.keys() != others:
        changes.everything = True


def spellings(entry: EntityEntry) -> dict[str, str]:
    """The spellings of an entity, each with its kind."""
    return {entry.name: "primary"} | {name.text: name.kind for name in entry.names}


def _index_row(row: Name, kind: str) -> tuple[int, int, str, str]:
    assert row.id is not None
    return (row.id, row.entity_id, kind, row.text)


def _names(
    session: Session, case: CheckedCase, ids: dict[str, int], old_kinds: dict[int, str], changes: Changes
) -> None:
    wanted = {
        (ids[entry.id], text): kind for entry in case.entities.values() for text, kind in spellings(entry).items()
    }
    kinds = {ids[entry.id]: entry.kind for entry in case.entities.values()}
    of_the_case = select(Name).join(Entity).where(Entity.origin == "case")
    stored = {(row.entity_id, row.text): row for row in session.exec(of_the_case) if row.entity_id in kinds}
    plain = driver(session)
    gone = [stored[key] for key in stored.keys() - wanted.keys()]
    other_kind = [
        row for key, row in stored.items() if key in wanted and old_kinds[row.entity_id] != kinds[row.entity_id]
    ]
    name_index.remove(plain, [_index_row(row, old_kinds[row.entity_id]) for row in gone + other_kind])
    for row in gone:
        session.delete(row)
    new: list[Name] = []
    for key, kind in wanted.items():
        found = stored.get(key)
        if found is None:
            new.append(Name(entity_id=key[0], text=key[1], kind=kind, script=script_of(key[1])))
        elif found.kind != kind:
            found.kind = kind
            changes.count(changes.changed, "names")
    session.add_all(new)
    session.flush()
    name_index.add(plain, [_index_row(row, kinds[row.entity_id]) for row in new + other_kind])
    changes.count(changes.added, "names", len(new))
    changes.count(changes.removed, "names", len(gone))


def _drop_gone(
    session: Session,
    case: CheckedCase,
    rows: dict[str, Entity],
    kinds: dict[int, str],
    changes: Changes,
) -> None:
    gone = [row for slug, row in rows.items() if slug not in case.entities]
    if not gone:
        return
    plain = driver(session)
    ids = [row.id for row in gone if row.id is not None]
    # what still points at them is replaced or removed later in this transaction
    plain.execute("PRAGMA defer_foreign_keys = ON")
    names = session.exec(select(Name).where(col(Name.entity_id).in_(ids))).all()
    name_index.remove(plain, [_index_row(name, kinds[name.entity_id]) for name in names])
    for row in gone:
        session.delete(row)
    session.flush()
    changes.count(changes.removed, "entities", len(gone))
    changes.everything = True


def load_name_sources(
    session: Session, case: CheckedCase, entities: dict[str, int], sources: dict[str, int], changes: Changes
) -> None:
    """Write which source uses which spelling."""
    of_the_case = select(Name).join(Entity).where(Entity.origin == "case")
    names = {(row.entity_id, row.text): row.id for row in session.exec(of_the_case) if row.id is not None}
    wanted: set[tuple[int, int]] = set()
    for entry in case.entities.values():
        used = [(entry.name, entry.used_by)] + [(name.text, name.used_by) for name in entry.names]
        for text, slugs in used:
            wanted |= {(names[entities[entry.id], text], sources[slug]) for slug in slugs}
    stored = {(row.name_id, row.source_id) for row in session.exec(select(NameSource))}
    for name_id, source_id in stored - wanted:
        session.exec(
            delete(NameSource).where(col(NameSource.name_id) == name_id, col(NameSource.source_id) == source_id)
        )
    session.add_all(NameSource(name_id=n, source_id=s) for n, s in sorted(wanted - stored))
    changes.count(changes.added, "uses of a name", len(wanted - stored))
    changes.count(changes.removed, "uses of a name", len(stored - wanted))
