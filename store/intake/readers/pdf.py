"""A PDF's text layer: its lines put together into paragraphs, and where each page begins."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from typing import Any

import pypdfium2
from pypdfium2 import raw

from store.intake.limits import Limits
from store.intake.readers import heads
from store.intake.readers.layout import admitted, joined, spaced
from store.intake.refusing import Item, Unreadable
from store.model.reports import ReportHead
from store.text.clean import clean

_NO_LAYER = (
    "has no text layer, only pictures of pages: put it through OCR (ocrmypdf scan.pdf readable.pdf, say) and add what "
    "comes of it"
)
_MOST_PAGES = 3000
#: What pdfium writes for a hyphen that only parts a word at the end of a line.
_HYPHENS = "\x02\ufffe\u00ad"
_LINE_ENDS = frozenset((10, 13, 0x02, 0xFFFE))
_BULLET = re.compile(r"[•●▪◦‣*–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
#: What programs put in front of a file's name where a title is wanted.
_NO_TITLE = re.compile(
    r"(?i)^(microsoft (word|powerpoint|excel) - .*|untitled|document\d*|.*\.(docx?|odt|rtf|indd|tmp))$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page: its words, where they begin and end, and the size of the letters."""

    words: str
    left: float
    right: float
    base: float
    size: float


def ready() -> None:
    """The library is loaded with this module."""


def read(data: bytes, name: str, limits: Limits) -> list[Item]:
    """The report of a PDF."""
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable("is locked with a password: save a copy without it, and add that") from error
        raise Unreadable("is damaged: no page of it can be read; get it again, or print it to a new PDF") from error
    if count > _MOST_PAGES:
        raise Unreadable(f"has {count} pages, and a report at most {_MOST_PAGES}: split it")
    pages, without = _pages(document, count)
    if not any(pages):
        raise Unreadable(_NO_LAYER if count else "is damaged: it has no pages")
    text, offsets = _together(pages, limits)
    head = _head(document, pages)
    if without:
        some = ", ".join(map(str, without[:20])) + (" and more" if without[20:] else "")
        note = f"Pages without text, or that cannot be read: {some} of {count}."
        head = ReportHead(head.title, head.publisher, head.published, head.language, "", head.authors, note)
    return [Item(text, head, "application/pdf", f"pypdfium2 {version('pypdfium2')}", offsets)]


def _pages(document: Any, count: int) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers of those without any."""
    pages, without = [], []
    for at in range(count):
        try:
            page = document[at]
            layer = page.get_textpage()  # held while it is read: it goes when nobody names it any more
            words = joined(paragraphs(list(_lines(layer.raw))))
            layer.close()
            page.close()
        except pypdfium2.PdfiumError:
            words = ""
        # cleaned page by page, so that what is dropped moves no page's beginning
        pages.append(admitted(words, Limits()).rstrip("\n") if clean(words).strip() else "")
        if not pages[-1]:
            without.append(at + 1)
    return pages, without


def _together(pages: list[str], limits: Limits) -> tuple[str, tuple[int, ...]]:
    text, offsets = "", []
    parts: list[str] = []
    length = 0
    for words in pages:
        if words and length:
            parts.append("\n\n")
            length += 2
        offsets.append(length)
        parts.append(words)
        length += len(words)
    text = "".join(parts)
    whole = admitted(text, limits)
    if whole.rstrip("\n") != text:
        raise Unreadable("is damaged: its pages cannot be put together")
    return whole, tuple(offsets)


def _lines(text: Any) -> Iterator[Line]:
    """The lines of a page in the order in which it draws them."""
    count = raw.FPDFText_CountChars(text)
    codes = [raw.FPDFText_GetUnicode(text, at) for at in range(max(count, 0))]
    start = 0
    for at, code in enumerate([*codes, 10]):
        if code in _LINE_ENDS:
            # a hyphen that parts a word stands at the end of its line, and belongs to it
            if line := _line(text, codes, start, at if code in (10, 13) else at + 1):
                yield line
            start = at + 1


def _line(text: Any, codes: list[int], start: int, end: int) -> Line | None:
    while start < end and codes[start] <= 32 and codes[start] != 2:
        start += 1
    while end > start and codes[end - 1] <= 32 and codes[end - 1] != 2:
        end -= 1
    if start == end:
        return None
    # a glyph that the file gives no letter for reads as 0: the reader sees that something stands there
    words = "".join(chr(code or 0xFFFD) for code in codes[start:end])
    words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    first, last = _box(text, start), _box(text, end - 1)
    return Line(spaced(words.replace("\t", " ")), first[0], last[1], first[2], raw.FPDFText_GetFontSize(text, start))


def _box(text: Any, at: int) -> tuple[float, float, float]:
    """Left and right edge of a letter, and the line it stands on."""
    left, right, bottom, top, x, base = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text, at, x, base)
    return left.value, right.value, base.value


def paragraphs(lines: list[Line]) -> Iterator[str]:
    """Lines put together where the page only ran out of width."""
    steps = sorted(gap for one, two in pairwise(lines) if (gap := one.base - two.base) > 0.8 * two.size)
    usual = steps[len(steps) // 4] if steps else 0.0  # most steps are within paragraphs, none is smaller
    edge = max((line.right for line in lines), default=0.0)
    out = ""
    for at, line in enumerate(lines):
        if at and _apart(lines[at - 1], line, usual, edge):
            yield _whole(out)
            out = ""
        out = _followed(out, line.words)
    yield _whole(out)


def _apart(above: Line, below: Line, usual: float, edge: float) -> bool:
    gap = above.base - below.base
    if abs(gap) < 1:  # the same line, drawn in two pieces
        return False
    if gap < 0:  # another column begins
        return bool(_ENDS.search(above.words))
    return (
        gap > 1.35 * usual
        or abs(above.size - below.size) > 0.1 * max(above.size, below.size)
        or below.left - above.left > 0.8 * max(below.size, 4)
        or bool(_BULLET.match(below.words))
        or (edge - above.right > 0.2 * (edge - above.left) and bool(_ENDS.search(above.words)))
    )


def _followed(words: str, more: str) -> str:
    if not words:
        return more
    if words[-1] in _HYPHENS:
        return words[:-1] + ("" if more[:1].islower() else "-") + more
    return f"{words}{more}" if re.search(r"\w-$", words) and more[:1].isalpha() else f"{words} {more}"


def _whole(words: str) -> str:
    """A hyphen of pdfium's own that ends no line after all is an ordinary one."""
    return words.replace("\x02", "-").replace("\ufffe", "-")


def _head(document: Any, pages: list[str]) -> ReportHead:
    try:
        told = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        told = {}
    title = heads.line(told.get("Title"))
    if not title or _NO_TITLE.match(title):
        title = ""
        first = next((words for words in pages if words), "").partition("\n\n")[0]
        if len(first) <= 200 and not first.endswith("."):
            title = heads.line(first)
    authors = heads.people(re.split(r"\s*[;,]\s*", told.get("Author", "")))
    return ReportHead(
        title=title,
        published=heads.pdf_day(told.get("CreationDate", "")),
        language=_language(document),
        authors=authors,
    )


def _language(document: Any) -> str:
    size = raw.FPDFCatalog_GetLanguage(document.raw, None, 0) if hasattr(raw, "FPDFCatalog_GetLanguage") else 0
    if not 0 < size < 200:
        return ""
    room = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document.raw, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
    return heads.language(room.raw.decode("utf-16-le", "replace").rstrip("\0"))
