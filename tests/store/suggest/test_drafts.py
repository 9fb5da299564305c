"""What a report may be cited for: who and what, which words, who says it and how surely."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.db.writing import driver, writing
from store.suggest.reading import suggest
from store.sync.load import load_case
from tests.store.suggest.made import CLAIMS, TEXT, Reader, make_case, make_store, open_read


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
    ("text", "words"),
    [
        ("The coast guard said Gul Agha was killed.", "coast guard"),
        ("According to the fire service, Gul Agha was killed.", "fire service"),
        ("Hospital officials told reporters that Gul Agha was killed.", "Hospital officials"),
        ("Two officials in the valley said Gul Agha was killed.", "Two officials in the valley"),
        ("The commander of the coast guard, meanwhile, said Gul Agha was killed.", "commander of the coast guard"),
        ("Gul Agha was killed, the ministry of health later confirmed.", "ministry of health"),
        ("“Gul Agha was killed,” said the harbour master on Monday.", "harbour master"),
        ("The fishermen's co-operative said Gul Agha was killed.", "fishermen's co-operative"),
        ("The Ostrel Rescue Union said Gul Agha was killed.", "Ostrel Rescue Union"),
        ("Lena Ost, a doctor at the clinic, said Gul Agha was killed.", "Lena Ost"),
        ("Gul Agha was killed, local police reported.", "local police"),
        ("The rescue ship's crew says Gul Agha was killed.", "rescue ship's crew"),
        ("The group said Gul Agha was killed.", ""),  # somebody told before, and nobody knows who
        ("Its press office said Gul Agha was killed.", ""),
        ("According to a statement seen by the paper, Gul Agha was killed.", ""),
    ],
)
def test_who_says_it_and_is_not_known_is_called_by_the_words(reader: Reader, text: str, words: str) -> None:
    draft = reader.told(text)["agha", "life_status"]
    assert (draft.speaker, draft.speaker_name) == ("", words)  # never the publisher in its place


@pytest.mark.parametrize(
    "text",
    [
        "The fire service put out the fire. Gul Agha was killed.",
        "The hospital where Gul Agha was killed held ten men.",
        "The flood claimed the village in which Gul Agha was killed.",
    ],
)
def test_what_says_nothing_is_nobody(reader: Reader, text: str) -> None:
    assert reader.told(text)["agha", "life_status"].speaker == "paper"


def test_it_means_whoever_spoke_before_by_words_too(reader: Reader) -> None:
    text = "The coast guard said the men were found. It said Gul Agha was killed."
    assert reader.told(text)["agha", "life_status"].speaker_name == "coast guard"


def test_words_that_are_a_voice_of_the_case_are_that_voice(tmp_path: Path) -> None:
    folder = make_case(tmp_path / "case", "Police said Gul Agha was killed.")
    with (folder / "entities" / "all.yaml").open("a") as more:
        more.write("- {id: the-police, kind: voice, name: police}\n")
    load_case(folder, tmp_path / "front.db")
    (draft,) = [it for it in suggest(open_read(tmp_path / "front.db"), "report").drafts if it.property == "life_status"]
    assert (draft.speaker, draft.speaker_name) == ("the-police", "police")


def test_two_who_say_the_same_are_two_and_the_publisher_is_none(reader: Reader) -> None:
    text = (
        "Gul Agha was killed.\n\nThe coast guard said Gul Agha was killed. The fire service said Gul Agha was killed."
    )
    found = [it.speaker_name for it in reader.read(text)[1] if (it.entity, it.property) == ("agha", "life_status")]
    assert found == ["coast guard", "fire service"]


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


@pytest.mark.parametrize(
    ("cited", "value", "scope", "left"),
    [
        ("at least 12 people were killed", "12 people", "", False),  # the words of the draft's "at least 12"
        ("At least 12 people were killed", "At least 12 people", "all", False),
        ("12 people were killed", "12", "civilians", False),  # the same words, of another part
        ("among them two women", "two", "women", True),  # other words of the sentence
        ("people were killed in the attack on the Lowari police post, among them two", "two", "women", True),
        ("12 women were hurt", "12", "", True),  # the same figure elsewhere
    ],
)
def test_words_that_stand_as_a_claim_are_not_offered_again(
    tmp_path: Path, cited: str, value: str, scope: str, left: bool
) -> None:
    text = "At least 12 people were killed in the attack on the Lowari police post, among them two women."
    text += "\n\n12 women were hurt."
    at = next(it for it in (cited, cited[0].upper() + cited[1:]) if it in text)
    says = value if value in at else value[0].upper() + value[1:]
    part = f"    scope: {scope}\n" if scope else ""
    claims = (
        "source: report\nclaims:\n  - id: report-1\n    entity: post-attack\n    property: killed\n"
        f'{part}    value: {says}\n    speaker: agency\n    cite:\n      original: "{at}"\n'
    )
    found = suggest(open_read(make_store(tmp_path, text, claims)), "report").drafts
    assert any((it.property, it.scope, it.label) == ("killed", "all", "at least 12") for it in found) == left


def test_what_was_dropped_is_not_offered_again(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    first = suggest(open_read(store), "report").drafts[0]
    with writing(store) as session:
        driver(session).execute("INSERT INTO record (kind, ref, data) VALUES ('dropped', ?, '{}')", (first.id,))
    found = suggest(open_read(store), "report")
    assert found.dropped == 1
    assert first.id not in [one.id for one in found.drafts]
