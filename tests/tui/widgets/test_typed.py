"""What is pasted into a line of words that are looked for."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult

from tui.widgets.typed import LONGEST, SearchLine


class OneLine(App[None]):
    def compose(self) -> ComposeResult:
        yield SearchLine()


async def test_a_paste_is_one_line_and_no_longer_than_a_name() -> None:
    app = OneLine()
    async with app.run_test() as pilot:
        line = app.query_one(SearchLine)
        line.focus()
        app.post_message(events.Paste("Asim\n  Omar\t\n"))
        await pilot.pause()
        assert line.value == "Asim Omar"
        app.post_message(events.Paste(" ".join(f"word{number}" for number in range(20_000))))
        await pilot.pause()
        assert len(line.value) == LONGEST
        assert line.value.startswith("Asim Omarword0 word1 ")
        await pilot.press("x")
        assert len(line.value) == LONGEST
        line.action_select_all()
        app.post_message(events.Paste("b"))
        await pilot.pause()
        assert line.value == "b"
