"""Browse on a case that has only begun: what it says, and where one is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.model.views import EntityRow, Overview
from store.model.vocabulary import KINDS, EntityKind
from tests.tui.screens.test_browse import app
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown


class Begun(ShoreLibrary):
    """A case of which some kinds have nobody, and perhaps nothing is claimed yet."""

    def __init__(self, reports: int, claims: int, **kinds: int) -> None:
        super().__init__()
        self._begun = (reports, claims, kinds)

    def overview(self) -> Overview:
        reports, claims, kinds = self._begun
        counts = {kind: kinds.get(kind, 0) for kind in KINDS}
        return replace(super().overview(), sources=reports, claims=claims, kinds=counts, states={})

    def entities(self, kind: EntityKind, offset: int, limit: int) -> tuple[EntityRow, ...]:
        return super().entities(kind, offset, limit) if self._begun[2].get(kind) else ()


@pytest.mark.sweep(2)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_new_case_says_how_to_begin(size: tuple[int, int]) -> None:
    for library, said, more in (
        (Begun(0, 0), "This case has no reports yet", "whosays add CASE FILE..."),
        (Begun(3, 0), "3 reports, and no claim yet", "a cites what is selected"),
    ):
        for read_only in (False, True):
            browser = app(library, read_only=read_only)
            async with browser.run_test(size=size) as pilot:
                await until_shown(pilot, said)
                passage = browser.browse.view.passage
                if read_only:
                    assert more not in passage.text
                else:
                    await until_shown(pilot, more.split()[-1])
                    assert more in passage.text


async def test_where_a_case_has_raids_alone_one_is_shown() -> None:
    browser = app(Begun(1, 2, raid=1))
    async with browser.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "> Odra bridge raid")
        await until(pilot, lambda: browser.browse.view.page is not None)
        assert browser.browse.panes.pointed.name == "raid" and browser.focused is browser.browse.panes.pointed.list
        await pilot.press("1", "down")  # from an empty pane to the next that has something
        await until(pilot, lambda: browser.focused is browser.browse.panes.pane("raid").list)
