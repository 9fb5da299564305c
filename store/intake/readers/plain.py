"""Plain text and Markdown in any encoding, with what a few lines at the top say of it."""

from __future__ import annotations

import re

from store.intake.limits import Limits
from store.intake.readers import heads, top_lines
from store.intake.readers.encodings import decode
from store.intake.readers.layout import admitted
from store.intake.refusing import Item, Unreadable
from store.model.reports import ReportHead

_KEYS = {
    "title": "title",
    "headline": "title",
    "subject": "title",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "published": "published",
    "date": "published",
    "language": "language",
    "lang": "language",
    "url": "address",
    "address": "address",
    "link": "address",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
}
_LINE = re.compile(r"\s*([A-Za-z]+)\s*:\s*(.*)")
_LONGEST_TITLE = 200
#: Letters at the top of a text in which its head may stand.
_TOP = 2_000
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def ready() -> None:
    """Load what tells encodings."""
    import charset_normalizer  # noqa: F401


def read(data: bytes, name: str, limits: Limits) -> list[Item]:
    """The report of a text."""
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text)) > len(text) // 20:
        raise Unreadable("is no text but binary data: whosays reads web pages, PDF, DOCX, ODT, e-mail and text")
    head, text = _front(text)
    text = admitted(text, limits)
    media = "text/markdown" if name.lower().endswith((".md", ".markdown")) else "text/plain"
    told, title = top_lines.read(text[:_TOP].split("\n"))
    first = _first_lines(text)
    if told and first.keys() == {"title"}:
        first = {}  # what stands there is the head itself, or its headline is known
    fields = {**({"title": title.lstrip("# ").rstrip("# ")} if title else {}), **told, **first, **head}
    return [Item(text, _made(fields), media, decoded.extractor)]


def _front(text: str) -> tuple[dict[str, str], str]:
    """Front matter between two lines "---", as blogs and note programs write it, and the text without it."""
    if not text.startswith("---\n"):
        return {}, text
    inside, found, rest = text[4:].partition("\n---\n")
    fields = _fields(inside.split("\n"))
    return (fields, rest) if found and fields else ({}, text)


def _first_lines(text: str) -> dict[str, str]:
    """Lines "Date: ..." above the text, which stay in it; else its first line as a title, where it is one."""
    top = text.split("\n\n", 1)[0].split("\n")
    if all(found and found[1].lower() in _KEYS for found in map(_LINE.fullmatch, top)):
        return _fields(top)
    first = top[0].strip()
    if re.match(r"#{1,6}\s", first):
        return {"title": first.lstrip("# ").rstrip("# ")}
    underlined = len(top) == 2 and re.fullmatch(r"[=-]{3,}", top[1].strip())
    is_title = (len(top) == 1 or underlined) and len(first) <= _LONGEST_TITLE and not first.endswith((".", ",", ";"))
    return {"title": first} if is_title and text.strip() != first else {}


def _fields(lines: list[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for found in filter(None, map(_LINE.fullmatch, lines)):
        key, said = _KEYS.get(found[1].lower()), found[2].strip().strip("\"'")
        if key and said:
            out.setdefault(key, said)
    return out


def _made(fields: dict[str, str]) -> ReportHead:
    return ReportHead(
        title=heads.line(fields.get("title")),
        publisher=heads.line(fields.get("publisher")),
        published=heads.day(fields.get("published")),
        language=heads.language(fields.get("language")),
        address=heads.address(fields.get("address")),
        authors=heads.people(re.split(r"\s*[,;]\s*|\s+and\s+", fields.get("authors", "").strip("[]"))),
    )
