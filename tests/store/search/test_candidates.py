"""The looser question first: the same names as by all questions, one after the other, and fewer questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from store.search.candidates import Answers, Candidates, all_words, some_words
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
