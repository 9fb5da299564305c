"""Which words to show for a claim: its source in the best rendition held, and what is lit there.

Asked in a thread; nothing here touches the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.labels.claims import STATUS_WORDS
from store.model.claims import CitationView, ClaimView, QuestionRef, SourcePage
from store.model.facts import dataclass
from store.model.views import EntityPage
from tui.lines.facts import plain, source_line

if TYPE_CHECKING:
    from store.library import Library


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim of a question and the text it stands in.

    ``lit`` are the question's passages in that text, of which ``current`` is the claim's; ``place``
    counts the claim among ``claims``, all of the question's.
    """

    ref: QuestionRef
    claims: tuple[ClaimView, ...]
    place: int
    page: SourcePage
    lit: tuple[tuple[int, int], ...]
    current: int | None

    @property
    def claim(self) -> ClaimView:
        """The claim shown."""
        return self.claims[self.place]

    @property
    def text(self) -> str:
        """The text, or a sentence that says that it is not held."""
        return self.page.text if self.page.text is not None else unheld(self.page)

    def where(self, *, short: bool = False) -> Content:
        """Return the source (its publisher if `short`), and what became of a citation not in its place."""
        citation = self.claim.citation(self.page.rendition)
        status = STATUS_WORDS.get(citation.status, "") if citation is not None else ""
        line = plain(self.page.source.publisher) if short else source_line(self.page.source, self.page.rendition)
        return Content.assemble(line, (f" ({status})", "$notice")) if status else line


def unheld(page: SourcePage) -> str:
    """Return what to say in place of a text that is known by its hash only."""
    return (
        f'The words of the rendition "{page.rendition}" are not held here, only their fingerprint. '
        "If you have the text in a file, `whosays attach FILE` recognises it and brings it in."
    )


def held_citation(claim: ClaimView, rendition: str) -> CitationView | None:
    """Return the claim's citation in exactly that rendition, if its place is known."""
    for citation in claim.citations:
        if citation.rendition == rendition and citation.status not in ("orphan", "unheld"):
            return citation
    return None


def best_page(library: Library, claim: ClaimView) -> SourcePage | None:
    """Return the claim's source, in the best rendition held that the claim is cited in."""
    page = library.source(claim.source.slug)
    if page is None or held_citation(claim, page.rendition):
        return page
    for citation in claim.citations:
        if citation.status not in ("orphan", "unheld"):
            other = library.source(claim.source.slug, citation.rendition)
            if other is not None and other.text is not None:
                return other
    return page


def page_and_words(library: Library, slug: str) -> tuple[EntityPage | None, Cited | None]:
    """Return an entity's page and the words behind its first question: they come into sight together."""
    page = library.entity(slug)
    first = next(iter((*page.questions, *page.named_in)), None) if page is not None else None
    return page, cited(library, first.ref) if first is not None else None


def cited(library: Library, ref: QuestionRef, place: int = 0) -> Cited | None:
    """Return the words behind one claim of a question, counted around (-1 is the last), or None."""
    claims = library.claims(ref)
    if not claims:
        return None
    place %= len(claims)
    claim = claims[place]
    page = best_page(library, claim)
    if page is None:
        return None
    lit: dict[tuple[int, int], int] = {}
    current = None
    if page.text is not None:
        for other in claims:
            if other.source.slug != page.source.slug:
                continue
            citation = held_citation(other, page.rendition)
            if citation is None:
                continue
            at = lit.setdefault((citation.start, citation.end), len(lit))
            if other is claim:
                current = at
    return Cited(ref, claims, place, page, tuple(lit), current)
