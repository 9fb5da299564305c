"""Who and what is meant: by its id, or by the name that people know it by.

A name that several bear is refused in one sentence with their ids. What is an id is never read as a name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from store.labels.questions import scope_label
from store.model.claims import QuestionRef
from store.model.problems import BadInput
from store.model.vocabulary import CHECKS

if TYPE_CHECKING:
    from store.library import Library
    from store.model.views import Comparison

_FEW = 5
_MOST = 50
_NO_ENTITY = "there is no entity {!r}: find its id with 'whosays search'"
_NO_SOURCE = "there is no source {!r}: see 'whosays sources'"


def entity(library: Library, told: str, *, unknown: str = _NO_ENTITY) -> str:
    """The id of an entity. Raises BadInput where there is none, or not one alone, of that name.

    Without a sentence for the ``unknown`` they stay as they were told: somebody else says what is missing.
    """
    if library.is_id("entity", told):
        return told
    wanted = _plain(told)
    hits = library.find(told, limit=_MOST).hits if wanted else ()
    found = {hit.slug: hit.name for hit in hits if wanted in (_plain(hit.matched), _plain(hit.name))}
    return _one(told, found, "entities", unknown)


def entities(library: Library, told: Sequence[str] | None, *, unknown: str = _NO_ENTITY) -> list[str]:
    """The same of several."""
    return [entity(library, one, unknown=unknown) for one in told or ()]


def voice(library: Library, told: str) -> str:
    """The id of somebody who speaks."""
    return entity(library, told, unknown="there is no voice {!r}: see 'whosays voices'")


def source(library: Library, told: str, *, unknown: str = _NO_SOURCE) -> str:
    """The id of a source, which its title names too."""
    if library.is_id("source", told):
        return told
    wanted = _plain(told)
    found = {row.slug: row.title for row in library.sources() if row.title and _plain(row.title) == wanted}
    return _one(told, found, "sources", unknown)


def sources(library: Library, told: Sequence[str] | None) -> list[str]:
    """The same of several."""
    return [source(library, one) for one in told or ()]


def prop(library: Library, told: str, of: str = "") -> str:
    """The id of a property, which its label names too; where several are called so, that one asked of ``of``.

    What is unknown is left as it is: the command says what it misses.
    """
    vocabulary = library.vocabulary()
    if told in vocabulary.properties or told in CHECKS:
        return told
    wanted = _plain(told)
    labels = {name: it.label for name, it in vocabulary.properties.items()} | dict(CHECKS)
    found = {name: label for name, label in labels.items() if _plain(label) == wanted}
    if len(found) > 1 and of:
        asked = set(library.ids("property", "", (of,), most=1000)) & set(found)
        found = {name: found[name] for name in asked} or found
    return _one(told, found, "properties", "")


def props(library: Library, told: Sequence[str] | None) -> list[str]:
    """The same of several."""
    return [prop(library, one) for one in told or ()]


def scope(library: Library, told: str, asked: str, of: Collection[str]) -> str:
    """The id of a scope of a property (``asked``), which its label names too, if it is one ``of`` those there are."""
    if not told or told in of:
        return told
    vocabulary, wanted = library.vocabulary(), _plain(told)
    labels = {one: scope_label(vocabulary, asked, one) for one in of}
    found = {one: label for one, label in labels.items() if _plain(label) == wanted}
    return _one(told, found, "scopes", "")


def question(library: Library, of: str, asked: str, part: str = "") -> QuestionRef:
    """The question that is meant, by ids or names; without a scope the one there is."""
    of = entity(library, of)
    asked = prop(library, asked, of)
    scopes = library.scopes(of, asked)
    ref = QuestionRef(of, asked, scope(library, part, asked, scopes))
    if not part:
        if len(scopes) == 1:
            return QuestionRef(of, asked, scopes[0])
        if scopes and "" not in scopes:
            raise BadInput(f"{of!r} {asked!r} is asked of {len(scopes)} scopes: give one of {', '.join(scopes)}")
    return ref


def comparison(library: Library, ref: QuestionRef) -> Comparison:
    """A question laid open. Raises BadInput where nobody says anything about it."""
    found = library.compare(ref)
    if found is None:
        asked = " ".join(part for part in (ref.entity, ref.property, ref.scope) if part)
        raise BadInput(f"nobody says anything about {asked!r}: see 'whosays questions --state all'")
    return found


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _one(told: str, found: Mapping[str, str], kind: str, unknown: str) -> str:
    if len(found) == 1:
        return next(iter(found))
    if found:
        few = ", ".join(f"{slug} ({name})" for slug, name in [*found.items()][:_FEW])
        more = f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
        raise BadInput(f"{told!r} is the name of {len(found)} {kind}: give the id of one: {few}{more}")
    if not unknown:
        return told
    raise BadInput(unknown.format(told))
