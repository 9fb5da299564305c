"""What was changed in a folder and what was edited in a store meanwhile: nothing of either is lost."""

from __future__ import annotations

import difflib
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.case.read import read_case
from store.case.records import Data, Key, records_of
from store.edits.edit import edit
from store.edits.merge import merge_cases
from store.edits.undo import undo
from store.model.edits import Change
from store.model.problems import BadCase
from store.sync.load import load_case
from store.sync.save import save_case
from store.writes.records import read
from tests.cases import CaseFolder
from tests.store.stores import change as tamper
from tests.store.stores import derived, loaded, rebuilt, sound
from tests.store.sync.changing import Changing, base, bytes_in, records, same_as_loaded, state
from tests.store.sync.test_save import seeds, some


def in_folder(folder: Path) -> dict[Key, Data]:
    found = read_case(folder)
    assert found.problems == []
    return records_of(found).data


@some(4)
@given(seeds, st.integers(1, 6), st.booleans())
@example(seed=530, number=6, loads=True)  # what comes to the second store is a decision alone
def test_two_stores_of_one_folder_lose_nothing(seed: int, number: int, loads: bool) -> None:
    both_sides(seed, number, loads)


@pytest.mark.slow
@some(50)
@given(seeds, st.integers(1, 6), st.booleans())
def test_so_do_many(seed: int, number: int, loads: bool) -> None:
    both_sides(seed, number, loads)


def both_sides(seed: int, number: int, loads: bool) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder, ours, theirs = (Path(name) / it for it in ("case", "ours.db", "theirs.db"))
        CaseFolder(folder)
        for store in (ours, theirs):
            loaded(folder, store)
        begun = records(ours)
        Changing(ours, chance, "ana").some(number)
        Changing(theirs, chance, "ben").some(number)
        save_case(theirs, folder, who="ben")
        mine, hers, files, kept, differed = records(ours), records(theirs), bytes_in(folder), state(ours), base(ours)
        try:
            load_case(folder, ours) if loads else save_case(ours, folder, who="ana")
        except BadCase:  # one took away what the other's stands on: a person has to look, and has all there was
            assert (bytes_in(folder), state(ours), base(ours)) == (files, kept, differed)
            return
        told = {key: begun.get(key) for key in begun.keys() | mine.keys() if begun.get(key) != mine.get(key)}
        both = merge_cases(told, mine, hers)
        assert records(ours) == both.data
        if loads:
            assert bytes_in(folder) == files
        now = in_folder(folder)
        for key in {**both.data, **hers, **mine}:
            want = hers.get(key) if loads or key in both.clashes else both.data.get(key)
            assert now.get(key) == want, key
        differ = {(kind, ref): (data, clashed, there) for kind, ref, data, clashed, there in base(ours)}
        assert {key for key, it in differ.items() if it[1]} == both.clashes.keys()
        assert differ.keys() == {key for key in {**both.data, **now} if both.data.get(key) != now.get(key)}
        for key, (data, clashed, there) in differ.items():
            seen = there if clashed else data
            assert (read(seen) if seen is not None else None) == now.get(key), key
        assert derived(ours) == rebuilt(ours)
        sound(ours)
        if not both.clashes:
            save_case(ours, folder, who="ana")
            same_as_loaded(ours, folder, ours.with_name("fresh.db"))
            load_case(folder, theirs)
            assert records(theirs) == records(ours)
            assert (base(ours), base(theirs)) == ([], [])
        else:  # the clashes stay until somebody decides, however often they are met
            was = records(ours), base(ours), bytes_in(folder)
            save_case(ours, folder, who="ana")
            load_case(folder, ours, anew=True)
            if not loads:
                assert (records(ours), base(ours), bytes_in(folder)) == was
            assert {tuple(it[:2]) for it in base(ours)} == both.clashes.keys()


@pytest.fixture
def store(small: CaseFolder, tmp_path: Path) -> Path:
    return loaded(small.folder, tmp_path / "store.db")


def change(store: Path, kind: str, ref: str, /, **keys: object) -> None:
    """Edit some keys of a record."""
    before = records(store).get((kind, ref))
    after = {key: it for key, it in ((before or {}) | keys).items() if it is not None}
    edit(store, [Change(kind, ref, before, after)], who="ana", what=f"changed {ref}")


def remove(store: Path, *keys: tuple[str, str]) -> None:
    there = records(store)
    edit(store, [Change(*key, there[key], None) for key in keys], who="ana", what="removed", verb="remove")


def clashes(store: Path) -> set[str]:
    return {ref for _, ref, _, clashed, _ in base(store) if clashed}


def test_other_fields_of_one_record_live_together(small: CaseFolder, store: Path) -> None:
    change(store, "claim", "h-1", note="ours")
    small.edit("claims/herald.yaml", "stance: denies", "stance: denies   # by hand\n    said: 2021-05-05")
    saved = save_case(store, small.folder, who="ana")
    assert (saved.files, saved.clashes) == (("claims/herald.yaml",), 0)
    assert saved.brought_in == "1 claims changed"
    assert saved.sentence() == "1 file written; brought in from the folder: 1 claims changed"
    assert records(store)["claim", "h-1"] | {"note": "ours", "said": "2021-05-05"} == records(store)["claim", "h-1"]
    assert "stance: denies   # by hand\n    said: 2021-05-05\n    note: ours\n" in small.read("claims/herald.yaml")
    same_as_loaded(store, small.folder, store.with_name("fresh.db"))


def test_the_same_field_clashes_and_each_keeps_its_own(small: CaseFolder, store: Path) -> None:
    change(store, "claim", "h-2", value="nine", note="more of ours")
    change(store, "claim", "h-1", note="apart")
    small.edit("claims/herald.yaml", 'value: {says: seven, is: "7"}', "value: eight  # corrected")
    was = small.read("claims/herald.yaml")
    saved = save_case(store, small.folder, who="ana")
    assert saved.sentence() == ("1 file written; 1 changed both here and in the folder: look at both and keep one")
    assert clashes(store) == {"h-2"}
    assert records(store)["claim", "h-2"]["value"] == "nine"
    assert small.read("claims/herald.yaml") == was.replace("denies\n", "denies\n    note: apart\n", 1)
    # undone, ours is none any more, and the folder's is taken in
    undo(store, who="ana")
    undo(store, who="ana")
    assert save_case(store, small.folder, who="ana").clashes == 0
    assert records(store)["claim", "h-2"]["value"] == "eight"
    assert "note" not in records(store)["claim", "h-2"]
    assert base(store) == []
    assert small.read("claims/herald.yaml") == was


def test_a_clash_that_is_settled_is_settled_though_the_folder_changed_more(small: CaseFolder, store: Path) -> None:
    change(store, "claim", "h-2", value="nine")
    small.edit("claims/herald.yaml", 'value: {says: seven, is: "7"}', "value: eight\n    note: by hand")
    assert save_case(store, small.folder, who="ana").clashes == 1
    assert records(store)["claim", "h-2"]["note"] == "by hand"
    undo(store, who="ana")
    assert save_case(store, small.folder, who="ana").clashes == 0
    assert (records(store)["claim", "h-2"]["value"], base(store)) == ("eight", [])
    # and where one takes the folder's
    change(store, "claim", "h-2", value="nine")
    small.edit("claims/herald.yaml", "value: eight", "value: ten")
    assert save_case(store, small.folder, who="ana").clashes == 1
    change(store, "claim", "h-2", value="ten", said="2021-05-05")
    assert save_case(store, small.folder, who="ana").clashes == 0
    assert base(store) == []
    assert "value: ten" in small.read("claims/herald.yaml")
    same_as_loaded(store, small.folder, store.with_name("fresh.db"))


def test_what_the_folder_lacks_is_dropped_only_if_it_was_there(small: CaseFolder, store: Path) -> None:
    claim = records(store)["claim", "h-1"]
    change(store, "source", "market", publisher="herald-news", title="T", sha256="0" * 64, length=9, id="market")
    change(store, "claim", "h-9", **{**claim, "id": "h-9", "note": "new"})
    small.path("claims/courier.yaml").unlink()
    changes = load_case(small.folder, store, who="ana")
    assert changes.removed["claims"] == 5
    there = records(store)
    assert ("claim", "h-9") in there and ("source", "market") in there and ("claim", "c-1") not in there
    save_case(store, small.folder, who="ana")
    assert not small.path("claims/courier.yaml").exists()
    assert base(store) == []
    # now they were there, and who takes them out of the folder takes them out of the store
    small.path("sources/market.txt").unlink()
    load_case(small.folder, store, who="ana")
    assert ("source", "market") not in records(store)


def test_changed_here_and_removed_there_clashes_and_is_neither_lost_nor_written(small: CaseFolder, store: Path) -> None:
    change(store, "claim", "h-1", note="ours")
    remove(store, ("claim", "h-2"))
    text = small.read("claims/herald.yaml")
    gone = text[text.index("  - id: h-1") : text.index("  - id: h-2")]
    small.write("claims/herald.yaml", text.replace('is: "7"', 'is: "8"').replace(gone, ""))
    was = bytes_in(small.folder)
    assert save_case(store, small.folder, who="ana").clashes == 2
    assert (clashes(store), bytes_in(small.folder)) == ({"h-1", "h-2"}, was)
    assert records(store)["claim", "h-1"]["note"] == "ours"
    assert ("claim", "h-2") not in records(store)
    undo(store, who="ana")
    undo(store, who="ana")
    assert save_case(store, small.folder, who="ana").clashes == 0
    assert ("claim", "h-1") not in records(store)
    assert records(store)["claim", "h-2"]["value"]["is"] == "8"
    assert (base(store), bytes_in(small.folder)) == ([], was)


def test_two_clones_whose_files_were_merged_have_both(small: CaseFolder, tmp_path: Path) -> None:
    """As git does it: each saves to a folder of its own, the files are merged, each loads what came of it."""
    clones = [tmp_path / "one", tmp_path / "other"]
    stores = [tmp_path / "one.db", tmp_path / "other.db"]
    for clone, store in zip(clones, stores, strict=True):
        shutil.copytree(small.folder, clone)
        load_case(clone, store)
    change(stores[0], "claim", "h-1", note="one")
    change(stores[0], "entity", "northland", about="one")
    remove(stores[0], ("claim", "c-4"))
    change(stores[1], "claim", "h-4", note="other")
    change(stores[1], "source", "market", publisher="herald-news", title="T", sha256="0" * 64, length=9, id="market")
    for clone, store in zip(clones, stores, strict=True):
        save_case(store, clone, who="ana")
    # one has not saved yet what it edited last
    change(stores[0], "entity", "idris-walid", about="a commander of theirs")
    for name in {**bytes_in(clones[0]), **bytes_in(clones[1])}:
        was, one, other = (it / name for it in (small.folder, *clones))
        if not was.exists():
            data = (one if one.exists() else other).read_bytes()
        else:
            data = merged_by_lines(*(it.read_text() for it in (was, one, other))).encode()
        for clone in clones:
            (clone / name).write_bytes(data)
    for clone, store in zip(clones, stores, strict=True):
        load_case(clone, store)
    ours, others = (records(store) for store in stores)
    assert ours["entity", "idris-walid"].pop("about") == "a commander of theirs"
    assert others["entity", "idris-walid"].pop("about") == "A commander."
    assert ours == others
    assert (ours["claim", "h-1"]["note"], ours["claim", "h-4"]["note"]) == ("one", "other")
    assert ours["entity", "northland"]["about"] == "one"
    assert ("source", "market") in ours and ("claim", "c-4") not in ours
    assert [it[:2] for it in base(stores[0])] == [("entity", "idris-walid")]
    assert base(stores[1]) == []


def merged_by_lines(was: str, one: str, other: str) -> str:
    """Changes of two texts in other lines put together."""
    lines = was.splitlines(keepends=True)
    edits = []
    for text in (one, other):
        steps = difflib.SequenceMatcher(None, lines, told := text.splitlines(keepends=True), autojunk=False)
        edits += [(lo, hi, told[a:b]) for tag, lo, hi, a, b in steps.get_opcodes() if tag != "equal"]
    for lo, hi, new in sorted(edits, key=lambda it: it[0], reverse=True):
        lines[lo:hi] = new
    return "".join(lines)


def test_what_a_cut_off_save_wrote_is_no_change_of_the_folders(
    small: CaseFolder, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is killed between writing the files and noting it; the same records are edited again, or taken back."""
    change(store, "claim", "h-1", note="first")
    change(store, "claim", "c-1", note="first")
    cut_off_save(store, small.folder, monkeypatch)
    assert "note: first" in small.read("claims/herald.yaml")
    undo(store, who="ana")
    change(store, "claim", "h-1", note="second")
    saved = save_case(store, small.folder, who="ana")
    assert (saved.clashes, saved.brought_in, base(store)) == (0, "", [])
    assert "note: second" in small.read("claims/herald.yaml")
    assert "note" not in small.read("claims/courier.yaml")
    # by hand it is one
    change(store, "claim", "h-1", note="third")
    cut_off_save(store, small.folder, monkeypatch)
    change(store, "claim", "h-1", note="fourth")
    small.edit("claims/herald.yaml", "note: third", "note: by hand")
    assert save_case(store, small.folder, who="ana").clashes == 1


def test_a_first_save_that_was_cut_off_drops_nothing(
    small: CaseFolder, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a store that follows no folder, as those of 0.1.0: a part of the case is no case that lacks the rest."""
    tamper(store, "DELETE FROM meta WHERE key = 'folder'")
    kept, new = records(store), tmp_path / "new"
    cut_off_save(store, new, monkeypatch)
    (new / "claims/herald.yaml").unlink()
    change(store, "claim", "h-1", note="n")
    saved = save_case(store, new, who="ana")
    assert (saved.clashes, records(store)) == (0, kept | {("claim", "h-1"): kept["claim", "h-1"] | {"note": "n"}})
    assert base(store) == []
    same_as_loaded(store, new, store.with_name("fresh.db"))


class CutOffError(BaseException):
    """A kill, as far as one process can have it."""


def cut_off_save(store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise CutOffError

    with monkeypatch.context() as patched, pytest.raises(CutOffError):
        patched.setattr("store.sync.save._note", killed)
        save_case(store, folder, who="ana")


def test_what_a_save_brought_in_is_not_ones_own_last_change(tmp_path: Path) -> None:
    small = CaseFolder(tmp_path / "case")
    store = tmp_path / "own.db"
    load_case(small.folder, store)
    ministry = records(store)["entity", "ministry"]
    edit(store, [Change("entity", "ministry", ministry, ministry | {"about": "ours"})], who="ana", what="ours")
    small.edit("claims/herald.yaml", "stance: denies", "stance: denies\n    note: theirs")
    assert "1 claim" in save_case(store, small.folder, who="ana").brought_in
    undo(store, who="ana")
    assert records(store)["entity", "ministry"] == ministry
    assert records(store)["claim", "h-1"]["note"] == "theirs"
