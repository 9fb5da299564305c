"""The terminal as Textual holds it: bytes that no keyboard sends, signals, and giving it back.

Textual takes input strictly as UTF-8 and as sequences it knows: one other byte ends the program. And it
gives the terminal back only where the program ends by itself. `TerminalDriver` puts right both. It stands
on what Textual does not promise to keep: `LinuxDriver` with its threads, and `XTermParser`.
"""

from __future__ import annotations

import os
import selectors
import signal
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Lock, Thread
from time import monotonic, sleep
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.terminal.asking.answers import Answers, WidthTold
from tui.terminal.asking.early import Early
from tui.terminal.asking.questions import BACKGROUND, LETTER_ROW
from tui.terminal.detect import Terminal
from tui.terminal.pastes import Pastes, pressed

AT_ONCE = 4096
"""Bytes read at a time."""

A_TIME = 128
"""Bytes that become keys between two looks at the terminal: a key that leaves is seen behind all that is typed."""

AHEAD = 256 * 1024
"""Bytes that may be typed ahead; nobody means what comes behind them."""

BEAT = 0.1
"""Seconds after which the reader looks whether it is to end, and whether an Escape was one."""

GRACE = 1.0
"""Seconds in which a browser that is told to end can do so in order; a query in a thread may take longer."""

LEAVING = 0.1
"""Seconds in which a browser that a person leaves comes to the key and ends in order, whatever stands before it."""

GIVING = 0.5
"""Seconds in which Textual's own way of giving the terminal back is waited for; longer, and the terminal is stuck."""

ENDINGS = (
    *(signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGXCPU),
)
"""The signals that end the browser: those that end any program. One that is ignored (``nohup``) stays so."""

GIVE_BACK = (
    "\x18\x1b[?2026l"  # what was under way is broken off: a sequence cut in two, a frame
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse
    "\x1b[?2004l\x1b[?2048l\x1b[?1004l\x1b[?7h"  # pastes, sizes and focus told in sequences; lines wrap
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[m"  # kitty's keys, before the screen they belong to; cursor, colours
)
"""What undoes all that Textual switches on, in one piece."""


class Keyboard:
    """Makes messages of the bytes a terminal sends, whatever they are.

    What is not UTF-8 becomes U+FFFD: somebody who pastes Latin-1 sees that a letter is missing. What
    breaks Textual's parser is dropped with the rest of its read. What the terminal answers is no key.
    """

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)
        self.answers = Answers()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Give the messages that end with these bytes; a character cut in two waits for its rest."""
        if text := self.answers.feed(self._decode(data)):
            yield from self._whole(self._parser.feed(text))
        yield from self._told()

    def tick(self) -> Iterator[Message]:
        """Give the keys that were waiting to be more; call it now and then."""
        if text := self.answers.tick():
            yield from self._whole(self._parser.feed(text))
        yield from self._whole(self._parser.tick())

    def _told(self) -> Iterator[Message]:
        told, self.answers.told = self.answers.told, []
        yield from told

    def _whole(self, messages: Iterable[Message]) -> Iterator[Message]:
        try:
            for message in messages:
                if not isinstance(message, events.CursorPosition):
                    yield message
                elif message.y == LETTER_ROW - 1:
                    yield WidthTold(message.x)
        except Exception:
            self._parser = XTermParser(self._debug)


class TerminalDriver(LinuxDriver):
    """Textual's driver, but that input of any kind leaves it running and a signal ends it as one should.

    A signal asks the app to leave. Where that takes longer than `GRACE` (a query in a thread that nobody can
    stop, a terminal that takes no more), the terminal is given back past Textual and the process ends. The
    exit code is 128 and the signal's number. A terminal that hung up ends the process at once, as SIGHUP does.

    A key that leaves goes the way of all keys. Where that takes longer than `LEAVING` (thousands of keys stand before
    it, something reckons, a question in a thread goes on) the process ends all the same, unless something is written.
    """

    _app: Any  # one of ours: `tui.terminal.textual_inside.OneSentence`

    def __init__(self, app: Any, **kwargs: Any) -> None:
        super().__init__(app, **kwargs)
        self.taken = False
        """Whether the terminal is ours: its screen, its modes."""
        self._giving = Lock()
        """Held by who gives the terminal back: what is popped twice is popped off the shell's own modes, too."""
        self.asks = getattr(app, "terminal", Terminal()).questions
        """What the terminal is asked, once."""
        self.early: Early | None = getattr(app, "early", None)
        """The terminal where it was asked before it is taken."""
        self._came = b""
        """What came from it meanwhile."""
        self.ending = 0
        """The signal that ends the browser."""
        self._left = False
        """Whether somebody pressed a key that leaves."""
        self._heard: set[int] = set()
        """Signals of stopping and waking that the loop is still to come to."""
        for number in ENDINGS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda number, _: self.end(number))

    def end(self, number: int) -> None:
        """Leave as a signal asks; to be called in the main thread. The first one counts."""
        if not self.ending:
            self.ending = number
            if not os.isatty(self.fileno):  # it hung up: there is nothing to give back, and to write to it blocks
                self.end_now()
            signal.signal(signal.SIGALRM, lambda *_: self.end_now())
            signal.setitimer(signal.ITIMER_REAL, GRACE)
            with suppress(RuntimeError):  # the loop is closed: what is left to end are threads
                self._loop.call_soon_threadsafe(self._app.exit, None, 128 + number)

    def end_now(self) -> None:
        """End the process, whatever it is at; a write that is not done is undone by SQLite."""
        self.give_back()
        os._exit(128 + self.ending)

    def give_back(self) -> None:
        """Give the terminal back past Textual's own writer, without waiting long for a terminal that is stuck.

        To be called where the process ends: the lock stays held, and Textual gives nothing back any more.
        """
        self._giving.acquire(timeout=GIVING)
        if self.taken:
            self.taken = False
            with suppress(OSError):
                terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
                os.write(terminal, GIVE_BACK.encode("ascii"))
            with suppress(OSError, termios.error):
                if self.attrs_before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        elif self._writer_thread is not None:  # given back in order, but perhaps not yet written
            self._writer_thread.join(GIVING)

    def _sigtstp_application(self, *_: object) -> None:
        """Give the terminal back and stop, as soon as nothing else is under way."""
        self._soon(signal.SIGTSTP, self._stop)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal anew, as soon as nothing else is under way."""
        self._soon(signal.SIGCONT, self._wake)

    def _soon(self, number: int, act: Callable[[], None]) -> None:
        """Act on a signal in the loop: what its handler breaks into may hold the writer's lock."""
        if number not in self._heard:
            self._heard.add(number)
            try:
                self._loop.call_soon_threadsafe(act)
            except RuntimeError:  # the loop is closed: nothing is under way any more
                act()

    def _stop(self) -> None:
        self._heard.discard(signal.SIGTSTP)
        if self.taken or not self._auto_restart:
            super()._sigtstp_application()
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _wake(self) -> None:
        """Take the terminal anew. After a SIGSTOP it was never left: how it was before us would be lost else."""
        self._heard.discard(signal.SIGCONT)
        if self.taken and self.ending:
            return
        if self.taken:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def start_application_mode(self) -> None:
        """Take the terminal."""
        before: list[Any] | None = None
        if self.early is not None:
            self._came, before = self.early.hand_over()
            if before is not None:
                self.asks = self.asks.replace(BACKGROUND, "")
            self.early = None
        try:
            super().start_application_mode()  # type: ignore[no-untyped-call]
        finally:
            self.taken = self._writer_thread is not None
            self.attrs_before = before or self.attrs_before
        if self.taken and self.asks:
            self.write(self.asks)
            self.flush()
            self.asks = ""

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        with self._giving:
            if self._mouse_pixels:
                self.write("\x1b[?1016l")
            super().stop_application_mode()
            self.write("\x1b[m")
            self.taken = False

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read the keyboard until told to end; what was under way then is read as well, so that no shell gets it."""
        keyboard, pastes = Keyboard(self._debug), Pastes(pressed(self._app.leaving_keys))
        keyboard.answers.expect()
        came, self._came = self._came, b""
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            last, unread = False, pastes.feed(came, monotonic())
            if pastes.left:
                self._leave()
            while not last or unread:
                last = last or self.exit_event.is_set()
                if selector.select(0 if unread else BEAT):
                    unread += pastes.feed(self._read(), monotonic())[: AHEAD - len(unread)]
                    if pastes.left:
                        self._leave()
                elif not unread:
                    unread = pastes.tick(monotonic())
                data, unread = unread[:A_TIME], unread[A_TIME:]
                for message in keyboard.feed(data) if data else ():  # an answer that never ends ages meanwhile
                    self.process_message(message)
                for message in keyboard.tick() if not unread else ():
                    self.process_message(message)

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            Thread(target=self._see_it_ended, name="leaving", daemon=True).start()

    def _see_it_ended(self) -> None:
        while True:
            sleep(LEAVING)
            keeps = self._app.keeps()
            if keeps is None:  # somebody is to see why something was not written
                self._left = False
                return
            if not keeps:
                self.give_back()
                os._exit(0)

    def _read(self) -> bytes:
        """Read what is there; end where nothing will come any more, for the main thread may never hear of it."""
        with suppress(OSError):
            if data := os.read(self.fileno, AT_ONCE):
                return data
        os._exit(128 + signal.SIGHUP)
