"""Hostile text planted wherever a store, a case or a list can hold text, and how to see it come out raw.

What is loaded is cleaned on the way in, so a store is planted with SQLite itself, as somebody would who sends one.
Where texts can be is found from the schema. Every place has a word of its own beside what is planted there, so that
an output tells which places came out in it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from store.edits.edit import edit
from store.edits.judging import judge_question
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.sync.load import load_case
from store.writes.records import read
from tests.cases import CaseFolder
from tests.store.stores import query

#: ESC, OSC, BEL, backspace, DEL, C1 as code points, bidi controls, an invisible one, a tag, NUL, and a line not ours.
EVIL = "\x1b[2J\x1b]0;t\x07\x08\x7f\x9b1m\x9d0;t\x9c\u202e\u2066\u2069\u200f\u200b\U000e0041\x00\nFORGED"
LINE = "FORGED"
#: What may stand in no output: all controls but the line break (CR LF on a terminal), bidi controls, what is invisible.
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
#: A word that only a machine reads: an id, a date, a hash, a state. Prose has blanks or capitals.
_MACHINE = re.compile(r"[0-9a-zTZ_~?%:.,/+@*-]*")
_PLACE = re.compile(r"[Qq]z(\d+)z[Qq]")
#: What SQLite keeps behind tables of words.
_BEHIND = re.compile(r"sqlite_|(?:passage_fts|nx_name|nx_gram)_")


#: The names of the keys of JSON, as a place of their own.
KEYS = "(keys)"


class Place(NamedTuple):
    """A column of a table (of "meta" and of JSON also the key) that holds text."""

    table: str
    column: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.table}.{self.column}{f'[{self.key}]' if self.key else ''}"


def marked(number: int) -> str:
    """The word of a place."""
    return f"qz{number}zq"


def places_in(text: str) -> set[int]:
    """The numbers of the places that came out in an output."""
    return {int(number) for number in _PLACE.findall(text)}


def raw(text: str) -> list[str]:
    """What of an output must not stand in it, with what is around it."""
    found = [text[max(it.start() - 60, 0) : it.end() + 20] for it in UNSAFE.finditer(text)]
    return found + [line for line in text.splitlines() if line.startswith(LINE)]


def raw_bytes(data: bytes) -> list[str]:
    """The same of bytes: a C1 control of one byte is no UTF-8."""
    return raw(data.decode("utf-8", "surrogateescape")) + [
        repr(it) for it in re.findall("[\udc80-\udcff]+", data.decode("utf-8", "surrogateescape"))
    ]


def begun(folder: Path) -> Path:
    """A store in which every table has rows: a case, what was edited and decided since, and what clashes."""
    case = CaseFolder(folder / "case")
    case.edit("entities/all.yaml", "name: Northland", "name: Northland\n  about: A land.")
    case.edit("sources/herald.txt", "language: en", "language: en\nnote: A note.\nauthors: [An Author]\nzone: Z")
    case.edit("sources/herald.txt", "language: en", "language: en\naddress: https://example.org/a b")
    case.edit("claims/herald.yaml", "speaker: herald-news\n", "speaker: herald-news\n    note: Said once.\n")
    store = folder / "begun.db"
    load_case(case.folder, store)
    there = {(kind, ref): read(data) for kind, ref, data in query(store, "SELECT kind, ref, data FROM record")}
    somebody = there["entity", "idris-walid"]
    edit(
        store,
        [Change("entity", "idris-walid", somebody, {**somebody, "about": "He was told of."})],
        who="Ana B",
        what="seen anew",
    )
    ref = QuestionRef("idris-walid", "place_of_death")
    judge_question(store, ref, "holds", answer="east-province", why="As seen", who="Ana B")
    case.edit("entities/all.yaml", "about: A commander.", "about: Told in the folder.")
    load_case(case.folder, store)
    with closing(sqlite3.connect(store)) as connection, connection:
        for table, values in _ROWS.items():
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    return store


#: Rows of tables that only rare claims and edits fill.
_ROWS: dict[str, tuple[Any, ...]] = {
    "kept_text": ("0" * 64, "A text that was taken out."),
    "nx_claimed": (1, 1, "leader", "Idris the Elder"),
    "listed": ("idris-walid", json.dumps({"name": "Idris Walid", "kind": "leader", "names": []})),
}


def places(store: Path) -> dict[Place, bool]:
    """Every place that can hold text, from the schema, and whether what stands there decides something.

    What is only for machines does: an id, a date, a state, a hash; and a quote, which has to stand in its text.
    """
    found: dict[Place, bool] = {}
    with closing(sqlite3.connect(store)) as connection:
        for table, columns in _columns(connection):
            for column in columns:
                rows = connection.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
                values = [value for (value,) in rows if isinstance(value, str)]
                if table == "meta" and column == "value":
                    for (key,) in connection.execute("SELECT key FROM meta").fetchall():
                        found[Place(table, column, key)] = key not in ("title", "about")
                elif told := [value for value in values if _loaded(value) is not None]:
                    found[Place(table, column, KEYS)] = True
                    for key in sorted({key for value in told for key, _ in _texts(_loaded(value))}):
                        texts = [text for value in told for at, text in _texts(_loaded(value)) if at == key]
                        found[Place(table, column, key)] = key == "cite" or all(map(_MACHINE.fullmatch, texts))
                else:
                    prose = [value for value in values if not _MACHINE.fullmatch(value) or "://" in value]
                    found[Place(table, column)] = bool(values) and not prose
    return found


def plant(store: Path, wanted: Mapping[Place, int]) -> int:
    """Plant in these places, each with its number, in every row; how many texts it were."""
    count = 0
    with closing(sqlite3.connect(store)) as connection, connection:
        for place, number in wanted.items():
            if place.table.startswith("nx_") or place.table == "text_word":  # some have no row numbers
                sql = f'UPDATE "{place.table}" SET "{place.column}" = "{place.column}" || ?'
                count += connection.execute(sql, (f"{EVIL}{marked(number)}",)).rowcount
                continue
            where = " WHERE key = ?" if place.table == "meta" and place.key else ""
            rows = connection.execute(
                f'SELECT _rowid_, "{place.column}" FROM "{place.table}"{where}', (place.key,) if where else ()
            ).fetchall()
            for row, value in rows:
                new = _planted(place, number, value, row)
                if new != value:
                    connection.execute(f'UPDATE "{place.table}" SET "{place.column}" = ? WHERE _rowid_ = ?', (new, row))
                    count += 1
    return count


def _planted(place: Place, number: int, value: object, row: int) -> object:
    if not isinstance(value, str | None):
        return value
    told = _loaded(value) if value else None
    if told is not None and place.key and place.table != "meta":
        return json.dumps(_in_json(told, place.key, number), ensure_ascii=False)
    if place.key and place.table != "meta":
        return value  # JSON, where none stands
    word = marked(number)
    if (
        place.table == "rendition" and place.column == "text"
    ):  # every word stays where it is cited, and lines are its own
        return None if value is None else f"{value} {word}{EVIL.partition(chr(10))[0]}{word}"
    if row % 2 or value is None:
        return f"{word}{EVIL}{value or ''}{word}"
    return f"{value}{EVIL}{word}"


def _in_json(told: Any, key: str, number: int, at: str = "") -> Any:
    if isinstance(told, dict):
        add = f"{EVIL}{marked(number)}" if key == KEYS else ""
        return {f"{name}{add}": _in_json(value, key, number, _below(at, name)) for name, value in told.items()}
    if isinstance(told, list):
        return [_in_json(value, key, number, at) for value in told]
    return f"{told}{EVIL}{marked(number)}" if isinstance(told, str) and at == key else told


def _below(at: str, name: str) -> str:
    """The way to a key in JSON; what a person calls a wording is no part of it."""
    return f"{at}.{name}" if at and not at.startswith("cite") else at or name


def _loaded(value: str) -> Any:
    """JSON, where a text is an object or a list of it."""
    if value[:1] not in ("{", "["):
        return None
    try:
        return json.loads(value)
    except ValueError:
        return None


def _texts(told: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(told, dict):
        for name, value in told.items():
            yield from _texts(value, _below(at, name))
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value, at)
    elif isinstance(told, str):
        yield at, told


def _columns(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        if not _BEHIND.match(table):
            columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
            yield table, [column[1] for column in columns if column[2] in ("VARCHAR", "TEXT")]
            if table == "passage_fts":  # its columns have no type
                yield table, ["quote"]
