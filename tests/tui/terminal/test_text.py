"""Two right-to-left texts on one row stay in their columns."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment

from store.text.clean import shown
from tui.terminal.bidi import LRM, direction, rtl_run_ends, starts_rtl
from tui.terminal.cells import cells_of
from tui.terminal.pens import Pens

texts = st.text(st.sampled_from("عمרש\u0651\u05c1 aB1۲-.│ (\u200c"), max_size=40)


def marked(text: str) -> str:
    """A left-to-right mark behind the last cluster of each right-to-left run, as rows are written."""
    clusters: list[str] = []
    for char in text:
        if clusters and (char == LRM or unicodedata.category(char) in ("Mn", "Me")):
            clusters[-1] += char
        else:
            clusters.append(char)
    for end in rtl_run_ends(clusters):
        clusters[end] = clusters[end].removesuffix(LRM) + LRM
    return "".join(clusters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asim Umar", "Asim Umar"),
        ("عاصم عمر", f"عاصم عمر{LRM}"),
        ("عمر   x 4", f"عمر{LRM}   x 4"),
        ("عاصم  عمر", f"عاصم{LRM}  عمر{LRM}"),
        ("عاصم│عمر", f"عاصم{LRM}│عمر{LRM}"),
        ("عمر AQIS عاصم", f"عمر{LRM} AQIS عاصم{LRM}"),
        ("محمّ  a", f"محمّ{LRM}  a"),
        ("عمر، عاصم 12", f"عمر، عاصم{LRM} 12"),
    ],
)
def test_each_run_ends_with_a_mark(text: str, expected: str) -> None:
    assert marked(text) == expected
    assert shown(expected) == expected


@given(texts)
def test_marks_take_no_cells_and_come_once(text: str) -> None:
    found = marked(text)
    assert marked(found) == found
    assert found.replace(LRM, "") == text
    assert cell_len(found) == cell_len(text)


@given(texts)
def test_no_two_columns_belong_to_one_run(text: str) -> None:
    """Between right-to-left letters with a column's gap between them stands something strong."""
    for gap in ("  ", "│"):
        for left, right in zip(marked(text).split(gap), marked(text).split(gap)[1:], strict=False):
            strong = [direction(char) for char in left if direction(char)]
            if strong and any(direction(char) == "R" for char in right):
                assert strong[-1] == "L"


def test_the_direction_of_a_text() -> None:
    assert starts_rtl("12 عمر")
    assert not starts_rtl("a عمر")
    assert starts_rtl("a عمر", anywhere=True)
    assert not starts_rtl("١٢٣", anywhere=True)  # digits alone have no strong direction


def test_rows_get_the_marks_whoever_wrote_them() -> None:
    row, care = cells_of([Segment("عاصم   "), Segment("عمر"), Segment("  x")], 13, Pens(None))
    assert [cluster for cluster, _ in row] == [*"عاص", f"م{LRM}", *"   ", *"عم", f"ر{LRM}", " ", " ", "x"]
    assert care
