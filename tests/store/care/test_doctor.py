"""The doctor finds each thing that can be wrong with a store, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.care.doctor import examine
from store.care.reindex import reindex
from store.model.problems import BadInput
from store.sync.load import load_case
from store.writes.attach import attach
from tests.cases import ORIGINAL, CaseFolder
from tests.engines import on_server
from tests.store.stores import change, dump, examined

PARTS = [
    "file",
    "schema",
    "values",
    "references",
    "texts",
    "citations",
    "claims",
    "answers",
    "verdicts",
    "order of lists",
    "full text",
    "words of texts",
    "name index",
]


#: And of a store on a server.
ON_SERVER = ["server", "schema", "rows", "full text", "values", "references", "texts", "citations", "claims", "answers"]
ON_SERVER += ["verdicts", "order of lists", "name index", "words of texts"]

#: What spoils a table that each engine has its own way.
_THERE = {
    "DELETE FROM passage_fts WHERE rowid = 1": "DELETE FROM passage_fts WHERE id = 1",
    "INSERT INTO nx_name(rowid, terms) VALUES (99, 'ghost')": "INSERT INTO nx_name (id, words) VALUES (99, '{ghost}')",
}


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def wrong(path: Path) -> dict[str, str]:
    return {finding.part: finding.sentence for finding in examined(path) if not finding.ok}


def test_a_sound_store(path: Path, small: CaseFolder) -> None:
    before = dump(path)
    findings = examined(path)
    assert [finding.part for finding in findings] == (ON_SERVER if on_server() else PARTS)
    assert all(finding.ok and finding.sentence.startswith(f"{finding.part}: ") for finding in findings)
    assert dump(path) == before
    attach(path, [small.hold_original()])
    assert wrong(path) == {}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_store_with_a_copy_attached(path: Path, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "copy.txt").write_bytes(ORIGINAL.replace("May", "May \u2013").encode(encoding))
    attach(path, [tmp_path / "copy.txt"])
    assert wrong(path) == {}


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("statement", "part", "words"),
    [
        ("UPDATE rendition SET text = text || 'x' WHERE label = 'digest'", "texts", "courier (digest) have another"),
        ("UPDATE citation SET start = start + 1 WHERE exact IS NOT NULL", "citations", "c-1, c-2, c-3, c-4, c-5 and 4"),
        ("UPDATE citation SET exact = 'other words' WHERE id = 1", "citations", "c-1 are cited with words that do not"),
        ("DELETE FROM citation WHERE claim_id = 1", "claims", "c-1 have no citation"),
        ("UPDATE question SET state = 'agreed'", "answers", "run 'whosays reindex'"),
        # this one, and the one of an entity, a server does not take away
        pytest.param(
            *("DELETE FROM answer WHERE id = (SELECT min(id) FROM answer)", "answers", "run 'whosays reindex'"),
            marks=pytest.mark.files,
        ),
        ("UPDATE verdict SET reason = ''", "verdicts", "run 'whosays reindex'"),
        ("UPDATE entity SET worst = 7, known = 0", "order of lists", "run 'whosays reindex'"),
        ("DELETE FROM passage_fts WHERE rowid = 1", "full text", "run 'whosays reindex'"),
        ("DELETE FROM nx_key", "name index", "run 'whosays reindex'"),
        ("UPDATE nx_meta SET value = 0 WHERE what = 'rules'", "name index", "run 'whosays reindex'"),
        ("INSERT INTO nx_name(rowid, terms) VALUES (99, 'ghost')", "name index", "run 'whosays reindex'"),
        pytest.param(*("DELETE FROM entity WHERE slug = 'ministry'", "references", "rows of"), marks=pytest.mark.files),
        ("ALTER TABLE claim DROP COLUMN note", "schema", "claim.note missing: "),
    ],
)
def test_each_fault_is_found(path: Path, statement: str, part: str, words: str) -> None:
    change(path, _THERE.get(statement, statement) if on_server() else statement)
    found = wrong(path)
    assert words in found.get(part, ""), found
    if "reindex" in words:
        reindex(path)
        assert wrong(path) == {}


@pytest.mark.files
def test_a_damaged_file(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        for page in range(4, size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 100)
    found = wrong(path)
    assert "restore a backup" in found["file"]


@pytest.mark.files
def test_a_foreign_and_a_missing_file(tmp_path: Path) -> None:
    change(tmp_path / "photos.db", "CREATE TABLE photo (id)")
    (finding,) = examine(tmp_path / "photos.db")
    assert not finding.ok
    assert "not a whosays store" in finding.sentence
    with pytest.raises(BadInput, match="no such store"):
        examine(tmp_path / "gone.db")
