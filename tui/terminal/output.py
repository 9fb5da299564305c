"""The output stage: the last place before the terminal, and the only one that writes frames.

Textual repaints regions; a slow line carries every byte of them. `DiffOutput` keeps a picture of
what the terminal shows and writes only the cells that changed. Whatever a widget, a border, a
title, a notification or a traceback holds, it leaves here without control characters.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.strip import Strip

from store.text.clean import clean, shown
from tui.terminal.bidi import LRM, direction
from tui.terminal.cells import Cell, Row, cells_of, mend
from tui.terminal.clipboard import Copied, osc52
from tui.terminal.detect import Terminal, detect
from tui.terminal.paint import Painter
from tui.terminal.pens import Pens
from tui.terminal.textual_output import Frame, FramedApp, frame_size, is_whole, pieces, whole_frame

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from textual.screen import Screen

Result = TypeVar("Result")

_BLANK: Cell = (" ", 0)


class _Cleaned:
    """A Rich renderable whose text has been through `shown`."""

    def __init__(self, renderable: RenderableType) -> None:
        self._renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self._renderable, options):
            yield segment if segment.control else Segment(shown(segment.text), segment.style)


class DiffOutput(FramedApp[Result]):
    """An App that writes only the cells that changed, and nothing that could drive the terminal.

    `diff=False` writes every cell of a region Textual repaints (for a terminal that loses
    output); `terminal` is what the terminal can do, detected from the environment if not given.
    `repaint_all()` (action "repaint_all", for Ctrl+L) draws the whole screen anew, as does every
    change of size and every return from a suspension.
    """

    def __init__(self, *args: Any, diff: bool = True, terminal: Terminal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terminal = terminal if terminal is not None else detect()
        self.diff = diff
        self._pens = Pens(self.terminal.color_system, plain_sgr=self.terminal.plain_sgr)
        self._rows: list[Row] = []
        self._care: set[int] = set()
        self._painted_size = (0, 0)
        self._cursor_at: tuple[int, int] | None = None
        self._stale = True
        self.pressed_at = 0.0
        """When the last key came, by the monotonic clock."""

    async def on_event(self, event: events.Event) -> None:
        """Remember when a key came."""
        if isinstance(event, events.Key):
            self.pressed_at = monotonic()
        await super().on_event(event)

    def on_mount(self) -> None:
        """Draw anew after a suspension: the terminal shows something else then."""
        self.app_resume_signal.subscribe(self, lambda _: self.repaint_all(), immediate=True)

    def on_resize(self) -> None:
        """Draw anew: a terminal may have moved or lost text even if it is as large as before."""
        self.repaint_all()

    def repaint_all(self) -> None:
        """Forget what the terminal shows and draw the whole screen again."""
        self._stale = True
        if self.screen_stack:
            self.screen.refresh()

    def action_repaint_all(self) -> None:
        """Draw the whole screen again (bind it to Ctrl+L)."""
        self.repaint_all()

    def copy(self, text: str) -> Copied:
        """Copy text to the terminal's clipboard by OSC 52, where that can work; say what happened.

        It goes clean: what is pasted into a shell can drive that too.
        """
        text = clean(text)
        copied = osc52(text, self.terminal)
        self.keep_clipboard(text)
        if copied.sequence and not self.is_headless:
            self.send(copied.sequence)
        return copied

    def copy_to_clipboard(self, text: str) -> None:
        """Copy as `copy` does; Textual's own widgets call this."""
        self.copy(text)

    def clean(self, renderable: RenderableType) -> RenderableType:
        """Take the control characters out of what Rich prints."""
        return _Cleaned(renderable)

    def clean_strip(self, strip: Strip) -> Strip:
        """Take the control characters out of a strip, and its links."""
        row, _ = cells_of(strip, strip.cell_length, self._pens)
        texts = iter(row)
        segments: list[Segment] = []
        for text, style, control in strip:
            if control:
                continue
            width = Segment(text).cell_length
            part = "".join(cluster for cluster, _ in (next(texts, _BLANK) for _ in range(width)))
            segments.append(Segment(part, style.update_link(None) if style and style.link else style))
        return Strip(segments, strip.cell_length)

    def write_frame(self, screen: Screen[Any], update: Frame) -> None:
        """Write the cells that changed."""
        size = frame_size(screen)
        width, height = size
        if not width or not height:
            return
        painter = Painter(
            self._pens,
            width,
            bce=self.terminal.bce,
            ech=self.terminal.ech,
            ascii_only=not self.terminal.utf8,
        )
        painter.start_at(self._cursor_at)
        if self._stale or self._painted_size != (width, height):
            if not is_whole(update):  # only a whole frame can fill a cleared screen
                update = whole_frame(screen)
            self._rows = [[_BLANK] * width for _ in range(height)]
            self._care.clear()
            self._painted_size, self._stale = (width, height), False
            painter.clear()
        self._paint(painter, update, width, height)
        painter.move(*size.clamp_offset(self._selected_at(screen)))
        self._cursor_at = painter.at
        if data := painter.finish():
            self.send(data, frame=True)

    def _selected_at(self, screen: Screen[Any]) -> Offset:
        """Where the cursor is to stand: at what is selected, for who follows it by ear, by finger or magnified.

        A widget says by `cursor_place` where that is inside of it; Textual's own say where one types.
        """
        focused = screen.focused
        if focused is None:
            return self.cursor_position
        if isinstance(typed := getattr(focused, "cursor_screen_offset", None), Offset):
            return typed  # asked anew: the app's was told where the line stood before it was laid out
        region = focused.content_region
        place = getattr(focused, "cursor_place", None) or Offset(0, 0)
        return region.offset + place if region and region.size.contains_point(place) else self.cursor_position

    def _paint(self, painter: Painter, update: Frame, width: int, height: int) -> None:
        fresh: dict[int, Row] = {}
        touched: dict[int, list[tuple[int, int]]] = {}
        care = set(self._care)
        for y, x, strip in pieces(update):
            length = min(strip.cell_length, width - x)
            if y >= height or length <= 0:
                continue
            row = fresh.setdefault(y, self._rows[y][:]) if y not in fresh else fresh[y]
            cells, needs_care = cells_of(strip, strip.cell_length, self._pens)
            row[x : x + length] = cells[:length]
            touched.setdefault(y, []).append((x, x + length))
            if needs_care:
                care.add(y)
        for y, row in fresh.items():
            mend(row)
            if y in care:
                _keep_ltr(row)
            if self.diff:
                painter.row(y, self._rows[y], row, care=y in care)
            else:
                only: list[Cell | None] = [None] * width
                for start, end in touched[y]:
                    only[start:end] = row[start:end]
                for x, (was, now) in enumerate(zip(self._rows[y], row, strict=True)):
                    if was != now:  # the half of a wide cluster beside a piece
                        only[x] = now
                painter.row(y, [None] * width, only, care=y in care)
            self._rows[y] = row
        self._care = {y for y in care if any(not cluster.isascii() for cluster, _ in self._rows[y])}


def _keep_ltr(row: Row) -> None:
    """Let a row whose first strong letter is right-to-left begin with a left-to-right mark.

    Terminals that find the direction of a row from its first letter would else turn it around.
    """
    for cluster, _ in row:
        strong = next((found for char in cluster if (found := direction(char))), "")
        if strong == "R" and row[0][0]:
            if not direction(row[0][0][0]):
                row[0] = (row[0][0] + LRM, row[0][1])
            return
        if strong:
            return
