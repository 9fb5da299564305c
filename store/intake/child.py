"""One child for one piece of work: forked, confined, listened to, and never left behind."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, NoReturn

from store.intake.confine import confine
from store.intake.limits import Limits

Ending = Literal["answered", "late", "long", "left", "signal", "exit"]
"""How it went: it answered; took too long; said too much; nobody waits any more; a signal; it gave up."""

_DONE = b"\x04"
_MEMORY, _FAILED = 71, 70
#: How long a child that has said its last may take to be gone.
_GRACE = 2.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a child ended, with the signal or exit code, and what it said."""

    ending: Ending
    code: int = 0
    said: bytes = b""

    @property
    def out_of_memory(self) -> bool:
        """Whether it gave up for want of memory."""
        return self.ending == "exit" and self.code == _MEMORY


def run(work: Callable[[], bytes], limits: Limits, hung_up: int | None = None) -> Outcome:
    """Do ``work`` in a confined child and bring back what it returns.

    ``hung_up`` is a descriptor that becomes readable when nobody waits for the answer any more.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(work, limits, writing)
    os.close(writing)
    ending: Ending | None = "left"
    try:
        said, ending = _listen(reading, limits, hung_up)
    finally:
        os.close(reading)
        status = _reap(pid, patience=0.0 if ending else _GRACE)
    if said.endswith(_DONE):
        return Outcome("answered", 0, bytes(said[:-1]))
    if ending is not None:
        return Outcome(ending)
    if os.WIFSIGNALED(status):
        return Outcome("signal", os.WTERMSIG(status))
    return Outcome("exit", os.WEXITSTATUS(status))


def _work(work: Callable[[], bytes], limits: Limits, writing: int) -> NoReturn:
    code = _FAILED
    try:
        confine(limits)
        left = memoryview(work() + _DONE)
        while left:
            left = left[os.write(writing, left) :]
        code = 0
    except MemoryError:
        code = _MEMORY
    finally:
        os._exit(code)  # no handler of the parent, no buffer of the parent is run or written a second time


def _listen(reading: int, limits: Limits, hung_up: int | None) -> tuple[bytearray, Ending | None]:
    said = bytearray()
    until = time.monotonic() + limits.wall_seconds
    watched = [reading] if hung_up is None else [reading, hung_up]
    while True:
        left = until - time.monotonic()
        ready = select.select(watched, [], [], left)[0] if left > 0 else []
        if not ready:
            return bytearray(), "late"
        if reading not in ready:
            return bytearray(), "left"
        piece = os.read(reading, 1 << 16)
        if not piece:
            return said, None
        said += piece
        if len(said) > limits.answer_bytes:
            return bytearray(), "long"


def _reap(pid: int, patience: float) -> int:
    """The child's status; what does not end by itself in time is ended."""
    until = time.monotonic() + patience
    pause = 0.0005
    while time.monotonic() < until:
        gone, status = os.waitpid(pid, os.WNOHANG)
        if gone:
            return status
        time.sleep(pause)
        pause = min(pause * 2, 0.05)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]
