"""Run a command on a real pseudo-terminal and look at what it shows, from outside.

    with Session([sys.executable, "-m", "tui"], columns=120, rows=40) as session:
        session.wait_for("Leaders")
        session.send("\\x1b[B")
        session.wait_for("> Umar Mansoor")
        assert b"\\x9b" not in session.raw

All waiting is for a condition. Terminal queries are answered as a plain xterm would.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from tests.emulator import Emulator

_QUERY = re.compile(
    rb"\x1b\[0?c|\x1b\[>0?c|\x1b\[6n|\x1b\[\?(\d+)\$p|\x1b\]1([01]);\?(?:\x07|\x1b\\)",
)
_UNSET = re.compile(
    r"NO_COLOR|COLORTERM|FORCE_COLOR|TMUX.*|STY|SSH_.*|LINES|COLUMNS|TEXTUAL.*|TERM_PROGRAM.*|VTE_VERSION|LC_.*"
)


class NotShownError(AssertionError):
    """What was waited for did not come; the message holds the screen."""


def terminal_env(**changes: str | None) -> dict[str, str]:
    """Return an environment for a truecolor xterm in UTF-8; None takes a variable out."""
    env = {name: value for name, value in os.environ.items() if not _UNSET.fullmatch(name)}
    if "HOME" in changes:  # what is kept lies under it
        env.pop("XDG_STATE_HOME", None)
    env.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
    for name, value in changes.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return env


class Session:
    """One run of one command on a fresh pseudo-terminal of its own session.

    `chunks` holds what it wrote with the time of each read; the screen is computed from it only
    when asked for, so that a measurement is not disturbed.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        sync: bool = True,
    ) -> None:
        self._sync = sync
        self.chunks: list[tuple[float, bytes]] = []
        self._shown = 0
        self._tail = b""
        self.open = True
        self.emulator = Emulator(columns, rows)
        self._fd, tty = pty.openpty()
        self._set_size(columns, rows)
        name = os.ttyname(tty)
        self.started = time.monotonic()
        # The shell opens the terminal as the first thing in a new session: that makes it the
        # controlling terminal, so that a change of size reaches the program.
        script = 'tty=$1; shift; exec "$@" 0<>"$tty" 1>&0 2>&0'
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", script, "sh", name, *argv],
            env=dict(terminal_env() if env is None else env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._tty: int | None = tty
        os.set_blocking(self._fd, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def fd(self) -> int:
        """The terminal's own end, to ask how it is set or to hold its output back."""
        return self._fd

    def hang_up(self) -> None:
        """Close the terminal under the program, as a connection that breaks does."""
        for fd in (self._fd, self._tty):
            if fd is not None:
                os.close(fd)
        self._fd, self._tty, self.open = -1, None, False

    @property
    def raw(self) -> bytes:
        """All bytes written so far."""
        return b"".join(data for _, data in self.chunks)

    @property
    def screen(self) -> Emulator:
        """The screen after all bytes read so far."""
        for _, data in self.chunks[self._shown :]:
            self.emulator.feed(data)
        self._shown = len(self.chunks)
        return self.emulator

    def pump(self, timeout: float) -> int:
        """Read once; return the number of bytes, 0 after `timeout` seconds, -1 at the end."""
        if not self.open:
            return -1
        ended = self.process.poll() is not None  # asked first: what it wrote before its end is there to be read
        ready, _, _ = select.select([self._fd], [], [], 0 if ended and self._tty is None else max(timeout, 0))
        if self._tty is not None and (self.chunks or ended):
            # Held open until the program has it too; closed then, so that its end is seen.
            os.close(self._tty)
            self._tty = None
        if not ready:
            if self._tty is None and ended:
                self.open = False
                return -1
            return 0
        try:
            data = os.read(self._fd, 1 << 16)
        except BlockingIOError:
            return 0
        except OSError:
            data = b""
        if not data:
            self.open = False
            return -1
        self.chunks.append((time.monotonic(), data))
        self._answer(data)
        return len(data)

    def _answer(self, data: bytes) -> None:
        waiting, end = self._tail + data, 0
        for query in _QUERY.finditer(waiting):
            end = query.end()
            mode, color = query.groups()
            if mode is not None:
                known = b"2" if mode == b"2026" and self._sync else b"0"
                self.send(b"\x1b[?" + mode + b";" + known + b"$y")
            elif color is not None:
                value = b"ffff/ffff/ffff" if color == b"0" else b"0000/0000/0000"
                self.send(b"\x1b]1" + color + b";rgb:" + value + b"\x1b\\")
            elif query.group() == b"\x1b[6n":
                self.send(b"\x1b[1;1R")
            else:
                self.send(b"\x1b[>0;276;0c" if b">" in query.group() else b"\x1b[?62;22c")
        self._tail = waiting[max(end, len(waiting) - 16) :]

    def send(self, keys: str | bytes) -> None:
        """Type keys, as the bytes a terminal sends for them."""
        try:
            os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)
        except OSError:
            self.open = False

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal; the kernel tells the program (SIGWINCH)."""
        _ = self.screen
        self._set_size(columns, rows)
        self.emulator.resize(rows, columns)

    def wait_for(self, what: str | re.Pattern[str] | Callable[[Emulator], bool], *, timeout: float = 20) -> Emulator:
        """Wait until a text stands on the screen, a pattern is found in it or a condition holds."""
        if isinstance(what, str):
            text = what
            check: Callable[[Emulator], bool] = lambda screen: text in screen.text  # noqa: E731
        elif isinstance(what, re.Pattern):
            pattern = what
            check = lambda screen: pattern.search(screen.text) is not None  # noqa: E731
        else:
            check = what
        end = time.monotonic() + timeout
        while not check(self.screen):
            if not self.open or time.monotonic() > end:
                why = "the program ended" if not self.open else f"waited {timeout} s"
                raise NotShownError(f"{what!r} did not come ({why}). The screen:\n{self.screen.text}")
            self.pump(0.05)
        return self.screen

    def wait_gone(self, text: str, *, timeout: float = 20) -> Emulator:
        """Wait until a text is no longer on the screen."""
        return self.wait_for(lambda screen: text not in screen.text, timeout=timeout)

    def until_quiet(
        self, quiet: float = 0.15, *, limit: float = 5, first: float | None = None
    ) -> tuple[int, float | None, float | None]:
        """Read until nothing came for `quiet` seconds, at most `limit`.

        Waits at most `first` seconds (by default `quiet`) for the first byte. Returns (bytes, time of the first read,
        time of the last); the times are None if nothing came.
        """
        count, start, last = 0, None, None
        begun = time.monotonic()
        while self.open and (now := time.monotonic()) < begun + limit:
            idle_until = last + quiet if last is not None else begun + (quiet if first is None else first)
            wait = idle_until - now
            if wait <= 0:
                break
            if (got := self.pump(min(wait, begun + limit - now))) > 0:
                count += got
                last = self.chunks[-1][0]
                start = last if start is None else start
        return count, start, last

    def wait_end(self, timeout: float = 20) -> int:
        """Read until the program has ended; return its exit code."""
        end = time.monotonic() + timeout
        while self.pump(0.05) >= 0:
            if time.monotonic() > end:
                raise NotShownError(f"the program did not end in {timeout} s. The screen:\n{self.screen.text}")
        return self.process.wait(max(end - time.monotonic(), 0.1))

    def close(self) -> None:
        """End the program, if it still runs, and give the terminal back."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is not None:
                break
            os.killpg(self.process.pid, number)
            end = time.monotonic() + 3
            while self.process.poll() is None and time.monotonic() < end:
                if self.pump(0.02) < 0:
                    try:
                        self.process.wait(max(end - time.monotonic(), 0.01))
                    except subprocess.TimeoutExpired:
                        break
        if self._fd >= 0:
            self.hang_up()
