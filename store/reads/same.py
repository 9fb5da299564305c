"""Entities that are one: who stands for an id that is asked for, and what was decided."""

from __future__ import annotations

import json
from collections.abc import Collection

from store.db.connection import Connection
from store.db.schema import store_version
from store.model.claims import QuestionRef
from store.model.same import Decision
from store.properties.scopes import split_place, with_place

#: The first version of a store that knows of entities being one.
SINCE = 5
_STANDS = "SELECT e.slug FROM entity s JOIN entity e ON e.id = s.same_as_id WHERE s.slug = ?"


def stands(connection: Connection, slug: str) -> str:
    """Who stands for an entity: itself, unless somebody decided that it is the same as another."""
    if store_version(connection) < SINCE:
        return slug
    row = connection.execute(_STANDS, (slug,)).fetchone()
    return str(row[0]) if row is not None else slug


def all_stand(connection: Connection, slugs: Collection[str]) -> tuple[str, ...]:
    """Who stands for each of some entities."""
    return tuple(stands(connection, slug) for slug in slugs)


def asked(connection: Connection, ref: QuestionRef) -> QuestionRef:
    """A question as it is asked of those that stand for whom it names."""
    part, place = split_place(ref.scope)
    if place:
        scope = with_place(stands(connection, part) if part else part, stands(connection, place))
    else:
        scope = stands(connection, ref.scope) if ref.scope else ref.scope
    return QuestionRef(stands(connection, ref.entity), ref.property, scope)


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """What people decided about two entities each, in force now, the latest first."""
    if store_version(connection) < SINCE:
        return ()
    rows = connection.execute("SELECT data FROM record WHERE kind = 'same' ORDER BY ref").fetchall()
    found = [json.loads(data) for (data,) in rows]
    found.sort(key=lambda it: it["at"], reverse=True)
    return tuple(
        Decision(it["one"], it["other"], it["decided"], it.get("keep", ""), it["who"], it["at"], it.get("why", ""))
        for it in found
    )
