"""Commands about names: find an entity by any spelling, screen a list, load one; how alike two are, who may be one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from store import library
from store.labels.claims import name_said
from store.model.problems import BadInput
from store.model.vocabulary import KINDS
from tui.commands import completing
from tui.commands.common import (
    SEPARATORS,
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    end_if_none,
    open_library,
    say_listing,
)
from tui.commands.printing import progress, say, say_json, say_row
from tui.commands.stores import store_as_it_is
from tui.commands.words import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.model.hits import Hit, Screened
    from store.model.same import Likeness, Pair

COLUMNS = ("entity", "kind", "name", "matched", "score", "why", "said")
"""What is told of a hit; an entity is named by its id in the store. ``said``: whose word the spelling is, where it
stands in a claim alone."""
NEAR = (*COLUMNS, "near")
"""The same of a search that tells which hits are only near to a surer one."""


def _told(hit: Hit) -> tuple[str | float, ...]:
    said = name_said(hit.said) if hit.said is not None else ""
    return (hit.slug, hit.kind, hit.name, hit.matched, hit.score, hit.why, said)


_HITS: tables.Table[Hit] = tables.Table(NEAR, lambda hit: (*_told(hit), hit.near))

KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", help=f"Only these kinds: {', '.join(KINDS)}.", autocompletion=completing.kinds),
]
OneKindOption = Annotated[
    str, typer.Option("--kind", help=f"Only with this kind: {', '.join(KINDS)}.", autocompletion=completing.kinds)
]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling and script.")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many entities a name.")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(search)
    app.command()(match)
    app.command()(alike)
    app.command()(pairs)
    app.command(name="load-names")(load_names)


def _kinds(kind: list[str] | None) -> list[str] | None:
    for name in kind or ():
        if name not in KINDS:
            raise BadInput(f"{name!r} is no kind of entity: use one of {', '.join(KINDS)}")
    return kind or None


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name in any spelling and script.")],
    store: StoreOption = None,
    kind: KindOption = None,
    limit: LimitOption = 10,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """The entities a spelling may mean, best first, with the spelling that matched and why."""
    kinds, form = _kinds(kind), asked_form(format_, json=json)
    with open_library(context, store) as door:
        found = door.find(text, kinds=kinds, limit=limit, near=True)
        nearest = () if form != "lines" or found.hits else door.nearest(text)
    if form == "lines" and not found.hits:
        say("nothing found" + (f"; the nearest spellings: {', '.join(nearest)}" if nearest else ""))
    data = [told | {"near": hit.near} for told, hit in zip(_hits(found), found.hits, strict=True)]
    say_listing(found.hits, form, _HITS, hit_line, data=data)


def hit_line(hit: Hit) -> str:
    """A hit in one line: how sure, what kind, its id, its name, the spelling that matched, and why."""
    matched = f'  matched "{hit.matched}"' if hit.matched != hit.name else ""
    said = f"; {name_said(hit.said)}" if hit.said is not None else ""
    near = "near, " if hit.near else ""
    return f"{hit.score:.2f}  {hit.kind:6}  {hit.slug}  {hit.name}{matched}  ({near}{hit.why}{said})"


def _hits(found: Screened) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS, _told(hit), strict=True)) for hit in found.hits]


def _rows(found: Screened) -> Iterator[list[str]]:
    """A line a hit, or one line without a hit."""
    for hit in _hits(found):
        yield [found.query, *(f"{value:.4f}" if name == "score" else value for name, value in hit.items())]
    if not found.hits:
        yield [found.query, *[""] * len(COLUMNS)]


def match(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Names, one a line; or CSV with --column.")],
    store: StoreOption = None,
    column: Annotated[str | None, typer.Option("--column", help="The column of a CSV file that has the names.")] = None,
    kind: KindOption = None,
    limit: LimitOption = 10,
    min_score: Annotated[float, typer.Option("--min-score", min=0, max=1, help="Leave out weaker hits.")] = 0.0,
    format_: Annotated[
        Literal["json", "csv", "tsv"], typer.Option("--format", help="JSON lines, CSV or TSV.")
    ] = "json",
) -> None:
    """Hold every name of a list against the store, by the score of `alike`: JSON a line a name, CSV or TSV a hit."""
    kinds = _kinds(kind)
    names = library.read_names(file, column)
    cut, any_hit = SEPARATORS.get(format_, ""), False
    if cut:
        say_row(["query", *COLUMNS], cut)
    with open_library(context, store) as door, progress("matching") as tell:
        found = door.match(names, kinds=kinds, limit=limit, min_score=min_score)
        for done, screened in enumerate(found, 1):
            any_hit = any_hit or bool(screened.hits)
            if cut:
                for row in _rows(screened):
                    say_row(row, cut)
            else:
                told = {"query": screened.query, "hits": _hits(screened), "ms": round(screened.ms, 2)}
                say_json(told, indent=None)
            tell("matching", done, len(names))
    end_if_none(any_hit)


def alike(left: NameArgument, right: NameArgument, json: JsonOption = False) -> None:
    """How alike two names are, 0 to 1, whatever any store holds: the score and its parts, word by word."""
    for which, name in (("first", left), ("second", right)):
        if not name.strip():
            raise BadInput(f'the {which} name is empty: give two, as in whosays alike "Omar Khalid" "Umar Khaled"')
    found = library.alike(left, right)
    if json:
        return say_json(found)
    return _say_likeness(found)


def _say_likeness(found: Likeness) -> None:
    say(f"{found.score:.2f}  {found.left} ~ {found.right}  ({found.why})")
    rows = [(part.left or "-", part.right or "-", part.difference) for part in found.parts]
    wide, wider = (max(len(row[at]) for row in rows) for at in (0, 1))
    for (one, other, difference), part in zip(rows, found.parts, strict=True):
        worth = f"{part.score:.2f}  {part.weight:4.0%} of it"
        say(f"      {one:{wide}}  {other:{wider}}  {difference:8}  {worth}")


def pairs(
    context: typer.Context,
    store: StoreOption = None,
    kind: OneKindOption = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many pairs.")] = 50,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """Pairs of entities that may be one and that nobody has decided, the surest first, with why."""
    _kinds([kind] if kind else None)
    with open_library(context, store) as door:
        found = door.pairs(limit, kind or None)  # type: ignore[arg-type]
    form = asked_form(format_, json=json)
    if form != "lines":
        return say_listing(found, form, tables.PAIRS, str)
    for pair in found:
        _say_pair(pair)
    if not found:
        say("no pairs: nothing here looks like two of one")
    return end_if_none(found)


def _say_pair(pair: Pair) -> None:
    unsure = "  unsure" if pair.decided else ""
    say(f"{pair.score:.2f}  {pair.kind:6}  {pair.one}  {pair.one_name}  |  {pair.other}  {pair.other_name}{unsure}")
    for reason, words in pair.reasons:
        say(f"      {reason:7}  {words}")


def load_names(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV of entity,kind,name; .xz and .gz are unpacked.")],
    store: StoreOption = None,
) -> None:
    """Load entities and their spellings in bulk; all of the file or nothing."""
    if not file.is_file():
        raise BadInput(f"{file}: no such file: give a CSV file of entity,kind,name")
    with progress("reading") as tell:
        entities, names = library.load_names(store_as_it_is(store), file, tell)
    say(f"{entities} entities and {names} spellings added")
