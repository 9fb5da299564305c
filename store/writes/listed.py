"""Entities that came with a list of names and that the case takes over, until it lets them go again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from store.case.models import EntityEntry
from store.db.connection import Connection
from store.db.lots import lots
from store.names.script import script_of
from store.search import index as name_index
from store.writes.records import read


def of_a_list(plain: Connection, slug: str) -> dict[str, Any] | None:
    """What a list of names says of an entity, in the keys of the case format; None where it is not (only) a list's."""
    row = plain.execute("SELECT id, kind, name FROM entity WHERE slug = ? AND origin = 'names'", (slug,)).fetchone()
    if row is None:
        return None
    number, kind, name = row
    names = plain.execute("SELECT text FROM name WHERE entity_id = ? AND text <> ? ORDER BY id", (number, name))
    more = [text for (text,) in names.fetchall()]
    return {"id": slug, "kind": kind, "name": name, **({"names": more} if more else {})}


def taken_over_as(plain: Connection, listed: str) -> str | None:
    """The id in the case of an entity that a list has under another one; None where the case has not taken it over."""
    sql = "SELECT slug FROM listed WHERE json_extract(data, '$.id') = ? AND slug <> ?"
    row = plain.execute(sql, (listed, listed)).fetchone()
    return str(row[0]) if row is not None else None


def take_over(plain: Connection, slugs: Iterable[str]) -> None:
    """Note what a list says of entities, before the case has them."""
    _note(plain, [(slug, of_a_list(plain, slug)) for slug in slugs])


def rename(plain: Connection, entries: Iterable[EntityEntry]) -> set[str]:
    """Give entities that a list has under ids of its own those of the case that takes them over; what the list says
    is noted. Returns the ids of these."""
    done: set[str] = set()
    for entry in entries:
        said = of_a_list(plain, entry.listed) if entry.listed not in ("", entry.id) else None
        there = said is not None and plain.execute("SELECT 1 FROM entity WHERE slug = ?", (entry.id,)).fetchone()
        if said is not None and not there:
            _note(plain, [(entry.id, said)])
            plain.execute("UPDATE entity SET slug = ? WHERE slug = ?", (entry.id, entry.listed))
            done.add(entry.id)
    return done


def _note(plain: Connection, found: Iterable[tuple[str, dict[str, Any] | None]]) -> None:
    plain.executemany(
        "INSERT INTO listed (slug, data) VALUES (?, ?) ON CONFLICT (slug) DO UPDATE SET data = excluded.data",
        [(slug, json.dumps(data, ensure_ascii=False)) for slug, data in found if data is not None],
    )


def give_back(plain: Connection, slugs: Iterable[str]) -> None:
    """Make entities that are gone from the case the list's again, as it has them."""
    for marks, lot in lots(sorted(slugs)):
        rows = plain.execute(f"SELECT data FROM listed WHERE slug IN ({marks})", lot).fetchall()
        for (data,) in rows:
            said = read(data)
            _enter(plain, said["id"], said)
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
