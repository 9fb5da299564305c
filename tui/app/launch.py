"""Opens the browser: settings, terminal, library, then Textual, as little of it as can be."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from store.model.places import Place
from store.model.problems import BadInput

if TYPE_CHECKING:
    from tui.session.options import Start

HANDOVER = 0.001
"""Seconds a thread that searches may go on while a key waits; Python's own five add up on the key's way."""


def launch(
    path: Place,
    *,
    folder: Path | None = None,
    start: Start | None = None,
    read_only: bool = False,
    mouse: bool | None = None,
    diff: bool | None = None,
    theme: str | None = None,
    who: str = "",
    at: str = "",
) -> None:
    """Open the browser on the store at ``path``; what is not said here, the settings say. ``folder`` is its case's,
    ``at`` the address of a place to begin at.

    Raises BadInput where the terminal cannot be drawn on, Refused where the store cannot be read.
    """
    from tui.terminal import detect as terminal

    told = terminal.refusal()
    if told is not None:
        raise BadInput(told)
    from store.library import Library
    from tui.session.settings import read_settings, settings_path

    settings = read_settings(settings_path())
    theme = theme or settings.theme
    here = terminal.detect()
    terminal.prepare(here, read_only=read_only)
    library = Library(path, read_only=read_only, untouched=read_only, folder=folder)
    early = here.early() if theme == "auto" else None
    try:
        if early is not None:
            early.ask()
        _spare()
        from tui.app.browser import run
        from tui.session.options import Options

        if mouse is None and settings.mouse != "auto":
            mouse = settings.mouse == "on"
        options = Options(
            mouse=mouse,
            diff=settings.diff if diff is None else diff,
            theme=theme,
            read_only=read_only,
            who=who or settings.name,
            start=start or settings.start,
            glyphs=settings.glyphs,
            panes=settings.panes,
            keys=settings.keys,
            suggest_command="" if read_only else settings.suggest_command,
            at=at,
            remember=True,
        )
        run(library, options, early)
    finally:
        if early is not None:
            early.give_back()


def _spare() -> None:
    """Let what is imported next cost less.

    asyncio takes TLS along where it finds it: 3 MB of a library that a browser of a file never calls. It is built to
    do without. Textual takes two names from its `textual.types`, which for all its names loads trees, folders and menus
    that no screen of ours has. And a collector that looks through everything again and again while modules are loaded
    finds nothing; the browser turns it on when it has shown its first screen.
    """
    gc.disable()
    sys.setswitchinterval(HANDOVER)
    if "asyncio" not in sys.modules and "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]
    sys.modules.setdefault("textual.types", _Types("textual.types"))


class _Types(ModuleType):
    """Stands for `textual.types`, which is loaded when a name of it is asked for that is not made elsewhere."""

    def __getattr__(self, name: str) -> Any:
        if name in ("CallbackType", "IgnoreReturnCallbackType"):
            made = import_module("textual._types")
        elif name.startswith("__"):
            raise AttributeError(name)
        else:
            del sys.modules[self.__name__]
            made = import_module(self.__name__)
        return getattr(made, name)
