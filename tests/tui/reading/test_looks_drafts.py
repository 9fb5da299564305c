"""What a report with drafts looks like: one gone to, and one opened in the form; a picture each a size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.forms.desk import SOURCE
from tests.tui.forms.test_looks_forms import Snap
from tests.tui.reading.suggested import Suggesting
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal


@pytest.mark.sweep(4)
@pytest.mark.parametrize("opened", [False, True], ids=["next", "open"])
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_drafts(snap_compare: Snap, own_store: Path, size: tuple[int, int], opened: bool) -> None:
    async def shown(pilot: Pilot[Any]) -> None:
        app = pilot.app
        await until_shown(pilot, "Asim Umar")
        app.screen.post_message(messages.OpenSource(SOURCE, "digest", "republic-03"))
        await until_shown(pilot, "3 drafts")
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        await pilot.press("semicolon")
        await until_shown(pilot, "draft 1 of 3")
        if opened:
            await pilot.press("enter")
            await until(pilot, lambda: reader.claiming.form is not None and reader.claiming.form.at_hand is not None)
            form = reader.claiming.form
            assert form is not None
            await until(pilot, lambda: form.preview is not None and not reader.asker.busy)
        reader.passage.scroll_to_span(reader.passage.current or 0, force=True)
        await pilot.pause()

    app = Browser(Suggesting(own_store), Options(theme="dusk", who="Ines"), Terminal())
    assert snap_compare(app, terminal_size=size, run_before=shown)
