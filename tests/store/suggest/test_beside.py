"""Two entities side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.model.problems import BadInput
from store.model.same import Beside
from tests.store.claimed import Case, claim
from tests.store.suggest.named import named, told


def beside(store: Path, one: str, other: str) -> Beside:
    with Library(store, read_only=True) as library:
        return library.beside(one, other)


def test_spellings_with_their_partners(tmp_path: Path) -> None:
    store = named(
        tmp_path / "s.db",
        [
            ("a", "leader", ["Asim Umar", "Emir Sahab", "عاصم عمر"]),
            ("b", "leader", ["Aasim Omer", "Asim Umar", "Sanaul Haq"]),
        ],
    )
    told(store, decided={("a", "b"): "unsure"})
    found = beside(store, "a", "b")
    assert found.likeness is not None
    assert found.likeness.score == 1.0
    assert [(row.left, row.right, row.stands) for row in found.rows] == [
        ("Asim Umar", "Asim Umar", "same"),
        ("عاصم عمر", "Aasim Omer", "near"),
        ("Emir Sahab", "", "one"),
        ("", "Sanaul Haq", "one"),
    ]
    (decision,) = found.decisions
    assert (decision.decided, decision.who, decision.keep) == ("unsure", "Ines", "")
    assert beside(store, "b", "a").one == "b"


def test_questions_with_what_each_says(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.claims = {
        "a": claim("fire", "date", "2019-03-04"),
        "b": claim("flood", "date", "2019-03"),
        "c": claim("fire", "place", "tarn"),
        "d": claim("flood", "place", "cuba"),
        "e": claim("fire", "conducted_by", "band"),
        "f": claim("flood", "conducted_by", "band"),
        "g": claim("flood", "killed", "17"),
        "h": claim("fire", "killed", "17", stance="denies"),
    }
    case.load()
    found = beside(case.store, "fire", "flood")
    asked = {row.what: (row.left, row.right, row.stands) for row in found.rows if row.what != "spelling"}
    assert asked == {
        "date": ("4 March 2019", "March 2019", "near"),
        "place": ("Tarn", "Cuba", "differs"),
        "conducted by": ("Band", "Band", "same"),
        "killed": ("", "17", "one"),
    }
    assert [row.stands for row in found.rows][-1] == "one"


def test_two_that_are_not_there(tmp_path: Path) -> None:
    store = named(tmp_path / "s.db", [("a", "leader", ["Asim Umar"])])
    with pytest.raises(BadInput, match="there is no entity 'x': see ids with 'whosays search'"):
        beside(store, "a", "x")
    with pytest.raises(BadInput, match="name two"):
        beside(store, "a", "a")
