"""Commands for the store itself: reindex, backup, doctor, a copy elsewhere, rights."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from store import library
from store.model.problems import Refused
from tui.commands.common import StoreOption
from tui.commands.printing import progress, say
from tui.commands.stores import store_as_it_is
from tui.commands.words import places
from tui.commands.words.places import Place


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(reindex)
    app.command()(backup)
    app.command()(doctor)
    app.command(name="copy-store")(copy_store)
    app.command(name="grant-sql")(grant_sql)


def reindex(store: StoreOption = None) -> None:
    """Work out everything that is derived anew: answers, verdicts, states, search."""
    with progress("working out") as tell:
        questions = library.reindex(store_as_it_is(store), tell)
    say(f"{questions} questions worked out anew")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", parser=places.copy, help="Where the copy goes.")],
    store: StoreOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it is there already.")] = False,
) -> None:
    """Copy the store to FILE while others work with it."""
    library.backup(store_as_it_is(store), file, force=force)
    say(f"{file}: a whole copy of {store_as_it_is(store)}")


def doctor(store: StoreOption = None) -> None:
    """Examine the store and say of each part whether it is sound, and what to do if not."""
    findings = library.examine(store_as_it_is(store))
    for finding in findings:
        say(f"{'ok ' if finding.ok else 'BAD'} {finding.sentence}")
    apart = library.isolation()
    say(f"{'ok ' if apart.whole else '-- '} {apart.sentence()}")  # no fault of the store where the system lacks it
    if not all(finding.ok for finding in findings):
        raise Refused("the store is not sound: see the lines marked BAD")


def copy_store(
    source: Annotated[Place, typer.Argument(metavar="FROM", parser=places.store, help="The store that is copied.")],
    target: Annotated[Place, typer.Argument(metavar="TO", parser=places.store, help="Where none is yet.")],
) -> None:
    """Copy a store whole to another place, from a file to a server or back, and hold the two against each other."""
    with progress("copying") as tell:
        rows = library.copy_store(source, target, tell)
    say(f"{target}: a whole copy of {source}: {rows['claim']} claims, {sum(rows.values())} rows, the same by digest")


def grant_sql(
    store: StoreOption = None,
    reader: Annotated[list[str] | None, typer.Option("--reader", metavar="ROLE", help="A role that reads.")] = None,
    editor: Annotated[list[str] | None, typer.Option("--editor", metavar="ROLE", help="A role that edits.")] = None,
) -> None:
    """Print the statements that give roles their rights to a store on a server, for whoever owns it to run."""
    for statement in library.grant_sql(store_as_it_is(store), reader or [], editor or []):
        say(statement)
