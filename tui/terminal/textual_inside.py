"""What we use of Textual and Rich that they do not promise to keep: all of it stands here.

Each part says which private name it stands on and why nothing public would do. An upgrade that renames
one fails in `tests/tui/terminal/test_textual_inside.py`, by that name; the same test lets no other module use any.
Two matters have modules of their own: the way of a frame to the terminal (`tui.terminal.textual_output`), and the
terminal's driver (`tui.terminal.textual_driver`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import time
from typing import TYPE_CHECKING, Any

from textual.app import App, ReturnType
from textual.driver import Driver
from textual.events import Event, Key, ScreenResume
from textual.geometry import Region, Size
from textual.notifications import Notify
from textual.screen import UPDATE_PERIOD, Screen, ScreenResultType
from textual.scroll_view import ScrollView
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.message import Message

    from tui.terminal.textual_output import CoveredCompositor

_TELLS = "information"
_READ = 1.0
"""Seconds in which a key leaves what is told; the next one behind them takes it away."""
_TOAST = 4
"""Rows that a toast takes where it is not laid out yet."""

FRAME = UPDATE_PERIOD
"""Seconds between two frames of Textual's."""


class OneSentence(App[ReturnType]):
    """An app whose crash is told in one sentence by who ran it, see `tui.app.endings`.

    Textual prints a traceback with every variable in it. Where one is made (`_fatal_error`) and where it is
    printed (`_print_error_renderables`) there is no hook; what broke is kept in `_exception`.
    """

    leaving_keys: tuple[str, ...] = ()
    """The keys that leave, in Textual's names."""

    def keeps(self) -> bool | None:
        """Whether it cannot be left yet; None where it is to stay. May be asked from any thread."""
        return False

    in_full = False
    """Whether to print Textual's traceback all the same."""

    @property
    def broken(self) -> Exception | None:
        """What broke the app."""
        return self._exception

    def get_driver_class(self) -> type[Driver]:
        """Take our own driver in place of Textual's for terminals, and for pages of a web browser."""
        found = super().get_driver_class()
        if sys.platform == "win32":
            return found
        if found.__name__ == "WebDriver":
            from tui.terminal.textual_served import ServedDriver

            return ServedDriver
        from textual.drivers.linux_driver import LinuxDriver

        from tui.terminal.textual_driver import TerminalDriver

        return TerminalDriver if found is LinuxDriver else found

    def give_back(self) -> None:
        """Give the terminal back if Textual did not come to it; the driver is kept in `_driver`."""
        give_back = getattr(self._driver, "give_back", None)
        if give_back is not None:
            give_back()

    def _fatal_error(self) -> None:
        if self.in_full:
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self.broken is not None and not self.in_full:
            self._exit_renderables.clear()
        super()._print_error_renderables()


class FewToasts(App[ReturnType]):
    """An app whose toasts do not pile up: the latest that tells what was done takes the place of those before it.

    The next key takes it away, once there was time to read it. One with a title tells something besides, and stays.

    Textual lets nobody take back a single one; they are kept in `_notifications`.
    """

    def on_notify(self, event: Notify) -> None:
        """Forget what was told before, and what is told again; Textual shows the new one behind this."""
        new = event.notification
        for old in list(self._notifications):
            tells = old.severity == new.severity == _TELLS and not old.title
            if old.message == new.message or tells:
                del self._notifications[old]
        self.call_after_refresh(self.clear_of_selection)

    def clear_of_selection(self) -> None:
        """Let toasts stand at the top while what is selected is at the bottom, where they stand otherwise."""
        if not self._notifications or not self.screen_stack:
            return
        row = getattr(self.focused, "selected_row", None)
        for rack in self.screen.query("ToastRack"):
            rack.set_class(row is not None and row >= self.size.height - 2 - max(rack.region.height, _TOAST), "-above")

    async def on_event(self, event: Event) -> None:
        """Let go of what was told before a key; what stays is looked at again, where it stands: a key may have moved
        what is selected."""
        if isinstance(event, Key) and self._notifications:
            self._let_go(time() - _READ)
        await super().on_event(event)
        if isinstance(event, Key) and self._notifications:
            self.call_after_refresh(self.clear_of_selection)

    def _let_go(self, before: float) -> None:
        """Take away what tells of things done, or why a key did nothing, and was told before that time."""
        gone = [it for it in self._notifications if it.severity == _TELLS and not it.title and it.raised_at < before]
        for old in gone:
            del self._notifications[old]
        if gone:
            self._refresh_notifications()

    def uncover(self, region: Region) -> None:
        """Let what is told at a place of the screen be read: toasts that tell what was done go from it."""
        shown = self.screen_stack[-1:]  # none is left where the app ends before this is heard
        if any(toast.region.overlaps(region) for screen in shown for toast in screen.query("Toast")):
            for old in list(self._notifications):
                if old.severity == _TELLS:
                    del self._notifications[old]
            self._refresh_notifications()


class PacedScreen(Screen[ScreenResultType]):
    """A screen that can be painted before Textual's next frame is due.

    Textual paints what was touched (`_dirty_widgets`) at a beat (`_on_timer_update`), after it was laid out
    and scrolled where that is wanted (`_layout_required`, `_scroll_required`).

    Nor is it laid out and painted again for nothing. Each widget is told by the layout how much it holds
    (`Widget.virtual_size`), which asks for a layout of all and a painting of all it touches, though only a scrollbar
    that comes or goes has to; the layout (`_refresh_layout`) tells the screen its size as well, which lays it out once
    more (`_screen_resized`); and so does the screen when it is shown (`_on_screen_resume`), which paints all that was
    just painted, and once more what asked for it before.
    """

    def take_compositor(self, compositor: CoveredCompositor) -> None:
        """Be put together by a compositor of ours: the screen makes its own, as `_compositor`."""
        self._compositor = compositor

    @property
    def shown_before(self) -> bool:
        """Whether this is not the first time it is shown; Textual counts that in `stack_updates`."""
        return bool(self.stack_updates)

    @property
    def only_touched(self) -> bool:
        """Whether there is something to paint, and nothing to lay out or to scroll."""
        return bool(self._dirty_widgets) and not (self._layout_required or self._scroll_required)

    def paint(self) -> None:
        """Paint now what was touched."""
        self._on_timer_update()

    def before_paint(self) -> None:
        """Called when the screen is about to be painted, now or at its beat."""

    def breakpoint_classes(self, length: int, breakpoints: list[tuple[int, str]]) -> set[str]:
        """The classes for a width or a height, which Textual sets when it has laid the screen out once already."""
        return self._get_breakpoint_classes(length, breakpoints)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        told = Widget.virtual_size
        layout, repaint, told._layout, told._repaint = told._layout, told._repaint, False, False
        try:
            super()._refresh_layout(size, scroll)
        finally:
            told._layout, told._repaint = layout, repaint

    def _screen_resized(self, size: Size) -> None:
        if size != self._compositor.size or size != self._size:
            super()._screen_resized(size)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        painted = self._size != self.app.size and self.is_current and not self.app._batch_count
        event.prevent_default()  # each class's own handler is called, and this one calls Textual's
        super()._on_screen_resume(event)
        if painted:
            for widget in (self, *self.walk_children(Widget)):
                widget._repaint_required = False

    def _on_timer_update(self) -> None:
        self.before_paint()
        super()._on_timer_update()


def take_size(view: ScrollView, size: Size) -> None:
    """Tell a view how much it holds. Textual lays the screen out for that, though a scrollbar that comes or goes
    (`_scroll_update`) is all that can change where the view's own size is not that of what it holds."""
    if view.styles.auto_dimensions:
        view.virtual_size = size
    elif size != view.virtual_size:
        view.set_reactive(Widget.virtual_size, size)
        view._scroll_update(size)


def take_ansi_colors(app: App[Any]) -> None:
    """Write the terminal's own colours as the theme has them. The theme's watcher does it (`_refresh_truecolor_filter`)
    along with much that a first theme does not need."""
    app._refresh_truecolor_filter(app.ansi_theme)


def from_nobody(message: Message) -> None:
    """Let a message rise past the widget that was at work when it was made, which is kept in `_sender`."""
    message._sender = None


def bound_to(node: DOMNode, key: str) -> Sequence[Binding]:
    """What a key is bound to at a node itself, changed ones as they are now, whether or not it can act."""
    return node._bindings.key_to_bindings.get(key, ())


def own_bindings(node: DOMNode) -> Iterator[Binding]:
    """The keys of a node itself, changed ones as they are now. `active_bindings` has those of the focus alone."""
    for bindings in node._bindings.key_to_bindings.values():
        yield from bindings


def text_of(screen: Screen[Any]) -> str:
    """What stands on a screen, line by line: its compositor (`_compositor`) alone has the lines of all widgets."""
    return "\n".join(strip.text for strip in screen._compositor.render_strips())
