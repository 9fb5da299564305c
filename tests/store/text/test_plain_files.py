"""What is no plain file is refused before a byte is asked for, by everything that reads a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.case.read import read_case
from store.model.problems import BadCase, BadInput
from store.search.match_lists import read_names
from store.sync.load import load_case
from store.text.plain_files import bytes_of, opened
from store.writes.name_lists import load_into
from tests.cases import CaseFolder
from tui.session.settings import read_settings


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def zero(_: Path) -> Path:
    return Path("/dev/zero")


def link(folder: Path) -> Path:
    (folder / "link").symlink_to("/dev/zero")
    return folder / "link"


ODD = pytest.mark.parametrize("odd", [pipe, zero, link])


@ODD
def test_it_is_not_opened(tmp_path: Path, odd: Callable[[Path], Path]) -> None:
    path = odd(tmp_path)
    for read in (opened, bytes_of):
        with pytest.raises(OSError, match="no plain file"):
            read(path)


def test_a_file_is_read_and_one_too_large_is_not(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * (1 << 20))
    assert bytes_of(path) == bytes_of(path, 1 << 20) == b"x" * (1 << 20)
    path.write_bytes(b"x" * ((1 << 20) + 1))
    with pytest.raises(OSError, match="larger than 1 MiB"):
        bytes_of(path, 1 << 20)
    with pytest.raises(IsADirectoryError):
        bytes_of(tmp_path)


@ODD
def test_lists_and_settings_say_so(tmp_path: Path, odd: Callable[[Path], Path]) -> None:
    path = odd(tmp_path)
    with pytest.raises(BadInput, match="no plain file"):
        read_names(path, None)
    with pytest.raises(BadInput, match="no plain file"):
        load_into(tmp_path / "store.db", path)
    with pytest.raises(BadInput, match="no plain file"):
        read_settings(path)


def test_a_pipe_in_a_case_is_told(small: CaseFolder) -> None:
    os.mkfifo(small.folder / "sources" / "late.txt")
    assert [it.message for it in read_case(small.folder).problems] == ["is no file: a case holds plain files"]


@pytest.mark.parametrize("what", ["case.yaml", "sources/herald.txt", "claims/herald.yaml", "sources"])
def test_a_link_that_leads_out_of_a_case_is_not_followed(small: CaseFolder, tmp_path: Path, what: str) -> None:
    inside, outside = small.folder / what, tmp_path / "outside"
    inside.rename(outside)
    inside.symlink_to(outside)
    with pytest.raises(BadCase) as told:
        load_case(small.folder, tmp_path / "store.db")
    assert any("a link that leads out of the case" in str(it) for it in told.value.problems)
    assert not (tmp_path / "store.db").exists()


def test_a_link_within_a_case_and_one_to_it_are_followed(small: CaseFolder, tmp_path: Path) -> None:
    text = small.folder / "sources" / "herald.txt"
    text.rename(small.folder / "text")
    text.symlink_to("../text")
    (tmp_path / "link").symlink_to(small.folder)
    assert read_case(tmp_path / "link").problems == []
