"""Commands for cases: check, load, attach, seal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from store import library
from store.model.problems import BadCase
from tui.commands.common import AsOption, StoreOption, editor
from tui.commands.printing import complain_problems, progress, say
from tui.commands.stores import store_as_it_is
from tui.commands.words import places
from tui.session.places import chosen_store, store_to_look_at

CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", parser=places.case, help="The folder of a case.")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(check)
    app.command()(load)
    app.command()(attach)
    app.command()(seal)


def check(case: CaseArgument) -> None:
    """List everything wrong with a case as file:line: what is wrong and what to do."""
    with progress("checking") as tell:
        checked = library.check(case, tell, remembered_by=(store_to_look_at(case), chosen_store(None)))
    if checked.problems:
        complain_problems(BadCase(checked.problems), most=None)
        raise typer.Exit(2)
    cites = sum(len(claim.cites) for claim in checked.claims)
    say(
        f"{case}: {len(checked.sources)} sources, {len(checked.entities)} entities, {len(checked.claims)} claims,"
        f" {cites} citations: nothing wrong"
    )


def load(case: CaseArgument, store: StoreOption = None, as_: AsOption = "") -> None:
    """Load a case into a store, all of it or nothing; loading it again changes nothing."""
    path = chosen_store(store)
    with progress("loading") as tell:
        changes = library.load(case, path, tell, who=editor(as_))
    say(f"{path}: {changes.sentence()}")


def attach(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Texts you hold, or folders of them.")],
    store: StoreOption = None,
) -> None:
    """Attach the texts of reports that the case knows by hash only, and check every citation in them."""
    for result in library.attach(store_as_it_is(store), paths):
        say(result.sentence())


def seal(
    case: CaseArgument,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder for the case that can be shared.")],
) -> None:
    """Copy a case without its originals and translations: their quotes become offsets and hashes."""
    library.seal(case, out)
    say(f"{out}: the case without the texts of its originals and translations")
