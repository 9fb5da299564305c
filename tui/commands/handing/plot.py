"""Pictures of a case: in the characters of the terminal, or as SVG."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from store.labels.pictures import COVERAGE_KEY, MONTHS_KEY, RIVALS_KEY
from store.model.problems import BadInput
from tui.commands import completing
from tui.commands.common import JsonOption, StoreOption, end_if_none, open_library
from tui.commands.handing.out import ForceOption, OutputOption, hand_out, may_write
from tui.commands.printing import complain, prints_utf8, say, say_json
from tui.commands.words import meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from store.model.claims import QuestionRef, Tolls
    from store.model.out.pictures import Coverage, Months, Rivals

What = Literal["coverage", "rivals", "events", "tolls"]
_TITLES = {
    "coverage": "Sources against questions",
    "rivals": "Voices against voices",
    "events": "Events by month",
    "tolls": "By the day they were told",
}
_KEYS = {"coverage": COVERAGE_KEY, "rivals": RIVALS_KEY, "events": MONTHS_KEY}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(plot)


def plot(
    context: typer.Context,
    what: Annotated[
        What,
        typer.Argument(help="Which source says what; who contradicts whom; events by month; counts day by day."),
    ],
    entity: Annotated[
        str,
        typer.Argument(metavar="[ENTITY]", help="Only of this one; tolls need it.", autocompletion=completing.entities),
    ] = "",
    property_: Annotated[
        str,
        typer.Argument(metavar="[PROPERTY]", help="Whose counts the tolls are.", autocompletion=completing.properties),
    ] = "",
    scope: Annotated[
        str, typer.Argument(metavar="[SCOPE]", help="Of which part.", autocompletion=completing.scopes)
    ] = "",
    svg: Annotated[bool, typer.Option("--svg", help="As SVG, which loads nothing.")] = False,
    output: OutputOption = None,
    force: ForceOption = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """A picture: coverage, rivals, events or tolls, in characters or as SVG."""
    if output is not None and not svg:
        raise BadInput("--output is for --svg: give both, or neither")
    may_write(context, output, force=force)
    if what == "tolls" and not (entity and property_):
        raise BadInput("tolls are those of a question: give ENTITY and PROPERTY, as in 'plot tolls my-raid killed'")
    if what != "tolls" and property_:
        raise BadInput(f"{what} asks for no property: 'whosays plot {what} [ENTITY]'")
    with open_library(context, store) as library:
        found, name = _asked(library, what, entity, property_, scope)
    if json:
        say_json(found)
        return
    title = f"{_TITLES[what]}: {name}" if name else _TITLES[what]
    if found is None or not _anything(found):
        complain("whosays: there is nothing to draw")
        end_if_none(None)
        return
    if svg:
        from store.library import picture_svg

        hand_out([picture_svg(found, title)], output, force=force)
        if output is not None:
            say(f"{output}: {title}")
        return
    say(title)
    if what in _KEYS:
        say(f"({_KEYS[what]})")
    for line in _lines(found):
        say("".join(text for text, _ in line).rstrip())


def _asked(
    library: Library, what: What, entity: str, prop: str, scope: str
) -> tuple[Coverage | Rivals | Months | Tolls | None, str]:
    """What the picture shows, and of whom or what, by name."""
    if what == "tolls":
        ref = meant.question(library, entity, prop, scope)
        row = meant.comparison(library, ref).question
        return library.tolls(ref), f"{row.entity_name}: {row.question}"
    slug = meant.entity(library, entity) if entity else ""
    page = library.entity(slug) if slug else None
    name = page.name if page is not None else ""
    refs: Sequence[QuestionRef] | None = [row.ref for row in page.questions] if page is not None else None
    if what == "coverage":
        return library.coverage(refs), name
    return (library.rivals(refs) if what == "rivals" else library.months(slug or None)), name


def _anything(found: Coverage | Rivals | Months | Tolls) -> bool:
    """Whether there is something to draw."""
    shown = next(getattr(found, name) for name in ("questions", "voices", "months", "dated") if hasattr(found, name))
    return bool(shown)


def _lines(found: Coverage | Rivals | Months | Tolls) -> list[list[tuple[str, str]]]:
    """The picture as wide as the terminal, and at most 120 columns, in its characters."""
    from store.model.claims import Tolls
    from store.model.out.pictures import Coverage, Rivals
    from tui.terminal.glyphs import glyphs

    width = min(max(shutil.get_terminal_size((80, 24)).columns, 40), 120)
    signs = glyphs(prints_utf8())
    if isinstance(found, Tolls):
        from tui.lines.comparing.tolls import chart, lines_wanted

        return chart(found, width, lines_wanted(found, True) + 20, signs)
    if isinstance(found, Coverage | Rivals):
        from tui.lines.pictures.matrices import coverage_lines, rival_lines

        if isinstance(found, Coverage):
            return coverage_lines(found, width, signs)
        return rival_lines(found, width, signs)
    from tui.lines.pictures.months import month_lines

    return month_lines(found, width, signs)
