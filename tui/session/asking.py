"""Asking the library without holding up the keyboard, and the screen that all screens are made of.

A question to the library may block, so it runs in a thread. For each purpose (the entity shown,
the search) at most one question is under way; of those asked meanwhile only the last is asked at
all, and the answer to one that was overtaken is dropped. A held key therefore costs no more
threads than a single press, and what is shown is always the answer to what was asked last.

A question that nobody waits for any more is stopped (`store.model.stopping`): one that was overtaken, and those of
a screen that was left. A screen that another one covers is asked for again when it comes back.

What was refused, as by a server that is away, is kept: whoever shows a form asks it again (`Asker.again`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from store.model.facts import dataclass
from store.model.problems import Away, Refused
from store.model.stopping import Stop, Stopped
from store.model.vocabulary import STATES
from tui.session.basket import Basket
from tui.session.keys import key_of
from tui.session.lately import Lately
from tui.session.messages import StoreAway
from tui.session.options import Options
from tui.session.writing import Writing
from tui.terminal.glyphs import Glyphs

if TYPE_CHECKING:
    from store.library import Library

Answer = TypeVar("Answer")

_Job = tuple[Callable[["Library"], Any], Callable[[Any], None]]

WAITS = "The server is away: this is filled in when it is back."
AGAIN = f"This did not come: {key_of('reload')} asks again."


@dataclass(frozen=True, slots=True)
class Context:
    """What every screen is given: the library to ask, how the session was started, the glyphs, the lane for writes,
    what was filled in lately, and what is marked."""

    library: Library
    options: Options
    glyphs: Glyphs
    writing: Writing
    lately: Lately = field(default_factory=Lately)
    basket: Basket = field(default_factory=Basket)

    @property
    def marks(self) -> dict[str, str]:
        """The glyph of each state."""
        return {state: getattr(self.glyphs, state) for state in (*STATES, "judged")}


class Asker:
    """Asks the library on behalf of a screen; see the module's text."""

    def __init__(self, screen: Screen[Any], library: Library, waits: Callable[[str], None] = lambda _: None) -> None:
        """``waits`` is told what is waited for where an answer did not come, and an empty text when all came."""
        self._screen = screen
        self._library = library
        self._waits = waits
        self._lost: dict[str, _Job] = {}
        self._running: dict[str, tuple[_Job, Stop]] = {}
        self._waiting: dict[str, _Job] = {}
        self._covered = False
        self._answered = False
        self._refusal = ""

    def ask(self, purpose: str, question: Callable[[Library], Answer], then: Callable[[Answer], None]) -> None:
        """Run `question` in a thread and give its answer to `then` on the screen's own thread.

        `then` is not called if another question of the same `purpose` was asked meanwhile, or if
        the screen is gone; the question is stopped then. A Refused becomes a notification, and the question is
        kept for `again`.
        """
        self._waiting[purpose] = (question, then)
        self._lost.pop(purpose, None)
        if purpose in self._running:
            self._running[purpose][1].stop()
        elif not self._covered:
            self._start(purpose)

    def forget(self, purpose: str) -> None:
        """Stop what was asked for `purpose`, and let its answer be dropped."""
        self._waiting.pop(purpose, None)
        self._lost.pop(purpose, None)
        if purpose in self._running:
            self._running[purpose][1].stop()

    def again(self, purposes: str = "") -> None:
        """Ask again what was refused, of the purposes that begin so."""
        for purpose, job in tuple(self._lost.items()):
            if purpose.startswith(purposes):
                self.ask(purpose, *job)

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

    @property
    def began(self) -> bool:
        """Whether something was asked, and nothing has come yet."""
        return self.busy and not self._answered

    def awaits(self, purpose: str) -> bool:
        """Whether an answer for a purpose is awaited."""
        return purpose in self._waiting or (purpose in self._running and not self._running[purpose][1].stopped)

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
            self._screen.call_later(self._ended, purpose, partial(self._refused, purpose, job), refusal)
        else:
            self._screen.call_later(self._ended, purpose, then, answer)

    def _ended(self, purpose: str, then: Callable[[Any], None] | None = None, answer: Any = None) -> None:
        job, stop = self._running.pop(purpose)
        self._answered = self._answered or not stop.stopped
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
            if not self._lost:
                self._waits("")

    def _refused(self, purpose: str, job: _Job, refusal: Refused) -> None:
        self._lost[purpose] = job
        away = isinstance(refusal, Away)
        self._waits(WAITS if away else AGAIN)
        if away:
            self._screen.post_message(StoreAway())
        if str(refusal) != self._refusal:  # once is enough: several questions may meet the same trouble
            self._refusal = str(refusal)
            self._screen.notify(self._refusal, severity="error", markup=False)
