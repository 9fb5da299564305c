"""What a search found, in words: how much of each kind, and what stands beside the names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content

from store.labels.dates import fitted
from store.model.out.passages import PassageRow, PassagesFound
from store.model.views import SearchResult
from store.model.vocabulary import UNKNOWN_PUBLISHER
from store.properties.vocabulary import KIND_WORDS
from tui.lines.facts import count, plain
from tui.lines.fit import cut
from tui.lines.kinds import Called, in_line
from tui.lines.rows import Row, Rows
from tui.lines.wrap import wrap
from tui.terminal.glyphs import Glyphs

Lit = tuple[int, int]

#: Cells from which a row has the day; below that the year alone.
_WIDE = 40
#: Fewest cells of what names the source.
_NAMED = 8
#: Of the room for a passage's text a third lies above its first hit.
_ABOVE = 3


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
    # what it is about comes first: three fifths are the words', and never more than a third is the source's
    day = row.day.removeprefix("about ").split(", ")[0]  # without its time of day
    day = fitted(day, 11) if width >= _WIDE else day[-4:]
    room = max(min(width // 3, width * 2 // 5 - len(day) - 3), _NAMED)
    head = Content.assemble(cut(plain(source_named(row), "$quiet"), room, glyphs), plain(f" {day}", "$quiet"), "  ")
    said = (f"[{row.says}] ", "$quiet") if row.by == "claim" and row.says else ""
    begin = _begin(row, width - head.cell_length, cell_len(glyphs.ellipsis))
    words = plain(row.words)
    for start, end in row.lit:
        words = words.stylize("$found-word", start, end)
    return Content.assemble(head, said, (glyphs.ellipsis if begin else "", "$quiet"), words[begin:])


def source_named(row: PassageRow) -> str:
    """Return what tells a source from the others: its publisher; where nobody knows that, its title, else its id."""
    return row.publisher if row.publisher != UNKNOWN_PUBLISHER else row.title or row.source


def _begin(row: PassageRow, room: int, ellipsis: int) -> int:
    """Return where the words begin that `room` cells have, so that the first hit stands in the middle of them."""
    if not row.lit:
        return 0
    (first, end), words = row.lit[0], row.words
    before = max((room - cell_len(words[first:end])) // 2, room - cell_len(words[first:])) - ellipsis
    begin = first
    while begin and (before := before - cell_len(words[begin - 1])) >= 0:
        begin -= 1
    if not begin:
        return 0
    blank = words.find(" ", begin, first)
    if blank >= 0 and words[begin - 1] != " ":
        begin = blank
    while begin < first and (words[begin] == " " or not cell_len(words[begin])):  # or a mark of the letter before
        begin += 1
    return begin


def passage_words(
    row: PassageRow, text: str, hits: Sequence[Lit], room: tuple[int, int], glyphs: Glyphs
) -> tuple[str, list[Lit]]:
    """Return the words of a passage, with as much of its source's text around them as `room` (cells, lines) has, and
    the places in them that were found: its own, and `hits` of the text. Where it goes on there is an ellipsis.

    `text` is empty where it is not held, or not there yet.
    """
    begin, end = row.begins, row.begins + len(row.words)
    lit = {(start + begin, stop + begin) for start, stop in row.lit}
    words, more = row.words, end < row.end
    if text and row.words:
        begin, end = _spread(text, min(start for start, _ in lit) if lit else begin, room, len(glyphs.ellipsis))
        lit |= {(start, stop) for start, stop in hits if not any(a < stop and start < b for a, b in lit)}
        words, more = text[begin:end], bool(text[end:].strip())
    if not words.strip():
        return words, []
    before, behind = (glyphs.ellipsis if begin else ""), (glyphs.ellipsis if more else "")
    shift = len(before) - begin
    told = [(start + shift, stop + shift) for start, stop in sorted(lit) if begin <= start and stop <= end]
    return f"{before}{words}{behind}", told


def _spread(text: str, first: int, room: tuple[int, int], ellipsis: int) -> tuple[int, int]:
    """Return where of a text the part begins and ends that some lines have room for, with a place a third down."""
    width, height = room
    most = 2 * width * height  # code points: marks take no cell, nor do the blanks that lines are broken at
    if len(text) <= most and len(wrap(text.rstrip(), width)) <= height:
        return 0, len(text.rstrip())
    low = max(first - most, 0)
    above = wrap(text[low:first], width)
    behind = wrap(text[first : first + most].rstrip(), width)
    up = max(height // _ABOVE, height - len(behind))  # what lies behind it may be short
    begins = [low + above.starts[max(len(above) - 1 - lines, 0)] for lines in range(up, -1, -1)]
    for begin in (*begins, first):  # a line more may push the place itself out, where there are few
        part = _down_from(text, begin, room, ellipsis)
        if part[1] > first:
            break
    return part


def _down_from(text: str, begin: int, room: tuple[int, int], ellipsis: int) -> tuple[int, int]:
    """Return where a part of a text begins and ends that fills the room from a place on, with what says it goes on."""
    width, height = room
    most = begin + 2 * width * height
    while begin < most and text[begin : begin + 1].isspace():
        begin += 1
    shown = text[begin:most].rstrip()
    before = ellipsis if begin else 0
    lines = wrap("~" * before + shown, width)
    if len(lines) <= height and not text[begin + len(shown) :].strip():
        return begin, begin + len(shown)
    last = min(height, len(lines)) - 1
    start = begin + max(lines.starts[last] - before, 0)
    end = begin + lines.ends[last] - before
    while end > start and cell_len(text[start:end]) + ellipsis > width:
        end = max(text.rfind(" ", start, end), start) if " " in text[start:end] else end - 1
    return begin, begin + len(text[begin:end].rstrip())


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
