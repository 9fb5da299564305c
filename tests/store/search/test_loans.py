"""Foreign names in katakana and in Hangul are found by Latin letters, and the other way round."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from store.model.vocabulary import MATCH_SCORE
from store.search import index
from store.search.find import find
from tests.store.spellings import store_of

ENTITIES = {
    "taliban-kana": ("group", 1, ["タリバン"]),
    "kabul-kana": ("place", 1, ["カブール"]),
    "zelensky-kana": ("leader", 1, ["ゼレンスキー"]),
    "bin-laden-kana": ("leader", 1, ["オサマ・ビンラディン"]),
    "thatcher-kana": ("leader", 1, ["マーガレット・サッチャー"]),
    "putin-hangul": ("leader", 1, ["블라디미르 푸틴"]),
    "omar-hangul": ("leader", 1, ["무함마드 오마르"]),
    "manila-hangul": ("place", 1, ["마닐라"]),
    "haqqani": ("group", 1, ["Haqqani Network"]),
    "zawahiri": ("leader", 1, ["Ayman al-Zawahiri"]),
    "hezbollah": ("group", 1, ["Hezbollah"]),
    "messi": ("leader", 1, ["Lionel Messi"]),
    "messina": ("place", 1, ["Messina"]),
    "qaeda": ("group", 1, ["Al-Qaeda"]),
    "truman": ("leader", 1, ["Harry Truman"]),
    "trump": ("leader", 1, ["Donald Trump"]),
    "tehran": ("place", 1, ["Tehran"]),
    "abe": ("leader", 1, ["アベ・シンゾウ"]),
}


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("taliban", "taliban-kana"),
        ("탈레반", "taliban-kana"),
        ("Талибан", "taliban-kana"),
        ("kabul", "kabul-kana"),
        ("카불", "kabul-kana"),
        ("zelensky", "zelensky-kana"),
        ("젤렌스키", "zelensky-kana"),
        ("Osama bin Laden", "bin-laden-kana"),
        ("Margaret Thatcher", "thatcher-kana"),
        ("thatcher", "thatcher-kana"),
        ("putin", "putin-hangul"),
        ("Vladimir Putin", "putin-hangul"),
        ("プーチン", "putin-hangul"),
        ("Muhammad Omar", "omar-hangul"),
        ("Manila", "manila-hangul"),
        ("ザワヒリ", "zawahiri"),
        ("アイマン・ザワヒリ", "zawahiri"),
        ("アイマン・アル・ザワヒリ", "zawahiri"),
        ("아이만 알자와히리", "zawahiri"),
        ("ヒズボラ", "hezbollah"),
        ("헤즈볼라", "hezbollah"),
        ("リオネル・メッシ", "messi"),
        ("메시", "messi"),
        ("アルカイダ", "qaeda"),
        ("알카에다", "qaeda"),
        ("トランプ", "trump"),
        ("도널드 트럼프", "trump"),
        ("テヘラン", "tehran"),
        ("Abe Shinzo", "abe"),
    ],
)
def test_is_found_first(conn: sqlite3.Connection, query: str, slug: str) -> None:
    hits = find(conn, query)
    assert [hit.slug for hit in hits[:1]] == [slug]
    assert hits[0].why in ("script", "exact", "same sound", "joined")


@pytest.mark.parametrize("query", ["taliban", "kabul", "Osama bin Laden", "リオネル・メッシ", "도널드 트럼프"])
def test_is_a_match(conn: sqlite3.Connection, query: str) -> None:
    assert find(conn, query)[0].score >= MATCH_SCORE


@pytest.mark.parametrize(
    ("query", "slug"),
    [("テヘラン", "taliban-kana"), ("Tehran", "taliban-kana"), ("トランプ", "truman"), ("メッシ", "messina")],
)
def test_another_is_no_match(conn: sqlite3.Connection, query: str, slug: str) -> None:
    assert [hit.score for hit in find(conn, query) if hit.slug == slug and hit.score >= MATCH_SCORE] == []


def test_only_words_of_these_scripts_have_more_keys() -> None:
    assert index.keys_in("タリバン", ("tariban",)) == {"trbn", "tlbn", "trfn", "tlfn", ".tariban"}
    assert index.keys_in("Taliban", ("taliban",)) == {"tlbn", ".taliban"}
    assert index.keys_in("Талибан", ("taliban",)) == {"tlbn", ".taliban"}


def test_a_name_is_taken_out_with_all_its_keys() -> None:
    with closing(
        store_of({"taliban": ("group", 1, ["タリバン", "탈레반"]), "other": ("group", 1, ["Haqqani"])})
    ) as conn:
        assert find(conn, "taliban")
        rows = conn.execute(
            "SELECT n.id, n.entity_id, e.kind, n.text FROM name n JOIN entity e ON e.id = n.entity_id ORDER BY n.id"
        ).fetchall()
        index.remove(conn, [row for row in rows if not row[3].isascii()])
        assert find(conn, "taliban") == []
        assert find(conn, "タリバン") == []
