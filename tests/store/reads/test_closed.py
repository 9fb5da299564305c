"""What closed a claim and whose word it finally is, as the views carry it: by slug, with the day as EDTF."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.labels.answers import answer_words
from store.labels.events import event_date
from store.library import Library
from store.model.claims import ClaimView, Closed, Origin, QuestionRef
from store.sync.load import load_case
from tests.cases import CaseFolder

TOLL = QuestionRef("post-raid", "killed", "all")
BIRTH = QuestionRef("idris-walid", "birthplace")
FATE = QuestionRef("idris-walid", "place_of_death")
DEATH = QuestionRef("idris-walid", "date_of_death")

SOURCE = """\
---
id: later
publisher: herald-news
title: What was said afterwards
published: 2021-05
language: en
rendition: original
---
It was nine, then 14 dead. He was born in the east, no, in the west. Not in West Province, the Herald says now.
It takes back that he died in East Province. An officer put the dead at 30.
"""


def claim(number: int, ref: QuestionRef, value: str, speaker: str, said: str, words: str, more: str = "") -> str:
    return f"""\
  - id: l-{number}
    entity: {ref.entity}
    property: {ref.property}
    value: {value}
    speaker: {speaker}
    {f"said: {said}" if said else "note: undated"}
    {more or "certainty: certain"}
    cite: {{original: "{words}"}}
"""


CLAIMS = "source: later\nclaims:\n" + "".join(
    (
        claim(1, TOLL, '"9"', "ministry", "2021-05-03", "nine"),
        claim(2, TOLL, '"14"', "spokesman", "2021-05-05", "14 dead"),
        claim(3, TOLL, '"16"', "ministry", "2021-05-06", "14 dead"),
        claim(4, BIRTH, "east-province", "river-front", "2021-05-03", "born in the east"),
        claim(5, BIRTH, "west-province", "river-front", "2021-05-07", "in the west"),
        claim(6, FATE, "west-province", "herald-news", "2021-05-09", "Not in West Province", "stance: denies"),
        claim(7, FATE, "east-province", "ministry", "2021-05-10", "takes back", "stance: retracts"),
        claim(8, TOLL, '"30"', "unnamed-officer", "2021-05-06", "put the dead at 30"),
        claim(9, TOLL, '"9"', "courier-news", "2021-05-08", "nine"),
        claim(10, TOLL, '"40"', "herald-news", "2021-05-08", "30", "certainty: possible"),
        claim(11, DEATH, "2021-05-03", "ministry", "2021-05-10", "takes back", "stance: retracts"),
    )
)


@pytest.fixture
def library(small: CaseFolder, tmp_path: Path) -> Library:
    """The small case, and what was said afterwards."""
    small.write("sources/later.txt", SOURCE)
    small.write("claims/later.yaml", CLAIMS)
    load_case(small.folder, tmp_path / "closed.db")
    return Library(tmp_path / "closed.db")


@pytest.fixture
def claims(library: Library) -> dict[str, ClaimView]:
    """The claims of three questions by their ids."""
    return {one.slug: one for ref in (TOLL, BIRTH, FATE) for one in library.claims(ref)}


@pytest.mark.parametrize(
    ("closed", "by"),
    [
        ("l-1", Closed("moved", "ministry", "Ministry of Defence", "l-3", "16", "2021-05-06")),
        ("l-4", Closed("replaced", "river-front", "River Front", "l-5", "West Province", "2021-05-07")),
        ("c-2", Closed("retracted", "ministry", "Ministry of Defence", "l-7", "East Province", "2021-05-10")),
    ],
    ids=["counted anew", "replaced", "taken back"],
)
def test_a_closed_claim_names_who_closed_it_how_and_when(claims: dict[str, ClaimView], closed: str, by: Closed) -> None:
    assert claims[closed].closed == by


def test_what_stands_is_not_closed(claims: dict[str, ClaimView]) -> None:
    assert {slug for slug, one in claims.items() if one.closed is not None} == {"l-1", "l-4", "c-2", "c-3"}


def test_a_denial_of_the_own_word_closes_nothing(claims: dict[str, ClaimView], library: Library) -> None:
    assert claims["h-3"].closed is None
    fate = library.compare(FATE)
    assert fate is not None
    assert fate.question.state == "denied"


def test_days_are_edtf(claims: dict[str, ClaimView]) -> None:
    assert (claims["l-1"].said, claims["l-1"].source.published) == ("2021-05-03", "2021-05")


def test_an_origin_is_an_entity_or_the_unnamed_voices_of_a_publisher(claims: dict[str, ClaimView]) -> None:
    assert claims["l-2"].speaker == "spokesman"
    assert claims["l-2"].origin_name == Origin("ministry", "Ministry of Defence", False)
    assert claims["l-8"].origin_name == Origin("herald-news", "The Herald", True)
    assert claims["l-1"].origin == claims["l-2"].origin != claims["l-8"].origin


def test_an_answer_names_those_whose_word_stands_or_who_said_so_before(library: Library) -> None:
    toll, fate = library.compare(TOLL), library.compare(FATE)
    assert toll is not None and fate is not None
    briefs = {brief.label: brief for brief in (*toll.question.answers, *fate.question.answers)}
    assert (briefs["9"].voices, answer_words(briefs["9"])) == (("The Courier",), "9")
    assert (briefs["16"].voices, briefs["16"].speakers) == (("Ministry of Defence",), ("ministry",))
    assert answer_words(briefs["40"]) == "possibly: 40"
    assert briefs["East Province"].voices == ("Ministry of Defence",)
    assert answer_words(briefs["East Province"]) == "no longer said: East Province"
    assert [answer_words(answer) for answer in fate.answers] == [answer_words(one) for one in fate.question.answers]


def test_the_matrix_tells_a_guess_from_a_saying(library: Library) -> None:
    matrix = library.matrix(TOLL)
    assert matrix is not None
    cell = {
        (key, speaker): matrix.cells[row][column]
        for row, key in enumerate(matrix.answers)
        for column, speaker in enumerate(matrix.speakers)
    }
    assert (cell["40", "herald-news"], cell["30", "unnamed-officer"]) == ("possibly", "says")


def test_the_timeline_knows_a_date_that_nobody_stands_by(library: Library) -> None:
    dated = {event_date(event): event for event in library.timeline("idris-walid") if event.ref == DEATH}
    assert {label: event.closed for label, event in dated.items()} == {"3 May 2021": True, "5 May 2021": False}
