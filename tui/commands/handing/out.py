"""Where what is handed out goes: into a file, whole or not at all, or to standard output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from store.model.places import Place
from store.model.problems import BadInput
from tui.commands.common import only_reads
from tui.commands.printing import say_text
from tui.commands.stores import store_of_case
from tui.handing.files import AlreadyThere, put

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Into this file; otherwise it is printed.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file where it is there already.")]


def store_meant(context: typer.Context, what: Place | None, store: Place | None) -> Place | None:
    """What is asked: what is named first, a store or a case, else what --store names."""
    if what is None:
        return store
    if isinstance(what, Path) and what.is_dir():
        return store_of_case(what, store, read_only=only_reads(context))
    return what


def may_write(context: typer.Context, output: Path | None, *, force: bool) -> None:
    """Refuse at once what would be refused at the end. Raises BadInput."""
    if output is None:
        return
    if only_reads(context):
        raise BadInput(f"{output}: --read-only allows nothing to be written: call it without, or without --output")
    if output.is_dir():
        raise BadInput(f"{output}: is a folder: give a file")
    if output.exists() and not force:
        raise BadInput(f"{output}: is there already: give another file, or --force to replace it")
    if not output.absolute().parent.is_dir():
        raise BadInput(f"{output}: there is no folder {output.parent}: make it, or give another file")


def hand_out(pieces: Iterable[str], output: Path | None, *, force: bool) -> None:
    """Write a text, or print it. Raises BadInput where a file has come in its place, Refused where it cannot be."""
    if output is None:
        say_text("".join(pieces).removesuffix("\n"))
        return
    try:
        put(pieces, output, replace=force)
    except AlreadyThere as error:
        raise BadInput(f"{error}: give another file, or --force to replace it") from error
