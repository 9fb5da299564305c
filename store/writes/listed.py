"""Entities that came with a list of names and that the case takes over, until it lets them go again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from store.db.connection import Connection
from store.db.lots import lots
from store.names.script import script_of
from store.search import index as name_index


def of_a_list(plain: Connection, slug: str) -> dict[str, Any] | None:
    """What a list of names says of an entity, in the keys of the case format; None where it is not (only) a list's."""
    row = plain.execute("SELECT id, kind, name FROM entity WHERE slug = ? AND origin = 'names'", (slug,)).fetchone()
    if row is None:
        return None
    number, kind, name = row
    names = plain.execute("SELECT text FROM name WHERE entity_id = ? AND text <> ? ORDER BY id", (number, name))
    more = [text for (text,) in names.fetchall()]
    return {"id": slug, "kind": kind, "name": name, **({"names": more} if more else {})}


def take_over(plain: Connection, slugs: Iterable[str]) -> None:
    """Note what a list says of entities, before the case has them."""
    found = [(slug, of_a_list(plain, slug)) for slug in slugs]
    plain.executemany(
        "INSERT INTO listed (slug, data) VALUES (?, ?) ON CONFLICT (slug) DO UPDATE SET data = excluded.data",
        [(slug, json.dumps(data, ensure_ascii=False)) for slug, data in found if data is not None],
    )


def give_back(plain: Connection, slugs: Iterable[str]) -> None:
    """Make entities that are gone from the case the list's again, as it has them."""
    for marks, lot in lots(sorted(slugs)):
        rows = plain.execute(f"SELECT slug, data FROM listed WHERE slug IN ({marks})", lot).fetchall()
        for slug, data in rows:
            _enter(plain, slug, json.loads(data))
        plain.execute(f"DELETE FROM listed WHERE slug IN ({marks})", lot)


def _enter(plain: Connection, slug: str, data: dict[str, Any]) -> None:
    kind, names = data["kind"], [data["name"], *data.get("names", ())]
    (entity,) = plain.execute(
        "INSERT INTO entity (slug, kind, name, about, anonymous, known, worst, origin) "
        "VALUES (?, ?, ?, '', 0, ?, 9, 'names') RETURNING id",
        (slug, kind, data["name"], len(names)),
    ).fetchone()
    rows = []
    for text in names:
        (number,) = plain.execute(
            "INSERT INTO name (entity_id, text, kind, script) VALUES (?, ?, ?, ?) RETURNING id",
            (entity, text, "primary" if text == data["name"] else "alias", script_of(text)),
        ).fetchone()
        rows.append((number, entity, kind, text))
    name_index.add(plain, rows)
