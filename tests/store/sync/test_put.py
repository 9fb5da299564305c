"""Changes put into a folder's files: it says the new, every other line is as it was, nothing is half-way."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store.case.read import read_case
from store.case.records import Data, Key, Records, records_of
from store.model.edits import Change
from store.sync.put import put
from tests.store.case import made
from tests.store.sync.laid_out import laid_out


def records_in(folder: Path) -> Records:
    read = read_case(folder)
    assert read.problems == []
    return records_of(read)


def changes(before: Mapping[Key, Data], after: Mapping[Key, Data]) -> list[Change]:
    keys = dict.fromkeys([*before, *after])
    return [Change(*key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)]


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(it.relative_to(folder)): it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file()}


@st.composite
def two_cases(draw: st.DrawFn) -> tuple[dict[Key, Data], dict[Key, Data]]:
    """A case and what becomes of it: records that stay, change, come and go."""
    before, other = draw(made.cases()), draw(made.cases())
    after = dict(before)
    for key, data in other.items():
        if draw(st.booleans()):
            after[key] = data
    gone = [key for key in after if key != ("case", "") and draw(st.sampled_from([False, False, True]))]
    after = {key: data for key, data in after.items() if key not in gone}
    sources = [key[1] for key in after if key[0] == "source"]
    claims = {key: data for key, data in after.items() if key[0] != "claim" or data["source"] in sources}
    return before, claims


@settings(max_examples=300)
@given(two_cases(), st.data())
def test_the_folder_says_the_new_and_every_other_line_is_as_it_was(
    cases: tuple[dict[Key, Data], dict[Key, Data]], drawn: st.DataObject
) -> None:
    before, after = cases
    laid = drawn.draw(laid_out(before))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        laid.write(folder)
        there = records_in(folder)
        assert there.data == before
        known = drawn.draw(st.sampled_from([there.filed, {}]))
        written = put(folder, changes(there.data, after), known, made.TEXTS, there.read.files)
        now = records_in(folder)
        assert now.data == after
        for key, data in after.items():
            if before.get(key) == data and key in laid.chunks:
                file = now.filed[("claims", data["source"]) if key[0] == "claim" else key]
                assert laid.chunks[key].rstrip() in (folder / file).read_bytes().decode(), key
        for file, data in laid.files.items():
            if file not in written.marks:
                assert (folder / file).read_bytes() == data
        assert {it: mark.sha256 for it, mark in now.read.files.items()} == {
            **{it: mark.sha256 for it, mark in there.read.files.items() if it not in written.marks},
            **{it: mark.sha256 for it, mark in written.marks.items() if mark is not None},
        }
        assert {key: it for key, it in (there.filed | written.filed).items() if it is not None} == now.filed
        assert put(folder, changes(there.data, after), now.filed, made.TEXTS).marks == {}
        assert not [it for it in bytes_in(folder) if ".whosays-" in it]
