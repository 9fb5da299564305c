"""Two sources side by side, or one against all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from store.labels.claims import STANCE_WORDS, label_of
from store.labels.sides import ALL_OTHERS, stands_words
from store.model.out.sides import STANDS
from store.model.problems import BadInput
from tui.commands import completing
from tui.commands.ask import ids_of
from tui.commands.common import (
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    end_if_none,
    open_library,
    say_listing,
)
from tui.commands.printing import say
from tui.commands.words import meant
from tui.commands.words.tables import Table

if TYPE_CHECKING:
    from store.model.claims import ClaimView
    from store.model.out.sides import SidedQuestion, TwoSources


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(beside)


def beside(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A source's id, or its title.", autocompletion=completing.sources)
    ],
    other: Annotated[
        str,
        typer.Argument(
            metavar="[OTHER]", help="Another one; without it all others.", autocompletion=completing.sources
        ),
    ] = "",
    stands: Annotated[
        list[str] | None, typer.Option("--only", metavar="|".join(STANDS), help="Only where they stand so.")
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """Two sources by question: where they differ, where they agree, what only one has, with both passages."""
    for name in stands or ():
        if name not in STANDS:
            raise BadInput(f"{name!r} says nothing about two sources: use one of {', '.join(STANDS)}")
    with open_library(context, store) as library:
        one = meant.source(library, source)
        found = library.two_sources(one, meant.source(library, other) if other else None)
    rows = [row for row in found.questions if not stands or row.stands in stands]
    form = asked_form(format_, json=json)
    if form != "lines":
        data = {"left": found.left, "right": found.right, "questions": rows}
        return say_listing(rows, form, ROWS, str, data=data)
    _say(found, rows)
    return end_if_none(rows)


def _say(found: TwoSources, rows: Sequence[SidedQuestion]) -> None:
    left, right = found.left.slug, found.right.slug if found.right is not None else ALL_OTHERS
    say(f"{left} beside {right}")
    for stands in STANDS:
        told = [row for row in rows if row.stands == stands]
        if told:
            say()
            say(f"{stands_words(stands, left, right)}: {len(told):,}")
        for row in told:
            reason = f": {row.reason}" if row.reason else ""
            say(f"  {row.entity_name}: {row.question}{reason}  [{ids_of(row.ref)}]")
            for claim in (*row.left, *row.right):
                say(f"    {claim.source.slug}: {_claim(claim)}")


def _claim(claim: ClaimView) -> str:
    value = f": {label_of(claim)}" if claim.label else ""
    cited = claim.citation()
    words = f" [{cited.rendition}] {' '.join(cited.exact.split())}" if cited is not None and cited.exact else ""
    return f"{claim.speaker_name} {STANCE_WORDS[claim.stance]}{value}{words}"


def _cells(row: SidedQuestion) -> list[Any]:
    return [
        *(
            row.stands,
            row.ref.entity,
            row.ref.property,
            row.ref.scope,
            row.entity_name,
            row.question,
            row.kind,
            row.reason,
        ),
        *([_claim(claim) for claim in row.left], [_claim(claim) for claim in row.right]),
    ]


ROWS: Table[SidedQuestion] = Table(
    ("stands", "entity", "property", "scope", "entity_name", "question", "verdict", "reason", "left", "right"), _cells
)
