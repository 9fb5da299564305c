"""What a search found, in words: how much of each kind, and what stands beside the names."""

from __future__ import annotations

from textual.content import Content

from store.model.views import SearchResult
from store.properties.vocabulary import KIND_WORDS
from tui.lines.facts import count, passage_row, plain
from tui.lines.kinds import Called, in_line
from tui.lines.rows import Row, Rows
from tui.terminal.glyphs import Glyphs


def tally(found: SearchResult, called: Called = KIND_WORDS) -> Content:
    """Return how many of each kind were found, and whether they are only near to what was typed."""
    words = ", ".join(count(len(rows), *in_line(kind, called)) for kind, rows in found.rows.items() if rows)
    if words and not found.certain:
        words = f"nearest: {words}"
    return Content.styled(words or "no such name", "$quiet")


def beside_names(found: SearchResult, glyphs: Glyphs) -> tuple[str, Rows, str]:
    """Return heading, rows and note of the pane under the names: what stands in the text, else near spellings."""
    hits, near = found.passages, found.nearest
    if hits:
        return "In the text", Rows(len(hits), lambda i: passage_row(hits[i], glyphs), lambda i: (hits[i].slug, i)), ""
    if near:
        return "Did you mean", Rows(len(near), lambda i: Row(plain(near[i])), lambda i: ("near", near[i])), ""
    return "Nothing found", Rows(), " "
