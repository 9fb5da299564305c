"""New ids: short, told from what they name, and not in use."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from anyascii import anyascii

from store.db.connection import Connection

_LONGEST = 60


def slug_of(words: str) -> str:
    """Words as an id: lower-case ASCII letters, digits and hyphens; "x" where nothing is left of them."""
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(words).replace("'", "").lower()).strip("-")
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rpartition("-")[0] or plain[:_LONGEST]
    return plain or "x"


def entity_id(connection: Connection, name: str, taken: Collection[str] = ()) -> str:
    """An id for a new entity of that name. ``taken``: others that are about to be made."""
    return _free(connection, "entity", slug_of(name), taken)


def source_id(connection: Connection, publisher: str, published: str, title: str, taken: Collection[str] = ()) -> str:
    """An id for a new source: its publisher and year, else its title."""
    year = re.match(r"\d{4}", published)
    words = f"{publisher} {year.group()}" if publisher and year else publisher or title
    return _free(connection, "source", slug_of(words), taken)


def claim_id(connection: Connection, source: str, taken: Collection[str] = ()) -> str:
    """An id for a new claim of a source: the source's own with the next number."""
    rows = connection.execute(
        "SELECT ref FROM record WHERE kind = 'claim' AND ref >= ? AND ref < ?", (f"{source}-", f"{source}.")
    )
    numbers = [
        int(found.group(1))
        for ref in (*(ref for (ref,) in rows.fetchall()), *taken)
        if (found := re.fullmatch(rf"{re.escape(source)}-(\d{{1,9}})", ref))
    ]
    return f"{source}-{max(numbers, default=0) + 1}"


def new_id(connection: Connection, kind: str, told: Sequence[str], taken: Collection[str] = ()) -> str:
    """An id for a new record of a kind, from what it is told from (see the functions above)."""
    if kind == "entity":
        (name,) = told
        return entity_id(connection, name, taken)
    if kind == "claim":
        (source,) = told
        return claim_id(connection, source, taken)
    publisher, published, title = told
    return source_id(connection, publisher, published, title, taken)


def _free(connection: Connection, kind: str, wanted: str, taken: Collection[str]) -> str:
    number = 1
    while True:
        slug = wanted if number == 1 else f"{wanted}-{number}"
        # an entity that came with a list of names has no record yet, and its id is its own
        row = connection.execute(
            "SELECT 1 FROM record WHERE kind = ? AND ref = ? UNION ALL SELECT 1 FROM entity WHERE ? = 'entity' "
            "AND slug = ?",
            (kind, slug, kind, slug),
        ).fetchone()
        if row is None and slug not in taken:
            return slug
        number += 1
