"""What was decided about two entities, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from store.labels.dates import day
from store.model.views import SAME_AS

if TYPE_CHECKING:
    from store.library import Library
    from store.model.same import Decision
    from store.model.views import EntityPage


def signed(decision: Decision) -> str:
    """Return who decided, and when: "by Ana, 3 May 2026"."""
    return f"by {decision.who}, {day(decision.at[:10])}"


def known_as(names: Mapping[str, str], slug: str, decisions: Sequence[Decision]) -> str:
    """Return by whom an entity is known too: "A. Umer (same, by Ana, 3 May 2026)"."""
    told = []
    for it in decisions:
        other = it.other if it.one == slug else it.one
        told.append(f"{names.get(other, other)} (same, {signed(it)})")
    return ", ".join(told)


def stand_for(library: Library, slugs: Iterable[str], *, by_name: bool = False) -> list[str]:
    """Return a sentence for each of some entities that another stands for, by whose decision and when: "a-umer is the
    same as asim-umar (Asim Umar), by Ana, 3 May 2026"; `by_name`: "A. Umer is the same as Asim Umar, by ..."."""
    decisions = [it for it in library.decisions() if it.decided == "same"]
    decided = {slug: it for it in reversed(decisions) for slug in (it.one, it.other)}
    told = []
    for slug in dict.fromkeys(slugs):
        page = library.entity(slug) if slug in decided else None
        if page is not None and page.slug != slug:
            called, kept = slug, f"{page.slug} ({page.name})"
            if by_name:
                called, kept = names_of(page).get(slug, slug), page.name
            told.append(f"{called} is the same as {kept}, {signed(decided[slug])}")
    return told


def names_of(page: EntityPage) -> dict[str, str]:
    """Return the names of an entity and of those that it stands for, by their ids."""
    return {page.slug: page.name} | {link.slug: link.name for link in page.links if link.how == SAME_AS}


def to_split(page: EntityPage) -> str:
    """Return whom a split would part: "Asim Umar from A. Umer", "Asim Umar from 2 others"."""
    first, *others = names_of(page).values()
    return f"{first} from {others[0] if len(others) == 1 else f'{len(others)} others'}"
