"""What the commands share: their options, which store is meant, what may be done to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from store.library import Library
from store.problems import BadInput
from tui.places import chosen_store, shipped

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", envvar="WHOSAYS_STORE", help="The store; otherwise one in your data folder."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines.")]


def only_reads(context: typer.Context) -> bool:
    """Whether ``whosays --read-only`` was called, so that nothing may be written at all."""
    return bool(context.obj and context.obj["read_only"])


def store_to_read(store: Path | None, *, read_only: bool = False) -> Path:
    """The store asked for; where none was named and there is none yet, that of the case that ships."""
    path = chosen_store(store)
    if store is not None or os.environ.get("WHOSAYS_STORE") or path.exists():
        return path
    return demo_store(read_only=read_only)


def open_library(context: typer.Context, store: Path | None) -> Library:
    """The store asked for, opened for reading; to be closed when it was asked."""
    return Library(store_to_read(store, read_only=only_reads(context)), read_only=True, untouched=True)


def demo_store(*, read_only: bool = False) -> Path:
    """The store of the case that ships, loaded at the first use and after an upgrade; read-only as it is."""
    case, path = shipped()
    if read_only:
        if not path.is_file():
            raise BadInput(
                f"{path}: no such store, and with --read-only the case that ships is not loaded: give --store"
            )
        return path
    from tui.cli_case import store_of_case

    return store_of_case(case, path)
