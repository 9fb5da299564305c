"""The line of a load that brings in little more than the head of a case, and what taking it back does."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.edits.undo import redo, undo
from store.library import Library
from store.model.problems import BadInput
from store.sync.load import load_case
from store.sync.new import new_case
from store.sync.save import save_case
from tests.cases import CaseFolder
from tests.store.stores import derived, rebuilt, sound
from tests.store.sync.changing import base, bytes_in, records, same_as_loaded

HEAD = ("case", "")
SIGNED = "who: ana, at: 2026-01-31T09:30:00Z"


def said(store: Path) -> str:
    with Library(store) as library:
        return library.journal()[0].what


def test_the_head_of_a_new_case_is_told_and_stays(tmp_path: Path) -> None:
    folder, store = tmp_path / "x", tmp_path / "x.db"
    new_case(folder)
    assert load_case(folder, store, who="ana").sentence() == "1 case added"
    assert said(store) == "loaded x: 1 case added"
    before, files = records(store), bytes_in(folder)
    for number in (None, 1):
        with pytest.raises(BadInput, match=r"edit 1 .*the head of the case, which stays while its folder is there"):
            undo(store, who="ana", number=number)
    assert (records(store), base(store)) == (before, [])
    assert save_case(store, folder, who="ana").files == ()
    assert bytes_in(folder) == files
    assert not load_case(folder, store, who="ana")
    assert records(store) == before


def test_a_first_load_is_taken_back_but_for_the_head(tmp_path: Path) -> None:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "x.db"
    load_case(case.folder, store, who="ana")
    before = records(store)
    undo(store, who="ana")
    assert records(store) == {HEAD: before[HEAD]}
    sound(store)
    assert derived(store) == rebuilt(store)
    save_case(store, case.folder, who="ana")
    same_as_loaded(store, case.folder, tmp_path / "fresh.db")
    redo(store, who="ana")
    assert records(store) == before
    save_case(store, case.folder, who="ana")
    load_case(case.folder, tmp_path / "again.db")
    assert records(tmp_path / "again.db") == before


def test_what_is_in_no_row_is_told_where_it_was_changed_in_the_folder(tmp_path: Path) -> None:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "x.db"
    case.write("entities/more.yaml", b"- {id: kim, kind: voice, name: Kim}\n")
    load_case(case.folder, store, who="ana")
    case.write("entities/more.yaml", b"- {id: kim, kind: voice, name: Kim, listed: Q9}\n")
    assert load_case(case.folder, store, who="ana").sentence() == "1 entities changed"
    undo(store, who="ana")
    assert "listed" not in records(store)["entity", "kim"]
    save_case(store, case.folder, who="ana")
    assert b"Q9" not in bytes_in(case.folder)["entities/more.yaml"]


def test_decisions_and_dropped_drafts_are_told_where_nothing_else_came(tmp_path: Path) -> None:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "x.db"
    load_case(case.folder, store, who="ana")
    case.write("dropped.yaml", f"- {{id: 0a1b2c, source: courier, rendition: digest, start: 1, end: 9, {SIGNED}}}\n")
    assert load_case(case.folder, store, who="ana").sentence() == "1 dropped drafts added"
    assert said(store) == "loaded case: 1 dropped drafts added"
    case.write("same.yaml", f"- {{one: courier-news, other: herald-news, decided: not_same, {SIGNED}}}\n")
    assert load_case(case.folder, store, who="ana").sentence() == "1 decisions added"
    assert said(store) == "loaded case: 1 decisions added"
    case.write("same.yaml", f"- {{one: courier-news, other: herald-news, decided: unsure, {SIGNED}}}\n")
    load_case(case.folder, store, who="ana")
    assert said(store) == "loaded case: 1 decisions changed"
    (case.folder / "dropped.yaml").unlink()
    load_case(case.folder, store, who="ana")
    assert said(store) == "loaded case: 1 dropped drafts removed"
    assert not load_case(case.folder, store, who="ana")
