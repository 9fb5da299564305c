"""How a session of the browser was started."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from store.model.facts import dataclass

Start = Literal["browse", "contested", "sources", "timeline", "voices"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line and the settings decide.

    ``mouse`` turns mouse tracking on (which takes the terminal's own selection away); None leaves
    it to the terminal at hand: off over SSH. ``diff`` writes only changed cells. ``theme`` is the
    name of a theme; with 16 colours or none the terminal's own colours are used instead.
    ``read_only`` hides what writes. ``who`` edits; where it is empty, whoever does is asked.
    ``start`` is the first screen. ``glyphs`` forces the character set. ``panes`` are the kinds always
    listed in Browse; the others come with a key or when a search finds them. ``keys`` gives bindings
    other keys, by binding id. ``suggest_command`` is a program of the person's own that suggests claims too. ``at`` is
    the address of a place to begin at; with ``remember`` the place where a session ends is offered at the next start.
    """

    mouse: bool | None = None
    diff: bool = True
    theme: str = "auto"
    read_only: bool = False
    who: str = ""
    start: Start = "browse"
    glyphs: Literal["auto", "unicode", "ascii"] = "auto"
    panes: tuple[str, ...] = ("leader", "group", "raid")
    keys: Mapping[str, str] = field(default_factory=dict)
    suggest_command: str = ""
    at: str = ""
    remember: bool = False
