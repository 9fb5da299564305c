"""A report for somebody who has no whosays: the case, some of its entities, or some of its questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from store.model.problems import BadInput
from store.model.vocabulary import STATES
from tui.commands import completing
from tui.commands.ask import as_states
from tui.commands.common import StoreOption, open_library
from tui.commands.handing.out import ForceOption, OutputOption, hand_out, may_write, store_meant
from tui.commands.printing import progress, say
from tui.commands.stores import store_as_it_is
from tui.commands.words import meant, places
from tui.commands.words.places import Place

if TYPE_CHECKING:
    from store.library import Library
    from store.model.claims import QuestionRef
    from store.model.out.report import ReportForm


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(report)


def report(
    context: typer.Context,
    what: Annotated[
        Place | None,
        typer.Argument(metavar="[STORE|CASE]", parser=places.store, help="A store, or the folder of a case."),
    ] = None,
    entity: Annotated[
        list[str] | None,
        typer.Option("--entity", help="All that is said of it; again for more.", autocompletion=completing.entities),
    ] = None,
    question: Annotated[
        list[str] | None,
        typer.Option("--question", metavar="ENTITY/PROPERTY[/SCOPE]", help="This question; again for more."),
    ] = None,
    claim: Annotated[
        list[str] | None,
        typer.Option("--claim", metavar="ID", help="This claim, as a part of its question; again for more."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", help="All that this source says; again for more.", autocompletion=completing.sources),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", help="Only these states; 'all' for all.", autocompletion=completing.states),
    ] = None,
    most: Annotated[int | None, typer.Option("--most", min=1, help="At most so many, the worst first.")] = None,
    title: Annotated[str, typer.Option("--title", help="What stands above it; otherwise the case's title.")] = "",
    format_: Annotated[
        str,
        typer.Option("--format", metavar="html|md", help="A page of HTML, or Markdown; else as FILE ends."),
    ] = "",
    output: OutputOption = None,
    force: ForceOption = False,
    diff: Annotated[
        Place | None,
        typer.Option(
            "--diff", metavar="OLD", parser=places.store, help="Also what changed since this older store or case."
        ),
    ] = None,
    store: StoreOption = None,
) -> None:
    """What is contested, worst first: answers side by side, passages lit, judgements, pictures, sources."""
    from store.library import write_report
    from store.model.out.report import ReportAsked

    form = _form(format_, output)
    may_write(context, output, force=force)
    others = [name for name, told in (("question", question), ("claim", claim), ("source", source)) if told]
    if entity and others:
        raise BadInput(f"give either --entity or --{others[0]}, not both")
    with open_library(context, store_meant(context, what, store)) as library, progress("asking") as tell:
        asked = ReportAsked(
            entities=tuple(meant.entities(library, entity)),
            questions=tuple(_question(library, one) for one in question or ()),
            claims=tuple(claim or ()),
            sources=tuple(source or ()),
            states=_states(state),
            most=most,
            title=title,
        )
        since = store_as_it_is(diff) if diff is not None else None
        found = library.report(asked, since=since, progress=tell)
    hand_out(write_report(found, form), output, force=force)
    if output is not None:
        say(f"{output}: {len(found.questions):,} questions, {found.claims:,} claims, {len(found.sources):,} sources")


def _form(told: str, output: Path | None) -> ReportForm:
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    wanted = told or {"htm": "html", "markdown": "md"}.get(ending, ending) or "md"
    if wanted == "html":
        return "html"
    if wanted == "md":
        return "md"
    raise BadInput(f"{wanted!r} is no form of a report: give --format html or --format md")


def _states(told: list[str] | None) -> tuple[str, ...]:
    states = as_states(told) or []
    for name in states:
        if name not in (*STATES, "all"):
            raise BadInput(f"{name!r} is no state: use one of {', '.join(STATES)}, all")
    return STATES if "all" in states else tuple(dict.fromkeys(states))


def _question(library: Library, told: str) -> QuestionRef:
    """A question by its parts. Raises BadInput."""
    parts = told.split("/", 2)
    if len(parts) < 2 or not all(parts):
        raise BadInput(f"{told!r} names no question: write ENTITY/PROPERTY, or ENTITY/PROPERTY/SCOPE")
    return meant.question(library, *parts)
