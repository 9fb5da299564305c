"""The floor: the smallest Textual app of our shape, an Input, a list and a detail pane.

Written as one would from Textual's guide, without anything of ours. Arguments: the number of
rows (200), and `--filter` to let the input filter the list.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

COUNT = next((int(word) for word in sys.argv[1:] if word.isdigit()), 200)
FILTER = "--filter" in sys.argv
ROWS = [f"Entity {i:05d} - alias {i * 7919 % COUNT:05d} group {'aeiou'[i % 5]}" for i in range(COUNT)]
BODY = "The raid was reported on 12 March by two outlets, which disagree on the number of dead. " * 12


class Floor(App[None]):
    """Input, OptionList and Static."""

    CSS: ClassVar[str] = """
    Input { dock: top; }
    OptionList { width: 40; }
    Static { width: 1fr; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Build the three widgets."""
        yield Input(placeholder="search")
        with Horizontal():
            yield OptionList(*[Option(Content(row)) for row in ROWS])
            yield Static(id="detail", markup=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the detail of the highlighted row."""
        self.query_one("#detail", Static).update(Content(f"{event.option.prompt}\n\n{BODY}"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the list."""
        if FILTER:
            rows = self.query_one(OptionList)
            rows.clear_options()
            rows.add_options([Option(Content(row)) for row in ROWS if event.value in row])


if __name__ == "__main__":
    Floor().run()
