"""Names of other scripts and romanisations are found, and what only sounds like one is seen below it."""

from __future__ import annotations

import sqlite3

import pytest

from store.model.vocabulary import MATCH_SCORE
from store.search.find import find

ENTITIES = {
    "kim-jong-un": ("leader", 1, ["김정은"]),
    "kim-jong-il": ("leader", 1, ["Kim Jong Il"]),
    "kim-jong-nam": ("leader", 1, ["김정남"]),
    "park": ("leader", 1, ["Park Geun-hye"]),
    "roh": ("leader", 1, ["노무현"]),
    "lee-mb": ("leader", 1, ["Lee Myung-bak"]),
    "ri": ("leader", 1, ["리영호"]),
    "mao": ("leader", 1, ["毛泽东"]),
    "mao-zemin": ("leader", 1, ["毛泽民"]),
    "chiang": ("leader", 1, ["Chiang Kai-shek"]),
    "wang-wei": ("leader", 1, ["王伟"]),
    "wang-wei-poet": ("leader", 1, ["王维"]),
    "xi": ("leader", 1, ["習近平"]),
    "li-ka-shing": ("leader", 1, ["李嘉誠"]),
    "abe": ("leader", 1, ["Shinzo Abe"]),
    "tojo": ("leader", 1, ["とうじょうひでき"]),
    "tanaka": ("leader", 1, ["田中角栄"]),
    "suu-kyi": ("leader", 1, ["အောင်ဆန်းစုကြည်"]),
    "le-duan": ("leader", 1, ["Lê Duẩn"]),
    "le-duc": ("leader", 1, ["Lê Đức"]),
    "cross": ("group", 1, ["Red Cross"]),
    "squads": ("group", 1, ["Death Squads"]),
    "amin": ("leader", 1, ["Ali Hasan"]),
}


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Kim Jong-un", "kim-jong-un"),
        ("Kim Jong Eun", "kim-jong-un"),
        ("Gim Jeongeun", "kim-jong-un"),
        ("김정일", "kim-jong-il"),
        ("Kim Jong-nam", "kim-jong-nam"),
        ("박근혜", "park"),
        ("Pak Kŭnhye", "park"),
        ("Roh Moo-hyun", "roh"),
        ("No Mu-hyŏn", "roh"),
        ("이명박", "lee-mb"),
        ("Yi Myŏng-bak", "lee-mb"),
        ("Lee Young-ho", "ri"),
        ("Ri Yong-ho", "ri"),
        ("Mao Tse-tung", "mao"),
        ("Mao Zedong", "mao"),
        ("毛澤東", "mao"),
        ("蒋介石", "chiang"),
        ("习近平", "xi"),
        ("Hsi Chin-p'ing", "xi"),
        ("Li Ka-shing", "li-ka-shing"),
        ("安倍晋三", "abe"),
        ("あべしんぞう", "abe"),
        ("Tōjō Hideki", "tojo"),
        ("Kakuei Tanaka", "tanaka"),
        ("Aung San Suu Kyi", "suu-kyi"),
        ("Le Duan", "le-duan"),
    ],
)
def test_found_as_a_match(conn: sqlite3.Connection, query: str, slug: str) -> None:
    found = find(conn, query, partial=False)
    assert found, query
    assert (found[0].slug, found[0].score >= MATCH_SCORE) == (slug, True), found[:3]


@pytest.mark.parametrize(
    ("query", "first", "other"),
    [
        ("王伟", "wang-wei", "wang-wei-poet"),
        ("王维", "wang-wei-poet", "wang-wei"),
        ("毛泽东", "mao", "mao-zemin"),
        ("김정은", "kim-jong-un", "kim-jong-nam"),
        ("Le Duan", "le-duan", "le-duc"),
    ],
)
def test_one_of_the_same_sound_is_no_match(conn: sqlite3.Connection, query: str, first: str, other: str) -> None:
    found = {hit.slug: hit for hit in find(conn, query, partial=False)}
    assert found[first].score >= MATCH_SCORE
    assert other not in found or found[other].score < 0.9
    assert other not in found or found[other].why != "exact"


def test_typed_to_half(conn: sqlite3.Connection) -> None:
    assert "kim-jong-un" in [hit.slug for hit in find(conn, "Kim Jong")]
    assert {hit.slug for hit in find(conn, "毛泽")[:2]} == {"mao", "mao-zemin"}


@pytest.mark.parametrize(("query", "slug"), [("Cruz Roja", "cross"), ("Escuadrones de la Muerte", "squads")])
def test_words_of_bodies_in_spanish(conn: sqlite3.Connection, query: str, slug: str) -> None:
    assert find(conn, query, partial=False)[0].slug == slug
