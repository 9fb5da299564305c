"""What a row needs as it leaves: its direction, both halves of wide letters, no links, and a cursor that is known."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.bidi import LRM
from tui.terminal.cells import Row, mend
from tui.terminal.detect import Terminal
from tui.terminal.output import DiffOutput, _keep_ltr
from tui.terminal.paint import Painter
from tui.terminal.pens import Pens


@pytest.mark.parametrize(
    ("text", "first"),
    [(" عمر", f" {LRM}"), ("12 عمر", f"1{LRM}"), ("a عمر", "a"), (" a عمر", " "), ("عمر", "ع"), (" 12", " ")],
)
def test_a_row_whose_first_letter_runs_from_right_to_left_begins_with_a_mark(text: str, first: str) -> None:
    row: Row = [(char, 0) for char in text]
    _keep_ltr(row)
    assert row[0][0] == first
    assert [cluster for cluster, _ in row[1:]] == list(text[1:])


def test_a_strip_that_goes_out_as_it_is_has_no_links() -> None:
    strip = Strip([Segment("go", Style(link="http://x", bold=True)), Segment(" on", None)])
    cleaned = DiffOutput[None](terminal=Terminal()).clean_strip(strip)
    assert cleaned.text == "go on"
    assert not [it for it in cleaned if it.style and it.style.link]
    assert [bool(it.style and it.style.bold) for it in cleaned] == [True, False]


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        (["a", "", "b"], ["a", " ", "b"]),
        (["", "b"], [" ", "b"]),
        (["漢", "", "b"], ["漢", "", "b"]),
        (["漢", "b"], [" ", "b"]),
        (["b", "漢"], ["b", " "]),
    ],
)
def test_half_of_a_wide_letter_is_a_blank(row: list[str], mended: list[str]) -> None:
    cells: Row = [(cluster, 1) for cluster in row]
    mend(cells)
    assert cells == [(cluster, 1) for cluster in mended]


def test_behind_the_last_column_nobody_knows_where_the_cursor_is() -> None:
    painter = Painter(Pens(None), 3, bce=True, ech=True)
    painter.start_at((0, 0))
    painter.row(0, [None] * 3, [("a", 0), ("b", 0), None])
    assert painter.at == (2, 0)
    painter.row(0, [None] * 3, [None, None, ("c", 0)])
    assert painter.at is None
    assert painter.finish() == "abc"
