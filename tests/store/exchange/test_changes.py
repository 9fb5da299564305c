"""What changed between two states of a store: new conflicts, what is settled, new judgements, records."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.exchange.changes import Seen, changes
from store.library import Library, write_report
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.out.report import ReportAsked
from store.model.problems import Refused
from store.model.vocabulary import State
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT

DEATH = QuestionRef("idris-walid", "place_of_death")


@pytest.fixture
def old(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "old.db"
    load_case(small.folder, store)
    return store


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(old, tmp_path / "new.db"))


def test_nothing_changed_in_the_same(old: Path, new: Path) -> None:
    with Library(new, read_only=True, untouched=True) as library:
        assert not library.changes(old).any


def test_a_judgement_is_told_with_who_and_why(old: Path, new: Path) -> None:
    with Library(new) as library:
        library.judge(DEATH, "holds", answer="east-province", why="Seen", who="Ana B")
        found = library.changes(old)
    (judged,) = found.judgements
    assert (judged.ref, judged.words, judged.who, judged.why) == (DEATH, "East Province holds", "Ana B", "Seen")
    assert judged.entity_name == "Idris Walid" and not found.questions and not found.claims.any


def test_a_conflict_that_came_and_one_that_went(old: Path, new: Path) -> None:
    with Library(new) as library:
        states = {row.ref: row.state for row in library.worklist(states=["contradicted"])}
        assert DEATH in states
        (claim,) = [it for it in library.claims(DEATH) if it.source.slug == "herald"]
        record = library.record("claim", claim.slug)
        assert record is not None
        library.edit([Change("claim", claim.slug, record, None)], who="Ana B", what="withdrawn")
        gone = library.changes(old)
    (turned,) = [it for it in gone.questions if it.ref == DEATH]
    assert (turned.turn, turned.before) == ("settled", "contradicted")
    assert turned.reason.endswith(f"Gone since: 1 claim ({claim.slug}).")
    assert gone.claims.gone == (claim.slug,) and not gone.claims.added
    with Library(old, read_only=True, untouched=True) as library:
        came = library.changes(new)
        told = "".join(write_report(library.report(ReportAsked(), since=new), "md"))
    (turned,) = [it for it in came.questions if it.ref == DEATH]
    assert (turned.turn, turned.after) == ("conflict", "contradicted")
    assert came.claims.added == (claim.slug,)
    assert "### New conflicts (1)\n\n- Idris Walid: died in: " in told and "claims: 1 added" in told


def test_a_claim_that_says_something_else_is_changed(old: Path, new: Path) -> None:
    with Library(new) as library:
        claim = library.claims(DEATH)[0]
        record = library.record("claim", claim.slug)
        assert record is not None
        library.edit([Change("claim", claim.slug, record, {**record, "note": "Told twice."})], who="Ana B", what="note")
        somebody = library.record("entity", "idris-walid")
        assert somebody is not None
        changed = {**somebody, "names": [*somebody["names"], {"text": "I. Walid", "kind": "alias"}]}
        library.edit([Change("entity", "idris-walid", somebody, changed)], who="Ana B", what="a spelling")
        found = library.changes(old)
    assert found.claims.changed == (claim.slug,) and found.entities.changed == ("idris-walid",)
    assert not found.questions and not found.sources.any


def turned(before: State | None, after: State | None) -> str:
    old, new = (Seen({DEATH: state} if state is not None else {}, (), {}, {}, {}) for state in (before, after))
    (found,) = changes(new, old, {}).questions
    return found.turn


def test_what_stays_unsettled_is_neither_a_conflict_nor_settled() -> None:
    assert turned("single", "contradicted") == turned(None, "denied") == turned("unconfirmed", "denied") == "conflict"
    assert turned("contradicted", "agreed") == turned("finer", "several") == turned("denied", None) == "settled"
    assert turned("contradicted", "finer") == turned("contradicted", "denied") == turned("single", "agreed") == "other"


def test_stores_of_older_versions_are_read_as_they_are(tmp_path: Path) -> None:
    load_case(ROOT / "tests" / "cases" / "ferry", tmp_path / "ferry.db")
    with Library(tmp_path / "ferry.db", read_only=True, untouched=True) as library:
        for name in ("ferry-0.1.0.sqlite", "ferry-version-3.sqlite", "ferry-version-4.sqlite"):
            for stored in (ROOT / "tests" / "stores").glob(f"{name}*"):
                shutil.copy(stored, tmp_path / stored.name)
            found = library.changes(tmp_path / name)
            assert not found.claims.gone and not found.sources.gone


def test_where_there_is_no_older_store_it_is_said(new: Path, tmp_path: Path) -> None:
    with Library(new, read_only=True, untouched=True) as library, pytest.raises(Refused, match="no such store"):
        library.changes(tmp_path / "nowhere.db")


def test_what_is_gone_is_called_as_it_was(old: Path, shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        found = library.changes(old)
    (turned,) = [it for it in found.questions if it.ref == DEATH]
    assert (turned.entity_name, turned.question, turned.after) == ("Idris Walid", "died in", None)
