"""References of other programs' libraries: RIS and CSL-JSON, as heads of sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from store.exchange.reading.row import Row, Shape, kept_line
from store.exchange.reading.tables import Unreadable, lines_of, read_whole

Unfit = Callable[[str, Row], None]
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?")
_COLUMNS = (
    *("source", "source_title", "source_published", "source_address", "source_language", "source_authors"),
    *("publisher_name", "source_note"),
)
#: What a field of RIS is of a head; the first that is told holds.
_RIS = {
    "TI": "source_title",
    "T1": "source_title",
    "DA": "source_published",
    "PY": "source_published",
    "Y1": "source_published",
    "UR": "source_address",
    "L2": "source_address",
    "LA": "source_language",
    "AU": "source_authors",
    "A1": "source_authors",
    "T2": "publisher_name",
    "JO": "publisher_name",
    "JF": "publisher_name",
    "PB": "publisher_name",
    "ID": "source",
    "N1": "source_note",
}
_SILENT = {"TY", "ER"}


def read_ris(path: Path, file: str, unfit: Unfit) -> Iterator[Row]:
    """The references of a RIS file. Raises Unreadable."""
    fields: dict[str, list[str]] | None = None
    began = last = 0
    tag = ""
    for number, line in lines_of(path, file):
        last = number
        told = line.rstrip("\r\n")
        found = _TAG.fullmatch(told)
        if found is None:
            if not told.strip():
                continue
            if fields is None or not tag:
                raise Unreadable(file, number, "is no line of RIS: 'TY  - NEWS' begins a reference, 'ER  -' ends it")
            fields[tag][-1] += f" {told.strip()}"  # a long field goes on
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag == "TY":
            if fields is not None:
                raise Unreadable(file, number, f"the reference of line {began} does not end: put 'ER  -' behind it")
            fields, began = {}, number
        elif fields is None:
            raise Unreadable(file, number, f"{tag} stands outside of a reference: 'TY  -' begins one")
        elif tag == "ER":
            yield _of_ris(fields, file, began, unfit)
            fields, tag = None, ""
            continue
        fields.setdefault(tag, []).append(value)
    if fields is not None:
        raise Unreadable(file, last, f"the reference of line {began} does not end: put 'ER  -' behind it")


def _of_ris(fields: Mapping[str, list[str]], file: str, line: int, unfit: Unfit) -> Row:
    head: dict[str, Any] = {}
    row = Row(file, line, Shape((), {}), ())
    for tag in (*_RIS, *(it for it in fields if it not in _RIS)):
        values = [it for it in fields.get(tag, ()) if it]
        name = _RIS.get(tag)
        if not values or tag in _SILENT:
            continue
        if name is None or (name in head and head[name] != _ris_value(name, values)):
            unfit(f"a field {tag} of a reference", row)
        else:
            head[name] = _ris_value(name, values)
            if len(values) > 1 and name != "source_authors":
                unfit(f"a further {tag} of a reference: the first is kept", row)
    return row_of_head(head, file, line)


def _ris_value(name: str, values: list[str]) -> Any:
    if name == "source_authors":
        return values
    return _ris_day(values[0]) if name == "source_published" else values[0]


def _ris_day(told: str) -> str:
    """A day of RIS ("2019/10/08/evening") as EDTF; other words as they are."""
    parts = [it for it in told.split("/")[:3] if it.strip().isdigit()]
    found = "-".join(it.strip().zfill(2) for it in parts)
    return found if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", found) else told


def read_csl(path: Path, file: str, unfit: Unfit) -> Iterator[Row]:
    """The references of a file of CSL-JSON."""
    told = read_whole(path, file)
    listed = told.get("items", [told]) if isinstance(told, dict) else told
    for number, item in enumerate(listed if isinstance(listed, list) else [], 1):
        where = f"{file}: item {number}"
        if not isinstance(item, dict):
            raise Unreadable(where, 0, "a reference is an object with a title")
        yield _of_csl(item, where, unfit)


def _of_csl(item: Mapping[str, Any], where: str, unfit: Unfit) -> Row:
    row = Row(where, 0, Shape((), {}), ())
    read = {"id", "title", "container-title", "publisher", "issued", "URL", "language", "author", "note", "type"}
    for key in item:
        if key not in read:
            unfit(f"a field {str(key)[:40]} of a reference", row)
    authors = item.get("author", ())
    head = {
        "source": str(item.get("id", "")),
        "source_title": _text(item.get("title")),
        "publisher_name": _text(item.get("container-title")) or _text(item.get("publisher")),
        "source_published": _issued(item.get("issued")),
        "source_address": _text(item.get("URL")),
        "source_language": _text(item.get("language")),
        "source_authors": [_person(it) for it in authors if isinstance(it, dict)] if isinstance(authors, list) else [],
        "source_note": _text(item.get("note")),
    }
    return row_of_head({key: it for key, it in head.items() if it}, where, 0)


def _text(told: Any) -> str:
    return told if isinstance(told, str) else ""


def _person(told: Mapping[str, Any]) -> str:
    if told.get("literal"):
        return str(told["literal"])
    return " ".join(str(told[key]) for key in ("given", "non-dropping-particle", "family", "suffix") if told.get(key))


def _issued(told: Any) -> str:
    """A date of CSL as EDTF: one day, or from one to another; about where it says circa."""
    if not isinstance(told, dict):
        return _text(told)
    parts = told.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return _text(told.get("raw")) or _text(told.get("literal"))
    days = []
    for one in parts[:2]:
        numbers = [str(it) for it in one][:3] if isinstance(one, list) else []
        if not numbers or not all(it.isdigit() for it in numbers):
            return ""
        days.append("-".join([numbers[0].zfill(4), *(it.zfill(2) for it in numbers[1:])]))
    return "/".join(days) + ("~" if told.get("circa") and len(days) == 1 else "")


def row_of_head(head: Mapping[str, Any], file: str, line: int) -> Row:
    """A head of a source as a row."""
    cells = tuple(head.get(name, "") for name in _COLUMNS)
    kept = kept_line({name.removeprefix("source_"): cell for name, cell in zip(_COLUMNS, cells, strict=True)})
    return Row(file, line, Shape(("row", *_COLUMNS), {}), ("head", *cells), kept)
