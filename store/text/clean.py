"""Cleaning of untrusted text: once where it comes in, once more before it goes to a terminal.

Reports, names and notes are written by others. They may hold escape sequences that drive a
terminal, bidi controls that reverse what is read (CVE-2021-42574), invisible characters that
make two spellings look alike, or stacks of marks that cover the neighbouring lines.

`clean` is for what is stored (names, values, notes): it removes. `shown` is for what is
displayed: it replaces one code point by one code point, so offsets into held text stay true.
`visible` spells the culprits out for messages, `escaped` for JSON, `problems` counts them for a checker.

What honest names need stays: joiners after letters of the scripts that use them and inside
emoji, combining marks, variation selectors. (Unicode UAX #31 2.3, UTS #39, UAX #9.)
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from store.model.facts import dataclass

REPLACEMENT = "\ufffd"
LRM = "\u200e"

MARKS_KEPT = 8
"""How many stacked marks one letter may carry; no orthography needs more (UAX #15's Stream-Safe
format allows 30, which on a terminal already covers the rows above)."""

# Scripts whose letters take U+200C and U+200D in ordinary spelling (Arabic, Syriac, N'Ko, the
# Brahmic scripts, Mongolian, Adlam), and what emoji sequences are joined from.
_JOINING = (
    "\u0600-\u0605\u0610-\u061a\u0620-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17b3\u17b6-\u180d"
    "\u1810-\u18af\u1900-\u1aad\u1b00-\u1c4f\ua800-\ua8ff\ua980-\uaaff\uabc0-\uabff"
    "\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"

# Stacked marks of no particular script: what "zalgo" text is made of.
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_BIDI = "\u061c\u200f\u202a-\u202e\u2066-\u2069"
_SEPARATOR = "\u2028\u2029"
_SURROGATE = "\ud800-\udfff"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    # noncharacters: never text
    "\ufdd0-\ufdef\ufffe\uffff"
)
_STRAY_JOINER = f"(?<![{_JOINING}])\u200c|(?<![{_JOINING}{_EMOJI}])\u200d"
_PILE = f"(?<=[{_MARKS}]{{{MARKS_KEPT}}})[{_MARKS}]"

# One group for each kind, so that a match names what it found.
_BAD = (
    f"(?P<control>[{_CONTROL}])|(?P<bidi>[{_BIDI}])|(?P<separator>[{_SEPARATOR}])"
    f"|(?P<surrogate>[{_SURROGATE}])|(?P<invisible>[{_INVISIBLE}]|{_STRAY_JOINER})|(?P<pile>{_PILE})"
)


# Compiled when first needed: each takes some milliseconds, and plain ASCII needs none of them.
@cache
def _bad_shown() -> re.Pattern[str]:
    """What must not reach a terminal. A left-to-right mark may: the screen itself runs left to
    right, and each row it writes has them."""
    return re.compile(_BAD)


@cache
def _bad_kept() -> re.Pattern[str]:
    """What must not be stored, left-to-right marks included."""
    return re.compile(_BAD.replace("(?P<bidi>[", f"(?P<bidi>[{LRM}"))


@cache
def _repairs() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What `clean` replaces and by what, in this order."""
    return (
        (re.compile("\r\n?|[\x0b\x0c\u2028\u2029]"), "\n"),
        (re.compile(f"[{_CONTROL}{LRM}{_BIDI}{_INVISIBLE}]|{_STRAY_JOINER}"), ""),
        (re.compile(f"([{_MARKS}]{{{MARKS_KEPT}}})[{_MARKS}]+"), r"\1"),
        (re.compile(f"[{_SURROGATE}]"), REPLACEMENT),
    )


_KINDS = {
    "control": "control character",
    "bidi": "bidi control",
    "separator": "line separator",
    "surrogate": "lone surrogate",
    "invisible": "invisible character",
    "pile": "mark stacked too high",
}

# Control pictures U+2400.. for C0 and DEL, a newline picture for the separators, a hyphen where
# a soft hyphen stands; everything else that must not reach a terminal becomes U+FFFD.
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)}
_PICTURES |= {
    "\t": " ",
    "\x7f": "\u2421",
    "\x85": "\u2424",
    "\u2028": "\u2424",
    "\u2029": "\u2424",
    "\u00ad": "\u2010",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of unwanted code point found in a text.

    `offset` is that of its first occurrence, in code points; `count` how often it stands there.
    """

    code: int
    kind: str
    count: int
    offset: int

    def __str__(self) -> str:
        name = unicodedata.name(chr(self.code), "")
        times = "once" if self.count == 1 else f"{self.count} times"
        label = f"U+{self.code:04X} {name}".rstrip()
        return f"{label} ({self.kind}), {times}, first at character {self.offset}"


def _is_plain(text: str) -> bool:
    """Whether `text` is printable ASCII, which is most text and needs no further look."""
    return text.isascii() and text.isprintable()


def clean(text: str, *, keep_newlines: bool = True, limit: int | None = None) -> str:
    """Return `text` as it may be stored: without what drives terminals or hides from readers.

    Removes C0 and C1 controls, bidi controls and marks, invisible characters and joiners where
    no script needs them, and marks stacked beyond `MARKS_KEPT`; a lone surrogate becomes
    U+FFFD. Line ends of every kind become "\\n" and tabs stay; with `keep_newlines` false all
    runs of white space become one space, and the ends are trimmed. A text longer than `limit`
    code points is cut there and ends in an ellipsis. Cleaning twice changes nothing.
    """
    if not _is_plain(text):
        for pattern, instead in _repairs():
            text = pattern.sub(instead, text)
    if not keep_newlines:
        text = " ".join(text.split())
    if limit is not None and len(text) > limit:
        text = text[: max(limit - 1, 0)].rstrip() + "\u2026" if limit > 0 else ""
    return text


def problems(text: str) -> list[Problem]:
    """Name what `clean` would take out of `text`, in the order of first appearance."""
    if _is_plain(text):
        return []
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for match in _bad_kept().finditer(text):
        if text.startswith("\r\n", match.start()):
            continue  # a Windows line end is no trick
        where = (match.group(), _KINDS[match.lastgroup or "control"])
        count, offset = found.get(where, (0, match.start()))
        found[where] = (count + 1, offset)
    return [Problem(ord(char), kind, count, offset) for (char, kind), (count, offset) in found.items()]


def visible(text: str) -> str:
    """Return `text` with each unwanted code point spelt out, as in "<U+202E>", for messages."""
    if _is_plain(text):
        return text
    return _bad_kept().sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def escaped(text: str) -> str:
    """Return JSON with each unwanted code point as an escape of JSON's, as in "\\u202e": it says the same."""
    if _is_plain(text):
        return text
    return _bad_kept().sub(lambda match: _json_escape(ord(match.group())), text)


def _json_escape(code: int) -> str:
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def shown(text: str, *, newlines: bool = True) -> str:
    """Return `text` as it may go to a terminal, code point for code point.

    The result has the length of `text`: controls become their pictures (U+2400..), a tab one
    space, a soft hyphen a hyphen, and bidi controls, invisible characters, stray joiners,
    surrogates and over-stacked marks U+FFFD. "\\n" stays unless `newlines` is false. A
    left-to-right mark (U+200E) stays: it can only pull towards the direction of the screen.
    Doing it twice changes nothing.
    """
    if _is_plain(text):
        return text
    text = _bad_shown().sub(_picture, text.replace("\t", " "))
    return text if newlines else text.replace("\n", "\u240a")


def _picture(match: re.Match[str]) -> str:
    return _PICTURES.get(match.group(), REPLACEMENT)


_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def csv_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula (OWASP, CSV injection).

    A cell that would begin with = + - @ (or their full-width forms), a tab or a carriage return
    gets an apostrophe in front, also where blanks or invisible characters hide the sign. Plain
    numbers such as "-5" stay numbers.
    """
    if not text:
        return text
    bare = clean(text, keep_newlines=False)
    if text[0] in "\t\r\n" or (bare.startswith(_FORMULA) and not _NUMBER.fullmatch(bare)):
        return "'" + text
    return text
