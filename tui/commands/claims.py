"""Claims as rows, one a line: for scripts, spreadsheets and whatever else works on with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from store.labels.claims import CLOSED_WORDS, HEDGES, STANCE_WORDS, sign_state
from store.labels.dates import day
from store.labels.questions import question_label, state_words
from store.model.problems import BadInput
from store.model.vocabulary import STATES
from tui.commands import completing
from tui.commands.ask import as_states, mark_of
from tui.commands.common import JsonOption, StoreOption, open_library
from tui.commands.printing import say, say_json, say_row

if TYPE_CHECKING:
    from store.model.claim_rows import ClaimRow

Format = Literal["lines", "json", "csv", "tsv"]


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(claims)


def claims(
    context: typer.Context,
    store: StoreOption = None,
    entity: Annotated[
        list[str] | None, typer.Option("--entity", help="Only what is said of it.", autocompletion=completing.entities)
    ] = None,
    property_: Annotated[
        list[str] | None,
        typer.Option("--property", help="Only these properties.", autocompletion=completing.every_property),
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Only from these sources.", autocompletion=completing.sources)
    ] = None,
    speaker: Annotated[
        list[str] | None, typer.Option("--speaker", help="Only what these say.", autocompletion=completing.voices)
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", help="Only of questions in these states.", autocompletion=completing.states),
    ] = None,
    json: JsonOption = False,
    format_: Annotated[
        Format, typer.Option("--format", help="Lines to read, JSON Lines (as --json), CSV or TSV.")
    ] = "lines",
) -> None:
    """Every claim with its words, source and question, one a line; docs/claims.md lists the keys of --json."""
    from store.model.claim_rows import CLAIM_KEYS
    from store.model.properties import PROPERTIES

    for name in property_ or ():
        if name not in PROPERTIES:
            raise BadInput(f"{name!r} is no property: docs/data-model.md lists them")
    state = as_states(state)
    for name in state or ():
        if name not in (*STATES, "all"):
            raise BadInput(f"{name!r} is no state: use one of {', '.join(STATES)}, all")
    form: Format = "json" if json else format_
    separator = {"csv": ",", "tsv": "\t"}.get(form, "")
    with open_library(context, store) as library:
        rows = library.claim_rows(
            entities=entity or (),
            properties=property_ or (),
            sources=source or (),
            speakers=speaker or (),
            states=() if state and "all" in state else state or (),
        )
        if separator:
            say_row(CLAIM_KEYS, separator)
        for row in rows:
            if form == "json":
                say_json({key: getattr(row, key) for key in CLAIM_KEYS}, indent=None)
            elif separator:
                say_row([_cell(getattr(row, key)) for key in CLAIM_KEYS], separator)
            else:
                say(claim_line(row))


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)


def claim_line(row: ClaimRow) -> str:
    """A claim in one line: its id, what is asked, who says what, and where."""
    via = f" via {', '.join(row.via)}" if row.via else ""
    hedge = f", {HEDGES[row.certainty]}" if HEDGES[row.certainty] else ""
    closed = f", {CLOSED_WORDS[row.closed]}" if row.closed else ""
    mark = mark_of(sign_state(row.stance, row.certainty, row.closed))
    value = f" {row.value}" if row.value is not None else ""
    asked = question_label(row.property, row.scope or "")
    where = ", ".join(part for part in (row.source, day(row.source_published or "")) if part)
    said = f"{mark}{row.speaker_name}{via} {STANCE_WORDS[row.stance]}{hedge}{closed}{':' if value else ''}{value}"
    return f"{row.id}  {row.entity_name}: {asked}  [{state_words(row.question_state or '?')}]  {said}  ({where})"
