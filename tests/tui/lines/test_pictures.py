"""Pictures in cells: they fit the width, and say the numbers that they are given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.labels.signs import STATE_SIGNS
from store.model.claims import QuestionRef
from store.model.out.pictures import Coverage, Covered, CoveredQuestion, CoveringSource, Month, Months, Rivals
from tui.lines.pictures.matrices import coverage_lines, rival_lines
from tui.lines.pictures.months import month_lines
from tui.terminal.glyphs import ASCII, UNICODE, Glyphs

ASKED = CoveredQuestion(QuestionRef("raid", "date"), "the raid", "date", "contradicted", ("3 May", "4 May"))
COVERAGE = Coverage(
    (ASKED, CoveredQuestion(QuestionRef("raid", "place"), "the raid", "place", "single", ("Osk",))),
    (CoveringSource("wire", "Wire", "A raid", "2020-05-04", 2), CoveringSource("post", "Post 報道", "Raid", "", 1)),
    (((Covered(0),), (Covered(0, "?"),)), ((Covered(0, "!"), Covered(1)), ())),
    more_sources=3,
)
RIVALS = Rivals(
    ("wire", "post"), ("Wire", "The Post of a town with a long name"), ((0, 1), (1, 0)), ((0, 4), (4, 0)), (1, 1), 2
)
MONTHS = Months((Month(2019, 12, 4, 1, 0), Month(2020, 3, 0, 0, 2)), 5)


def words(lines: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_the_coverage_has_a_letter_for_each_answer() -> None:
    told = words(coverage_lines(COVERAGE, 80, ASCII))
    assert told[0].split() == ["x", "."] and told[1].split() == ["1", "2", "of", "all"]
    assert told[2].split() == ["Wire", "4", "May", "2020", "A", "?A", "2"]
    assert told[3].split() == ["Post", "報道", "!A", "B", ".", "1"]
    assert " 1 the raid: date (contradicted): A 3 May, B 4 May" in told
    assert told[-1] == "and 3 more sources"


def test_rivals_say_of_how_many() -> None:
    told = words(rival_lines(RIVALS, 80, ASCII))
    assert told[1].split() == ["A", "Wire", ".", "1/4", "1"]
    assert told[2].startswith("B  The Post of a town with") and told[-1] == "and 2 more voices"


def test_months_tell_what_lies_between_them() -> None:
    first, *others = words(month_lines(MONTHS, 80, ASCII))
    assert others == [
        "           2 months with nothing",
        " Mar 2020 | 2 figures told",
        "5 events known to no single month",
    ]
    month, _, told = first.partition("|")
    bar, _, said = told.partition(" ")
    assert month == " Dec 2019 " and said == "4 events, 1 dated otherwise by others"
    assert bar == "x" * bar.count("x") + "=" * bar.count("=")
    assert bar.count("x") * 4 == pytest.approx(len(bar), abs=3)


def test_nothing_is_no_line() -> None:
    assert coverage_lines(Coverage((), (), ()), 80, ASCII) == []
    assert rival_lines(Rivals((), (), (), (), ()), 80, ASCII) == []
    assert month_lines(Months(()), 80, ASCII) == []


@given(st.integers(40, 120), st.sampled_from([ASCII, UNICODE]), st.text(max_size=40))
def test_no_line_is_wider_than_there_is_room(width: int, glyphs: Glyphs, name: str) -> None:
    coverage = Coverage((ASKED,) * 9, (CoveringSource("x", name, "t", name, 9),), (((Covered(1, "!"),),) * 9,))
    rivals = Rivals(("a",) * 9, (name,) * 9, ((2,) * 9,) * 9, ((3,) * 9,) * 9, (2,) * 9)
    for lines in (coverage_lines(coverage, width, glyphs), rival_lines(rivals, width, glyphs)):
        assert all(cell_len(line) <= width for line in words(lines))
    assert all(cell_len(line) <= width for line in words(month_lines(MONTHS, width, glyphs)))


def test_signs_outside_the_terminal_are_those_inside() -> None:
    assert {state: getattr(UNICODE, state) for state in STATE_SIGNS} == STATE_SIGNS
