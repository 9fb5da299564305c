"""Words of any script are found where they stand, whatever is typed and whatever a text holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.library import hits_in
from store.search.tokens.cutting import fold, tokens
from store.search.tokens.pieces import MOST, starts
from store.search.tokens.stems import stem
from store.search.words import index
from store.search.words.asked import parse
from tests.store.search.words.texts import hits, put, store_of_texts

LETTERS = st.text(
    st.one_of(
        st.sampled_from("abcdeXYZ0129 .,-_'\"\n\u00ad"),
        st.characters(categories=("L", "M", "N", "P", "Z", "S")),
        st.sampled_from("éßİıøŁñ عمرةالىیكक्षिनरेन्द्र中国人民日本のカタｶナไทยที่ລາວမြန်ခ្មែរ한국어서울Ελλάς"),
    ),
    max_size=60,
)
TYPED = st.text(
    st.one_of(st.sampled_from("ab \"-*:()^{}+'“”«»\\%_NEAR OR AND"), st.characters(categories=("L", "M", "P", "Cc"))),
    max_size=40,
)

TEXTS = {
    1: "Forty guests died at the wedding in Musa Qal’eh. The weddings of that day were bombed by mistake.",
    2: "Asim Umar led the group. The emir of the village, Amir Khan, knew عمر and Al-Qaida.",
    3: "The groom did not wed. A drone was seen; no wedding was hit by the drone.",
    4: "中国人民解放军说，婚礼上没有人死亡。東京で結婚式があった。ประเทศไทยมีงานแต่งงาน",
    5: "ພະນັກງານລາວ ရန်ကုန်မြို့ ភ្នំពេញ 서울에서 결혼식이 नरेन्द्र मोदी",
    6: "Свадьба в Москве: Путин. La boda de José Núñez y una fête à l'église.",
}


@pytest.fixture(scope="module")
def made() -> Iterator[sqlite3.Connection]:
    store = store_of_texts(TEXTS)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("wedding", [(1, "wedding"), (1, "weddings"), (3, "wed"), (3, "wedding")]),
        ("bombing", [(1, "bombed")]),
        ('"weddings"', [(1, "weddings")]),
        ("wedd*", [(1, "wedding"), (1, "weddings"), (3, "wedding")]),
        ("wedding -drone", [(1, "wedding"), (1, "weddings")]),
        ("drone wedding", [(3, "wed"), (3, "drone"), (3, "wedding"), (3, "drone")]),
        ('"wedding was hit"', [(3, "wedding was hit")]),
        ('"hit was wedding"', []),
        ("omer", [(2, "Umar"), (2, "عمر")]),
        ("ÖMER", [(2, "Umar"), (2, "عمر")]),
        ("al-qaeda", [(2, "Al-Qaida")]),
        ("عمر", [(2, "عمر"), (2, "Umar"), (2, "Amir")]),  # without vowels it may be either
        ("qal'eh", [(1, "Qal’eh")]),
        ("jose nunez", [(6, "José Núñez")]),
        ("FETE", [(6, "fête")]),
        ("свадьба", [(6, "Свадьба")]),
        ("putin", [(6, "Путин")]),
        ("人民", [(4, "人民")]),
        ("民", [(4, "民")]),
        ("解放军", [(4, "解放军")]),
        ("人放", []),
        ("結婚式", [(4, "結婚式")]),
        ("ไทย", [(4, "ไทย")]),
        ("แต่งงาน", [(4, "แต่งงาน")]),
        ("ລາວ", [(5, "ລາວ")]),
        ("မြို့", [(5, "မြို့")]),
        ("ពេញ", [(5, "ពេញ")]),
        ("서울", [(5, "서울에서")]),
        ("मोदी", [(5, "मोदी")]),
        ("नरेन्द्र मोदी", [(5, "नरेन्द्र मोदी")]),
        ("नर", []),
    ],
)
def test_words_and_what_is_lit(made: sqlite3.Connection, query: str, found: list[tuple[int, str]]) -> None:
    assert sorted(hits(made, query)) == sorted(found)


@pytest.mark.parametrize(
    ("query", "found"), [("w", 0), ("we", 4), ("weddi", 3), ("wedding", 3), ("qae", 0), ("mus", 1)]
)
def test_the_last_word_may_go_on_while_it_is_typed(made: sqlite3.Connection, query: str, found: int) -> None:
    assert len([it for it in hits(made, query, partial=True) if it[1].lower() != "wed"]) == found


def test_where_hits_in_one_text_are(made: sqlite3.Connection) -> None:
    text = TEXTS[1]
    assert [text[start:end] for start, end in hits_in("wedding musa", text)] == ["wedding", "Musa", "weddings"]
    assert [text[start:end] for start, end in hits_in("source:afp died -wedding", text)] == ["died"]
    assert hits_in("-wedding", text) == hits_in("source:x", text) == hits_in("", text) == hits_in("wedding", "") == ()


def test_a_large_text_is_looked_through_part_by_part() -> None:
    text = ("Nothing stands here but some words. " * 3_000 + "The wedding was seen. ") * 25
    lit = hits_in("weddings", text, partial=False)
    assert [text[start:end] for start, end in lit] == ["wedding"] * 25
    assert list(lit) == sorted(lit)


def test_only_some_texts_are_asked(made: sqlite3.Connection) -> None:
    assert {number for number, _ in hits(made, "wedding", sources=[3, 5])} == {3}
    assert hits(made, "wedding", sources=[5, 99]) == []


@given(LETTERS, st.data())
@example("﷽ abc", None)
@example("word" * 60 + " x", None)
@settings(deadline=None)
def test_a_word_is_found_where_it_stands(text: str, data: st.DataObject | None) -> None:
    cut = list(tokens(text))
    if not cut:
        return
    token = data.draw(st.sampled_from(cut)) if data is not None else cut[0]
    word = text[token.start : token.end]
    if len(word) > 300 or '"' in word:
        return
    for query in (word, f'"{word}"'):
        lit = hits_in(query, text, partial=False)
        assert any(start <= token.start and token.end <= end for start, end in lit), (query, lit)
        assert all(end <= start for (_, end), (start, _) in pairwise(lit))
        with_index = hits(store_of_texts({1: text}), query)
        assert any(word in found for _, found in with_index), (query, with_index)


@given(TYPED, LETTERS)
@example('"', "a")
@example("-a", "a")
@example('a* OR "b" NEAR(c d) {x}: ^e + "', "a b")
@example('year:99999 year:0000 source: voice:" x', "x")
@settings(deadline=None)
def test_whatever_is_typed_is_an_answer(query: str, text: str) -> None:
    made = store_of_texts({1: text})
    for partial in (True, False):
        asked = parse(query, partial=partial)
        assert all(term.words for term in (*asked.terms, *asked.without))
        if not asked.is_empty:
            hits(made, query, partial=partial)
        for start, end in hits_in(query, text, partial=partial):
            assert 0 <= start < end <= len(text)


@given(st.text(st.sampled_from("ab .\n。中文字"), max_size=200).map(lambda it: it * 40))
@settings(deadline=None)
def test_passages_tile_a_text_and_cut_no_word(text: str) -> None:
    begins = starts(text)
    if not text:
        assert begins == []
        return
    assert begins == sorted(set(begins)) and begins[0] == 0
    spans = list(zip(begins, [*begins[1:], len(text)], strict=True))
    words = [text[it.start : it.end] for it in tokens(text) if not it.joined]
    assert [text[it.start : it.end] for span in spans for it in tokens(text, *span) if not it.joined] == words


def test_a_passage_is_a_few_sentences() -> None:
    text = "\n\n".join("A sentence of some words stands here. " * 6 for _ in range(200))
    sizes = [end - start for start, end in zip(starts(text), [*starts(text)[1:], len(text)], strict=True)]
    assert 500 <= sum(sizes) / len(sizes) <= MOST


def test_what_is_written_otherwise_is_folded_alike() -> None:
    for one, other in [
        ("Café", "CAFE\u0301"), ("Łódź", "lodz"), ("STRASSE", "Straße"), ("٢٠١٩", "2019"), ("ﬁre", "fire"),
        ("wed\u00adding", "Wedding"), ("علي", "علی"),
        ("مكة", "مکه"), ("مُحَمَّد", "محمد"), ("Ёлка", "елка"), ("ﾊﾝ", "ハン"),
    ]:  # fmt: skip
        assert [it.word for it in tokens(one)] == [it.word for it in tokens(other)]
    assert fold("नरेन्द्र") == "नरेन्द्र"


ENDS = (
    "s", "es", "ed", "ing", "er", "ly", "ies", "sses", "ational", "ization", "fulness", "ousness", "iveness", "iviti",
    "icate", "ative", "ement", "ment", "ence", "able", "ion", "al", "ally", "ations", "bility",
)  # fmt: skip


@example("eed", "s")
@example("", "ies")
@example("", "sses")
@example("f", "eed")
@example("tnzuy", "ying")
@given(st.text(st.sampled_from("abdeilmnoprstuvw"), min_size=3, max_size=7), st.sampled_from(ENDS))
def test_stems_are_those_of_fts5(begins: str, ends: str) -> None:
    word = begins + ends
    with sqlite3.connect(":memory:") as engine:
        engine.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter ascii')")
        engine.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, row)")
        engine.execute("INSERT INTO t VALUES (?)", (word,))
        assert stem(word) == engine.execute("SELECT term FROM v").fetchone()[0]


def test_a_text_that_changed_is_found_by_its_new_words_alone(made: sqlite3.Connection) -> None:
    store = store_of_texts(TEXTS)
    put(store, 3, "The bride was not harmed.")
    store.execute("DELETE FROM rendition WHERE id = 1")
    index.refresh(store, [1, 3])
    assert hits(store, "wedding") == []
    assert hits(store, "bride") == [(3, "bride")]
    put(store, 7, "A wedding again, in another text.")
    index.refresh(store, [7])
    assert hits(store, "wedding") == [(7, "wedding")]


def test_what_is_left_over_is_cleared_away_when_it_is_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of_texts(TEXTS)
    monkeypatch.setattr(index, "_MOST_LEFT", 2)
    for turn in range(12):
        put(store, 3, f"The drone came {turn} times.")
        index.refresh(store, [3])
    (left,) = store.execute("SELECT count(*) FROM text_indexed WHERE rendition IS NULL").fetchone()
    assert left <= 7
    assert hits(store, "drone") == [(3, "drone")]
    assert hits(store, "wedding -guests") == []
