"""The column of panes at the left of Browse: the entities of each kind, or what a search found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from tui.lines.fit import widest
from tui.lines.rows import Rows
from tui.session.keys import bind
from tui.terminal.glyphs import Glyphs
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

BESIDE = 10
"""Cells of a row that are no name: the mark, a state with its number, a scroll bar, blanks."""


class PaneList(RowList):
    """A list that tells when the highlight is moved beyond its ends, and hides its cursor mark elsewhere."""

    class Edge(Message):
        """The highlight was at an end and should go `step` further."""

        def __init__(self, row_list: PaneList, step: int) -> None:
            super().__init__()
            self.row_list = row_list
            self.step = step

    def __init__(self, *, id: str, glyphs: Glyphs) -> None:
        super().__init__(id=id, cursor=" ", ellipsis=glyphs.ellipsis)
        self._mark = glyphs.cursor

    def point(self, on: bool) -> None:
        """Show or hide the cursor mark."""
        mark = self._mark if on else " "
        if mark != self._cursor:
            self._cursor = mark
            self.set_class(on, "-pointed")
            self.refresh_rows()

    def action_move(self, step: int) -> None:
        """Move the highlight, or tell that it is at the edge."""
        goal = (self.highlighted or 0) + step
        if abs(step) == 1 and not 0 <= goal < self.rows.count:
            self.post_message(self.Edge(self, step))
        else:
            super().action_move(step)


class Pane(Vertical):
    """A heading and a list. `number` is the key that leads to it."""

    def __init__(self, name: str, number: str, glyphs: Glyphs) -> None:
        super().__init__(id=f"pane-{name}", name=name)
        self._number = number
        self.list = PaneList(id=f"list-{name}", glyphs=glyphs)
        self.title = Title(glyphs=glyphs, of=self.list, classes="pane-title")

    def compose(self) -> ComposeResult:
        """The heading above the list."""
        yield self.title
        yield self.list

    def show(self, heading: str, rows: Rows, tally: str = "", over: str = "") -> None:
        """Show these rows under a heading with how many they are, or `tally`; `over` is what their numbers count."""
        words = Content.assemble(
            (f"{self._number} " if self._number else "", "$quiet"),
            (heading, "$heading"),
            (f" {tally or f'{rows.count:,}'}", "$quiet"),
        )
        self.title.set(words, Content.styled(over if rows.count else "", "$quiet"))
        self.list.set_rows(rows)

    @property
    def wants(self) -> int:
        """Lines it would fill."""
        return self.list.rows.count + 1


class Panes(Vertical):
    """Panes one below the other, each as high as it needs and the room allows.

    One of them is the pointed one: that with the focus, or that with the best match while a
    search is typed. Its highlighted item is the one shown beside.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bind(f"part_{number}", f"pane({number - 1})", f"Pane {number}", show=False, id=f"panes.{number}")
        for number in range(1, 6)
    ]

    class Pointed(Message):
        """Another item is the one to show: `key` in the pane `name`."""

        def __init__(self, name: str, key: Hashable) -> None:
            super().__init__()
            self.name = name
            self.key = key

    class Opened(Message):
        """An item was chosen."""

        def __init__(self, name: str, key: Hashable) -> None:
            super().__init__()
            self.name = name
            self.key = key

    class Left(Message):
        """The highlight went up beyond the first pane."""

    def __init__(self, names: tuple[str, ...], glyphs: Glyphs, *, id: str) -> None:
        super().__init__(id=id)
        self.panes = [Pane(name, "" if name == "text" else str(nth + 1), glyphs) for nth, name in enumerate(names)]
        self._pointed = self.panes[0]
        self._widest = 0

    def compose(self) -> ComposeResult:
        """The panes shown; another comes when it is needed first (`bring`)."""
        yield from self.shown

    def bring(self, pane: Pane, on: bool) -> None:
        """Show a pane, or take it from the screen."""
        pane.display = on
        if on and pane.parent is None and self.is_attached:
            before = [other for other in self.panes[: self.panes.index(pane)] if other.parent is not None]
            self.mount(pane, after=before[-1]) if before else self.mount(pane, before=0)

    def on_mount(self) -> None:
        """Show which pane is the pointed one."""
        self._pointed.list.point(True)

    def pane(self, name: str) -> Pane:
        """Return the pane with that name."""
        return next(pane for pane in self.panes if pane.name == name)

    @property
    def shown(self) -> list[Pane]:
        """The panes on the screen."""
        return [pane for pane in self.panes if pane.display]

    @property
    def first(self) -> Pane:
        """The first pane on the screen."""
        return next(iter(self.shown), self.panes[0])

    @property
    def pointed(self) -> Pane:
        """The pane whose highlighted item is shown beside."""
        return self._pointed

    def point(self, pane: Pane) -> None:
        """Make another pane the pointed one."""
        if pane is not self._pointed:
            self._pointed.list.point(False)
            self._pointed = pane
            pane.list.point(True)
            self.share_lines()
        self.tell()

    def tell(self) -> None:
        """Tell which item is to be shown."""
        self.post_message(self.Pointed(self._pointed.name or "", self._pointed.list.highlighted_key))

    def fit(self, names: Iterable[str]) -> None:
        """Be as wide as these names want, and those before; the style sheet has the bounds."""
        wants = widest(names) + BESIDE
        if wants > self._widest:
            self._widest = wants
            self.styles.width = wants

    def share_lines(self, lines: int = 0) -> None:
        """Give each pane its share of `lines`, by default of all that are laid out."""
        shown, lines = self.shown, lines or self.size.height
        if not shown or lines <= 0:
            return
        focus = shown.index(self._pointed) if self._pointed in shown else 0
        for pane, height in zip(shown, shares(lines, [p.wants for p in shown], focus), strict=True):
            if pane.styles.height is None or pane.styles.height.value != height:
                pane.styles.height = height

    def on_resize(self) -> None:
        """Share the lines anew."""
        self.share_lines()

    def focus_pointed(self) -> None:
        """Give the focus to the pointed pane."""
        self._pointed.list.focus()

    def action_pane(self, number: int) -> None:
        """Go to a pane by its number."""
        if number < len(self.panes) and self.panes[number].display:
            self.panes[number].list.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the pointed one."""
        pane = next((pane for pane in self.panes if pane.list is event.widget), None)
        if pane is not None:
            self.point(pane)

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        if event.row_list is self._pointed.list:
            self.tell()

    @on(RowList.Selected)
    def _chosen(self, event: RowList.Selected) -> None:
        event.stop()
        self.post_message(self.Opened(self._pointed.name or "", event.key))

    @on(PaneList.Edge)
    def _beyond(self, event: PaneList.Edge) -> None:
        event.stop()
        here = next((nth for nth, pane in enumerate(self.shown) if pane.list is event.row_list), None)
        if here is None:
            return
        beyond = self.shown[here + 1 :] if event.step > 0 else self.shown[:here][::-1]
        target = next((pane.list for pane in beyond if pane.list.rows.count), None)
        if target is None and event.step < 0:
            self.post_message(self.Left())
        elif target is not None:
            target.highlighted = 0 if event.step > 0 else target.rows.count - 1
            target.focus()


def shares(room: int, wants: Sequence[int], focus: int) -> list[int]:
    """Divide `room` lines among panes that want so many each, heading included.

    Where all fit each gets what it wants. Else each gets a fair share of what there is, the one in
    `focus` twice that; in very little room the others keep their headings only, then nothing.
    """
    if sum(wants) <= room:
        return list(wants)
    least = [min(want, 3) for want in wants]
    if sum(least) > room:
        others = 1 if room >= len(wants) + 2 else 0
        given = [min(want, others) for want in wants]
        given[focus] = room - sum(given) + given[focus]
        return given
    given, left = least, room - sum(least)
    while left > 0:
        hungry = [place for place, want in enumerate(wants) if given[place] < want]
        if not hungry:
            break
        for place in [focus, *hungry] if focus in hungry else hungry:
            if left and given[place] < wants[place]:
                given[place] += 1
                left -= 1
    return given
