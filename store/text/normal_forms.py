"""Other writings of the same words, with the way back to the writing they were made from.

Two copies of a report often differ in what no reader sees: line ends, a byte order mark, composed or
decomposed accents (Unicode Standard Annex 15), doubled spaces, typographic quotation marks. A
`Mapped` text is such a rewriting which remembers its edits, so that a passage found in it is
reported in the code points of the text actually held.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Edit = tuple[int, int, str]
"""Replace the code points start to end (exclusive) by these."""

INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark, bidi marks. Not the joiners: they spell."""

_SINGLE_MARKS = "\u2018\u2019\u201a\u201b\u2032\u02bc"
_DOUBLE_MARKS = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
DASHES = "\u2010-\u2015\u2212"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A rewritten text and the way back.

    Each edit is one entry in four parallel tuples, in order: where it stands here (`starts`, `ends`)
    and in the text below (`old_starts`, `old_ends`). `below` is the text this one was made from;
    None for the text as held.
    """

    name: str
    text: str
    below: Mapped | None = None
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    old_starts: tuple[int, ...] = ()
    old_ends: tuple[int, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where the passage [start, end) of this text stands in the text as held.

        An edit that is only partly inside the passage is taken whole: no code point is cut in two.
        """
        form: Mapped = self
        while form.below is not None:
            start, end = form._down(start, end)
            form = form.below
        return start, end

    def forth(self, offset: int) -> int:
        """Where an offset of the text as held comes to stand in this text."""
        if self.below is None:
            return offset
        offset = self.below.forth(offset)
        edit = bisect_right(self.old_starts, offset) - 1
        if edit < 0:
            return offset
        inside = offset < self.old_ends[edit]
        return self.starts[edit] if inside else offset - self.old_ends[edit] + self.ends[edit]

    def _down(self, start: int, end: int) -> tuple[int, int]:
        edit = bisect_right(self.starts, start) - 1
        if edit >= 0:
            inside = start < self.ends[edit]
            start = self.old_starts[edit] if inside else start - self.ends[edit] + self.old_ends[edit]
        edit = bisect_left(self.starts, end) - 1
        if edit >= 0:
            end = max(end - self.ends[edit], 0) + self.old_ends[edit]
        return start, max(start, end)


def held(text: str) -> Mapped:
    """The text as it is."""
    return Mapped("as held", text)


def rewrite(below: Mapped, name: str, edits: Iterable[Edit]) -> Mapped:
    """Apply edits (in order, none overlapping). Where nothing changes, the same object comes back."""
    text, at, length = below.text, 0, 0
    out: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    for start, end, new in edits:
        if text[start:end] == new:
            continue
        out += text[at:start], new
        length += start - at + len(new)
        places.append((length - len(new), length, start, end))
        at = end
    if not places:
        return below
    out.append(text[at:])
    return Mapped(name, "".join(out), below, *zip(*places, strict=True))


def substitute(below: Mapped, name: str, pattern: str, new: str | Callable[[str], str]) -> Mapped:
    """Replace every match of a regular expression by `new`, or by what `new` makes of the match."""
    make = new if callable(new) else lambda _: new
    return rewrite(below, name, ((m.start(), m.end(), make(m.group())) for m in re.finditer(pattern, below.text)))


@lru_cache(maxsize=8192)
def _joins(form: Literal["NFC", "NFD"], cluster: str, char: str) -> bool:
    if unicodedata.combining(char):
        return True
    apart = unicodedata.normalize(form, cluster) + unicodedata.normalize(form, char)
    return unicodedata.normalize(form, cluster + char) != apart


def normalise(below: Mapped, form: Literal["NFC", "NFD"]) -> Mapped:
    """Compose or decompose accents (Unicode normalisation), one letter and its marks at a time."""
    if unicodedata.is_normalized(form, below.text):
        return below
    return rewrite(below, form, _clusters(below.text, form))


def _clusters(text: str, form: Literal["NFC", "NFD"]) -> Iterator[Edit]:
    # An ASCII character changes only when a mark follows it.
    for run in re.finditer(r"[\x00-\x7f]?[^\x00-\x7f]+", text):
        start = run.start()
        for at in range(start + 1, run.end() + 1):
            if at < run.end() and _joins(form, text[start:at], text[at]):
                continue
            yield start, at, unicodedata.normalize(form, text[start:at])
            start = at


def _straight(mark: str) -> str:
    if re.fullmatch(f"[{_SINGLE_MARKS}]", mark):
        return "'"
    return '"' if re.fullmatch(f"[{_DOUBLE_MARKS}]", mark) else "..." if mark == "\u2026" else "-"


_MARKS = f"[{_SINGLE_MARKS}{_DOUBLE_MARKS}]"
_TYPOGRAPHY = f"[{_SINGLE_MARKS}{_DOUBLE_MARKS}{DASHES}\u2026]"


def _curly(below: Mapped, name: str) -> Mapped:
    """Straight marks to curly: opening at the start of a word, else closing."""

    def edits() -> Iterator[Edit]:
        for m in re.finditer(r"(?P<opens>(?:(?<=[\s(\[\u2014])|^)(?=.\S))?(?P<mark>['\"])", below.text):
            opening = m["opens"] is not None
            single = m["mark"] == "'"
            new = ("\u2018" if single else "\u201c") if opening else ("\u2019" if single else "\u201d")
            yield m.start("mark"), m.end("mark"), new

    return rewrite(below, name, edits())


@lru_cache(maxsize=8)
def folded(text: str) -> Mapped:
    """A text as somebody retypes it from the screen.

    In this order: invisible characters dropped; accents composed (NFC); typographic quotation marks,
    dashes and the ellipsis as ASCII; every run of white space (line breaks and no-break spaces
    included) as one space. Case and letters stay: another letter is another word.
    """
    form = substitute(held(text), "visible", f"[{INVISIBLE}]+", "")
    form = normalise(form, "NFC")
    form = substitute(form, "straight", _TYPOGRAPHY, _straight)
    return substitute(form, "folded", r"\s+", " ")


def normal_forms(text: str) -> list[Mapped]:
    """The writings in which words known by hash only are looked for: as held first, then ever more changed.

    Line ends as LF, CRLF and CR; NFC and NFD; and, composed and as they are: lines without white space
    at their ends; single spaces; one and two line breaks between paragraphs; two spaces after a
    sentence; no invisible characters; no line breaks; straight and curly quotation marks. Each text
    appears once, and each form's `below` stands before it (or equals one before it).
    """
    first, lf = held(text), line_ends_lf(text)
    crlf = substitute(lf, "line ends CRLF", "\n", "\r\n")
    cr = substitute(lf, "line ends CR", "\n", "\r")
    nfc, nfd = normalise(lf, "NFC"), normalise(lf, "NFD")
    seen: dict[str, Mapped] = {}
    for form in (first, lf, crlf, cr, nfc, nfd, *_respaced(lf), *_respaced(nfc)):
        seen.setdefault(form.text, form)
    return list(seen.values())


def line_ends_lf(text: str) -> Mapped:
    """The text with LF at the ends of its lines."""
    return substitute(held(text), "line ends LF", r"\r\n?", "\n")


def _respaced(base: Mapped) -> Iterator[Mapped]:
    of = f" ({base.name})"
    trimmed = substitute(base, "trimmed lines" + of, r"[^\S\n]+(?=\n|\Z)|(?<=\n)[^\S\n]+", "")
    spaced = substitute(trimmed, "single spaces" + of, r"[^\S\n]+", " ")
    two = substitute(spaced, "double line breaks" + of, r"\n+", "\n\n")
    visible = substitute(base, "no invisible characters" + of, f"[{INVISIBLE}]+", "")
    flat = substitute(visible, "no line breaks" + of, r"\s+", " ")
    yield from (trimmed, spaced, two, visible, flat)
    yield substitute(spaced, "single line breaks" + of, r"\n+", "\n")
    yield substitute(two, "double line breaks CRLF" + of, "\n", "\r\n")
    yield substitute(spaced, "double spaces after sentences" + of, r"(?<=[.!?]) (?=\S)", "  ")
    for form, name in ((base, ""), (flat, ", no line breaks")):
        yield substitute(form, "straight marks" + name + of, _MARKS, _straight)
        yield _curly(form, "curly marks" + name + of)
