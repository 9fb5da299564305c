"""Entities that are one, as they are written: rows are made with the id of the one that stands for all.

The records stay what people wrote. What a row says of an entity (whose claim it is, what it names, where it lies) is
said of the one that stands; the others keep their rows as stubs, so that both ids lead to it and the split finds all
as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from store.case.checks.checked import CheckedCase, CheckedClaim
from store.case.models import EntityEntry
from store.case.stands import Stands
from store.properties.scopes import split_place, with_place
from store.properties.vocabulary import Vocabulary
from store.values.basis.sets import bare_place, near_place

#: The keys under which an entity names others.
_LINKS = ("within", "follows", "speaks_for", "perhaps")


def as_one(slug: str, entities: Mapping[str, EntityEntry], stands: Stands) -> EntityEntry:
    """An entity as it is written: with whom it is one, and its links to those that stand for others."""
    entry = entities[slug]
    members = [entities[it] for it in stands.members.get(slug, (slug,))]

    def links(key: str) -> tuple[str, ...]:
        return stands.once((it for member in members for it in getattr(member, key)), without=slug)

    if len(members) == 1 and all(getattr(entry, key) == links(key) for key in _LINKS):
        return entry
    return replace(
        entry,
        about=next((it.about for it in members if it.about), ""),
        anonymous=all(it.anonymous for it in members),
        within=links("within"),
        follows=links("follows"),
        speaks_for=links("speaks_for"),
        perhaps=links("perhaps"),
    )


def claim_as_one(claim: CheckedClaim, case: CheckedCase, stands: Stands) -> CheckedClaim:
    """A claim as it is written: what its scope and its value name is the one that stands for it.

    Whom it is about, who speaks and who passes it on are told by row ids, which are so already (`Ids`).
    """
    scope = scope_as_one(claim.entry.property, claim.scope, case.vocabulary, stands)
    if scope != claim.scope:
        claim = replace(claim, scope=scope)
    if claim.named is None or claim.value is None or claim.named not in stands.of:
        return claim
    named = stands(claim.named)
    words = claim.label.removesuffix(case.entities[claim.named].name) + case.entities[named].name
    return replace(claim, value=replace(claim.value, key=key_as_one(claim.value.key, stands)), label=words, named=named)


def key_as_one(key: str, stands: Stands) -> str:
    """A value that names an entity, or a place near one, as the one that stands for it."""
    named = bare_place(key)
    return stands(named) if named == key else near_place(stands(named))


def scope_as_one(prop: str, scope: str, vocabulary: Vocabulary, stands: Stands) -> str:
    """A scope with the place it is of, and the entity it names, as those that stand for them."""
    known = vocabulary.get(prop)
    part, place = split_place(scope)
    if not place:
        part = scope
    if known is not None and known.open_scope is not None:
        part = stands(part)
    return with_place(part, stands(place)) if place else part
