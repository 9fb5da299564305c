"""A screen put together without its covered lines looks as it does with them, and draws less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pytest
from textual._compositor import Compositor
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from store.library import Library
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.session.first_look import first_look
from tui.session.options import Options
from tui.terminal.compositor import FrontCompositor
from tui.terminal.detect import Terminal


def browser() -> Browser:
    library = cast("Library", ShoreLibrary())
    return Browser(library, Options(), Terminal(utf8=False), first_look(library))


def looks(chops: Sequence[Mapping[int, Strip | None]], rows: set[int]) -> list[list[tuple[int, list[Any]]]]:
    """What is seen: in each row the styled letters from each column on, however they are cut."""
    return [
        [(x, [(char, style) for text, style, _ in strip for char in text]) for x, strip in line.items() if strip]
        for y, line in enumerate(chops)
        if y in rows
    ]


def assert_same(app: Browser, rows: set[int]) -> None:
    compositor = app.screen._compositor
    assert isinstance(compositor, FrontCompositor)
    crop = Region(0, min(rows), app.size.width, max(rows) - min(rows) + 1)
    ours = compositor._render_chops(crop, rows.__contains__)
    theirs = Compositor._render_chops(compositor, crop, rows.__contains__)
    assert looks(ours, rows) == looks(theirs, rows)


@pytest.mark.sweep(8)
@pytest.mark.parametrize("size", [(120, 40), (200, 60), (80, 24), (30, 8)])
async def test_nothing_that_is_seen_is_left_out(size: tuple[int, int]) -> None:
    app = browser()
    async with app.run_test(size=size, notifications=True) as pilot:
        await until_shown(pilot, "Tarek Sahl")
        whole = set(range(size[1]))
        assert_same(app, whole)
        app.notify("[over] everything", title="Note", markup=False)
        for key in ("down", "right", "down", "slash", "o", "escape", "m"):
            await pilot.press(key)
            await pilot.pause()
            assert_same(app, whole)
            assert_same(app, {1, size[1] - 1})
        for key in ("x", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            assert_same(app, whole)


async def test_a_container_that_others_cover_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str | None] = []
    draw = Widget.render_lines

    def render_lines(self: Widget, crop: Region) -> list[Strip]:
        drawn.append(self.id)
        return draw(self, crop)

    monkeypatch.setattr(Widget, "render_lines", render_lines)
    app = browser()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Tarek Sahl")
        drawn.clear()
        app.screen._compositor.render_full_update()
        assert "entity" in drawn  # its border is to be seen
        assert "browse-body" not in drawn
        Compositor._render_chops(app.screen._compositor, app.size.region, lambda _: True)
        assert "browse-body" in drawn


async def test_a_widget_whose_place_was_asked_for_before_it_was_laid_out_is_told_its_size() -> None:
    sizes: list[Size] = []

    class Told(Widget):
        def on_resize(self) -> None:
            sizes.append(self.outer_size)

    app = browser()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Tarek Sahl")
        told = Told()
        told.styles.height = 3
        told.display = False
        await app.screen.mount(told, after="#head")
        await pilot.pause()
        told.display = True
        app.screen._compositor.update_widgets({told})  # as for any that is to be painted
        assert told.region.height == 3
        await until(pilot, lambda: sizes)
    assert sizes[0] == Size(120, 3)
