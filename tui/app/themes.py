"""The colours: the terminal's own (dark or light), and two palettes for terminals with many colours.

Colour only ever supports a glyph, a word or an attribute. Besides Textual's own variables a theme
sets those of `STYLES`, which lines name as `$state-denied`, `$quiet` and so on.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

#: Styles that any theme has, here with the terminal's own colours. A value may hold attributes.
STYLES = {
    "state-contradicted": "ansi_red bold",
    "state-denied": "ansi_magenta bold",
    "state-unconfirmed": "ansi_yellow",
    "state-finer": "ansi_cyan",
    "state-several": "ansi_blue",
    "state-agreed": "ansi_green",
    "state-single": "dim",
    "state-judged": "ansi_blue bold",
    "quiet": "dim",
    "rule": "dim",
    "rule-color": "ansi_bright_black",
    "key": "bold",
    "title": "bold",
    "heading": "bold",
    "matched": "underline",
    "notice": "ansi_yellow bold",
}

_DARK = {
    "state-contradicted": "#f07178 bold",
    "state-denied": "#d6a0e8 bold",
    "state-unconfirmed": "#e6c384",
    "state-finer": "#7fc8c2",
    "state-several": "#8fb4e8",
    "state-agreed": "#9ece7c",
    "state-single": "#8b93a3",
    "state-judged": "#8fb4e8 bold",
    "quiet": "#8b93a3",
    "rule": "#434b5c",
    "border-blurred": "#434b5c",
    "rule-color": "#434b5c",
    "key": "#e6c384 bold",
    "heading": "#e6c384 bold",
    "notice": "#e6c384 bold",
    "lit": "#e6c384",
    "block-cursor-background": "#343c4d",
    "block-cursor-foreground": "#f2f4f8",
    "block-cursor-text-style": "none",
    "scrollbar": "#434b5c",
    "scrollbar-hover": "#566078",
    "scrollbar-active": "#8fb4e8",
    "scrollbar-background": "#1b1f27",
    "scrollbar-background-hover": "#1b1f27",
    "scrollbar-background-active": "#1b1f27",
    "input-cursor-background": "#e6c384",
    "input-cursor-foreground": "#1b1f27",
}
_LIGHT = {
    "state-contradicted": "#b3261e bold",
    "state-denied": "#86339b bold",
    "state-unconfirmed": "#8a5a00",
    "state-finer": "#0b6e6e",
    "state-several": "#2456a6",
    "state-agreed": "#2f6b1f",
    "state-single": "#63676e",
    "state-judged": "#2456a6 bold",
    "quiet": "#63676e",
    "rule": "#c4c7cc",
    "border-blurred": "#c4c7cc",
    "rule-color": "#c4c7cc",
    "key": "#8a4b00 bold",
    "heading": "#8a4b00 bold",
    "notice": "#8a4b00 bold",
    "lit": "#8a4b00",
    "block-cursor-background": "#d9e2f0",
    "block-cursor-foreground": "#15181d",
    "block-cursor-text-style": "none",
    "scrollbar": "#c4c7cc",
    "scrollbar-hover": "#a3a8b0",
    "scrollbar-active": "#2456a6",
    "scrollbar-background": "#fbfaf7",
    "scrollbar-background-hover": "#fbfaf7",
    "scrollbar-background-active": "#fbfaf7",
    "input-cursor-background": "#8a4b00",
    "input-cursor-foreground": "#fbfaf7",
}


def _terminal(name: str, dark: bool) -> Theme:
    """The terminal's own colours on its own background; yellow is left out where it would be light."""
    warm = "ansi_yellow" if dark else "ansi_magenta"
    return Theme(
        name=name,
        ansi=True,
        dark=dark,
        primary="ansi_blue",
        secondary="ansi_cyan",
        warning=warm,
        error="ansi_red",
        success="ansi_green",
        accent=warm,
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            **BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"].variables,
            **STYLES,
            "state-unconfirmed": "ansi_yellow" if dark else "ansi_blue",
            "notice": f"{warm} bold",
            "lit": warm,
            "heading": f"{warm} bold",
            "key": f"{warm} bold",
            "border": "ansi_blue",
            "border-blurred": "ansi_bright_black",
            "block-cursor-foreground": "ansi_bright_white" if not dark else "ansi_black",
            "block-cursor-background": "ansi_blue" if not dark else "ansi_cyan",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
            "scrollbar": "ansi_bright_black",
            "scrollbar-hover": "ansi_bright_black",
            "scrollbar-active": "ansi_blue",
            "scrollbar-background": "ansi_default",
            "scrollbar-background-hover": "ansi_default",
            "scrollbar-background-active": "ansi_default",
            "scrollbar-corner-color": "ansi_default",
        },
    )


#: Our themes. `terminal` is right on any background that a terminal's sixteen colours were made for.
THEMES = (
    _terminal("terminal", True),
    _terminal("ansi-dark", True),
    _terminal("ansi-light", False),
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
        variables={"title": "bold", "matched": "#e6c384 underline", **_DARK},
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
        variables={"title": "bold", "matched": "#8a4b00 underline", **_LIGHT},
    ),
)
