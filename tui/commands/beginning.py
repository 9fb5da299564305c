"""How to begin, for a person who has no case and no store yet: told, and on a terminal asked."""

from __future__ import annotations

from pathlib import Path

from store import library
from store.model.places import Place
from store.model.problems import BadInput, Refused
from tui.commands.printing import ask, can_ask, complain, say_text
from tui.commands.stores import demo_store, store_of_case

_TOLD = """\
whosays: who says what, on whose word, where it is written,
and which of it cannot all be true.

A case is a folder with the reports you have. To begin:

  whosays new CASE             makes one
  whosays add CASE FILE...     brings reports in: web pages, PDF, DOCX, ODT,
                               e-mail, text, or folders of them
  whosays browse CASE          opens it; the key a in Sources adds reports, too
  whosays demo                 opens the case that ships: five reports
  whosays --help               lists all commands"""
_ASKED = "\n  n  a new case     o  open a case     d  the demo     q  leave"


def begin() -> None:
    """Tell how to begin; on a terminal do it, too."""
    say_text(_TOLD)
    if not can_ask():
        return None
    here = (Path() / "case.yaml").is_file()
    say_text(_ASKED + ("\n  h  the case in this folder" if here else ""))
    while True:
        answer = (ask("> ") or "q").lower()
        try:
            if answer in ("q", "quit"):
                return None
            if answer == "d":
                return _browse(demo_store())
            if answer == "h" and here:
                return _open(Path())
            if answer in ("n", "o"):
                folder = ask("Its folder: ")
                if folder:
                    path = Path(folder).expanduser()
                    if answer == "n":
                        library.new_case(path)
                    return _open(path, start="sources" if answer == "n" else "browse")
            else:
                complain("one of the letters above; commands are for the shell, which q goes back to")
        except (Refused, RuntimeError) as error:
            complain(str(error))


def _open(case: Path, *, start: str = "browse") -> None:
    if not case.is_dir():
        if case.is_file():
            return _browse(case)
        raise BadInput(f"{case}: no such case: n makes one")
    return _browse(store_of_case(case, None), case, start)


def _browse(store: Place, folder: Path | None = None, start: str = "browse") -> None:
    from tui.app.launch import launch

    launch(store, folder=folder, start="sources" if start == "sources" else None)
