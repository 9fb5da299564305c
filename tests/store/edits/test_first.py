"""The records of a store that an older version made say what its case's files say."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from store.case.checks.seal import seal
from store.case.records import read_case_of
from store.edits.first import bring_up
from store.edits.undo import undo
from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.problems import BadInput
from store.sync.load import load_case
from tests.conftest import ROOT
from tests.store.edits.made import records
from tests.store.stores import derived, facts, query, rebuilt, sound

FERRY = ROOT / "tests" / "cases" / "ferry"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store that whosays 0.1.0 made: a sealed case, two texts attached, a list of names, judgements."""
    return Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-0.1.0.sqlite", tmp_path / "ferry.db"))


def test_a_store_gets_its_records_once_and_nothing_else_changes(old: Path) -> None:
    before = facts(old)
    bring_up(old)
    after = facts(old)
    assert {it: after[it] for it in after if it != "meta"} == {it: before[it] for it in before if it != "meta"}
    made = records(old)
    bring_up(old)
    assert records(old) == made
    # what the folder it was loaded from cannot have
    assert {kind for (kind,) in query(old, "SELECT DISTINCT kind FROM base")} == {"judgement"}
    assert len([key for key in made if key[0] == "judgement"]) == 4


def test_the_records_make_the_rows_they_were_made_from(old: Path, tmp_path: Path) -> None:
    """Each record written again as it is touches no row."""
    bring_up(old)
    texts = dict(query(old, "SELECT sha256, text FROM rendition WHERE text IS NOT NULL AND held_sha256 IS NULL"))
    made = records(old)
    order = [slug for (slug,) in query(old, "SELECT slug FROM claim ORDER BY position")]
    in_order = {key: it for key, it in made.items() if key[0] != "claim"} | {
        ("claim", slug): made["claim", slug] for slug in order
    }
    from store.case.checks.check import check_read
    from store.db.writing import writing
    from store.writes.bring_up import bring_up as write
    from store.writes.bring_up import whole
    from store.writes.changes import Changes

    case = check_read(read_case_of(in_order, texts))
    assert case.problems == []
    before = facts(old)
    changes = Changes()
    with writing(old) as session:
        write(session, whole(session, case), changes)
    assert changes.sentence() == "nothing changed"
    assert {it: facts(old)[it] for it in before if it != "meta"} == {it: before[it] for it in before if it != "meta"}


def test_what_comes_from_the_sealed_case_says_the_same_in_meaning(old: Path, tmp_path: Path) -> None:
    seal(FERRY, tmp_path / "sealed")
    load_case(tmp_path / "sealed", tmp_path / "new.db")
    bring_up(old)
    mine, theirs = records(old), records(tmp_path / "new.db")
    assert {key for key in mine if key[0] != "judgement"} == set(theirs)
    # the case is loaded over it as if it had been loaded the same way: nothing of either is lost, nothing clashes
    before = facts(old)
    load_case(tmp_path / "sealed", old)
    after = facts(old)
    assert {it: after[it] for it in ("claim", "entity", "name", "source", "citation")} == {
        it: before[it] for it in ("claim", "entity", "name", "source", "citation")
    }
    assert query(old, "SELECT count(*) FROM base WHERE clashed") == [(0,)]
    assert len(query(old, "SELECT 1 FROM judgement")) == 4


def test_an_old_store_is_edited_and_taken_back_at_once(old: Path) -> None:
    before = facts(old)
    with closing(Library(old)) as library:
        claim = library.record("claim", query(old, "SELECT slug FROM claim ORDER BY position LIMIT 1")[0][0])
        assert claim is not None
        library.edit([Change("claim", claim["id"], claim, {**claim, "note": "seen again"})], who="ana", what="a remark")
        library.judge(QuestionRef("marisol-sinking", "killed", "all"), "several", answer=None, why="", who="ana")
    sound(old)
    assert derived(old) == rebuilt(old)
    undo(old, who="ana")
    undo(old, who="ana")
    with pytest.raises(BadInput):
        undo(old, who="ana")
    after = facts(old)
    assert {it: after[it] for it in after if it != "meta"} == {it: before[it] for it in before if it != "meta"}
    assert len(query(old, "SELECT 1 FROM judgement")) == 4
