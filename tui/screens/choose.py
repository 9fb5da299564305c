"""Choosing one value from a list, each with how many there are of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from store.labels.grades import RELIABILITY, grade_sign
from store.model.claims import Grade
from tui.lines.facts import plain, state_mark
from tui.lines.fit import widest
from tui.lines.rows import Option, Row, Rows
from tui.session.asking import Context
from tui.session.keys import HELP, bind
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

UNGRADED = "none"
"""What stands for no grade where a list is narrowed to one."""


def by_grade(grades: Iterable[Grade | None]) -> list[Option]:
    """Return what a list of sources or publishers can be narrowed to, with how many of each there are."""
    tally = Counter(grade_sign(grade) or UNGRADED for grade in grades)
    found = [Option(None, "all", tally.total())]
    found += [Option(one, f"{one}, {words}", tally[one]) for one, words in RELIABILITY.items() if tally[one]]
    return [*found, *([Option(UNGRADED, "not graded", tally[UNGRADED])] if tally[UNGRADED] else [])]


class ChooseScreen(Over[Option | None]):
    """Lists options; answers with the one chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("leave back", "leave", "Back", id="choose.leave"),
    ]

    def __init__(self, context: Context, title: str, options: Sequence[Option], chosen: str | None) -> None:
        super().__init__()
        self._options = options
        self._glyphs = context.glyphs
        self._list = RowList(cursor=self._glyphs.cursor, ellipsis=self._glyphs.ellipsis)
        self._title = Title(Content.styled(title, "$title"), of=self._list, glyphs=self._glyphs)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The title above the options."""
        with Vertical(id="choose-box", classes="over"):
            yield self._title
            yield self._list
        yield KeyBar()

    @property
    def columns(self) -> int:
        """As wide as the longest option, and what stands at its right, want."""
        return max(widest(option.words for option in self._options) + 18, self._title.wants + 8)

    @property
    def lines(self) -> int:
        """The title and the options."""
        return 1 + len(self._options)

    def on_mount(self) -> None:
        """Begin at what is chosen now."""
        options = self._options
        keys = [option.key for option in options]
        self._list.set_rows(Rows(len(options), self._row))
        if self._chosen in keys:
            self._list.highlighted = keys.index(self._chosen)

    def _row(self, index: int) -> Row:
        option = self._options[index]
        words = plain(option.words)
        if option.state:
            words = Content.assemble(state_mark(option.state, self._glyphs), " ", words)
        return Row(words, "" if option.number is None else Content.styled(f"{option.number:,}", "$quiet"))

    @on(RowList.Selected)
    def _take(self, event: RowList.Selected) -> None:
        self.dismiss(self._options[event.index])

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
