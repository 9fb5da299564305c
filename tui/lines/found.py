"""What a search found, in words: how much of each kind, and what stands beside the names."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from store.labels.dates import fitted
from store.model.out.passages import PassageRow, PassagesFound
from store.model.views import SearchResult
from store.properties.vocabulary import KIND_WORDS
from tui.lines.facts import count, plain
from tui.lines.fit import cut
from tui.lines.kinds import Called, in_line
from tui.lines.rows import Row, Rows
from tui.terminal.glyphs import Glyphs

#: Cells from which a row has the day; below that the year alone.
_WIDE = 40
#: Fewest cells of the publisher.
_PUBLISHER = 8
#: Of the words a third stands before the first hit.
_BEFORE = 3


def tally(found: SearchResult, passages: PassagesFound | None, called: Called = KIND_WORDS) -> Content:
    """Return how many of each kind were found, and whether they are only near to what was typed, and how many passages;
    nothing while these are awaited and there is nobody."""
    sure = {kind: sum(not row.near for row in rows) for kind, rows in found.rows.items()}
    names = ", ".join(count(number, *in_line(kind, called)) for kind, number in sure.items() if number)
    near = found.count - sum(sure.values())
    names += f", {near} near" if near else ""
    words = f"nearest: {names}" if names and not found.certain else names
    if passages is not None:
        more = "+" if passages.more else ""
        texts = f"{count(len(passages.rows), 'passage')}{more}" if passages.rows else ""
        words = ", ".join(part for part in (words, texts) if part) or ("" if passages.wrong else "nothing found")
        words = "; ".join(filter(None, (words, *passages.left_out[:1])))
    return plain(words, "$quiet")


def passage_line(row: PassageRow, width: int, glyphs: Glyphs) -> Content:
    """Return a passage as a row of `width` cells: its source and day, and the words around the first hit, lit; of one
    that a claim was found by what that says, before its words."""
    day = fitted(row.day.removeprefix("about "), 11) if width >= _WIDE else row.day[-4:]
    room = max(width // 2 - len(day) - 3, _PUBLISHER)
    head = Content.assemble(cut(plain(row.publisher, "$quiet"), room, glyphs), plain(f" {day}", "$quiet"), "  ")
    room = width - head.cell_length
    first = row.lit[0][0] if row.lit else 0
    begin = max(first - max(room // _BEFORE, 0), 0)
    if begin:
        begin = row.words.find(" ", begin, first) + 1 or first
    words = plain(row.words)
    for start, end in row.lit:
        words = words.stylize("$found-word", start, end)
    said = (f"[{row.says}] ", "$quiet") if row.by == "claim" and row.says else ""
    return Content.assemble(head, said, (glyphs.ellipsis if begin else "", "$quiet"), words[begin:])


def passage_head(row: PassageRow) -> tuple[tuple[Content, Content], tuple[Content, Content]]:
    """Return the two lines over a passage: its source and day, with the wording; its title, with how many cite it."""
    called = ", ".join(part for part in (row.publisher, row.day) if part)
    cited = f"cited by {count(row.claims, 'claim')}" if row.claims else "not cited"
    return (plain(called, "$title"), plain(row.rendition, "$quiet")), (plain(row.title), plain(cited, "$quiet"))


def passage_quoted(row: PassageRow) -> str:
    """Return a passage to be pasted elsewhere: its words, and where they stand."""
    stands = ", ".join(part for part in (row.publisher, row.day, row.rendition) if part)
    return f"\u201c{row.words.strip()}\u201d ({stands}{': ' if row.title else ''}{row.title})"


def beside_names(
    found: SearchResult, passages: PassagesFound | None, width: Callable[[], int], glyphs: Glyphs
) -> tuple[str, Rows, str]:
    """Return heading, rows and note of the pane under the names: what stands in the text, else near spellings.

    A row is named by its source and the place in it; `width` gives the cells there are when one is drawn.
    """
    hits, near = passages.rows if passages is not None else (), found.nearest
    if hits:
        keys = [("text", hit.source, hit.rendition, hit.begins, hit.start) for hit in hits]
        many = f"{len(hits)}+" if passages is not None and passages.more else ""
        return (
            "In the text",
            Rows(len(hits), lambda i: Row(passage_line(hits[i], width(), glyphs)), lambda i: keys[i]),
            many,
        )
    if near:
        return "Did you mean", Rows(len(near), lambda i: Row(plain(near[i])), lambda i: ("near", near[i])), ""
    return "Nothing found", Rows(), " "
