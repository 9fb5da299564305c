"""A store of an older version is brought up whole, after a copy, and nothing in it is lost."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store.care.doctor import examine
from store.care.reindex import reindex
from store.db.schema import SCHEMA_VERSION
from store.db.sqlite import migrations, opening, soundness
from store.db.sqlite.connections import Connections
from store.db.sqlite.migrations import STEPS, Step
from store.db.writing import writing
from store.edits.judging import judge_question
from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.problems import Refused
from store.reads.entities import overview, version
from store.sync.load import load_case
from tests.conftest import ROOT
from tests.store.stores import facts, query

KILLED = QuestionRef("marisol-sinking", "killed", "all")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store that whosays 0.1.0 made: a sealed case, two texts attached, a list of names, judgements."""
    return Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-0.1.0.sqlite", tmp_path / "ferry.db"))


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """A store of version 3: the same case, a judgement, and an edit in its journal."""
    return Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-version-3.sqlite", tmp_path / "ferry.db"))


@pytest.fixture
def fourth(tmp_path: Path) -> Path:
    """A store of version 4: the same case, a judgement, and what came with that version edited into it."""
    return Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-version-4.sqlite", tmp_path / "ferry.db"))


def judge(store: Path) -> None:
    judge_question(store, KILLED, "unresolved", answer=None, why="looked at again", who="third analyst")


def schema(store: Path) -> list[Any]:
    """Every table, column and index of a store; not in what order or words they were made."""
    out: list[Any] = []
    for kind, name, table in query(store, "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"):
        pragma = "table_info" if kind == "table" else "index_info"
        out.append((kind, name, table, [tuple(row[1:3]) for row in query(store, f'PRAGMA {pragma}("{name}")')]))
    return out


def lost(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Rows of the first that the second has not; what the store says of itself apart."""
    own = ("version", "rules", "brought_up")
    return {
        table: gone
        for table, rows in before.items()
        if (gone := [row for row in rows if row not in after[table] and row[0] not in own])
    }


def test_the_steps_lead_to_this_version_one_by_one() -> None:
    assert [step.version for step in STEPS] == list(range(2, SCHEMA_VERSION + 1))


def test_a_store_of_the_first_version_is_read_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with closing(Library(old, read_only=True)) as library:
        assert library.overview().claims == 45
        comparison = library.compare(KILLED)
        assert comparison is not None
        assert [one.who for one in comparison.judgements] == ["second analyst", "first analyst"]
        page = library.source("herald-1")
        assert page is not None and page.text  # the text that was attached
        assert library.search("ilmari stoyanov").count
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir() if not path.name.endswith(("-wal", "-shm"))] == ["ferry.db"]


def test_the_first_write_brings_it_up_and_keeps_it_as_it_was(old: Path) -> None:
    before, bytes_before = facts(old), old.read_bytes()
    judge(old)
    (version,) = query(old, "PRAGMA user_version")[0]
    assert version == SCHEMA_VERSION
    kept = old.with_name("ferry.version-1.db")
    assert kept.exists() and facts(kept) == before
    assert query(kept, "PRAGMA user_version") == [(1,)]
    assert lost(before, facts(old)) == {}
    assert query(old, "SELECT who FROM judgement ORDER BY id DESC LIMIT 1") == [("third analyst",)]
    assert bytes_before != old.read_bytes()
    assert all(finding.ok for finding in examine(old))
    told = next(finding.sentence for finding in examine(old) if finding.part == "schema")
    assert f"version {SCHEMA_VERSION} (brought up from version 1 to {SCHEMA_VERSION} on " in told
    assert "as it was: ferry.version-1.db)" in told
    judge(old)  # is brought up: no second copy
    assert sorted(path.name for path in old.parent.glob("ferry.version-*")) == ["ferry.version-1.db"]


def test_a_store_brought_up_is_made_like_a_new_one(old: Path, tmp_path: Path) -> None:
    load_case(ROOT / "tests" / "cases" / "ferry", tmp_path / "new.db")
    reindex(old)
    assert schema(old) == schema(tmp_path / "new.db")


def test_a_store_of_the_third_version_is_read_as_it_is(third: Path) -> None:
    before = third.read_bytes()
    with closing(Library(third, read_only=True)) as library:
        assert library.overview().claims == 45
        comparison = library.compare(KILLED)
        assert comparison is not None and {claim.counted for it in comparison.answers for claim in it.claims} == {""}
        assert {row.zone for row in library.sources()} == {""}
        page = library.entity("velm")
        assert page is not None and {link.how for link in page.links} == {"lies in"}
        assert {(row.where, row.counted, row.source_zone) for row in library.claim_rows()} == {(None, None, None)}
        assert library.timeline() and library.voice("lna") is not None
        (edited,) = [line for line in library.journal() if line.verb == "change"]
        assert edited.what == "claim changed: note"
    assert third.read_bytes() == before


def test_a_store_of_the_third_version_is_brought_up_whole(third: Path, tmp_path: Path) -> None:
    before = facts(third)
    judge(third)
    assert query(third, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert query(third.with_name("ferry.version-3.db"), "PRAGMA user_version") == [(3,)]
    assert lost(before, facts(third)) == {}
    load_case(ROOT / "tests" / "cases" / "ferry", tmp_path / "new.db")
    assert schema(third) == schema(tmp_path / "new.db")
    with closing(Library(third)) as library:  # what came with this version can be written there
        (claim,) = [it for it in library.claim_rows() if it.id == "evening-gazette-1-toll"]
        record = library.record("claim", claim.id)
        assert record is not None and record["note"] == "read again"
        after = {**record, "where": "velm", "counted": "confirmed", "said": "2019-10-08T12:30Z"}
        library.edit([Change("claim", claim.id, record, after)], who="a", what="of which place")
        assert [it.where for it in library.claim_rows() if it.id == claim.id] == ["velm"]
        library.undo(who="a")
        assert library.record("claim", claim.id) == record


@pytest.mark.parametrize("version", ["third", "fourth"])
def test_claims_that_say_nothing_new_are_as_an_older_version_wrote_them(
    version: str, request: pytest.FixtureRequest
) -> None:
    """A load after the upgrade touches no claim that has none of the new keys."""
    store = request.getfixturevalue(version)
    told = query(store, "SELECT slug, fingerprint FROM claim ORDER BY 1")
    judge(store)
    changes = load_case(ROOT / "tests" / "cases" / "ferry", store, anew=True)
    assert "claims" not in changes.changed
    assert query(store, "SELECT slug, fingerprint FROM claim ORDER BY 1") == told


def test_a_store_of_the_fourth_version_is_read_as_it_is(fourth: Path) -> None:
    before = fourth.read_bytes()
    with closing(Library(fourth, read_only=True)) as library:
        assert library.overview().claims == 45
        (claim,) = [it for it in library.claim_rows() if it.id == "evening-gazette-1-toll"]
        assert (claim.where, claim.counted) == ("velm", "confirmed")
        page = library.entity("kessa")
        assert page is not None and [it.slug for it in page.links if it.how == "lies in"] == ["lake-orsen", "tarn"]
        assert page.one_with == () and library.decisions() == ()
        assert library.compare(KILLED) and library.timeline() and library.search("ilmo trask").count
        assert library.beside("ilmo-trask", "dorin-havel").rows and library.pairs(9) == ()
        assert [line.what for line in library.journal() if line.verb == "change"] == [
            "entity changed: lies in",
            "claim changed: of which place",
        ]
    assert fourth.read_bytes() == before


def test_a_store_of_the_fourth_version_is_brought_up_whole(fourth: Path, tmp_path: Path) -> None:
    before = facts(fourth)
    judge(fourth)
    assert query(fourth, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert query(fourth.with_name("ferry.version-4.db"), "PRAGMA user_version") == [(4,)]
    assert lost(before, facts(fourth)) == {}
    load_case(ROOT / "tests" / "cases" / "ferry", tmp_path / "new.db")
    assert schema(fourth) == schema(tmp_path / "new.db")
    with closing(Library(fourth)) as library:  # what came with this version can be written there
        rows = list(library.claim_rows())
        library.decide("ilmo-trask", "dorin-havel", "same", why="one man", who="a")
        page = library.entity("dorin-havel")
        assert page is not None and (page.slug, len(page.one_with)) == ("ilmo-trask", 1)
        assert "dorin-havel" not in {it.entity for it in library.claim_rows()}
        library.split("ilmo-trask", "dorin-havel", who="a")
        assert list(library.claim_rows()) == rows
    assert all(finding.ok for finding in examine(fourth))


def test_the_doctor_says_which_version_a_store_has(old: Path) -> None:
    findings = {finding.part: finding for finding in examine(old)}
    assert findings["schema"].ok
    assert f"version 1 (the next write brings it up to {SCHEMA_VERSION}, after a copy" in findings["schema"].sentence


def test_a_copy_never_takes_the_place_of_another_file(old: Path) -> None:
    other = old.with_name("ferry.version-1.db")
    other.write_text("somebody's own")
    judge(old)
    assert other.read_text() == "somebody's own"
    assert query(old.with_name("ferry.version-1-2.db"), "PRAGMA user_version") == [(1,)]


def test_the_copy_is_as_private_as_the_store(old: Path) -> None:
    old.chmod(0o600)
    judge(old)
    assert old.with_name("ferry.version-1.db").stat().st_mode & 0o777 == 0o600


def _break(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM judgement")
    connection.execute("SELECT id FROM nowhere")


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[sqlite3.Connection], None]], int]]:
    """Makes this program one of the version after: a step more, and what was written until now too old to read."""

    def go_on(apply: Callable[[sqlite3.Connection], None]) -> int:
        new = SCHEMA_VERSION + 1
        monkeypatch.setattr(migrations, "STEPS", (*STEPS, Step(new, "a test", apply)))
        for module in (migrations, opening):
            monkeypatch.setattr(module, "SCHEMA_VERSION", new)
        monkeypatch.setattr(opening, "READABLE_FROM", new)
        return new

    yield go_on


def test_a_step_that_fails_leaves_the_store_as_it_was(
    old: Path, next_version: Callable[[Callable[[sqlite3.Connection], None]], int]
) -> None:
    before = facts(old)
    next_version(_break)
    with pytest.raises(Refused, match="no such table"):
        judge(old)
    assert facts(old) == before
    assert query(old, "PRAGMA user_version") == [(1,)]
    assert [path.name for path in old.parent.glob("ferry.version-*")] == []


def test_no_room_for_the_copy_leaves_the_store_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = facts(old)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrations, "copy_store", full)
    with pytest.raises(Refused, match=r"cannot be written beside it \(No space left on device\): nothing was changed"):
        judge(old)
    assert facts(old) == before


def test_what_is_too_old_to_be_read_says_who_must_open_it_once(
    old: Path,
    next_version: Callable[[Callable[[sqlite3.Connection], None]], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # and the table is one of its own
    monkeypatch.setitem(soundness.TABLES, "more", frozenset({"id"}))
    monkeypatch.setattr(soundness, "_WORDS", soundness._WORDS | {"more"})
    new = next_version(lambda connection: connection.execute("CREATE TABLE more (id INTEGER)") and None)
    before = facts(old)
    with pytest.raises(Refused) as refusal:
        Library(old, read_only=True)
    assert str(refusal.value) == (
        f"{old}: was made by an older whosays (store version 1, this one reads {new} to {new}): "
        f"whoever may write it brings it up with 'whosays reindex --store {old}'"
    )
    assert facts(old) == before
    reindex(old)  # as it was told
    assert Library(old, read_only=True).overview().claims == 45
    assert query(old, "SELECT count(*) FROM more") == [(0,)]


def test_a_session_of_an_older_version_is_told_when_a_newer_one_brings_the_store_up(old: Path) -> None:
    connections = Connections(old)
    assert connections.ask(overview).claims == 45
    with closing(sqlite3.connect(old)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(Refused, match=r"was written by a newer whosays .*: upgrade whosays"):
        connections.ask(overview)
    with pytest.raises(Refused, match="upgrade whosays"), writing(old):
        pass
    connections.close()


def test_a_session_that_reads_goes_on_while_the_store_is_brought_up(old: Path) -> None:
    library = Library(old)
    before = library.overview()
    judge(old)
    after = library.overview()
    assert (before.claims, before.sources) == (after.claims, after.sources)
    library.close()


def test_two_who_write_at_once_bring_it_up_once(old: Path) -> None:
    threads = [threading.Thread(target=judge, args=(old,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in old.parent.glob("ferry.version-*")] == ["ferry.version-1.db"]
    assert query(old, "SELECT count(*) FROM judgement WHERE who = 'third analyst'") == [(4,)]


def test_the_case_that_shipped_with_the_first_version_loads_unchanged(tmp_path: Path) -> None:
    changes = load_case(ROOT / "tests" / "cases" / "five-0.1.0", tmp_path / "five.db")
    assert changes.added == {
        "entities": 140, "links": 29, "names": 207, "sources": 5, "renditions": 10, "claims": 446,
        "uses of a name": 216,
    }  # fmt: skip


def test_a_store_of_the_first_version_takes_its_case_again(old: Path, tmp_path: Path) -> None:
    """Loading goes on where 0.1.0 stopped: what was attached and judged stays."""
    from store.case.checks.seal import seal

    seal(ROOT / "tests" / "cases" / "ferry", tmp_path / "sealed")
    load_case(tmp_path / "sealed", old)
    assert query(old, "SELECT count(*) FROM rendition WHERE text IS NOT NULL AND kind = 'original'") == [(2,)]
    assert query(old, "SELECT count(*) FROM judgement") == [(4,)]
    with closing(Library(old)) as library:
        assert library.overview().claims == 45


def test_the_number_of_writes_goes_on(old: Path) -> None:
    connections = Connections(old)
    before = connections.ask(version)
    judge(old)
    assert connections.ask(version) == before + 1
    connections.close()


@pytest.mark.parametrize("version", [4, SCHEMA_VERSION])
def test_a_store_made_before_its_last_table_gets_it_with_the_next_write(fourth: Path, version: int) -> None:
    if version == SCHEMA_VERSION:
        judge(fourth)
    whole = schema(fourth)
    with closing(sqlite3.connect(fourth)) as connection:
        connection.execute("DROP TABLE listed")
    found = {it.part: it for it in examine(fourth)}["schema"]
    assert (found.ok, found.sentence) == (
        False,
        "schema: no table listed, and nothing is lost by that: run 'whosays reindex'",
    )
    judge(fourth)
    assert query(fourth, "SELECT * FROM listed") == []
    if version == SCHEMA_VERSION:
        assert schema(fourth) == whole
    assert all(it.ok for it in examine(fourth))
