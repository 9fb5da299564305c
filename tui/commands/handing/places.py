"""The places in a case that were bookmarked in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.common import FormatOption, JsonOption, StoreOption, asked_form, only_reads, say_listing
from tui.commands.handing.out import store_meant
from tui.commands.printing import complain, say
from tui.commands.stores import store_to_read
from tui.commands.words import places
from tui.commands.words.places import Place
from tui.commands.words.tables import Table

if TYPE_CHECKING:
    from tui.session.ways.bookmarks import Bookmark


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(bookmarks)


def bookmarks(
    context: typer.Context,
    what: Annotated[
        Place | None,
        typer.Argument(metavar="[STORE|CASE]", parser=places.store, help="A store, or the folder of a case."),
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """The places that were bookmarked in the browser, the latest first, with their addresses."""
    from tui.session.ways.bookmarks import bookmarks as kept_in

    named = store_meant(context, what, store)
    kept = kept_in(store_to_read(named, read_only=only_reads(context)))
    if kept.damaged:
        complain(f"whosays: {kept.damaged}")
    form = asked_form(format_, json=json)
    if form == "lines" and not kept.bookmarks:
        say("no place is bookmarked in this case: M in the browser marks one")
    data = [dict(zip(MARKS.columns, MARKS.of(mark), strict=True)) for mark in kept.bookmarks]
    say_listing(kept.bookmarks, form, MARKS, mark_line, data=data)


def mark_line(mark: Bookmark) -> str:
    """A bookmark in a line: its word, and the address that --at takes."""
    from tui.session.ways.addresses import address

    return f"{mark.word}  [{address(mark.at)}]"


def _cells(mark: Bookmark) -> tuple[str, ...]:
    from tui.session.ways.addresses import address

    return address(mark.at), mark.word, mark.when


MARKS: Table[Bookmark] = Table(("address", "word", "marked"), _cells)
