"""Asking the library without holding up the keyboard, and the screen that all screens are made of.

A question to the library may block, so it runs in a thread. For each purpose (the entity shown,
the search) at most one question is under way; of those asked meanwhile only the last is asked at
all, and the answer to one that was overtaken is dropped. A held key therefore costs no more
threads than a single press, and what is shown is always the answer to what was asked last.

A question that nobody waits for any more is stopped (`store.stopping`): one that was overtaken, and those of
a screen that was left. A screen that another one covers is asked for again when it comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from store.facts import dataclass
from store.problems import Refused
from store.stopping import Stop, Stopped
from store.views import STATES
from tui.compositor import FrontCompositor
from tui.options import Options
from tui.terminal import Glyphs
from tui.textual_inside import FRAME, PacedScreen
from tui.widgets.bars import Bar, KeyBar
from tui.writing import Writing

if TYPE_CHECKING:
    from store.library import Library

Answer = TypeVar("Answer")

_Job = tuple[Callable[["Library"], Any], Callable[[Any], None]]


@dataclass(frozen=True, slots=True)
class Context:
    """What every screen is given: the library to ask, how the session was started, the glyphs, the lane for writes."""

    library: Library
    options: Options
    glyphs: Glyphs
    writing: Writing

    @property
    def marks(self) -> dict[str, str]:
        """The glyph of each state."""
        return {state: getattr(self.glyphs, state) for state in (*STATES, "judged")}


class Asker:
    """Asks the library on behalf of a screen; see the module's text."""

    def __init__(self, screen: Screen[Any], library: Library) -> None:
        self._screen = screen
        self._library = library
        self._running: dict[str, tuple[_Job, Stop]] = {}
        self._waiting: dict[str, _Job] = {}
        self._covered = False
        self._refusal = ""

    def ask(self, purpose: str, question: Callable[[Library], Answer], then: Callable[[Answer], None]) -> None:
        """Run `question` in a thread and give its answer to `then` on the screen's own thread.

        `then` is not called if another question of the same `purpose` was asked meanwhile, or if
        the screen is gone; the question is stopped then. A Refused becomes a notification.
        """
        self._waiting[purpose] = (question, then)
        if purpose in self._running:
            self._running[purpose][1].stop()
        elif not self._covered:
            self._start(purpose)

    def forget(self, purpose: str) -> None:
        """Stop what was asked for `purpose`, and let its answer be dropped."""
        self._waiting.pop(purpose, None)
        if purpose in self._running:
            self._running[purpose][1].stop()

    def cover(self) -> None:
        """Stop what is asked until the screen is in front again: the one in front goes first."""
        self._covered = True
        for purpose, (job, stop) in self._running.items():
            if not stop.stopped:
                stop.stop()
                self._waiting[purpose] = job

    def uncover(self) -> None:
        """Ask what was stopped or has waited while the screen was covered."""
        self._covered = False
        for purpose in [purpose for purpose in self._waiting if purpose not in self._running]:
            self._start(purpose)

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._running or self._waiting)

    def _start(self, purpose: str) -> None:
        job, stop = self._waiting.pop(purpose), Stop()
        self._running[purpose] = job, stop
        self._screen.run_worker(partial(self._work, purpose, job, stop), group=purpose, thread=True)

    def _work(self, purpose: str, job: _Job, stop: Stop) -> None:
        question, then = job
        try:
            with stop:
                answer = question(self._library)
        except Stopped:
            self._screen.call_later(self._ended, purpose)
        except Refused as refusal:
            self._screen.call_later(self._ended, purpose, self._refused, refusal)
        else:
            self._screen.call_later(self._ended, purpose, then, answer)

    def _ended(self, purpose: str, then: Callable[[Any], None] | None = None, answer: Any = None) -> None:
        job, stop = self._running.pop(purpose)
        if then is not None and self._waiting.get(purpose) is job:
            del self._waiting[purpose]  # it was answered before it could be stopped
        elif stop.stopped:
            then = None
        if purpose in self._waiting:
            if not self._covered:
                self._start(purpose)
        elif then is not None and self._screen.is_attached:
            then(answer)
            if not isinstance(answer, Refused):
                self._refusal = ""

    def _refused(self, refusal: Refused) -> None:
        if str(refusal) != self._refusal:  # once is enough: several questions may meet the same trouble
            self._refusal = str(refusal)
            self._screen.notify(self._refusal, severity="error", markup=False)


class Page(PacedScreen[None]):
    """A screen that asks the library, and goes back with Escape."""

    AUTO_FOCUS = "RowList, Passage"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-flat"),
        (14, "-low"),
        (30, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Back", key_display="Esc", id="page.back"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.take_compositor(FrontCompositor())
        self.context = context
        self.asker = Asker(self, context.library)
        self._head: tuple[Content, list[Content]] = (Content(""), [])
        self._notice = ""
        self._painted_at = 0.0

    @property
    def glyphs(self) -> Glyphs:
        """The characters this terminal can show."""
        return self.context.glyphs

    def ask(self, purpose: str, question: Callable[[Library], Answer], then: Callable[[Answer], None]) -> None:
        """Ask the library in a thread; see `Asker.ask`."""
        self.asker.ask(purpose, question, then)

    def write(self, what: str, call: Callable[[Library], Answer], then: Callable[[Answer], None]) -> None:
        """Write to the store in the session's lane; see `Writing.write`."""
        self.context.writing.write(self.app, what, call, then)

    def compose(self) -> ComposeResult:
        """A line of title, the screen's own content, a line of keys."""
        if self is self.app.screen_stack[0]:
            self._fit_classes()
        yield Bar(id="head", glyphs=self.glyphs)
        yield from self.content()
        yield KeyBar()

    @on(events.ScreenSuspend)
    @on(events.Unmount)
    def _out_of_sight(self) -> None:
        self.asker.cover()

    @on(events.ScreenResume)
    def _in_sight(self) -> None:
        self.asker.uncover()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Do not style anew what was styled a moment ago: it takes as long as the first time."""
        if not self.shown_before:
            event.refresh_styles = False

    def on_idle(self) -> None:
        """Paint what a key touched at once: waiting for the next frame would hold its echo up."""
        pressed: float = getattr(self.app, "pressed_at", 0.0)
        paced = self._painted_at < pressed and monotonic() - self._painted_at >= FRAME
        if self.only_touched and paced and self.is_current:
            self.paint()

    def before_paint(self) -> None:
        """Remember when the screen was painted."""
        self._painted_at = monotonic()

    def _fit_classes(self) -> None:
        """Set the classes of the breakpoints before anything is laid out: else all is styled and laid out twice.

        For the first screen only: those opened later bring styles of their own, which a change of classes applies.
        """
        for length, breakpoints in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            for name in self.breakpoint_classes(length, breakpoints or []):
                self.set_class(True, name, update=False)

    def content(self) -> ComposeResult:
        """What stands between the title and the keys."""
        yield from ()

    def set_head(self, left: Content, right: list[Content]) -> None:
        """Set the line of title; of `right` as many parts are shown as fit."""
        self._head = (left, right)
        notice = [Content.styled(self._notice, "$notice")] if self._notice else []
        self.query_one("#head", Bar).set(left, [*notice, *right])

    def set_notice(self, words: str) -> None:
        """Say something in the line of title until it is taken back with an empty text."""
        if words != self._notice:
            self._notice = words
            self.set_head(*self._head)

    def reload(self) -> None:
        """Ask again for everything shown, and keep the place: the store changed."""

    def action_back(self) -> None:
        """Leave the screen."""
        self.dismiss()
