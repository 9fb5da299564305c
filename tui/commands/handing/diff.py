"""In what two stores, or two cases, differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from store.labels.questions import state_words
from tui.commands.common import FormatOption, JsonOption, asked_form, end_if_none, open_library, say_listing
from tui.commands.handing.out import store_meant
from tui.commands.printing import progress, say
from tui.commands.words import places
from tui.commands.words.places import Place
from tui.commands.words.tables import Table, plain

if TYPE_CHECKING:
    from store.model.out.changes import Turned
    from store.model.out.differences import Differences

_SHOWN = 20
_SIGNS = {"added": "+", "gone": "-", "changed": "~"}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(diff)


class Row(NamedTuple):
    """One part that differs; of a question its states before and after."""

    kind: str
    what: str
    id: str
    before: str = ""
    after: str = ""


ROWS: Table[Row] = plain("kind", "what", "id", "before", "after")


def diff(
    context: typer.Context,
    old: Annotated[Place, typer.Argument(metavar="OLD", parser=places.store, help="A store or a case: what it was.")],
    new: Annotated[Place, typer.Argument(metavar="NEW", parser=places.store, help="Another one: what it is.")],
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """What was added, what is gone and what changed between two states of a store, or two cases."""
    form = asked_form(format_, json=json)
    since = store_meant(context, old, None)
    assert since is not None
    with open_library(context, store_meant(context, new, None)) as library, progress("comparing") as tell:
        found = library.differences(since, progress=tell)
    rows = _rows(found)
    if form != "lines":
        data = {
            "questions": found.changes.questions,
            "new_judgements": found.changes.judgements,
            **dict(found.parts),
        }
        return say_listing(rows, form, ROWS, lambda row: row.id, data=data)
    if not rows:
        say("nothing differs")
    for turned in found.changes.questions:
        say(question_line(turned))
    for kind, records in found.parts:
        counts = [f"{len(getattr(records, what)):,} {what}" for what in _SIGNS if getattr(records, what)]
        if counts:
            say(f"{kind}: {', '.join(counts)}")
        for what, sign in _SIGNS.items():
            ids = getattr(records, what)
            for one in ids[:_SHOWN]:
                say(f"  {sign} {one}")
            if len(ids) > _SHOWN:
                say(f"  {sign} and {len(ids) - _SHOWN:,} more: --json and tables have all")
    return end_if_none(rows)


def _rows(found: Differences) -> list[Row]:
    rows = [
        Row(
            "questions",
            "added" if it.before is None else "gone" if it.after is None else "changed",
            "/".join(part for part in (it.ref.entity, it.ref.property, it.ref.scope) if part),
            it.before or "",
            it.after or "",
        )
        for it in found.changes.questions
    ]
    return rows + [
        Row(kind, what, one) for kind, records in found.parts for what in _SIGNS for one in getattr(records, what)
    ]


def question_line(turned: Turned) -> str:
    """A question that turned: what it is, from which state to which, and why."""
    before, after = (state_words(it) if it else "nothing" for it in (turned.before, turned.after))
    reason = f": {turned.reason}" if turned.reason else ""
    return f"{turned.entity_name}, {turned.question}: {before} -> {after}{reason}"
