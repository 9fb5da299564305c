"""What is refused before anything is written, and that no link leads a file out of the folder."""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path

import pytest

from store.case.checks.check import check_case
from store.case.files import marked
from store.case.read import read_case
from store.case.records import Data, Records, records_of
from store.model.edits import Change
from store.model.problems import BadCase, BadInput, Refused
from store.sync import kept, whole
from store.sync.disk import Disk, FolderChanged
from store.sync.new import new_case
from store.sync.put import put
from tests.cases import CaseFolder


def records_in(folder: Path) -> Records:
    return records_of(read_case(folder))


def noted(there: Records, of: str = "h-1") -> list[Change]:
    before = there.data["claim", of]
    return [Change("claim", of, before, before | {"note": "new"})]


def test_a_file_that_changed_meanwhile_is_not_overwritten(small: CaseFolder) -> None:
    there = records_in(small.folder)
    small.edit("claims/herald.yaml", "value: west-province", "value: east-province")
    was = small.read("claims/herald.yaml")
    more = [*noted(there), *noted(there, "c-1")]
    with pytest.raises(
        FolderChanged, match=r"claims/herald\.yaml was changed meanwhile: load the case again, then save"
    ):
        put(small.folder, more, there.filed, {}, there.read.files)
    assert small.read("claims/herald.yaml") == was
    assert "note" not in small.read("claims/courier.yaml")
    put(small.folder, more, there.filed, {})  # where nobody says what was seen, the record decides
    with pytest.raises(FolderChanged):
        put(small.folder, noted(there, "h-3"), there.filed, {})


def test_a_file_that_came_or_went_meanwhile_is_not_overwritten(small: CaseFolder) -> None:
    there = records_in(small.folder)
    seen = {name: mark for name, mark in there.read.files.items() if name != "claims/herald.yaml"}
    with pytest.raises(FolderChanged):
        put(small.folder, noted(there), there.filed, {}, seen)
    gone = marked(small.path("case.yaml").stat(), b"", time.time_ns())
    new: Data = {"id": "new", "kind": "place", "name": "X"}
    small.path("entities/all.yaml").unlink()
    with pytest.raises(FolderChanged):
        put(small.folder, [Change("entity", "new", None, new)], {}, {}, {"entities/places.yaml": gone})


def test_a_file_that_changes_at_the_last_moment_is_not_overwritten(small: CaseFolder) -> None:
    disk = Disk(small.folder)
    with pytest.raises(FolderChanged):
        disk.write("case.yaml", b"other", b"new")
    assert disk.read("case.yaml") != b"new"


@pytest.mark.parametrize("name", ["claims", "claims/herald.yaml"])
def test_a_link_out_of_the_folder_is_not_followed(small: CaseFolder, tmp_path: Path, name: str) -> None:
    there = records_in(small.folder)
    out = tmp_path / "elsewhere"
    small.path(name).rename(out)
    small.path(name).symlink_to(out)
    with pytest.raises(Refused, match="a link leads out of the case's folder"):
        put(small.folder, noted(there), there.filed, {})
    with pytest.raises(Refused, match="a link leads out of the case's folder"):
        put(small.folder, noted(there), {}, {})


def test_a_link_within_the_folder_stays_a_link(small: CaseFolder) -> None:
    small.path("kept").mkdir()
    small.path("claims/herald.yaml").rename(small.path("kept/herald.yaml"))
    small.path("claims/herald.yaml").symlink_to("../kept/herald.yaml")
    small.path("kept/herald.yaml").chmod(0o640)
    there = records_in(small.folder)
    put(small.folder, noted(there), there.filed, {}, there.read.files)
    assert small.path("claims/herald.yaml").is_symlink()
    assert small.path("kept/herald.yaml").stat().st_mode & 0o777 == 0o640
    assert "note: new" in small.read("kept/herald.yaml")


def test_a_case_may_be_reached_by_a_link(small: CaseFolder, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(small.folder)
    there = records_in(link)
    put(link, noted(there), there.filed, {}, there.read.files)
    assert "note: new" in small.read("claims/herald.yaml")


@pytest.mark.parametrize("file", ["../evil.txt", "/etc/evil.txt", ".hidden", "..", "a/b.txt", "a\nb.txt", "herald.txt"])
def test_a_wording_is_never_written_elsewhere(small: CaseFolder, file: str) -> None:
    there = records_in(small.folder)
    before = there.data["source", "herald"]
    other = {"id": "fr", "kind": "translation", "file": file, "text": "0" * 64}
    after = before | {"other_renditions": [other]}
    was = sorted(small.folder.parent.rglob("*"))
    with pytest.raises(Refused):
        put(small.folder, [Change("source", "herald", before, after)], there.filed, {"0" * 64: "x"})
    assert sorted(small.folder.parent.rglob("*")) == was


def test_what_cannot_be_read_is_not_changed(small: CaseFolder) -> None:
    there = records_in(small.folder)
    small.add("claims/herald.yaml", "  - {id: h-9\n")
    with pytest.raises(Refused, match=r"claims/herald\.yaml: cannot be changed while something is wrong in it"):
        put(small.folder, noted(there), there.filed, {})
    with pytest.raises(BadCase):
        put(small.folder, [Change("claim", "x", None, {"id": "x", "source": "herald"})], there.filed, {})


def test_what_a_kill_left_is_taken_away(small: CaseFolder) -> None:
    there = records_in(small.folder)
    old, fresh = (small.path(f"claims/.whosays-{it}") for it in ("old", "fresh"))
    for it in (old, fresh):
        it.write_text("half")
    os.utime(old, (1, 1))
    put(small.folder, noted(there), there.filed, {}, there.read.files)
    assert (old.exists(), fresh.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(
    small: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = records_in(small.folder)
    was = sorted(small.folder.rglob("*"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match=r"claims/herald\.yaml: cannot be written: No space left on device"):
        put(small.folder, noted(there), there.filed, {})
    assert sorted(small.folder.rglob("*")) == was


def test_a_new_case_can_be_checked_and_filled(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "harbour"
    new_case(folder, "The harbour: 2021")
    assert check_case(folder).problems == []
    new: Data = {"id": "x", "kind": "place", "name": "X"}
    seen = records_in(folder).read.files
    assert put(folder, [Change("entity", "x", None, new)], {}, {}, seen).filed == {
        ("entity", "x"): "entities/places.yaml"
    }
    assert (folder / "entities/places.yaml").read_text() == "- id: x\n  kind: place\n  name: X\n"
    with pytest.raises(BadInput, match="is a case already"):
        new_case(folder, "Again")


def test_a_new_case_leaves_what_is_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.bak")
    (tmp_path / "report.html").write_text("x")
    new_case(tmp_path, "T")
    assert (tmp_path / ".gitignore").read_text() == "*.bak"
    assert (tmp_path / "report.html").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match="cannot be made"):
        new_case(tmp_path / "file", "T")


def test_a_report_is_listed_where_it_goes_before_it_is_gone_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut between the two leaves it in both, and never in none."""
    there, goal = tmp_path / "reports/a.txt", tmp_path / "put-by/a.txt"
    there.parent.mkdir()
    there.write_bytes(b"a report")
    seen: list[tuple[Path, bool, bool]] = []
    monkeypatch.setattr(kept, "keep_listed", lambda folder: seen.append((folder, there.exists(), goal.exists())))
    kept._move(there, goal, hashlib.sha256(b"a report").hexdigest())
    assert seen == [(goal.parent, True, True)]
    assert goal.exists()
    assert not there.exists()


def test_a_save_that_was_cut_off_leaves_alone_what_was_changed_by_hand_since(tmp_path: Path) -> None:
    folder = CaseFolder(tmp_path / "case").folder
    disk, name, other = Disk(folder), "claims/herald.yaml", "case.yaml"
    before = {it: disk.read(it) or b"" for it in (name, other)}
    planned = [whole._planned(disk, whole.Step(it, before[it], before[it] + b"# saved\n")) for it in before]
    disk.write(whole.PLAN, None, json.dumps(planned).encode())
    (folder / name).write_bytes(b"by hand")
    whole.finish(folder)
    assert (folder / name).read_bytes() == b"by hand"
    assert (folder / other).read_bytes() == before[other] + b"# saved\n"
    assert not whole.is_begun(folder)
    assert not list(folder.rglob(".whosays-*"))
