"""The screen of what a case does not know: kinds with counts, where to look, and what a row leads to."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot

from store.labels.gaps import GAP_WORDS
from store.library import Library
from store.model.out.gaps import GAP_KINDS, GapKind, Gaps
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.handing.gaps import MOST, SHORT, GapsScreen
from tui.screens.browse import BrowseScreen
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal


async def opened(pilot: Pilot[Any]) -> GapsScreen:
    await settled(pilot)
    await pilot.press("O")
    await until(pilot, lambda: isinstance(pilot.app.screen, GapsScreen))
    screen = cast("GapsScreen", pilot.app.screen)
    await until(pilot, lambda: screen.rows)
    return screen


async def test_kinds_are_told_with_their_counts_and_filter(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True) as library:
        totals = {of.kind: of.total for of in library.gaps()}
        browser = Browser(library, Options(who="Ana", read_only=True), Terminal(utf8=False))
        async with browser.run_test(size=(120, 40)) as pilot:
            screen = await opened(pilot)
            shown = " ".join(words(browser).split())
            for nth, kind in enumerate(GAP_KINDS, 1):
                assert f"{nth} {SHORT[kind]} {totals.get(kind, 0)}" in shown
            assert f"{GAP_WORDS['one_origin']} {MOST} of {totals['one_origin']}" in shown
            for kind in ("one_origin", "stale"):  # where one is looked at, all of it is there
                await pilot.press(str(GAP_KINDS.index(kind) + 1))
                await until(pilot, lambda kind=kind: {gap.kind for gap in screen.rows} == {kind})
                await until(pilot, lambda kind=kind: len(screen.rows) == totals[kind])
            gap = screen.gap
            assert gap is not None
            await until_shown(pilot, f"Missing: {gap.what}", f"Look for: {gap.where}")
            await pilot.press("0")
            await until(pilot, lambda: len({gap.kind for gap in screen.rows}) == len(totals))
            empty = next(kind for kind in GAP_KINDS if not totals.get(kind))
            await pilot.press(str(GAP_KINDS.index(empty) + 1))
            await until(pilot, lambda: any(GAP_WORDS[empty] in it.message for it in browser._notifications))


async def test_enter_opens_what_a_gap_is_of(shipped_store: Path) -> None:
    browser = Browser(Library(shipped_store), Options(who="Ana", read_only=True), Terminal(utf8=False))
    kinds: tuple[tuple[GapKind, type], ...] = (
        ("undated_rivals", CompareScreen),
        ("unheld", ReaderScreen),
        ("one_script", BrowseScreen),
    )
    async with browser.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for kind, opens in kinds:
            await pilot.press(str(GAP_KINDS.index(kind) + 1))
            await until(pilot, lambda kind=kind: {gap.kind for gap in screen.rows} == {kind})
            gap = screen.gap
            await pilot.press("enter")
            await until(pilot, lambda opens=opens: isinstance(browser.screen, opens))
            await settled(pilot)
            assert gap is not None
            if isinstance(browser.screen, CompareScreen):
                assert browser.screen.ref == gap.ref
            elif isinstance(browser.screen, ReaderScreen):
                assert browser.screen.page is not None and browser.screen.page.source.slug == gap.slug
            else:
                assert cast("BrowseScreen", browser.screen).entity_slug == gap.slug
            await pilot.press("escape")


async def test_the_question_of_a_gap_is_marked(shipped_store: Path) -> None:
    browser = Browser(Library(shipped_store), Options(who="Ana", read_only=True), Terminal(utf8=False))
    async with browser.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        gap = screen.gap
        assert gap is not None and gap.ref is not None
        await pilot.press("space")
        await until(pilot, lambda: "1 marked" in words(browser) and ">#" in words(browser))
        assert [mark.key.ref for mark in browser.context.basket.marks] == [gap.ref]
        assert [told for told, _ in screen.to_hand_out] == [gap.name, f"All about {gap.name.partition(': ')[0]}"]


async def test_looking_for_gaps_holds_nothing_up(own_store: Path) -> None:
    asked, go_on = threading.Event(), threading.Event()

    class Slow(Library):
        def gaps(self, *kinds: Any, **how: Any) -> tuple[Gaps, ...]:
            asked.set()
            assert go_on.wait(30)
            return super().gaps(*kinds, **how)

    browser = Browser(Slow(own_store), Options(who="Ana", read_only=True), Terminal(utf8=False))
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("O")
        await until_shown(pilot, "looking for what is missing")
        await until(pilot, asked.is_set)
        await pilot.press("slash", *"asim")  # keys go on
        await until_shown(pilot, "asim")
        await pilot.press("escape", "escape")
        assert isinstance(browser.screen, BrowseScreen)
        go_on.set()
        await settled(pilot)
