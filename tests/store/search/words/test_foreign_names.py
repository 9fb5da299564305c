"""Foreign names in katakana and Hangul are found in texts in any script, and the other way; so are forms of words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.db.connection import Connection
from tests.store.search.words.texts import hits, lit_by_a_reader, store_of_texts

TEXTS = {
    1: "アイマン・ザワヒリ容疑者とタリバン政権。カブールでカーター元大統領が語った。ビンラディン容疑者、トランポリン。",
    2: "탈레반은 카불에서 싸웠다. 카터는 서울에서 국회의원을 만났다. 젤렌스키가 말했다.",
    3: "Ayman al-Zawahiri and the Taliban in Kabul. Carter went to Seoul; Zelenskyy did not.",
    4: "Айман Завахири, Талибан, Зеленский, Нордхафен, Трамп",
    5: "قال إن طالبان في كابول والمهندس في المحكمة",
    6: "The U.S. and the N.G.O. met U.N. men; the coastguard paid. Ms Mai spoke. Wassiljew of Nordhaven wept.",
    7: "The US told us that NGOs and the coast guard hold women of the 2nd Ward and the 44th Brigade. It was in May.",
    8: "בית המשפט בירושלים: דוד לוי, רבקה כהן אמר. עומר",
    9: "He founded a firm, finds men, and Rose rose in the third ward.",
}


@pytest.fixture(scope="module")
def made() -> Iterator[Connection]:
    store = store_of_texts(TEXTS)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # foreign names
        ("Zawahiri", [(1, "ザワヒリ"), (3, "Zawahiri"), (4, "Завахири")]),
        ("Ayman al-Zawahiri", [(1, "アイマン・ザワヒリ"), (3, "Ayman al-Zawahiri"), (4, "Айман Завахири")]),
        ("taliban", [(1, "タリバン"), (2, "탈레반은"), (3, "Taliban"), (4, "Талибан"), (5, "طالبان")]),
        ("Kabul", [(1, "カブール"), (2, "카불에서"), (3, "Kabul"), (5, "كابول")]),
        ("Carter", [(1, "カーター"), (2, "카터는"), (3, "Carter")]),
        ("Zelensky", [(2, "젤렌스키가"), (3, "Zelenskyy"), (4, "Зеленский")]),
        ("Bin Laden", [(1, "ビンラディン")]),
        ("Seoul", [(2, "서울에서"), (3, "Seoul")]),
        ("アイマン・ザワヒリ", [(1, "アイマン・ザワヒリ"), (3, "Ayman al-Zawahiri"), (4, "Айман Завахири")]),
        ("タリバーン", [(1, "タリバン"), (3, "Taliban"), (4, "Талибан"), (5, "طالبان")]),
        ("탈레반", [(2, "탈레반은"), (3, "Taliban"), (4, "Талибан"), (5, "طالبان")]),
        ("Талибан", [(1, "タリバン"), (2, "탈레반은"), (3, "Taliban"), (4, "Талибан"), (5, "طالبان")]),
        ("Trump", [(4, "Трамп")]),
        ("Tehran", []),
        ("Kahn", [(8, "כהן")]),
        # as other languages write them
        ("Vasilyev", [(6, "Wassiljew")]),
        ("Нордхафен", [(4, "Нордхафен"), (6, "Nordhaven")]),
        ("Nordhaven", [(4, "Нордхафен"), (6, "Nordhaven")]),
        ("David Levy", [(8, "דוד לוי")]),
        ("Rivka", [(8, "רבקה")]),
        ("omer", [(8, "עומר")]),  # and not who said so
        ("אמר", [(8, "אמר")]),
        # forms that no stem tells
        ("pay", [(6, "paid")]),
        ("weeps", [(6, "wept")]),
        ("held", [(7, "hold")]),
        ("woman", [(7, "women")]),
        ("find", [(9, "finds")]),
        ("founding", [(9, "founded")]),
        ("risen", [(9, "Rose"), (9, "rose")]),
        ("Risen", []),
        ("44 brigade", [(7, "44th Brigade")]),
        ("second ward", [(7, "2nd Ward")]),
        ("3rd", [(9, "third")]),
        # what is written onto a word
        ("משפט", [(8, "המשפט")]),
        ("ירושלים", [(8, "בירושלים")]),
        ("محكمة", [(5, "المحكمة")]),
        ("مهندس", [(5, "والمهندس")]),
        # letters with dots, and two words or one
        ("US", [(6, "U.S"), (7, "US"), (7, "us")]),
        ("U.S.", [(6, "U.S")]),
        ("NGO", [(6, "N.G.O"), (7, "NGOs")]),
        ("UN", [(6, "U.N")]),
        ("coast guard", [(6, "coastguard"), (7, "coast guard")]),
        # what is left out is so in all its forms
        ("met -pays", []),
        ("hold -woman", []),
        ('hold -"woman"', [(7, "hold")]),
        ("wassiljew -vasilyev", [(6, "Wassiljew")]),  # but not what is asked for
        ("Kabul -Zawahiri", [(2, "카불에서"), (5, "كابول")]),
    ],
)
def test_what_is_found_and_lit(made: Connection, query: str, found: list[tuple[int, str]]) -> None:
    assert sorted(hits(made, query)) == sorted(found)
    if " -" not in query:
        lit = lit_by_a_reader(TEXTS, query, {number for number, _ in found})
        assert sorted(lit) == sorted(found), "a reader of one text sees the same"
