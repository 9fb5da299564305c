"""Dispatch by type, keys as answers, folding, and the examples of docs/values.md."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.properties.built_in import PROPERTIES
from store.properties.property import Property
from store.values.basis.plain import fold, shown, tidy
from store.values.basis.sets import Span, relate
from store.values.dates.edtf import date_span
from store.values.read import UnreadableValue, Value, label, parse_value

PAGE = (Path(__file__).parents[3] / "docs" / "values.md").read_text(encoding="utf-8")
REPORTED = {"on": "2019-10-09"}
#: Section of the page: its property and the days its reports are told on.
SECTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "Dates in EDTF": ("date_of_death", {}),
    "Dates in words": ("date_of_death", REPORTED),
    "Parts of years, decades and centuries": ("date_of_death", REPORTED),
    "Weeks and runs of days": ("date_of_death", REPORTED),
    "Days with a name": ("date_of_death", REPORTED),
    "Dates of other calendars": ("date_of_death", REPORTED),
    "Quantities": ("killed", {}),
    "How it was counted": ("killed", {}),
    "What is no total": ("killed", {}),
    "Vague words": ("killed", {}),
    "Shares in a hundred": ("share", {}),
    "Money": ("price", {}),
    "Measures": ("distance", {}),
    "Ages": ("age", {"on": "2019-10-08", "as_of": "2017-10-20"}),
}


#: The properties of the page: those that are built in, and one of each type that none of them has.
ASKED = PROPERTIES | {
    name: Property(name, name, ("raid",), kind, "one_ever", "what is asked")
    for name, kind in (("share", "percent"), ("price", "money"), ("distance", "measure"), ("number", "identifier"))
}


def rows(title: str) -> list[list[str]]:
    section = re.split(r"^##+ ", PAGE.split(f"# {title}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


EXAMPLES = [(title, *row) for title in SECTIONS for row in rows(title) if len(row) == 4]
#: Tables without a column of days: years before Christ, and what has no span.
WITHOUT_SPAN = [
    *(("date_of_death", *row) for row in rows("Parts of years, decades and centuries") if len(row) == 3),
    *(("number", *row) for row in rows("Identifiers")),
]


def bound(text: str, dated: bool) -> int | None:
    if not text:
        return None
    return date.fromisoformat(text).toordinal() if dated else int(text)


@pytest.mark.parametrize(("title", "says", "key", "span", "shown_as"), EXAMPLES)
def test_the_page_of_values_is_true(title: str, says: str, key: str, span: str, shown_as: str) -> None:
    prop_id, told = SECTIONS[title]
    prop = ASKED[prop_id]
    value = parse_value(prop, says, **told)
    first, _, last = span.partition("..")
    dated = prop.type in ("date", "age")
    low = None if span == "none" else bound(first.strip(), dated)
    assert value.key == key
    assert value.span == (None if span == "none" else Span(low, bound(last.strip(), dated) if ".." in span else low))
    assert label(prop, value) == shown_as


@pytest.mark.parametrize(("prop_id", "says", "key", "shown_as"), WITHOUT_SPAN)
def test_the_page_is_true_of_its_short_tables(prop_id: str, says: str, key: str, shown_as: str) -> None:
    prop = ASKED[prop_id]
    value = parse_value(prop, says)
    assert (value.key, label(prop, value)) == (key, shown_as)
    assert value.span == (date_span(key) if prop.type == "date" else None)


def test_every_section_of_the_page_is_read() -> None:
    assert {title for title, *_ in EXAMPLES} == set(SECTIONS)
    assert len(EXAMPLES) + len(WITHOUT_SPAN) == PAGE.count("\n| `") - len(rows("What is refused"))


@pytest.mark.parametrize(("prop_id", "says", "said"), rows("What is refused"))
def test_the_page_of_values_says_what_is_refused(prop_id: str, says: str, said: str) -> None:
    with pytest.raises(UnreadableValue) as refused:
        parse_value(PROPERTIES[prop_id], says, on=None if says == "last month" else "2019-10-09")
    assert str(refused.value) == said


def test_what_is_compared_replaces_the_words_and_they_are_kept() -> None:
    value = parse_value(PROPERTIES["date_of_death"], "the day before Easter", "2016-03-26")
    assert value == Value("date", "the day before Easter", "2016-03-26", Span(*[date(2016, 3, 26).toordinal()] * 2))
    value = parse_value(PROPERTIES["base"], "the tribal belt", "fata")
    assert (value.key, value.says, value.span) == ("fata", "the tribal belt", None)


def test_ages_of_different_days_are_different_answers() -> None:
    prop = PROPERTIES["age"]
    early, late = parse_value(prop, "40", as_of="2010-01-01"), parse_value(prop, "40", as_of="2019-01-01")
    assert early.key != late.key
    assert early.span is not None
    assert late.span is not None
    assert relate(early.span, late.span) == "disjoint"
    undated = parse_value(prop, "in his 40s")
    assert (undated.key, undated.span) == ("40..49", None)
    assert parse_value(prop, "40", on="2010-01-01") == early


def test_a_claim_without_dates_is_told_so_and_an_empty_date_is_none() -> None:
    with pytest.raises(UnreadableValue, match="not known"):
        parse_value(PROPERTIES["date_of_death"], "last month", on="")
    assert parse_value(PROPERTIES["age"], "40", on="", as_of="").span is None


def test_choices_are_found_by_their_words_and_refused_with_the_nearest_first() -> None:
    life = PROPERTIES["life_status"]
    value = parse_value(life, "Died of wounds")
    assert (value.key, label(life, value)) == ("died_of_wounds", "died of wounds")
    with pytest.raises(UnreadableValue, match="write one of killed, ") as refused:
        parse_value(life, "kiled")
    assert all(choice in str(refused.value) for choice in life.tree)


@pytest.mark.parametrize("says", ["Musa Qala", "musa_qala", "-musa", "musa--qala", "müsa", "musa\nqala"])
def test_ids_are_checked_before_anybody_looks_for_them(says: str) -> None:
    with pytest.raises(UnreadableValue, match="is not an id"):
        parse_value(PROPERTIES["birthplace"], says)
    with pytest.raises(UnreadableValue, match="is not an id"):
        parse_value(PROPERTIES["killed_by"], says)


@pytest.mark.parametrize("prop_id", ["date_of_death", "killed", "age", "life_status", "birthplace", "alias"])
def test_nothing_is_no_value(prop_id: str) -> None:
    with pytest.raises(UnreadableValue, match="is empty"):
        parse_value(PROPERTIES[prop_id], "  ")
    with pytest.raises(UnreadableValue, match="is empty"):
        parse_value(PROPERTIES[prop_id], "something", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Emir, sahab!", "emir  sahab"),
        ("Ｅmir", "EMIR"),
        ("courier to al-Zawahiri", "Courier to Al Zawahiri"),
        ("STRASSE", "straße"),
        ("\u202eemir\u202c", "emir"),
    ],
)
def test_text_is_compared_by_its_words(one: str, other: str) -> None:
    prop = PROPERTIES["alias"]
    first, second = parse_value(prop, one), parse_value(prop, other)
    assert first.key == second.key
    assert label(prop, first) == one


def test_articles_stay_where_nothing_else_is_left() -> None:
    assert fold("The A") == "the a"


@given(st.text())
def test_folding_is_stable_and_leaves_words_only(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())
    assert not any(unicodedata.category(char) in ("Cf", "Cc", "Po") for char in folded)


@given(st.text(), st.integers(2, 60))
def test_a_shown_text_is_one_clean_line(text: str, limit: int) -> None:
    line = shown(text, limit)
    assert line.isprintable()
    assert len(line) <= limit + 2
    assert line.startswith('"')
    assert line.endswith('"')


@given(st.text())
def test_tidying_is_stable(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once


@given(st.sampled_from(sorted(PROPERTIES)), st.text(max_size=60), st.sampled_from([None, "2019-10-09~", "2019"]))
def test_any_text_gives_a_value_or_one_sentence(prop_id: str, says: str, on: str | None) -> None:
    prop = PROPERTIES[prop_id]
    try:
        value = parse_value(prop, says, on=on)
    except UnreadableValue as refused:
        assert str(refused).isprintable()
    else:
        assert value.type == prop.type
        assert value.says == says
        assert value.key
        assert label(prop, value)
