"""Bring a store's entities and their spellings up to a case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from store.case.checks.as_one import as_one
from store.case.models import EntityEntry
from store.db import bulk
from store.db.bulk import Row
from store.db.engine import engine_under
from store.db.lots import lots
from store.db.tables import AlsoWithin, Entity, Follows, Name, NameSource, Perhaps, SpeaksFor
from store.db.writing import driver
from store.derive.standing import SETTLED
from store.names.script import script_of
from store.search import index as name_index
from store.writes.batch import Batch, Ids
from store.writes.listed import give_back, rename, take_over
from store.writes.touching import touch_by_entities

if TYPE_CHECKING:
    from store.writes.changes import Changes


def load_entities(session: Session, batch: Batch, ids: Ids, changes: Changes) -> None:
    """Write the batch's entities, links between them and spellings; ``ids`` learns their row ids.

    Entities that left stay for now: what points at them is changed or removed first. Of those that are one the one
    that stands for all has what all have, and ``ids`` has its row for each.
    """
    plain = driver(session)
    renamed = rename(plain, batch.entities.values())
    rows = _stored(session, batch)
    take_over(plain, [slug for slug, row in rows.items() if row["origin"] == "names" and slug not in renamed])
    own = batch.rows
    own.update((slug, row["id"]) for slug, row in rows.items())
    added = [slug for slug in batch.entities if slug not in rows]
    own.update(zip(added, bulk.next_ids(session, Entity, len(added)), strict=True))
    ids.update((slug, own[batch.stands(slug)]) for slug in batch.entities)
    entries = batch.entities
    if batch.stands:
        entries = {slug: as_one(slug, batch.entities, batch.stands) for slug in batch.entities}
    stubs = [slug for slug in entries if slug in batch.stands.of]
    wanted = {
        slug: _fields(entry, ids) if slug not in batch.stands.of else _stub(entry, ids)
        for slug, entry in entries.items()
    }
    # a place may lie within another that comes later, and one stand for another that does
    later = ("within_id", "same_as_id")
    none = dict.fromkeys(later)
    bulk.put(session, Entity, [{"id": own[slug], "slug": slug, **wanted[slug], **none} for slug in added])
    changes.count(changes.added, "entities", len(added))
    pointing = [slug for slug in added if any(wanted[slug][key] is not None for key in later)]
    bulk.change(session, Entity, [{"id": own[slug], **{key: wanted[slug][key] for key in later}} for slug in pointing])
    told = bulk.differing(rows, wanted)
    bulk.change(session, Entity, told)
    bulk.change(session, Entity, [{"id": own[slug], "known": 0, "worst": SETTLED} for slug in stubs])
    changes.count(changes.changed, "entities", len(told))
    moved = {row["id"] for row in told if row.keys() - {"id", "about", "origin"}}  # labels of answers carry names
    moved |= _links(session, batch, [it for slug, it in entries.items() if slug not in batch.stands.of], ids, changes)
    touch_by_entities(session, moved, changes)
    changes.entities |= {own[it] for slug in batch.restood for it in batch.stands.one_with(slug) if it in own}
    _names(session, batch, {row["id"]: row["kind"] for row in rows.values()}, changes)


def _fields(entry: EntityEntry, ids: Ids) -> Row:
    return {
        "kind": entry.kind,
        "name": entry.name,
        "about": entry.about,
        "anonymous": entry.anonymous,
        "within_id": ids[entry.within[0]] if entry.within else None,
        "origin": "case",
        "same_as_id": None,
    }


def _stub(entry: EntityEntry, ids: Ids) -> Row:
    """The row of an entity for which another stands."""
    told = {"kind": "", "name": entry.name, "about": "", "anonymous": False, "within_id": None, "origin": "same"}
    return {**told, "same_as_id": ids[entry.id]}


def _stored(session: Session, batch: Batch) -> dict[str, Row]:
    """The entities of the batch that are there, also those that came with a list of names and now are the case's."""
    rows: dict[str, Row] = {}
    if batch.whole:
        rows = {row["slug"]: row for row in bulk.stored(session, Entity, Entity.origin != "names")}
    new = [slug for slug in batch.entities if slug not in rows]
    for _, lot in lots(new):
        rows |= {row["slug"]: row for row in bulk.stored(session, Entity, col(Entity.slug).in_(lot))}
    return rows


def _links(session: Session, batch: Batch, entries: Collection[EntityEntry], ids: Ids, changes: Changes) -> set[int]:
    """Write who speaks for whom, who might be whom, and what lies where else or follows whom.

    Returns the entities whose links changed.
    """
    touched: set[int] = set()
    added = removed = 0
    only = None if batch.whole else {batch.rows[slug] for slug in batch.entities}
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
        case = select(col(Entity.id)).where(Entity.origin != "names")
        yield from (row for row in bulk.stored(session, Name, col(Name.entity_id).in_(case)))
    else:
        for _, lot in lots(sorted(entities)):
            yield from bulk.stored(session, Name, col(Name.entity_id).in_(lot))


def _wanted_names(batch: Batch) -> dict[tuple[int, str], str]:
    """The kind of each spelling, by whose it is. Those of entities that are one are of the one that stands for all; a
    spelling that two of them have stays with the other's stub as well, where no search finds it."""
    wanted: dict[tuple[int, str], str] = {}
    for slug, entry in batch.entities.items():
        own, first = batch.rows[slug], batch.rows[batch.stands(slug)]
        if own == first:
            wanted |= {(own, text): kind for text, kind in spellings(entry).items()}
    for group in batch.stands.members.values():
        for slug in group[1:] if group[0] in batch.entities else ():
            own, first = batch.rows[slug], batch.rows[group[0]]
            for text, kind in spellings(batch.entities[slug]).items():
                of = own if (first, text) in wanted else first
                wanted[of, text] = "alias" if kind == "primary" else kind
    return wanted


def _names(session: Session, batch: Batch, old_kinds: dict[int, str], changes: Changes) -> None:
    wanted = _wanted_names(batch)
    kinds = {batch.rows[slug]: it.kind if slug not in batch.stands.of else "" for slug, it in batch.entities.items()}
    stored = {
        (row["entity_id"], row["text"]): row for row in _names_of(session, batch, kinds) if row["entity_id"] in kinds
    }
    plain = driver(session)
    gone = {key: row for key, row in stored.items() if key not in wanted}
    fresh = [key for key in wanted if key not in stored]
    moves = _moves(batch, gone, fresh)
    other_kind = [
        row for key, row in stored.items() if key in wanted and old_kinds[row["entity_id"]] != kinds[row["entity_id"]]
    ]
    name_index.remove(plain, _found([*gone.values(), *other_kind], old_kinds))
    bulk.drop(session, Name, [row["id"] for key, row in gone.items() if key not in moves.values()])
    now = [{**gone[was], "entity_id": entity} for (entity, _), was in moves.items()]
    bulk.change(session, Name, [{"id": row["id"], "entity_id": row["entity_id"]} for row in now])
    fresh = [key for key in fresh if key not in moves]
    new: list[Row] = [
        {"id": number, "entity_id": entity, "text": text, "kind": wanted[entity, text], "script": script_of(text)}
        for number, (entity, text) in zip(bulk.next_ids(session, Name, len(fresh)), fresh, strict=True)
    ]
    bulk.put(session, Name, new)
    there = stored | {(row["entity_id"], row["text"]): row for row in now}
    told = bulk.differing(there, {key: {"kind": kind} for key, kind in wanted.items()})
    bulk.change(session, Name, told)
    changes.count(changes.changed, "names", len(told))
    name_index.add(plain, _found([*new, *now, *other_kind], kinds))
    changes.count(changes.added, "names", len(new))
    changes.count(changes.removed, "names", len(gone) - len(moves))
    changes.entities |= {row["entity_id"] for row in [*new, *now, *gone.values()]}


def _found(rows: Iterable[Row], kinds: Mapping[int, str]) -> list[tuple[int, int, str, str]]:
    """Spellings as the index has them, without those that no search finds: a stub has no kind."""
    return [_index_row(row, kinds[row["entity_id"]]) for row in rows if kinds[row["entity_id"]]]


def _moves(
    batch: Batch, gone: Mapping[tuple[int, str], Row], fresh: Iterable[tuple[int, str]]
) -> dict[tuple[int, str], tuple[int, str]]:
    """Spellings that come from one entity to another as it becomes one with it, or is one no more: they keep their
    rows, so that a split gives back the same."""
    joined = {batch.rows[it] for slug in batch.restood for it in (slug, batch.stands(slug)) if it in batch.rows}
    waiting: dict[str, list[tuple[int, str]]] = {}
    for key in gone if joined else ():
        waiting.setdefault(key[1], []).append(key)
    return {key: waiting[key[1]].pop(0) for key in fresh if key[0] in joined and waiting.get(key[1])}


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
    engine_under(plain).late_references(plain)
    for _, some in lots(sorted(gone)):
        names += bulk.stored(session, Name, col(Name.entity_id).in_(some))
    name_index.remove(plain, _found(names, gone))
    bulk.drop(session, Entity, gone)
    give_back(plain, batch.gone_entities)
    changes.count(changes.removed, "entities", len(gone))
    changes.count(changes.removed, "names", len(names))


def load_name_sources(session: Session, batch: Batch, ids: Ids, sources: Ids, changes: Changes) -> None:
    """Write which source uses which spelling."""
    entities = set(batch.rows.values())
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
