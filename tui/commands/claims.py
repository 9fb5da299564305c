"""Claims as rows, one a line, for scripts and spreadsheets; and the properties they can speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from store.labels.claims import CLOSED_WORDS, HEDGES, STANCE_WORDS, sign_state
from store.labels.dates import day
from store.labels.grades import rating
from store.labels.questions import question_label, state_words
from store.model.problems import BadInput
from store.model.vocabulary import KINDS, STATES
from store.properties.scopes import named, with_place
from tui.commands import completing
from tui.commands.ask import as_states, mark_of
from tui.commands.common import (
    SEPARATORS,
    Format,
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    end_if_none,
    open_library,
    say_listing,
)
from tui.commands.printing import say, say_json, say_row
from tui.commands.words import meant
from tui.commands.words.graded import ClaimGrades, of_claims
from tui.commands.words.tables import Table

if TYPE_CHECKING:
    from store.model.claim_rows import ClaimRow
    from store.properties.property import Property
    from store.properties.vocabulary import Vocabulary


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(claims)
    app.command()(properties)


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
    grade: ClaimGrades = None,
    json: JsonOption = False,
    format_: Annotated[
        Format, typer.Option("--format", help="Lines to read, JSON Lines (as --json), CSV or TSV.")
    ] = "lines",
) -> None:
    """Every claim with its words, source and question, one a line; docs/claims.md lists the keys of --json."""
    from store.model.claim_rows import CLAIM_KEYS

    state = as_states(state)
    for name in state or ():
        if name not in (*STATES, "all"):
            raise BadInput(f"{name!r} is no state: use one of {', '.join(STATES)}, all")
    graded = of_claims(grade)
    form = asked_form(format_, json=json)
    separator = SEPARATORS.get(form, "")
    with open_library(context, store) as library:
        vocabulary = library.vocabulary()
        property_ = meant.props(library, property_)
        for name in property_:
            if name not in vocabulary.properties:
                raise BadInput(f"{name!r} is no property: 'whosays properties' lists them")
        rows = library.claim_rows(
            entities=meant.entities(library, entity),
            properties=property_,
            sources=meant.sources(library, source),
            speakers=[meant.voice(library, one) for one in speaker or ()],
            states=() if state and "all" in state else state or (),
            grades=graded,
        )
        if separator:
            say_row(CLAIM_KEYS, separator)
        row = None
        for row in rows:
            if form == "json":
                say_json({key: getattr(row, key) for key in CLAIM_KEYS}, indent=None)
            elif separator:
                say_row([_cell(getattr(row, key)) for key in CLAIM_KEYS], separator)
            else:
                say(claim_line(row, vocabulary))
        end_if_none(row)


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)


def claim_line(row: ClaimRow, vocabulary: Vocabulary) -> str:
    """A claim in one line: its id, what is asked, who says what, and where."""
    via = f" via {', '.join(row.via)}" if row.via else ""
    hedge = f", {HEDGES[row.certainty]}" if HEDGES[row.certainty] else ""
    closed = f", {CLOSED_WORDS[row.closed]}" if row.closed else ""
    mark = mark_of(sign_state(row.stance, row.certainty, row.closed))
    value = f" {row.value}" if row.value is not None else ""
    asked = question_label(vocabulary, row.property, with_place(row.scope or "", row.where), named("", row.where_name))
    where = ", ".join(part for part in (row.source, day(row.source_published or "")) if part)
    value += f" ({row.counted})" if row.counted else ""
    said = f"{mark}{row.speaker_name}{via} {STANCE_WORDS[row.stance]}{hedge}{closed}{':' if value else ''}{value}"
    told = rating(row.source_grade, row.grade)
    graded = f" [{told}]" if told else ""
    times = (("said", row.said if row.said != row.source_published else None), ("as of", row.as_of))
    said += "".join(f", {word} {day(told)}" for word, told in times if told)
    return (
        f"{row.id}  {row.entity_name}: {asked}  [{state_words(row.question_state or '?')}]  {said}  ({where}){graded}"
    )


def properties(
    context: typer.Context,
    store: StoreOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only what is asked of these kinds of entity.", autocompletion=completing.kinds),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only those that the case brings.")] = False,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """What can be asked: every property, built in or the case's own, with its values and scopes."""
    for name in kind or ():
        if name not in KINDS:
            raise BadInput(f"{name!r} is no kind of entity: use one of {', '.join(KINDS)}")
    with open_library(context, store) as library:
        vocabulary = library.vocabulary()
    found = [
        prop
        for prop in vocabulary.properties.values()
        if (not kind or set(kind) & set(prop.kinds)) and (not own or prop.id in vocabulary.own)
    ]
    form: Format = asked_form(format_, json=json)
    data = [property_data(prop, own=prop.id in vocabulary.own) for prop in found]
    say_listing(found, form, _columns(vocabulary), lambda prop: property_line(prop, vocabulary), data=data)


def _columns(vocabulary: Vocabulary) -> Table[Property]:
    """The columns of properties: what is asked of what, and how it is answered."""
    return Table(
        ("property", "label", "kinds", "type", "holds", "unit", "scopes", "choices", "own"),
        lambda prop: (
            *(prop.id, prop.label, prop.kinds, prop.type, prop.cardinality, prop.unit),
            *([scope.id for scope in prop.scopes], [*prop.tree], prop.id in vocabulary.own),
        ),
    )


#: By how a choice holds on, as the case format says it.
_LASTING = {"forward": "on", "backward": "before"}


def property_data(prop: Property, *, own: bool) -> dict[str, Any]:
    """A property in the keys of the case format, all of them, and whether the case brings it."""
    from store.properties.words import other_words

    return {
        "id": prop.id,
        "label": prop.label,
        "kinds": prop.kinds,
        "type": prop.type,
        "holds": prop.cardinality,
        "unit": prop.unit,
        "running": prop.running,
        "when": prop.when,
        "party": prop.party,
        "names": prop.names,
        "scopes": [{"id": it.id, "label": it.label, "within": it.within} for it in prop.scopes],
        "open_scope": prop.open_scope,
        "choices": [
            {"id": choice, "within": above, "lasts": _LASTING.get(prop.persists.get(choice, ""))}
            for choice, above in prop.tree.items()
        ],
        "leaves_open": sorted(prop.leaves_open),
        "refers_to": prop.refers_to,
        "topic": prop.topic,
        "words": other_words(prop),
        "help": prop.help,
        "own": own,
    }


def property_line(prop: Property, vocabulary: Vocabulary) -> str:
    """A property in one line: its id, what it is called, of what, its values and its scopes."""
    told = " or ".join(prop.refers_to) or prop.type
    unit = f" ({prop.unit})" if prop.unit else ""
    more = [prop.cardinality.replace("_", " "), *(["a running toll"] if prop.running else [])]
    if prop.tree:
        more.append("values: " + " ".join(prop.tree))
    if prop.scopes:
        more.append("scopes: " + " ".join(scope.id for scope in prop.scopes))
    if prop.open_scope:
        more.append(f"scope: {prop.open_scope}, named by the claim")
    of = ", ".join(vocabulary.one(kind) for kind in prop.kinds)
    own = "  [of this case]" if prop.id in vocabulary.own else ""
    return f"{prop.id}  {prop.label} ({of})  {told}{unit}; {'; '.join(more)}{own}"
