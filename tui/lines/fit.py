"""Content made as wide as the place it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.lines.wrap import wrap
from tui.terminal.glyphs import Glyphs


def cut_with(ellipsis: str, content: Content, width: int) -> Content:
    """Return content of at most `width` cells, with this ellipsis where something was left out."""
    if content.cell_length <= width:
        return content
    return content.truncate(max(width - len(ellipsis), 0)) + ellipsis[: max(width, 0)]


def cut(content: Content, width: int, glyphs: Glyphs) -> Content:
    """Return content of at most `width` cells, with an ellipsis where something was left out."""
    return cut_with(glyphs.ellipsis, content, width)


def column(content: Content, width: int, glyphs: Glyphs) -> Content:
    """Return content of exactly `width` cells."""
    content = cut(content, width, glyphs)
    return content.pad_right(max(width - content.cell_length, 0))


def spread(left: Content, right: Content, width: int, glyphs: Glyphs) -> Content:
    """Return one line of exactly `width` cells, `right` flush right; `left` is cut first."""
    right = cut(right, width, glyphs)
    room = width - right.cell_length - (1 if right.plain else 0)
    if room < min(left.cell_length, 8):
        return column(left, width, glyphs)
    return column(left, room, glyphs) + (Content(" ") + right if right.plain else right)


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


def page(lines: Sequence[Content], rows: int) -> Content:
    """Return exactly `rows` lines as one content, blank ones at the end."""
    kept = list(lines[:rows])
    return Content("\n").join([*kept, *(Content("") for _ in range(rows - len(kept)))])
