"""The floor's shape on our output stage and list: what the bottom layer costs by itself.

Arguments: the number of rows (200); `--filter` lets the input filter the list; `--distinct`
gives every row a detail of its own; `--scripts` takes names in many scripts; `--no-diff` writes
whole regions; `--inline` runs below the prompt.
"""

from __future__ import annotations

import random
import sys
from typing import Any, ClassVar

from tui.terminal.detect import detect, prepare

TERMINAL = detect()
if __name__ == "__main__":
    prepare(TERMINAL)

from textual.app import ComposeResult  # noqa: E402
from textual.binding import BindingType  # noqa: E402
from textual.containers import Horizontal  # noqa: E402
from textual.content import Content  # noqa: E402
from textual.widgets import Input, Static  # noqa: E402

from tui.lines.rows import Row, Rows, Section  # noqa: E402
from tui.terminal.output import DiffOutput  # noqa: E402
from tui.widgets.rows import RowList  # noqa: E402

BODY = "The raid was reported on 12 March by two outlets, which disagree on the number of dead. " * 12
NAMES = (
    "Asim Umar",
    "عاصم عمر",
    "عاصمہ جہانگیر ۱۲",
    "हिन्दी क्षत्रिय",
    "山田太郎",
    "José e\u0301\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 x",
    "❤\ufe0f y",
    "سپاہ صحابہ",
    "สวัสดี",
    "می\u200cخواهم",
)


class Lean(DiffOutput[None]):
    """Input, RowList and Static."""

    CSS: ClassVar[str] = """
    Input { dock: top; border: none; height: 1; padding: 0; }
    RowList { width: 40; }
    #detail { width: 1fr; height: 1fr; padding: 0 1; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+l", "repaint_all", "Repaint")]

    def __init__(self, count: int = 200, options: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(diff="--no-diff" not in options, **kwargs)
        self.count = count
        self.filtering = "--filter" in options
        self.distinct = "--distinct" in options
        self.names = NAMES if "--scripts" in options else ()

    def compose(self) -> ComposeResult:
        """Build the three widgets."""
        search = Input(placeholder="search", compact=True)
        search.cursor_blink = False
        yield search
        with Horizontal():
            yield RowList(self.found(""), cursor=self.terminal.glyphs.cursor)
            yield Static(id="detail", markup=False)

    def name_of(self, item: int) -> str:
        """Return the name in a row."""
        if self.names:
            return f"{self.names[item % len(self.names)]} {item:05d}"
        return f"Entity {item:05d} - alias {item * 7919 % self.count:05d}"

    def found(self, text: str) -> Rows:
        """Return the rows whose name holds `text`."""
        hits = [item for item in range(self.count) if text in self.name_of(item)] if text else range(self.count)
        return Rows(
            len(hits),
            lambda index: Row(self.name_of(hits[index]), f"x {hits[index] % 7}"),
            key=lambda index: hits[index],
            sections=(Section("Leaders", 0), Section("Groups", len(hits) // 2)),
        )

    def detail_of(self, item: int) -> str:
        """Return the text beside a row."""
        if self.names:
            return "\n".join(f"{self.names[(item + line) % len(self.names)]}  {line}" for line in range(12))
        if not self.distinct:
            return BODY
        words = BODY.split()
        choose = random.Random(item)
        return " ".join(choose.choice(words) for _ in range(190))

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Show the detail of the highlighted row."""
        assert isinstance(event.key, int)
        text = Content(f"{self.name_of(event.key)}\n\n{self.detail_of(event.key)}")
        self.query_one("#detail", Static).update(text, layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the list."""
        if self.filtering:
            self.query_one(RowList).set_rows(self.found(event.value))


if __name__ == "__main__":
    words = tuple(sys.argv[1:])
    number = next((int(word) for word in words if word.isdigit()), 200)
    Lean(number, words, terminal=TERMINAL).run(inline="--inline" in words, mouse=TERMINAL.mouse)
