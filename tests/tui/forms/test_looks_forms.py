"""What the claim form looks like beside its text: one picture a size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

Snap = Callable[..., bool]


@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_a_claim_beside_its_rival(snap_compare: Snap, own_store: Path, size: tuple[int, int]) -> None:
    async def filled(pilot: Pilot[Any]) -> None:
        app = pilot.app
        await until_shown(pilot, "Asim Umar")
        app.screen.post_message(messages.OpenSource("republic-2019", "digest", "republic-11"))
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen.page is not None)
        reader = app.screen
        assert isinstance(reader, ReaderScreen) and reader.page is not None and reader.page.text is not None
        at = reader.page.text.index("a Pakistani citizen")
        reader.cite(at, at + len("a Pakistani citizen"))
        await until(pilot, lambda: reader.claiming.form is not None and reader.claiming.form.at_hand is not None)
        form = reader.claiming.form
        assert form is not None
        for keys in (["enter"], [*"nat", "enter"], [*"ind", "enter"]):
            await pilot.press(*keys)
            await until(pilot, lambda: not reader.asker.busy)
        await until(pilot, lambda: form.preview is not None and not reader.asker.busy)
        reader.passage.scroll_to_span(reader.passage.current or 0, force=True)
        await pilot.pause()

    app = Browser(Library(own_store), Options(theme="dusk", who="Ines"), Terminal())
    assert snap_compare(app, terminal_size=size, run_before=filled)
