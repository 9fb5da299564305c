"""Programs that take a copied text: tmux for its own buffer, and what the desktop at hand has.

None of them is waited for longer than a second, and all of it happens in a thread of its own: one that hangs holds
neither the screen up nor leaving it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from threading import Lock, Thread
from typing import Literal

from store.model.facts import dataclass
from tui.terminal.detect import Terminal

PATIENCE = 1.0
"""Seconds that a program may take for a text."""

Encoding = Literal["utf-8", "utf-16"]


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that takes a text on its standard input; ``place`` says in words where that goes.

    ``otherwise`` is how an older one of it is called.
    """

    call: tuple[str, ...]
    place: str
    otherwise: tuple[str, ...] = ()
    encoding: Encoding = "utf-8"


#: What the desktops have, each where this variable is set (always, where it is empty).
_DESKTOP = (
    ("WAYLAND_DISPLAY", Tool(("wl-copy",), "the clipboard (wl-copy)")),
    ("DISPLAY", Tool(("xclip", "-selection", "clipboard"), "the clipboard (xclip)")),
    ("DISPLAY", Tool(("xsel", "--clipboard", "--input"), "the clipboard (xsel)")),
    ("", Tool(("pbcopy",), "the clipboard (pbcopy)")),
    ("", Tool(("clip.exe",), "the clipboard of Windows (clip.exe)", encoding="utf-16")),
)
_TMUX = Tool(("tmux", "load-buffer", "-w", "-"), "tmux's buffer", ("tmux", "load-buffer", "-"))


def tools(terminal: Terminal, env: Mapping[str, str] | None = None, *, read_only: bool = False) -> Iterator[Tool]:
    """What takes a text here: tmux where we run in it, and the first that the desktop has, which SSH is not of.

    On a server where nothing may be written no program is run; nor for a page of a web browser: it may be anywhere.
    """
    from shutil import which

    env = os.environ if env is None else env
    path = env.get("PATH", os.defpath)
    if terminal.served or (terminal.ssh and read_only):
        return
    if env.get("TMUX") and which("tmux", path=path):
        yield _TMUX
    if not terminal.ssh:
        for asked, tool in _DESKTOP:
            if (not asked or env.get(asked)) and which(tool.call[0], path=path):
                yield tool
                return


def give(tool: Tool, text: str) -> str:
    """Let a program take a text; an empty answer where it did, else what went wrong in a few words."""
    data = text.encode(tool.encoding, "replace")
    why = _run(tool.call, data)
    if why and why != _LATE and tool.otherwise:
        why = _run(tool.otherwise, data)
    return f"{tool.call[0]} {why}" if why else ""


_LATE = "did not answer"


def _run(call: tuple[str, ...], data: bytes) -> str:
    import subprocess

    nowhere = subprocess.DEVNULL
    try:
        # a session of its own: what stays behind to hold the clipboard outlives us and hears no key of ours
        done = subprocess.run(
            call, input=data, stdout=nowhere, stderr=nowhere, timeout=PATIENCE, start_new_session=True, check=False
        )
    except subprocess.TimeoutExpired:
        return _LATE
    except OSError as error:
        return f"could not be run ({error.strerror})"
    return "" if done.returncode == 0 else "did not take it"


class Copier:
    """Gives texts away in threads of their own, in the order they came; what was passed by a later one is left out."""

    def __init__(self) -> None:
        self._latest = 0
        self._one_at_a_time = Lock()

    def start(self, work: Callable[[], None]) -> None:
        """Do something for the text that was copied now; never waited for, also not as the program ends."""
        self._latest += 1
        Thread(target=self._do, args=(self._latest, work), name="copying", daemon=True).start()

    def _do(self, number: int, work: Callable[[], None]) -> None:
        with self._one_at_a_time:
            if number == self._latest:
                work()
