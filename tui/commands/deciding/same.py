"""Decide who is the same as whom, take it back, and see what was decided."""

from __future__ import annotations

from typing import Annotated

import typer

from store.labels.questions import state_words
from store.library import Library
from store.model.edits import Edited
from store.model.problems import BadInput
from store.model.same import Decided, Decision, MergePreview, StateChange
from tui.commands import completing
from tui.commands.common import (
    AsOption,
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    editor,
    follow,
    open_library,
    open_to_edit,
    say_listing,
)
from tui.commands.printing import say, say_json
from tui.commands.words import meant, tables

OneArgument = Annotated[
    str, typer.Argument(metavar="A", help="An entity's id, or its name.", autocompletion=completing.entities)
]
OtherArgument = Annotated[str, typer.Argument(metavar="B", help="Another one's.", autocompletion=completing.entities)]
KeepOption = Annotated[
    str,
    typer.Option("--keep", metavar="A", help="Which of the two stands for both.", autocompletion=completing.entities),
]
WhyOption = Annotated[str, typer.Option("--why", help="Why, for whoever looks at it later.")]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what it would do to the verdicts, and keep nothing.")
]
_DECIDED = {"same": "same as", "not_same": "not the same as", "unsure": "perhaps the same as"}


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (same, not_same, unsure, split, decisions):
        app.command()(command)


def same(
    one: OneArgument,
    other: OtherArgument,
    keep: Annotated[
        str,
        typer.Option(
            "--keep", metavar="A", help="Which of the two stands for both.", autocompletion=completing.entities
        ),
    ] = "",
    why: WhyOption = "",
    dry_run: DryRunOption = False,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Two entities are one: a layer over both, which 'split' takes off again. Both ids keep working."""
    with open_to_edit(store) as library:
        first, second = meant.entity(library, one), meant.entity(library, other)
        kept = meant.entity(library, keep) if keep else None
        if dry_run:
            return _say_preview(library.merge_preview(first, second, kept), json=json)
        who = editor(as_)
        done = library.decide(first, second, "same", why, who=who, keep=kept)
        return say_done(library, done, who, json=json)


def not_same(
    one: OneArgument,
    other: OtherArgument,
    why: WhyOption = "",
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Two entities are two: that is remembered, and not asked again."""
    _decide(one, other, "not_same", why, as_, store, json=json)


def unsure(
    one: OneArgument,
    other: OtherArgument,
    why: WhyOption = "",
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Nobody can tell whether two entities are one: somebody looked, and could not decide."""
    _decide(one, other, "unsure", why, as_, store, json=json)


def _decide(one: str, other: str, decision: Decided, why: str, as_: str, store: StoreOption, *, json: bool) -> None:
    with open_to_edit(store) as library:
        who = editor(as_)
        done = library.decide(meant.entity(library, one), meant.entity(library, other), decision, why, who=who)
        say_done(library, done, who, json=json)


def split(
    one: OneArgument,
    other: OtherArgument,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Take back what was decided about two entities: those that were one are two again, as they were."""
    with open_to_edit(store) as library:
        who = editor(as_)
        say_done(
            library, library.split(meant.entity(library, one), meant.entity(library, other), who=who), who, json=json
        )


def decisions(
    context: typer.Context, store: StoreOption = None, json: JsonOption = False, format_: FormatOption = "lines"
) -> None:
    """What was decided about two entities each, the latest first: who, when and why."""
    with open_library(context, store) as library:
        found = library.decisions()
    form = asked_form(format_, json=json)
    if form == "lines" and not found:
        say("nothing was decided yet about any two entities")
    say_listing(found, form, tables.DECISIONS, decision_line)


def decision_line(decision: Decision) -> str:
    """A decision in a line: when, who, about whom, why."""
    kept = f", {decision.keep} stands for both" if decision.keep else ""
    why = f": {decision.why}" if decision.why else ""
    when = decision.at[:16].replace("T", " ")
    return f"{when}  {decision.who}  {decision.one} {_DECIDED[decision.decided]} {decision.other}{kept}{why}"


def say_done(library: Library, done: Edited, who: str, *, json: bool) -> None:
    """Say what was done and how it is taken back; the case's folder follows."""
    if json:
        say_json(done)
    else:
        say(done.what + (f" (edit {done.id}: 'whosays undo {done.id}' takes it back)" if done.id else ""))
    follow(library, who)


def _say_preview(preview: MergePreview, *, json: bool) -> None:
    if preview.problem:
        raise BadInput(preview.problem)
    if json:
        return say_json(preview)
    for change in preview.changes:
        say(change_line(change))
    many = len(preview.changes)
    what = "no state would change" if not many else f"{many} {'question' if many == 1 else 'questions'} would change"
    say(
        f"{preview.keep} would stand for both, with {preview.claims:,} claims to {preview.questions:,} questions: "
        f"{what}; nothing was kept (--dry-run)"
    )
    return None


def change_line(change: StateChange) -> str:
    """What a merge does to one question, in a line: "birthplace: agreed | single -> contradicted: ..."."""
    left, right, after = (state_words(it) if it else "nothing" for it in (change.left, change.right, change.after))
    before = left if left == right else f"{left} | {right}"
    reason = f": {change.reason}" if change.reason else ""
    return f"{change.question}: {before} -> {after}{reason}"
