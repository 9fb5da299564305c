"""A DOCX document: paragraphs, lists, tables and notes in the order of the text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from store.intake.limits import Limits
from store.intake.readers import heads
from store.intake.readers.layout import admitted, joined, row, spaced
from store.intake.readers.packed import Archive
from store.intake.refusing import Item, Unreadable
from store.model.reports import ReportHead

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DAMAGED = "is damaged: no text of it can be read; get it again, or save it anew"
#: Words that are there no more, or that only a program reads.
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", _COMPATIBLE))


def ready() -> None:
    """Load what is loaded late, with a document of our own."""
    docx.Document()


def read(data: bytes, name: str, limits: Limits) -> list[Item]:
    """The report of a document."""
    archive = Archive(data, limits)
    if "word/document.xml" not in archive.names and not any(name.startswith("word/") for name in archive.names):
        raise Unreadable(_other(archive))
    archive.forbid_entities()
    try:
        document = docx.Document(io.BytesIO(data))
        text = joined([*_blocks(document.element.body), *_notes(archive)])
        head = _head(document, text)
    except (KeyError, ValueError, AttributeError, TypeError, etree.LxmlError, OpcError) as error:
        raise Unreadable(_DAMAGED) from error
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return [Item(admitted(text, limits), head, media, f"python-docx {version('python-docx')}")]


def _other(archive: Archive) -> str:
    if any(name.startswith("xl/") for name in archive.names):
        return "is a spreadsheet: save the sheet as PDF or text"
    if any(name.startswith("ppt/") for name in archive.names):
        return "is a presentation: save it as PDF"
    return "is a zip archive: unpack it, and add the files in it"


def _blocks(body: Any) -> Iterator[str]:
    for part in body:
        if part.tag == f"{_W}p":
            yield _paragraph(part)
        elif part.tag == f"{_W}tbl":
            yield "\n".join(filter(None, map(_row, part.iter(f"{_W}tr"))))
        elif part.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(part)


def _row(line: Any) -> str:
    return row(" ".join(_paragraph(one) for one in cell.iter(f"{_W}p")) for cell in line.iter(f"{_W}tc"))


def _paragraph(part: Any) -> str:
    """A paragraph's words; text boxes that hang on it come after it."""
    boxes: list[str] = []
    words = "\n".join(spaced(line) for line in _run(part, boxes).split("\n"))
    if words.strip() and part.find(f"{_W}pPr/{_W}numPr") is not None:
        words = f"- {words}"
    return joined([words, *boxes])


def _run(part: Any, boxes: list[str]) -> str:
    out = []
    for below in part:
        if below.tag in _GONE:
            continue
        if below.tag == f"{_W}t":
            out.append(below.text or "")
        elif below.tag in (f"{_W}br", f"{_W}cr"):
            out.append("\n" if below.get(f"{_W}type") in (None, "textWrapping") else " ")
        elif below.tag in (f"{_W}tab", f"{_W}ptab"):
            out.append(" ")
        elif below.tag == f"{_W}noBreakHyphen":
            out.append("-")
        elif below.tag == f"{_W}txbxContent":
            boxes.extend(_blocks(below))
        elif len(below):
            out.append(_run(below, boxes))
    return "".join(out)


def _notes(archive: Archive) -> Iterator[str]:
    """Footnotes and endnotes, after the text."""
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if not (written := archive.part(name)):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        for note in etree.fromstring(written, parser):
            if note.get(f"{_W}type") in (None, "normal"):
                yield joined(_blocks(note))


def _head(document: Any, text: str) -> ReportHead:
    told = document.core_properties
    when = told.created
    first = text.partition("\n\n")[0]
    styled = next((one.text for one in document.paragraphs[:10] if one.style and one.style.name == "Title"), "")
    title = heads.line(told.title) or heads.line(styled)
    if title.casefold() in ("", "word document", "untitled"):
        title = heads.line(first) if len(first) <= 200 and "\n" not in first and not first.endswith(".") else ""
    author = told.author if told.author != "python-docx" else ""
    return ReportHead(
        title=title,
        published=heads.day(when.date().isoformat()) if when is not None else "",
        language=heads.language(told.language),
        authors=heads.people((author or "").split(";")),
    )
