"""Names asked for in scripts without vowels, Arabic and Hebrew, are found by what Latin letters write for them."""

from __future__ import annotations

import sqlite3

import pytest

from store.search.find import find

ENTITIES = {
    "ghasemzadeh": ("leader", 1, ["Mehdi GHASEMZADEH"]),
    "rezazadeh": ("leader", 1, ["مهدیه رضا زاده"]),
    "ghalebani": ("leader", 1, ["Ahmad GHALEBANI"]),
    "banna": ("leader", 1, ["Ahmad al-Banna"]),
    "amir-ali": ("leader", 1, ["Amir Ali HAJIZADEH"]),
    "amirali": ("leader", 1, ["Amirali Hosseini"]),
    "azizabad": ("place", 1, ["Azizabad"]),
    "aziz-abdul": ("leader", 1, ["Abdul Aziz"]),
    "azamgarh": ("place", 1, ["Azamgarh"]),
    "zira": ("place", 1, ["Zira"]),
    "india": ("place", 1, ["Yol, Bharat"]),
    "harjah": ("place", 1, ["Al Harjah"]),
    "kharjah": ("place", 9, ["Al Kharjah"]),
    "rada": ("place", 1, ["Rada"]),
    "rdaa": ("group", 1, ["Republican Dubai Al-Aqsa", "Regional Development And Aid"]),
    "house": ("place", 1, ["Sar Ayn"]),
    "aral": ("place", 1, ["Araltobe"]),
    "wafrah": ("place", 1, ["Al Wafrah"]),
    "baqubah": ("place", 1, ["Baqubah"]),
    "hyderabad": ("place", 1, ["Hyderabad"]),
    "raqqa": ("place", 1, ["Ar Raqqah"]),
    "fujairah": ("place", 1, ["Fujairah"]),
    "mumbai": ("place", 1, ["Mumbai"]),
    "lahore": ("place", 1, ["Lahore"]),
}


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("مهدی قاسم زاده", "ghasemzadeh"),
        ("احمد قلعه بانی", "ghalebani"),
        ("امیرعلی حاجی زاده", "amir-ali"),
        ("امیر علی حسینی", "amirali"),
        ("عزيز آباد", "azizabad"),
        ("اعظم گڑھ", "azamgarh"),
        ("زیرا، بھارت", "zira"),
        ("الحرجة", "harjah"),
        ("الخارجة", "kharjah"),
        ("رداع", "rada"),
        ("سَر عِين", "house"),
        ("ئارالتۆپە", "aral"),
        ("اَلْوَفْرَة", "wafrah"),
        ("בעקובה", "baqubah"),
        ("היידראבאד", "hyderabad"),
        ("א-רקה", "raqqa"),
        ("फुजैराह", "fujairah"),
        ("मुंबई", "mumbai"),
        ("লাহোর", "lahore"),
    ],
)
def test_the_one_meant_is_first(conn: sqlite3.Connection, query: str, slug: str) -> None:
    assert [hit.slug for hit in find(conn, query, partial=False)][:1] == [slug]


def test_a_word_of_a_script_without_capitals_is_no_initials(conn: sqlite3.Connection) -> None:
    assert "rdaa" not in [hit.slug for hit in find(conn, "رداع", partial=False)]
    assert [hit.slug for hit in find(conn, "RDAA", partial=False)][:1] == ["rdaa"]


def test_two_words_that_one_is_are_seen_in_both(conn: sqlite3.Connection) -> None:
    [hit] = [hit for hit in find(conn, "احمد قلعه بانی", partial=False) if hit.slug == "ghalebani"]
    assert hit.score > 0.6
    assert hit.spans
