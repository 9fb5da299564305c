"""``whosays grep``: passages of the texts by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from store.model.problems import BadInput
from tui.commands import completing
from tui.commands.common import (
    FormatOption,
    JsonOption,
    StoreOption,
    asked_form,
    end_if_none,
    open_library,
    say_listing,
)
from tui.commands.printing import complain, say_parts
from tui.commands.words import meant
from tui.commands.words.tables import Table

if TYPE_CHECKING:
    from store.model.out.passages import PassageRow

_MOST = 1_000
_PASSAGES: Table[PassageRow] = Table(
    ("source", "publisher", "day", "rendition", "start", "end", "first", "words", "by", "claims", "claim", "entity"),
    lambda it: (
        *(it.source, it.publisher, it.day, it.rendition, it.start, it.end, it.first, it.words),
        *(it.by, it.claims, it.claim, it.entity),
    ),
)


_LEFT_OUT = re.compile(r"-[^\W_]\w+.*", re.DOTALL)
"""A word that is left out, and no option: these have two hyphens, or one letter."""


class _Words(TyperCommand):
    """A command whose words may begin with a hyphen: ``grep wedding -drone``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words that are left out for words, wherever they stand before a ``--``."""
        end = args.index("--") if "--" in args else len(args)
        left_out = [word for word in args[:end] if _LEFT_OUT.fullmatch(word)]
        kept = [word for word in args[:end] if not _LEFT_OUT.fullmatch(word)]
        return super().parse_args(ctx, [*kept, "--", *args[end + 1 :], *left_out] if left_out else args)


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(cls=_Words)(grep)


def grep(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help='Words that stand in a passage; "a phrase", begin*, -without, source:afp, voice:nds, year:2019.',
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            help="Only sources that source:NAME means: id, publisher, title.",
            autocompletion=completing.sources,
        ),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option("--voice", help="Only what this voice's claims cite.", autocompletion=completing.voices),
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", help="Only sources of a year, as in 2019, or of years: 2018-2020.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many passages.")] = _MOST,
    store: StoreOption = None,
    json: JsonOption = False,
    format_: FormatOption = "lines",
) -> None:
    """Passages of all texts that are held, by their words: English words in any form, names in any spelling.

    For the shell all of it is best one word: whosays grep 'wedding -drone "air strike"'.
    """
    with open_library(context, store) as library:
        found = library.passages(
            " ".join(words),
            source=source,
            voice=meant.voice(library, voice) if voice else None,
            year=year,
            limit=limit,
            partial=False,
        )
    if found.wrong:
        raise BadInput(found.wrong)
    form = asked_form(format_, json=json)
    for line in found.left_out:
        complain(f"whosays: {line}")
    if found.more:
        many = f"{len(found.rows):,} passages are" if len(found.rows) != 1 else "passage is"
        complain(f"whosays: only the first {many} shown: there are more, and --limit says how many are shown")
    if form == "lines":
        for row in found.rows:
            say_parts(parts(row))
        end_if_none(found.rows)
    else:
        say_listing(found.rows, form, _PASSAGES, str, data=found)


def parts(row: PassageRow) -> list[tuple[str, bool]]:
    """A passage in one line, in parts, each with whether it is a hit: where it stands, and the words around."""
    told = ", ".join(part for part in (row.source, row.day, row.rendition) if part)
    out = [(f"{told}: ", False)]
    if row.by == "claim":
        out.append((f"[{row.says}] ", False))
    at = len(row.words) - len(row.words.lstrip())
    for start, end in row.lit:
        out += [(row.words[at:start], False), (row.words[start:end], True)]
        at = end
    return [*out, (row.words[at:].rstrip(), False)]
