"""What the terminal at hand can do, read from the environment. Imports neither Textual nor Rich.

Call `refusal` first (no terminal, no screen), then `prepare` before Textual is imported, because
Textual reads its frame rate and animation level from the environment when it is imported.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Literal, TextIO

from store.model.facts import dataclass
from tui.terminal.asking.questions import BACKGROUND, questions
from tui.terminal.glyphs import Glyphs, glyphs

if TYPE_CHECKING:
    from rich.color import ColorSystem

    from tui.terminal.asking.early import Early

Depth = Literal["none", "16", "256", "truecolor"]

SSH_FRAMES = 20
"""Frames a second over SSH: a held key at 30/s then still shows every second step."""


_NO_COLOR = ("vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "ansi-m", "xterm-mono", "linux-m")
_RICH = ("alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "mintty", "wezterm", "xterm-direct")
_SILENT = ("linux", "dumb", "unknown", "vt", "eterm", "emacs", "sun", "cons", "ansi", "cygwin", "hurd", "screen")
_JOINING = ("contour", "ghostty", "kitty", "wezterm")
_BCE = ("xterm", "linux", "rxvt", "konsole", "gnome", "vte", "putty", "st-", "mlterm", *_RICH)


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal can do.

    `term` is TERM, `program` TERM_PROGRAM; `depth` the colours to write; `utf8` whether it shows
    more than ASCII; `ssh` whether a network lies between; `mux` the multiplexer around us; `bce`
    whether erasing takes the background colour; `ech` whether it can erase characters;
    `plain_sgr` whether an attribute can only be ended by a full reset; `osc52` whether copying by
    escape sequence may work at all; `served` whether it is a page of a web browser, see `is_served`.
    """

    term: str = "xterm-256color"
    program: str = ""
    depth: Depth = "truecolor"
    no_color: bool = False
    utf8: bool = True
    ssh: bool = False
    mux: Literal["", "tmux", "screen"] = ""
    bce: bool = False
    ech: bool = False
    plain_sgr: bool = False
    osc52: bool = True
    served: bool = False

    @property
    def color_system(self) -> ColorSystem | None:
        """The same depth in Rich's terms; None where no colour may be written."""
        from rich.color import ColorSystem

        return {
            "none": None,
            "16": ColorSystem.STANDARD,
            "256": ColorSystem.EIGHT_BIT,
            "truecolor": ColorSystem.TRUECOLOR,
        }[self.depth]

    @property
    def glyphs(self) -> Glyphs:
        """The glyphs this terminal can show."""
        return glyphs(self.utf8)

    @property
    def mouse(self) -> bool:
        """Whether the mouse is on unless asked for otherwise: its tracking blocks the terminal's
        own selection, which over SSH is the surest way to copy."""
        return not self.ssh

    @property
    def questions(self) -> str:
        """What it can be asked at the start, see `tui.terminal.asking.questions`: nothing that may print the question.

        GNU screen hands an answer to nobody; a console and terminals in editors show what they do not know.
        """
        if self.mux != "tmux" and (self.mux or not self.term or self.term.startswith(_SILENT)):
            return ""
        return questions(background=self.depth != "none", width=self.utf8)

    def early(self) -> Early | None:
        """What asks for the background before Textual is loaded, if that can be asked."""
        if sys.platform == "win32" or not self.questions.startswith(BACKGROUND):
            return None
        from tui.terminal.asking.early import Early

        return Early()

    @property
    def signs_have_cells(self) -> bool:
        """Whether it gives a vowel sign beside its letter a cell, as long as it has not answered otherwise."""
        joins = any(name in self.term or name == self.program.lower() for name in _JOINING)
        return self.utf8 and (bool(self.mux) or not joins)

    def theme(self, wanted: str) -> str:
        """Return the theme to begin with: `wanted`, or with 16 colours or none the theme of the terminal's own
        colours, dark or light as `wanted` is. Where none is wanted ("auto") it is the one without colours, which is
        right on any background; the Linux console's is black, and so is a page's."""
        if wanted == "auto" and self.served and not self.no_color:
            return "terminal-dark"
        if wanted in ("auto", "terminal"):
            return "ansi-dark" if wanted == "auto" and self.term.startswith("linux") else "terminal"
        if self.depth in ("256", "truecolor"):
            return wanted
        return "ansi-light" if "light" in wanted or "latte" in wanted else "ansi-dark"


def detect(env: Mapping[str, str] | None = None) -> Terminal:
    """Read what the terminal can do from environment variables (the process's own by default)."""
    env = _own_env() if env is None else env
    if is_served(env):
        return Terminal(program="textual", bce=True, ech=True, no_color=bool(env.get("NO_COLOR")), served=True)
    term = env.get("TERM", "").lower()
    program = env.get("TERM_PROGRAM", "")
    mux: Literal["", "tmux", "screen"] = ""
    if env.get("TMUX") or term.startswith("tmux"):
        mux = "tmux"
    elif env.get("STY") or term.startswith("screen"):
        mux = "screen"
    no_color = bool(env.get("NO_COLOR"))
    basic = term.startswith(("vt1", "vt5"))
    return Terminal(
        term=term,
        program=program,
        depth="none" if no_color else _depth(term, env.get("COLORTERM", "").lower()),
        no_color=no_color,
        utf8=_utf8(env),
        ssh=any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")),
        mux=mux,
        bce=not mux and term.startswith(_BCE),
        ech=not basic and bool(term),
        plain_sgr=basic,
        osc52=not (
            program == "Apple_Terminal" or (env.get("VTE_VERSION") and not mux) or term.startswith(("vt", "linux"))
        ),
    )


def _depth(term: str, colorterm: str) -> Depth:
    if term in _NO_COLOR or term.startswith(("vt1", "vt2", "vt3", "vt4")):
        return "none"
    if term.startswith("linux"):
        return "16"  # the console maps everything to its 16 colours, badly
    if colorterm in ("truecolor", "24bit") or term.endswith("-direct") or any(name in term for name in _RICH):
        return "truecolor"
    return "256" if "256color" in term else "16"


def _own_env() -> dict[str, str]:
    """Return the environment without the LC_CTYPE that Python itself sets in a C locale (PEP 538)."""
    env = dict(os.environ)
    if sys.flags.utf8_mode and "PYTHONUTF8" not in env and env.get("LC_CTYPE") in ("C.UTF-8", "C.utf8", "UTF-8"):
        del env["LC_CTYPE"]
    return env


def _utf8(env: Mapping[str, str]) -> bool:
    """Whether the locale's encoding is UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is set."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := env.get(name):
            return "utf8" in value.lower().replace("-", "")
    return sys.platform in ("darwin", "win32")


def refusal(
    env: Mapping[str, str] | None = None,
    streams: tuple[TextIO | None, TextIO | None, TextIO | None] | None = None,
) -> str | None:
    """Return why no screen can be opened here, as a sentence that says what to do, or None.

    `streams` are standard input, output and error; Textual reads the first and draws on the last.
    The caller prints the sentence to standard error and ends with exit code 2.
    """
    env = os.environ if env is None else env
    if is_served(env):
        return None
    stdin, stdout, stderr = streams or (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    for stream, name in ((stdin, "input"), (stdout, "output"), (stderr, "error output")):
        if stream is None or stream.closed or not stream.isatty():
            return f"The standard {name} is not a terminal, so the screen cannot open. {_HEADLESS}"
    if (term := env.get("TERM", "").lower()) in ("", "dumb", "unknown"):
        named = f'TERM is "{term}"' if term else "TERM is not set"
        return f"{named}: this terminal cannot be drawn on. {_HEADLESS}"
    return None


def is_served(env: Mapping[str, str]) -> bool:
    """Whether `textual serve` runs us: it draws in a web browser, through pipes, by Textual's own driver."""
    return env.get("TEXTUAL_DRIVER") == _WEB


_WEB = "textual.drivers.web_driver:WebDriver"
_HEADLESS = (
    'The same answers come without a screen: try "whosays overview", "whosays questions" or '
    '"whosays compare", and "whosays --help" for all commands.'
)


#: What lets Textual write files, load modules, call another program or press keys. ``TEXTUAL`` names features.
_DEVELOPERS = re.compile(r"TEXTUAL|TEXTUAL_(?:DEBUG|DEVTOOLS_.*|DRIVER|LOG|PRESS|SCREENSHOT.*)")


def prepare(terminal: Terminal, env: MutableMapping[str, str] | None = None, *, read_only: bool = False) -> None:
    """Set what Textual reads from the environment when it is imported; call it before that.

    No animation anywhere (each step of one is a frame); over SSH fewer frames a second. What the
    user has set stays, but with `read_only` nothing that writes or loads.
    """
    env = os.environ if env is None else env
    if read_only:
        for name in [name for name in env if _DEVELOPERS.fullmatch(name)]:
            if not (name == "TEXTUAL_DRIVER" and terminal.served):
                del env[name]
    env.setdefault("TEXTUAL_ANIMATIONS", "none")
    env.setdefault("TEXTUAL_SMOOTH_SCROLL", "0")
    if terminal.ssh:
        env.setdefault("TEXTUAL_FPS", str(SSH_FRAMES))
