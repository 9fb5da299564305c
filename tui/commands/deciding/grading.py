"""Grade sources and claims as NATO's system does, take that back, and list the grades there are."""

from __future__ import annotations

from typing import Annotated

import typer

from store.labels.grades import grade_words
from store.library import Library
from store.model.out.grades import GradeRow
from store.model.problems import BadInput
from store.model.vocabulary import CREDIBILITIES, RELIABILITIES, Graded
from tui.commands import completing
from tui.commands.common import (
    AsOption,
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    editor,
    open_library,
    open_to_edit,
    say_listing,
)
from tui.commands.deciding.same import WhyOption, say_done
from tui.commands.printing import say
from tui.commands.words import meant
from tui.commands.words.tables import Table


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(grade)
    app.command()(grades)


def grade(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="A source, a publisher or a claim: its id, or its name.",
            autocompletion=completing.graded,
        ),
    ],
    given: Annotated[
        str, typer.Argument(metavar="[GRADE]", help="A to F of a source or a publisher, 1 to 6 of a claim.")
    ] = "",
    of: Annotated[
        str,
        typer.Option("--of", metavar="source|publisher|claim", help="What WHAT is, where that is not plain."),
    ] = "",
    why: WhyOption = "",
    back: Annotated[bool, typer.Option("--take-back", help="Nobody graded it, from now on.")] = False,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """How reliable a source is (A-F), or all reports of a publisher, how credible a claim (1-6)."""
    told = given.strip().upper()
    kind = _kind(of)
    if back == bool(told):
        raise BadInput("give a grade, A to F of a source or 1 to 6 of a claim, or --take-back")
    if told and told not in (*RELIABILITIES, *CREDIBILITIES):
        raise BadInput(f"{given!r} is no grade: use one of {', '.join((*RELIABILITIES, *CREDIBILITIES))}")
    with open_to_edit(store) as library:
        kind, slug = _meant(library, what, kind, told)
        who = editor(as_)
        done = library.ungrade(kind, slug, who=who) if back else library.grade(kind, slug, told, why, who=who)
        say_done(library, done, who, json=json)


def _kind(told: str) -> Graded | None:
    if told == "":
        return None
    for kind in ("source", "publisher", "claim"):
        if told == kind:
            return kind
    raise BadInput(f"{told!r} cannot be graded: use source, publisher or claim")


def _meant(library: Library, told: str, kind: Graded | None, grade: str) -> tuple[Graded, str]:
    """What is to be graded, and its id. Raises BadInput where nothing, or more than one thing, is called so."""
    if kind is None and grade:
        kind = "claim" if grade in CREDIBILITIES else None
    if kind == "claim":
        return kind, told
    if kind == "source":
        return kind, meant.source(library, told)
    if kind == "publisher":
        return kind, meant.entity(library, told)
    there: list[Graded] = ["source"] if library.is_id("source", told) else []
    there += ["publisher"] if library.is_id("entity", told) else []
    there += ["claim"] if not grade and library.is_id("claim", told) else []
    if len(there) > 1:
        raise BadInput(f"{told!r} is the id of a {' and of a '.join(there)}: say which with --of")
    if there:
        return there[0], told
    entity = meant.entity(library, told, unknown="")
    if library.is_id("entity", entity):
        return "publisher", entity
    unknown = "there is no source and no publisher {!r}: see 'whosays sources', or 'whosays search'"
    return "source", meant.source(library, told, unknown=unknown)


def grades(
    context: typer.Context,
    of: Annotated[
        str, typer.Option("--of", metavar="source|publisher|claim", help="Only those of sources, publishers or claims.")
    ] = "",
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """How reliable sources and publishers are called, and how credible claims, the latest first: who, when and why."""
    kind = _kind(of)
    with open_library(context, store) as library:
        found = [row for row in library.grades() if kind in (None, row.of)]
    form = asked_form(format_, json=json)
    if form == "lines" and not found:
        say("nobody graded anything yet")
    say_listing(found, form, GRADES, grade_line)


GRADES: Table[GradeRow] = Table(
    ("of", "id", "name", "grade", "who", "at", "why"),
    lambda it: (it.of, it.slug, it.name, it.grade.grade, it.grade.who, it.grade.at, it.grade.why),
)


def grade_line(row: GradeRow) -> str:
    """A grade in a line: when, who, of what, which, why."""
    why = f": {row.grade.why}" if row.grade.why else ""
    name = f" ({row.name})" if row.name else ""
    when = row.grade.at[:16].replace("T", " ")
    return f"{when}  {row.grade.who}  {row.of} {row.slug}{name}: {grade_words(row.grade)}{why}"
