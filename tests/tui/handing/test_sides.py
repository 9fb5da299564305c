"""Two sources side by side: marked in Sources, told in the words of `whosays beside`, both passages lit."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from store.library import Library
from store.model.vocabulary import DENIALS, SILENT
from tests.tui.commands.conftest import Run, run  # noqa: F401
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.handing.sided import telling
from tui.handing.sides import SidesScreen
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.screens.sources import SourcesScreen
from tui.session import messages
from tui.session.basket import Mark, claim_key
from tui.session.options import Options
from tui.terminal.detect import Terminal

ONE, OTHER = "samaa-2019", "republic-2019"


def app(store: Path) -> Browser:
    return Browser(Library(store), Options(who="Ana", read_only=True), Terminal(utf8=False))


async def opened(pilot: Pilot[Any], one: str = ONE, other: str | None = OTHER) -> SidesScreen:
    pilot.app.screen.post_message(messages.CompareSources(one, other))
    await until(pilot, lambda: isinstance(pilot.app.screen, SidesScreen))
    screen = cast("SidesScreen", pilot.app.screen)
    await until(pilot, lambda: screen.rows and screen.views[0].passage.current is not None)
    return screen


async def test_two_at_most_are_marked_and_c_compares_them(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(browser.screen, SourcesScreen))
        await settled(pilot)
        sources = cast("SourcesScreen", browser.screen)
        slugs = [sources.list.rows.key_of(nth) for nth in range(5)]
        await pilot.press("space")
        assert sources.marked == slugs[:1] and "1 to compare (c)" in words(browser)
        await pilot.press("down", "space", "down", "space")
        assert sources.marked == slugs[1:3]  # the third took the place of the first
        assert words(browser).count("#") == 2 and words(browser).count(">#") == 1
        await pilot.press("c")
        await until(pilot, lambda: isinstance(browser.screen, SidesScreen))
        found = cast("SidesScreen", browser.screen)
        await until(pilot, lambda: found.found)
        assert found.found is not None and found.found.right is not None
        assert [found.found.left.slug, found.found.right.slug] == slugs[1:3]
        await pilot.press("escape", "space")
        assert sources.marked == slugs[1:2]
        await pilot.press("0", "c")  # none is marked: the one at hand and all others
        await until(pilot, lambda: isinstance(browser.screen, SidesScreen))
        await until_shown(pilot, "beside all others")


async def test_what_is_to_be_compared_is_told_apart_from_what_is_in_the_basket(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for nth in range(3):
            browser.context.basket.step([[Mark(claim_key(f"it-{nth}"), "a claim")]])
        await pilot.press("s")
        await until(pilot, lambda: isinstance(browser.screen, SourcesScreen))
        await settled(pilot)
        await pilot.press("space")
        await until_shown(pilot, "3 marked", "1 to compare (c)", ">#")
        assert words(browser).splitlines()[0].count("marked") == 1


async def test_the_counts_are_those_of_the_command_in_its_words(run: Run, shipped_store: Path) -> None:  # noqa: F811
    told = run("beside", ONE, OTHER, "--store", shipped_store).out.splitlines()
    headings = [line.partition(": ") for line in told if line.count(":") == 1 and line[:1] not in (" ", "")]
    browser = app(shipped_store)
    async with browser.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        await opened(pilot)
        shown = words(browser)
        called = {f"only {ONE}": "only SAMAA Digital", f"only {OTHER}": "only Republic World"}
        assert [head for head, _, _ in headings] == ["they differ", "they agree", "both can stand", *called]
        for nth, (head, _, number) in enumerate(headings, 1):
            assert f"{nth} {called.get(head, head)} {number}" in shown
            assert f" {called.get(head, head)}  {number}" in shown or nth > 3  # the heading in the list


async def test_both_passages_are_lit_as_the_highlight_moves_and_keys_lead_on(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await opened(pilot)
        left, right = (view.passage for view in screen.views)
        seen = set()
        for _ in range(3):
            row = screen.row
            assert row is not None and row.stands == "differs" and row.reason[:20] in words(browser)
            await until(pilot, lambda: not screen._rest.waits and not screen.asker.busy)
            told = [claims[nth] for claims, nth in zip((row.left, row.right), telling(row), strict=True)]
            assert not {claim.stance for claim in told} & set(SILENT)
            assert (told[0].label, told[0].stance) != (told[1].label, told[1].stance)  # what they differ in
            for passage, claim in zip((left, right), told, strict=True):
                assert passage.current is not None
                start, end = passage.lit[passage.current]
                assert passage.text[start:end] in [one.exact for one in claim.citations]
            seen.add((left.lit, right.lit))
            await pilot.press("down")
        assert len(seen) == 3
        await pilot.press("home", "right", "o")  # the source of the right one, at its claim
        await until(pilot, lambda: isinstance(browser.screen, ReaderScreen) and browser.screen.page)
        reader = cast("ReaderScreen", browser.screen)
        assert reader.page is not None and reader.page.source.slug == OTHER
        await until(pilot, lambda: reader.claim in screen.found.questions[0].right)  # type: ignore[union-attr]
        await pilot.press("escape", "enter")
        await until(pilot, lambda: isinstance(browser.screen, CompareScreen))
        assert screen.row is not None and cast("CompareScreen", browser.screen).ref == screen.row.ref
        await pilot.press("escape", "right", "s")  # Sources, at the one at hand
        await until(pilot, lambda: isinstance(browser.screen, SourcesScreen) and browser.screen.source_at_hand)
        assert cast("SourcesScreen", browser.screen).source_at_hand.slug == OTHER  # type: ignore[union-attr]
        await pilot.press("escape", "4")
        assert {row.stands for row in screen.rows} == {"left"}
        await until_shown(pilot, "Republic World says nothing to this.")
        await pilot.press("4", "0")
        assert len(screen.rows) == len(screen.found.questions)  # type: ignore[union-attr]


@pytest.mark.slow
async def test_the_claim_shown_is_marked_and_what_is_listed_is_handed_out(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = await opened(pilot)
        claim = screen.claim
        assert claim is not None
        await pilot.press("space")
        await until(pilot, lambda: "1 marked" in words(browser) and ">#" in words(browser))
        assert [mark.key.of for mark in browser.context.basket.marks] == [claim.slug]
        told, asked = screen.to_hand_out[0]
        assert told == f"The two as listed: {len(screen.rows)} questions"
        assert asked.questions == tuple(row.ref for row in screen.rows)
        await pilot.press("space")
        await until(pilot, lambda: "1 marked" not in words(browser))


async def test_of_all_others_each_claim_names_its_source(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        screen = await opened(pilot, other=None)
        await pilot.press("right")
        assert screen.row is not None
        nth = next(nth for nth, row in enumerate(screen.rows) if len({it.source.slug for it in row.right}) > 1)
        screen.list.highlighted = nth
        names = []
        for _ in screen.rows[nth].right:
            await pilot.pause()
            assert screen.claim is not None
            names.append(screen.claim.source.slug)
            await until_shown(pilot, f"> {screen.claim.source.publisher}  ")
            await until(pilot, lambda: not screen.asker.busy)
            await pilot.press("full_stop")
        first, others = telling(screen.rows[nth])[1], [claim.source.slug for claim in screen.rows[nth].right]
        assert names == [*others[first:], *others[:first]] and len(set(names)) > 1


@pytest.mark.slow
@pytest.mark.parametrize("typed", [pytest.param("compare samaa", marks=pytest.mark.slow), "Compare source Report on"])
async def test_the_palette_puts_a_source_beside_all_others(typed: str, shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        browser.screen.post_message(messages.OpenSource(ONE))
        await until(pilot, lambda: isinstance(browser.screen, ReaderScreen) and browser.screen.page)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(browser.screen, CommandPalette) and isinstance(browser.focused, Input))
        cast("Input", browser.focused).value = typed

        def offered() -> str:
            options = browser.screen.query_one(CommandList).options
            return str(options[0].prompt) if options else ""

        await until(pilot, lambda: offered().startswith("Compare source Report on the killing of Asim Umar in Helmand"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(browser.screen, SidesScreen))
        await until_shown(pilot, "SAMAA Digital, 8 October 2019 beside all others")


def test_where_one_denies_what_the_other_says_these_two_claims_stand_first(shipped_store: Path) -> None:
    with Library(shipped_store, read_only=True) as library:
        rows = [row for row in library.two_sources(ONE).questions if row.kind in DENIALS]
    pairs = [(row.left[nth], row.right[other]) for row in rows for nth, other in (telling(row),)]
    assert pairs and all(one.label == other.label for one, other in pairs)
    assert all({one.stance, other.stance} == {"asserts", "denies"} for one, other in pairs)
