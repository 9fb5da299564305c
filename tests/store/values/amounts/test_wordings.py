"""Wordings of shares and measures that are easily taken for another: fractions, letters of units, bounds in labels."""

from __future__ import annotations

import pytest

from store.values.amounts.bounds import without_bound
from store.values.amounts.measures import read_measure
from store.values.amounts.percents import read_percent
from store.values.basis.sets import relate


@pytest.mark.parametrize(
    ("label", "figure"),
    [("up to $20m", "$20m"), ("More than 12 MW", "12 MW"), ("$1bn or more", "$1bn"), ("40%", "40%"), ("1bn+", "1bn")],
)
def test_a_figure_stands_in_a_label_as_it_is_written(label: str, figure: str) -> None:
    assert without_bound(label) == figure


@pytest.mark.parametrize(
    ("says", "holds", "leaves_out"),
    [
        ("half", ["50%", "52%", "48.3%"], ["54%", "46%"]),
        ("a third", ["33%", "34.2%", "32%"], ["36%"]),
        ("two thirds of the seats", ["66.7%", "65%"], ["72%"]),
        ("more than two thirds", ["66.8%", "70%"], ["66%"]),
        ("five eighths", ["62.5%"], ["70%"]),
        ("half of one percent", ["0.5%"], ["50%", "2%"]),
    ],
)
def test_a_share_in_words_is_a_round_one(says: str, holds: list[str], leaves_out: list[str]) -> None:
    own = read_percent(says).span
    assert own is not None
    for other in (*holds, *leaves_out):
        span = read_percent(other).span
        assert span is not None
        assert (relate(own, span) == "disjoint") == (other in leaves_out), other


@pytest.mark.parametrize(
    ("says", "base"),
    [("40C", "degC"), ("40 degrees", "degC"), ("500 MW", "kg*m**2/s**3"), ("a 6.8-magnitude quake", "magnitude")],
)
def test_a_letter_is_the_unit_that_a_report_means(says: str, base: str) -> None:
    assert read_measure(says).key.partition(" ")[2] == base
