"""A small chart of counts as they were told: the figure by the day, a letter a voice, and a line a voice below it.

Own lines and no plotting library (docs/decisions/own-chart.md): it draws nothing that nobody said, and reads without
colour and in ASCII. No Textual here: the command line prints the same. Everything is given in pieces, each a text
with the name of its style.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len, set_cell_size

from store.labels.claims import HEDGES
from store.labels.dates import SHORT_MONTHS, day
from store.model.claims import Count, Tolls
from store.text.clean import shown
from tui.lines.axis import Axis, over
from tui.lines.comparing.layout import LEAST
from tui.terminal.glyphs import Glyphs

#: A text and the name of its style.
Piece = tuple[str, str]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WIDEST_FIGURE = 12
_LOG = 50
"""From this relation of the highest to the lowest figure on, equal steps are equal factors."""
_EXACT_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T(\d\d:\d\d))?")
#: Figures that nobody counted, by how they were made.
_GUESSED = {"estimated": "~", "projected": ">"}
_STYLES = {"!": "$state-denied", "?": "$state-unconfirmed", "-": "$quiet"}


@dataclass(frozen=True, slots=True)
class _Voice:
    """A line of the chart: a voice's counts in their order, each with its sign."""

    letter: str
    name: str
    counts: tuple[Count, ...]
    signs: tuple[str, ...]


def _voices(tolls: Tolls) -> list[_Voice]:
    by_voice: dict[str, list[Count]] = {}
    told = set()
    for one in tolls.counts:
        same = (
            one.speaker,
            one.day,
            one.lo,
            one.hi,
            one.stance,
            one.certainty,
            one.counted,
        )  # the same word in another report
        if one.stance in ("asserts", "denies", "retracts") and same not in told:
            told.add(same)
            by_voice.setdefault(one.speaker, []).append(one)
    found = []
    for place, counts in enumerate(by_voice.values()):
        signs: list[str] = []
        before: dict[str, Count] = {}  # an estimate is above or below an estimate, not a count
        for one in counts:
            signs.append(_sign(one, before.get(one.counted)))
            if one.stance == "asserts" and one.certainty != "possible":
                before[one.counted] = one
        letter = _LETTERS[place] if place < len(_LETTERS) else "#"
        found.append(_Voice(letter, counts[0].voice, tuple(counts), tuple(signs)))
    return found


def _sign(one: Count, before: Count | None) -> str:
    """What has to be seen with a figure: that it is denied, taken back, unsure, no count, or another than before."""
    if one.stance != "asserts":
        return "!"
    if one.closed in ("retracted", "denied"):
        return "-"
    if one.certainty != "certain":
        return "?"
    if one.counted in _GUESSED:
        return _GUESSED[one.counted]
    return _turn(one, before)


def _turn(one: Count, before: Count | None) -> str:
    """Whether a figure lies above ("/") or below ("\\\\") the one that its voice told before."""
    if before is None:
        return ""
    at, was = (next((end for end in (count.lo, count.hi) if end is not None), 0) for count in (one, before))
    if (one.lo, one.hi) == (before.lo, before.hi) or at == was:
        return ""
    return "/" if at > was else "\\"


#: What the signs of a chart mean, in the order they are told.
_KEY = {
    "/": "up",
    "\\": "down",
    "!": "denied",
    "?": "unsure",
    "~": "estimated",
    ">": "projected",
    "-": "taken back",
}


def lines_wanted(tolls: Tolls, tall: bool) -> int:
    """Return how many lines a chart asks for: rows of the plot, the days, a line a voice, the signs."""
    return (8 if tall else 5) + 2 + min(len(_voices(tolls)), 8 if tall else 5)


def chart(tolls: Tolls, width: int, height: int, glyphs: Glyphs) -> list[list[Piece]]:
    """Draw counts on at most `height` lines of at most `width` cells; where that is too little only their lines."""
    voices, dated = _voices(tolls), tolls.dated
    if not dated or height < 1 or width < 30:
        return []
    if height < LEAST:
        return _legend(voices, dated, height, width, glyphs)
    key = _key_line(voices, dated, width, glyphs)
    told = min(len(voices), max(height - 4 - bool(key), 1))
    rows = min(max(height - 1 - told - bool(key), 3), 12)
    if len({end for one in dated for end in _ends(one)}) == 1:
        rows = 3  # one figure: there is no height to show
    found = [*_plot(voices, dated, tolls.whole, width, rows, glyphs), *_legend(voices, dated, told, width, glyphs)]
    return [*found, [(key, "$quiet")]] if key else found


def _legend(
    voices: Sequence[_Voice], dated: Sequence[Count], lines: int, width: int, glyphs: Glyphs
) -> list[list[Piece]]:
    """A line a voice, the last of the lines for how many there are besides: those who told the fewest counts."""
    kept = list(voices)
    if len(voices) > lines:
        most = sorted(voices, key=lambda one: -len(one.counts))[: max(lines - 1, 1)]
        kept = [one for one in voices if one in most]
    name = min(max(cell_len(shown(one.name, newlines=False)) for one in kept), max(width // 5, 10))
    years = len({_year(one) for one in dated}) > 1
    found = [_voice_line(one, name, width, glyphs, years=years) for one in kept]
    if len(kept) < len(voices) and len(found) < lines:
        found.append([(f"and {len(voices) - len(kept)} more voices", "$quiet")])
    return found


def _key_line(voices: Sequence[_Voice], dated: Sequence[Count], width: int, glyphs: Glyphs) -> str:
    """What the signs mean that are there, as many of them as fit."""
    signs = {sign for one in voices for sign in one.signs}
    words = [f"{sign} {word}" for sign, word in _KEY.items() if sign in signs]
    counts = [count for one in voices for count in one.counts]
    if any(one.hi is None for one in counts):
        words.append(f"{glyphs.more} at least")
    if any(_at_most(one) for one in counts):
        words.append(f"{glyphs.fewer} at most")
    if any(_ranges(one) for one in counts):
        words.append(f"{glyphs.bar} range")
    if _by_factors([end for one in dated for end in _ends(one)]):
        words.insert(0, "log scale")
    while words and len("  ".join(words)) > width:
        words.pop()
    return "  ".join(words)


def _by_factors(figures: Sequence[int]) -> bool:
    """Whether equal steps of a chart are equal factors: the figures lie too far apart for equal differences."""
    return min(figures) > 0 and max(figures) >= min(figures) * _LOG


def _at_most(one: Count) -> bool:
    """Whether a figure is told as an upper end only: what is compared from nought on."""
    return one.lo in (None, 0) and bool(one.hi)


def _ranges(one: Count) -> bool:
    return not _at_most(one) and one.lo is not None and one.hi is not None and one.lo < one.hi


class _Scale:
    """Figures to rows, the highest on top: in equal steps, or in equal factors where they lie far apart."""

    def __init__(self, figures: Sequence[int], rows: int) -> None:
        self._rows = rows
        low, high = min(figures), max(figures)
        self._log = _by_factors(figures)
        self._low, self._high = self._at(low), self._at(high)

    def _at(self, figure: int) -> float:
        return math.log(figure) if self._log else float(figure)

    def row(self, figure: int) -> int:
        """Return the row of a figure; 0 is the top."""
        if self._high == self._low:
            return self._rows // 2
        share = (self._at(max(figure, 1) if self._log else figure) - self._low) / (self._high - self._low)
        return min(max(round((1 - share) * (self._rows - 1)), 0), self._rows - 1)


def _ends(one: Count) -> tuple[int, int]:
    """The lowest and the highest figure to be shown of a count."""
    if _at_most(one):
        assert one.hi is not None
        return one.hi, one.hi
    low = one.lo if one.lo is not None else one.hi or 0
    return low, one.hi if one.hi is not None else low


def _plot(
    voices: Sequence[_Voice], dated: Sequence[Count], whole: bool, width: int, rows: int, glyphs: Glyphs
) -> list[list[Piece]]:
    ends = [_ends(one) for one in dated]
    scale = _Scale([figure for pair in ends for figure in pair], rows)
    labels = _figures(dated, whole, scale, rows, glyphs)
    margin = max(cell_len(label) for label in labels)
    room = width - margin - 3
    axis = over(((one.day, one.day) for one in dated), room)
    canvas = _Canvas(room, rows)
    for one in voices:
        _draw_voice(one, canvas, axis, scale, glyphs)
    found: list[list[Piece]] = []
    for row, label in enumerate(labels):
        ahead = " " * (margin - cell_len(label)) + label
        drawn = canvas.pieces(row)
        found.append([(f"{ahead} ", "$quiet"), (f"{glyphs.bar} " if drawn else glyphs.bar, "$rule"), *drawn])
    return [*found, [(" " * (margin + 3) + axis.ticks().rstrip(), "$quiet")]]


def _figures(dated: Sequence[Count], whole: bool, scale: _Scale, rows: int, glyphs: Glyphs) -> list[str]:
    """The figures that stand in each row, as they were told; the lowest and the highest where there are several."""
    told: list[dict[int, str]] = [{} for _ in range(rows)]
    for one in dated:
        for figure in _ends(one):
            if one.lo == one.hi:
                told[scale.row(figure)][figure] = one.label
            elif whole:  # an end of a range, which nobody wrote down by itself
                told[scale.row(figure)].setdefault(figure, f"{figure:,}")
    found = []
    for labels in told:
        ends = [labels[figure] for figure in sorted(labels)]
        words = ends[0] if len(ends) == 1 else f"{ends[0]}-{ends[-1]}" if ends else ""
        words = shown(words, newlines=False)
        if cell_len(words) > _WIDEST_FIGURE:
            words = set_cell_size(words, _WIDEST_FIGURE - len(glyphs.ellipsis)) + glyphs.ellipsis
        found.append(words)
    return found


class _Canvas:
    """Cells to draw on, each a character and a style. What stands there already stays."""

    def __init__(self, width: int, rows: int) -> None:
        self._cells: list[list[Piece]] = [[(" ", "")] * width for _ in range(rows)]
        self._width = width

    def free(self, row: int, cell: int, size: int) -> bool:
        """Whether nothing of weight stands in the cell and in as many before it as `size` has besides."""
        return all(self._cells[row][at][0] in " ." for at in range(max(cell - size + 1, 0), cell + 1))

    def put(self, row: int, cell: int, char: str, style: str, *, over: bool = True) -> None:
        """Draw a character; with `over` also where something light stands."""
        if 0 <= row < len(self._cells) and 0 <= cell < self._width and (over or self._cells[row][cell][0] == " "):
            self._cells[row][cell] = (char, style)

    def pieces(self, row: int) -> list[Piece]:
        """Return a row as pieces, without the blanks at its end."""
        found: list[Piece] = []
        for char, style in self._cells[row]:
            if found and found[-1][1] == style:
                found[-1] = (found[-1][0] + char, style)
            else:
                found.append((char, style))
        while found and not found[-1][0].strip():
            found.pop()
        return found


def _draw_voice(voice: _Voice, canvas: _Canvas, axis: Axis, scale: _Scale, glyphs: Glyphs) -> None:
    """Draw a voice's counts: its letter with the sign in front, a bar for a range, dots while a figure stands."""
    last: tuple[int, int] | None = None
    for one, sign in zip(voice.counts, voice.signs, strict=True):
        if one.day is None or one.stance == "retracts":
            continue
        low, high = _ends(one)
        top, bottom = scale.row(high), scale.row(low)
        row = (top + bottom) // 2
        cell = min(max(axis.cell(one.day), 1), axis.width - 1)
        while cell + 1 < axis.width and not canvas.free(row, cell, 1 + bool(sign)):
            cell += 1  # several of one day and figure stand side by side
        if last is not None and one.stance == "asserts":
            for at in range(last[1] + 1, cell - 1):
                canvas.put(last[0], at, ".", "$quiet", over=False)
        style = _STYLES.get(sign, "bold")
        for at in range(top, bottom + 1):
            canvas.put(at, cell, glyphs.bar, style)
        if one.hi is None:
            canvas.put(row - 1, cell, glyphs.more, style, over=False)
        if _at_most(one):
            canvas.put(row + 1, cell, glyphs.fewer, style, over=False)
        canvas.put(row, cell, voice.letter, style)
        if sign:
            canvas.put(row, cell - 1, sign, style)
        if one.stance == "asserts":
            last = (row, cell)


def _voice_line(voice: _Voice, name: int, width: int, glyphs: Glyphs, *, years: bool) -> list[Piece]:
    """A voice with its figures in their order; where not all fit the latest stay."""
    called = shown(voice.name, newlines=False)
    if cell_len(called) > name:
        called = set_cell_size(called, name - len(glyphs.ellipsis)).rstrip() + glyphs.ellipsis
    head = [(f"{voice.letter} ", "bold"), (set_cell_size(called, name), "")]
    room = width - 2 - name - 2
    told = [_told(one, sign, years=years) for one, sign in zip(voice.counts, voice.signs, strict=True)]
    kept: list[Piece] = []
    for place, pieces in reversed(list(enumerate(told))):
        more = [(f"{glyphs.ellipsis} ", "$quiet")] if place else []
        size = sum(cell_len(text) for text, _ in (*more, *pieces, *kept)) + 2 * bool(kept)
        if kept and size > room:
            kept = [(f"{glyphs.ellipsis} ", "$quiet"), *kept]
            break
        kept = [*pieces, *([(", ", "$quiet")] if kept else []), *kept]
    return _cut([*head, ("  ", ""), *kept], width, glyphs)


def _told(one: Count, sign: str, *, years: bool) -> list[Piece]:
    words = [HEDGES[one.certainty]] if HEDGES[one.certainty] else []
    if one.stance != "asserts":
        words.insert(0, "denies" if one.stance == "denies" else "takes back")
    elif one.closed in ("retracted", "denied"):
        words.insert(0, "taken back" if one.closed == "retracted" else "denied since")
    ahead = " ".join(part for part in (sign, ", ".join(words)) if part)
    if ahead:
        ahead += ": " if words else " "
    found = [(ahead, _STYLES.get(sign, "bold"))] if ahead else []
    # how it was counted stands in words where no sign says so
    made = f" {one.counted}" if one.counted and _GUESSED.get(one.counted) != sign else ""
    return [*found, (shown(one.label, newlines=False) + made, ""), (f" ({_short_day(one, year=years)})", "$quiet")]


def _year(one: Count) -> int | None:
    return date.fromordinal(one.day).year if one.day is not None else None


def _short_day(one: Count, *, year: bool) -> str:
    """The day a figure was told: "8 Oct 2019", without the year where the days above tell it."""
    exact = _EXACT_DAY.match(one.told)
    if one.day is None or exact is None or (exact.end() != len(one.told) and not exact[1]):
        return shown(day(one.told), newlines=False) or "no day"
    then = date.fromordinal(one.day)
    words = f"{then.day} {SHORT_MONTHS[then.month - 1]}" + (f" {then.year}" if year else "")
    return f"{words} {exact[1]}" if exact[1] else words


def _cut(pieces: list[Piece], width: int, glyphs: Glyphs) -> list[Piece]:
    """Return pieces of at most `width` cells, with an ellipsis where something was left out."""
    if sum(cell_len(text) for text, _ in pieces) <= width:
        return pieces
    found: list[Piece] = []
    room = width - len(glyphs.ellipsis)
    for text, style in pieces:
        found.append((set_cell_size(text, min(cell_len(text), room)), style))
        room -= cell_len(text)
        if room <= 0:
            break
    return [*found, (glyphs.ellipsis, "$quiet")]
