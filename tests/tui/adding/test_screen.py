"""The panel that brings reports in: read, looked at, filled in, kept; and only where something may be written."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from store.library import Library, load, new_case
from tests.store.intake import makers
from tests.tui.stage import until, until_shown, words
from tui.adding.screen import AddScreen
from tui.app.browser import Browser
from tui.screens.sources import SourcesScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.widgets.rows import RowList


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty case, and beside it reports; the test stands there."""
    monkeypatch.chdir(tmp_path)
    new_case(tmp_path / "ferry")
    load(tmp_path / "ferry", tmp_path / "s.db")
    (tmp_path / "ferry.html").write_text(makers.page(head=makers.JSON_LD))
    (tmp_path / "a copy.html").write_text(makers.page().replace("The minister", "The prime minister"))
    (tmp_path / "bad.bin").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "note.txt").write_text("A note\n\nIt was said that the ferry was old.\n")
    return tmp_path / "ferry"


def browser(case: Path, *, read_only: bool = False, folder: bool = True) -> Browser:
    library = Library(case.parent / "s.db", read_only=read_only, folder=case if folder else None)
    options = Options(start="sources", read_only=read_only, who="ana")
    return Browser(library, options, Terminal(utf8=False))


def slugs(case: Path) -> list[str]:
    with Library(case.parent / "s.db") as library:
        return [row.slug for row in library.sources()]


def panel(app: Browser) -> AddScreen:
    assert isinstance(app.screen, AddScreen)
    return app.screen


async def test_a_report_is_read_looked_at_and_kept(case: Path) -> None:
    app = browser(case)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "No reports yet. a adds those you have")
        await pilot.press("a", *"fe", "tab")
        await until_shown(pilot, "ferry")
        await pilot.press(*".h", "tab", "enter")
        await until_shown(pilot, "Day       2021-03-04", "The ferry in dock last year.", "5 inferred")
        # Enter on the report goes to its head, Enter on a field says that it is right, typing makes it so
        await pilot.press("enter", "enter")
        await pilot.press("end", *" today", "enter")
        await until_shown(pilot, "3 inferred")
        await pilot.press(*"soon")
        await until_shown(pilot, "'soon' is no day", "not taken")
        await pilot.press("shift+tab", "ctrl+s")
        assert panel(app).focused is panel(app).query_one("#head-published")
        await pilot.press(*"5 March 2021", "ctrl+s")
        await until_shown(pilot, "Added the-courier-2021", "U takes it back")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen) and app.screen.list.highlighted == 0)
        await until_shown(pilot, "Ferry sinks off Alder Point today", "5 March 2021")
    with Library(case.parent / "s.db") as library:
        data = library.record("source", "the-courier-2021")
        assert data is not None and data["published"] == "2021-03-05"
        assert data["inferred"] == ["language", "authors"] and data["title"] == "Ferry sinks off Alder Point today"
        assert (case / "reports" / data["report"]["kept"]).is_file()
        assert library.journal()[0].who == "ana"


@pytest.mark.slow
async def test_what_could_not_be_read_is_told_and_a_report_left_out(case: Path) -> None:
    app = browser(case, folder=False)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "No reports yet")
        await pilot.press("a")
        await until_shown(pilot, "Add reports", "no folder: known by hash only")
        panel(app)._line.value = "ferry.html note.txt bad.bin none.txt"
        await pilot.press("enter")
        await until_shown(pilot, "is no text but binary data", "no such file or folder", "A note", "2 reports")
        await pilot.press("delete")
        await until_shown(pilot, "left out", "1 report")
        await pilot.press("escape")
        await until_shown(pilot, "Nothing of this is kept yet")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Added a-note")
    assert slugs(case) == ["a-note"]


@pytest.mark.slow
async def test_what_a_report_lacks_is_told_and_esc_goes_from_its_head_to_the_list(case: Path) -> None:
    app = browser(case)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "No reports yet")
        await pilot.press("a")
        panel(app)._line.value = "note.txt ferry.html"
        await pilot.press("enter")
        await until_shown(pilot, "no publisher or day", "5 inferred")
        await until(pilot, lambda: isinstance(app.focused, RowList))  # all is read, not only shown
        await pilot.press("enter", *"Post", "escape", "down")
        await until_shown(pilot, "Post", "no day", "Day       2021-03-04")
        await pilot.press("escape")
        await until_shown(pilot, "Nothing of this is kept yet")


@pytest.mark.slow
async def test_a_copy_is_offered_as_one(case: Path) -> None:
    app = browser(case)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "No reports yet")
        await pilot.press("a")
        panel(app).query_one("#paths", Input).value = "ferry.html"
        await pilot.press("enter")
        await until_shown(pilot, "5 inferred")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen) and app.screen.list.highlighted == 0)
        await pilot.press("a")
        panel(app).query_one("#paths", Input).value = "'a copy.html' ferry.html"
        await pilot.press("enter")
        await until_shown(pilot, "96% as the-courier-2021", "Enter: the-courier-2021", "it adds no origin")
        panel(app).query_one("#head-copies").focus()
        await pilot.press("enter", "ctrl+s")
        await until_shown(pilot, "is there already, as the-courier-2021")
        await until_shown(pilot, "Added the-courier")
    with Library(case.parent / "s.db") as library:
        data = library.record("source", "the-courier")
        assert data is not None and data["syndicated_from"] == "the-courier-2021"
    assert len(slugs(case)) == 2


async def test_a_file_that_is_dropped_opens_the_panel(case: Path) -> None:
    app = browser(case)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "No reports yet")
        app.screen.post_message(events.Paste(f"file://{case.parent}/a%20copy.html\n"))
        await until_shown(pilot, "Add reports", "3 inferred")
        panel(app).query_one("#paths").focus()
        panel(app).query_one("#paths").post_message(events.Paste(f"'{case.parent}/note.txt'"))
        await until_shown(pilot, "A note", "2 reports")
        app.screen.post_message(events.Paste("only words"))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        app.screen.post_message(events.Paste("only words"))
        await pilot.pause()
        assert isinstance(app.screen, SourcesScreen)
    assert slugs(case) == []


@pytest.mark.slow
async def test_another_wording_of_the_source_at_hand(case: Path) -> None:
    app = browser(case)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "No reports yet")
        assert "Add wording" not in words(app)
        await pilot.press("a")
        panel(app).query_one("#paths", Input).value = "ferry.html"
        await pilot.press("enter")
        await until_shown(pilot, "5 inferred")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "A Add wording")
        await pilot.press("A")
        await until_shown(pilot, "Add another wording of the-courier-2021")
        panel(app).query_one("#paths", Input).value = "note.txt"
        await pilot.press("enter")
        await until_shown(pilot, "Kind      translation")
        kind = panel(app).query_one("#head-kind", Input)
        kind.value = "x"
        await pilot.press("ctrl+s")
        await until_shown(pilot, "one of original, translation, digest")
        kind.value = "dig"
        panel(app).query_one("#head-language", Input).value = "en"
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Added digest to the-courier-2021")
    with Library(case.parent / "s.db") as library:
        (source,) = library.sources()
        assert [(it.label, it.kind, it.language) for it in source.renditions][1:] == [("digest", "digest", "en")]


async def test_nothing_of_this_is_offered_read_only(case: Path) -> None:
    app = browser(case, read_only=True)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen) and "0 sources" in words(app))
        assert " Add" not in words(app) and "a adds" not in words(app)
        await pilot.press("a", "A")
        app.screen.post_message(events.Paste(f"{case.parent}/note.txt"))
        await pilot.pause()
        assert isinstance(app.screen, SourcesScreen)
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert "Add" not in offered and "Add wording" not in offered


@pytest.mark.slow
async def test_leaving_while_reading_ends_the_reading(case: Path) -> None:
    for number in range(20):
        (case.parent / f"n{number}.txt").write_text(f"Note {number}\n\nIt was said {number} times.\n")
    app = browser(case)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "No reports yet")
        await pilot.press("a")
        panel(app).query_one("#paths", Input).value = str(case.parent)
        await pilot.press("enter", "escape")
        await pilot.press(*(["escape"] if isinstance(app.screen, AddScreen) else []))
        assert isinstance(app.screen, SourcesScreen)
        await asyncio.wait_for(app.workers.wait_for_complete(), 20)
    assert slugs(case) == []
