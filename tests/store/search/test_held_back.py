"""A number or a generation in a name: the very name is a match, and whoever has it without stands above who has it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from store.model.vocabulary import MATCH_SCORE
from store.search.find import BESIDE, find
from tests.store.spellings import Entities, store_of

MARKED = [
    "Louis XIV",
    "Omar Khalid Junior",
    "Peter Brown Jr.",
    "Hassan Rauf III",
    "Larch Fund VII",
    "Bowne Solutions II",
    "Dario Lopes Filho",
    "Alexandre Caron fils",
    "Ivan Petrov-Mladshiy",
    "Unit 14",
    "Second Battalion",
    "Pius XI",
    "Ramon Ortega nieto",
]
ENTITIES: Entities = {
    **{name.casefold(): ("leader", 60, [name]) for name in MARKED},
    "umar-khalid": ("leader", 1, ["Umar Khalid"]),
    "khorasani": ("leader", 1, ["Umar Khalid Khorasani"]),
    "hasan-raouf": ("leader", 1, ["Hasan Raouf"]),
    "piter-brown": ("leader", 1, ["Piter Braun"]),
    "pyotr": ("leader", 1, ["Питер Браун"]),
    "larche": ("group", 1, ["The Larche Fund"]),
    "bown": ("group", 1, ["Bown Solutions"]),
    "dario": ("leader", 1, ["Dário Lopez"]),
    "iwan": ("leader", 1, ["Iwan Petrow"]),
    "pius-x": ("leader", 1, ["Pius X"]),
    "unit-140": ("group", 60, ["Unit 140"]),
    "both": ("leader", 1, ["Karim Aziz Senior", "Kareem Azeez"]),
    "kariem": ("leader", 1, ["Kariem Aziez"]),
}


@pytest.mark.parametrize("partial", [True, False])
@pytest.mark.parametrize("name", MARKED)
def test_the_very_name_is_an_exact_match_in_any_case(conn: sqlite3.Connection, name: str, partial: bool) -> None:
    for typed in (name, name.casefold()):
        best = find(conn, typed, partial=partial, beside=BESIDE)[0]
        assert (best.name, best.score, best.why, best.near) == (name, 1.0, "exact", False)


def test_another_spelling_of_the_very_name_is_a_match_while_it_is_typed(conn: sqlite3.Connection) -> None:
    best = find(conn, "Umar Khalid Jr")[0]
    assert best.slug == "omar khalid junior" and best.score >= MATCH_SCORE


@pytest.mark.parametrize("partial", [True, False])
@pytest.mark.parametrize(
    ("typed", "bare", "marked"),
    [
        ("Omar Khalid", "umar-khalid", "omar khalid junior"),
        ("Khalid Omar", "umar-khalid", "omar khalid junior"),
        ("Hassan Rauf", "hasan-raouf", "hassan rauf iii"),
        ("Peter Brown", "piter-brown", "peter brown jr."),
        ("Peter Brown", "pyotr", "peter brown jr."),
        ("Larch Fund", "larche", "larch fund vii"),
        ("Bowne Solutions", "bown", "bowne solutions ii"),
        ("Dario Lopes", "dario", "dario lopes filho"),
        ("Ivan Petrov", "iwan", "ivan petrov-mladshiy"),
        ("Pius X", "pius-x", "pius xi"),
    ],
)
def test_who_has_the_name_without_the_mark_stands_above_who_has_it_with_one(
    conn: sqlite3.Connection, typed: str, bare: str, marked: str, partial: bool
) -> None:
    hits = find(conn, typed, partial=partial, beside=BESIDE)
    places = {hit.slug: place for place, hit in enumerate(hits)}
    above, below = hits[places[bare]], hits[places[marked]]
    assert places[bare] < places[marked]
    assert not above.near and below.near and below.score < MATCH_SCORE


def test_none_that_is_held_back_stands_above_a_match(conn: sqlite3.Connection) -> None:
    hits = {hit.slug: hit for hit in find(conn, "Umar Khalid", beside=BESIDE)}
    assert next(iter(hits)) == "umar-khalid"
    assert hits["omar khalid junior"].near
    assert not hits["khorasani"].near, "has all words that were typed, and no mark"


def test_who_is_better_known_and_has_more_words_stands_below_a_match() -> None:
    names: Entities = {
        "umar-khalid": ("leader", 1, ["Umar Khalid"]),
        "khorasani": ("leader", 200, ["Umar Khalid Khorasani"]),
    }
    with closing(store_of(names)) as made:
        hits = find(made, "Omar Khalid", beside=BESIDE)
        assert [(hit.slug, hit.near) for hit in hits] == [("umar-khalid", False), ("khorasani", True)]


def test_a_number_that_may_be_only_begun_stands_below_the_one_that_is_there(conn: sqlite3.Connection) -> None:
    assert [(hit.slug, hit.near) for hit in find(conn, "Unit 14")[:2]] == [("unit 14", False), ("unit-140", True)]
    assert find(conn, "Unit 140")[0].slug == "unit-140"


def test_who_alone_has_the_name_is_near_to_nobody(conn: sqlite3.Connection) -> None:
    best = find(conn, "Alexandre Caron", beside=BESIDE)[0]
    assert best.slug == "alexandre caron fils" and not best.near and best.score < MATCH_SCORE


def test_whose_other_spelling_has_no_mark_is_not_held_back(conn: sqlite3.Connection) -> None:
    hits = {hit.slug: hit for hit in find(conn, "Karim Aziz", beside=BESIDE)}
    assert not hits["both"].near and not hits["kariem"].near


def test_a_mark_that_is_only_begun_is_asked_for(conn: sqlite3.Connection) -> None:
    for typed in ("Umar Khalid J", "Umar Khalid Jun", "Larch Fund 7", "Dario Lopes Fil"):
        best = find(conn, typed, beside=BESIDE)[0]
        assert best.name in MARKED and not best.near


def test_two_whose_numerals_are_letters_in_the_index_are_no_match(conn: sqlite3.Connection) -> None:
    for typed, other in (("Pius XI ", "pius-x"), ("Pius X ", "pius xi")):
        (hit,) = [hit for hit in find(conn, typed) if hit.slug == other]
        assert hit.score <= 0.8


def test_so_many_are_near_whether_they_are_held_back_or_lack_a_word() -> None:
    words = ("Adil", "Bahir", "Daud", "Fahim", "Ghani", "Haris", "Jamil")
    many: Entities = {f"tariq-{word}": ("leader", 1, [f"Tariq {word}"]) for word in words}
    many |= {"tariq-sahl": ("leader", 1, ["Tariq Sahl"]), "son": ("leader", 1, ["Tariq Sahl Jr"])}
    with closing(store_of(many)) as made:
        hits = find(made, "Tariq Sahl", beside=BESIDE)
        assert [hit.slug for hit in hits[:2]] == ["tariq-sahl", "son"]
        assert sum(hit.near for hit in hits) == BESIDE


def test_an_initial_stands_for_no_other_letter() -> None:
    names: Entities = {
        "khair-khana": ("place", 9, ["Khair Khana"]),
        "abdul-rashid": ("leader", 1, ["Abdul Rashid Khan"]),
    }
    with closing(store_of(names)) as made:
        assert find(made, "A Q Khan", beside=BESIDE)[0].slug == "abdul-rashid"
    with closing(store_of(names | {"karim-khan": ("leader", 1, ["Karim Khan"])})) as made:
        assert find(made, "Q. Khan")[0].slug == "karim-khan", "q and k are one letter"
