"""A program run beside the one that waits: given its input, listened to, and ended with all it started."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from store.model.facts import dataclass
from store.model.stopping import Stopped, current

#: How often it is looked whether anybody still waits, in seconds.
_LOOK = 0.05
_PIECE = 1 << 16
_ENDING = 1.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code (None: it was ended), what it said, and in a word why it was ended."""

    code: int | None
    said: bytes
    why: str = ""


def run(
    words: Sequence[str],
    given: bytes,
    *,
    seconds: float,
    most: int,
    env: Mapping[str, str] | None = None,
    cwd: str | None = None,
) -> Ended:
    """Run a program until it ends, takes too long ("late") or says too much ("long"). Raises OSError, and Stopped.

    It has a session of its own, all of which is ended with it: whatever it started is not left behind.
    """
    process = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(env) if env is not None else None,
        cwd=cwd,
    )
    said = bytearray()
    try:
        why = _talk(process, memoryview(given), said, time.monotonic() + seconds, most)
        if not why:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_ENDING)
        return Ended(None if why else process.poll(), bytes(said), why)
    finally:
        _end(process)


def _talk(process: subprocess.Popen[bytes], left: memoryview, said: bytearray, until: float, most: int) -> str:
    """Give the input and take the output, until there is no more; why it is to be ended, if it is."""
    assert process.stdin is not None
    assert process.stdout is not None
    stop = current()
    os.set_blocking(process.stdin.fileno(), False)
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdin, selectors.EVENT_WRITE)
        ready.register(process.stdout, selectors.EVENT_READ)
        while True:
            if stop is not None and stop.stopped:
                raise Stopped
            if time.monotonic() > until:
                return "late"
            for key, _ in ready.select(_LOOK):
                if key.fileobj is process.stdin:
                    with suppress(BlockingIOError, BrokenPipeError):
                        left = left[os.write(key.fd, left[:_PIECE]) :]
                    if not left or process.poll() is not None:
                        ready.unregister(process.stdin)
                        _close(process.stdin)
                    continue
                piece = os.read(key.fd, _PIECE)
                said += piece
                if len(said) > most:
                    return "long"
                if not piece:
                    return ""


def _close(pipe: object) -> None:
    with suppress(OSError):
        pipe.close()  # type: ignore[attr-defined]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program's whole session, and wait for the program itself."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            _close(pipe)
