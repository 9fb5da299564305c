"""What completes as one types, what a passage offers, in which order fields are gone through. No screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from store.model.edits import FieldProblem, Preview, Rival
from store.model.hits import Hit
from store.model.vocabulary import STATES
from store.properties.built_in import PROPERTIES
from store.properties.usual import USUAL
from store.properties.vocabulary import BUILT_IN
from store.properties.words import WORDS
from tui.forms.choices import Choice, after, beside, rank, suiting, together
from tui.forms.claim_record import apart, same_told
from tui.forms.passage_words import as_it_stands, likely, names_in, onward, short_words, with_next_word
from tui.forms.picking import entity_choices
from tui.forms.properties import property_choices
from tui.forms.telling import for_form, problem_fields, what_it_does
from tui.terminal.glyphs import ASCII


def first(kind: str | None, typed: str, lately: tuple[str, ...] = ()) -> Choice:
    return property_choices(BUILT_IN, kind, typed, lately)[0]


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("leader", "born", "date_of_birth"),
        ("group", "head of", "leader"),
        ("raid", "killed", "killed"),
        ("leader", "killed in", "killed_in"),
        ("leader", "citizen", "nationality"),
        ("raid", "injured", "wounded"),
        ("group", "wing", "part_of"),
        ("leader", "spy", "accused_as"),
    ],
)
def test_a_property_is_found_by_its_words(kind: str, typed: str, meant: str) -> None:
    assert meant in [it.key for it in property_choices(BUILT_IN, kind, typed)][:2]


def test_only_properties_that_suit_are_offered_and_the_last_used_first() -> None:
    for kind in ("leader", "group", "raid"):
        assert all(kind in PROPERTIES[it.key].kinds for it in property_choices(BUILT_IN, kind, ""))
    assert first("leader", "", ("age", "origin")).key == "age"
    assert [it.key for it in property_choices(BUILT_IN, "leader", "", ("origin", "age"))[:2]] == ["origin", "age"]
    assert first("leader", "died", ("place_of_death",)).key == "place_of_death"


def test_a_part_is_typed_behind_its_property() -> None:
    choice = first("raid", "killed civ")
    assert choice.key == "killed" and choice.also == (("scope", Choice("civilians", "civilians")),)
    assert first("raid", "wounded chil").key == "wounded"


def test_every_property_has_words_and_no_word_is_of_none() -> None:
    assert set(WORDS) == set(PROPERTIES)


@given(st.sampled_from(sorted(PROPERTIES)), st.data())
def test_a_label_begun_finds_its_property(prop_id: str, data: st.DataObject) -> None:
    prop = PROPERTIES[prop_id]
    typed = prop.label[: data.draw(st.integers(1, len(prop.label)))]
    assert prop_id in {it.key for it in property_choices(BUILT_IN, data.draw(st.sampled_from(prop.kinds)), typed)}


def test_what_begins_so_goes_before_what_has_the_word_somewhere() -> None:
    found = suiting([Choice("a", "raid on Musa Qala"), Choice("b", "Musa Qala"), Choice("c", "Kabul")], "mus")
    assert [it.key for it in found] == ["b", "a"]
    assert rank("qala musa", "Musa Qala") == 2 and rank("x", "Musa Qala") is None


def test_each_thing_is_offered_once_but_a_voice_with_other_relays_again() -> None:
    relayed = Choice("nds", "NDS", also=(("said", "2019-10-08"),))
    assert together([Choice("nds", "NDS")], [relayed, Choice("nds", "NDS", "found")]) == [Choice("nds", "NDS"), relayed]


@given(st.lists(st.text("abc", min_size=1, max_size=3), unique=True, min_size=1), st.data())
def test_enter_goes_to_what_is_missing_and_tab_through_all(fields: list[str], data: st.DataObject) -> None:
    missing = set(data.draw(st.lists(st.sampled_from(fields))))
    at = data.draw(st.sampled_from(fields))
    goal = after(fields, missing, at)
    assert (goal is None) == (not missing)
    assert goal is None or goal in missing
    if missing - {at}:
        assert goal != at
    been = [at]
    for _ in fields[1:]:
        been.append(beside(fields, been[-1], 1))
    assert sorted(been) == sorted(fields) and beside(fields, been[-1], 1) == at
    assert beside(fields, beside(fields, at, 1), -1) == at


PASSAGE = "On Tuesday night Afghanistan's National\n Directorate of Security (NDS) confirmed 17 deaths in Musa Qala."


def test_names_of_a_passage_are_runs_of_capital_words() -> None:
    assert {"National Directorate of Security", "NDS", "Musa Qala"} <= set(names_in(PASSAGE))


def test_what_looks_like_a_value_of_the_type_is_offered() -> None:
    assert likely("date", "killed on 23 September 2019, a Monday, in May 2020") == [
        "23 September 2019",
        "Monday",
        "May 2020",
    ]
    assert likely("quantity", "at least 40 civilians and two guards died") == ["at least 40", "two"]
    assert likely("age", "he was 44 years old") == ["44 years old"]
    assert likely("text", PASSAGE) == []


def test_right_takes_the_next_word_of_the_passage() -> None:
    assert with_next_word(PASSAGE, "nat") == "national"
    assert with_next_word(PASSAGE, "national") == "national Directorate"
    assert with_next_word(PASSAGE, "nothing") == "nothing"
    assert onward(PASSAGE, "Musa") == " Qala." and onward(PASSAGE, "") == ""
    assert as_it_stands(PASSAGE, "musa qala") == "Musa Qala" and as_it_stands(PASSAGE, "usa") == ""
    assert short_words(" the man,\n") == "the man" and short_words(PASSAGE) == ""


@given(st.text(max_size=60), st.text(max_size=12))
def test_hostile_words_do_no_harm(passage: str, typed: str) -> None:
    assert with_next_word(passage, typed).startswith(typed)
    for name in names_in(passage):
        assert "\n" not in name and "\x1b" not in name
    for kind in ("date", "quantity", "age", "place"):
        likely(kind, passage)


def test_the_form_says_what_keeping_would_do() -> None:
    rivals = (
        Rival("contradicts", "India", 2, ("SAMAA",)),
        Rival("agrees", "Pakistan", 3, ("NDS", "AFP", "VOA")),
    )
    told = what_it_does(Preview((), "Pakistan", "Asim Umar", "nationality", rivals, "single", "contradicted"), ASCII)
    lines = [line.plain for line in told]
    assert lines[1:] == [
        "contradicts 2 claims: India (SAMAA)",
        "same as 3 claims: Pakistan (NDS, AFP, VOA)",
        "the question: single before, now x contradicted",
    ]
    first_answer = what_it_does(Preview((), "Pakistan", "Asim Umar", "nationality"), ASCII)
    assert first_answer[1].plain == "the first answer to this question"


def test_what_a_rival_denies_or_leaves_open_is_told_by_its_sign_and_word() -> None:
    rivals = (
        Rival("hedged", "possibly: India", 1, ("SAMAA",), "unconfirmed"),
        Rival("agrees", "denies: India", 1, ("NDS",), "denied"),
        Rival("contradicts", "Oman", 1, ("VOA",)),
    )
    told = what_it_does(Preview((), "Pakistan", "Asim Umar", "nationality", rivals), ASCII)
    assert [line.plain for line in told[1:]] == [
        "would contradict, if it were certain, 1 claim: ? possibly: India (SAMAA)",
        "same as 1 claim: ! denies: India (NDS)",
        "contradicts 1 claim: Oman (VOA)",
    ]


def test_problems_are_told_at_their_fields_and_in_the_words_of_the_form() -> None:
    message = 'value: "soon" is not a date: write {says: ..., is: YYYY-MM-DD}'
    found, rest = problem_fields(
        Preview((FieldProblem("claim", "c", ("value",), message), FieldProblem("entity", "e", (), "odd"))),
        "claim",
        ["value"],
    )
    assert found == {"value": '"soon" is not a date: write YYYY-MM-DD at Is'} and rest == ["odd"]
    assert for_form("plain") == "plain"


def test_what_both_changed_is_told_apart_from_what_only_they_did() -> None:
    one, two, three = Choice("a", "A"), Choice("b", "B"), Choice("c", "C")
    before = {"speaker": one, "via": (one,), "note": "", "said": "2019"}
    mine = {"speaker": two, "via": (one,), "note": "", "said": "2019"}
    theirs = {"speaker": three, "via": (one, two), "note": "", "said": "2019"}
    assert apart(before, mine, theirs) == ({"via": (one, two)}, {"speaker": three})
    assert apart(before, before, theirs) == ({"speaker": three, "via": (one, two)}, {})
    assert apart(before, theirs, theirs) == ({}, {})
    assert same_told("", "") and not same_told(Choice("", "X", new=True), Choice("", "X", new=True))


def test_names_that_begin_as_was_typed_come_first_and_those_that_lack_its_words_last() -> None:
    def hit(name: str, score: float, kind: str = "voice") -> Hit:
        return Hit(1, name.casefold().replace(" ", "-"), kind, name, name, score, "part")

    hits = [hit("Ostrel Fire Service", 0.79), hit("Fire at the Kestrel paint works", 0.6, "raid")]
    assert [it.kind for it in entity_choices(hits, "fire at")] == ["raid", "voice"]
    assert not any(it.far for it in entity_choices([hit("The long name of the great fire of the works", 0.3)], "fire"))
    found = entity_choices([hit("Ostrel Courier", 0.35), hit("Asim Umar", 0.63)], "Ostrel Fire Service")
    assert [it.far for it in found] == [True, False]


def test_what_is_claimed_most_of_a_kind_is_offered_first() -> None:
    def first(kind: str, claimed: dict[str, dict[str, int]], most: int = 5) -> list[str]:
        return [it.key for it in property_choices(BUILT_IN, kind, "", claimed=claimed)[:most]]

    assert first("raid", {}) == ["killed", "wounded", "date", "place", "responsibility"]  # no case yet: losses first
    assert "evidence" not in first("raid", {"leader": {"evidence": 50}}, 16)  # what is claimed of others
    assert first("raid", {"raid": {"turnout": 40, "evidence": 1}}, 3) == ["turnout", "killed", "wounded"]
    everything = {it.key for it in property_choices(BUILT_IN, "raid", "")}
    assert everything == {prop.id for prop in PROPERTIES.values() if "raid" in prop.kinds}  # none is left out
    for kind, listed in USUAL.items():
        assert all(kind in PROPERTIES[prop].kinds for prop in listed), kind


def test_a_store_tells_what_is_claimed_most_of_a_kind(shipped_store: Path) -> None:
    with Library(shipped_store) as library:
        claimed = library.claimed()
        assert claimed["raid"]["killed"] == sum(
            row.claims for row in library.worklist(states=STATES, kinds=["raid"], properties=["killed"])
        )
