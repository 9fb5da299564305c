"""A whole case to hand over: pack, unpack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from store import library
from store.model.problems import BadCase
from tui.commands.common import StoreOption
from tui.commands.printing import complain, say
from tui.commands.stores import store_and_folder
from tui.commands.words import places
from tui.commands.words.places import Place


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(pack)
    app.command()(unpack)


def pack(
    case: Annotated[
        Place, typer.Argument(metavar="CASE", parser=places.store, help="The folder of a case, or a store.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder, or a file that ends in .zip.")],
    store: StoreOption = None,
) -> None:
    """Pack a case as a BagIt bag: its files, its store with the journal, the reports that are kept."""
    path, folder = store_and_folder(case, store)
    done = library.pack(path, folder, out)
    for name in done.left:
        complain(f"whosays: stays behind: {name} (a link, hidden, or no name for a file elsewhere)")
    say(f"{out}: {done.files:,} files; 'whosays unpack {out} CASE' opens it elsewhere")


def unpack(
    bag: Annotated[Path, typer.Argument(metavar="BAG", help="A bag: a folder, or a zip of one.")],
    case: Annotated[Path, typer.Argument(metavar="CASE", parser=places.case, help="The folder to make.")],
) -> None:
    """Verify a bag, file by file, and make the case that is in it."""
    done = library.unpack(bag, case)
    say(f"{case}: {done.files:,} files, each as the bag says; 'whosays browse {case}' opens it")
    problems = library.check(case).problems
    if problems:
        raise BadCase(problems)
