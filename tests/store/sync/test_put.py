"""Changes put into a folder's files: it says the new, every other line is as it was, nothing is half-way."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.case.checks.check import check_case
from store.case.files import sha256_of
from store.case.read import read_case
from store.case.records import Data, Key, Records, canonical, records_of
from store.model.edits import Change
from store.sync.put import put
from store.sync.put_source import wording_file
from store.sync.whole import finish, is_begun
from tests.cases import CaseFolder
from tests.conftest import ROOT
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


@settings(max_examples=12, deadline=None)
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


def test_a_dropped_draft_of_another_source_stays_in_its_file(tmp_path: Path) -> None:
    made_of = {"id": "0a1b", "rendition": "original", "start": 0, "end": 6, "who": "x", "at": "2026-01-31T09:30:00Z"}
    before = canonical("dropped", {**made_of, "source": "herald"})
    after = canonical("dropped", {**made_of, "source": "courier"})
    put(tmp_path, [Change("dropped", "0a1b", None, before)], {}, {})
    written = put(tmp_path, [Change("dropped", "0a1b", before, after)], {("dropped", "0a1b"): "dropped.yaml"}, {})
    assert list(written.marks) == ["dropped.yaml"]
    assert "source: courier" in (tmp_path / "dropped.yaml").read_text()


#: Words that stand plain wherever they stand.
_WORDS = st.sampled_from(["one", "some other words", "a third; it is longer"])


@settings(max_examples=12, deadline=None)
@given(made.cases(), st.data())
def test_changed_values_taken_back_are_the_very_bytes_again(cases: dict[Key, Data], drawn: st.DataObject) -> None:
    texts = ("note", "about", "name", "title", "who", "why", "scope", "address")
    before = {key: {k: drawn.draw(_WORDS) if k in texts else v for k, v in data.items()} for key, data in cases.items()}
    after = {key: {k: drawn.draw(_WORDS) if k in texts else v for k, v in data.items()} for key, data in before.items()}
    laid = drawn.draw(laid_out(before, tidy=True))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        laid.write(folder)
        put(folder, changes(before, after), laid.filed, {})
        assert records_in(folder).data == after
        for file, data in laid.files.items():
            was, now = data.splitlines(), (folder / file).read_bytes().splitlines()
            assert len(was) == len(now)
            assert sum(a != b for a, b in zip(was, now, strict=True)) <= sum(
                data[k] != before[key][k] for key, data in after.items() for k in data
            )
        put(folder, changes(after, before), laid.filed, {})
        assert bytes_in(folder) == laid.files


@settings(max_examples=12, deadline=None)
@given(made.cases(), st.data())
def test_what_was_added_and_taken_back_leaves_no_trace(cases: dict[Key, Data], drawn: st.DataObject) -> None:
    laid = drawn.draw(laid_out(cases))
    claims = [made.claim(f"new-{it}", tuple(dict.fromkeys(k[1] for k in cases if k[0] == "source"))) for it in (1, 2)]
    new = {("claim", it["id"]): it for it in map(drawn.draw, claims)} if ("source", "herald") in cases else {}
    new["entity", "new"] = {"id": "new", "kind": "leader", "name": "New"}
    new["judgement", "j-9"] = drawn.draw(made.judgement("j-9"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        laid.write(folder)
        filed = put(folder, changes({}, new), laid.filed, {}).filed
        put(folder, changes(new, {}), {key: it for key, it in filed.items() if it is not None}, {})
        assert {it: data.rstrip() for it, data in bytes_in(folder).items()} == {
            it: data.rstrip() for it, data in laid.files.items()
        }


def test_one_claim_of_the_shipped_case_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "five"
    shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    there = records_in(folder)
    for key, change in [
        (("claim", "samaa-02"), {"said": "2019-10-09"}),
        (("claim", "afp-03"), {"value": {"says": "last month", "is": "2019-10"}}),
        (("claim", "kabul-01"), {"certainty": "probable"}),
        (("entity", "asim-umar"), {"used_by": ["samaa-2019", "afp-2019", "voa-2017"]}),
        (("entity", "asim-umar"), {"kind": "voice"}),
        (("source", "afp-2019"), {"published": "2019-10-07~"}),
    ]:
        before = there.data[key]
        after = canonical(key[0], before | change)
        assert after != before
        was = bytes_in(folder)
        put(folder, [Change(*key, before, after)], there.filed, there.texts, there.read.files)
        now = bytes_in(folder)
        (file,) = (name for name in now if was[name] != now[name])
        lines = list(difflib.ndiff(was[file].decode().splitlines(), now[file].decode().splitlines()))
        assert [it[0] for it in lines if it[0] in "+-"] in (["-", "+"], ["+"])
        put(folder, [Change(*key, after, before)], there.filed, there.texts)
        assert bytes_in(folder) == was


def test_a_paragraph_keeps_its_lines_where_its_words_are_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "five"
    shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    there = records_in(folder)
    key = ("source", "kabul-ops-2023")
    before = there.data[key]
    after = before | {"note": before["note"].replace("events it reports.", "events told.")}
    was = (folder / there.filed[key]).read_text().splitlines()
    put(folder, [Change(*key, before, after)], there.filed, {})
    now = (folder / there.filed[key]).read_text().splitlines()
    assert [it for it in now if it not in was] == ["  from the events told."] or len(set(now) - set(was)) == 1
    assert records_in(folder).data[key] == after


def test_what_is_new_goes_where_its_like_is(small: CaseFolder) -> None:
    there = records_in(small.folder)
    head = "id: market\npublisher: herald-news\ntitle: 'A: B'\nother_renditions:\n"
    texts = {sha256_of(it.encode()): it for it in ("Held.\r\n\x00", "---\nTenu.\n")}
    own, french = texts
    new: dict[Key, Data] = {
        ("source", "market"): {
            "id": "market", "publisher": "herald-news", "title": "A: B",
            "other_renditions": [{"id": "fr", "kind": "translation", "file": "market.fr.text", "text": french}],
            "text": own,
        },
        ("claim", "m-1"): there.data["claim", "h-1"] | {"id": "m-1", "source": "market"},
        ("claim", "h-9"): there.data["claim", "h-1"] | {"id": "h-9"},
        ("entity", "mayor"): {"id": "mayor", "kind": "leader", "name": "The Mayor"},
        ("judgement", "j-1"): {
            "id": "j-1", "entity": "post-raid", "property": "killed", "decision": "several",
            "who": "A. Reader", "at": "2026-01-31T09:30:00Z",
        },
    }  # fmt: skip
    was = bytes_in(small.folder)
    written = put(small.folder, changes({}, new), there.filed, texts, there.read.files)
    assert wording_file("market", "fr", texts[french]) == "market.fr.text"
    assert list(written.marks) == [
        "entities/all.yaml", "sources/market.fr.text", "sources/market.txt",
        "claims/market.yaml", "claims/herald.yaml", "judgements/post-raid.yaml",
    ]  # fmt: skip
    assert written.filed["claims", "market"] == "claims/market.yaml"
    assert small.read("entities/all.yaml").startswith(was["entities/all.yaml"].decode())
    assert small.path("sources/market.txt").read_bytes().endswith(b"---\nHeld.\r\n\x00")
    assert small.read("sources/market.txt").startswith("---\n" + head.replace("'", '"'))
    assert small.read("claims/market.yaml").startswith(
        "source: market\nclaims:\n  - id: m-1\n    entity: idris-walid\n"
    )
    now = records_in(small.folder)
    assert now.data == there.data | new
    put(small.folder, changes(new, {}), now.filed, texts, now.read.files)
    assert bytes_in(small.folder) == was


def test_at_no_moment_does_the_folder_refer_to_what_is_not_there(
    small: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = records_in(small.folder)
    data = dict(start.data)
    data["entity", "new-voice"] = {"id": "new-voice", "kind": "voice", "name": "New"}
    data["source", "second"] = data.pop(("source", "herald")) | {"id": "second", "publisher": "new-voice"}
    for of in ("h-1", "h-2", "h-3", "h-4"):
        data["claim", of] = data["claim", of] | {"source": "second", "speaker": "new-voice"}
    walid = data["entity", "idris-walid"]
    names = [it if isinstance(it, str) else it | {"used_by": []} for it in walid["names"]]
    data["entity", "idris-walid"] = canonical("entity", walid | {"names": names})
    del data["entity", "herald-news"]
    replace, unlink = Path.replace, Path.unlink
    left = 99

    def until(self: Path, *more: Any, **told: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return (replace if more else unlink)(self, *more, **told)

    monkeypatch.setattr(Path, "replace", until)
    monkeypatch.setattr(Path, "unlink", until)
    original = bytes_in(small.folder)
    finished = begun = 0
    for steps in range(20):
        left = 99
        for name in bytes_in(small.folder):
            small.path(name).unlink()
        for name, it in original.items():
            small.write(name, it)
        left = steps
        try:
            put(small.folder, changes(start.data, data), start.filed, start.texts)
            finished += 1
        except KeyboardInterrupt:
            problems = [it for it in check_case(small.folder).problems if "is defined already" not in it.message]
            assert [it for it in problems if "is not " in it.message] == [], steps
            left = 99
            if is_begun(small.folder):
                begun += 1
                finish(small.folder)
            else:
                assert records_in(small.folder).data == start.data
                put(small.folder, changes(start.data, data), start.filed, start.texts)
        assert records_in(small.folder).data == data
        assert check_case(small.folder).problems == []
    assert (finished > 2, begun > 5) == (True, True)
