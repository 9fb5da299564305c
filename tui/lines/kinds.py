"""The entities of one kind as rows, fetched a chunk at a time: there may be a million of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from textual.cache import LRUCache

from store.model.views import EntityRow
from store.model.vocabulary import EntityKind
from store.properties.vocabulary import KIND_WORDS
from tui.lines.facts import count, entity_row
from tui.lines.rows import Row, Rows
from tui.session.first_look import CHUNK
from tui.terminal.glyphs import Glyphs

KEPT = 100
"""Chunks kept for one kind."""

#: What one and many of a kind are called, by the kind.
Called = Mapping[str, tuple[str, str]]


#: What the number beside an entity counts: those of its questions that are in its worst state.
COUNTED = "questions"


def heading(kind: EntityKind, called: Called = KIND_WORDS) -> str:
    """Return what stands over the pane of a kind."""
    many = called.get(kind, KIND_WORDS[kind])[1]
    return many[:1].upper() + many[1:]


def in_line(kind: EntityKind, called: Called = KIND_WORDS) -> tuple[str, str]:
    """Return what one and many of a kind are called within a line."""
    one, many = called.get(kind, KIND_WORDS[kind])
    return one, many[:1].lower() + many[1:] if many[1:].islower() else many


def beginning(sources: int, read_only: bool) -> tuple[str, str]:
    """What to say in a case that has no claim yet: where it stands, and which keys go on from there."""
    if not sources:
        how = (
            "s goes to the sources, and a there adds reports: web pages, PDF, DOCX, ODT, e-mail, text, or folders of "
            "them.\n\nFrom the command line: whosays add CASE FILE..."
        )
        return "This case has no reports yet", "" if read_only else how
    how = (
        "s lists the reports, and Enter opens one. There f selects a sentence, v the words at the cursor and / words "
        "that you type; a cites what is selected."
    )
    told = f"{count(sources, 'report')}, and no claim yet"
    return told, "s lists the reports, and Enter opens one." if read_only else how


class KindRows:
    """Rows of one kind. `fetch(offset)` is called for a chunk that is missing; its answer goes to `put`."""

    def __init__(self, count: int, fetch: Callable[[int], None], glyphs: Glyphs) -> None:
        self.count = count
        self._fetch = fetch
        self._glyphs = glyphs
        self._chunks: LRUCache[int, Sequence[EntityRow]] = LRUCache(KEPT)

    def put(self, offset: int, rows: Sequence[EntityRow]) -> None:
        """Keep a fetched chunk that begins at row `offset`."""
        self._chunks[offset // CHUNK] = rows

    def row(self, index: int) -> EntityRow | None:
        """Return the entity in row `index`, or None if its chunk is not there (yet)."""
        chunk = self._chunks.get(index // CHUNK)
        place = index % CHUNK
        return chunk[place] if chunk is not None and place < len(chunk) else None

    def line(self, index: int) -> Row:
        """Return row `index`; a blank one, and fetch its chunk, while that is missing."""
        if (row := self.row(index)) is None:
            if index // CHUNK not in self._chunks:
                self._fetch(index - index % CHUNK)
            return Row("")
        return entity_row(row, self._glyphs)

    def key(self, index: int) -> Hashable:
        """Return the slug in row `index`, or a placeholder that names the row while it is missing."""
        row = self.row(index)
        return row.slug if row is not None else (index,)

    def index(self, slug: Hashable) -> int | None:
        """Return the row of an entity among the chunks that are there."""
        if isinstance(slug, tuple):
            return slug[0] if slug[0] < self.count else None
        for number in sorted(self._chunks.keys()):
            for place, row in enumerate(self._chunks[number]):
                if row.slug == slug:
                    return number * CHUNK + place
        return None

    def rows(self) -> Rows:
        """Return all of them for a list."""
        return Rows(self.count, self.line, self.key, self.index)


def found_rows(found: Sequence[EntityRow], glyphs: Glyphs) -> Rows:
    """Return what a search found as rows for a list."""
    places = {row.slug: place for place, row in reversed(list(enumerate(found)))}
    return Rows(
        len(found),
        lambda index: entity_row(found[index], glyphs),
        lambda index: found[index].slug,
        lambda slug: places.get(str(slug)),
    )
