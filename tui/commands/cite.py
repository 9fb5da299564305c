"""Claims from the command line: the headless twin of citing in the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from store.labels.edits import asked_words, preview_lines
from store.library import Library
from store.model.edits import BadEdit, Change, Data
from store.model.problems import BadInput
from store.model.vocabulary import KINDS, Certainty, Counted, Stance
from tui.commands import completing
from tui.commands.ask import mark_of
from tui.commands.common import AsOption, JsonOption, StoreOption, editor, follow, open_to_edit
from tui.commands.printing import say, say_json
from tui.commands.words import meant
from tui.lines.same import stand_for

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(cite)


def cite(
    source: Annotated[
        str, typer.Option("--source", help="The report it stands in.", autocompletion=completing.sources)
    ],
    entity: Annotated[
        str, typer.Option("--entity", help="Whom or what it is about.", autocompletion=completing.entities)
    ],
    property_: Annotated[
        str, typer.Option("--property", help="What is said.", autocompletion=completing.every_property)
    ],
    speaker: Annotated[str, typer.Option("--speaker", help="Who vouches for it.", autocompletion=completing.entities)],
    rendition: Annotated[
        str | None,
        typer.Option(
            "--rendition",
            help="In which wording; otherwise the one that is shown.",
            autocompletion=completing.renditions,
        ),
    ] = None,
    quote: Annotated[str, typer.Option("--quote", help="The exact words.")] = "",
    prefix: Annotated[str, typer.Option("--prefix", help="What stands before them, if they stand twice.")] = "",
    suffix: Annotated[str, typer.Option("--suffix", help="What stands behind them.")] = "",
    start: Annotated[
        int | None, typer.Option("--start", min=0, help="Where they begin, in code points, instead of --quote.")
    ] = None,
    end: Annotated[int | None, typer.Option("--end", min=1, help="Where they end.")] = None,
    scope: Annotated[
        str, typer.Option("--scope", help="Which part is asked about.", autocompletion=completing.parts)
    ] = "",
    where: Annotated[
        str,
        typer.Option("--where", help="Of which place a count is: its id.", autocompletion=completing.entities),
    ] = "",
    value: Annotated[
        str, typer.Option("--value", help="The value in the report's words.", autocompletion=completing.choices)
    ] = "",
    is_: Annotated[
        str,
        typer.Option(
            "--is", help="What it is compared as, where the words do not say it.", autocompletion=completing.choices
        ),
    ] = "",
    via: Annotated[
        list[str] | None,
        typer.Option("--via", help="Who passed it on, nearest first.", autocompletion=completing.entities),
    ] = None,
    stance: Annotated[Stance, typer.Option("--stance", help="What the speaker does.")] = "asserts",
    certainty: Annotated[Certainty, typer.Option("--certainty", help="How sure the speaker is.")] = "certain",
    counted: Annotated[Counted, typer.Option("--counted", help="How a count was made.")] = "",
    said: Annotated[str, typer.Option("--said", help="When it was said: a day in words ('Tuesday'), or EDTF.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", help="Of which time it speaks, as --said.")] = "",
    valid: Annotated[str, typer.Option("--valid", help="From when to when it holds, as --said.")] = "",
    note: Annotated[str, typer.Option("--note", help="A remark.")] = "",
    id_: Annotated[str, typer.Option("--id", help="The claim's id; otherwise the next one of the source.")] = "",
    new_entity: Annotated[
        list[str] | None,
        typer.Option("--new-entity", metavar="KIND:NAME[:ID]", help="Make one first; its name stands for its id."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do, and keep nothing.")] = False,
    as_: AsOption = "",
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Keep a claim and where it stands; say what it is to the others."""
    told: dict[str, Any] = {"property": property_, "scope": scope, "stance": stance, "certainty": certainty}
    told |= {"counted": counted}
    told |= {"said": said, "as_of": as_of, "valid": valid, "note": note}
    if value or is_:
        told["value"] = {"says": value, "is": is_} if value and is_ else value or is_
    with open_to_edit(store) as library:
        new, ids = _new_entities(library, new_entity or ())
        source, told["property"] = meant.source(library, source), meant.prop(library, property_)
        known = library.vocabulary().get(told["property"])
        parts = [part.id for part in known.scopes] if known is not None else []
        told["scope"] = meant.scope(library, scope, told["property"], parts)
        entity, speaker, where = (_meant(library, name, ids) for name in (entity, speaker, where))
        via = [_meant(library, name, ids) for name in via or ()]
        named = {"entity": entity, "speaker": speaker, "where": where}
        claim: Data = {
            "source": source,
            "id": id_ or library.new_id("claim", source),
            **{key: ids.get(name, name) for key, name in named.items() if name},
            "via": [ids.get(name, name) for name in via],
            **{key: it for key, it in told.items() if it},
            "cite": _cite(library, source, rendition, {"quote": quote, "prefix": prefix, "suffix": suffix}, start, end),
        }
        claim = library.with_days("claim", claim)
        preview = library.preview(claim, new)
        if preview.problems:
            raise BadEdit(preview.problems)
        changes = [*new, Change("claim", str(claim["id"]), None, claim)]
        what = f"claim added: {asked_words(preview, stance, certainty)} ({_name(library, new, claim['speaker'])})"
        who = editor(as_)
        edited = None if dry_run else library.edit(changes, who=who, what=what, verb="add")
        claim = library.record("claim", str(claim["id"])) or claim  # entities of a list have ids of the case by now
        if json:
            made = [it.after for it in new]
            say_json({"edit": edited, "claim": claim, "entities": made, "preview": preview})
        else:
            number = f"edit {edited.id}: 'whosays undo {edited.id}' takes it back" if edited else ""
            kept = f"kept as {claim['id']} ({number})" if edited else "nothing was kept (--dry-run)"
            asked = [slug for slug in (entity, speaker, where, *via) if slug not in ids]
            for line in (*stand_for(library, asked), *preview_lines(preview, mark_of, stance, certainty), kept):
                say(line)
        if edited is not None:
            follow(library, who)


def _cite(
    library: Library, source: str, rendition: str | None, words: Mapping[str, str], start: int | None, end: int | None
) -> Data:
    """The passage: by its words as they were given, or by its offsets."""
    if rendition is None:
        page = library.source(source)
        if page is None:
            raise BadInput(f"there is no source {source!r}: see 'whosays sources'")
        rendition = page.rendition
    if words["quote"]:
        if start is not None or end is not None:
            raise BadInput("give either --quote or --start and --end, not both")
        return {rendition: {key: it for key, it in words.items() if it}}
    if start is None or end is None:
        raise BadInput("where does it stand? give --quote with the exact words, or --start and --end")
    return library.cite(source, rendition, start, end)


def _meant(library: Library, name: str, new: Mapping[str, str]) -> str:
    """The id that a name means, unless it is that of an entity that is made besides, or of nobody at all."""
    return name if not name or name in new or name in new.values() else meant.entity(library, name, unknown="")


def _name(library: Library, new: Sequence[Change], slug: str) -> str:
    """What an entity is called, one that is about to be made too."""
    made = next((it.after for it in new if it.ref == slug), None) or library.record("entity", slug)
    return str(made["name"]) if made is not None else slug


def _new_entities(library: Library, told: Sequence[str]) -> tuple[list[Change], dict[str, str]]:
    """The entities that are made besides, and the id of each by its name."""
    changes: list[Change] = []
    ids: dict[str, str] = {}
    for one in told:
        kind, colon, name = one.partition(":")
        if not colon or kind not in KINDS or not name.strip():
            raise BadInput(f"--new-entity {one!r}: write KIND:NAME, with a kind of {', '.join(KINDS)}")
        before, last, slug = name.rpartition(":")
        if last and before.strip() and _SLUG.fullmatch(slug):
            name = before
        else:
            slug = library.new_id("entity", name.strip(), taken=tuple(ids.values()))
        name = name.strip()
        ids[name] = slug
        changes.append(Change("entity", slug, None, {"id": slug, "kind": kind, "name": name}))
    return changes, ids
