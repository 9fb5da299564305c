"""The words behind a question: one of its claims, its source in the best rendition held, and what is lit there."""

from __future__ import annotations

from store.db.connection import Connection
from store.model.claims import CitationView, Cited, ClaimView, QuestionRef, SourcePage
from store.model.views import EntityPage
from store.reads.answers import claims as claims_of
from store.reads.entities import entity
from store.reads.figures.tolls import tolls
from store.reads.sources import source


def cited(connection: Connection, ref: QuestionRef, place: int = 0) -> Cited | None:
    """The words behind one claim of a question, counted around (-1 is the last), or None where there are none."""
    claims = claims_of(connection, ref)
    if not claims:
        return None
    place %= len(claims)
    claim = claims[place]
    page = _best_page(connection, claim)
    if page is None:
        return None
    lit: dict[tuple[int, int], int] = {}
    current = None
    if page.text is not None:
        for other in claims:
            if other.source.slug != page.source.slug:
                continue
            citation = _held(other, page.rendition)
            if citation is None:
                continue
            at = lit.setdefault((citation.start, citation.end), len(lit))
            if other is claim:
                current = at
    return Cited(ref, claims, place, page, tuple(lit), current, tolls(connection, ref))


def page_and_words(connection: Connection, slug: str) -> tuple[EntityPage | None, Cited | None]:
    """An entity's page and the words behind its first question."""
    page = entity(connection, slug)
    first = next(iter((*page.questions, *page.named_in)), None) if page is not None else None
    return page, cited(connection, first.ref) if first is not None else None


def _held(claim: ClaimView, rendition: str) -> CitationView | None:
    """The claim's citation in exactly that rendition, if its place is known."""
    for citation in claim.citations:
        if citation.rendition == rendition and citation.status not in ("orphan", "unheld"):
            return citation
    return None


def _best_page(connection: Connection, claim: ClaimView) -> SourcePage | None:
    """The claim's source, in the best rendition held that the claim is cited in."""
    page = source(connection, claim.source.slug)
    if page is None or _held(claim, page.rendition):
        return page
    for citation in claim.citations:
        if citation.status not in ("orphan", "unheld"):
            other = source(connection, claim.source.slug, citation.rendition)
            if other is not None and other.text is not None:
                return other
    return page
