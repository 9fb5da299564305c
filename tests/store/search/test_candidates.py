"""The looser question first, and the words of a few names: the same as by all questions, and fewer of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

import store.search.candidates as candidates_of
from store.db.searching import Keys
from store.search.candidates import Answers, Candidates, all_words, some_words, terms_of
from store.search.line import Line
from store.search.query import take_apart
from store.search.vocabulary import Words
from tests.store.spellings import store_of

_NAMES = {
    "umar": ["Asim Umar", "Aasim Omar", "Umar Khalid Khorasani", "Omar Khalid Khurasani", "Sheikh Omer Khaled"],
    "ali": [f"{first} Ali {last}" for first in ("Umar", "Omar", "Amir") for last in ("Khan", "Wali", "Khalid")],
    "mullah": ["Mullah Umar", "Mullah Omar", "Mulla Omer Akhund", "Maulana Asim Umar"],
}


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    with closing(store_of({slug: ("leader", 1, texts) for slug, texts in _NAMES.items()})) as made:
        yield made


class _OneByOne(Candidates):
    """Asks every question."""

    def _shortly(self, *_: object) -> bool:
        return False


@pytest.mark.parametrize("typed", ["umar khalid", "Mullah Omar", "omer ali khan", "maulana mullah asim umar", "umar"])
@pytest.mark.parametrize("most", [1, 2, 3, 5, 8, 13, 80])
def test_the_looser_question_first_brings_the_same_names(conn: sqlite3.Connection, typed: str, most: int) -> None:
    brought, told = [], []
    for kind in (Candidates, _OneByOne):
        line = Line()
        with line.over(conn):
            words, answers = Words(line), Answers(line, None)
            query, candidates = take_apart(typed, words, False), kind(answers)
            asked = (all_words(query, words), some_words(query), all_words(query, words))
            brought.append([candidates.ask(questions, most) for questions in asked])
            told.append(len(answers._told))
    assert brought[0] == brought[1]
    assert most < 80 or typed == "umar" or told[0] < told[1]


_THREE = (
    ("amr", ".asim", "asm"),
    ("hld", ".khaled", ".khalid"),
    ("hrsn", ".khorasani", ".akhund", "al", ".ali", "khn"),
)
_FOUR = (*_THREE[:2], ("asm", ".asim", "shkh", "al"), (".aasim", "asm", ".sheikh", ".umar", ".omar", "hrsn"))


@pytest.mark.parametrize("keys", [_THREE, _FOUR, (*_FOUR, ("nobody", ".akhund"))])
@pytest.mark.parametrize("length", [None, 3])
@pytest.mark.parametrize("kinds", [None, ["leader"], ["group"]])
@pytest.mark.parametrize("most", [1, 100])
def test_the_words_of_a_few_names_tell_what_a_longer_question_would(
    conn: sqlite3.Connection, keys: Keys, length: int | None, kinds: list[str] | None, most: int
) -> None:
    line = Line()
    with line.over(conn):
        answers = Answers(line, kinds)
        told = answers.ids(keys, length, most)
        wanted = terms_of(keys, length, kinds)
        assert told == line.tables.names_with(conn, wanted, most)
    assert list(answers._told) == [(keys, length), (keys[:2], None)]  # nothing else was asked


def test_where_many_have_the_first_two_words_the_whole_is_asked(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line()
    with line.over(conn):
        few = Answers(line, None).ids(_THREE, None, 100)
        monkeypatch.setattr(candidates_of, "_FEW", 0)
        answers = Answers(line, None)
        assert answers.ids(_THREE, None, 100) == few == line.tables.names_with(conn, _THREE, 100) != []
        assert answers._of_few(_THREE, None) is None
