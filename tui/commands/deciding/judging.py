"""Judge a question from the command line: what holds, why, and who says so."""

from __future__ import annotations

from typing import Annotated

import typer

from store.labels.answers import told_apart
from store.library import Library
from store.model.problems import BadInput
from store.model.views import Comparison
from tui.commands import completing
from tui.commands.ask import (
    EntityArgument,
    PropertyArgument,
    ScopeArgument,
    question_line,
)
from tui.commands.common import AsOption, StoreOption, editor, follow, say_all
from tui.commands.printing import say
from tui.commands.stores import store_to_read
from tui.commands.words import meant
from tui.lines.same import stand_for


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(judge)


def _answer_key(found: Comparison, asked: str) -> str:
    """The key of the answer somebody means by its key or, if no other is shown the same, by its value."""
    answers = [answer for answer in found.answers if answer.key]
    keys = [answer.key for answer in answers]
    meant = [asked] if asked in keys else [answer.key for answer in answers if answer.label == asked]
    if len(meant) > 1:
        raise BadInput(f"{asked!r} is the value of several answers here: give the key of one, {' or '.join(meant)}")
    if not meant:
        names = told_apart([answer.label for answer in answers], keys)
        raise BadInput(f"{asked!r} is no answer here: use one of {', '.join(names)}")
    return meant[0]


def judge(
    entity: EntityArgument,
    property_: PropertyArgument,
    scope: ScopeArgument = "",
    decision: Annotated[
        str,
        typer.Option(
            "--decision",
            help="holds, several, not_comparable, unresolved, or withdraw.",
            autocompletion=completing.decisions,
        ),
    ] = "unresolved",
    answer: Annotated[
        str | None, typer.Option("--answer", help="The answer that holds: its key, or its value as shown.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="Why.")] = "",
    as_: AsOption = "",
    store: StoreOption = None,
) -> None:
    """Record what a person decides about a question; a later judgement supersedes, nothing is erased."""
    who = editor(as_)
    with Library(store_to_read(store)) as library:
        ref = meant.question(library, entity, property_, scope)
        found = meant.comparison(library, ref)
        if decision == "withdraw":
            library.withdraw(ref, who=who)
        else:
            key = _answer_key(found, answer) if answer is not None else None
            library.judge(ref, decision, answer=key, why=why, who=who)
        say_all(stand_for(library, [ref.entity]))
        say(question_line(meant.comparison(library, ref).question))
        follow(library, who)
