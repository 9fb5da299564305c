"""Loading: all or nothing, twice is once, and an edited case touches only what changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import store.writing
from store import derive, opening
from store.attach import attach
from store.judging import judge_question
from store.library import Library
from store.load import load_case
from store.opening import APPLICATION_ID
from store.problems import BadCase, BadInput, Refused
from store.views import QuestionRef
from store.writing import writing
from tests.cases import ORIGINAL, CaseFolder
from tests.conftest import ROOT
from tests.store.stores import change, derived, dump, facts, query, rebuilt, sound

CLAIMS, ALL = "claims/herald.yaml", "entities/all.yaml"


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    """A store of the small case."""
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def fresh(small: CaseFolder) -> Path:
    """A store made anew from the case as it is now."""
    store = small.folder.parent / "fresh.db"
    for name in ("fresh.db", "fresh.db-wal", "fresh.db-shm"):
        (small.folder.parent / name).unlink(missing_ok=True)
    load_case(small.folder, store)
    return store


def claim_rows(path: Path) -> dict[str, tuple[object, ...]]:
    return {row[1]: row for row in query(path, "SELECT id, slug, * FROM claim")}


def version(path: Path) -> str:
    ((told,),) = query(path, "SELECT value FROM meta WHERE key = 'version'")
    return str(told)


def test_a_store_is_a_marked_wal_file_with_foreign_keys(path: Path) -> None:
    assert query(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert query(path, "PRAGMA user_version") == [(1,)]
    assert query(path, "PRAGMA journal_mode") == [("wal",)]
    with writing(path) as session:
        assert store.writing.driver(session).execute("PRAGMA foreign_keys").fetchone() == (1,)
    sound(path)
    assert derived(path) == rebuilt(path)


def test_what_was_loaded_is_told(small: CaseFolder, tmp_path: Path) -> None:
    steps: list[str] = []
    changes = load_case(small.folder, tmp_path / "new.db", lambda what, *_: steps.append(what))
    assert changes.added == {
        "entities": 11,
        "links": 2,
        "names": 13,
        "sources": 2,
        "renditions": 3,
        "uses of a name": 2,
        "claims": 9,
    }
    assert not changes.changed
    assert not changes.removed
    assert {"checking claims", "writing claims", "comparing"} <= set(steps)


def test_loading_twice_changes_nothing_at_all(small: CaseFolder, path: Path) -> None:
    before, bytes_before = dump(path), path.read_bytes()
    changes = load_case(small.folder, path)
    assert not changes
    assert changes.sentence() == "nothing changed"
    assert dump(path) == before
    assert path.read_bytes() == bytes_before


def test_the_case_that_ships_loads_twice_as_once(own_store: Path) -> None:
    before = dump(own_store)
    assert not load_case(ROOT / "seeds", own_store)
    assert dump(own_store) == before
    sound(own_store)
    assert derived(own_store) == rebuilt(own_store)


EDITS = {
    "a value": (CLAIMS, 'is: "7"', 'is: "8"'),
    "a speaker": (CLAIMS, "speaker: herald-news", "speaker: ministry"),
    "a stance": (CLAIMS, "    stance: denies\n", ""),
    "a quote": (CLAIMS, "original: on 5 May 2021", "original: 5 May 2021"),
    "a scope": (CLAIMS, "property: killed\n", "property: killed\n    scope: militants\n"),
    "a relay": ("claims/courier.yaml", "via: [unnamed-officer]", "via: [spokesman, unnamed-officer]"),
    "a claim's id": (CLAIMS, "id: h-2", "id: h-22"),
    "a name": (ALL, "name: Idris Walid", "name: Idrees Walid"),
    "a spelling": (ALL, "text: Edrees Waleed", "text: Edris Waleed"),
    "a spelling's kind": (ALL, "kind: transliteration", "kind: alias"),
    "an entity's kind": (ALL, "kind: leader", "kind: group"),
    "a place": (ALL, "  within: northland\n- id: west", "- id: west"),
    "a body": (ALL, "  speaks_for: [ministry]\n", ""),
    "a likeness": (ALL, "  perhaps: [idris-walid]\n", ""),
    "the uses of a name": (ALL, "used_by: [courier]", "used_by: [herald, courier]"),
    "a title": ("sources/herald.txt", "title: River Front denies", "title: Front denies"),
    "a date of publication": ("sources/herald.txt", "published: 2021-05-06", "published: 2021-05-02"),
    "a copy": ("sources/herald.txt", "language: en", "language: en\nsyndicated_from: courier"),
    "a text": ("sources/herald.txt", "The River Front denied", "On Thursday The River Front denied"),
    "a rendition's kind": ("sources/herald.txt", "rendition: original", "rendition: original\nkind: translation"),
    "the case's title": ("case.yaml", "Two reports", "Three reports"),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edited_case_is_as_if_loaded_anew(small: CaseFolder, path: Path, what: str) -> None:
    if what == "an entity's kind":
        for name, old, new in (
            (CLAIMS, "property: life_status", "property: alias"),
            (CLAIMS, "property: place_of_death", "property: base"),
            (CLAIMS, "property: date_of_death", "property: alias"),
        ):
            small.edit(name, old, new)
        small.write("claims/courier.yaml", "source: courier\n")
    before = version(path)
    small.edit(*EDITS[what])
    changes = load_case(small.folder, path)
    assert changes, changes.sentence()
    assert version(path) != before
    sound(path)
    assert derived(path) == rebuilt(path)
    again = fresh(small)
    assert facts(path) == facts(again)
    # the full text and the index of names know claims and names by their rows, which are older here
    for part in ("answers", "verdicts", "order of lists"):
        assert derived(path)[part] == derived(again)[part], part
    assert not load_case(small.folder, path)


def test_untouched_claims_keep_their_rows(small: CaseFolder, path: Path) -> None:
    before = claim_rows(path)
    citations = query(path, "SELECT * FROM citation ORDER BY id")
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    changes = load_case(small.folder, path)
    assert (changes.added, changes.changed, changes.removed) == ({}, {"claims": 1}, {})
    after = claim_rows(path)
    assert [slug for slug in before if before[slug] != after[slug]] == ["h-2"]
    assert before["h-2"][0] == after["h-2"][0]
    kept = [row for row in query(path, "SELECT * FROM citation ORDER BY id") if row[1] != before["h-2"][0]]
    assert kept == [row for row in citations if row[1] != before["h-2"][0]]


def test_a_claim_put_between_others_moves_them_and_changes_none(small: CaseFolder, path: Path) -> None:
    new = "  - id: h-0\n    entity: idris-walid\n    property: age\n    value: '41'\n    speaker: herald-news\n"
    small.edit(CLAIMS, "claims:\n", f"claims:\n{new}    cite:\n      original: Edrees Waleed\n")
    before = claim_rows(path)
    changes = load_case(small.folder, path)
    assert (changes.added, changes.changed, changes.removed) == ({"claims": 1}, {}, {})
    after = claim_rows(path)
    assert all(before[slug][0] == after[slug][0] for slug in before)
    assert facts(path) == facts(fresh(small))


def test_claims_in_another_order(small: CaseFolder, path: Path) -> None:
    text = small.read(CLAIMS)
    head, first, rest = text[: text.index("  - id: h-1")], text[text.index("  - id: h-1") :], ""
    first, rest = first[: first.index("  - id: h-2")], first[first.index("  - id: h-2") :]
    small.write(CLAIMS, head + rest + first)
    before = claim_rows(path)
    assert load_case(small.folder, path).changed == {"places of claims": 4}
    assert {slug: row[0] for slug, row in claim_rows(path).items()} == {slug: row[0] for slug, row in before.items()}
    assert facts(path) == facts(fresh(small))


def test_removal_of_claims_entities_and_a_source(small: CaseFolder, path: Path) -> None:
    small.path(CLAIMS).unlink()
    small.path("sources/herald.txt").unlink()
    small.edit(ALL, "      used_by: [herald]\n", "")
    small.edit(ALL, "- id: herald-news\n  kind: voice\n  name: The Herald\n", "")
    small.edit(ALL, "- id: west-province\n  kind: place\n  name: West Province\n  within: northland\n", "")
    changes = load_case(small.folder, path)
    assert changes.removed == {"uses of a name": 1, "claims": 4, "sources": 1, "entities": 2, "names": 2}
    sound(path)
    assert facts(path) == facts(fresh(small))
    assert derived(path) == rebuilt(path)
    assert query(path, "SELECT count(*) FROM passage_fts") == [(5,)]


def test_a_place_and_what_lies_in_it_go_together(small: CaseFolder, path: Path) -> None:
    small.add(
        ALL, "- id: far\n  kind: place\n  name: Far\n- id: farther\n  kind: place\n  name: Farther\n  within: far\n"
    )
    load_case(small.folder, path)
    text = small.read(ALL)
    small.write(ALL, text[: text.index("- id: far\n")])
    assert load_case(small.folder, path).removed == {"entities": 2, "names": 2}
    sound(path)


def test_a_renamed_entity_takes_its_claims_along(small: CaseFolder, path: Path) -> None:
    before = claim_rows(path)
    for name in (ALL, CLAIMS, "claims/courier.yaml"):
        small.write(name, small.read(name).replace("idris-walid", "walid-idris"))
    changes = load_case(small.folder, path)
    assert changes.removed["entities"] == changes.added["entities"] == 1
    assert "claims" not in changes.removed
    assert {slug: row[0] for slug, row in claim_rows(path).items()} == {slug: row[0] for slug, row in before.items()}
    assert facts(path) == facts(fresh(small))
    assert derived(path) == rebuilt(path)
    assert [row.slug for row in Library(path).search("waleed").rows["leader"]] == ["walid-idris"]


def test_a_renamed_source_keeps_its_claims(small: CaseFolder, path: Path) -> None:
    before = claim_rows(path)
    for name in (ALL, CLAIMS, "sources/herald.txt"):
        small.write(
            name, small.read(name).replace("source: herald\n", "source: tribune\n").replace("[herald]", "[tribune]")
        )
    small.edit("sources/herald.txt", "id: herald\n", "id: tribune\n")
    changes = load_case(small.folder, path)
    assert changes.removed == {"uses of a name": 1, "sources": 1}
    assert {slug: row[0] for slug, row in claim_rows(path).items()} == {slug: row[0] for slug, row in before.items()}
    assert facts(path) == facts(fresh(small))


def test_a_source_that_was_copied_can_go(small: CaseFolder, path: Path) -> None:
    copied = small.read("sources/herald.txt").replace("id: herald\n", "id: echo\n").replace("2021-05-06", "2021-05-07")
    long = "".join(f" The river rose by {n} feet and fell by {n + 1} again." for n in range(40))
    small.write("sources/echo.txt", copied + long)
    small.write("sources/herald.txt", small.read("sources/herald.txt") + long)
    load_case(small.folder, path)
    assert query(path, "SELECT s.slug, c.slug FROM source s JOIN source c ON c.id = s.copy_of_id") == [
        ("echo", "herald")
    ]
    small.path("sources/herald.txt").unlink()
    small.path(CLAIMS).unlink()
    small.edit(ALL, "      used_by: [herald]\n", "")
    load_case(small.folder, path)
    sound(path)
    assert facts(path) == facts(fresh(small))


def test_an_entity_known_from_a_list_of_names_becomes_the_cases(small: CaseFolder, path: Path) -> None:
    with writing(path) as session:
        plain = store.writing.driver(session)
        plain.execute(
            "INSERT INTO entity (slug, kind, name, about, anonymous, known, worst, origin) "
            "VALUES ('newcomer', 'leader', 'Newcomer', '', 0, 0, 9, 'names')"
        )
    small.add(ALL, "- id: newcomer\n  kind: leader\n  name: A Newcomer\n")
    load_case(small.folder, path)
    assert query(path, "SELECT name, origin FROM entity WHERE slug = 'newcomer'") == [("A Newcomer", "case")]


def test_judgements_and_attached_texts_survive(small: CaseFolder, path: Path) -> None:
    ref = QuestionRef("idris-walid", "life_status")
    judge_question(path, ref, "holds", answer="dead", why="The body was shown.", who="ana")
    assert [a.same for a in attach(path, [small.hold_original()])] == [True]
    small.edit(
        "claims/courier.yaml", "    property: date_of_death", "    note: Said twice.\n    property: date_of_death"
    )
    assert load_case(small.folder, path).changed == {"claims": 1}
    library = Library(path)
    comparison = library.compare(ref)
    assert comparison is not None
    assert comparison.question.judged == "dead holds"
    page = library.source("courier", "original")
    assert page is not None
    assert page.text == ORIGINAL
    assert len(page.lit) == 5  # the edited claim's words are found again, too
    assert query(path, "SELECT DISTINCT status FROM citation") == [("exact",)]
    assert not load_case(small.folder, path)


def test_another_text_under_the_same_hash_entry_drops_what_was_attached(small: CaseFolder, path: Path) -> None:
    attach(path, [small.hold_original()])
    ((sha256,),) = query(path, "SELECT sha256 FROM rendition WHERE text IS NOT NULL AND held_sha256 IS NOT NULL")
    small.edit("sources/courier.txt", sha256, "0" * 64)
    load_case(small.folder, path)
    assert query(path, "SELECT text, held_sha256 FROM rendition WHERE sha256 = ?", "0" * 64) == [(None, None)]
    assert facts(path) == facts(fresh(small))


def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = derive.derive

    def fail(*args: object, **more: object) -> int:
        real(*args, **more)  # type: ignore[arg-type]
        raise RuntimeError("power cut")

    monkeypatch.setattr(derive, "derive", fail)


def test_a_failure_in_the_middle_leaves_the_store_as_it_was(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, bytes_before = dump(path), path.read_bytes()
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    failing(monkeypatch)
    with pytest.raises(RuntimeError, match="power cut"):
        load_case(small.folder, path)
    assert dump(path) == before
    assert path.read_bytes() == bytes_before


def test_a_failure_of_the_first_load_leaves_nothing_half_made(
    small: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.db"
    with monkeypatch.context() as patch:
        failing(patch)
        with pytest.raises(RuntimeError):
            load_case(small.folder, path)
    with pytest.raises(Refused, match="holds no case yet: load one with"):
        Library(path)
    with pytest.raises(Refused, match="holds no case yet"), writing(path):
        pass
    load_case(small.folder, path)
    assert facts(path) == facts(fresh(small))


def test_a_case_with_problems_makes_no_store(small: CaseFolder, tmp_path: Path) -> None:
    small.edit(CLAIMS, 'is: "7"', "is: many")
    with pytest.raises(BadCase):
        load_case(small.folder, tmp_path / "sub" / "new.db")
    assert not (tmp_path / "sub").exists()


def test_another_case_is_refused(small: CaseFolder, path: Path) -> None:
    before = dump(path)
    small.edit("case.yaml", "id: border-post", "id: other-post")
    with pytest.raises(BadInput, match="holds the case 'border-post', not 'other-post': give another --store"):
        load_case(small.folder, path)
    assert dump(path) == before


def refused(small: CaseFolder, path: Path, sentence: str) -> None:
    """Loading and reading both say the sentence, and the file stays as it is."""
    before = path.read_bytes()
    with pytest.raises(Refused, match=sentence) as error:
        load_case(small.folder, path)
    assert str(error.value).startswith(f"{path}: ")
    with pytest.raises(Refused, match=sentence):
        Library(path)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused(small: CaseFolder, path: Path) -> None:
    change(path, "PRAGMA user_version = 99")
    refused(small, path, "was written by a newer whosays .store version 99, this one reads up to 1.: upgrade")


def test_a_foreign_file_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    change(path, "CREATE TABLE photo (id)")
    refused(small, path, "is an SQLite file but not a whosays store: choose another file")


def test_a_file_that_is_no_database_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\n" * 1000)
    refused(small, path, "is not a whosays store: choose another file")


def test_a_damaged_store_is_refused(small: CaseFolder, path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 3] = b"\xff" * 8192
    path.write_bytes(data)
    with pytest.raises(Refused, match="damaged"):
        load_case(small.folder, path)


def test_a_folder_in_place_of_a_store_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the store cannot be opened: check that its folder is there"):
        load_case(small.folder, tmp_path)


def test_a_folder_that_cannot_be_made_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="its folder cannot be made"):
        load_case(small.folder, tmp_path / "file" / "new.db")


def test_a_locked_store_is_waited_for_and_then_refused(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.writing, "BUSY_MS", 50)
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="another program is writing to the store: try again when it is done"):
            load_case(small.folder, path)
        assert Library(path).overview().claims == 9  # readers are not kept waiting
        other.execute("ROLLBACK")
    assert load_case(small.folder, path)


def test_a_path_may_hold_any_character(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "a ?#%41&=ü:memory:.db"
    load_case(small.folder, path)
    assert path.is_file()
    assert Library(path).overview().claims == 9


def test_a_full_database_leaves_the_store_as_it_was(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(path)
    connect = store.writing._connect

    def small_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size where this is less
        return connection

    monkeypatch.setattr(store.writing, "_connect", small_disk)
    small.write("sources/herald.txt", small.read("sources/herald.txt") + "word " * 100_000)
    with pytest.raises(Refused, match="the disk is full: nothing was written; free some room and try again"):
        load_case(small.folder, path)
    assert dump(path) == before
    sound(path)


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A real file system with room for a small store and little more."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        folder.rmdir()
        pytest.skip("no small file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk_leaves_the_store_as_it_was(small: CaseFolder, tiny_disk: Path) -> None:
    path = tiny_disk / "small.db"
    load_case(small.folder, path)
    before = dump(path)
    small.write("sources/herald.txt", small.read("sources/herald.txt") + "word " * 400_000)
    with pytest.raises(Refused, match="the disk is full: nothing was written; free some room and try again"):
        load_case(small.folder, path)
    assert dump(path) == before
    sound(path)
    with pytest.raises(Refused, match="the disk is full"):
        load_case(small.folder, tiny_disk / "second.db")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def nobody(code: str) -> Iterator[subprocess.Popen[str]]:
    """``code`` in a process of a user who owns nothing."""
    if os.geteuid() != 0:
        pytest.skip("only root may become another user")
    code = f"import os, sys\nsys.path[:] = {sys.path!r}\nimport store.load, store.library\nos.setuid(65534)\n{code}"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        yield child


def as_nobody(code: str) -> str:
    """What ``code`` prints when run by a user who owns nothing."""
    with nobody(code) as child:
        told, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    return told


TELL = """
from pathlib import Path
from store.problems import Refused
def tell(ask):
    try:
        print(ask())
    except Refused as error:
        print(error)
"""


def test_a_store_in_a_folder_that_cannot_be_written(small: CaseFolder, open_folder: Path) -> None:
    path = open_folder / "small.db"
    load_case(small.folder, path)
    shutil.copytree(small.folder, open_folder / "case")
    told = as_nobody(
        f"{TELL}\nfrom store.load import load_case\nfrom store.library import Library\npath = Path({str(path)!r})\n"
        "case = path.parent / 'case'\n"
        "tell(lambda: Library(path).overview().claims)\n"
        "tell(lambda: load_case(case, path))\n"
        "tell(lambda: load_case(case, path.parent / 'new.db'))\n"
        "tell(lambda: load_case(case, path.parent / 'sub' / 'new.db'))\n"
    ).splitlines()
    assert told[0] == "9"
    assert told[1] == f"{path}: the store cannot be written here: check the file's and folder's permissions"
    assert told[2].startswith(f"{open_folder / 'new.db'}: the store cannot be opened: check that its folder is there")
    assert told[3].startswith(f"{open_folder / 'sub' / 'new.db'}: its folder cannot be made")
    assert sorted(p.name for p in open_folder.iterdir()) == ["case", "small.db"]


def test_a_change_is_seen_in_a_folder_that_cannot_be_written(small: CaseFolder, open_folder: Path) -> None:
    path = open_folder / "small.db"
    load_case(small.folder, path)
    code = (
        f"{TELL}\nfrom store.library import Library\nlibrary = Library(Path({str(path)!r}))\n"
        "for _ in range(2):\n    print(library.overview().title, library.version(), flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    with nobody(code) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        title, _, before = child.stdout.readline().rpartition(" ")
        assert title == "Two reports on a border post"
        small.edit("case.yaml", "Two reports", "Three reports")
        load_case(small.folder, path)
        child.stdin.write("again\n")
        child.stdin.flush()
        title, _, after = child.stdout.readline().rpartition(" ")
        assert title == "Three reports on a border post"
        assert before != after
    assert child.returncode == 0


def test_a_write_left_unfinished_by_a_kill_is_told(small: CaseFolder, open_folder: Path) -> None:
    path = open_folder / "small.db"
    load_case(small.folder, path)
    (open_folder / "small.db-wal").write_bytes(b"x" * 100)
    told = as_nobody(f"{TELL}\nfrom store.library import Library\ntell(lambda: Library(Path({str(path)!r})))")
    assert "the last write to the store is not finished: open it once where it can be written" in told


def test_an_empty_file_is_a_store_to_be(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(Refused, match="holds no case yet"):
        Library(path)
    load_case(small.folder, path)
    assert opening.open_read(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


CLAIM = """\
  - id: {id}
    entity: {entity}
    property: {property}
    value: "{value}"
    speaker: {speaker}
    stance: {stance}
    cite:
      original: {quote}
"""
SPEAKERS = st.sampled_from(["ministry", "spokesman", "river-front", "herald-news", "unnamed-officer"])
STANCES = st.sampled_from(["asserts", "asserts", "denies", "cannot_confirm", "retracts"])
SAID = st.one_of(
    st.tuples(st.just("idris-walid"), st.just("life_status"), st.sampled_from(["dead", "alive", "killed"])),
    st.tuples(st.just("idris-walid"), st.just("date_of_death"), st.sampled_from(["2021-05-03", "2021-05", "2021-06"])),
    st.tuples(st.just("idris-walid"), st.just("killed_in"), st.just("post-raid")),
    st.tuples(st.just("post-raid"), st.just("killed"), st.sampled_from(["7", "at least 5", "about 12"])),
    st.tuples(st.just("post-raid"), st.just("date"), st.sampled_from(["2021-05-03", "2021-05-04"])),
    st.tuples(st.just("river-front"), st.just("leader"), st.just("idris-walid")),
)
CASES = st.dictionaries(st.integers(1, 8), st.tuples(SAID, SPEAKERS, STANCES), max_size=8)


@settings(max_examples=12, deadline=None)
@given(st.lists(CASES, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_however_a_case_is_edited_it_is_as_if_loaded_anew(cases: list[Any], chance: Any) -> None:
    """Claims come, go, change and change places: only what they are now counts."""
    with tempfile.TemporaryDirectory() as folder:
        small = CaseFolder(Path(folder) / "case")
        path = Path(folder) / "store.db"
        for claims in cases:
            listed = list(claims.items())
            chance.shuffle(listed)
            text = "".join(
                CLAIM.format(
                    id=f"h-{number}",
                    entity=entity,
                    property=prop,
                    value=value,
                    speaker=speaker,
                    stance=stance,
                    quote=chance.choice(["on 5 May 2021", "The River Front denied", "seven"]),
                )
                for number, ((entity, prop, value), speaker, stance) in listed
            )
            small.write(CLAIMS, f"source: herald\nclaims:\n{text}" if text else "source: herald\n")
            load_case(small.folder, path)
        sound(path)
        assert derived(path) == rebuilt(path)
        again = fresh(small)
        assert facts(path) == facts(again)
        for part in ("answers", "verdicts", "order of lists"):
            assert derived(path)[part] == derived(again)[part], part
