"""Pairs are decided with one key, a merge shows first what it does, and all of it is taken back with U."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from store.library import Library
from store.model.edits import Change
from store.model.same import Decision
from tests.tui.journal.opened import until_told
from tests.tui.pairing.ridge import at_pairs, browser, opened, queue
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.pairing.pairs import PairsScreen
from tui.pairing.panel import SamePanel, WhyPanel
from tui.pairing.split import SplitPanel
from tui.screens.browse import BrowseScreen
from tui.screens.compare import CompareScreen
from tui.screens.names import NamesScreen
from tui.session import messages

FIRST = ("aasim-omer", "asim-umar")
SECOND = ("omar-mansur", "umar-mansoor")


def decided(store: Path) -> dict[tuple[str, str], Decision]:
    with Library(store, read_only=True) as library:
        return {(it.one, it.other): it for it in library.decisions()}


def app_of(pilot: object) -> Browser:
    app = getattr(pilot, "app", None)
    assert isinstance(app, Browser)
    return app


def at_hand(app: Browser) -> tuple[str, str] | None:
    pair = queue(app).pair if isinstance(app.screen, PairsScreen) else None
    return (pair.one, pair.other) if pair is not None else None


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("key", "said", "told"),
    [
        ("n", "not_same", "are not the same. U takes it back."),
        ("exclamation_mark", "not_same", "are not the same. U takes it back."),
        ("u", "unsure", "may or may not be the same. U takes it back."),
        ("tilde", "unsure", "may or may not be the same. U takes it back."),
    ],
)
async def test_one_key_decides_and_the_next_pair_is_at_hand(store: Path, key: str, said: str, told: str) -> None:
    async with at_pairs(store) as pilot:
        app = app_of(pilot)
        assert at_hand(app) == FIRST
        await pilot.press(key)
        assert at_hand(app) == SECOND
        await until_told(pilot, told)
        assert {two: (it.decided, it.who) for two, it in decided(store).items()} == {FIRST: (said, "Ana")}
        await until_shown(pilot, "Omar Mansur ~ Umar Mansoor")
        assert at_hand(app) == SECOND
        if said == "unsure":
            await until_shown(pilot, "Looked at before, unsure")
        await pilot.press("U")
        await until_told(pilot, "Taken back")
        assert decided(store) == {}


async def test_of_the_same_it_is_shown_first_what_it_does_and_who_stands_for_both(store: Path) -> None:
    async with at_pairs(store) as pilot:
        app = app_of(pilot)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, SamePanel))
        await until_shown(
            pilot, "Together they would have", ". single | . single  >  x contradicted", "Who stands for both"
        )
        assert "> Aasim Omer" in words(app) and decided(store) == {}
        await pilot.press("down", *"one man", "enter")
        await until_told(pilot, "Asim Umar stands for both. U takes it back.")
        (decision,) = decided(store).values()
        assert (decision.decided, decision.keep, decision.why, decision.who) == ("same", "asim-umar", "one man", "Ana")
        await until(pilot, lambda: at_hand(app) == SECOND)
        await pilot.press("U")
        await until_told(pilot, "Taken back")
        await until(pilot, lambda: FIRST in {(it.one, it.other) for it in queue(app)._pairs})
        assert decided(store) == {}


async def test_who_leaves_the_panel_has_decided_nothing(store: Path) -> None:
    async with at_pairs(store) as pilot:
        app = app_of(pilot)
        for key in ("equals_sign", "w"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, SamePanel | WhyPanel))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, PairsScreen))
        assert at_hand(app) == FIRST and decided(store) == {}


async def test_a_why_is_given_in_a_line(store: Path) -> None:
    async with at_pairs(store) as pilot:
        await pilot.press("w")
        await until_shown(pilot, "not the same", "remembered, and asked again after all others")
        await pilot.press("down", *"no dates", "ctrl+s")
        await until_told(pilot, "may or may not be the same")
        (decision,) = decided(store).values()
        assert (decision.decided, decision.why) == ("unsure", "no dates")
        assert at_hand(app_of(pilot)) == SECOND


async def test_what_cannot_be_is_said_and_not_kept(store: Path) -> None:
    with Library(store) as library:
        library.decide("a-umer", "asim-umar", "same", who="Ana")
        library.decide("a-umer", "aasim-omer", "not_same", who="Ana")
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Asim Umar")
        app.screen.post_message(messages.DecidePair(("asim-umar", "Asim Umar"), ("aasim-omer", "Aasim Omer"), "same"))
        await until_shown(pilot, "This cannot be done")
        await pilot.press("enter")
        await until_told(pilot, "This cannot be done")
        assert isinstance(app.screen, SamePanel)
    assert set(decided(store)) == {("a-umer", "asim-umar"), ("a-umer", "aasim-omer")}


async def test_who_edits_is_asked_once_and_without_a_name_the_pair_stays(store: Path) -> None:
    async with at_pairs(store, who="") as pilot:
        app = app_of(pilot)
        await pilot.press("n")
        await until_shown(pilot, "Who edits?")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PairsScreen))
        await until(pilot, lambda: FIRST in {(it.one, it.other) for it in queue(app)._pairs})
        assert decided(store) == {}


@pytest.mark.slow
async def test_the_two_are_opened_and_compared(store: Path) -> None:
    async with at_pairs(store) as pilot:
        app = app_of(pilot)
        await pilot.press("tab")
        for _ in range(12):
            if queue(app).question is not None and queue(app).question.property == "birthplace":  # type: ignore[union-attr]
                break
            await pilot.press("down")
        await until_shown(pilot, "x differs", "= same", ". only one", "Aasim Omer: Morvan")
        await pilot.press("right", "c")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        await until_shown(pilot, "North Velia")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PairsScreen))
        assert queue(app).entity_slug == "asim-umar"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BrowseScreen))
        await until_shown(pilot, "A commander.")


async def test_it_opens_at_the_entity_at_hand_and_the_key_goes_back(store: Path) -> None:
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Asim Umar")
        app.screen.post_message(messages.OpenEntity("umar-mansoor"))
        await until(pilot, lambda: app.screen.entity_slug == "umar-mansoor")  # type: ignore[attr-defined]
        await opened(pilot)
        assert at_hand(app) == SECOND
        await pilot.press("I")
        assert isinstance(app.screen, BrowseScreen)
        assert "Who may be the same" in {one.title for one in app.get_system_commands(app.screen)}


async def test_read_only_shows_the_pairs_and_says_why_nothing_is_offered(store: Path) -> None:
    async with at_pairs(store, read_only=True) as pilot:
        app = app_of(pilot)
        await until_shown(pilot, "read-only: nothing can be decided", "Aasim Omer | Asim Umar")
        offered = {one.binding.id for one in app.screen.active_bindings.values() if one.enabled}
        assert not {"pairs.same", "pairs.not_same", "pairs.unsure", "pairs.why"} & offered
        await pilot.press("n", "u", "w")
        assert at_hand(app) == FIRST and isinstance(app.screen, PairsScreen)
        app.screen.post_message(messages.DecidePair(("a-umer", "A. Umer"), ("asim-umar", "Asim Umar"), "same"))
        await until_told(pilot, "read-only: nothing can be decided")


async def test_in_names_the_signs_decide_on_who_sounds_like_it(store: Path) -> None:
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Asim Umar")
        app.screen.post_message(messages.OpenNames("asim-umar"))
        await until_shown(pilot, "Sounds like it", "Aasim Omer")
        assert isinstance(app.screen, NamesScreen)
        offered = {one.binding.id for one in app.screen.active_bindings.values() if one.enabled}
        assert "names.same" not in offered  # a spelling is highlighted
        names = app.screen
        names.list.highlight_key(("entity", "aasim-omer"))
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: isinstance(app.screen, WhyPanel))
        await until_shown(pilot, "> not the same")
        await pilot.press("enter")
        await until_told(pilot, "are not the same")
        await pilot.press("equals_sign")
        await until_shown(pilot, "The same: Asim Umar and Aasim Omer", "Together they would have")
        await pilot.press("ctrl+s")
        await until_told(pilot, "Asim Umar stands for both")
    assert decided(store)[FIRST].decided == "same"


async def test_who_stands_for_several_says_so_and_is_split(store: Path) -> None:
    with Library(store) as library:
        library.decide("a-umer", "asim-umar", "same", "one man", who="Ana", keep="asim-umar")
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Asim Umar")
        app.screen.post_message(messages.OpenEntity("a-umer"))
        await until_shown(pilot, "also known in this case as A. Umer (same, by Ana, ")
        assert splits(app) == ["Split Asim Umar from A. Umer"]
        await pilot.press("percent_sign")
        await until(pilot, lambda: isinstance(app.screen, SplitPanel))
        await until_shown(
            pilot, "Split A. Umer and Asim Umar", "one man", "Together they now have", "x contradicted  >  . single"
        )
        assert set(decided(store)) == {("a-umer", "asim-umar")}
        await pilot.press("enter")
        await until_told(pilot, "Split A. Umer and Asim Umar. U takes it back.")
        assert decided(store) == {}
        await until(pilot, lambda: "also known" not in words(app))
        assert splits(app) == []
        await pilot.press("U")
        await until_told(pilot, "Taken back: split")
        assert set(decided(store)) == {("a-umer", "asim-umar")}


def splits(app: Browser) -> list[str]:
    """What the palette offers to split."""
    return [one.title for one in app.get_system_commands(app.screen) if one.title.startswith("Split")]


@pytest.mark.slow
async def test_the_palette_names_whom_it_splits_and_takes_no_name_for_markup(store: Path) -> None:
    with Library(store) as library:
        library.decide("a-umer", "asim-umar", "same", "one man", who="Ana", keep="asim-umar")
        for name in ("A. Umer", "Asim Umar"):
            slug = name.lower().replace(". ", "-").replace(" ", "-")
            before = library.record("entity", slug)
            assert before is not None
            after = {**before, "name": f"[$x]{name}\\[/]\u202e"}
            library.edit([Change("entity", slug, before, after)], who="Ana", what="renamed")
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Asim Umar")
        app.screen.post_message(messages.OpenNames("asim-umar"))
        await until(pilot, lambda: isinstance(app.screen, NamesScreen) and splits(app) != [])
        (title,) = splits(app)
        assert title.startswith("Split ($x)Asim Umar/(/)") and " from ($x)A. Umer/(/)" in title
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette) and isinstance(app.focused, Input))
        await pilot.press(*"split")
        await until_shown(pilot, "Split ($x)Asim Umar")


@pytest.mark.slow
async def test_nobody_decides_about_a_pair_while_another_is_laid_open(store: Path) -> None:
    async with at_pairs(store) as pilot:
        app = app_of(pilot)
        await until(pilot, lambda: queue(app).view.pair == queue(app).pair)
        await pilot.press("down", "n")
        assert at_hand(app) == SECOND and decided(store) == {}
        await until_told(pilot, "Another pair was shown")
        await until(pilot, lambda: queue(app).view.pair == queue(app).pair)
        await pilot.press("n")
        await until_told(pilot, "are not the same. U takes it back.")
        assert set(decided(store)) == {SECOND}
