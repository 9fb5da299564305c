"""Two who are called the same stay two: voices by slug, answers by key, in all that the store tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.labels.answers import told_apart
from store.library import Library
from store.model.claims import QuestionRef
from store.sync.load import load_case
from tests.cases import CaseFolder

LEADER = QuestionRef("river-front", "leader")

ENTITIES = """\
- {id: north-officials, kind: voice, name: officials, anonymous: true}
- {id: south-officials, kind: voice, name: officials, anonymous: true}
- {id: elder-haq, kind: leader, name: Omar Haq}
- {id: younger-haq, kind: leader, name: Omar Haq}
- {id: second-courier, kind: voice, name: The Courier}
"""
SOURCE = """\
---
id: other-courier
publisher: second-courier
title: Two men called Omar Haq
published: 2021-05-07
language: en
rendition: original
---
Officials in the north said that Omar Haq the elder led the front. Officials in the south named Omar Haq the younger.
"""
CLAIMS = """\
source: other-courier
claims:
  - id: o-1
    entity: river-front
    property: leader
    value: {says: Omar Haq, is: elder-haq}
    as_of: 2021-05-06
    speaker: north-officials
    cite: {original: Omar Haq the elder led the front}
  - id: o-2
    entity: river-front
    property: leader
    value: {says: Omar Haq, is: younger-haq}
    as_of: 2021-05-06
    speaker: south-officials
    cite: {original: Omar Haq the younger}
"""


def load_namesakes(folder: Path, store: Path) -> None:
    """Load the small case with two voices called officials, two men called Omar Haq, two papers of one name."""
    small = CaseFolder(folder)
    small.add("entities/all.yaml", ENTITIES)
    small.edit("entities/all.yaml", "used_by: [courier]", "used_by: [courier, other-courier]")
    small.write("sources/other.txt", SOURCE)
    small.write("claims/other.yaml", CLAIMS)
    load_case(small.folder, store)


@pytest.fixture
def namesakes(tmp_path: Path) -> Library:
    load_namesakes(tmp_path / "case", tmp_path / "namesakes.db")
    return Library(tmp_path / "namesakes.db")


def test_answers_of_one_label_and_voices_of_one_name_stay_two(namesakes: Library) -> None:
    comparison = namesakes.compare(LEADER)
    assert comparison is not None
    assert comparison.question.state == "contradicted"
    briefs = {(brief.key, brief.label, brief.voices, brief.speakers) for brief in comparison.question.answers}
    assert briefs == {
        ("elder-haq", "Omar Haq", ("officials",), ("north-officials",)),
        ("younger-haq", "Omar Haq", ("officials",), ("south-officials",)),
    }
    matrix = namesakes.matrix(LEADER)
    assert matrix is not None
    assert matrix.answers == ("Omar Haq", "Omar Haq") and matrix.voices == ("officials", "officials")
    says = {
        (matrix.keys[row], matrix.speakers[column])
        for row, cells in enumerate(matrix.cells)
        for column, cell in enumerate(cells)
        if cell == "says"
    }
    assert says == {("elder-haq", "north-officials"), ("younger-haq", "south-officials")}


def test_whom_a_voice_stands_against_is_named_by_slug(namesakes: Library) -> None:
    page = namesakes.voice("north-officials")
    assert page is not None
    (against,) = page.against
    assert (against.slug, against.name, against.ref, against.kind) == (
        "south-officials",
        "officials",
        LEADER,
        "contradicts",
    )


def test_two_papers_of_one_name_both_use_a_spelling(namesakes: Library) -> None:
    page = namesakes.entity("idris-walid")
    assert page is not None
    assert page.names[0].used_by == ("The Courier", "The Courier")


def test_a_judgement_says_which_of_the_two_holds(namesakes: Library) -> None:
    namesakes.judge(LEADER, "holds", answer="younger-haq", why="", who="ana")
    comparison = namesakes.compare(LEADER)
    assert comparison is not None
    assert [(one.label, one.key) for one in comparison.judgements] == [("Omar Haq", "younger-haq")]


def test_names_that_are_shared_show_their_keys() -> None:
    assert told_apart(["NDS", "officials", "officials"], ["nds", "a", "b"]) == ["NDS", "officials (a)", "officials (b)"]
