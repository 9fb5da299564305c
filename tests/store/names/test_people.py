"""What people's names have besides sounds: pairs of our own by kind, and names of more languages in the same kinds.

Written from general knowledge with the rules for them, and most before any was asked.
"""

from __future__ import annotations

import csv
import doctest
import importlib
import pkgutil
import time
from pathlib import Path

import pytest

from store.names import people
from store.names.alike import alike, alikeness
from store.names.bodies import ships
from store.names.people.short_forms import are_one
from store.names.scripts import palladius
from store.names.weighing import LIKELY, SHORT_FORM
from store.names.words import words

with Path(__file__).with_name("people.csv").open(encoding="utf-8", newline="") as _file:
    PAIRS = list(csv.DictReader(_file))
KINDS = tuple(dict.fromkeys(row["kind"] for row in PAIRS))

#: Not heard: what is Chinese in Russian letters by chance, and reads so.
KNOWN = {("Дэн Пена", "Dan Pena")}


@pytest.mark.parametrize("kind", KINDS)
def test_pairs(kind: str) -> None:
    rows = [row for row in PAIRS if row["kind"] == kind]
    assert len(rows) >= 30
    assert {row["one"] for row in rows} == {"0", "1"}
    wrong = {
        (row["left"], row["right"])
        for row in rows
        if (alikeness(row["left"], row["right"]) >= LIKELY) != (row["one"] == "1")
    }
    assert wrong <= KNOWN
    assert len({(row["left"], row["right"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(people.__path__)])
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"store.names.people.{name}")).failed == 0


@pytest.mark.parametrize("module", [ships, palladius])
def test_examples_beside_them(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_a_short_form_costs_a_little_and_never_makes_two_long_names_one() -> None:
    same, short = alikeness("Robert Palmer", "Robert Palmer"), alikeness("Bob Palmer", "Robert Palmer")
    assert LIKELY < short < same
    found = alike("Bob Palmer", "Robert Palmer")
    assert next((part.left, part.right, part.score) for part in found.parts) == ("Bob", "Robert", SHORT_FORM)
    longs = ("robert", "rupert", "richard", "william", "walter", "wilhelm", "edward", "theodore", "james", "john")
    assert not any(are_one(one, other) for one in longs for other in longs if one != other)


def test_ben_is_a_given_name_where_the_other_has_no_father() -> None:
    assert alikeness("Ben Johnson", "Tom Johnson") < 0.5
    assert alikeness("Ben Ali", "Bin Ali") == 1.0
    assert alike("Ben Stone", "Tom Stone").parts[0].difference == "other"


def test_two_women_and_two_navies_are_told_as_such() -> None:
    assert alike("Michel Roy", "Michelle Roy").why.startswith("a woman's name and a man's")
    assert alike("HMS Liberty", "USS Liberty").why.startswith("another navy")
    assert alike("Hans Müller", "Hans Miller").score <= 0.6


def test_a_title_before_what_somebody_serves_in_is_none() -> None:
    with_arm, other = (
        alike("44th Engineer Brigade", "44th Brigade"),
        alike("44th Engineer Brigade", "44th Tank Brigade"),
    )
    assert "left out: Engineer" in with_arm.why
    assert "Engineer / Tank" in other.why or "Tank / Engineer" in other.why
    assert alikeness("44th Engineer Brigade", "44th Brigade") == alikeness("44th Rifle Brigade", "44th Brigade")


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("Дэн Браун", ("dan", "braun")),
        ("Дэн Сяопин", ("deng", "syaopin")),
        ("Ван ден Берг", ("van", "berg")),
        ("市长李国强", ("liguoqiang",)),
        ("김명수 대법원장", ("kim", "myeong", "su")),
        ("部长会议", ("buzhanghuiyi",)),
    ],
)
def test_what_the_index_has(spelling: str, expected: tuple[str, ...]) -> None:
    assert words(spelling) == expected


@pytest.mark.parametrize(
    "title", ["ศ.ดร.", "الرئيس السابق ", "chủ tịch ", "נשיא המדינה ", "总统", "former minister of the ", "전 "]
)
def test_a_row_of_titles_is_read_at_once(title: str) -> None:
    began = time.process_time()
    assert 0 <= alikeness(title * 300, title * 200 + "x y") <= 1
    assert time.process_time() - began < 2
