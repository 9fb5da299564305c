"""What the pictures of the screen show, as cells and rows, and what one of these says in words."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from store.labels.answers import told_apart
from store.labels.dates import day_in
from store.labels.pictures import (
    cell_words,
    covered_words,
    gap_words,
    left_out,
    month_words,
    question_words,
    rival_words,
    source_words,
    wider_words,
)
from store.labels.weight import counted
from store.model.claims import QuestionRef, Tolls
from store.model.out.pictures import Coverage, Months, Rivals
from store.model.views import QuestionRow
from tui.lines.facts import count, keyed, plain, question_title, state_mark
from tui.lines.pictures.months import month_line
from tui.lines.rows import Row, Rows, Section
from tui.session.ways.whereabouts import PICTURES
from tui.terminal.glyphs import Glyphs
from tui.widgets.grid import Cells

_DAY = 11
_CALLED = {"coverage": "Coverage", "rivals": "Rivals", "events": "Events", "tolls": "Counts"}
_ABOUT = {
    "coverage": "which source says what",
    "rivals": "who contradicts whom",
    "events": "events by month",
    "tolls": "counts by the day they were told",
}


class Counted(NamedTuple):
    """A question with a course of counts."""

    row: QuestionRow
    tolls: Tolls


def tabs_line(what: str) -> Content:
    """The line of the pictures, each behind the key that shows it."""
    parts = []
    for key, one in enumerate(PICTURES, 1):
        parts.append(keyed(key, (_CALLED[one], "bold" if one == what else "$quiet")))
    return Content("   ").join(parts)


def about(what: str) -> str:
    """What a picture is of."""
    return _ABOUT[what]


def coverage_cells(found: Coverage, glyphs: Glyphs) -> Cells:
    """Sources as rows, questions as columns."""

    def cell(row: int, at: int) -> Content:
        told = cell_words(found.cells[row][at])
        return plain(told) if told else Content.styled(glyphs.single, "$quiet")

    heads = [
        Content.assemble(state_mark(it.state, glyphs), " ", plain(f"{it.entity_name}: {it.question}"))
        for it in found.questions
    ]
    labels = [(plain(it.publisher), plain(day_in(it.published, _DAY), "$quiet")) for it in found.sources]
    return Cells(heads, labels, cell)


def coverage_words(found: Coverage, row: int, at: int) -> list[str]:
    """What a cell says: the source's word, then the question with its answers by letter."""
    question, source, cell = found.questions[at], found.sources[row], found.cells[row][at]
    says = covered_words(question, cell) if cell else "says nothing to this question"
    questions = f"Something is said here to {counted(source.questions, 'question')} of those that are not settled."
    return [f"{source_words(source)}: {says}.", question_words(question), questions]


def rival_cells(found: Rivals, glyphs: Glyphs) -> Cells:
    """Voices against voices: in how many questions, of how many that both say something to."""

    def cell(row: int, at: int) -> Content:
        against, shared = found.against[row][at], found.shared[row][at]
        if row == at or not shared:
            return Content.styled(glyphs.single, "$quiet")
        if not against:
            return Content.styled(f"0 of {shared:,}", "$quiet")
        return Content.assemble(
            state_mark("contradicted", glyphs), (f" {against:,} of {shared:,}", "$state-contradicted")
        )

    names = told_apart(found.names, found.voices)
    labels = [
        (plain(name), Content.styled(f"{number:,}", "$quiet"))
        for name, number in zip(names, found.contradicted, strict=True)
    ]
    return Cells([plain(name) for name in names], labels, cell, over="questions contradicted in, against")


def rivals_words(found: Rivals, row: int, at: int) -> list[str]:
    """What a cell says."""
    who = found.names[row]
    alone = f"{who} is contradicted in {counted(found.contradicted[row], 'question')}."
    if row == at:
        return [alone]
    if not found.shared[row][at]:
        return [f"{who} and {found.names[at]} say something to no question alike.", alone]
    return [f"{rival_words(found, row, at)} that both say something to.", alone]


def month_rows(found: Months, width: int, glyphs: Glyphs) -> Rows:
    """Months as rows; over one how long nothing lies before it."""
    most = max([month.events for month in found.months] + [1])
    sections = [
        Section(Content.styled(f"{'':>10}{gap}", "$quiet"), nth)
        for nth in range(1, len(found.months))
        if (gap := gap_words(found.months[nth - 1], found.months[nth]))
    ]
    return Rows(
        len(found.months),
        lambda nth: Row(Content.assemble(*month_line(found.months[nth], most, width, glyphs))),
        lambda nth: (found.months[nth].year, found.months[nth].month),
        sections=tuple(sections),
    )


def months_words(found: Months, nth: int) -> list[str]:
    """What a month says."""
    month = found.months[nth]
    told = [f"{month_words(month)}: {counted(month.events, 'event')}"]
    if month.rival:
        told.append(f"{month.rival:,} of them dated otherwise by others")
    if month.figures:
        told.append(f"{counted(month.figures, 'figure')} told")
    wider = wider_words(found)
    return [f"{', '.join(told)}.", *([f"{wider[:1].upper()}{wider[1:]}."] if wider else [])]


def toll_rows(found: tuple[Counted, ...], glyphs: Glyphs) -> Rows:
    """Questions of counts that changed."""
    places = {one.row.ref: nth for nth, one in enumerate(found)}

    def line(nth: int) -> Row:
        row = found[nth].row
        mark = state_mark(row.state, glyphs)
        title = Content.assemble(mark, " ", plain(row.entity_name, "bold"), "  ", question_title(row))
        return Row(title, Content.styled(count(len(found[nth].tolls.dated), "figure"), "$quiet"))

    return Rows(
        len(found),
        line,
        lambda nth: found[nth].row.ref,
        lambda key: places.get(key) if isinstance(key, QuestionRef) else None,
    )


def besides(found: object) -> str:
    """What a picture leaves out for want of room."""
    if isinstance(found, Coverage):
        return left_out((found.more_sources, "source"), (found.more_questions, "question"))
    return left_out((found.more, "voice")) if isinstance(found, Rivals) else ""
