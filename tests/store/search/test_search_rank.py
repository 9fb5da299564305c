"""Which of several good answers stands first, and words that reports translate."""

from __future__ import annotations

import doctest
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from store.model.vocabulary import MATCH_SCORE
from store.search import rank as search_rank
from store.search.find import find
from store.search.rank import family_name
from tests.store.spellings import marked, store_of

_ENTITIES = {
    "bilal": ("leader", 1, ["Muhammad BILAL"]),
    "bilal-atiya": ("leader", 3, ["Muhammad Bilal Atiya"]),
    "bilall": ("leader", 1, ["Mohamed BILALL"]),
    "harun": ("leader", 1, ["Harun Bilal"]),
    "haroun": ("leader", 1, ["Haroun BILAL"]),
    "general": ("leader", 1, ["General Ghassan Jawdat Ismail"]),
    "jawdat": ("leader", 1, ["Jawdat Ghassan Ismail"]),
    "amin": ("leader", 1, ["Amin Khoury"]),
    "samira": ("leader", 1, ["Tahan Samira"]),
    "refining": ("group", 1, ["Imam Hadi Shazand Oil Refining Company"]),
    "ayman": ("leader", 4, ["Ayman Jaber"]),
    "iman": ("leader", 1, ["ايمان جابر"]),
    "shekau": ("leader", 1, ["ABUBAKAR Shekau"]),
    "melli": ("group", 1, ["Bank Melli Iran"]),
    "research": ("group", 1, ["Defence Research Organization"]),
    "fighting": ("group", 1, ["Libyan Islamic Fighting Group"]),
    "phosphate": ("group", 1, ["General Company for Phosphate and Mines"]),
    "armanazi": ("leader", 1, ["Amr Najib ARMANAZI"]),
    "ammar": ("leader", 1, ["Ammar Armanazi"]),
    "bread": ("group", 1, ["SOCIETE Generale des Pains"]),
}


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    made = store_of(_ENTITIES)
    yield made
    made.close()


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(search_rank).failed == 0


@pytest.mark.parametrize(
    ("spelling", "family"),
    [
        ("Ali Mohamad AL-HASSAN", {"hassan"}),
        ("ABU BAKR Ali", {"abu", "bakr"}),
        ("Ali A. Hassan", set()),
        ("TTP", set()),
        ("LLC Sever", set()),
        ("عاصم عمر", set()),
        ("", set()),
    ],
)
def test_capitals_mark_the_family_name(spelling: str, family: set[str]) -> None:
    assert family_name(spelling) == family


def test_the_same_family_name_stands_first_where_both_mark_it(conn: sqlite3.Connection) -> None:
    assert [hit.slug for hit in find(conn, "Mohammed BILAL")][:2] == ["bilal", "bilall"]
    marked, plain = ([hit.score for hit in find(conn, typed)] for typed in ("Mohammed BILAL", "mohammed bilal"))
    assert sorted(marked) == sorted(plain)  # it puts in order, it does not make a match


def test_who_marks_the_family_name_too_stands_before_another_first_name(conn: sqlite3.Connection) -> None:
    assert [hit.slug for hit in find(conn, "Amr ARMANAZI")][:2] == ["armanazi", "ammar"]


def test_capitals_do_not_put_another_spelling_before_the_same_words(conn: sqlite3.Connection) -> None:
    assert [hit.slug for hit in find(conn, "Harun BILAL")][:2] == ["harun", "haroun"]


def test_a_title_nobody_asked_for_does_not_move_the_words(conn: sqlite3.Connection) -> None:
    assert [hit.slug for hit in find(conn, "Ghassan Jawdat Ismail")][:2] == ["general", "jawdat"]


def test_letters_of_one_script_are_compared_as_written(conn: sqlite3.Connection) -> None:
    assert find(conn, "أيمن جابر")[0].slug == "ayman"
    assert find(conn, "ايمان جابر")[0].slug == "iman"


def test_a_womans_name_is_no_match_for_a_mans(conn: sqlite3.Connection) -> None:
    assert find(conn, "Amin Khoury")[0].score == 1
    assert (find(conn, "Amina Khoury")[0].slug, find(conn, "Amina Khoury")[0].score < MATCH_SCORE) == ("amin", True)


def test_a_name_that_is_only_begun_is_nobody_elses_yet(conn: sqlite3.Connection) -> None:
    begun, ended = find(conn, "tahan samir")[0], find(conn, "tahan samir ")[0]
    assert begun.slug == ended.slug == "samira"
    assert begun.score > ended.score == 0.94


def test_an_acronym_may_leave_out_a_word(conn: sqlite3.Connection) -> None:
    hit = find(conn, "IHORC")[0]
    assert (hit.slug, hit.matched, hit.why) == ("refining", "Imam Hadi Shazand Oil Refining Company", "acronym")
    assert "refining" not in [other.slug for other in find(conn, "Ihorc")]


def test_a_kunya_written_together(conn: sqlite3.Connection) -> None:
    assert find(conn, "Abu Bakr Shekau")[0].slug == find(conn, "أبو بكر شيكاو")[0].slug == "shekau"


@pytest.mark.parametrize(
    ("typed", "slug", "why"),
    [
        ("National Bank of Iran", "melli", "meaning"),
        ("سازمان تحقیقات دفاع", "research", "script"),
        ("الجماعة الاسلامية المقاتلة الليبية", "fighting", "script"),
        ("الشركة العامة للفوسفات و المناجم", "phosphate", "script"),
        ("Compagnie generale des pains", "bread", "same sound"),
    ],
)
def test_words_of_organisations_are_found_translated(conn: sqlite3.Connection, typed: str, slug: str, why: str) -> None:
    hits = find(conn, typed)
    assert (hits[0].slug, hits[0].why) == (slug, why), hits[:3]


def test_a_translated_word_is_marked_whole(conn: sqlite3.Connection) -> None:
    assert marked(find(conn, "National Bank of Iran")[0]) == ["Bank", "Melli", "Iran"]


def test_the_word_as_written_is_not_lost_among_those_of_its_sound() -> None:
    town = {"moghuyeh": ("place", 1, ["Moghuyeh"])}
    # more of one sound than a question brings, and older in the store
    others = {f"mugy-{at}": ("place", 1, [f"{at} Mugy"]) for at in range(120)}
    rest = {f"rest-{at}": ("place", 1, [f"Lund {at}"]) for at in range(1_500)}
    with closing(store_of(others | rest | town)) as conn:
        assert find(conn, "Bandar-e Moghuyeh")[0].slug == "moghuyeh"
