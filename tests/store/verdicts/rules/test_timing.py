"""When a value holds, and whether two times coincide."""

from __future__ import annotations

import pytest

from store.properties.built_in import PROPERTIES
from store.values.basis.sets import Span
from store.verdicts.rules.timing import Time, coincide, holds_at

AUG, SEP = Span(10, 19), Span(20, 29)
DAY = Span(15, 15)


@pytest.mark.parametrize(
    ("prop", "key", "given", "time"),
    [
        ("leader", "x", {}, None),
        ("leader", "x", {"told": DAY}, None),
        ("leader", "x", {"as_of": DAY}, Time(DAY, True)),
        ("leader", "x", {"as_of": AUG}, Time(AUG, False)),
        ("leader", "x", {"valid": AUG, "as_of": DAY}, Time(AUG, True)),
        ("custody", "detained", {"told": DAY}, Time(DAY, True)),
        ("nationality", "india", {}, Time(Span(None, None), True)),
        # dead by the last possible day at the latest, and from then on
        ("life_status", "died_of_wounds", {"told": AUG}, Time(Span(19, None), True)),
        ("life_status", "wounded", {"told": AUG}, Time(Span(None, 10), True)),
        ("life_status", "missing", {"told": DAY}, Time(DAY, True)),
    ],
)
def test_when_a_value_holds(prop: str, key: str, given: dict[str, Span], time: Time | None) -> None:
    spans = {"valid": None, "as_of": None, "told": None, **given}
    assert holds_at(PROPERTIES[prop], key, **spans) == time


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (Time(AUG, True), Time(DAY, True), "together"),
        (Time(AUG, True), Time(DAY, False), "together"),
        (Time(AUG, False), Time(DAY, True), "unknown"),
        (Time(AUG, False), Time(AUG, False), "unknown"),
        (Time(AUG, True), Time(AUG, False), "together"),
        (Time(AUG, False), Time(SEP, False), "apart"),
        (Time(AUG, True), None, "unknown"),
        (Time(Span(12, None), True), Time(Span(None, 12), True), "together"),
        (Time(Span(13, None), True), Time(Span(None, 12), True), "apart"),
    ],
)
def test_whether_two_times_coincide(a: Time, b: Time | None, found: str) -> None:
    assert coincide(a, b) == coincide(b, a) == found
