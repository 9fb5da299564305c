"""A browser on a store that holds what is impossible says so, and stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.db.sqlite.possible import whole
from store.library import Library
from tests.store.stores import change
from tests.tui.stage import until
from tui.app import browser as app_browser
from tui.app.browser import Browser
from tui.session.options import Options


@pytest.mark.sweep(4)
@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("start", ["browse", "contested"])
async def test_a_claim_that_no_screen_would_meet_is_told(
    own_store: Path, monkeypatch: pytest.MonkeyPatch, start: str, small: bool
) -> None:
    monkeypatch.setattr(whole, "SMALL", whole.SMALL if small else 0)
    monkeypatch.setattr(app_browser, "SETTLED", 0.01)
    change(own_store, "UPDATE claim SET entity_id = 'abc' WHERE id = 7")
    browser = Browser(Library(own_store), Options(start=start))  # type: ignore[arg-type]
    async with browser.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: any("row 7: its entity_id is 'abc'" in it.message for it in browser._notifications))
        assert browser.is_running
