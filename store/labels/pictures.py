"""How what a picture shows is called in words: cells, rows, what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from store.labels.dates import SHORT_MONTHS, day
from store.labels.questions import state_words
from store.labels.signs import letter
from store.labels.weight import counted
from store.model.out.pictures import Covered, CoveredQuestion, CoveringSource, Month, Months, Rivals

_SIGN_WORDS = {"!": "denies ", "?": "does not say for certain ", "-": "no longer says "}
COVERAGE_KEY = "A letter is the answer that a source gives; ! denies it, ? unsure or silent, - no longer said"
RIVALS_KEY = "In how many questions two stand against each other, of those to which both say something"
MONTHS_KEY = "How many events lie in a month; of these, those that others date otherwise; figures told in it"


def cell_words(cell: Sequence[Covered]) -> str:
    """What stands in a cell of the coverage: "A", "A !B"; of many the first two, and that there are more."""
    told = list(dict.fromkeys(f"{it.sign}{letter(it.answer)}" for it in cell))
    return " ".join(told[:2]) + ("+" if len(told) > 2 else "")


def covered_words(question: CoveredQuestion, cell: Sequence[Covered]) -> str:
    """The same in words."""
    told = [f"{_SIGN_WORDS.get(it.sign, 'says ')}{question.answers[it.answer]}" for it in cell]
    return f"{question.entity_name}, {question.question}: {'; '.join(told)}"


def question_words(question: CoveredQuestion) -> str:
    """A question of the coverage with its answers by letter: "Asim Umar: nationality (contradicted): A Pakistan"."""
    answers = ", ".join(f"{letter(nth)} {answer}" for nth, answer in enumerate(question.answers))
    return f"{question.entity_name}: {question.question} ({state_words(question.state)}): {answers}"


def source_words(source: CoveringSource) -> str:
    """A source in a few words: who published it, when, and its title."""
    return ", ".join(part for part in (source.publisher, day(source.published), source.title) if part)


def rival_words(shown: Rivals, row: int, column: int) -> str:
    """What stands between two voices: "NDS against Taliban: in 2 of 2 questions"."""
    against, shared = shown.against[row][column], shown.shared[row][column]
    return f"{shown.names[row]} against {shown.names[column]}: in {against:,} of {counted(shared, 'question')}"


def month_words(month: Month) -> str:
    """What a month is called: "Sep 2019"."""
    return f"{SHORT_MONTHS[month.month - 1]} {month.year}"


def gap_words(before: Month, after: Month) -> str:
    """How long nothing lies between two months; empty where one follows the other."""
    between = (after.year * 12 + after.month) - (before.year * 12 + before.month) - 1
    return f"{counted(between, 'month')} with nothing" if between > 0 else ""


def figures_words(month: Month) -> str:
    """What a month holds, in words: "9 events, 2 of them dated otherwise, 1 figure told"."""
    told = [counted(month.events, "event")] if month.events else []
    if month.rival:
        told.append(f"{month.rival:,} dated otherwise by others")
    if month.figures:
        told.append(f"{counted(month.figures, 'figure')} told")
    return ", ".join(told)


def wider_words(shown: Months) -> str:
    """How many events have no month of their own; empty where all have one."""
    return f"{counted(shown.wider, 'event')} known to no single month" if shown.wider else ""


def left_out(*many: tuple[int, str]) -> str:
    """What there is besides: "and 3 more sources, 12 more questions"; empty where nothing is left out."""
    told = [f"{number:,} more {word}{'' if number == 1 else 's'}" for number, word in many if number > 0]
    return f"and {', '.join(told)}" if told else ""
