"""A name is found in any spelling of the text, with its small words, its article and its apostrophe; words in parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.db.connection import Connection
from store.library import hits_in
from store.search.tokens.stems import stem
from store.search.tokens.together import parts_of, together
from tests.store.search.words.texts import hits, lit_by_a_reader, store_of_texts

TEXTS = {
    1: "Khalid bin Halabi and Tariq al-Barzawi met in Tell ez-Zahr. Farid ibn Halim came. Mustafa Abu al-Walid too.",
    2: "Willem van Houten spoke of Jamaat-ul-Falah and Ansarul Hikmah; the Al-Qaeda men in Tora Qala said Ma'mun "
    "Sabri, Sa'id al-Hilli. The bin was full, the toolbox was not.",
    3: "Jama'at ul-Falah and Tahreek-e-Insaf. A tahrik of other people wanted insaf. Abd al-Hakim, Abdulhakim, "
    "Lashkargah.",
    4: "Someone had to cer-\ntify that 1,200 men used e-mail, said the well-known Mr. O’Brien. The re-\r\n  port. "
    "The mayor's people don't, and 20,1900 is no number.",
    5: "김정은은 북한의 지도자다. 문재인 대통령과 박근혜 전 대통령. 이명박도. 김치는 음식이다.",
    6: "Си Цзиньпин встретился с Путиным и Ван И в Москве. Мао Цзэдун.",
    7: "Kim Jong-un met Moon Jae-in, Xi Jinping and Park Geun-hye; Wang Yi was there. Mao Tse-tung was not.",
    8: "قال عاصم إن القاعدة خالد بن حلبي في قطر",
    9: "習近平 と 王伟 说 毛泽东。",
    10: "张华和欧阳修说：蒋介石与曾荫权、李登輝都不在。司机在张家口。朴槿惠。章华方才说毛泽东方向。",
}


@pytest.fixture(scope="module")
def made() -> Iterator[Connection]:
    store = store_of_texts(TEXTS)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # small words of names
        ("Khalid ben Halabi", [(1, "Khalid bin Halabi"), (8, "خالد بن حلبي")]),
        ("خالد بن حلبي", [(1, "Khalid bin Halabi"), (8, "خالد بن حلبي")]),
        ("Farid bin Halim", [(1, "Farid ibn Halim")]),
        ("Mustafa Abul Walid", [(1, "Mustafa Abu al-Walid")]),
        ("Willem von Houten", [(2, "Willem van Houten")]),
        ("bin full", [(2, "bin"), (2, "full")]),
        # articles, and what links
        ("Tariq az-Barzawi", [(1, "Tariq al-Barzawi")]),
        ("Tell el-Zahr", [(1, "Tell ez-Zahr")]),
        ("tell al zahr", [(1, "Tell ez-Zahr")]),
        ("Ansar al-Hikma", [(2, "Ansarul Hikmah")]),
        ("Jama'at al-Falah", [(2, "Jamaat-ul-Falah"), (3, "Jama'at ul-Falah")]),
        ("Jamaat ul-Falah", [(2, "Jamaat-ul-Falah"), (3, "Jama'at ul-Falah")]),
        ("Tehrik-i-Insaf", [(3, "Tahreek-e-Insaf")]),
        # apostrophes, on either side
        ("Al-Qa'ida", [(2, "Al-Qaeda"), (8, "القاعدة")]),
        ("القاعدة", [(2, "Qaeda"), (8, "القاعدة")]),
        ("Qal'eh", [(2, "Qala")]),
        ("Qaleh", [(2, "Qala")]),
        ("Mamun Sabri", [(2, "Ma'mun Sabri")]),
        ("Maʼmun", [(2, "Ma'mun")]),
        ("Saeed al-Hilli", [(2, "Sa'id al-Hilli")]),
        ("obrien", [(4, "O’Brien")]),
        # names of two as one word
        ("Abdul Hakim", [(3, "Abd al-Hakim"), (3, "Abdulhakim")]),
        ("abdelhakim", [(3, "Abd al-Hakim"), (3, "Abdulhakim")]),
        ("Lashkar Gah", [(3, "Lashkargah")]),
        # other scripts
        ("Kim Jong-un", [(5, "김정은은"), (7, "Kim Jong-un")]),
        ("kim jong un", [(5, "김정은은"), (7, "Kim Jong-un")]),
        ("Moon Jae-in", [(5, "문재인"), (7, "Moon Jae-in")]),
        ("Park Geun-hye", [(5, "박근혜"), (7, "Park Geun-hye")]),
        ("Kim Jong-il", []),
        ("김정은", [(5, "김정은은"), (7, "Kim Jong-un")]),
        ("Xi Jinping", [(6, "Си Цзиньпин"), (7, "Xi Jinping"), (9, "習近平")]),
        ("Jinping Xi", [(6, "Си Цзиньпин"), (7, "Xi Jinping"), (9, "習近平")]),
        ("Wang Yi", [(6, "Ван И"), (7, "Wang Yi")]),
        ("Mao Zedong", [(6, "Мао Цзэдун"), (7, "Mao Tse-tung"), (9, "毛泽东"), (10, "毛泽东")]),
        ("Mao Tse-tung", [(6, "Мао Цзэдун"), (7, "Mao Tse-tung"), (9, "毛泽东"), (10, "毛泽东")]),
        ("Chiang Kai-shek", [(10, "蒋介石")]),
        ("Tsang Yam-kuen", [(10, "曾荫权")]),
        ("Lee Teng-hui", [(10, "李登輝")]),
        ("Ouyang Xiu", [(10, "欧阳修")]),
        ("Zhang Hua", [(10, "张华"), (10, "章华")]),
        ("Zhang Jia", [(10, "张家")]),  # and a town, as nothing tells it
        ("Zhang He", []),  # what stands behind a name in every sentence is none
        ("Si Ji", []),  # no family's character
        ("Hua Zhang", [(10, "张华"), (10, "章华")]),
        ("Donald Hua", []),
        ("Си Цзиньпин", [(6, "Си Цзиньпин"), (7, "Xi Jinping")]),
        ("习近平", [(6, "Си Цзиньпин"), (7, "Xi Jinping"), (9, "習近平")]),
        ("Wang Wei", [(9, "王伟")]),
        # a vowel at the end is written in every script
        ("Usama", []),
        ("Asim", [(8, "عاصم")]),
        # words in parts
        ("certify", [(4, "cer-\ntify")]),
        ("certifies", [(4, "cer-\ntify")]),
        ("certif*", [(4, "cer-\ntify")]),
        ("report", [(4, "re-\r\n  port")]),
        ("email", [(4, "e-mail")]),
        ("wellknown", [(4, "well-known")]),
        ("tool-box", [(2, "toolbox")]),
        ("1200", [(4, "1,200")]),
        ("1.200", [(4, "1,200")]),
        ("201900", []),
        ("mayors", [(4, "mayor")]),
        # what only looks like a name with an article
        ("de-mail", []),
        ("in-full", []),
        ("US-Falah", []),
        ("As-full", []),
    ],
)
def test_names_and_words_in_parts(made: Connection, query: str, found: list[tuple[int, str]]) -> None:
    assert sorted(hits(made, query)) == sorted(found)
    lit = lit_by_a_reader(TEXTS, query, {number for number, _ in found})
    assert sorted(lit) == sorted(found), "a reader of one text sees the same"


@pytest.mark.parametrize(("typed", "lit"), [("certi", "cer-\ntify"), ("Mamu", "Ma'mun"), ("120", "1,200")])
def test_a_word_in_parts_is_found_while_it_is_typed(made: Connection, typed: str, lit: str) -> None:
    assert lit in [words for _, words in hits(made, typed, partial=True)]
    number = next(number for number, text in TEXTS.items() if lit in text)
    assert lit in [TEXTS[number][a:b] for a, b in hits_in(typed, TEXTS[number])]


def test_passages_whose_names_stand_apart_do_not_hide_those_where_they_are_one() -> None:
    apart = {number: f"A Tahrik was here, and insaf is far away, for Insaf it is {number}." for number in range(1, 30)}
    store = store_of_texts({**apart, 30: "The Tahreek-e-Insaf won."})
    assert hits(store, "Tehrik-i-Insaf") == [(30, "Tahreek-e-Insaf")]
    store.close()


@given(
    st.text(st.sampled_from("abcdeéжغ12"), min_size=1, max_size=9),
    st.text(st.sampled_from("abcdeéжغ12"), min_size=1, max_size=9),
    st.sampled_from(["'", "’", "-", "\u2010", "-\n", "\u00ad\n", "- \r\n "]),
    st.sampled_from(["", "x ", ". ", "中 ", "(’"]),
)
@example("cer", "tify", "-\n", "")
@settings(deadline=None, max_examples=80)
def test_a_word_in_two_parts_is_found_whole(one: str, other: str, between: str, before: str) -> None:
    text = f"{before}{one}{between}{other} end"
    if other in ("t", "d", "s", "m", "ll", "re", "ve"):
        return
    whole = {parts_of(entry)[0]: parts_of(entry)[1] for entry, _ in together(text)}
    if any(map(str.isdigit, one + other)):
        return
    assert len(whole) == 1, whole
    ((word, parts),) = whole.items()
    assert "".join(parts) == word and len(parts) == 2 and stem(word)
    store = store_of_texts({1: text})
    assert f"{one}{between}{other}" in [words for _, words in hits(store, word)]
    store.close()
