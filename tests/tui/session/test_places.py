"""Where the store of a case lies, and that those of before are taken over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.library import Library, load
from store.model.places import Server
from store.model.problems import BadInput
from tests.cases import CaseFolder
from tui.commands.stores import store_and_folder, store_as_it_is, store_of_case, store_to_read
from tui.session import places
from tui.session.places import case_store, earlier_stores, store_to_look_at
from tui.start import straight


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("WHOSAYS_STORE", raising=False)
    return tmp_path / "data" / "whosays"


@pytest.fixture
def small(tmp_path: Path) -> CaseFolder:
    return CaseFolder(tmp_path / "case")


def judge(store: Path) -> None:
    with Library(store) as library:
        ref = library.worklist()[0].ref
        library.judge(ref, "unresolved", answer=None, why="both may be", who="ana")


def decided(store: Path) -> int:
    with Library(store) as library:
        return sum(len(found.judgements) for row in library.worklist() if (found := library.compare(row.ref)))


def test_the_store_is_in_the_case_and_git_does_not_see_it(data: Path, small: CaseFolder) -> None:
    store = store_of_case(small.folder, None)
    assert store == small.folder / ".whosays" / "store.db" and store.is_file()
    assert (store.parent / ".gitignore").read_text() == "*\n"
    assert not data.exists()
    assert store_of_case(small.folder, None) == store


def test_a_case_that_does_not_load_is_left_as_it_was(data: Path, small: CaseFolder) -> None:
    small.edit("case.yaml", "id: border-post", "id: Border Post")
    with pytest.raises(BadInput):
        store_of_case(small.folder, None)
    assert not (small.folder / ".whosays").exists()
    with pytest.raises(BadInput, match=r"no case\.yaml"):
        store_of_case(small.folder / "sources", None)
    assert not (small.folder / "sources" / ".whosays").exists()


def test_a_store_of_before_is_taken_over_with_its_judgements(data: Path, small: CaseFolder) -> None:
    before = data / "case.db"
    load(small.folder, before)
    judge(before)
    bytes_before = before.read_bytes()
    assert store_to_look_at(small.folder) == before
    store = store_of_case(small.folder, None)
    assert store.parent.name == ".whosays" and decided(store) == 1
    assert before.read_bytes() == bytes_before
    judge(store)
    assert decided(store_of_case(small.folder, None)) == 2, "taken over once"


def test_the_store_of_another_case_of_that_name_is_left_alone(data: Path, small: CaseFolder, tmp_path: Path) -> None:
    other = CaseFolder(tmp_path / "elsewhere" / "case")
    other.edit("case.yaml", "id: border-post", "id: another")
    load(other.folder, data / "case.db")
    store = store_of_case(small.folder, None)
    assert decided(store) == 0


def test_two_copies_of_a_folder_are_two_stores(data: Path, small: CaseFolder, tmp_path: Path) -> None:
    judge(store_of_case(small.folder, None))
    shutil.copytree(small.folder, tmp_path / "copy" / "case")
    copy = store_of_case(tmp_path / "copy" / "case", None)
    assert decided(copy) == 1
    judge(copy)
    assert (decided(copy), decided(case_store(small.folder))) == (2, 1)
    small.folder.rename(tmp_path / "moved")
    assert decided(store_of_case(tmp_path / "moved", None)) == 1


def test_a_folder_that_cannot_be_written_has_its_store_in_the_data_folder(
    data: Path, small: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = CaseFolder(tmp_path / "twin" / "case")
    load(small.folder, data / "case.db")
    judge(data / "case.db")
    closed = {small.folder, twin.folder}
    access = places.os.access
    monkeypatch.setattr(places.os, "access", lambda path, mode: Path(path) not in closed and access(path, mode))
    store = store_of_case(small.folder, None)
    assert store.parent == data / "cases" and store.name.startswith("case-")
    assert decided(store) == 1 and not (small.folder / ".whosays").exists()
    assert case_store(twin.folder) != store
    judge(store)
    monkeypatch.setattr(places.os, "access", access)  # it can be written again: nothing is lost
    assert decided(store_of_case(small.folder, None)) == 2


def test_no_store_is_opened_through_a_link(data: Path, small: CaseFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (small.folder / ".whosays").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput, match="is a link"):
        store_of_case(small.folder, None)
    (small.folder / ".whosays").unlink()
    (small.folder / ".whosays").mkdir()
    (small.folder / ".whosays" / "store.db").symlink_to(tmp_path / "mine.db")
    with pytest.raises(BadInput, match="is a link"):
        case_store(small.folder)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_server_may_stand_in_the_environment(
    data: Path, small: CaseFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHOSAYS_STORE", "service=desk")
    desk = Server("service=desk")
    assert places.named() == desk == places.chosen_store(None) == store_to_read(None) == store_as_it_is(None)
    assert case_store(small.folder) == desk == store_to_look_at(small.folder), "a case is browsed in it"
    assert straight([]) == (desk, False) == straight(["browse", "service=desk"])
    assert straight(["--read-only", "browse", "postgresql://host/desk"]) == (Server("postgresql://host/desk"), True)
    assert store_and_folder(desk, None) == (desk, None) == store_and_folder(desk, desk)
    with pytest.raises(BadInput, match="names another"):
        store_and_folder(desk, tmp_path / "other.db")
    assert not data.exists()
    monkeypatch.setenv("WHOSAYS_STORE", "postgresql://ana:geheim@host/desk")
    with pytest.raises(BadInput, match="holds a password"):
        straight([])


def test_one_who_writes_nothing_makes_nothing(data: Path, small: CaseFolder) -> None:
    with pytest.raises(BadInput, match="--read-only"):
        store_of_case(small.folder, None, read_only=True)
    assert not (small.folder / ".whosays").exists() and not data.exists()
    assert all(not path.exists() for path in earlier_stores(small.folder))


def test_the_folder_of_a_case_may_stand_in_the_environment(
    data: Path, small: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHOSAYS_STORE", str(small.folder))
    inside = small.folder / ".whosays" / "store.db"
    for told in (small.folder, None):  # as typer has it from there, and as the browser asks
        assert store_to_read(told) == inside
    assert inside.is_file() and (inside.parent / ".gitignore").is_file()
    other = CaseFolder(tmp_path / "other")
    assert store_of_case(other.folder, None) == other.folder / ".whosays" / "store.db"
    assert store_to_look_at(small.folder) == inside == places.chosen_store(None)
    assert straight([]) is None and straight(["--read-only"]) is None
    monkeypatch.setenv("WHOSAYS_STORE", str(tmp_path / "own.db"))
    assert case_store(small.folder) == tmp_path / "own.db" == places.chosen_store(None)
