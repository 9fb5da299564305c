"""Rows against columns in cells: which source says what, and who contradicts whom.

No Textual here: the command line prints the same. Everything is given in pieces, each a text with the name of its
style, as the chart of counts has them.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from store.labels.dates import day_in
from store.labels.pictures import cell_words, left_out, question_words
from store.labels.signs import letter
from store.model.out.pictures import Coverage, Rivals
from store.text.clean import shown
from tui.terminal.glyphs import Glyphs

#: A text and the name of its style.
Piece = tuple[str, str]

_CELL = 4
_DAY = 18
_TOTAL = 6


def coverage_lines(found: Coverage, width: int, glyphs: Glyphs) -> list[list[Piece]]:
    """Sources against questions on lines of at most `width` cells; below them what the numbers mean."""
    if not found.questions or not found.sources:
        return []
    name = min(max(cell_len(_plain(it.publisher)) for it in found.sources), max(width // 4, 10))
    dated = _DAY if width >= 60 else 0
    cell = _wide(cell_words(it) for cells in found.cells for it in cells)
    fits = max((width - name - 1 - dated - _TOTAL) // cell, 1)
    questions = found.questions[:fits]
    ahead = " " * (name + 1 + dated)
    marks: list[Piece] = [(ahead, "")]
    for question in questions:
        marks.append((f"{getattr(glyphs, question.state, ' '):<{cell}}", f"$state-{question.state}"))
    lines: list[list[Piece]] = [marks]
    heads = "".join(f"{nth + 1:<{cell}}" for nth in range(len(questions)))
    lines.append([(ahead + heads, "bold"), (f"{'of all':>{_TOTAL}}", "$quiet")])
    for source, cells in zip(found.sources, found.cells, strict=True):
        row: list[Piece] = [(f"{fitted(_plain(source.publisher), name, glyphs)} ", "")]
        if dated:
            row.append((f"{fitted(_plain(day_in(source.published, dated - 1)), dated - 1, glyphs)} ", "$quiet"))
        for told in cells[:fits]:
            row.append((f"{cell_words(told) or glyphs.single:<{cell}}", "" if told else "$quiet"))
        row.append((f"{source.questions:>{_TOTAL},}", "$quiet"))
        lines.append(row)
    lines.append([])
    for nth, question in enumerate(questions):
        words = f"{nth + 1:>2} {_plain(question_words(question))}"
        lines.append([(fitted(words, width, glyphs).rstrip(), "")])
    more = found.more_questions + len(found.questions) - len(questions)
    return [*lines, *_more(left_out((found.more_sources, "source"), (more, "question")))]


def rival_lines(found: Rivals, width: int, glyphs: Glyphs) -> list[list[Piece]]:
    """Voices against voices: in how many questions, of how many that both say something to."""
    if not found.voices:
        return []
    name = min(max(cell_len(_plain(it)) for it in found.names), max(width // 3, 10))
    cells = [
        [f"{against}/{shared}" if shared else glyphs.single for against, shared in zip(*row, strict=True)]
        for row in zip(found.against, found.shared, strict=True)
    ]
    cell = _wide(it for row in cells for it in row)
    fits = min(max((width - name - 4 - _TOTAL) // cell, 1), len(found.voices))
    heads = "".join(f"{letter(nth):<{cell}}" for nth in range(fits))
    lines: list[list[Piece]] = [[(" " * (name + 4) + heads, "bold"), (f"{'in all':>{_TOTAL}}", "$quiet")]]
    for row, called in enumerate(found.names):
        pieces: list[Piece] = [(f"{letter(row):<2} ", "bold"), (f"{fitted(_plain(called), name, glyphs)} ", "")]
        for column in range(fits):
            style = "$state-contradicted" if found.against[row][column] else "$quiet"
            pieces.append((f"{cells[row][column]:<{cell}}", style))
        pieces.append((f"{found.contradicted[row]:>{_TOTAL},}", "$quiet"))
        lines.append(pieces)
    return [*lines, *_more(left_out((found.more, "voice"), (len(found.voices) - fits, "column")))]


def _wide(cells: Iterable[str]) -> int:
    """How wide a column is: as what stands in it, and a blank."""
    return max([len(it) + 1 for it in cells] + [_CELL])


def _more(words: str) -> list[list[Piece]]:
    return [[(words, "$quiet")]] if words else []


def _plain(text: str) -> str:
    return shown(text, newlines=False)


def fitted(text: str, width: int, glyphs: Glyphs) -> str:
    """A text in exactly `width` cells, with an ellipsis where something was left out."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - len(glyphs.ellipsis)).rstrip() + glyphs.ellipsis, width)
