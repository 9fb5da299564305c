"""Any spelling finds its entity, and only where it should."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.vocabulary import MATCH_SCORE
from store.search.find import find, nearest_spellings, sounds_like
from tests.store.spellings import marked

ENTITIES = {
    "asim-umar": ("leader", 9, ["Asim Umar", "Asim Omar", "عاصم عمر"]),
    "asem": ("leader", 1, ["Asem Omer"]),
    "umar-mansoor": ("leader", 4, ["Umar Mansoor", "Umar Mansur"]),
    "umar-khorasani": ("leader", 5, ["Umar Khalid Khorasani", "Omar Khalid Khurasani"]),
    "mullah-umar": ("leader", 2, ["Mullah Muhammad Umar"]),
    "siraj": ("leader", 3, ["Sirajuddin Haqqani", "Siraj-ud-Din Haqani"]),
    "zawahiri": ("leader", 3, ["Ayman al-Zawahiri", "أيمن الظواهري"]),
    "hussein": ("leader", 1, ["Ali Hussein"]),
    "hasan": ("leader", 8, ["Ali Hasan"]),
    "khorasan": ("place", 1, ["Khorasan"]),
    "musa-qala": ("place", 2, ["Musa Qala", "Musa Qal'ah"]),
    "jua": ("group", 3, ["Jamaat-ul-Ahrar", "JuA"]),
    "ttp": ("group", 3, ["Tehrik-i-Taliban Pakistan"]),
    "hqn": ("group", 2, ["Haqqani Network", "HQN"]),
    "brigade": ("group", 9, ["Brigade"]),
    "brigade-313": ("group", 1, ["313 Brigade"]),
    "farzaneh": ("leader", 1, ["Hossein Pourfarzaneh"]),
    "xiaoyang": ("place", 1, ["Xiao Yang Qi"]),
    "rezayi": ("leader", 1, ["Karim Yiwan Rezayi"]),
    "komplekt": ("group", 1, ["OOO RT-Komplekt"]),
    "cryogen": ("group", 1, ["Cryogen Joint Stock Company"]),
    "cabdi": ("leader", 1, ["Abdi Ahmed Osman"]),
    "shams": ("place", 1, ["Kfr Shms"]),
    "qaeda": ("group", 1, ["Al Qaeda"]),
    "wali": ("leader", 1, ["Taher Wadi Walani"]),
    "fathi": ("leader", 1, ["Nasser Fathi"]),
    "parandak": ("place", 1, ["Parandak"]),
    "oil": ("group", 1, ["National Iranian Oil Engineering and Construction Company"]),
    "qatana": ("leader", 1, ["Hassan Qatana"]),
    "qattan": ("leader", 1, ["Hassan Qattan"]),
    "musa-raid": ("raid", 1, ["Musa Qala raid"]),
}


@pytest.mark.parametrize(
    ("typed", "slug", "why"),
    [
        ("Asim Umar", "asim-umar", "exact"),
        ("Aasim Umer", "asim-umar", "same sound"),
        ("umar asim", "asim-umar", "order"),
        ("AsimUmar", "asim-umar", "exact"),
        ("Asiml Umar", "asim-umar", "typo"),
        ("asim ume", "asim-umar", "prefix"),
        ("asim um", "asim-umar", "prefix"),
        ("عاصم عمر", "asim-umar", "exact"),
        ("Асим Умар", "asim-umar", "script"),
        ("Umar Khurasani", "umar-khorasani", "same sound"),
        ("Khalid Khurasani", "umar-khorasani", "part"),
        ("Khalid Horasani", "umar-khorasani", "same sound"),
        ("Siraj al-Din Haqani", "siraj", "exact"),
        ("Ayman Zawahri", "zawahiri", "same sound"),
        ("Khorasan", "khorasan", "exact"),
        ("Musa Qal'eh", "musa-qala", "same sound"),
        ("musaqala", "musa-qala", "joined"),
        ("Jamaat ul Ahraar", "jua", "same sound"),
        ("JuA", "jua", "exact"),
        ("TTP", "ttp", "acronym"),
        ("HQN", "hqn", "exact"),
        ("313 Brigade", "brigade-313", "exact"),
        ("Hossein Pour Farzaneh", "farzaneh", "joined"),
        ("Xiaoyangqi", "xiaoyang", "joined"),
        ("Karim Yi Wan Rezayi", "rezayi", "joined"),
        ("LLC RT-Komplekt", "komplekt", "part"),
        ("Cryogen Joitn Stcok Compnay", "cryogen", "exact"),
        ("Cabdi Axmed Cosman", "cabdi", "same sound"),
        ("kfr sjhms", "shams", "typo"),
        ("القاعدة", "qaeda", "script"),
        ("Taher Ouadi Oualani", "wali", "same sound"),
        ("ناصر فتحي", "fathi", "script"),
        ("Shahrak-e Parandak", "parandak", "part"),
        ("NIOEC", "oil", "acronym"),
        ("حسن قطانة", "qatana", "script"),
        ("حسن القطان", "qattan", "script"),
        ("Brigade", "brigade", "exact"),
        ("حسين علي", "hussein", "script"),
        ("علي حسن", "hasan", "script"),
    ],
)
def test_finds(conn: sqlite3.Connection, typed: str, slug: str, why: str) -> None:
    hits = find(conn, typed)
    assert (hits[0].slug, hits[0].why) == (slug, why), hits[:3]


def test_the_province_stands_before_the_man(conn: sqlite3.Connection) -> None:
    assert [hit.slug for hit in find(conn, "Khorasan")][:2] == ["khorasan", "umar-khorasani"]


def test_three_men_called_umar_are_three(conn: sqlite3.Connection) -> None:
    found = [hit.slug for hit in find(conn, "Umar", kinds=["leader"])]
    assert set(found) >= {"asim-umar", "umar-mansoor", "umar-khorasani", "mullah-umar"}
    assert len(found) == len(set(found))


def test_other_digits_are_another_name(conn: sqlite3.Connection) -> None:
    assert all(hit.score < MATCH_SCORE for hit in find(conn, "55 Brigade"))
    assert find(conn, "313 Brigade")[0].slug == "brigade-313"


@pytest.mark.parametrize("name", ["Emma Thompson", "Lukas Schneider", "Priya Banerjee", "Diego Castillo"])
def test_somebody_else_is_no_match(conn: sqlite3.Connection, name: str) -> None:
    assert all(hit.score < MATCH_SCORE for hit in find(conn, name, partial=False))


def test_only_the_kinds_asked_for(conn: sqlite3.Connection) -> None:
    assert {hit.slug for hit in find(conn, "Musa Qala")} >= {"musa-qala", "musa-raid"}
    assert [hit.slug for hit in find(conn, "Musa Qala", kinds={"raid"})] == ["musa-raid"]
    assert find(conn, "TTP", kinds=("leader",)) == []


def test_equal_hits_stand_by_how_much_is_known(conn: sqlite3.Connection) -> None:
    hits = find(conn, "Umar M", kinds=["leader"])
    assert hits == find(conn, "Umar M", kinds=["leader"])
    first = [hit.slug for hit in find(conn, "Ali H")]
    assert first.index("hasan") < first.index("hussein")


def test_a_blank_ends_the_word(conn: sqlite3.Connection) -> None:
    begun = {hit.slug: hit.score for hit in find(conn, "umar man")}
    ended = {hit.slug: hit.score for hit in find(conn, "umar man ")}
    assert begun["umar-mansoor"] > ended.get("umar-mansoor", 0.0)


def test_the_letters_that_match_aremarked(conn: sqlite3.Connection) -> None:
    assert marked(find(conn, "asim um")[0]) == ["Asim", "Um"]
    assert marked(find(conn, "khurasani")[0])[0].startswith("Kh")
    hit = find(conn, "Musa Qalah", kinds=["place"])[0]
    assert "".join(marked(hit)).startswith("Musa")


@given(text=st.text(max_size=30))
def test_any_text_may_be_asked(conn: sqlite3.Connection, text: str) -> None:
    for hit in find(conn, text, limit=5):
        assert 0 <= hit.score <= 1
        assert all(0 <= start < end <= len(hit.matched) for start, end in hit.spans)
        assert list(hit.spans) == sorted(hit.spans)


@pytest.mark.parametrize("noise", ["", "   ", "!?", "x" * 5000, '" OR * NEAR(', "'; DROP TABLE name", "\x00\u202e"])
def test_noise(conn: sqlite3.Connection, noise: str) -> None:
    assert all(hit.score < MATCH_SCORE for hit in find(conn, noise))


def test_first_results_are_among_the_refined_ones(conn: sqlite3.Connection) -> None:
    first = find(conn, "Umar Mansour", deep=False)
    assert first[0].slug == find(conn, "Umar Mansour")[0].slug == "umar-mansoor"


def test_names_that_sound_alike(conn: sqlite3.Connection) -> None:
    number = conn.execute("SELECT id FROM entity WHERE slug = 'asim-umar'").fetchone()[0]
    alike = sounds_like(conn, number, 5)
    assert [hit.slug for hit in alike] == ["asem"]
    assert number not in [hit.entity for hit in alike]


def test_nearest_spellings(conn: sqlite3.Connection) -> None:
    assert nearest_spellings(conn, "Serajdin Hakkanie", 3)[0] == "Siraj-ud-Din Haqani"


def test_the_index_needs_nothing_heavy() -> None:
    heavy = "'rapidfuzz' in sys.modules, 'anyascii' in sys.modules"
    script = f"import store.search.index, store.names.words, sys; print({heavy})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
