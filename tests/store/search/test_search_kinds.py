"""What separates two names in a search, or does not: generations, initials, legal forms, numbers, titles, order."""

from __future__ import annotations

import sqlite3

import pytest

from store.model.vocabulary import MATCH_SCORE
from store.search.find import find
from store.search.match_lists import matched

ENTITIES = {
    "father": ("leader", 9, ["Omar Khalid"]),
    "son": ("leader", 1, ["Omar Khalid Junior"]),
    "third": ("leader", 1, ["Omar Khalid III"]),
    "hubbard": ("leader", 1, ["Lafayette Ron Hubbard"]),
    "ron-l": ("leader", 1, ["Ron L Hubbard"]),
    "aq": ("leader", 1, ["Abdul Qadeer Khan"]),
    "imran": ("leader", 9, ["Imran Khan"]),
    "lawrence": ("leader", 1, ["T. E. Lawrence"]),
    "siemens": ("group", 1, ["Siemens AG"]),
    "nordwind": ("group", 1, ["Nordwind GmbH"]),
    "kestrel": ("group", 1, ["Kestrel Limited Liability Company"]),
    "condor": ("group", 1, ["Condor Limited Liability Company"]),
    "volga": ("group", 1, ["ООО Волга"]),
    "bowne": ("group", 9, ["Bowne Solutions"]),
    "bowne-ii": ("group", 1, ["Bowne Solutions II"]),
    "forty-four": ("group", 1, ["Forty-Fourth Brigade"]),
    "forty-five": ("group", 1, ["45th Brigade"]),
    "min-aung": ("leader", 1, ["Min Aung"]),
    "nasser": ("leader", 1, ["Farid Nasser"]),
    "ko": ("leader", 1, ["Ko Chang"]),
    "don": ("leader", 1, ["Don Carter"]),
    "mansoor": ("leader", 9, ["Umar Mansoor", "Khalifa Khalid Umar"]),
    "khorasani": ("leader", 1, ["Umar Khalid Khorasani"]),
    "bob": ("leader", 1, ["Bob Hawke"]),
    "edward": ("leader", 1, ["Edward Heath"]),
}


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Omar Khalid Jr", "son"),
        ("Omar Khalid Jnr.", "son"),
        ("Umar Khalid Junior", "son"),
        ("Omar Khalid 3", "third"),
        ("Omar Khalid", "father"),
        ("A. Q. Khan", "aq"),
        ("AQ Khan", "aq"),
        ("a q khan", "aq"),
        ("Thomas Edward Lawrence", "lawrence"),
        ("Siemens Aktiengesellschaft", "siemens"),
        ("Nordwind Gesellschaft mit beschränkter Haftung", "nordwind"),
        ("Kestrel Comp.", "kestrel"),
        ("Kestrel LLC", "kestrel"),
        ("Obshchestvo s ogranichennoy otvetstvennostyu Volga", "volga"),
        ("Bowne Solutions 2", "bowne-ii"),
        ("Bowne Solutions", "bowne"),
        ("Forty 4 Brigade", "forty-four"),
        ("44th Brigade", "forty-four"),
        ("Brigade 45", "forty-five"),
        ("Ko Min Aung", "min-aung"),
        ("Ko Chang", "ko"),
        ("Don Carter", "don"),
        ("Don", "don"),
        ("Mr. Farid Nasser", "nasser"),
        ("Lt Col Farid Nasser", "nasser"),
    ],
)
def test_finds(conn: sqlite3.Connection, typed: str, slug: str) -> None:
    hits = find(conn, typed, partial=False)
    assert hits[0].slug == slug, hits[:3]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Omar Khalid Jr", "father"),
        ("Omar Khalid", "son"),
        ("Omar Khalid Sr", "son"),
        ("Bowne Solutions", "bowne-ii"),
        ("Bowne Solutions II", "bowne"),
        ("44th Brigade", "forty-five"),
        ("L Ron Hubbard", "imran"),
        ("A. Q. Khan", "imran"),
    ],
)
def test_two_are_no_match(conn: sqlite3.Connection, typed: str, slug: str) -> None:
    assert all(hit.score < MATCH_SCORE for hit in find(conn, typed, partial=False) if hit.slug == slug)
    judged = {hit.slug: hit.score for hit in matched(conn, typed).hits}
    assert judged.get(slug, 0.0) < 0.7


def test_an_initial_is_no_article(conn: sqlite3.Connection) -> None:
    found = {hit.slug: hit for hit in find(conn, "L Ron Hubbard", partial=False)}
    assert found["hubbard"].score > 0.9
    assert found["ron-l"].score < 1.0
    assert found["ron-l"].why != "exact"


@pytest.mark.parametrize("title", ["Mr.", "Mrs", "Dr", "Haji", "Gen.", "Lt Col", "Prof", "Sheikh", "Mullah", "Father"])
def test_a_title_in_front_does_not_lower_the_score(conn: sqlite3.Connection, title: str) -> None:
    assert find(conn, f"{title} Farid Nasser", partial=False)[0].score >= MATCH_SCORE


@pytest.mark.parametrize("typed", ["umar khalid", "umar khalid "])
def test_words_in_the_order_typed_come_first(conn: sqlite3.Connection, typed: str) -> None:
    places = [hit.slug for hit in find(conn, typed)]
    assert places.index("khorasani") < places.index("mansoor")


def test_a_list_is_matched_by_the_score_of_two_names(conn: sqlite3.Connection) -> None:
    (best, *_) = matched(conn, "Omer Khalid Jr.").hits
    assert (best.slug, best.why) == ("son", "another form of one word; the same sound") or best.slug == "son"
    assert matched(conn, "Kestrel GmbH", min_score=0.9).hits[0].slug == "kestrel"
    assert "condor" not in {hit.slug for hit in matched(conn, "Kestrel LLC", min_score=0.7).hits}
    assert matched(conn, "Omar Khalid Sr", min_score=0.7).hits == ()
    assert [hit.score for hit in matched(conn, "Khan").hits] == sorted(
        (hit.score for hit in matched(conn, "Khan").hits), reverse=True
    )


@pytest.mark.parametrize(("listed", "slug"), [("Robert Hawke", "bob"), ("Ted Heath", "edward")])
def test_a_list_finds_a_given_name_in_its_short_form(conn: sqlite3.Connection, listed: str, slug: str) -> None:
    assert matched(conn, listed, min_score=0.7).hits[0].slug == slug
    assert matched(conn, "Rupert Hawke", min_score=0.7).hits == ()
