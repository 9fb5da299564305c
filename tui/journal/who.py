"""Asking who edits, once, before the first change of a session is kept."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.text.clean import clean
from tui.lines.wrap import wrap
from tui.session.asking import Context
from tui.session.keys import HELP, bind
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over
from tui.widgets.titles import Title

LONGEST = 100
"""Most code points of a name: it stands in every line of the journal."""

WIDEST = 80
"""Columns: a longer line is no easier to read."""

_WHY = (
    "Every change is kept in the journal under a name, and U takes back one's own. Two people who share an account "
    "are two: give yours."
)


class Named(NamedTuple):
    """A name that was given, and whether the settings are to remember it."""

    name: str
    remember: bool


class WhoScreen(Over[Named | None]):
    """Asks for a name over what is about to be changed; answers with it, or with None where nobody gave one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("record", "remember", "Remember it too", id="who.remember", priority=True),
        bind("leave", "leave", "Back", id="who.leave"),
    ]
    CSS = """
    WhoScreen {
        & #who-why { height: auto; }
        & .field { height: 1; }
        & .field > .label { width: 6; height: 1; }
        & .field > Input { width: 1fr; }
    }
    """

    def __init__(self, context: Context, account: str) -> None:
        super().__init__()
        self._field = Input(account, max_length=LONGEST, compact=True, id="who", select_on_focus=True)
        self._field.cursor_blink = False
        told = Content.styled("Enter takes it for this session", "$quiet")
        self._title = Title(Content.styled("Who edits?", "$title"), told, of=self._field, glyphs=context.glyphs)

    def compose(self) -> ComposeResult:
        """What the name is for, and the name: the account's, to be taken or typed over."""
        with Vertical(id="who-box", classes="over"):
            yield self._title
            yield Static(_WHY, markup=False, id="who-why")
            with Horizontal(classes="field"):
                yield Static("Name", markup=False, classes="label")
                yield self._field
        yield KeyBar()

    @property
    def columns(self) -> int:
        """No more than the sentence can be read in."""
        return WIDEST

    @property
    def lines(self) -> int:
        """The title, the sentence, the name."""
        width = min(WIDEST, self.app.size.width) - 2
        return 2 + len(wrap(_WHY, max(width, 1)).starts)

    @property
    def _given(self) -> str:
        return clean(self._field.value, keep_newlines=False, limit=LONGEST).strip()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the name for this session."""
        self._answer(remember=False)

    def action_remember(self) -> None:
        """Take the name, and have the settings remember it."""
        self._answer(remember=True)

    def _answer(self, *, remember: bool) -> None:
        if self._given:
            self.dismiss(Named(self._given, remember))
        else:
            self.notify("Give a name: a change without one is not kept.", severity="warning")

    def action_leave(self) -> None:
        """Give no name."""
        self.dismiss(None)
