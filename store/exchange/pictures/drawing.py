"""What pictures share: the frame, texts that fit, a time axis, the style for paper and for both kinds of screens."""

from __future__ import annotations

from store.exchange.markup import SVG, Child, Element, el
from store.labels.axis import LAST, reach, steps
from store.text.clean import clean
from store.text.flow import cells

#: Roughly so wide is a letter of the size that pictures are lettered in.
LETTER = 6.3
ROW = 20
COLOURS = 8

#: Colours are named once for light and for dark; a page that holds a picture brings these names itself.
COLOUR_NAMES = """
:root{--paper:#fff;--ink:#1b1d21;--quiet:#5a606b;--rule:#c9cdd4;--soft:#f2f3f5;--lit:#ffe78a;--lit-ink:#1b1d21;
--bad:#b3261e;--denied:#8a4b00;--open:#6a5500;--fine:#1f6f43;--accent:#1d5fa8;
--p0:#1d5fa8;--p1:#b3261e;--p2:#1f7a4d;--p3:#8a5a00;--p4:#6b3fa0;--p5:#00788a;--p6:#a02c6d;--p7:#5a606b}
@media (prefers-color-scheme:dark){:root{--paper:#16181c;--ink:#e6e8ec;--quiet:#a3a9b4;--rule:#3d424b;--soft:#1f2228;
--lit:#6b5700;--lit-ink:#fff;--bad:#ff8a80;--denied:#ffb74d;--open:#e6cf6b;--fine:#81c995;--accent:#8ab4f8;
--p0:#8ab4f8;--p1:#ff8a80;--p2:#81c995;--p3:#ffb74d;--p4:#c58af9;--p5:#6fd6e5;--p6:#ff9ad0;--p7:#a3a9b4}}
"""
STYLE = (
    "svg{font:12px system-ui,sans-serif;background:var(--paper)}svg text{fill:var(--ink)}svg .q{fill:var(--quiet)}"
    "svg .b{font-weight:600}svg .m{text-anchor:middle}svg .e{text-anchor:end}svg .r{stroke:var(--rule);fill:none}"
    "svg .g{stroke:var(--rule);stroke-dasharray:2 3}svg .s{fill:var(--soft)}svg .x{fill:var(--bad)}"
    "svg .hold{stroke-dasharray:3 3;fill:none}"
    + "".join(f"svg .f{it}{{fill:var(--p{it})}}svg .k{it}{{stroke:var(--p{it})}}" for it in range(COLOURS))
    + "svg .t{fill-opacity:.28}"
    + "".join(f"svg .h{it}{{fill:var(--bad);fill-opacity:{it * 0.12:.2f}}}" for it in range(1, 6))
)


def frame(width: float, height: float, title: str, *children: Child) -> Element:
    """A picture with what it shows in words, for who does not see it."""
    w, h = number(width), number(height)
    return el(
        "svg",
        el("title", title),
        *children,
        xmlns=SVG,
        viewBox=f"0 0 {w} {h}",
        width=w,
        height=h,
        role="img",
    )


def number(value: float) -> str:
    """A length as it is written: a tenth of a unit is fine enough."""
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, class_: str = "", *, room: float | None = None) -> Element:
    """Words on one line, cut to the room there is; then all of them are in the title."""
    words = clean(words, keep_newlines=False)
    cut = fitting(words, room) if room is not None else words
    whole = el("title", words) if cut != words else None
    return el("text", whole, cut, x=number(x), y=number(y), class_=class_ or None, direction=_direction(cut))


def _direction(words: str) -> str | None:
    """Names in Arabic or Hebrew letters begin where others do: the line they stand on runs left to right."""
    return None if words.isascii() else "ltr"


def fitting(words: str, room: float) -> str:
    """As much of some words as fits, with an ellipsis where something was left out."""
    most = int(room / LETTER)
    if len(words) <= most and cells(words) <= most:
        return words
    words = words[:most]  # a long text is not looked through letter by letter
    while words and cells(words) > most - 1:
        words = words[:-1]
    return f"{words.rstrip()}…"


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Element:
    """A straight line."""
    return el("path", d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", class_=class_)


def box(x: float, y: float, width: float, height: float, class_: str, *children: Child) -> Element:
    """A filled box."""
    return el("rect", *children, x=number(x), y=number(y), width=number(width), height=number(height), class_=class_)


class Axis:
    """Days on a line from ``left`` on."""

    def __init__(self, days: list[tuple[int | None, int | None]], left: float, width: float) -> None:
        self.lo, self.hi = reach(days)
        self.left, self.width = left, width

    def x(self, day: int) -> float:
        """Where a day stands; what lies outside stands at the edge."""
        share = (min(max(day, self.lo), self.hi) - self.lo) / max(self.hi - self.lo, 1)
        return self.left + share * self.width

    def ticks(self, top: float, bottom: float) -> list[Element]:
        """The dates that begin a step, with lines down the picture."""
        found: list[Element] = []
        free = self.left - 1
        for day, label in steps(self.lo, min(self.hi, LAST), int(self.width / LETTER)):
            x = self.x(day)
            if x < free or x + len(label) * LETTER > self.left + self.width + 40:
                continue
            found += [line(x, top + 4, x, bottom, "g"), text(x + 3, top, label, "q")]
            free = x + (len(label) + 1) * LETTER
        return found
