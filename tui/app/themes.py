"""The colours: the terminal's own palette, or fixed ones on its background or on one of ours.

Colour only ever supports a glyph, a word or an attribute. Besides Textual's own variables a theme sets those of
`STYLES`, which lines name as `$state-denied`, `$quiet` and so on.

All text has a contrast of at least 4.5:1 (WCAG 2.x, level AA; docs/contrast.md has the table, a test the figures):

- `terminal` colours no text, for it knows neither the background nor the sixteen colours: it is told by attributes.
- `ansi-dark` and `ansi-light` take of the sixteen only those that common palettes keep far enough from the background
  they are named for; a row at hand is reversed.
- `terminal-dark` and `terminal-light` have fixed colours, for a background the terminal told of (`for_background`):
  they are used where it is dark or light enough for all of them.
- `dusk` and `paper` bring a background along.
- Of Textual's themes, which settings may name, `styles_of` makes colours that can be read.

Rules, borders and scroll bars are no text.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.app.contrast import ENOUGH, contrast

DARKEST, LIGHTEST = "#3f3f3f", "#e6e6e6"
"""The lightest background that counts as dark, and the darkest that counts as light, if they are grey."""

#: Styles that any theme has, here without any colour. A value may hold attributes.
STYLES = {
    "state-contradicted": "bold",
    "state-denied": "bold",
    "state-unconfirmed": "not dim",
    "state-may_conflict": "bold",
    "state-finer": "not dim",
    "state-several": "not dim",
    "state-agreed": "not dim",
    "state-single": "not dim",
    "state-judged": "bold",
    "quiet": "not dim",
    "rule": "dim",
    "rule-color": "ansi_bright_black",
    "aside": "ansi_default",
    "key": "bold",
    "title": "bold",
    "heading": "bold",
    "matched": "underline",
    "notice": "bold",
    "lit": "ansi_default",
    "found": "ansi_default",
    "found-word": "bold underline",
    "row-style": "bold",
}

_UNDER_BARS = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")


def _coloured(*, bad: str, denied: str, warm: str, cool: str, calm: str, good: str, quiet: str) -> dict[str, str]:
    """The styles of text in seven colours."""
    return {
        "state-contradicted": f"{bad} bold",
        "state-denied": f"{denied} bold",
        "state-unconfirmed": warm,
        "state-may_conflict": f"{warm} bold",
        "state-finer": cool,
        "state-several": calm,
        "state-agreed": good,
        "state-judged": f"{calm} bold",
        "lit": warm,
        "found": cool,
        "found-word": f"{cool} bold underline",
        **dict.fromkeys(("key", "heading", "notice"), f"{warm} bold"),
        **(dict.fromkeys(("quiet", "state-single", "aside"), quiet) if quiet else {}),
    }


#: Fixed colours for a background that is dark (light) in whatever way. They are of the 256, whose codes are short.
_ON_DARK = _coloured(
    bad="#ff8787",
    denied="#d7afff",
    warm="#ffd787",
    cool="#87d7d7",
    calm="#87afff",
    good="#afd787",
    quiet="#bcbcbc",
)
_ON_LIGHT = _coloured(
    bad="#af0000",
    denied="#870087",
    warm="#875f00",
    cool="#005f5f",
    calm="#005faf",
    good="#005f00",
    quiet="#585858",
)
#: Of the sixteen colours those that are far enough from black in the palettes of xterm, VTE, Windows and Linux.
_ANSI_DARK = _coloured(
    bad="ansi_bright_red",
    denied="ansi_bright_red",
    warm="ansi_bright_yellow",
    cool="ansi_bright_cyan",
    calm="ansi_bright_cyan",
    good="ansi_bright_green",
    quiet="",
)
#: Those that are far enough from white there: neither yellow nor green nor cyan is.
_ANSI_LIGHT = _coloured(
    bad="ansi_red",
    denied="ansi_magenta",
    warm="ansi_magenta",
    cool="ansi_blue",
    calm="ansi_blue",
    good="ansi_blue",
    quiet="",
)
_DUSK = {
    **_coloured(
        bad="#f07178",
        denied="#d6a0e8",
        warm="#e6c384",
        cool="#7fc8c2",
        calm="#8fb4e8",
        good="#9ece7c",
        quiet="#8b93a3",
    ),
    "title": "bold",
    "matched": "#e6c384 underline",
    **dict.fromkeys(("rule", "border-blurred", "rule-color", "scrollbar"), "#434b5c"),
    "block-cursor-background": "#343c4d",
    "block-cursor-foreground": "#f2f4f8",
    "block-cursor-text-style": "none",
    "scrollbar-hover": "#566078",
    "scrollbar-active": "#8fb4e8",
    **dict.fromkeys(_UNDER_BARS, "#1b1f27"),
    "input-cursor-background": "#e6c384",
    "input-cursor-foreground": "#1b1f27",
}
_PAPER = {
    **_coloured(
        bad="#b3261e",
        denied="#86339b",
        warm="#8a4b00",
        cool="#0b6e6e",
        calm="#2456a6",
        good="#2f6b1f",
        quiet="#63676e",
    ),
    "title": "bold",
    "matched": "#8a4b00 underline",
    **dict.fromkeys(("rule", "border-blurred", "rule-color", "scrollbar"), "#c4c7cc"),
    "block-cursor-background": "#d9e2f0",
    "block-cursor-foreground": "#15181d",
    "block-cursor-text-style": "none",
    "scrollbar-hover": "#a3a8b0",
    "scrollbar-active": "#2456a6",
    **dict.fromkeys(_UNDER_BARS, "#fbfaf7"),
    "input-cursor-background": "#8a4b00",
    "input-cursor-foreground": "#fbfaf7",
}


def _terminal(name: str, *, dark: bool, styles: Mapping[str, str]) -> Theme:
    """A theme on the terminal's own background, in its own letter colour but for `styles`."""
    return Theme(
        name=name,
        ansi=True,
        dark=dark,
        primary="ansi_default",
        secondary="ansi_default",
        warning="ansi_default",
        error="ansi_default",
        success="ansi_default",
        accent=styles.get("lit", "ansi_default"),
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            **BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"].variables,
            **_OWN_BACKGROUND,
            **STYLES,
            "row-style": "reverse",
            **styles,
        },
    )


#: What a theme on the terminal's own background has of its surfaces.
_OWN_BACKGROUND = {
    "border": "ansi_default",
    "border-blurred": "ansi_bright_black",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-foreground": "ansi_default",
    "block-cursor-blurred-background": "ansi_default",
    "block-cursor-blurred-text-style": "bold",
    "block-hover-background": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": "ansi_default",
    "input-selection-foreground": "ansi_default",
    "scrollbar": "ansi_bright_black",
    "scrollbar-hover": "ansi_bright_black",
    "scrollbar-active": "ansi_default",
    **dict.fromkeys((*_UNDER_BARS, "scrollbar-corner-color"), "ansi_default"),
}


#: Our themes.
THEMES = (
    _terminal("terminal", dark=True, styles={}),
    _terminal("terminal-dark", dark=True, styles=_ON_DARK),
    _terminal("terminal-light", dark=False, styles=_ON_LIGHT),
    _terminal("ansi-dark", dark=True, styles=_ANSI_DARK),
    _terminal("ansi-light", dark=False, styles=_ANSI_LIGHT),
    Theme(
        name="dusk",
        primary="#8fb4e8",
        secondary="#7fc8c2",
        warning="#e6c384",
        error="#f07178",
        success="#9ece7c",
        accent="#e6c384",
        foreground="#d5d9e2",
        background="#1b1f27",
        surface="#1b1f27",
        panel="#232833",
        variables=_DUSK,
    ),
    Theme(
        name="paper",
        dark=False,
        primary="#2456a6",
        secondary="#0b6e6e",
        warning="#8a5a00",
        error="#b3261e",
        success="#2f6b1f",
        accent="#8a4b00",
        foreground="#1f2328",
        background="#fbfaf7",
        surface="#fbfaf7",
        panel="#efede6",
        variables=_PAPER,
    ),
)


def texts(styles: Mapping[str, str]) -> dict[str, Color]:
    """The fixed colours of text on the background among the styles of a theme, by name."""
    named = ((name, value.split()[0]) for name, value in styles.items() if not name.startswith(("block-", "scrollbar")))
    return {
        name: Color.parse(color)
        for name, color in named
        if color.startswith("#") and name not in ("rule", "rule-color", "border-blurred", "input-cursor-foreground")
    }


def for_background(background: Color, *, many_colors: bool) -> str:
    """The theme for a background that the terminal told of; `terminal` where it is neither dark nor light enough."""
    for name, styles, end in (("dark", _ON_DARK, Color(0, 0, 0)), ("light", _ON_LIGHT, Color(255, 255, 255))):
        if all(contrast(color, background) >= ENOUGH for color in texts(styles).values()):
            return (
                f"terminal-{name}"
                if many_colors
                else f"ansi-{name}"
                if contrast(background, end) < 1.15
                else "terminal"
            )
    return "terminal"


def styles_of(theme: Theme) -> dict[str, str]:
    """The styles of our lines in a theme that does not know them: its own colours, as far as they can be read."""
    if theme.ansi or not theme.background or not theme.background.startswith("#"):
        return STYLES
    background = Color.parse(theme.background)
    end = Color(255, 255, 255) if background.brightness < 0.5 else Color(0, 0, 0)
    letters = Color.parse(theme.foreground) if theme.foreground else end

    def readable(color: str | None) -> str:
        wanted = Color.parse(color) if color else letters
        steps = (wanted.blend(end, step / 20) for step in range(21))
        return next((one for one in steps if contrast(one, background) >= ENOUGH + 0.1), end).hex6

    warm = readable(theme.warning or theme.accent)
    cool, calm = readable(theme.secondary or theme.primary), readable(theme.primary)
    return {
        **STYLES,
        **_coloured(
            bad=readable(theme.error),
            denied=readable(theme.accent),
            warm=warm,
            cool=cool,
            calm=calm,
            good=readable(theme.success),
            quiet=letters.hex6,
        ),
        **dict.fromkeys(("rule", "rule-color"), letters.blend(background, 0.6).hex6),
    }
