"""Change what a person made, take it back, look at who changed what: the headless twins of forms and journal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from store import library as doors
from store.labels.edits import changed_words, differing
from store.library import Library
from store.model.edits import Change, Edited, EditLine, EditPage, name_of
from store.model.problems import BadInput
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
from tui.commands.printing import progress, say, say_json
from tui.commands.words import meant, places, tables
from tui.commands.words.fields import patched, read_patch, with_fields
from tui.commands.words.places import Place

Kind = Literal["entity", "source", "claim", "case"]
NumberArgument = Annotated[int | None, typer.Argument(metavar="[N]", help="An edit's number, as 'log' has it.", min=1)]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (edit, undo, log, save):
        app.command()(command)


def edit(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="entity, source, claim, or case.")],
    ref: Annotated[str, typer.Argument(metavar="ID", help="Its id, or its name.", autocompletion=completing.records)],
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE]...",
            help="What becomes of a field; += adds to a list, -= takes away; nothing behind = leaves it out.",
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Remove it.")] = False,
    patch: Annotated[
        Path | None,
        typer.Option("--json-patch", metavar="FILE", help="Fields as a JSON object (RFC 7396); - is standard input."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do, and keep nothing.")] = False,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Change or remove an entity, a source or a claim, in the keys of the case format; without changes show it."""
    if remove and (fields or patch is not None):
        raise BadInput("--remove takes the whole record away: leave the fields out")
    with open_to_edit(store) as library:
        key = _key(library, kind, ref)
        before = library.record(*key)
        if before is None and kind in _NAMED:
            key = (
                kind,
                _NAMED[kind](
                    library, ref, unknown=f"there is no {name_of(kind, ref)}: find its id with {_FOUND[kind]}"
                ),
            )
            before = library.record(*key)
        if before is None:
            raise BadInput(f"there is no {name_of(kind, ref)}: find its id with {_FOUND[kind]}")
        if not (remove or fields or patch is not None):
            return say_json(before)
        after: dict[str, Any] | None = None
        if not remove:
            after = with_fields(dict(before), fields or ())
            after = patched(after, read_patch(patch)) if patch is not None else after
            after = dict(library.with_days(kind, after))
            if after.get("id") != before.get("id"):
                raise BadInput(f"the id of {name_of(kind, ref)} stays: others name it by that")
        change, who = Change(*key, before, after), editor(as_)
        if dry_run:
            return _say_rehearsed(library.rehearse([change]), json=json)
        done = library.edit([change], who=who, what=changed_words([change]), verb="remove" if remove else "change")
        return _say_done(library, done, who, json=json)


def _say_rehearsed(made: Sequence[Change], *, json: bool) -> None:
    if json:
        say_json([{"kind": it.kind, "ref": it.ref, "before": it.before, "after": it.after} for it in made])
        return
    say(f"{changed_words(made)}; nothing was kept (--dry-run)" if made else "nothing would change (--dry-run)")


_FOUND = {
    "entity": "'whosays search'",
    "source": "'whosays sources'",
    "claim": "'whosays claims'",
    "case": "'whosays overview'",
}


#: Those that a name can mean, too.
_NAMED = {"entity": meant.entity, "source": meant.source}


def _key(library: Library, kind: str, ref: str) -> tuple[str, str]:
    """The key of a record; the case's own has no id, and is named by that of the case."""
    if kind != "case":
        return kind, ref
    head = library.record("case", "")
    return kind, "" if head is not None and head.get("id") == ref else ref


def _say_done(library: Library, done: Edited, who: str, *, json: bool) -> None:
    if json:
        say_json(done)
    else:
        say(done.what + (f" (edit {done.id}: 'whosays undo {done.id}' takes it back)" if done.id else ""))
    follow(library, who)


def undo(
    number: NumberArgument = None,
    redo: Annotated[bool, typer.Option("--redo", help="Do again what you took back last.")] = False,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Take back the last change of your own, or any by its number."""
    if redo and number is not None:
        raise BadInput("--redo does again what was taken back last: to take back an undo, give its number alone")
    with open_to_edit(store) as library:
        who = editor(as_)
        done = library.redo(who=who) if redo else library.undo(who=who, number=number)
        _say_done(library, done, who, json=json)


def log(
    context: typer.Context,
    number: NumberArgument = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many lines; 0 for all.")] = 50,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """Who changed what and when, the latest first; with a number, that edit record by record."""
    form = asked_form(format_, json=json)
    with open_library(context, store) as library:
        if number is not None:
            page = library.journal_page(number)
            if page is None:
                raise BadInput(f"there is no edit {number}: see 'whosays log'")
            return _say_page(page, json=form == "json")
        lines = library.journal(limit=limit or -1)
    return say_listing(lines, form, tables.EDITS, edit_line)


def edit_line(line: EditLine) -> str:
    """A line of the journal: number, time, who, what, and whether it is taken back."""
    undone = f"  [taken back by {line.undone_by}]" if line.undone_by is not None else ""
    return f"{line.id:5}  {line.at[:16].replace('T', ' ')}  {line.who}  {line.verb}  {line.what}{undone}"


def _say_page(page: EditPage, *, json: bool) -> None:
    if json:
        changes = [{"kind": it.kind, "ref": it.ref, "before": it.before, "after": it.after} for it in page.changes]
        return say_json({"line": page.line, "changes": changes})
    say(edit_line(page.line))
    for change in page.changes:
        say(f"  {changed_words([change])}")
        before, after = change.before or {}, change.after or {}
        for key in differing(before, after):
            told = key.replace(" ", "_")
            for sign, data in (("-", before), ("+", after)):
                if told in data:
                    say(f"    {sign} {key}: {_told(data[told])}")
    if page.line.records > len(page.changes):
        say(f"  and {page.line.records - len(page.changes)} more")
    return None


def _told(value: Any) -> str:
    import json

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def save(
    store: Annotated[Place, typer.Argument(metavar="STORE", parser=places.store, help="The store.")],
    case: Annotated[
        Path, typer.Argument(metavar="CASE", parser=places.case, help="The folder of its case, or a new one.")
    ],
    as_: AsOption = "",
    json: JsonOption = False,
) -> None:
    """Write what was edited in a store into its case's folder: only the lines of what changed."""
    with progress("saving") as tell:
        saved = doors.save(store, case, who=editor(as_), progress=tell)
    if json:
        return say_json(saved)
    return say(f"{case}: {saved.sentence()}")
