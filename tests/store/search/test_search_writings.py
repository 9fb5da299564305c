"""Numbers in any writing, and titles and forms of other scripts, are found in a search as names are held up."""

from __future__ import annotations

import sqlite3

import pytest

from store.model.vocabulary import MATCH_SCORE
from store.search.find import find

ENTITIES = {
    "m23": ("group", 1, ["M23 Movement"]),
    "m24": ("group", 1, ["M24 Movement"]),
    "pk": ("group", 1, ["PK-303"]),
    "wing": ("group", 1, ["F-16 Wing"]),
    "unit": ("group", 1, ["Unit 1,200"]),
    "division": ("group", 1, ["22nd Division"]),
    "brigade": ("group", 1, ["22nd Brigade"]),
    "third": ("group", 1, ["3rd Brigade"]),
    "forty-four": ("group", 1, ["44th Brigade"]),
    "sixth": ("group", 1, ["VI Corps"]),
    "malcolm": ("leader", 1, ["Malcolm X"]),
    "ten": ("leader", 1, ["Malcolm 10"]),
    "kim": ("leader", 1, ["김정은"]),
    "abe": ("leader", 1, ["安倍晋三"]),
    "xi": ("leader", 1, ["Xi Jinping"]),
    "singh": ("leader", 1, ["Manmohan Singh"]),
    "modi": ("leader", 1, ["Narendra Modi"]),
    "petrov": ("leader", 1, ["Иван Петров"]),
    "toyota": ("group", 1, ["Toyota Co., Ltd."]),
    "red": ("group", 1, ["Red Brigades"]),
}


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("M-23 Movement", "m23"),
        ("M 23 Movement", "m23"),
        ("PK303", "pk"),
        ("F16 Wing", "wing"),
        ("Unit 1200", "unit"),
        ("Unit 1.200", "unit"),
        ("vingt-deuxième division", "division"),
        ("Zweiundzwanzigste Division", "division"),
        ("22. Division", "division"),
        ("اللواء الثالث", "third"),
        ("اللواء الثاني والعشرون", "brigade"),
        ("第22旅", "brigade"),
        ("第二十二旅", "brigade"),
        ("제22여단", "brigade"),
        ("XLIV Brigade", "forty-four"),
        ("6th Corps", "sixth"),
        ("Malcolm X", "malcolm"),
        ("김정은 위원장", "kim"),
        ("安倍晋三首相", "abe"),
        ("习近平主席", "xi"),
        ("डॉ. मनमोहन सिंह", "singh"),
        ("नरेन्द्र मोदी", "modi"),
        ("Д-р Иван Петров", "petrov"),
        ("株式会社トヨタ", "toyota"),
        ("Brigadas Rojas", "red"),
    ],
)
def test_first(conn: sqlite3.Connection, typed: str, slug: str) -> None:
    hits = find(conn, typed)
    assert hits
    assert hits[0].slug == slug, [(hit.slug, hit.score) for hit in hits[:3]]


@pytest.mark.parametrize(("typed", "slug"), [("M-23 Movement", "m24"), ("第22旅", "third"), ("Malcolm 10", "malcolm")])
def test_another_number_is_no_match(conn: sqlite3.Connection, typed: str, slug: str) -> None:
    assert all(hit.score < MATCH_SCORE for hit in find(conn, typed) if hit.slug == slug)


def test_a_letter_number_name_is_met_in_full(conn: sqlite3.Connection) -> None:
    for typed in ("M-23 Movement", "m-23 movement", "M 23 Movement", "PK303", "pk 303", "F16 Wing", "Unit 1200"):
        assert find(conn, typed, partial=False)[0].score == 1.0, typed
