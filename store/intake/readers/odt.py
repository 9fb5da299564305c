"""An ODT document: paragraphs, headings, lists and tables, by the standard's XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as Safe

from store.intake.limits import Limits
from store.intake.readers import heads
from store.intake.readers.layout import admitted, joined, row, spaced
from store.intake.readers.packed import Archive
from store.intake.refusing import Item, Unreadable
from store.model.reports import ReportHead
from store.model.version import VERSION

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _META, _OFFICE = (f"{_OASIS}{name}:1.0}}" for name in ("text", "table", "meta", "office"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_DAMAGED = "is damaged: no text of it can be read; get it again, or save it anew"
_GONE = frozenset((f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls", f"{_OFFICE}forms"))


def ready() -> None:
    """The library is loaded with this module."""


def read(data: bytes, name: str, limits: Limits) -> list[Item]:
    """The report of a document."""
    archive = Archive(data, limits)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise Unreadable("is locked with a password: save a copy without it, and add that")
    body = _tree(archive, "content.xml")
    found = None if body is None else body.find(f"{_OFFICE}body/{_OFFICE}text")
    if found is None:
        raise Unreadable(_DAMAGED)
    notes: list[str] = []
    text = joined([*_blocks(found, notes), *notes])
    head = _head(_tree(archive, "meta.xml"), text)
    return [Item(admitted(text, limits), head, "application/vnd.oasis.opendocument.text", f"whosays {VERSION}")]


def _tree(archive: Archive, name: str) -> Any:
    if not (written := archive.part(name)):
        return None
    try:
        return Safe.fromstring(written, forbid_dtd=True)
    except DefusedXmlException as error:
        told = "declares entities of its own, which can explode when they are read: save it anew"
        raise Unreadable(told) from error
    except (Safe.ParseError, ValueError, LookupError) as error:
        raise Unreadable(_DAMAGED) from error


def _blocks(body: Any, notes: list[str]) -> Iterator[str]:
    for part in body:
        if part.tag in _GONE:
            continue
        if part.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield _paragraph(part, notes)
        elif part.tag == f"{_TEXT}list":
            items = (" ".join(" ".join(_blocks(item, notes)).split()) for item in part)
            yield "\n".join(f"- {words}" if not words.startswith("- ") else words for words in items if words)
        elif part.tag == f"{_TABLE}table":
            rows = (row(_cells(line, notes)) for line in part.iter(f"{_TABLE}table-row"))
            yield "\n".join(filter(None, rows))
        else:
            yield from _blocks(part, notes)


def _cells(line: Any, notes: list[str]) -> Iterator[str]:
    for cell in line:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            yield " ".join(_blocks(cell, notes))


def _paragraph(part: Any, notes: list[str]) -> str:
    boxes: list[str] = []
    words = "\n".join(spaced(line) for line in _words(part, boxes, notes).split("\v"))
    return joined([words, *boxes])


def _words(part: Any, boxes: list[str], notes: list[str]) -> str:
    out = [_flat(part.text)]
    for below in part:
        if below.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
            out.append(" ")
        elif below.tag == f"{_TEXT}line-break":
            out.append("\v")
        elif below.tag == f"{_TEXT}note":
            notes += [joined(_blocks(body, notes)) for body in below.iter(f"{_TEXT}note-body")]
        elif below.tag.endswith(("}frame", "}custom-shape", "}text-box")):
            boxes += _blocks(below, notes)
        elif below.tag not in _GONE:
            out.append(_words(below, boxes, notes))
        out.append(_flat(below.tail))
    return "".join(out)


def _flat(words: str | None) -> str:
    return words.replace("\n", " ") if words else ""


def _head(tree: Any, text: str) -> ReportHead:
    told = {} if tree is None else {part.tag: part.text or "" for part in tree.iter() if part.tag != f"{_META}keyword"}
    first = text.partition("\n\n")[0]
    fallback = first if len(first) <= 200 and "\n" not in first and not first.endswith(".") else ""
    return ReportHead(
        title=heads.line(told.get(f"{_DC}title")) or heads.line(fallback),
        published=heads.day(told.get(f"{_META}creation-date") or told.get(f"{_DC}date")),
        language=heads.language(told.get(f"{_DC}language")),
        authors=heads.people([told.get(f"{_META}initial-creator") or told.get(f"{_DC}creator")]),
    )
