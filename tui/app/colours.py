"""Which colours the browser has: those that a person set, else those that suit the terminal's background."""

from __future__ import annotations

from typing import Any

from textual.app import App, ReturnType
from textual.color import Color
from textual.theme import Theme

from tui.app.themes import THEMES, for_background, styles_of
from tui.terminal.asking.answers import BackgroundTold, background_in
from tui.terminal.detect import Terminal
from tui.terminal.textual_inside import take_ansi_colors

AUTO = "auto"
"""The theme of who set none."""


class TakesColours(App[ReturnType]):
    """An app with our themes. Without one that is wanted it begins without colours, until a background is told."""

    terminal: Terminal
    _asked = False

    def take_colours(self, wanted: str, heard: str = "") -> None:
        """Register our themes and begin with one of them; `AUTO` looks for the terminal's answer in what was `heard`
        from it so far, and waits for it else."""
        for theme in THEMES:
            self.register_theme(theme)
        rgb = background_in(heard) if wanted == AUTO and not self.no_color else None
        self._asked = wanted == AUTO and rgb is None
        self._begin_with(self.terminal.theme(wanted) if rgb is None else self._theme_on(rgb))

    def _theme_on(self, rgb: tuple[int, int, int]) -> str:
        return for_background(Color(*rgb), many_colors=self.terminal.depth in ("256", "truecolor"))

    def _begin_with(self, theme: str) -> None:
        """Set the first theme as its watcher would, but for parsing all styles once more before they are used."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        for name, on in (("-dark-mode", dark), ("-light-mode", not dark), (f"-theme-{self.theme}", True)):
            self.set_class(on, name, update=False)
        take_ansi_colors(self)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the styles of our lines to themes that do not know them."""
        return styles_of(self.current_theme)

    def on_mount(self) -> None:
        """Look out for another theme."""
        self.theme_changed_signal.subscribe(self, self._paint_anew)

    def _paint_anew(self, _: Theme) -> None:
        """Paint all lines: Textual spares widgets whose own colours stay, whatever stands in their lines."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.notify_style_update()
                widget.refresh()

    def on_background_told(self, told: BackgroundTold) -> None:
        """Take the colours that suit the terminal's background, unless somebody chose some meanwhile."""
        if self._asked and not self.no_color:
            self._asked = False
            theme = self._theme_on(told.rgb)
            if theme != self.theme:
                self.theme = theme

    def action_change_theme(self) -> Any:
        """Let a person choose; what the terminal answers later counts no more."""
        self._asked = False
        return super().action_change_theme()
