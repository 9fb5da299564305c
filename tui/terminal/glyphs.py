"""The characters a terminal can show for states and lines."""

from __future__ import annotations

import unicodedata

from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters for states, cursors and lines. A state is never shown by colour alone."""

    contradicted: str = "\u00d7"
    denied: str = "!"
    unconfirmed: str = "?"
    may_conflict: str = "*"
    finer: str = "~"
    several: str = "+"
    agreed: str = "="
    single: str = "\u00b7"
    judged: str = "J"
    closed: str = "-"
    draft: str = "\u25cb"
    between: str = "\u00b7"
    cursor: str = "\u203a"
    search: str = "/"
    left: str = "\u2190"
    right: str = "\u2192"
    relay: str = "\u2192"
    rule: str = "\u2500"
    bar: str = "\u2502"
    ellipsis: str = "\u2026"
    span: str = "\u2501"
    point: str = "\u25cf"
    lit_start: str = "\u2039"
    lit_end: str = "\u203a"
    more: str = "\u2191"
    fewer: str = "\u2193"
    focus: str = "\u25c2"
    marked: str = "\u25c6"


UNICODE = Glyphs()


ASCII = Glyphs(
    contradicted="x",
    finer=":",
    single=".",
    draft="%",
    between="-",
    cursor=">",
    left="<",
    right=">",
    relay=">",
    rule="-",
    bar="|",
    ellipsis="~",
    span="=",
    point="o",
    lit_start="[",
    lit_end="]",
    more="^",
    fewer="v",
    focus="<",
    marked="#",
)


def glyphs(utf8: bool = True) -> Glyphs:
    """Return the glyphs for a terminal that takes UTF-8, or those in plain ASCII."""
    return UNICODE if utf8 else ASCII


_ASCII_LINES = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2026": "~",
    "\u2022": "*",
    "\u00b7": ".",
    "\u00d7": "x",
    "\u2502": "|",
    "\u2503": "|",
    "\u2551": "|",
    "\u258a": "|",
    "\u258e": "|",
    "\u2500": "-",
    "\u2501": "-",
    "\u2550": "=",
    "\u2581": "_",
    "\u2594": "-",
    "\u2190": "<",
    "\u2191": "^",
    "\u2192": ">",
    "\u2193": "v",
    "\u2039": "<",
    "\u203a": ">",
    "\u25c2": "<",
    "\u25c6": "#",
    "\u25cb": "%",
    "\u25cf": "o",
    "\u21b5": "<",
    "\u23ce": "<",
    "\U0001f50e": "/ ",
}


def ascii_for(cluster: str) -> str:
    """Return what a terminal without UTF-8 shows for a grapheme cluster: its base letter, a sign
    that looks like it, or "?"."""
    first = cluster[0]
    if found := _ASCII_LINES.get(first):
        return found
    if "\u2400" <= first <= "\u2426":
        return "?"
    if "\u2500" <= first <= "\u257f":
        return "+"
    if "\u2580" <= first <= "\u259f":
        return "#"
    base = unicodedata.normalize("NFKD", first)[:1]
    return base if base.isascii() and base.isprintable() else "?"
