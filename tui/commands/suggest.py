"""What a report may be cited for: the headless twin of the drafts in the reader's margin."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from store.labels.claims import HEDGES, STANCE_WORDS
from store.library import Library
from tui.commands import completing
from tui.commands.common import StoreOption, only_reads
from tui.commands.printing import can_ask, complain, say, say_json
from tui.commands.stores import store_to_read

if TYPE_CHECKING:
    from store.model.drafts import Draft
    from store.properties.vocabulary import Vocabulary


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(suggest)


def suggest(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source's id.", autocompletion=completing.sources)],
    rendition: Annotated[
        str | None, typer.Option("--rendition", help="Which wording.", autocompletion=completing.renditions)
    ] = None,
    by: Annotated[
        bool, typer.Option("--by-program/--no-program", help="Also by the suggest_command of the settings.")
    ] = True,
    lines: Annotated[
        bool | None, typer.Option("--lines/--json", help="Plain lines, or a line of JSON each; by where it goes.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """What a report may be cited for: drafts of claims. None of them is kept, or counts for anything."""
    from tui.session.settings import read_settings, settings_path

    read_only = only_reads(context)
    command = read_settings(settings_path()).suggest_command if by and not read_only else ""
    path = store_to_read(store, read_only=read_only)
    with Library(path, read_only=read_only, untouched=True) as library:
        found = library.suggestions(source, rendition, command=command)
        words = library.vocabulary()
    plain = can_ask() if lines is None else lines
    for one in found.drafts:
        if plain:
            say(draft_line(one, words))
        else:
            say_json(asdict(one), indent=None)
    for problem in found.problems:
        complain(f"whosays: {problem}")
    if plain:
        told = f", {found.dropped} dropped before" if found.dropped else ""
        say(f"{len(found.drafts)} drafts in {found.rendition}{told}; none is kept before you keep it")


def draft_line(one: Draft, words: Vocabulary) -> str:
    """A draft in one line: where it stands, about whom, what, who says it."""
    place = f"{one.id} {one.start}-{one.end}"
    if not one.entity:
        return f"{place}  new {one.new_kind or 'name'}: {one.new_name}" + (f" [{one.by}]" if one.by else "")
    prop = words.get(one.property)
    asked = prop.label if prop is not None else one.property
    scope = f" ({one.scope})" if one.scope and (prop is None or one.scope != prop.default_scope) else ""
    hedge = f", {HEDGES[one.certainty]}" if HEDGES[one.certainty] else ""
    said = f"{one.speaker_name or 'somebody'} {STANCE_WORDS[one.stance]}{hedge}"
    by = f" [{one.by}]" if one.by else ""
    return f"{place}  {one.entity_name}: {asked}{scope}: {one.label or '-'} ({said}){by}"
