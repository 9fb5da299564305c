"""What a case does not know, and where one might look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from store.model.out.gaps import GAP_KINDS, GapKind
from store.model.problems import BadInput
from tui.commands import completing
from tui.commands.common import (
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    end_if_none,
    open_library,
    say_listing,
)
from tui.commands.handing.out import store_meant
from tui.commands.printing import say
from tui.commands.words import places
from tui.commands.words.places import Place
from tui.commands.words.tables import Table

if TYPE_CHECKING:
    from store.model.out.gaps import Gap


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(gaps)


def gaps(
    context: typer.Context,
    what: Annotated[
        Place | None,
        typer.Argument(metavar="[STORE|CASE]", parser=places.store, help="A store, or the folder of a case."),
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="Only these kinds of gaps.", autocompletion=completing.gap_kinds)
    ] = None,
    most: Annotated[
        int | None,
        typer.Option("--most", min=1, help="At most so many of a kind; otherwise 20 lines, and all as rows."),
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """What the case does not know, by kind, and where one might look."""
    from store.labels.gaps import GAP_WORDS

    wanted = _kinds(kind)
    form = asked_form(format_, json=json)
    most = most if most is not None or form != "lines" else 20
    with open_library(context, store_meant(context, what, store)) as library:
        found = library.gaps(wanted, most=most)
    if form != "lines":
        return say_listing([gap for of in found for gap in of.gaps], form, GAPS, gap_line, data=found)
    for of in found:
        more = f", the {len(of.gaps):,} that weigh most" if len(of.gaps) < of.total else ""
        say(f"{GAP_WORDS[of.kind]}: {of.total:,}{more}")
        for gap in of.gaps:
            say(f"  {gap_line(gap)}")
    if not found:
        say("nothing that is looked for is missing")
    return end_if_none(found)


def _kinds(told: list[str] | None) -> tuple[GapKind, ...]:
    for name in told or ():
        if name not in GAP_KINDS:
            raise BadInput(f"{name!r} is no kind of gap: use one of {', '.join(GAP_KINDS)}")
    return tuple(one for one in GAP_KINDS if one in (told or ()))


def gap_line(gap: Gap) -> str:
    """A gap in a line: what it is of, what is lacking, where one might look, and its ids."""
    from tui.commands.ask import ids_of

    ids = f"  [{ids_of(gap.ref)}]" if gap.ref is not None else f"  [{gap.slug}]" if gap.slug else ""
    return f"{gap.name}: {gap.what}; look for: {gap.where}{ids}"


GAPS: Table[Gap] = Table(
    ("kind", "id", "property", "scope", "name", "what", "where", "weight"),
    lambda it: (
        *(it.kind, it.slug, it.ref.property if it.ref is not None else "", it.ref.scope if it.ref is not None else ""),
        *(it.name, it.what, it.where, it.weight),
    ),
)
