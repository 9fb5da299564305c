"""A small chart of counts as they were told: the figure by the day, a letter a voice, and a line a voice below it.

Own lines and no plotting library (docs/decisions/own-chart.md): it draws nothing that nobody said, and reads without
colour and in ASCII. No Textual here: the command line prints the same. Everything is given in pieces, each a text
with the name of its style.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from store.labels.courses import (
    SIGNS,
    Course,
    Height,
    at_most,
    both_ends,
    by_factors,
    courses,
    figure_words,
    in_years,
    ranges,
    said_before,
    short_day,
)
from store.model.claims import Count, Tolls
from store.text.clean import shown
from tui.lines.axis import Axis, over
from tui.lines.comparing.layout import LEAST
from tui.terminal.glyphs import Glyphs

#: A text and the name of its style.
Piece = tuple[str, str]

_WIDEST_FIGURE = 12
_STYLES = {"!": "$state-denied", "?": "$state-unconfirmed", "-": "$quiet"}


def lines_wanted(tolls: Tolls, tall: bool) -> int:
    """Return how many lines a chart asks for: rows of the plot, the days, a line a voice, the signs."""
    return (8 if tall else 5) + 2 + min(len(courses(tolls)), 8 if tall else 5)


def chart(tolls: Tolls, width: int, height: int, glyphs: Glyphs) -> list[list[Piece]]:
    """Draw counts on at most `height` lines of at most `width` cells; where that is too little only their lines."""
    voices, dated = courses(tolls), tolls.dated
    if not dated or height < 1 or width < 30:
        return []
    if height < LEAST:
        return _legend(voices, dated, height, width, glyphs)
    key = _key_line(voices, dated, width, glyphs)
    told = min(len(voices), max(height - 4 - bool(key), 1))
    rows = min(max(height - 1 - told - bool(key), 3), 12)
    if len({end for one in dated for end in both_ends(one)}) == 1:
        rows = 3  # one figure: there is no height to show
    found = [*_plot(voices, dated, tolls.whole, width, rows, glyphs), *_legend(voices, dated, told, width, glyphs)]
    return [*found, [(key, "$quiet")]] if key else found


def _legend(
    voices: Sequence[Course], dated: Sequence[Count], lines: int, width: int, glyphs: Glyphs
) -> list[list[Piece]]:
    """A line a voice, the last of the lines for how many there are besides: those who told the fewest counts."""
    kept = list(voices)
    if len(voices) > lines:
        most = sorted(voices, key=lambda one: -len(one.counts))[: max(lines - 1, 1)]
        kept = [one for one in voices if one in most]
    name = min(max(cell_len(shown(one.name, newlines=False)) for one in kept), max(width // 5, 10))
    years = in_years(dated) > 1
    found = [_voice_line(one, name, width, glyphs, years=years) for one in kept]
    if len(kept) < len(voices) and len(found) < lines:
        found.append([(f"and {len(voices) - len(kept)} more voices", "$quiet")])
    return found


def _key_line(voices: Sequence[Course], dated: Sequence[Count], width: int, glyphs: Glyphs) -> str:
    """What the signs mean that are there, as many of them as fit."""
    signs = {sign for one in voices for sign in one.signs}
    words = [f"{sign} {word}" for sign, word in SIGNS.items() if sign in signs]
    counts = [count for one in voices for count in one.counts]
    if any(one.hi is None for one in counts):
        words.append(f"{glyphs.more} at least")
    if any(at_most(one) for one in counts):
        words.append(f"{glyphs.fewer} at most")
    if any(ranges(one) for one in counts):
        words.append(f"{glyphs.bar} range")
    if by_factors([end for one in dated for end in both_ends(one)]):
        words.insert(0, "log scale")
    while words and len("  ".join(words)) > width:
        words.pop()
    return "  ".join(words)


class _Scale:
    """Figures to rows, the highest on top."""

    def __init__(self, figures: Sequence[int], rows: int) -> None:
        self._rows = rows
        self._height = Height(figures)

    def row(self, figure: int) -> int:
        """Return the row of a figure; 0 is the top."""
        share = self._height.share(figure)
        if share is None:
            return self._rows // 2
        return min(max(round((1 - share) * (self._rows - 1)), 0), self._rows - 1)


def _plot(
    voices: Sequence[Course], dated: Sequence[Count], whole: bool, width: int, rows: int, glyphs: Glyphs
) -> list[list[Piece]]:
    ends = [both_ends(one) for one in dated]
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
        for figure in both_ends(one):
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


def _draw_voice(voice: Course, canvas: _Canvas, axis: Axis, scale: _Scale, glyphs: Glyphs) -> None:
    """Draw a voice's counts: its letter with the sign in front, a bar for a range, dots while a figure stands."""
    last: tuple[int, int] | None = None
    for one, sign in zip(voice.counts, voice.signs, strict=True):
        if one.day is None or one.stance == "retracts":
            continue
        low, high = both_ends(one)
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
        if at_most(one):
            canvas.put(row + 1, cell, glyphs.fewer, style, over=False)
        canvas.put(row, cell, voice.letter, style)
        if sign:
            canvas.put(row, cell - 1, sign, style)
        if one.stance == "asserts":
            last = (row, cell)


def _voice_line(voice: Course, name: int, width: int, glyphs: Glyphs, *, years: bool) -> list[Piece]:
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
    words = said_before(one)
    ahead = " ".join(part for part in (sign, words) if part)
    if ahead:
        ahead += ": " if words else " "
    found = [(ahead, _STYLES.get(sign, "bold"))] if ahead else []
    when = shown(short_day(one, year=years), newlines=False)
    return [*found, (shown(figure_words(one, sign), newlines=False), ""), (f" ({when})", "$quiet")]


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
