"""Pairs of names of our own, by script and kind, from general knowledge: the strong ones pass, the weak are counted."""

from __future__ import annotations

import csv
import doctest
import importlib
import pkgutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import scripts
from store.names.alike import alike, alikeness
from store.names.beside import told
from store.names.scripts import loans
from store.names.scripts.loans import reading
from store.names.weighing import LIKELY
from store.names.words import keys_of_loans, loan_keys
from tests.store.names.test_names import documented_table

PAIRS = Path(__file__).with_name("pairs")
SECOND = PAIRS / "second.csv"
LISTS = sorted(path for path in PAIRS.glob("*.csv") if path != SECOND)


def pairs(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def passes(row: dict[str, str]) -> bool:
    return (alikeness(row["left"], row["right"]) >= LIKELY) == (row["one"] == "1")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_strong_pairs_pass(path: Path) -> None:
    rows = [row for row in pairs(path) if row["strength"] == "strong"]
    assert len(rows) >= 100
    assert {row["one"] for row in rows} == {"0", "1"}
    assert [(row["one"], row["left"], row["right"]) for row in rows if not passes(row)] == []


def test_documented_counts() -> None:
    """How many of the pairs pass, the weak ones apart: docs/names.md tells it."""
    found = []
    for path in LISTS:
        rows = pairs(path)
        cells = [path.stem]
        for strength, one in (("strong", "1"), ("strong", "0"), ("weak", "1"), ("weak", "0")):
            these = [row for row in rows if (row["strength"], row["one"]) == (strength, one)]
            cells.append(f"{sum(map(passes, these))} of {len(these)}" if these else "")
        found.append(cells)
    print(found)
    assert documented_table("kind of name | strong, the same | strong, others | weak, the same | weak, others") == found


_MODULES = [*pkgutil.iter_modules(scripts.__path__), *pkgutil.iter_modules(loans.__path__, "loans.")]


@pytest.mark.parametrize("name", [module.name for module in _MODULES])
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"store.names.scripts.{name}")).failed == 0


_NAMES = st.sampled_from([name for path in LISTS for row in pairs(path) for name in (row["left"], row["right"])])


@pytest.mark.parametrize(("word", "keys"), documented_table("word from elsewhere | keys"))
def test_documented_keys_of_loans(word: str, keys: str) -> None:
    assert loan_keys(word) == tuple(keys.split())


def test_a_word_that_is_several_is_told_as_it_is_written() -> None:
    found = alike("オサマ・ビンラディン", "Osama bin Laden")
    assert [(part.left, part.right) for part in found.parts] == [
        ("オサマ", "Osama"),
        ("ビンラディン", "bin"),
        ("ビンラディン", "Laden"),
    ]
    assert [(part.left, part.right) for part in alike("Manila", "마닐라").parts] == [("Manila", "마닐라")]


_SIGNS = st.text(st.sampled_from([*map(chr, range(0x30A1, 0x30FD)), *"가하라잉뷁 ・"]), max_size=12)


@given(_SIGNS, st.lists(st.sampled_from(["taliban", "ho", "chi", "shakespeare", "x", "al"]), max_size=5))
def test_any_row_of_signs_is_read(text: str, words: list[str]) -> None:
    """Nothing that is written is lost: the pieces together are the text, and what is read of it is Latin letters."""
    pieces = reading.read_as(text, words)
    assert "".join(piece.written for piece in pieces) == unicodedata.normalize("NFKC", text)
    assert all(piece.read.isascii() for piece in pieces if piece.loan)
    assert keys_of_loans(text) <= {key for word in reading.loans(text) for key in loan_keys(word)}


@given(_NAMES, _NAMES | st.text(max_size=30))
def test_both_ways_alike(left: str, right: str) -> None:
    assert told(left, right) == told(right, left)
    assert alikeness(left, right) == alikeness(right, left)
    assert 0 <= alikeness(left, right) <= 1


@given(_NAMES)
def test_a_name_is_itself(name: str) -> None:
    assert alike(name, name).score == 1.0
