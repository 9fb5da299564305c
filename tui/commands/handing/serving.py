"""The browser as a web page."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from store.library import Library
from store.model.problems import BadInput, Refused
from tui.commands.common import StoreOption, only_reads
from tui.commands.printing import complain, say
from tui.commands.stores import store_of_case, store_to_read
from tui.commands.words import places
from tui.commands.words.places import Place

HERE = "127.0.0.1"
PORT = 8000
MISSING = "serving needs a library that is not installed: in the clone of whosays, pip install '.[serve]'"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(serve)


def serve(
    context: typer.Context,
    what: Annotated[
        Place | None, typer.Argument(metavar="[WHAT]", parser=places.store, help="A store, or the folder of a case.")
    ] = None,
    store: StoreOption = None,
    host: Annotated[
        str, typer.Option("--host", help="The address to be reached at; otherwise this machine alone.")
    ] = HERE,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")] = PORT,
    write: Annotated[
        bool, typer.Option("--write", help="Who has the address may judge and change, as you may.")
    ] = False,
    as_: Annotated[str, typer.Option("--as", help="Who judges and changes, with --write.")] = "",
) -> None:
    """Show the browser as a web page, read-only and to this machine alone unless told otherwise."""
    if write and only_reads(context):
        raise BadInput("--write allows to change the store, and --read-only nothing: leave one of them out")
    if as_ and not write:
        raise BadInput("--as says who changes something, and nobody may without --write")
    if find_spec("textual_serve") is None:
        raise Refused(MISSING)
    path, folder = _served(context, what, store)
    Library(path, read_only=True, untouched=True, folder=folder).close()  # what cannot be opened is told here
    import asyncio

    from tui.serving.guard import is_loopback
    from tui.serving.server import Server
    from tui.serving.session import browser_of

    shown, beside = (folder, store) if folder is not None and write else (path, None)
    server = Server(browser_of(shown, store=beside, read_only=not write, who=as_), host, port, complain)
    if not is_loopback(host):
        complain(f"whosays: {host} can be reached from elsewhere, and what is sent is not encrypted")
    complain(f"whosays: {path}{'' if write else ', read-only'}; Ctrl-C ends it")
    asyncio.run(server.serve(say))


def _served(context: typer.Context, what: Place | None, store: Place | None) -> tuple[Place, Path | None]:
    """The store that is served, and the folder of its case."""
    if isinstance(what, Path) and what.is_dir():
        return store_of_case(what, store, read_only=only_reads(context)), what
    return (what if what is not None else store_to_read(store, read_only=only_reads(context))), None
