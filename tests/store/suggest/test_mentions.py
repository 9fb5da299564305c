"""Names that the store knows, in a text: any spelling, any script, parts told before; and names it does not know."""

from __future__ import annotations

import pytest

from tests.store.suggest.made import Reader


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bashir Noor spoke.", [("Bashir Noor", "noor", "name")]),
        ("Basheer Nour spoke.", [("Basheer Nour", "noor", "spelling")]),
        ("Karim Dost spoke.", [("Karim Dost", "dost", "name")]),
        ("قال ملا کریم دوست", [("ملا کریم دوست", "dost", "name")]),
        ("bashir noor said so, and nobody wrote a capital", [("bashir noor", "noor", "name")]),
        ("the Students' League and the NOF", [("Students' League", "league", "name"), ("NOF", "front", "name")]),
        ("Noor's League is none", [("Noor", "noor", "part")]),
        ("The US and us all.", [("US", "us", "name")]),
    ],
)
def test_any_spelling_is_met(reader: Reader, text: str, found: list[tuple[str, str, str]]) -> None:
    assert reader.mentions(text) == found


@pytest.mark.parametrize(
    "text", ["It is noon in the north, and the front is calm.", "Nobody is here.", "", "A lower case agha sat down."]
)
def test_common_words_are_no_names(reader: Reader, text: str) -> None:
    assert reader.mentions(text) == []


def test_a_part_stands_for_whoever_it_stood_for_before(reader: Reader) -> None:
    text = "Karim Dost fell. Dost was 40. His brother is Salim Dost. Dost had led the men."
    assert [entity for _, entity, _ in reader.mentions(text)] == ["dost", "dost", "salim", "dost"]


def test_a_part_of_a_longer_name_of_somebody_else_is_not_met(reader: Reader) -> None:
    assert [words for words, _, _ in reader.mentions("Bashir Noor met Hamid Noor Wali.")] == ["Bashir Noor"]


def test_pronouns_are_left_alone(reader: Reader) -> None:
    assert len(reader.mentions("Bashir Noor said he and his men would stay; he would not leave.")) == 1


def test_letters_in_brackets_stand_for_the_name_before(reader: Reader) -> None:
    found = reader.mentions("The Students' League (STL) met. The STL said no.")
    assert found == [
        ("Students' League", "league", "name"),
        ("STL", "league", "acronym"),
        ("STL", "league", "acronym"),
    ]


def test_an_event_is_met_by_its_noun_and_place(reader: Reader) -> None:
    assert ("strike", "lowari-strike", "event") in reader.mentions("The strike in Lowari was the first.")


def test_the_only_event_of_its_kind_is_met_by_its_noun(reader: Reader) -> None:
    assert reader.mentions("Rain stopped the strike.") == [("strike", "lowari-strike", "event")]
    assert reader.mentions("A strike hit Orsen.") == [("Orsen", "orsen", "name")]


def test_an_entity_that_is_taken_as_unknown_is_not_met(reader: Reader) -> None:
    text = "Bashir Noor spoke."
    assert not reader.read(text, without=("noor",))[0].mentions


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It was Hamid Wali, a commander of the post.", "Hamid Wali", "leader"),
        ("They met General Ashraf Kohi there.", "Ashraf Kohi", "leader"),
        ("He joined the Eastern Liberation Army then.", "Eastern Liberation Army", "group"),
        ("It happened in Samberg, at night.", "Samberg", "place"),
        ("It lies by Grey River, they say.", "Grey River", "place"),
    ],
)
def test_a_new_name_is_told_with_a_likely_kind(reader: Reader, text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(one.text, one.kind) for one in reader.read(text)[0].names]


@pytest.mark.parametrize("text", ["On Monday it rained.", "Nobody came. However, they stayed.", "THE END"])
def test_a_capital_alone_makes_no_name(reader: Reader, text: str) -> None:
    assert reader.read(text)[0].names == ()


def test_a_script_without_case_names_somebody_behind_a_title(reader: Reader) -> None:
    assert [one.text for one in reader.read("قال الشيخ سامر")[0].names] == ["سامر"]
