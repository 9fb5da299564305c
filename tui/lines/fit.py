"""Content made as wide as the place it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.lines.wrap import wrap
from tui.terminal.glyphs import Glyphs

_NUMBER, _GOES_ON = re.compile(r"\d[\d.,]*\Z"), re.compile(r"[.,]*\d")

GAP = 2
"""Blanks between the columns of a list."""


def cut_with(ellipsis: str, content: Content, width: int) -> Content:
    """Return content of at most `width` cells, with this ellipsis where something was left out.

    A year or another number is whole or not there: what is left of one would read as another number.
    """
    if content.cell_length <= width:
        return content
    kept = content.truncate(max(width - len(ellipsis), 0))
    whole = len(kept.plain)
    if (begun := _NUMBER.search(kept.plain)) and _GOES_ON.match(content.plain, whole):
        kept = kept[: begun.start()]
    return kept + ellipsis[: max(width, 0)]


def cut(content: Content, width: int, glyphs: Glyphs) -> Content:
    """Return content of at most `width` cells, with an ellipsis where something was left out."""
    return cut_with(glyphs.ellipsis, content, width)


def column(content: Content, width: int, glyphs: Glyphs) -> Content:
    """Return content of exactly `width` cells."""
    content = cut(content, width, glyphs)
    return content.pad_right(max(width - content.cell_length, 0))


def shared(wants: Sequence[int], room: int, rest: int = 0, *, least: int = 6) -> list[int]:
    """Return how wide the columns of a list are: as wide as their content, while what stands behind them has room too.

    `wants` is the widest cell of each column, `rest` what stands behind all of them, which has a claim to three
    fifths of the room. Where not all fit, the widest give way first.
    """
    room = max(room - rest, room * 2 // 5, 0)
    widths = list(wants)
    if sum(widths) <= room:
        return widths
    left = room
    for place in sorted(range(len(widths)), key=lambda place: wants[place]):
        behind = sum(want >= wants[place] for want in wants)
        widths[place] = max(min(wants[place], left // max(behind, 1)), min(least, wants[place]))
        left -= widths[place]
    return widths


def stretched(cells: Sequence[Content], widths: Sequence[int], free: int) -> list[int]:
    """Return the widths of one row: a cell that its column would cut takes what the row leaves free."""
    found = list(widths)
    for place, cell in enumerate(cells):
        more = min(max(cell.cell_length - found[place], 0), max(free, 0))
        found[place] += more
        free -= more
    return found


def in_columns(
    cells: Sequence[Content], widths: Sequence[int], room: int, rest: Callable[[int], Content], glyphs: Glyphs
) -> Content:
    """Return a row of at most `room` cells: cells in their columns, `GAP` between, and the `rest` in what is left.

    The one rule for all lists: no cell is cut while its row has room that is free.
    """
    taken = sum(widths) + GAP * len(widths)
    last = rest(max(room - taken, 0))
    now = stretched(cells, widths, room - taken - last.cell_length)
    return Content.assemble(
        *(part for cell, width in zip(cells, now, strict=True) for part in (column(cell, width, glyphs), " " * GAP)),
        last,
    )


def widest(cells: Iterable[str]) -> int:
    """Return the cells of the widest of some texts."""
    return max((cell_len(text) for text in set(cells)), default=0)


def spread(left: Content, right: Content, width: int, glyphs: Glyphs) -> Content:
    """Return one line of exactly `width` cells, `right` flush right; `left` is cut first."""
    right = cut(right, width, glyphs)
    room = width - right.cell_length - (1 if right.plain else 0)
    if room < min(left.cell_length, 8):
        return column(left, width, glyphs)
    return column(left, room, glyphs) + (Content(" ") + right if right.plain else right)


def lit_title(words: Content, width: int, glyphs: Glyphs) -> Content:
    """Return the title of the pane that has the focus: reversed and bold, a mark behind it; it needs no colour."""
    mark = f" {glyphs.focus}"
    words = cut(words, max(width - len(mark), 0), glyphs)
    return Content.styled(f"{words.plain}{mark}"[: max(width, 0)], "bold reverse")


def filled(content: Content, width: int, glyphs: Glyphs, style: str = "$rule") -> Content:
    """Return content between pieces of a rule, as wide as the place."""
    content = cut(content, max(width - 4, 0), glyphs)
    rest = width - content.cell_length - 3
    if rest < 1 or not content.plain:
        return Content.styled(glyphs.rule * width, style)
    return Content.assemble((f"{glyphs.rule} ", style), content, (f" {glyphs.rule * (rest)}", style))


def wrapped(content: Content, width: int, rows: int, glyphs: Glyphs) -> list[Content]:
    """Return content on at most `rows` lines of at most `width` cells, cut at the end of the last."""
    if rows <= 0 or width <= 0:
        return []
    lines = wrap(content.plain, width)
    found = [content[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]
    if len(found) > rows:
        found[rows - 1 :] = [cut(content[lines.starts[rows - 1] :], width, glyphs)]
    return found


NAME_LINES = 3
"""Most lines that a name takes to stand in full."""


def in_full(content: Content, width: int, right: int, glyphs: Glyphs, *, rows: int = NAME_LINES) -> list[Content]:
    """Return content on as many lines as it needs, `rows` at most; of the last one `right` cells are left free, on a
    line of its own where there is room."""
    lines = wrapped(content, width, rows, glyphs)
    if right and lines and len(lines) < rows and lines[-1].cell_length + GAP + right > width:
        lines.append(Content(""))
    return lines


def page(lines: Sequence[Content], rows: int) -> Content:
    """Return exactly `rows` lines as one content, blank ones at the end."""
    kept = list(lines[:rows])
    return Content("\n").join([*kept, *(Content("") for _ in range(rows - len(kept)))])
