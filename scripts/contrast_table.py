"""The table of docs/contrast.md: how far the text of each theme is from its background, by WCAG 2.x."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.color import Color
from textual.theme import Theme

from tui.app.contrast import PALETTES, contrast
from tui.app.themes import DARKEST, LIGHTEST, THEMES

HEAD = f"""# Contrast

All text has a contrast of at least 4.5:1 (WCAG 2.x, level AA), in every theme that ships. A test takes whole frames
of the browser in each of them (lists, the row at hand, lit passages, selected words, forms, the footer, toasts, the
palette) and works it out for every piece of text, as it is painted. Nothing is dim: how far a terminal dims nobody
can know. Rules, frames and scroll bars are no text. Colour never stands alone: a sign and a word go with it.

Who sets no theme begins with `terminal`, which colours no text. The terminal is asked for its background (OSC 11),
and its answer chooses: `terminal-dark` on a background as dark as `{DARKEST}`, `terminal-light` on one as light as
`{LIGHTEST}`, with 16 colours `ansi-dark` or `ansi-light` on one that is nearly black or white. Where the answer comes
late the colours come late, where none comes or it is neither dark nor light it stays at `terminal`. Nothing is asked
on the Linux console, which is black, in GNU screen, in terminals inside of editors and of TERM `dumb`, `vt100` and
such. tmux answers by itself.

What is assumed: `terminal-dark` and `terminal-light` are measured on the worst background they are chosen for, with
fixed colours of the 256; `ansi-dark` and `ansi-light`, which take the terminal's own sixteen, by the palettes of
{", ".join(dict.fromkeys(one.name.split(",")[0] for one in PALETTES))}, the worst of them counts. A palette of your
own may be weaker: then take `terminal`, whose text is your terminal's own letters on its own background, or those
two reversed. Of Textual's themes, which the settings may name as well, the colours of our lines are brought to 4.5:1;
what Textual's own widgets have there is theirs.

| text | {" | ".join(f"`{theme.name}`" for theme in THEMES)} |
|---|{"---|" * len(THEMES)}
"""
PLAIN = "own"


def grounds(theme: Theme) -> Iterator[tuple[Color, tuple[str, ...]]]:
    """The backgrounds a theme is measured on, each with the sixteen colours there."""
    if theme.name.startswith("ansi"):
        for one in PALETTES:
            background = Color.parse(one.background)
            if (background.brightness < 0.5) == theme.dark:
                yield background, one.colors
    elif theme.name.startswith("terminal-"):
        yield Color.parse(DARKEST if theme.dark else LIGHTEST), ()
    elif theme.background is not None and theme.background.startswith("#"):
        yield Color.parse(theme.background), ()


def worst(theme: Theme, style: str) -> str:
    """The least contrast of a style; where it has no colour of its own, that."""
    color = style.split(maxsplit=1)[0] if style else ""
    found = [
        contrast(_rgb(color, own), ground)
        for ground, own in grounds(theme)
        if color.startswith(("#", "ansi_b", "ansi_m", "ansi_r"))
    ]
    return f"{min(found):.1f}" if found else PLAIN


def _rgb(color: str, own: tuple[str, ...]) -> Color:
    if color.startswith("#"):
        return Color.parse(color)
    names = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
    bright = color.startswith("ansi_bright_")
    return Color.parse(own[names.index(color.removeprefix("ansi_").removeprefix("bright_")) + 8 * bright])


def _rows() -> Iterator[tuple[str, Iterable[str]]]:
    yield (
        "letters",
        [
            worst(theme, theme.foreground if theme.foreground and theme.foreground.startswith("#") else "")
            for theme in THEMES
        ],
    )
    names = [name for name in THEMES[0].variables if name.startswith("state-")]
    for name in (*names, "quiet", "key", "heading", "notice", "matched", "lit", "aside"):
        yield name.replace("state-", "").replace("_", " "), [worst(theme, theme.variables[name]) for theme in THEMES]
    yield (
        "the row at hand",
        [
            f"{contrast(Color.parse(it['block-cursor-foreground']), Color.parse(it['block-cursor-background'])):.1f}"
            if it["block-cursor-background"].startswith("#")
            else "reversed"
            for it in (theme.variables for theme in THEMES)
        ],
    )


def contrast_page() -> str:
    """docs/contrast.md."""
    rows = [f"| {name} | {' | '.join(cells)} |" for name, cells in _rows()]
    return HEAD + "\n".join(rows) + f"\n\n`{PLAIN}`: the terminal's own letters, without a colour of ours.\n"
