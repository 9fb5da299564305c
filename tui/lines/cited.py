"""Where the words of a claim stand, as a line."""

from __future__ import annotations

from textual.content import Content

from store.labels.claims import STATUS_WORDS
from store.model.claims import Cited, SourcePage
from tui.lines.facts import plain, source_line


def cited_text(cited: Cited) -> str:
    """Return the text, or a sentence that says that it is not held."""
    return cited.page.text if cited.page.text is not None else unheld(cited.page)


def where(cited: Cited, *, short: bool = False) -> Content:
    """Return the source (its publisher if `short`), and what became of a citation not in its place."""
    citation = cited.claim.citation(cited.page.rendition)
    status = STATUS_WORDS.get(citation.status, "") if citation is not None else ""
    line = plain(cited.page.source.publisher) if short else source_line(cited.page.source, cited.page.rendition)
    return Content.assemble(line, (f" ({status})", "$notice")) if status else line


def unheld(page: SourcePage) -> str:
    """Return what to say in place of a text that is known by its hash only."""
    return (
        f'The words of the rendition "{page.rendition}" are not held here, only their fingerprint. '
        "If you have the text in a file, `whosays attach FILE` recognises it and brings it in."
    )
