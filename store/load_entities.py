"""Bring a store's entities and their spellings up to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, delete, select

from store import name_index
from store.case_check import CheckedCase
from store.case_models import EntityEntry
from store.load_sources import update_row
from store.lots import lots
from store.names_script import script_of
from store.tables import Entity, Name, NameSource, Perhaps, SpeaksFor
from store.writing import driver

if TYPE_CHECKING:
    from store.load import Changes


def load_entities(session: Session, case: CheckedCase, changes: Changes) -> dict[str, int]:
    """Write the case's entities, links between them and spellings. Returns the row id of each slug.

    Entities that left the case stay for now: what points at them is changed or removed first.
    """
    rows = _stored(session, case)
    kinds = {row.id: row.kind for row in rows.values() if row.id is not None}
    known, changed = set(rows), set()
    for slug, entry in case.entities.items():
        wanted: dict[str, Any] = {
            "kind": entry.kind,
            "name": entry.name,
            "about": entry.about,
            "anonymous": entry.anonymous,
            "origin": "case",
        }
        found = rows.get(slug)
        if found is None:
            rows[slug] = Entity(slug=slug, **wanted)
            session.add(rows[slug])
            changes.count(changes.added, "entities")
        elif update_row(found, wanted):
            changed.add(slug)
    session.flush()
    ids = {slug: row.id for slug, row in rows.items() if row.id is not None}
    for slug, entry in case.entities.items():
        if update_row(rows[slug], {"within_id": ids[entry.within] if entry.within else None}):
            changed.add(slug)
    changed &= known
    if changed:
        changes.count(changes.changed, "entities", len(changed))
        changes.everything = True  # labels of answers carry names
    _links(session, case, ids, changes)
    _names(session, case, ids, kinds, changes)
    return ids


def _stored(session: Session, case: CheckedCase) -> dict[str, Entity]:
    """The entities of the case, and those that came with a list of names and now are the case's too."""
    rows = {row.slug: row for row in session.exec(select(Entity).where(Entity.origin == "case"))}
    new = [slug for slug in case.entities if slug not in rows]
    for _, lot in lots(new):
        rows |= {row.slug: row for row in session.exec(select(Entity).where(col(Entity.slug).in_(lot)))}
    return rows


def _links(session: Session, case: CheckedCase, ids: dict[str, int], changes: Changes) -> None:
    bodies = {(ids[e.id], ids[body]) for e in case.entities.values() for body in e.speaks_for}
    stored = {(row.entity_id, row.body_id): row for row in session.exec(select(SpeaksFor))}
    others = {(ids[e.id], ids[other]) for e in case.entities.values() for other in e.perhaps}
    beside = {(row.entity_id, row.other_id): row for row in session.exec(select(Perhaps))}
    gone = [stored[key] for key in stored.keys() - bodies] + [beside[key] for key in beside.keys() - others]
    for row in gone:
        session.delete(row)
    session.add_all(SpeaksFor(entity_id=entity, body_id=body) for entity, body in sorted(bodies - stored.keys()))
    session.add_all(Perhaps(entity_id=entity, other_id=other) for entity, other in sorted(others - beside.keys()))
    added = len(bodies - stored.keys()) + len(others - beside.keys())
    changes.count(changes.added, "links", added)
    changes.count(changes.removed, "links", len(gone))
    changes.everything |= bool(gone or added)


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
    session.flush()
    new: list[Name] = []
    for key, kind in wanted.items():
        found = stored.get(key)
        if found is None:
            new.append(Name(entity_id=key[0], text=key[1], kind=kind, script=script_of(key[1])))
        elif update_row(found, {"kind": kind}):
            changes.count(changes.changed, "names")
    session.add_all(new)
    session.flush()
    name_index.add(plain, [_index_row(row, kinds[row.entity_id]) for row in new + other_kind])
    changes.count(changes.added, "names", len(new))
    changes.count(changes.removed, "names", len(gone))


def drop_entities(session: Session, case: CheckedCase, changes: Changes) -> None:
    """Remove the entities that left the case, with their spellings."""
    rows = session.exec(select(Entity).where(Entity.origin == "case"))
    gone = {row.id: row for row in rows if row.slug not in case.entities}
    if not gone:
        return
    plain = driver(session)
    # one that is gone may lie within another that is gone
    plain.execute("PRAGMA defer_foreign_keys = ON")
    names = session.exec(select(Name).where(col(Name.entity_id).in_(list(gone)))).all()
    name_index.remove(plain, [_index_row(name, gone[name.entity_id].kind) for name in names])
    for row in gone.values():
        session.delete(row)
    session.flush()
    changes.count(changes.removed, "entities", len(gone))
    changes.count(changes.removed, "names", len(names))
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
