"""What the commands share: their options, which store is meant, what may be done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from store.library import Library
from tui.commands.printing import complain, say, say_json, say_row
from tui.commands.stores import store_to_read
from tui.commands.words import places
from tui.commands.words.places import Place
from tui.session.state import was_sound

if TYPE_CHECKING:
    from tui.commands.words.tables import Table

_Row = TypeVar("_Row")

StoreOption = Annotated[
    Place | None,
    typer.Option(
        "--store",
        metavar="STORE",
        envvar="WHOSAYS_STORE",
        parser=places.store,
        help="The store: a file, postgresql://HOST/DATABASE or service=NAME, or the folder of a case; otherwise one in "
        "your data folder.",
    ),
]
AsOption = Annotated[
    str, typer.Option("--as", help="Who does it; otherwise the name in the settings, or that of the account.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines.")]
Format = Literal["lines", "json", "csv", "tsv"]
FormatOption = Annotated[
    Format, typer.Option("--format", help="Lines to read, JSON (as --json), CSV or TSV: a line of headings, then rows.")
]
#: What parts the cells of a table.
SEPARATORS = {"csv": ",", "tsv": "\t"}


def only_reads(context: typer.Context) -> bool:
    """Whether ``whosays --read-only`` was called, so that nothing may be written at all."""
    return bool(context.obj and context.obj["read_only"])


def asked_form(format_: Format, *, json: bool) -> Format:
    """In which form a listing is wanted: --json says it too."""
    return "json" if json else format_


def say_table(rows: Sequence[_Row], table: Table[_Row], form: Format) -> None:
    """Print rows as CSV or TSV under their headings."""
    say_row(table.columns, SEPARATORS[form])
    for row in rows:
        say_row(table.cells(row), SEPARATORS[form])


def say_listing(
    rows: Sequence[_Row], form: Format, table: Table[_Row], line: Callable[[_Row], str], *, data: Any = None
) -> None:
    """Print what was asked for, in the form that was asked for. Ends with exit code 1 where nothing was found.

    ``data`` is what JSON holds, where that is not the rows themselves.
    """
    if form == "json":
        say_json(rows if data is None else data)
    elif form == "lines":
        for row in rows:
            say(line(row))
    else:
        say_table(rows, table, form)
    end_if_none(rows)


def say_all(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        say(line)


def end_if_none(found: object) -> None:
    """End with exit code 1 where nothing was found, as grep does."""
    if not found:
        raise typer.Exit(1)


def editor(as_: str) -> str:
    """Who edits: the name given, else that of the settings, else the account's."""
    from tui.session.places import who_am_i
    from tui.session.settings import read_settings, settings_path

    return as_.strip() or read_settings(settings_path()).name.strip() or who_am_i()


def open_to_edit(store: Place | None) -> Library:
    """The store asked for, opened to be changed."""
    return Library(store_to_read(store))


def follow(library: Library, who: str) -> None:
    """Write what was edited into the folder of the case too, where the store is one's; say what is left to do.

    Raises Refused where that cannot be done. The edit is kept either way, so this comes after it was told.
    """
    left = library.follow(who=who)
    if left:
        complain(f"whosays: {library.folder}: {left}")


def look_through(library: Library) -> None:
    """Raise Refused where a store that is not known to be sound holds what whosays never writes."""
    if not was_sound(library.path):
        library.look_through()


def open_library(context: typer.Context, store: Place | None) -> Library:
    """The store asked for, opened for reading; to be closed when it was asked. Raises Refused where it is damaged."""
    library = Library(store_to_read(store, read_only=only_reads(context)), read_only=True, untouched=True)
    try:
        look_through(library)
    except BaseException:
        library.close()
        raise
    return library
