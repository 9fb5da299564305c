"""What copies what: found for what is new or changed as it would be for all; an original in words is one origin."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.db.writing import writing
from store.library import Library, load, new_case
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.problems import BadInput
from store.writes.copies import find_copies
from tests.store.adding.reports import FERRY, wanted
from tests.store.prose import report
from tests.store.stores import query

_MARKS = "SELECT s.slug, o.slug, s.copy_score FROM source s LEFT JOIN source o ON o.id = s.copy_of_id ORDER BY 1"


@pytest.mark.slow
@given(st.integers(0, 2**32))
@settings(max_examples=7, deadline=None)
def test_copies_are_found_as_among_all(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    folder = tmp_path_factory.mktemp("copies")
    new_case(folder / "c")
    path = folder / "s.db"
    load(folder / "c", path)
    library = Library(path)
    pool = [report(random, 3) for _ in range(5)]

    def text() -> str:
        return " ".join(random.choices(pool, k=3)) + str(random.random())

    for _ in range(8):
        slugs = [row.slug for row in library.sources()]
        match random.choice(["add", "add", "remove", "date", "undo"]):
            case "remove" if slugs:
                slug = random.choice(slugs)
                library.edit([Change("source", slug, library.record("source", slug), None)], who="a", what="gone")
            case "date" if slugs:
                slug = random.choice(slugs)
                before = library.record("source", slug)
                assert before is not None
                after = {**before, "published": f"20{random.randint(10, 20)}"}
                library.edit([Change("source", slug, before, after)], who="a", what="other day")
            case "undo":
                with suppress(BadInput):  # there may be nothing left to take back
                    library.undo(who="a")
            case _:
                heads = [{"published": f"20{random.randint(10, 20)}"} for _ in range(random.randint(1, 3))]
                library.add([wanted(text(), head=head) for head in heads], who="a")
        marks = query(path, _MARKS)
        with writing(path) as session:
            find_copies(session)
        assert query(path, _MARKS) == marks


@pytest.fixture
def library(tmp_path: Path) -> Library:
    new_case(tmp_path / "ferry")
    load(tmp_path / "ferry", tmp_path / "s.db")
    return Library(tmp_path / "s.db")


TOLL = QuestionRef("sinking", "killed", "all")


def told(library: Library, publisher: str, text: str, *, day: str, **more: str) -> str:
    """A report in which its publisher says how many died; returns the source."""
    head = {"publisher": publisher, "published": day}
    (added,) = library.add([wanted(f"{text} Nine died.", head=head, **more)], who="a").added
    data = library.record("source", added.source)
    assert data is not None
    raid = {"id": "sinking", "kind": "raid", "name": "The sinking"}
    there = library.record("entity", "sinking")
    claim = {"source": added.source, "id": f"{added.source}-1", "entity": "sinking", "property": "killed"}
    claim |= {"value": "9", "speaker": data["publisher"], "cite": {"original": "Nine died."}}
    changes = [] if there else [Change("entity", "sinking", None, raid)]
    library.edit([*changes, Change("claim", claim["id"], None, claim)], who="a", what="cited")
    return added.source


def origins(library: Library) -> int:
    comparison = library.compare(TOLL)
    assert comparison is not None
    (answer,) = comparison.answers
    assert answer.reports == len(library.claims(TOLL))
    return answer.origins


def test_two_copies_of_an_original_in_words_are_one_origin(library: Library) -> None:
    told(library, "The Courier", "One wording.", day="2019-05-04", original="Reuters, 3 May 2019")
    told(library, "The Post", "Another one.", day="2019-05-05", original="REUTERS 3 May 2019.")
    assert origins(library) == 1
    names = [claim.origin_name for claim in library.claims(TOLL)]
    assert [(it.slug, it.name) for it in names if it] == [("", "Reuters, 3 May 2019")] * 2
    assert [claim.speaker_name for claim in library.claims(TOLL)] == ["The Courier", "The Post"]
    third = told(library, "The Globe", "A third one.", day="2019-05-06", original="Reuters, 4 May 2019")
    assert origins(library) == 2
    data = library.record("source", third)
    assert data is not None
    library.edit([Change("source", third, data, {**data, "original": "reuters, 3 may 2019"})], who="a", what="the same")
    assert origins(library) == 1
    library.undo(who="a")
    assert origins(library) == 2


def test_what_a_copy_quotes_of_others_stays_theirs(library: Library) -> None:
    told(library, "The Courier", "One wording.", day="2019-05-04", original="Reuters, 3 May 2019")
    (claim,) = library.claims(TOLL)
    before = library.record("claim", claim.slug)
    assert before is not None
    voice = {"id": "office", "kind": "voice", "name": "The harbour office"}
    library.edit(
        [Change("entity", "office", None, voice), Change("claim", claim.slug, before, {**before, "speaker": "office"})],
        who="a",
        what="the office says so",
    )
    (claim,) = library.claims(TOLL)
    assert claim.origin_name is not None and claim.origin_name.slug == "office"


def test_a_report_of_nearly_the_words_of_a_copy_is_of_its_origin(library: Library) -> None:
    told(library, "The Courier", FERRY, day="2019-05-04")
    told(library, "The Post", f"{FERRY} So.", day="2019-05-05", original="Reuters, 3 May 2019")
    told(library, "The Globe", "A third one.", day="2019-05-06", original="Reuters, 3 May 2019")
    assert origins(library) == 1


def test_copies_of_nothing_in_words_are_told_apart(library: Library) -> None:
    told(library, "The Courier", "One wording.", day="2019-05-04", original="?")
    told(library, "The Post", "Another one.", day="2019-05-05", original="!")
    assert origins(library) == 2
