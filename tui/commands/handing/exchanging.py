"""A case in the forms of other programs, and what their files say: export, import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from store.library import Library
from store.model.problems import BadInput
from tui.commands.common import AsOption, JsonOption, StoreOption, editor, follow, open_library
from tui.commands.handing.out import ForceOption, may_write
from tui.commands.printing import complain, progress, say, say_json, say_text
from tui.commands.stores import store_and_folder
from tui.commands.words import places
from tui.commands.words.places import Place
from tui.handing.files import AlreadyThere, put

if TYPE_CHECKING:
    from store.model.out.importing import Imported, Unfit

Form = Literal["jsonl", "csv", "statements", "annotations", "ris", "bibtex", "csl", "stix"]
FormIn = Literal["auto", "jsonl", "csv", "statements", "annotations", "ris", "csl"]
_MOST_TOLD = 20


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command("export")(export)
    app.command("import")(import_)


def export(
    context: typer.Context,
    store: StoreOption = None,
    form: Annotated[Form, typer.Option("--format", help="The form; docs/exchange/ has a page on each.")] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", "--out", metavar="FILE", help="Into this file; otherwise it is printed."),
    ] = None,
    force: ForceOption = False,
) -> None:
    """The whole case in a form that other programs read; what has no place in it is counted and named."""
    may_write(context, out, force=force)
    with open_library(context, store) as library:
        lines, unfit = library.export(form)
        if out is None:
            for line in lines:
                say_text(line.removesuffix("\n"))
        else:
            try:
                put(lines, out, replace=force)
            except AlreadyThere as error:
                raise BadInput(f"{error}: give another file, or --force to replace it") from error
    tell_unfit(unfit, "has no place in it")


def import_(
    case: Annotated[
        Place, typer.Argument(metavar="CASE", parser=places.store, help="The folder of a case, or a store.")
    ],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of other programs.")],
    form: Annotated[FormIn, typer.Option("--format", help="The form, where a file does not tell it.")] = "auto",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come in, and keep nothing.")] = False,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Bring in claims that other programs wrote, all of them in one edit; docs/exchange/ says what maps to what."""
    path, folder = store_and_folder(case, store)
    who = editor(as_)
    with Library(path, folder=folder) as library:
        with progress("importing") as tell:
            done = library.bring_in(
                files, who=who, form="" if form == "auto" else form, rehearse=dry_run, progress=tell
            )
        if json:
            say_json(done)
        else:
            _tell(done, case if store is None else path, dry_run=dry_run)
        if done.edited is not None:
            follow(library, who)


def _tell(done: Imported, at: Place, *, dry_run: bool) -> None:
    for kind, slug, name in done.entities[:_MOST_TOLD]:
        say(f"new {kind}: {slug} ({name})")
    if len(done.entities) > _MOST_TOLD:
        say(f"and {len(done.entities) - _MOST_TOLD:,} more new entities")
    if done.records:
        say(f"{done.records:,} claims cite their row, which is kept in a record of its source")
    tell_unfit(done.unfit, "does not fit")
    if dry_run:
        say(f"{done.sentence()}; nothing was kept (--dry-run)")
    elif done.edited is None:
        say(f"{done.sentence()}; nothing changed")
    else:
        number = done.edited.id
        say(f"{done.sentence()} (edit {number}: 'whosays undo {number} --store {at}' takes it back)")


def tell_unfit(unfit: Sequence[Unfit], how: str) -> None:
    """Say on standard error what does not fit: never in silence."""
    for one in unfit:
        complain(f"whosays: {how}: {one}")
