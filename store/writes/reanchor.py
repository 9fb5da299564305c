"""Find a rendition's citations in the text that was attached to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from store.anchors.hashed import Found, Lost, find_all
from store.anchors.places import HashedQuote
from store.db.tables import Citation, Claim, Rendition

#: The status of a citation whose text is not held, or was not looked at yet.
UNHELD = "unheld"


@dataclass(frozen=True, slots=True)
class Anchored:
    """How many citations were found, how many of them elsewhere, and the claims whose words were not."""

    found: int
    moved: int
    lost: tuple[str, ...]


def citations_of(session: Session, rendition: Rendition) -> list[Citation]:
    """The citations of a rendition, in the order they were written."""
    return list(
        session.exec(select(Citation).where(Citation.rendition_id == rendition.id).order_by(col(Citation.id))).all()
    )


def quotes_of(cites: Sequence[Citation]) -> list[HashedQuote]:
    """The citations as they are looked for: by offsets and hash."""
    return [HashedQuote(cite.start, cite.end, cite.exact_sha256) for cite in cites]


def reanchor(session: Session, rendition: Rendition, places: Sequence[Found | Lost] | None = None) -> set[int]:
    """Note where the rendition's citations stand in the text attached to it. Returns the claims cited from it.

    ``places`` are the answers of `find_all` for them, where they are known already.
    """
    assert rendition.text is not None
    cites = citations_of(session, rendition)
    found = find_all(rendition.text, quotes_of(cites)) if places is None else places
    for cite, place in zip(cites, found, strict=True):
        cite.score = None
        if isinstance(place, Found):
            cite.status, cite.held_start, cite.held_end = place.status, place.start, place.end
        else:
            cite.status, cite.held_start, cite.held_end = "orphan", None, None
    session.flush()
    return {cite.claim_id for cite in cites}


def reanchor_new(session: Session, sources: Collection[int] | None = None) -> set[int]:
    """Look for citations that came in after their text was attached, in some sources or in all (None).

    Returns the claims they belong to.
    """
    waiting = (
        select(Rendition)
        .join(Citation)
        .where(col(Rendition.held_sha256).is_not(None), Citation.status == UNHELD)
        .distinct()
    )
    if sources is not None:
        waiting = waiting.where(col(Rendition.source_id).in_(sources))
    touched: set[int] = set()
    for rendition in session.exec(waiting).all():
        touched |= reanchor(session, rendition)
    return touched


def standing_of(session: Session, rendition: Rendition) -> Anchored:
    """How a rendition's citations stand now."""
    cites = citations_of(session, rendition)
    orphans = [cite.claim_id for cite in cites if cite.status == "orphan"]
    lost = list(dict.fromkeys(orphans))
    slugs = dict(session.exec(select(Claim.id, Claim.slug).where(col(Claim.id).in_(lost))).all())
    moved = sum(cite.status in ("moved", "fuzzy") for cite in cites)
    return Anchored(len(cites) - len(orphans), moved, tuple(slugs[number] for number in lost))
