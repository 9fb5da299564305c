"""What we use of Textual's and Rich's way from a screen to the terminal that they do not promise to keep.

Textual puts the widgets of a screen together in its compositor, cuts what changed out of it and has the app
write that. Nothing public lies on this way; each part below says where it goes in. `tui.terminal.textual_inside` has
the rest, and says how an upgrade is noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, InlineUpdate, LayoutUpdate, ReflowResult
from textual.app import App, ReturnType

if TYPE_CHECKING:
    from rich.color import Color
    from rich.console import RenderableType
    from rich.style import Style
    from textual.geometry import Region, Size
    from textual.screen import Screen
    from textual.strip import Strip
    from textual.widget import Widget

Frame = CompositorUpdate
"""What the compositor hands over to be written."""

Rendered = Callable[[int], bool]
"""Whether a line is to be drawn."""


class StyleNumbers:
    """Numbers Rich's styles as they come.

    A style's attributes and colours are public one by one. All attributes at once (`_attributes`, of which those
    in `_set_attributes` are set) are not, and this is asked for every segment of every frame.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, Color | None, Color | None], int] = {}

    def number(self, style: Style | None) -> int:
        """Return the number of a style; 0 of none. Links and metadata do not count."""
        if style is None:
            return 0
        key = (style._attributes & style._set_attributes, style._color, style._bgcolor)
        if (number := self._numbers.get(key)) is None:
            number = self._numbers[key] = self.new_number(*key)
        return number

    def new_number(self, attributes: int, color: Color | None, background: Color | None) -> int:
        """Return the number of a style that comes for the first time."""
        raise NotImplementedError


class FramedApp(App[ReturnType]):
    """An app whose frames, and whatever else goes to the terminal, pass through methods of ours.

    Textual writes in `_display`, at the end in `_print_error_renderables`; the rest is what `_display` itself
    looks at before it writes.
    """

    def write_frame(self, screen: Screen[Any], update: Frame) -> None:
        """Write what changed on a screen."""
        raise NotImplementedError

    def clean_strip(self, strip: Strip) -> Strip:
        """Return a strip as it may go to the terminal, as wide as it was; asked where frames are not ours."""
        raise NotImplementedError

    def clean(self, renderable: RenderableType) -> RenderableType:
        """Return what Rich prints as it may go to the terminal."""
        raise NotImplementedError

    @property
    def shows(self) -> bool:
        """Whether there is a terminal to write to, and something to be shown on it."""
        return self._running and not self._closed and not self.is_headless and self._driver is not None

    def send(self, data: str, *, frame: bool = False) -> None:
        """Write to the terminal; a frame is shown at once where the terminal can do that."""
        if self._driver is not None:
            if frame and self._sync_available:
                data = f"{SYNC_START}{data}{SYNC_END}"
            self._driver.write(data)
            self._driver.flush()

    def keep_clipboard(self, text: str) -> None:
        """Let Textual's own widgets paste what was copied; its `copy_to_clipboard` would write as well."""
        self._clipboard = text

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if renderable is None:
            super()._display(screen, renderable)
        elif isinstance(renderable, InlineUpdate):
            strips = [self.clean_strip(strip) for strip in renderable.strips]
            super()._display(screen, InlineUpdate(strips, renderable.clear))
        elif not isinstance(renderable, CompositorUpdate):
            super()._display(screen, self.clean(renderable))
        elif self._batch_count:
            self.post_display_hook()
        else:
            try:
                if self.shows:
                    self.write_frame(screen, renderable)
            except Exception as error:
                self._handle_exception(error)
            finally:
                self.post_display_hook()

    def _print_error_renderables(self) -> None:
        self._exit_renderables = [self.clean(renderable) for renderable in self._exit_renderables]
        super()._print_error_renderables()


class CoveredCompositor(Compositor):
    """A compositor that draws the lines of a region in `draw`; Textual's own is `_render_chops`.

    Every layout is compared with the one before. Textual compares it with `_full_map`, which holds what was asked for
    meanwhile as well: a widget whose place was asked for before it was laid out would never be told its size.
    """

    def __init__(self) -> None:
        super().__init__()
        self._laid_out = self._full_map

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay all widgets out, and find which of them are new, gone or of another size."""
        self._full_map = self._laid_out
        found = super().reflow(parent, size)
        self._laid_out = self._full_map
        return found

    def draw(self, crop: Region, is_rendered_line: Rendered) -> Sequence[Mapping[int, Strip | None]]:
        """Return for each line its pieces, by the column they begin at."""
        raise NotImplementedError

    def _render_chops(self, crop: Region, is_rendered_line: Rendered) -> Sequence[Mapping[int, Strip]]:
        return cast("Sequence[Mapping[int, Strip]]", self.draw(crop, is_rendered_line))


def frame_size(screen: Screen[Any]) -> Size:
    """The size a screen was laid out for: the app's own may be newer than the frame. It is in its `_compositor`."""
    return screen._compositor.size


def whole_frame(screen: Screen[Any]) -> Frame:
    """All of a screen, whatever of it changed; the `_compositor` alone draws it."""
    return screen._compositor.render_full_update()


def is_whole(update: Frame) -> bool:
    """Whether an update can fill a cleared screen."""
    return isinstance(update, LayoutUpdate)


def pieces(update: Frame) -> Iterator[tuple[int, int, Strip]]:
    """Yield (row, column, strip) for each piece of an update, cut to the part that changed."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in cast("Iterable[Strip | None]", line):
                if strip is not None:
                    yield y, x, strip
                    x += strip.cell_length
    elif isinstance(update, ChopsUpdate):
        for y, start, stop in update.spans:
            for end, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if piece is None or x > stop or end <= start:
                    continue
                yield y, x, piece if x >= start and end <= stop else piece.crop(0, min(end, stop) - x)
