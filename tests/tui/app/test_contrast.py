"""Every letter on the screen can be read: 4.5:1 at least (WCAG 2.x), in each theme that ships.

The colours are taken from whole frames of the browser, not from the themes: what a widget blends, dims or reverses
counts as it is painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from store.library import Library
from tests.tui.stage import until
from tui.app.browser import Browser
from tui.app.contrast import ENOUGH, PALETTES, Palette, contrast
from tui.app.themes import DARKEST, LIGHTEST, THEMES, for_background, styles_of, texts
from tui.screens.reader import ReaderScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.textual_output import pieces, whole_frame

#: What is no text: rules, frames, bars, the spans of a timeline.
NO_TEXT = re.compile(r"[\s\u2500-\u259f\u2800-\u28ff]*")


def assumed(theme: str) -> list[Palette]:
    """The terminals a theme is right on."""
    if theme.startswith("ansi"):
        return [
            one for one in PALETTES if (contrast(Color.parse(one.background), Color(0, 0, 0)) < 5) == ("dark" in theme)
        ]
    if theme == "terminal":
        return list(PALETTES)
    background = DARKEST if "dark" in theme else LIGHTEST
    return [Palette("the worst one", "#ffffff" if "dark" in theme else "#000000", background, ())]


def rgb(color: RichColor | None, palette: Palette, *, letters: bool) -> Color | None:
    if color is None or color.is_default:
        return Color.parse(palette.letters if letters else palette.background)
    if color.triplet is not None:
        return Color(*color.triplet)
    return Color.parse(palette.colors[color.number or 0]) if palette.colors else None


def low(app: Browser, palette: Palette) -> Iterator[tuple[float, str]]:
    """What stands on the screen with too little contrast."""
    for _, _, strip in pieces(whole_frame(app.screen)):
        for text, style, control in strip:
            if control or style is None or NO_TEXT.fullmatch(text):
                continue
            if style.dim:
                yield 0, f"{text!r} is dim, nobody knows how far"
            fore, back = rgb(style.color, palette, letters=True), rgb(style.bgcolor, palette, letters=False)
            if fore is None or back is None:
                yield 0, f"{text!r} is {style}, which is not known there"
            elif (found := contrast(fore, back)) < ENOUGH:
                yield found, f"{text!r} {fore.hex6} on {back.hex6} {palette.name}"


async def test_every_letter_of_the_screens_can_be_read(shipped_store: Path) -> None:
    app = Browser(Library(shipped_store), Options(who="somebody"), terminal=Terminal(utf8=True))
    async with app.run_test(size=(120, 40)) as pilot:
        themes = [theme.name for theme in THEMES]
        found: list[str] = []

        async def look(*ways: str) -> None:
            for theme in themes:
                app.theme = theme
                for _ in range(3):
                    await pilot.pause()
                await pilot.pause()
                for palette in assumed(theme):
                    found.extend(f"{theme} {ways}: {number:.2f} {what}" for number, what in low(app, palette))

        await until(pilot, lambda: bool(app.screen.query("PaneList")))
        await pilot.pause()
        app.notify("told", timeout=600)
        app.notify("a warning", severity="warning", title="title", timeout=600)
        app.notify("an error", severity="error", timeout=600)
        await look("browse", "toasts")
        await pilot.press("down", "down", "right")
        await look("questions")
        for keys in (["x"], ["c"], ["s"], ["question_mark"], ["slash"]):
            await pilot.press(*keys)
            await pilot.pause()
            await look(*keys)
            await pilot.press("escape")
        await pilot.press("s", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen.page is not None)
        await look("reader")
        await pilot.press("L", "v")
        await look("reader, lit and selected")
        await pilot.press("a")
        await until(pilot, lambda: cast("ReaderScreen", app.screen).claiming.form is not None)
        await look("form")
        await pilot.press("escape", "escape", "ctrl+p")
        await pilot.pause()
        await look("palette")
        assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("name", sorted(set(BUILTIN_THEMES) - {"ansi-dark", "ansi-light"}))
def test_our_styles_can_be_read_in_textuals_themes(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    background = Color.parse(theme.background or "#000000")
    for style, color in texts(styles_of(theme)).items():
        assert contrast(color, background) >= ENOUGH, style


@pytest.mark.parametrize(
    ("background", "theme"),
    [
        *(("#000000", "terminal-dark"), ("#1e1e1e", "terminal-dark"), ("#2e3440", "terminal-dark")),
        *(("#002b36", "terminal-dark"), (DARKEST, "terminal-dark"), ("#808080", "terminal"), ("#555555", "terminal")),
        *(("#ffffff", "terminal-light"), ("#fdf6e3", "terminal-light"), (LIGHTEST, "terminal-light")),
    ],
)
@pytest.mark.parametrize("depth", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
def test_a_background_is_given_colours_that_can_be_read_on_it(background: str, theme: str, depth: ColorSystem) -> None:
    assert for_background(Color.parse(background), many_colors=True) == theme
    variables = next(one for one in THEMES if one.name == theme).variables
    for style, color in texts(variables).items():
        written = RichColor.parse(color.hex6.lower()).downgrade(depth).get_truecolor()
        assert contrast(Color(*written), Color.parse(background)) >= ENOUGH, style


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)
