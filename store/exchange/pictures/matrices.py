"""Two pictures of rows against columns: which source says what, and who contradicts whom."""

from __future__ import annotations

from store.exchange.markup import Child, Element, el
from store.exchange.pictures.drawing import COLOURS, ROW, box, frame, line, text
from store.labels.dates import day_in
from store.labels.pictures import cell_words, covered_words, left_out, question_words, rival_words, source_words
from store.labels.signs import STATE_SIGNS, letter
from store.model.out.pictures import Coverage, Rivals

_LABEL = 300
_CELL = 40


def coverage(shown: Coverage, title: str) -> Element:
    """Sources against questions: in a cell the letters of the answers that the source gives."""
    columns = len(shown.questions)
    width = _LABEL + columns * _CELL + 50
    top = 44
    parts: list[Child] = [text(0, 12, title, "b")]
    for nth, question in enumerate(shown.questions):
        x = _LABEL + nth * _CELL
        parts.append(text(x + _CELL / 2, top - 16, STATE_SIGNS.get(question.state, ""), "m q"))
        parts.append(el("g", el("title", question_words(question)), text(x + _CELL / 2, top - 3, str(nth + 1), "m b")))
    for row, (source, cells) in enumerate(zip(shown.sources, shown.cells, strict=True)):
        y = top + row * ROW
        if row % 2 == 0:
            parts.append(box(0, y, width, ROW, "s"))
        when = day_in(source.published, 12)
        parts.append(text(0, y + 14, source.publisher, room=_LABEL - 100))
        parts.append(text(_LABEL - 8, y + 14, when, "q e"))
        for column, cell in enumerate(cells):
            if not cell:
                continue
            x = _LABEL + column * _CELL
            told = el("title", f"{source_words(source)}: {covered_words(shown.questions[column], cell)}")
            tint = f"f{cell[0].answer % COLOURS} t"
            parts.append(box(x + 1, y + 1, _CELL - 2, ROW - 2, tint, told))
            parts.append(text(x + _CELL / 2, y + 14, cell_words(cell), "m b"))
        parts.append(text(_LABEL + columns * _CELL + 44, y + 14, f"{source.questions:,}", "q e"))
    y = top + len(shown.sources) * ROW
    parts.append(line(0, y + 1, width, y + 1, "r"))
    more = left_out((shown.more_sources, "source"), (shown.more_questions, "question"))
    if more:
        y += ROW
        parts.append(text(0, y, more, "q"))
    return frame(width, y + 10, title, *parts)


def coverage_key(shown: Coverage, width: float = 1100) -> tuple[list[Child], float]:
    """What the numbers and letters of the coverage mean, and how high that is."""
    parts: list[Child] = []
    for nth, question in enumerate(shown.questions):
        parts.append(text(0, 14 + nth * 17, f"{nth + 1}  {question_words(question)}", room=width))
    return parts, len(shown.questions) * 17 + 14


def rivals(shown: Rivals, title: str) -> Element:
    """Voices against voices: in how many questions the one stands against the other, of how many both speak to."""
    count = len(shown.voices)
    cell = 44
    width = _LABEL + count * cell + 70
    top = 44
    parts: list[Child] = [text(0, 12, title, "b"), text(_LABEL + count * cell + 64, top - 5, "in all", "q e")]
    for nth, name in enumerate(shown.names):
        x = _LABEL + nth * cell
        parts.append(el("g", el("title", name), text(x + cell / 2, top - 5, letter(nth), "m b")))
    for row, name in enumerate(shown.names):
        y = top + row * ROW
        parts += [text(0, y + 14, letter(row), "b"), text(24, y + 14, name, room=_LABEL - 36)]
        for column in range(count):
            x = _LABEL + column * cell
            against, shared = shown.against[row][column], shown.shared[row][column]
            if row == column:
                parts.append(box(x + 1, y + 1, cell - 2, ROW - 2, "s"))
            elif against:
                heat = min(max(round(5 * against / max(shared, 1)), 1), 5)
                told = el("title", rival_words(shown, row, column))
                parts.append(box(x + 1, y + 1, cell - 2, ROW - 2, f"h{heat}", told))
                parts.append(text(x + cell / 2, y + 14, f"{against}/{shared}", "m b"))
            elif shared:
                parts.append(text(x + cell / 2, y + 14, f"0/{shared}", "m q"))
        parts.append(text(_LABEL + count * cell + 64, y + 14, f"{shown.contradicted[row]:,}", "q e"))
    y = top + count * ROW
    parts.append(line(0, y + 1, width, y + 1, "r"))
    if shown.more:
        y += ROW
        parts.append(text(0, y, left_out((shown.more, "voice")), "q"))
    return frame(width, y + 10, title, *parts)
