"""The records of a store as those that write a form read them, one kind after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.db.connection import Connection
from store.db.lots import lots
from store.exchange.out.left import Left
from store.writes.records import Records, read

Data = dict[str, Any]


class Case:
    """A store's records, in an order that is the same each time; texts by source and wording."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.left = Left()
        self.entities = {str(it["id"]): it for it in self.all("entity")}
        self._sources: dict[str, Data | None] = {}
        self._text: tuple[tuple[str, str], str | None] = (("", ""), None)

    def all(self, kind: str) -> Iterator[Data]:
        """The records of a kind, by their ids."""
        rows = self._connection.execute("SELECT data FROM record WHERE kind = ? ORDER BY ref", (kind,)).fetchall()
        for (data,) in rows:
            yield read(data)

    def claims(self) -> Iterator[Data]:
        """Claims in the order of the case."""
        slugs = [it for (it,) in self._connection.execute("SELECT slug FROM claim ORDER BY position, id").fetchall()]
        for marks, lot in lots(slugs):
            found = dict(
                self._connection.execute(
                    f"SELECT ref, data FROM record WHERE kind = 'claim' AND ref IN ({marks})", lot
                ).fetchall()
            )
            for slug in lot:
                if slug in found:
                    yield read(found[slug])

    def source(self, slug: str) -> Data:
        """The record of a source."""
        if slug not in self._sources:
            self._sources[slug] = Records(self._connection).get("source", slug)
        return self._sources[slug] or {"id": slug, "title": slug}

    def text(self, source: str, label: str) -> str | None:
        """The text that is held of a wording."""
        if self._text[0] != (source, label):
            row = self._connection.execute(
                "SELECT r.text FROM rendition r JOIN source s ON s.id = r.source_id WHERE s.slug = ? AND r.label = ?",
                (source, label),
            ).fetchone()
            self._text = (source, label), str(row[0]) if row is not None and row[0] is not None else None
        return self._text[1]

    def name(self, slug: str) -> str:
        """What an entity is called."""
        return str(self.entities.get(slug, {}).get("name", slug))

    def values(self) -> dict[str, tuple[str, str]]:
        """For each claim its scope, the place of a count in it, and what its value is compared as."""
        rows = self._connection.execute("SELECT slug, scope, coalesce(value_key, '') FROM claim").fetchall()
        return {slug: (scope, key) for slug, scope, key in rows}

    def places(self) -> dict[str, list[tuple[str, int, int, str | None]]]:
        """For each claim where it stands: wording, start and end in the text that the case knows, and the words."""
        out: dict[str, list[tuple[str, int, int, str | None]]] = {}
        for slug, label, start, end, exact in self._connection.execute(
            'SELECT c.slug, r.label, t.start, t."end", t.exact FROM citation t JOIN claim c ON c.id = t.claim_id '
            "JOIN rendition r ON r.id = t.rendition_id ORDER BY c.position, t.id"
        ).fetchall():
            out.setdefault(slug, []).append((label, start, end, exact))
        return out


def words_of(value: Any) -> tuple[str, str]:
    """A value as the report words it, and what it is compared as."""
    if value is None:
        return "", ""
    if isinstance(value, str):
        return value, value
    return str(value.get("says", "")), str(value.get("is") or value.get("says", ""))
