"""Addresses and bookmarks on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.commands.conftest import Run
from tests.tui.commands.test_edits_cli import refused
from tui.session.ways.addresses import parse
from tui.session.ways.bookmarks import bookmarks_file, mark


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def launched(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the browser would have been started with."""
    calls: list[dict[str, object]] = []
    monkeypatch.setattr("tui.app.launch.launch", lambda path, **how: calls.append({"path": path, **how}))
    return calls


def test_the_browser_begins_at_an_address_as_it_stands_now(
    run: Run, shipped_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = launched(monkeypatch)
    assert run("browse", shipped_store, "--at", "Asim%20Omar/nationality").code == 0
    assert run("browse", "--store", shipped_store, "--at", "source:afp-2019/afp-02").code == 0
    assert run("browse", shipped_store).code == 0
    assert [call["at"] for call in calls] == ["asim-umar/nationality", "source:afp-2019/afp-02", ""]


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("asim-umer", "whosays: there is no entity asim-umer: near is asim-umar"),
        ("source:afp-2018", "whosays: there is no source afp-2018: near are source:afp-2019, "),
        ("sorce:afp", "sorce: opens nothing: source: is near"),
    ],
)
def test_an_address_that_is_nowhere_is_refused_with_what_is_near(
    run: Run, shipped_store: Path, monkeypatch: pytest.MonkeyPatch, at: str, says: str
) -> None:
    calls = launched(monkeypatch)
    assert refused(run("browse", shipped_store, "--at", at), says)
    assert refused(run("browse", shipped_store, "--at", "asim-umar", "--start", "sources"), "give one of them")
    assert not calls


def test_bookmarks_are_listed_as_lines_json_and_rows(run: Run, own_store: Path) -> None:
    none = run("bookmarks", own_store)
    assert (none.code, none.out) == (1, "no place is bookmarked in this case: M in the browser marks one\n")
    mark(own_store, parse("asim-umar/nationality"), "ask\x1b[2J the editor")
    mark(own_store, parse("source:afp-2019"), "=1+1")
    with bookmarks_file(own_store).open("a") as file:
        file.write("nothing of ours\n")
    told = run("bookmarks", "--store", own_store)
    assert told.out == "=1+1  [source:afp-2019]\nask[2J the editor  [asim-umar/nationality]\n"
    assert ":3: no bookmark, passed over" in told.err and told.code == 0
    (first, second) = json.loads(run("bookmarks", own_store, "--json").out)
    assert (first["address"], second["word"]) == ("source:afp-2019", "ask[2J the editor")
    rows = run("bookmarks", own_store, "--format", "tsv").out.splitlines()
    assert rows[0] == "address\tword\tmarked" and rows[1].startswith("source:afp-2019\t'=1+1\t20")
