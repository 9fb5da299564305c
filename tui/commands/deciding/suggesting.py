"""Drafts from the command line: what a report may be cited for, and which of it is not to be offered again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from store.labels.claims import HEDGES, STANCE_WORDS
from store.library import Library
from store.model.problems import BadInput
from tui.commands import completing
from tui.commands.common import (
    AsOption,
    JsonOption,
    StoreOption,
    editor,
    end_if_none,
    look_through,
    only_reads,
    open_to_edit,
    say_table,
)
from tui.commands.deciding.same import say_done
from tui.commands.printing import can_ask, complain, say, say_json
from tui.commands.stores import store_to_read
from tui.commands.words import meant, tables

if TYPE_CHECKING:
    from store.model.drafts import Draft
    from store.properties.vocabulary import Vocabulary

SourceArgument = Annotated[
    str, typer.Argument(metavar="SOURCE", help="A source's id, or its title.", autocompletion=completing.sources)
]
RenditionOption = Annotated[
    str | None, typer.Option("--rendition", help="Which wording.", autocompletion=completing.renditions)
]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(suggest)
    app.command()(drop)


def suggest(
    context: typer.Context,
    source: SourceArgument,
    rendition: RenditionOption = None,
    by: Annotated[
        bool, typer.Option("--by-program/--no-program", help="Also by the suggest_command of the settings.")
    ] = True,
    lines: Annotated[
        bool | None, typer.Option("--lines/--json", help="Plain lines, or a line of JSON each; by where it goes.")
    ] = None,
    format_: Annotated[
        Literal["csv", "tsv"] | None, typer.Option("--format", help="A table: CSV or TSV.", show_default=False)
    ] = None,
    store: StoreOption = None,
) -> None:
    """What a report may be cited for: drafts of claims. None of them is kept, or counts for anything."""
    from tui.session.settings import read_settings, settings_path

    read_only = only_reads(context)
    command = read_settings(settings_path()).suggest_command if by and not read_only else ""
    path = store_to_read(store, read_only=read_only)
    with Library(path, read_only=read_only, untouched=True) as library:
        look_through(library)
        source = meant.source(library, source)
        found = library.suggestions(source, rendition, command=command)
        words = library.vocabulary()
    plain = (can_ask() if lines is None else lines) and format_ is None
    if format_ is not None:
        say_table(found.drafts, tables.DRAFTS, format_)
    for one in found.drafts if format_ is None else ():
        if plain:
            say(draft_line(one, words))
        else:
            say_json(asdict(one), indent=None)
    for problem in found.problems:
        complain(f"whosays: {problem}")
    if plain:
        told = f", {found.dropped} dropped before" if found.dropped else ""
        say(f"{len(found.drafts)} drafts in {found.rendition}{told}; none is kept before you keep it")
    end_if_none(found.drafts)


def draft_line(one: Draft, words: Vocabulary) -> str:
    """A draft in one line: where it stands, about whom, what, who says it."""
    place = f"{one.id} {one.start}-{one.end}"
    if not one.entity:
        return f"{place}  new {one.new_kind or 'name'}: {one.new_name}" + (f" [{one.by}]" if one.by else "")
    prop = words.get(one.property)
    asked = prop.label if prop is not None else one.property
    scope = f" ({one.scope})" if one.scope and (prop is None or one.scope != prop.default_scope) else ""
    hedge = f", {HEDGES[one.certainty]}" if HEDGES[one.certainty] else ""
    who = f'new voice "{one.speaker_name}"' if one.speaker_name and not one.speaker else one.speaker_name
    said = f"{who or 'somebody'} {STANCE_WORDS[one.stance]}{hedge}"
    by = f" [{one.by}]" if one.by else ""
    return f"{place}  {one.entity_name}: {asked}{scope}: {one.label or '-'} ({said}){by}"


def drop(
    source: SourceArgument,
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A draft's id, as 'suggest' prints it.")],
    rendition: RenditionOption = None,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Drop a draft: it is not offered again, until that is taken back."""
    from tui.session.settings import read_settings, settings_path

    with open_to_edit(store) as library:
        source = meant.source(library, source)
        found = library.suggestions(source, rendition, command=read_settings(settings_path()).suggest_command)
        wanted = next((one for one in found.drafts if one.id == draft), None)
        if wanted is None:
            raise BadInput(f"{source} has no draft {draft!r} in {found.rendition}: see 'whosays suggest {source}'")
        who = editor(as_)
        say_done(library, library.drop_draft(wanted, who=who), who, json=json)
