"""Whether a store is up to its case: by what was read, and by a look at the files alone where that is enough."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case import files as case_files
from store.case.read import read_case
from store.model import version
from store.sync.load import load_case
from store.text.plain_files import bytes_of
from store.writes import current
from store.writes.current import is_current
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.engines import on_server
from tests.store.stores import change, derived, query, rebuilt

CLAIMS = "claims/herald.yaml"
NEW_CLAIM = """\
  - id: h-5
    entity: idris-walid
    property: alias
    value: Edrees
    speaker: herald-news
    cite:
      original: Edrees Waleed
"""


def translated(small: CaseFolder, file: str) -> str:
    """Give the case a translation in a file of its own; returns its name in the folder."""
    small.write(f"sources/{file}", "Le front dément.\n")
    new = f"rendition: original\nother_renditions:\n  - {{id: fr, kind: translation, language: fr, file: {file}}}\n"
    small.edit("sources/herald.txt", "rendition: original\n", new)
    return f"sources/{file}"


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    """A store of the small case with a translation beside its source, in a file of another ending."""
    translated(small, "herald.fr.md")
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been written long ago."""
    monkeypatch.setattr(case_files, "_FRESH_NS", -(10**18))


def hashed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is hashed from now on."""
    seen: list[bytes] = []
    before = current.sha256_of
    monkeypatch.setattr(current, "sha256_of", lambda data: seen.append(data) or before(data))
    return seen


def noted(path: Path) -> dict[str, list[object]]:
    ((mark,),) = query(path, "SELECT value FROM meta WHERE key = 'files'")
    made_by, _, files = mark.partition(" ")
    assert made_by == version.made_by()
    found: dict[str, list[object]] = json.loads(files)
    return found


def test_every_file_that_was_read_isnoted_files(small: CaseFolder, path: Path) -> None:
    assert set(noted(path)) == {p.relative_to(small.folder).as_posix() for p in small.folder.rglob("*") if p.is_file()}
    assert is_current(small.folder, path)


def test_an_unchanged_folder_is_known_by_a_look(
    small: CaseFolder, tmp_path: Path, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_case(small.folder, tmp_path / "s.db")
    seen = hashed(monkeypatch)
    assert is_current(small.folder, tmp_path / "s.db")
    assert not seen
    os.utime(small.path(CLAIMS))
    assert is_current(small.folder, tmp_path / "s.db")
    assert seen == [small.path(CLAIMS).read_bytes()]


def test_a_file_that_was_just_written_is_hashed_again(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(len(mark) == 1 for mark in noted(path).values())
    # a clock so coarse that a second write leaves no trace
    monkeypatch.setattr(current, "look_of", lambda _: (1, 1, 1, 1))
    assert is_current(small.folder, path)
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    assert not is_current(small.folder, path)


def test_a_time_to_come_is_fresh(small: CaseFolder, tmp_path: Path) -> None:
    ahead = time.time() + 86_400
    os.utime(small.path(CLAIMS), (ahead, ahead))
    load_case(small.folder, tmp_path / "s.db")
    assert len(noted(tmp_path / "s.db")[CLAIMS]) == 1


EDITS: dict[str, Callable[[CaseFolder], object]] = {
    "a claim": lambda small: small.add(CLAIMS, NEW_CLAIM),
    "a claim, as long as before": lambda small: small.edit(CLAIMS, 'is: "7"', 'is: "8"'),
    "a translation": lambda small: small.edit("sources/herald.fr.md", "dément", "affirme"),
    "a text": lambda small: small.add("sources/herald.txt", "More.\n"),
    "the head": lambda small: small.edit("case.yaml", "Two reports", "Three reports"),
    "a file that appears": lambda small: small.write("entities/more.yaml", ""),
    "a file that disappears": lambda small: small.path("claims/herald.yaml").unlink(),
    "a translation that disappears": lambda small: small.path("sources/herald.fr.md").unlink(),
    "a folder that disappears": lambda small: small.path("claims").rename(small.path("claimed")),
    "another name": lambda small: small.path(CLAIMS).rename(small.path("claims/the-herald.yaml")),
    "a file that is named otherwise": lambda small: small.write("claims/more.yml", ""),
    "a folder in place of a file": lambda small: (small.path(CLAIMS).unlink(), small.path(CLAIMS).mkdir()),
}


@pytest.mark.sweep(3)
@pytest.mark.parametrize("what", EDITS)
@pytest.mark.usefixtures("settled")
def test_what_a_load_would_see_is_noticed(small: CaseFolder, path: Path, what: str) -> None:
    assert is_current(small.folder, path)
    EDITS[what](small)
    assert not is_current(small.folder, path)


def test_what_a_load_passes_over_is_not_noticed(small: CaseFolder, path: Path) -> None:
    for name in ("README.md", "claims/herald.yaml~", "claims/.herald.yaml.swp", "notes/more.yaml", "sources/map.png"):
        small.write(name, "x")
    assert is_current(small.folder, path)
    assert not load_case(small.folder, path)


def test_a_file_saved_while_the_case_is_read_is_read_again(small: CaseFolder, path: Path) -> None:
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    todo = [NEW_CLAIM]

    def save(what: str, done: int, total: int) -> None:
        if todo:
            small.add(CLAIMS, todo.pop())

    load_case(small.folder, path, save)
    assert not todo
    assert query(path, "SELECT count(*) FROM claim") == [(9,)]
    assert not is_current(small.folder, path)
    assert load_case(small.folder, path).added == {"claims": 1}
    assert is_current(small.folder, path)


def test_a_file_that_changes_between_two_readings_of_it_is_a_problem(
    small: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = translated(small, "herald.fr.txt")  # read as a file of the folder, and as what a head names

    def changing(path: Path, most: int | None = None) -> bytes:
        data = bytes_of(path, most)
        if path.name == "herald.fr.txt":
            path.write_bytes(data + b"x")
        return data

    monkeypatch.setattr("store.case.read.bytes_of", changing)
    assert [str(problem) for problem in read_case(small.folder).problems] == [
        f"{name}:1: was changed while the case was read: try again"
    ]


def test_a_folder_that_cannot_be_read_is_no_empty_folder(small: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    listdir = os.listdir

    def refused(folder: Path) -> list[str]:
        if folder.name == "claims":
            raise PermissionError(13, "Permission denied")
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", refused)
    problems = [str(problem) for problem in read_case(small.folder).problems]
    assert problems == ["claims:1: cannot be read (Permission denied): check the folder and its permissions"]


@pytest.mark.sweep(2)
@pytest.mark.parametrize("mark", ["0.1.0 " + "a" * 64, "source " + "b" * 64, "", " "])
def test_the_mark_of_another_version_is_not_current_and_no_hindrance(small: CaseFolder, path: Path, mark: str) -> None:
    change(path, f"UPDATE meta SET value = '{mark}' WHERE key = 'files'", "UPDATE question SET reason = 'an old rule'")
    assert not is_current(small.folder, path)
    load_case(small.folder, path)
    assert is_current(small.folder, path)
    assert derived(path) == rebuilt(path)


def test_other_rules_work_out_everything_anew(small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(path, "UPDATE question SET reason = 'an old rule'")
    assert is_current(small.folder, path)
    monkeypatch.setattr(version, "RULES", version.RULES + 1)
    assert not is_current(small.folder, path)
    load_case(small.folder, path)
    assert is_current(small.folder, path)
    assert derived(path) == rebuilt(path)


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5), lambda it: st.lists(it) | st.dictionaries(st.text(), it)
)


@given(
    JSON | st.dictionaries(st.sampled_from(["case.yaml", "claims", "/dev/zero"]), st.lists(st.text() | st.integers()))
)
def test_a_mark_that_makes_no_sense_is_nobodys(told: object) -> None:
    current.same_files(f"{version.made_by()} {json.dumps(told)}", {})
    found = current.noted_files(f"{version.made_by()} {json.dumps(told)}")
    assert found is None or not current._is_unchanged(ROOT / "seeds", found)


def test_a_deep_mark_is_nobodys() -> None:
    assert not current.same_files(f"{version.made_by()} {'[' * 100_000}", {})


def test_looking_costs_nothing(shipped_store: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from store.writes.current import is_current
print(is_current(Path({str(ROOT / "seeds")!r}), Path({str(shipped_store)!r})), *sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    current, *loaded = told.stdout.split()
    assert current == "True"
    heavy = {"yaml", "pydantic", "sqlmodel", "sqlalchemy", "typer", "importlib.metadata", "store.verdicts.rules.pairs"}
    if on_server():  # whose driver looks for its own version
        heavy.remove("importlib.metadata")
    assert heavy.isdisjoint(loaded)
