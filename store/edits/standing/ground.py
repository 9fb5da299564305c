"""What stands on what: the records that a record names, and those in a store that name one."""

from __future__ import annotations

from collections.abc import Iterator

from store.case.decided import graded_ref
from store.db.connection import Connection
from store.model.edits import Data
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.values.basis.sets import bare_place
from store.writes.batch import one_with
from store.writes.records import Key, Records


def named(vocabulary: Vocabulary, kind: str, data: Data) -> Iterator[Key]:
    """The records that a record needs to be there."""
    if kind == "entity":
        within = data.get("within", ())
        within = (within,) if isinstance(within, str) else within
        for slug in (*data.get("speaks_for", ()), *data.get("perhaps", ()), *within, *data.get("follows", ())):
            yield "entity", slug
        for slug in data.get("used_by", ()):
            yield "source", slug
        for name in data.get("names", ()):
            for slug in name.get("used_by", ()) if not isinstance(name, str) else ():
                yield "source", slug
    elif kind == "source":
        yield "entity", data["publisher"]
        if data.get("syndicated_from"):
            yield "source", data["syndicated_from"]
    elif kind == "claim":
        yield "source", data["source"]
        for slug in (data["entity"], data["speaker"], *data.get("via", ())):
            yield "entity", slug
        if data.get("where"):
            yield "entity", data["where"]
        value, prop = data.get("value"), vocabulary.get(data["property"])
        if value is not None and prop is not None and prop.type in ("entity", "place"):
            told = value if isinstance(value, str) else value.get("is") or value["says"]
            yield "entity", bare_place(told.strip().removeprefix("near ").strip())
    elif kind == "judgement":
        yield "entity", data["entity"]
        if data.get("supersedes"):
            yield "judgement", data["supersedes"]
    elif kind == "same":
        yield "entity", data["one"]
        yield "entity", data["other"]
    elif kind == "grade":
        of, _, ref = graded_ref(data).partition("+")
        yield "entity" if of == "publisher" else of, ref


_ON = {
    "entity": (
        ("claim", "SELECT c.slug FROM claim c JOIN entity e ON e.id IN (c.entity_id, c.speaker_id) WHERE e.slug = ?"),
        ("claim", "SELECT c.slug FROM claim c JOIN entity e ON e.id = c.value_id WHERE e.slug = ?"),
        ("claim", "SELECT c.slug FROM entity e JOIN claim c ON c.where_id = e.id WHERE e.slug = ?"),
        (
            "claim",
            "SELECT c.slug FROM claim_via v JOIN entity e ON e.id = v.entity_id JOIN claim c ON c.id = v.claim_id "
            "WHERE e.slug = ?",
        ),
        ("source", "SELECT s.slug FROM source s JOIN entity e ON e.id = s.publisher_id WHERE e.slug = ?"),
        ("entity", "SELECT i.slug FROM entity i JOIN entity e ON e.id = i.within_id WHERE e.slug = ?"),
        (
            "entity",
            "SELECT i.slug FROM also_within w JOIN entity e ON e.id = w.place_id JOIN entity i ON i.id = w.entity_id "
            "WHERE e.slug = ?",
        ),
        (
            "entity",
            "SELECT i.slug FROM follows f JOIN entity e ON e.id = f.earlier_id JOIN entity i ON i.id = f.entity_id "
            "WHERE e.slug = ?",
        ),
        (
            "entity",
            "SELECT i.slug FROM speaks_for s JOIN entity e ON e.id = s.body_id JOIN entity i ON i.id = s.entity_id "
            "WHERE e.slug = ?",
        ),
        (
            "entity",
            "SELECT i.slug FROM perhaps p JOIN entity e ON e.id = p.other_id JOIN entity i ON i.id = p.entity_id "
            "WHERE e.slug = ?",
        ),
        ("judgement", "SELECT slug FROM judgement WHERE entity_slug = ?"),
    ),
    "source": (
        ("claim", "SELECT c.slug FROM claim c JOIN source s ON s.id = c.source_id WHERE s.slug = ?"),
        ("source", "SELECT i.slug FROM source i JOIN source s ON s.id = i.syndicated_from_id WHERE s.slug = ?"),
        (
            "entity",
            "SELECT e.slug FROM name_source u JOIN source s ON s.id = u.source_id JOIN name n ON n.id = u.name_id "
            "JOIN entity e ON e.id = n.entity_id WHERE s.slug = ?",
        ),
        ("grade", "SELECT ref FROM record WHERE kind = 'grade' AND ref = 'source+' || ?"),
    ),
    "claim": (("grade", "SELECT ref FROM record WHERE kind = 'grade' AND ref = 'claim+' || ?"),),
    "judgement": (
        ("judgement", "SELECT j.slug FROM judgement j JOIN judgement o ON o.id = j.supersedes_id WHERE o.slug = ?"),
    ),
}


#: The decisions that name an entity, one or the other of the two.
_DECIDED = (
    "SELECT ref FROM record WHERE kind = 'same' AND ref >= ? || '+' AND ref < ? || ',' "
    "UNION SELECT ref FROM record WHERE kind = 'same' AND substr(ref, instr(ref, '+') + 1) = ?"
)


def standing_on(connection: Connection, kind: str, ref: str) -> Iterator[Key]:
    """The stored records that name a record.

    Where entities are one, rows name the one that stands for all; the records say which of them is meant.
    """
    first, *others = one_with(connection, ref) if kind == "entity" else (ref,)
    found: dict[Key, bool] = {}
    for of, sql in _ON.get(kind, ()):
        for (slug,) in connection.execute(sql, (first,)).fetchall():
            group = one_with(connection, slug) if of == "entity" else (slug,)
            found |= {(of, it): bool(others) or len(group) > 1 or found.get((of, it), False) for it in group}
    if any(found.values()):
        vocabulary, records = vocabulary_of(connection), Records(connection)
        for key, unsure in found.items():
            data = records.get(*key)
            if not unsure or (data is not None and (kind, ref) in named(vocabulary, key[0], data)):
                yield key
    else:
        yield from found
    if kind == "entity":
        for (decision,) in connection.execute(_DECIDED, (ref, ref, ref)).fetchall():
            yield "same", decision
        if Records(connection).has("grade", f"publisher+{ref}"):
            yield "grade", f"publisher+{ref}"
