"""The whole case as rows: claims first, in the columns of ``whosays claims``, then the records they stand on.

Each row has its record in ``more``, in the keys of the case format, so that nothing is lost on the way back; the
columns are for people and their tables, and what is changed there is what holds.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from store.db.connection import Connection
from store.db.lots import lots
from store.model.claim_rows import CLAIM_KEYS
from store.reads.claim_rows import ClaimsAsked, claim_ids, claim_rows
from store.text.clean import clean, csv_cell, escaped
from store.writes.records import Records, read

#: The columns of a row besides those of a claim.
MORE = ("row", "more")
_KINDS = ("case", "entity", "source", "judgement", "same", "grade", "dropped")


def all_rows(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every record of a store as a row, claims first."""
    yield from claim_lines(connection, claim_ids(connection, ClaimsAsked()))
    texts: set[str] = set()
    for kind in _KINDS:
        for (told,) in connection.execute("SELECT data FROM record WHERE kind = ? ORDER BY ref", (kind,)).fetchall():
            data = read(told)
            yield {**_COLUMNS.get(kind, lambda _: {})(data), "row": kind, "more": data}
            if kind == "source":
                yield from _texts(connection, data, texts)


def claim_lines(connection: Connection, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Some claims (row ids) as rows, each with its record."""
    for _, lot in lots(ids):
        records = Records(connection)
        for row in claim_rows(connection, lot):
            data = records.get("claim", row.id)
            yield {**{key: getattr(row, key) for key in CLAIM_KEYS}, "row": "claim", "more": data}


_COLUMNS = {
    "entity": lambda data: {"entity": data["id"], "entity_kind": data["kind"], "entity_name": data["name"]},
    "source": lambda data: {
        "source": data["id"],
        "source_title": data["title"],
        "source_published": data.get("published"),
        "source_address": data.get("address"),
        "source_zone": data.get("zone"),
    },
}


def _texts(connection: Connection, data: Mapping[str, Any], told: set[str]) -> Iterator[dict[str, Any]]:
    """The texts that a source's record names by their hash, each once."""
    wordings = [(data.get("rendition", "original"), data)]
    wordings += [(it["id"], it) for it in data.get("other_renditions", ())]
    for label, wording in wordings:
        sha256 = wording.get("text")
        if sha256 is None or sha256 in told:
            continue
        row = connection.execute(
            "SELECT r.text FROM rendition r JOIN source s ON s.id = r.source_id WHERE s.slug = ? AND r.label = ? "
            "AND r.sha256 = ? AND r.held_sha256 IS NULL",
            (data["id"], label, sha256),
        ).fetchone()
        if row is not None and row[0] is not None:
            told.add(sha256)
            yield {"source": data["id"], "rendition": label, "row": "text", "more": {"text": row[0]}}


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as JSON lines, each with all keys of a claim."""
    for row in rows:
        told = {key: row.get(key) for key in (*CLAIM_KEYS, *MORE)}
        yield escaped(json.dumps(told, ensure_ascii=False)) + "\n"


def comma_separated(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as CSV: no cell is a formula or breaks its line, and ``more`` is JSON."""
    yield _line((*CLAIM_KEYS, *MORE))
    for row in rows:
        yield _line([*(_cell(row.get(key)) for key in (*CLAIM_KEYS, "row")), _json(row.get("more"))])


def _json(more: Any) -> str:
    return escaped(json.dumps(more, ensure_ascii=False)) if more else ""


def _cell(value: Any) -> str:
    if isinstance(value, tuple | list):
        return " ".join(map(str, value))
    return "" if value is None else csv_cell(clean(str(value), keep_newlines=False))


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(list(cells))
    return line.getvalue()
