"""What a report may be cited for: who and what, which words, who says it and how surely."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.db.opening import open_read
from store.suggest.reading import suggest
from tests.store.suggest.made import CLAIMS, TEXT, Reader, make_store


@pytest.mark.parametrize(
    ("text", "entity", "prop", "says"),
    [
        ("Gul Agha was killed in Tarn.", "agha", "life_status", "killed"),
        ("Gul Agha was killed in Tarn.", "agha", "place_of_death", "tarn"),
        ("The killing of Gul Agha was a mistake.", "agha", "life_status", "dead"),
        ("Soldiers arrested Gul Agha.", "agha", "custody", "detained"),
        ("Gul Agha died on 4 June 2019.", "agha", "date_of_death", "4 June 2019"),
        ("Gul Agha was born in Tarn.", "agha", "birthplace", "tarn"),
        ("Gul Agha, an Orseni citizen, laughed.", "agha", "nationality", "orsen"),
        ("Gul Agha, 52 years old, laughed.", "agha", "age", "52 years old"),
        ("Gul Agha is the leader of the Northern Front.", "front", "leader", "agha"),
        ("The Northern Front, led by Gul Agha, left.", "front", "leader", "agha"),
        ("The Northern Front was founded in 2003.", "front", "founded", "2003"),
        ("The Northern Front is a branch of the Students' League.", "front", "part_of", "league"),
        ("The Northern Front has pledged allegiance to the Students' League.", "front", "allegiance", "league"),
        ("The attack on the Lowari police post killed 23 people.", "post-attack", "killed", "23"),
        (
            "At least 40 people were wounded in the attack on the Lowari police post.",
            "post-attack",
            "wounded",
            "At least 40",
        ),
        (
            "The attack on the Lowari police post killed no more than 5 people.",
            "post-attack",
            "killed",
            "no more than 5",
        ),
        ("Gul Agha holds the military rank of colonel.", "agha", "rank", "colonel"),
        ("Gul Agha, who headed the Northern Front, left.", "front", "leader", "agha"),
        ("Gul Agha succeeded Bashir Noor as head of the Northern Front.", "front", "leader", "agha"),
        ("The Northern Front killed Gul Agha.", "agha", "killed_by", "front"),
        ("Gul Agha surrendered to the Northern Front.", "agha", "detained_by", "front"),
        ("Gul Agha is still at large.", "agha", "custody", "free"),
        ("Gul Agha, an Orseni, laughed.", "agha", "nationality", "orsen"),
        ("Gul Agha, 52, laughed.", "agha", "age", "52"),
        ("Gul Agha, a Northern Front commander, laughed.", "agha", "affiliation", "front"),
        ("Gul Agha was appointed deputy interior minister.", "agha", "role", "deputy interior minister"),
        ("Gul Agha's husband Bashir Noor laughed.", "agha", "relative", "noor"),
        ("The real name of Gul Agha is Ali Khan.", "agha", "real_name", "Ali Khan"),
        ("The Northern Front, based in Tarn, has suffered heavy losses.", "front", "setback", "suffered heavy losses"),
        ("The Lowari drone strike was caused by a gas leak.", "lowari-strike", "cause", "gas_leak"),
        (
            "Bashir Noor condemned the attack on the Lowari police post.",
            "post-attack",
            "comment",
            "condemned the attack on the Lowari police post",
        ),
        (
            "The Northern Front denied any role in the attack on the Lowari police post.",
            "post-attack",
            "responsibility",
            "front",
        ),
    ],
)
def test_what_a_sentence_says(reader: Reader, text: str, entity: str, prop: str, says: str) -> None:
    draft = reader.told(text)[entity, prop]
    assert draft.says == says
    assert text[draft.start : draft.end].strip(".") in text


def test_a_part_of_a_count_is_told_by_its_noun(reader: Reader) -> None:
    text = "The attack on the Lowari police post killed 23 people, among them four children."
    found = {(one.scope, one.says) for one in reader.read(text)[1] if one.property == "killed"}
    assert found == {("all", "23"), ("children", "four")}


@pytest.mark.parametrize(
    "text", ["The raid took nine days, and nobody died in it on 12 roads.", "Nobody was arrested.", "He is 4 km away."]
)
def test_what_counts_no_people_is_no_toll(reader: Reader, text: str) -> None:
    assert not [one for one in reader.read(text)[1] if one.property in ("killed", "wounded")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gul Agha was killed, Bashir Noor said.", "noor"),
        ("Gul Agha was killed, said Bashir Noor.", "noor"),
        ("According to Bashir Noor, Gul Agha was killed.", "noor"),
        ("Bashir Noor, the spokesman of the men, said Gul Agha was killed.", "noor"),
        ("Gul Agha was killed, officials said.", ""),
        ("Gul Agha was killed in the night.", "paper"),
    ],
)
def test_who_says_it(reader: Reader, text: str, speaker: str) -> None:
    assert reader.told(text)["agha", "life_status"].speaker == speaker


@pytest.mark.parametrize(
    ("text", "stance", "certainty"),
    [
        ("Gul Agha was killed, Bashir Noor said.", "asserts", "certain"),
        ("Bashir Noor denied that Gul Agha was killed.", "denies", "certain"),
        ("Gul Agha was reportedly killed.", "asserts", "probable"),
        ("Gul Agha may have been killed.", "asserts", "possible"),
        ("Bashir Noor could not confirm that Gul Agha was killed.", "cannot_confirm", "certain"),
        ("Gul Agha was killed in May.", "asserts", "certain"),
    ],
)
def test_how_it_is_said(reader: Reader, text: str, stance: str, certainty: str) -> None:
    draft = reader.told(text)["agha", "life_status"]
    assert (draft.stance, draft.certainty) == (stance, certainty)


def test_the_day_of_a_word_of_saying_is_when_it_was_said(reader: Reader) -> None:
    draft = reader.told("Gul Agha was killed, Bashir Noor said on Monday.")
    assert draft["agha", "life_status"].said == "2019-06-10"
    assert ("agha", "date_of_death") not in draft


def test_a_pronoun_means_whom_the_sentence_before_began_with(reader: Reader) -> None:
    text = "Gul Agha met Bashir Noor. He was born in Tarn."
    assert reader.told(text)["agha", "birthplace"].says == "tarn"


def test_a_description_means_whom_the_sentence_before_began_with(reader: Reader) -> None:
    text = "Gul Agha met Bashir Noor. The veteran commander, a member of the Northern Front, was born in Tarn."
    assert reader.told(text)["agha", "birthplace"].says == "tarn"
    text = "Gul Agha laughed. The 52-year-old met Bashir Noor."
    assert ("noor", "age") not in reader.told(text)
    assert reader.told(text)["agha", "age"].says == "52-year-old"


def test_a_not_before_what_happened_denies_it(reader: Reader) -> None:
    assert reader.told("Gul Agha is not dead.")["agha", "life_status"].stance == "denies"


@pytest.mark.parametrize(
    ("text", "entity", "prop"),
    [
        ("Was Gul Agha killed?", "agha", "life_status"),  # who asks says nothing
        ("Gul Agha laughed. His brother was killed.", "agha", "life_status"),
        ("Gul Agha condemned the Lowari drone strike.", "lowari-strike", "conducted_by"),
        ("Gul Agha was sentenced to death.", "agha", "custody"),
        ("The attack on the Lowari police post killed no one.", "post-attack", "killed"),
        ("LOWARI, June 4 (LNA) - The attack on the Lowari police post took place at night.", "post-attack", "date"),
    ],
)
def test_what_is_no_draft(reader: Reader, text: str, entity: str, prop: str) -> None:
    assert (entity, prop) not in reader.told(text)


def test_what_a_case_never_asks_is_told_by_plain_words_alone() -> None:
    from store.model.drafts import Draft
    from store.suggest.habits import as_asked

    def draft(prop: str) -> Draft:
        return Draft("", "report", "original", 0, 1, "agha", "Gul Agha", property=prop, score=0.5)

    drafts = [draft("role"), draft("age")]
    assert [one.score for one in as_asked(drafts, {"age": {"noor": 39}})] == [0.5, 0.5]  # too few to tell
    assert [one.score for one in as_asked(drafts, {"age": {"noor": 40}})] == [0.375, 0.5]


def test_a_new_name_is_offered_as_a_new_entity(reader: Reader) -> None:
    (draft,) = [one for one in reader.read(TEXT)[1] if one.new_name]
    assert (draft.new_name, draft.new_kind, draft.entity) == ("Hamid Wali", "leader", "")


def test_what_is_there_is_not_offered_again(tmp_path: Path) -> None:
    asked = open_read(make_store(tmp_path / "a"))
    before = {(one.entity, one.property, one.says): one.id for one in suggest(asked, "report").drafts}
    kept = open_read(make_store(tmp_path / "b", claims=CLAIMS))
    after = {(one.entity, one.property, one.says): one.id for one in suggest(kept, "report").drafts}
    assert ("front", "founded", "2003") in before
    assert before.keys() - after.keys() == {("front", "founded", "2003")}
    assert all(before[key] == after[key] for key in after)  # the others keep their ids


def test_what_was_dropped_is_not_offered_again(tmp_path: Path) -> None:
    import sqlite3

    store = make_store(tmp_path)
    first = suggest(open_read(store), "report").drafts[0]
    with sqlite3.connect(store) as plain:
        plain.execute("INSERT INTO record (kind, ref, data) VALUES ('dropped', ?, '{}')", (first.id,))
    plain.close()
    found = suggest(open_read(store), "report")
    assert found.dropped == 1
    assert first.id not in [one.id for one in found.drafts]
