"""How alike two names are: laws, kinds of difference, and that docs/names.md is true."""

from __future__ import annotations

import doctest
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import alike as alike_module
from store.names import forms, meanings, meeting, parts, written
from store.names.alike import alike, alikeness
from store.names.meeting import best_pairs
from store.names.numbers import said
from store.names.weighing import LIKELY
from tests.store.names.test_names import documented_table

#: Plain words of names, some of them spellings of one.
WORDS = """
Umar Omar Khalid Khorasani Mansoor Mansur Asim Zawahiri Ayman Haqqani Bakr Yahya Boris Petrov Kandahar Front Wali Hasan
Husain Sarah Garcia Lakhvi Hamza Dostum Rashid Tariq Nawaz Obama Clinton Mullah General Zakir
"""
names = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=5).map(" ".join)
anything = st.text(max_size=40) | names


@given(anything, anything)
def test_both_ways_and_in_range(left: str, right: str) -> None:
    one, other = alike(left, right), alike(right, left)
    assert one.score == other.score == alikeness(left, right)
    assert 0 <= one.score <= 1
    assert len(one.why) == len(other.why)  # two words may be told the other way round
    turned = sorted((part.right, part.left, part.difference, part.score, part.weight) for part in other.parts)
    assert turned == sorted((part.left, part.right, part.difference, part.score, part.weight) for part in one.parts)


@given(anything)
def test_a_name_is_itself(name: str) -> None:
    found = alike(name, name)
    assert found.score == 1.0
    assert {part.difference for part in found.parts} <= {"same"}


@given(anything, anything)
def test_the_parts_explain_the_score(left: str, right: str) -> None:
    found = alike(left, right)
    assert found.parts
    assert sum(part.weight for part in found.parts) == pytest.approx(1)
    assert all(0 <= part.score <= 1 for part in found.parts)
    assert all(part.left or part.right or not (left.strip() and right.strip()) for part in found.parts)
    told = sum(part.weight * part.score for part in found.parts)
    most = next((most for doubt, most in DOUBTS.items() if found.why.startswith(doubt)), 1.0)
    assert min(told, most) - 0.041 <= found.score <= min(told, most) + 0.001  # another order costs so much at most


DOUBTS = {
    "another first name": 0.68,
    "a man and a woman": 0.68,
    "another father": 0.65,
    "another second family name": 0.65,
    "another syllable": 0.6,
    "another number": 0.5,
    "another navy": 0.5,
    "another generation": 0.5,
    "only one has a number": 0.68,
    "only one has a generation": 0.68,
    "a woman's name": 0.68,
    "one word beside": 0.6,
    "father and son": 0.6,
}


@given(names, st.randoms())
def test_the_order_of_words_weighs_little(name: str, chance: object) -> None:
    words = name.split()
    chance.shuffle(words)  # type: ignore[attr-defined]
    assert alikeness(name, " ".join(words)) >= 0.9


@given(names, names, st.sampled_from(WORDS.split()))
def test_a_word_more_in_both_never_lowers_it(left: str, right: str, word: str) -> None:
    assert alikeness(f"{left} {word}", f"{right} {word}") >= alikeness(left, right) - 0.001


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_best_pairing_is_the_best(gains: list[list[float]]) -> None:
    pairs = best_pairs(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    rows, columns = range(len(gains)), range(3)
    best = max(
        sum(gains[row][column] for row, column in zip(some, others, strict=True))
        for number in range(min(len(gains), 3) + 1)
        for some in itertools.combinations(rows, number)
        for others in itertools.permutations(columns, number)
    )
    assert sum(gains[row][column] for row, column in pairs) == pytest.approx(best)


@pytest.mark.parametrize(("left", "right", "score", "why"), documented_table("one name | the other | score | why"))
def test_documented_scores(left: str, right: str, score: str, why: str) -> None:
    found = alike(left, right)
    assert (f"{found.score:.2f}", found.why) == (score, why)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Omar Khalid", "Omar Khalid Junior"),
        ("Omar Khalid Sr", "Omar Khalid II"),
        ("Bowne Solutions", "Bowne Solutions II"),
        ("14th Division", "Forty 4 Division"),
        ("1-я бригада", "2-я бригада"),
        ("Zawahiri", "Ayman al-Zawahiri"),
        ("Amin Khoury", "Amina Khoury"),
        ("Hasan Khan", "Hussein Khan"),
        ("Mahmud Khan", "Mohammad Khan"),
        ("محمد خان", "محمود خان"),
        ("Abdullah bin Hussein", "Hussein bin Abdullah"),
        ("Abu Bakr al-Baghdadi", "Abu Omar al-Baghdadi"),
        ("A. Khan", "Umar Khan"),
    ],
)
def test_these_are_two(left: str, right: str) -> None:
    assert alikeness(left, right) < LIKELY


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Omar Khalid Jr.", "Omar Khalid Junior"),
        ("L Ron Hubbard", "Lafayette Ron Hubbard"),
        ("A. Q. Khan", "Abdul Qadeer Khan"),
        ("AQ Khan", "Abdul Qadeer Khan"),
        ("В. В. Путин", "Vladimir Vladimirovich Putin"),
        ("Siemens AG", "Siemens Aktiengesellschaft"),
        ("Delta GmbH", "Delta Gesellschaft mit beschränkter Haftung"),
        ("Forty 4", "44"),
        ("14th Division", "Fourteenth Division"),
        ("Bowne Solutions II", "Bowne Solutions 2"),
        ("Kandahar", "Kandahar Province"),
        ("Lashkargah", "Lashkar Gah"),
        ("2019 Musa Qala raid", "Musa Qala raid"),
    ],
)
def test_these_may_be_one(left: str, right: str) -> None:
    assert alikeness(left, right) >= LIKELY


def test_a_middle_name_is_left_out_more_easily_than_a_last_one() -> None:
    middle, last = alikeness("Asif Ali Zardari", "Asif Zardari"), alikeness("Omar Khalid", "Umar Khalid Khorasani")
    assert middle > 0.85
    assert last < middle - 0.15


def test_each_word_with_its_partner() -> None:
    found = alike("Gen. Sirajuddin Haqqani", "حقانی سراج الدین")
    assert [(part.left, part.right, part.difference) for part in found.parts] == [
        ("Gen", "", "missing"),
        ("siraj", "سراج", "sound"),
        ("din", "الدین", "spelling"),
        ("Haqqani", "حقانی", "sound"),
    ]
    assert alike("Tehrik-i-Taliban Pakistan", "TTP").parts[0].difference == "initial"
    assert [part.difference for part in alike("Jabhat al-Nusra", "Nusra Front").parts] == ["meaning", "same"]
    assert [part.difference for part in alike("Boris Petrov", "Boris Ivanov").parts] == ["same", "other"]


@pytest.mark.parametrize("module", [alike_module, forms, meanings, meeting, parts, said, written])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_a_text_is_no_name() -> None:
    assert 0 <= alikeness("word " * 5000, "other " * 5000) <= 1
    assert alikeness("\x1b[31m\u202e", "\u202e") == 0.0
