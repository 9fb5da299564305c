"""Two entities that are one: a layer over both, at every door, and the split gives back exactly what was."""

from __future__ import annotations

import random
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.library import Library
from store.model.claims import QuestionRef
from store.model.drafts import Draft
from store.model.edits import Change
from store.model.problems import BadInput, Refused
from store.sync.load import load_case
from store.sync.save import save_case
from tests.cases import CaseFolder
from tests.store.edits.made import edit_of, records, same_as_anew, state
from tests.store.edits.test_edit_laws import copy_of
from tests.store.stores import derived, fresh, loaded, query, rebuilt, sound

TWIN = """\
- id: walid-idris
  kind: leader
  name: Walid Idris
  names: [Edrees Waleed, The Falcon]
  used_by: [herald]
- id: falcon
  kind: leader
  name: Falcon
- id: ministry-2
  kind: voice
  name: Defence Ministry
- id: east
  kind: place
  name: the East
  within: northland
"""
CLAIMS = """\
  - id: h-5
    entity: walid-idris
    property: life_status
    value: alive
    speaker: ministry-2
    cite:
      original: denied that Edrees Waleed was dead
  - id: h-6
    entity: walid-idris
    property: place_of_death
    value: east
    speaker: herald-news
    cite:
      original: he died in West Province
  - id: h-7
    entity: post-raid
    property: killed
    where: east
    value: "8"
    speaker: herald-news
    via: [ministry-2]
    cite:
      original: at seven
"""
STATUS = QuestionRef("idris-walid", "life_status")
TWO = ("idris-walid", "walid-idris")


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    made = CaseFolder(tmp_path / "case")
    made.add("entities/all.yaml", TWIN)
    made.add("claims/herald.yaml", CLAIMS)
    return made


@pytest.fixture
def store(case: CaseFolder, tmp_path: Path) -> Path:
    return loaded(case.folder, tmp_path / "own.db")


def good(store: Path) -> None:
    """Whole, derived as a rebuild would, and what its records make by themselves."""
    sound(store)
    assert derived(store) == rebuilt(store)
    again = store.with_name("again.db")
    for name in ("again.db", "again.db-wal", "again.db-shm"):
        store.with_name(name).unlink(missing_ok=True)
    same_as_anew(store, again)


def test_both_ids_lead_to_one_and_lists_have_one(store: Path) -> None:
    with Library(store) as library:
        before = library.overview()
        library.decide(*TWO, "same", "one man", who="ana")
        page = library.entity("walid-idris")
        assert page == library.entity("idris-walid")
        assert page is not None and page.slug == "idris-walid"
        spelt = {name.text: name.used_by for name in page.names}
        assert {"Idris Walid", "Walid Idris", "The Falcon"} <= spelt.keys()
        assert spelt["Edrees Waleed"] == ("The Herald",)
        assert ("walid-idris", "same as") in {(link.slug, link.how) for link in page.links}
        assert "walid-idris" not in {row.slug for row in library.entities("leader", 0, 99)}
        after = library.overview()
        assert (after.entities, after.kinds["leader"]) == (before.entities - 1, before.kinds["leader"] - 1)
        assert after.names == before.names - 1  # a spelling that both have is one
        found = library.compare(QuestionRef("walid-idris", "life_status"))
        assert found == library.compare(STATUS) and found is not None
        assert {claim.slug for answer in found.answers for claim in answer.claims} == {"c-1", "c-4", "h-1", "h-5"}
        assert library.find("The Falcon").hits[0].slug == "idris-walid"
        assert library.timeline("walid-idris") == library.timeline("idris-walid")
        rows = list(library.claim_rows(entities=["walid-idris"]))
        assert {row.entity for row in rows} == {"idris-walid"} and len(rows) == len(
            list(library.claim_rows(entities=["idris-walid"]))
        )
        assert library.ids("entity", "walid", most=9) == ("walid-idris",)
        assert library.ids("property", "life", ["walid-idris"], most=9) == ("life_status",)
        data = library.record("claim", "h-5")
        assert data is not None and data["entity"] == "walid-idris"  # what people wrote stays
    good(store)


def test_who_speaks_passes_on_and_where_are_the_one_that_stands(store: Path) -> None:
    with Library(store) as library:
        library.decide("ministry", "ministry-2", "same", who="ana")
        library.decide("east-province", "east", "same", who="ana", keep="east")
        assert library.voice("ministry-2") == library.voice("ministry")
        comparison = library.compare(STATUS)
        assert comparison is not None
        rows = {row.id: row for row in library.claim_rows()}
        assert rows["h-5"].speaker == "ministry" and rows["h-7"].via == ("ministry",)
        assert (rows["h-7"].where, rows["c-2"].value_norm) == ("east", "east")
        assert library.claims(QuestionRef("post-raid", "killed", "all@east-province"))
    assert query(store, "SELECT label FROM claim WHERE slug = 'c-2'") == [("the East",)]
    good(store)


def test_the_split_gives_back_the_very_rows_also_after_edits_in_between(store: Path) -> None:
    before, digest = state(store), derived(store)
    with Library(store) as library:
        library.decide(*TWO, "same", who="ana", keep="walid-idris")
        library.split(*TWO, who="ben")
        assert derived(store) == digest
        assert state(store) == before
        library.decide(*TWO, "same", who="ana")
        claim = library.record("claim", "h-5")
        assert claim is not None
        edited = library.edit([Change("claim", "h-5", claim, claim | {"value": "dead"})], who="ben", what="dead")
        good(store)
        library.split(*TWO, who="ana")
        good(store)
        assert records(store)["claim", "h-5"]["value"] == "dead"
        library.undo(who="ben", number=edited.id)
        assert derived(store) == digest
        assert state(store) == before


def test_undo_and_redo_of_a_decision(store: Path) -> None:
    before = state(store)
    with Library(store) as library:
        library.decide(*TWO, "same", who="ana")
        one = state(store)
        library.undo(who="ana")
        assert state(store) == before
        library.redo(who="ana")
        assert state(store) == one
        library.decide(*TWO, "not_same", who="ana")
        good(store)
        (decision,) = library.decisions()
        assert (decision.decided, decision.keep, decision.who) == ("not_same", "", "ana")
        assert library.decide(*TWO, "not_same", who="ben").id == 0  # decided already


def test_an_undo_of_a_split_says_which_edit_stands_in_the_way(store: Path) -> None:
    with Library(store) as library:
        library.decide(*TWO, "same", who="ana")
        done = library.split(*TWO, who="ana")
        library.decide("idris-walid", "falcon", "same", who="ben")
        later = library.decide("walid-idris", "falcon", "not_same", who="ben")
        with pytest.raises(BadInput, match=f"edit {later.id} by ben"):
            library.undo(who="ana", number=done.id)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("idris-walid", "river-front", "'idris-walid' is a leader and 'river-front' a group, which cannot be one"),
        ("east-province", "northland", "would be something that lies in itself"),
        ("spokesman", "ministry", "would be something that speaks for itself"),
        ("idris-walid", "nobody", "there is no entity 'nobody'"),
        ("idris-walid", "idris-walid", "is one already"),
    ],
)
def test_what_cannot_be_one_is_refused_in_one_sentence(store: Path, one: str, other: str, said: str) -> None:
    before = store.read_bytes()
    with Library(store) as library:
        with pytest.raises(BadInput) as refused:
            library.decide(one, other, "same", who="ana")
        assert said in str(refused.value) and "\n" not in str(refused.value)
        assert said in library.merge_preview(one, other).problem
    assert store.read_bytes() == before


def test_not_the_same_in_between_is_refused_and_so_is_a_split_by_way_of_others(store: Path) -> None:
    with Library(store) as library:
        library.decide("idris-walid", "walid-idris", "same", who="ana")
        library.decide("walid-idris", "falcon", "same", who="ana")
        assert library.entity("falcon") == library.entity("idris-walid")
        with pytest.raises(BadInput, match="are one by way of 'walid-idris', and it was decided that they are not"):
            library.decide("falcon", "idris-walid", "not_same", who="ana")
        with pytest.raises(BadInput, match="are one by way of others: split one of falcon and walid-idris; idris-w"):
            library.split("falcon", "idris-walid", who="ana")
        with pytest.raises(BadInput, match="nothing was decided about 'ministry' and 'falcon'"):
            library.split("ministry", "falcon", who="ana")
        good(store)


def test_later_edits_that_would_break_what_is_one_are_refused(store: Path) -> None:
    with Library(store) as library:
        library.decide("east-province", "east", "same", who="ana")
        library.decide(*TWO, "same", who="ana")
        for slug, around, refused in (
            ("east-province", "west-province", ""),
            ("west-province", "east", "lies in itself"),
        ):
            place = library.record("entity", slug)
            assert place is not None
            change = Change("entity", slug, place, place | {"within": around})
            with pytest.raises(BadInput, match=refused) if refused else nullcontext():
                library.edit([change], who="ana", what="x")
        twin = library.record("entity", "walid-idris")
        assert twin is not None
        with pytest.raises(BadInput, match="which cannot be one"):
            library.edit([Change("entity", "walid-idris", twin, twin | {"kind": "voice"})], who="ana", what="x")
        with pytest.raises(
            BadInput, match="stand claim h-5, claim h-6, the decision about idris-walid and walid-idris"
        ):
            library.edit([Change("entity", "walid-idris", twin, None)], who="ana", what="x")
        renamed = library.edit(
            [Change("entity", "walid-idris", twin, twin | {"name": "W. I.", "names": ["Idris Walid"]})],
            who="ana",
            what="x",
        )
        assert renamed.id
    good(store)


def test_of_two_judgements_the_later_is_in_force_and_the_preview_says_so(store: Path) -> None:
    other = QuestionRef("walid-idris", "life_status")
    with Library(store) as library:
        library.judge(STATUS, "unresolved", answer=None, why="first", who="ana")
        data: dict[str, Any] = next(it for (kind, _), it in records(store).items() if kind == "judgement")
        later = data | {"id": "j-later", "entity": "walid-idris", "who": "ben", "at": "2099-01-01T00:00:00+00:00"}
        later |= {"decision": "holds", "answer": "alive", "label": "alive"}
        library.edit([Change("judgement", "j-later", None, later)], who="ben", what="judged", verb="judge")
        preview = library.merge_preview(*TWO)
        (change,) = [it for it in preview.changes if it.question == "alive or dead"]
        assert "the later judgement is in force: alive" in change.reason and "by ben" in change.reason
        library.decide(*TWO, "same", who="ana")
        comparison = library.compare(STATUS)
        assert comparison is not None
        assert [(it.who, it.superseded) for it in comparison.judgements] == [("ben", False), ("ana", True)]
        library.withdraw(other, who="ana")
        good(store)
        library.split(*TWO, who="ana")
        good(store)


def test_a_preview_tells_what_changes_and_keeps_nothing(store: Path) -> None:
    with Library(store) as library:
        before = store.read_bytes()
        preview = library.merge_preview(*TWO)
        assert store.read_bytes() == before
        assert (preview.keep, preview.problem) == ("idris-walid", "")
        told = {it.question: (it.left, it.right, it.after) for it in preview.changes}
        library.decide(*TWO, "same", who="ana")
        for prop, label in (("life_status", "alive or dead"), ("place_of_death", "place of death")):
            comparison = library.compare(QuestionRef("idris-walid", prop))
            assert comparison is not None
            assert told.get(label, (0, 0, comparison.question.state))[2] == comparison.question.state
        page = library.entity("idris-walid")
        assert page is not None and preview.claims == len(list(library.claim_rows(entities=["idris-walid"])))


def test_a_dropped_draft_is_remembered_once_and_taken_back(store: Path) -> None:
    draft = Draft("0a1b2c", "herald", "original", 3, 9, "idris-walid", "Idris Walid", "age", says="about 40")
    with Library(store) as library:
        before = state(store)
        done = library.drop_draft(draft, who="ana")
        assert library.drop_draft(draft, who="ben").id == 0
        data = library.record("dropped", "0a1b2c")
        assert data is not None and (data["value"], data["entity"], data["who"]) == ("about 40", "idris-walid", "ana")
        library.undo(who="ana", number=done.id)
        assert state(store) == before
    with Library(store, read_only=True) as library, pytest.raises(Refused, match="--read-only"):
        library.drop_draft(draft, who="ana")


def test_decisions_are_saved_to_their_files_and_loaded_from_there(case: CaseFolder, store: Path) -> None:
    files = {path: path.read_bytes() for path in case.folder.rglob("*") if path.is_file()}
    with Library(store) as library:
        library.decide(*TWO, "same", "one man", who="ana")
        library.drop_draft(Draft("0a1b2c", "herald", "original", 3, 9, "", "", new_name="Bey"), who="ana")
    assert save_case(store, case.folder, who="ana").files == ("same.yaml", "dropped.yaml")
    assert case.read("same.yaml").startswith(
        "- one: idris-walid\n  other: walid-idris\n  decided: same\n  keep: idris-walid\n  why: one man\n  who: ana\n"
    )
    assert {path: path.read_bytes() for path in files} == files
    assert state(store)[0]["entity"] == state(fresh(case))[0]["entity"]
    assert derived(store)["answers"] == derived(fresh(case))["answers"]
    case.write(
        "same.yaml",
        "# by hand\n" + case.read("same.yaml").replace("decided: same\n  keep: idris-walid", "decided: unsure"),
    )
    load_case(case.folder, store)
    assert query(store, "SELECT slug FROM entity WHERE same_as_id IS NOT NULL") == []
    good(store)
    with Library(store) as library:
        library.split(*TWO, who="ana")
    save_case(store, case.folder, who="ana")
    assert not case.path("same.yaml").exists()


some = given(chance=st.randoms(use_true_random=False))
few, many = (
    settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    for number in (3, 25)
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("same")
    made = CaseFolder(folder / "case")
    made.add("entities/all.yaml", TWIN)
    made.add("claims/herald.yaml", CLAIMS)
    load_case(made.folder, folder / "begun.db")
    return folder / "begun.db"


def merged_and_split(begun: Path, chance: random.Random) -> None:
    """Random decisions, with edits, undos and splits between: and with everything split it is what edits alone make."""
    store, plain = copy_of(begun, "one.db"), copy_of(begun, "plain.db")
    with Library(store) as library, Library(plain) as other:
        for _ in range(6):
            entities = [ref for kind, ref in records(store) if kind == "entity"]
            what = chance.choice(["same", "same", "same", "not_same", "split", "edit", "edit", "undo"])
            try:
                if what == "split":
                    found = library.decisions()
                    if found:
                        it = chance.choice(found)
                        library.split(it.one, it.other, who="ana")
                elif what == "undo":
                    library.undo(who="ana")
                elif what == "edit":
                    made = edit_of(chance, store)
                    changes = [it for it in made.changes if it.kind != "same"]
                    library.edit(changes, who="ben", what="by chance", texts=made.texts)
                else:
                    one, two = chance.sample(entities, 2)
                    library.decide(one, two, what, who="ana", keep=None)  # type: ignore[arg-type]
            except BadInput:
                continue
            good(store)
        while found := library.decisions():
            library.split(found[0].one, found[0].other, who="ana")
        good(store)
        left = records(store)
        there = records(plain)
        changes = [Change(*key, there.get(key), left.get(key)) for key in sorted({*left, *there})]
        texts = dict(query(store, "SELECT sha256, text FROM rendition WHERE text IS NOT NULL"))
        other.edit([it for it in changes if it.before != it.after], who="ben", what="the edits", texts=texts)
    parts = ("verdicts", "order of lists")
    assert {part: derived(store)[part] for part in parts} == {part: derived(plain)[part] for part in parts}


@pytest.mark.slow
@some
@few
def test_rows_are_what_the_records_make_whatever_was_one_in_between(begun: Path, chance: random.Random) -> None:
    merged_and_split(begun, chance)


@pytest.mark.slow
@some
@many
def test_rows_are_what_the_records_make_whatever_was_one_in_between_however_many(
    begun: Path, chance: random.Random
) -> None:
    merged_and_split(begun, chance)
