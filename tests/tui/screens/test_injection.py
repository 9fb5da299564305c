"""Hostile text in every kind of widget: no control character of it reaches the terminal raw."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import (
    DataTable,
    Footer,
    Header,
    Input,
    Label,
    Markdown,
    OptionList,
    Static,
    TextArea,
    Tree,
)
from textual.widgets.option_list import Option

from tests.terminal import Session
from tests.tui.recording import Recorder
from tui.lines.rows import Row, Rows, Section
from tui.terminal.detect import Terminal
from tui.terminal.output import DiffOutput
from tui.widgets.rows import RowList

pytestmark = pytest.mark.sweep(6)


EVIL = (
    "A\x1b]52;c;UFdORUQ=\x07B\x1b[2J\x9b31m\x9d0;x\x9c\x00\x08\x7f\x0e\x1bP1$tx\x1b\\"
    "\u202eabc\u202c\u2066d\u200b\u200dQ"
)

# All that may leave: text, and the sequences Textual's driver and our painter write.
_ALLOWED = re.compile(
    r"\x1b\[(?:[0-9;]*[HmABCDXJK]|\?(?:1049|1000|1003|1015|1006|25|1004|2004|2026|2048|7|1016)[hl]|\?20(?:26|48)\$p"
    r"|>\d*u|<u|6n)|\x1b\]22;[a-z]*\x07"
)
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200f\u202a-\u202e\u2066-\u2069]")


def leaks(data: str) -> list[str]:
    """Return what is left of the control characters when all that we write ourselves is out."""
    rest = _ALLOWED.sub("", data)
    return [rest[max(found.start() - 10, 0) : found.end() + 10] for found in _CONTROL.finditer(rest)]


def bordered(text: str) -> Static:
    widget = Static("x")
    widget.styles.border = ("round", "red")
    widget.border_title, widget.border_subtitle = Content(text), Content(text)
    return widget


def table(cell: object) -> DataTable[Any]:
    widget: DataTable[Any] = DataTable()
    widget.add_column(Text(EVIL))
    widget.add_row(cell)
    return widget


WIDGETS = {
    "static str": lambda: Static(EVIL, markup=False),
    "static markup": lambda: Static(EVIL),
    "static content": lambda: Static(Content(EVIL)),
    "static rich": lambda: Static(Text(EVIL)),
    "static link": lambda: Static(Text("go", style=f"link http://x/{EVIL}")),
    "assembled": lambda: Static(Content.assemble(("x", "bold"), EVIL)),
    "label": lambda: Label(EVIL, markup=False),
    "option": lambda: OptionList(Option(Content(EVIL)), Option(EVIL)),
    "rows": lambda: RowList(
        Rows(2, lambda index: Row(Content(EVIL), EVIL) if index else Row(EVIL), sections=[Section(EVIL, 0)])
    ),
    "table": lambda: table(EVIL),
    "table rich": lambda: table(Text(EVIL)),
    "tree": lambda: Tree(EVIL),
    "input": lambda: Input(EVIL, placeholder=EVIL),
    "placeholder": lambda: Input(placeholder=EVIL),
    "area": lambda: TextArea(EVIL),
    "markdown": lambda: Markdown(f"# {EVIL}\n\n- {EVIL}\n\n[a](http://x/{EVIL})"),
    "border": lambda: bordered(EVIL),
    "header": Header,
    "footer": Footer,
    "tooltip": lambda: Static("x"),
}


class Hostile(DiffOutput[None]):
    TITLE = EVIL
    SUB_TITLE = EVIL
    BINDINGS = [("x", "bell", EVIL)]  # noqa: RUF012

    def __init__(self, names: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = names

    def compose(self) -> ComposeResult:
        for name in self.names:
            yield WIDGETS[name]()

    def on_mount(self) -> None:
        self.notify(EVIL, title=EVIL, markup=False)
        self.copy(EVIL)


@pytest.mark.parametrize("diff", [True, False], ids=["diff", "no-diff"])
@pytest.mark.parametrize("name", WIDGETS)
async def test_no_widget_lets_a_control_character_out(name: str, diff: bool) -> None:
    app = Hostile([name], diff=diff, terminal=Terminal(osc52=False), driver_class=Recorder)
    async with app.run_test(headless=False, size=(100, 20), notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app._driver, Recorder)
        data = "".join(app._driver.written)
    assert leaks(data) == []
    assert "A" in data


def test_the_check_finds_a_leak() -> None:
    assert leaks("ok \x1b[1;2H\x1b[31m\x1b[?25l") == []
    assert leaks("\x1b]52;c;eA==\x07")
    assert leaks("a\x9b31m")
    assert leaks("\u202eabc")


async def test_columns_behind_a_hostile_text_hold() -> None:
    """The picture of a control character takes its cell from the padding, not from the next pane."""
    from tests.emulator import Emulator

    class Panes(DiffOutput[None]):
        CSS = "Screen { layout: horizontal; } Static { width: 20; }"

        def compose(self) -> ComposeResult:
            yield Static(Content("a\x1b[2Jb"))
            yield Static(Content("second"))

    app = Panes(terminal=Terminal(), driver_class=Recorder)
    screen = Emulator(60, 5)
    async with app.run_test(headless=False, size=(60, 5)) as pilot:
        await pilot.pause()
        assert isinstance(app._driver, Recorder)
        screen.feed("".join(app._driver.written).encode())
    assert screen.row_text(0).startswith("a␛[2Jb".ljust(20) + "second")


SCRIPT = """
import sys
from tests.tui.screens.test_injection import EVIL, WIDGETS, Hostile
from tui.terminal.detect import detect
mode = sys.argv[1]
class Real(Hostile):
    CSS = "Screen { layout: grid; grid-size: 4; } Screen > * { height: 6; }"
    def on_mount(self):
        if mode == "exit": self.exit(message=EVIL)
        if mode == "crash": raise ValueError(EVIL)
        if mode == "suspend":
            with self.suspend():
                print("suspended")
app = Real([name for name in WIDGETS if name != "tooltip"], diff=mode != "plain", terminal=detect())
app.run(inline=mode == "inline")
"""


@pytest.mark.parametrize("mode", ["diff", "plain", "inline", "exit", "crash", "suspend"])
def test_the_bytes_on_a_real_terminal(mode: str) -> None:
    with Session([sys.executable, "-c", SCRIPT, mode], columns=120, rows=40) as session:
        if mode in ("exit", "crash"):
            session.wait_end()
        else:
            session.wait_for("A␛")
            session.until_quiet(0.4, first=2)
            session.send("\t\x1b[B\x11")
            session.wait_end()
        text = session.raw.decode()
    copied = re.compile(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")  # our own copy: base64 of the text
    assert len(copied.findall(text)) == (0 if mode == "crash" else 1)
    text = copied.sub("", text).replace("\r", "")
    if mode == "crash":
        assert "ValueError" in text
    # Textual rings the bell before a traceback
    assert [leak for leak in leaks(text) if "\x07╭" not in leak] == []
    assert "␛" in text
