"""Where a copied text goes: a file, the terminal by OSC 52, or a program that takes it."""

from __future__ import annotations

import base64
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from store.model.facts import dataclass
from store.text.clean import clean
from tui.terminal.detect import Terminal


def copied_file() -> Path:
    """Return the file copies go to: `copied.txt` in the state folder of whosays (XDG)."""
    from platformdirs import user_state_path

    return user_state_path("whosays", appauthor=False) / "copied.txt"


def keep(text: str) -> str:
    """Write `text` to the file, which only its owner may read, over what was there.

    Returns where it is in words, or why it could not be written.
    """
    path = copied_file()
    text = text.encode("utf-8", "replace").decode()  # half a character is none
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(clean(text))
    except OSError as error:
        return f"it could not be written to {path} ({error.strerror})"
    return f"kept in {_short(path)}"


def _short(path: Path) -> str:
    """A path as a person writes it, with ~ for the home folder."""
    home = Path("~").expanduser()
    return f"~/{path.relative_to(home)}" if home != Path("/") and path.is_relative_to(home) else str(path)


def told(what: str, places: Sequence[str], missed: Sequence[str], kept: str) -> str:
    """What became of a copy: what was copied, where it went, who did not take it, where it is kept.

    "Citation of NDS
    in tmux's buffer; xclip did not take it; kept in ~/.local/state/whosays/copied.txt."
    """
    first = f"{what}\n{' and '.join(places) or 'on no clipboard'}"
    return "; ".join([first, *missed, *([kept] if kept else [])]) + "."


COPY_LIMIT = 74_000
"""Most bytes of text sent by OSC 52: base64 makes 100,000 of it, the limit hterm and xterm share."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy: `sent` to the terminal, `too_long` for it, or `unsupported` there.

    `sentence` says so to the person; `sequence` is what must be written, empty unless sent. A
    terminal does not answer: sent means it was asked to.
    """

    outcome: Literal["sent", "too_long", "unsupported"]
    sentence: str
    sequence: str = ""


def osc52(text: str, terminal: Terminal, *, limit: int = COPY_LIMIT) -> Copied:
    """Wrap `text` in the sequence that puts it on the clipboard of the terminal (xterm's OSC 52).

    tmux gets it twice: plain, which works with `set-clipboard on`, and passed through to the
    terminal around it, which works with `allow-passthrough on`. GNU screen passes strings on
    in pieces only.
    """
    data = text.encode("utf-8", "replace")
    if not terminal.osc52:
        return Copied("unsupported", f"{terminal.program or terminal.term} cannot be asked to copy.")
    if len(data) > limit:
        return Copied("too_long", f"{len(data):,} bytes are too many to copy (at most {limit:,}).")
    body = base64.b64encode(data).decode("ascii")
    plain = f"\x1b]52;c;{body}\x07"
    if terminal.mux == "tmux":
        sequence = plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    elif terminal.mux == "screen":
        pieces = [plain[start : start + 76] for start in range(0, len(plain), 76)]
        sequence = "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    else:
        sequence = plain
    return Copied("sent", f"{len(text):,} characters sent to the terminal's clipboard.", sequence)
