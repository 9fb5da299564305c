"""A store saved and loaded again is the same store; a save touches only the lines of what changed."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from store.edits.edit import edit
from store.model.edits import Change
from store.sync.load import load_case
from store.sync.save import save_case
from store.writes.current import seen_files
from store.writes.records import Key
from tests.cases import CaseFolder
from tests.store.stores import derived, loaded, rebuilt, sound
from tests.store.sync.changing import Changing, base, bytes_in, items, records, same_as_loaded, state

Files = Mapping[str, bytes]
Records = Mapping[Key, Any]
seeds = st.integers(0, 1 << 32)


def some(examples: int) -> settings:
    """Chance comes from a seed: a smaller one is no simpler, and none is looked for."""
    return settings(
        max_examples=int(os.environ.get("WHOSAYS_SAVES", examples)),
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
    )


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case, and a store that was loaded from it."""
    folder = tmp_path_factory.mktemp("begun")
    loaded(CaseFolder(folder / "case").folder, folder / "store.db")
    return folder


@contextmanager
def copied(begun: Path) -> Iterator[tuple[Path, Path]]:
    """A folder and a store of one's own. The folder keeps its place: a store knows its folder by it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "case"
        shutil.copytree(begun / "case", folder)
        loaded(folder, Path(name) / "store.db")
        yield folder, Path(name) / "store.db"


@some(4)
@given(seeds, st.integers(1, 8))
def test_a_store_saved_to_its_folder_is_what_the_folder_makes(begun: Path, seed: int, number: int) -> None:
    saved_to_its_folder(begun, seed, number)


@pytest.mark.slow
@some(50)
@given(seeds, st.integers(1, 8))
def test_so_it_is_of_many(begun: Path, seed: int, number: int) -> None:
    saved_to_its_folder(begun, seed, number)


def saved_to_its_folder(begun: Path, seed: int, number: int) -> None:
    with copied(begun) as (folder, store):
        changing = Changing(store, random.Random(seed))
        for _ in range(2):
            before, told = bytes_in(folder), records(store)
            changing.some(number)
            kept = state(store)
            saved = save_case(store, folder, who="ana")
            assert (saved.brought_in, saved.clashes) == ("", 0)
            assert state(store) == kept
            assert base(store) == []
            same_as_loaded(store, folder, store.with_name("fresh.db"))
            only_what_changed(before, bytes_in(folder), told, records(store))
            assert save_case(store, folder, who="ana").files == ()
        assert derived(store) == rebuilt(store)
        sound(store)


@some(5)
@given(seeds, st.integers(0, 12))
def test_a_store_saved_to_a_new_folder_is_what_that_makes(begun: Path, seed: int, number: int) -> None:
    with copied(begun) as (folder, store):
        Changing(store, random.Random(seed)).some(number)
        there, kept, differs = bytes_in(folder), state(store), base(store)
        new = folder.with_name("new")
        saved = save_case(store, new, who="ana")
        assert set(saved.files) == bytes_in(new).keys()
        # it goes on following the folder it was loaded from
        assert (state(store), base(store), bytes_in(folder)) == (kept, differs, there)
        same_as_loaded(store, new, store.with_name("fresh.db"))


def only_what_changed(before: Files, after: Files, told: Records, tells: Records) -> None:
    """Every line of a record that is as it was is as it was, and so is every file without changed records."""
    same = {key for key in told if told[key] == tells.get(key)}
    for name, data in before.items():
        kind = {"entities": "entity", "claims": "claim", "sources": "source"}.get(name.partition("/")[0])
        if kind == "source":
            if (kind, name[8:-4]) in same and data.startswith(b"---\n"):
                assert after[name] == data
        elif kind is not None:
            stay = {ref: lines for ref, lines in items(data.decode()).items() if (kind, ref) in same}
            for ref, lines in stay.items():
                assert lines.rstrip() in after[name].decode(), ref
            if len(stay) == len(items(data.decode())):
                assert after[name].startswith(data)


def test_a_save_reads_the_files_that_it_writes_and_no_other(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.case.files._FRESH_NS", 0)
    folder, store = tmp_path / "case", tmp_path / "store.db"
    shutil.copytree(begun / "case", folder)
    load_case(folder, store)
    asked: list[str] = []
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda it: (asked.append(it.name), read_bytes(it))[1])
    for note in ("one", "two"):
        before = records(store)["claim", "h-1"]
        edit(store, [Change("claim", "h-1", before, before | {"note": note})], who="ana", what="noted")
        assert save_case(store, folder, who="ana").files == ("claims/herald.yaml",)
    assert set(asked) == {"herald.yaml"}


def test_a_file_that_was_too_fresh_to_be_known_by_its_look_is_known_by_it_later(begun: Path, tmp_path: Path) -> None:
    folder, store = tmp_path / "case", tmp_path / "store.db"
    shutil.copytree(begun / "case", folder)
    load_case(folder, store)
    before = records(store)["claim", "h-1"]
    edit(store, [Change("claim", "h-1", before, before | {"note": "n"})], who="ana", what="noted")
    save_case(store, folder, who="ana")
    when = time.time_ns() + 10 * 10**9
    with pytest.MonkeyPatch.context() as later:
        later.setattr("store.writes.current.time.time_ns", lambda: when)
        seen = seen_files(folder, store)
    assert seen is not None
    assert all(mark.look is not None for mark in seen.values())
