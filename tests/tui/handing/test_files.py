"""A file that is handed out is there whole, or not at all, and takes the place of none unless that is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.model.problems import Refused
from store.model.stopping import Stopped
from tui.handing.files import AlreadyThere, put


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    put(["one\n", "two é\n"], tmp_path / "a.txt", replace=False)
    assert (tmp_path / "a.txt").read_bytes() == "one\ntwo é\n".encode()
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]


def test_one_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(AlreadyThere, match="is there already"):
        put(["theirs"], tmp_path / "a.txt", replace=False)
    assert (tmp_path / "a.txt").read_text() == "mine"
    put(["theirs"], tmp_path / "a.txt", replace=True)
    assert (tmp_path / "a.txt").read_text() == "theirs"


def test_one_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "begun"
        raise OSError(28, os.strerror(28))

    with pytest.raises(Refused, match=r"cannot be written \(No space left on device\): nothing was kept"):
        put(pieces(), tmp_path / "a.txt", replace=False)
    with pytest.raises(Refused, match="cannot be written"):
        put(["x"], tmp_path / "nowhere" / "a.txt", replace=True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("replace", [False, True])
def test_one_that_is_to_stop_before_it_has_its_name_leaves_nothing(replace: bool, tmp_path: Path) -> None:
    def stop() -> None:
        assert [it.read_text() for it in tmp_path.glob(".*/*")] == ["theirs"]  # all is written
        raise Stopped

    with pytest.raises(Stopped):
        put(["theirs"], tmp_path / "a.txt", replace=replace, look=stop)
    assert not list(tmp_path.iterdir())


def test_a_name_with_control_characters_is_told_as_it_is_spelt(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="<U\\+001B>"):
        put(["x"], tmp_path / "no\x1b[2J" / "a", replace=False)
