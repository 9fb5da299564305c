"""Where an address leads now: whose id was merged into another's is found there, and what is nowhere is said so.

These ask the library, which may take a while: call them in a thread. Imported when a place is gone to first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from store.model.claims import QuestionRef
from store.model.problems import BadInput
from store.model.vocabulary import KINDS, STATES
from store.text.clean import shown
from tui.session.ways.addresses import Place, address, filters, place_of, with_filters

if TYPE_CHECKING:
    from store.library import Library

PICTURES = ("coverage", "rivals", "events", "tolls")
"""The pictures, in the order of their keys."""

_FEW = 4


def where(library: Library, at: Place) -> Place:
    """The place as it stands now. Raises BadInput, which names what is near, where it is nowhere."""
    match at.kind:
        case "entity" | "names" | "timeline" | "pairs" | "voice" if at.parts:
            return place_of(at.kind, _entity(library, at.part(0)))
        case "question" | "matrix":
            return _question(library, at)
        case "source" | "sources" if at.parts:
            return _source(library, at)
        case "beside":
            for one in at.parts:
                _source(library, Place("source", (one,)))
        case "contested":
            return _contested(library, at)
        case "edit":
            number = at.part(0)
            if not (number.isascii() and number.isdigit()) or library.journal_page(int(number[:18])) is None:
                raise BadInput(f"there is no edit {_told(number)}: see 'whosays log'")
        case "pictures" if at.parts and at.part(0) not in PICTURES:
            raise BadInput(f"there is no picture {_told(at.part(0))}: known are {', '.join(PICTURES)}")
    return at


def first_there(library: Library, places: Sequence[Place]) -> tuple[int, Place | None]:
    """How many of some places are gone before the first that is there, and that one as it stands now."""
    for nth, at in enumerate(places):
        try:
            return nth, where(library, at)
        except BadInput:
            continue
    return len(places), None


def _entity(library: Library, slug: str) -> str:
    """The id of who stands for an entity; a name or a foreign id that is spelt in full means its bearer."""
    page = library.entity(slug)
    if page is not None:
        return page.slug
    spelt = slug.replace("-", " ")
    hits = [hit for told in dict.fromkeys((slug, spelt)) for hit in library.find(told, limit=_FEW).hits]
    named = {hit.slug for hit in hits if slug.casefold() in (hit.matched.casefold(), hit.name.casefold())}
    if len(named) == 1:
        return named.pop()
    near = dict.fromkeys(hit.slug for hit in hits)
    if not near:
        near = dict.fromkeys(library.ids("entity", slug[:2], most=500))
        near = dict.fromkeys(get_close_matches(slug, near, _FEW))
    raise _nowhere(f"there is no entity {_told(slug)}", near, "find its id with 'whosays search'")


def _question(library: Library, at: Place) -> Place:
    entity = _entity(library, at.part(0))
    prop, scope, claim = at.part(1), at.part(2), at.part(3)
    found = library.compare(QuestionRef(entity, prop, scope))
    if found is None and not scope:
        scopes = library.scopes(entity, prop)
        if len(scopes) == 1:
            found = library.compare(QuestionRef(entity, prop, scopes[0]))
    if found is None:
        raise _nowhere(f"nobody says anything about {_told(address(at))}", _asked(library, entity, prop), "")
    ref = found.question.ref
    there = claim and any(claim == one.slug for one in library.claims(ref))
    return place_of(at.kind, ref.entity, ref.property, ref.scope, claim if there and at.kind == "question" else "")


def _asked(library: Library, entity: str, prop: str) -> Iterable[str]:
    """Questions of an entity that may have been meant: those of other parts, those called nearly so, any."""
    properties = library.ids("property", "", (entity,), most=200)
    near = [prop] if prop in properties else get_close_matches(prop, properties, _FEW, 0.5) or properties[:_FEW]
    for one in near:
        for scope in library.scopes(entity, one) or ("",):
            yield address(place_of("question", entity, one, scope))


def _source(library: Library, at: Place) -> Place:
    slug, claim, wording = at.part(0), at.part(1), at.part(2)
    if not library.is_id("source", slug):
        slugs = [row.slug for row in library.sources()]
        near = [one for one in slugs if slug.casefold() in one.casefold()][:_FEW]
        near = near or get_close_matches(slug.casefold(), slugs, _FEW, 0.5)
        near = [address(Place("source", (it,))) for it in near]
        raise _nowhere(f"there is no source {_told(slug)}", near, "see 'whosays sources'")
    known = library.ids("rendition", "", (slug,), most=100)
    if wording and wording not in known:
        here = [address(Place("source", (slug, claim, it))) for it in known]
        raise _nowhere(f"{_told(slug)} has no wording {_told(wording)}", here, "")
    if claim:
        wording = _wording(library, slug, claim, [wording] if wording else [None, *known])
    return place_of(at.kind, slug, claim, wording)


def _wording(library: Library, slug: str, claim: str, wordings: Sequence[str | None]) -> str:
    """The wording that a claim stands in, empty where that is the one which is read first."""
    there: dict[str, None] = {}
    for wording in wordings:
        page = library.source(slug, wording)
        claims = [one.slug for lit in page.lit for one in lit.claims] if page is not None else []
        if claim in claims:
            return wording or ""
        there |= dict.fromkeys(claims)
    if not there and library.is_id("claim", claim):  # the words are not held: it is named below them
        return wordings[0] or ""
    near = get_close_matches(claim, there, _FEW) or [*there]
    raise _nowhere(
        f"{_told(slug)} has no claim {_told(claim)}", (address(Place("source", (slug, it))) for it in near), ""
    )


def _contested(library: Library, at: Place) -> Place:
    told = filters(at)
    for name, known in (("state", STATES), ("kind", KINDS)):
        if told.get(name, known[0]) not in known:
            raise BadInput(f"there is no {name} {_told(told[name])}: known are {', '.join(known)}")
    if "property" in told and told["property"] not in library.vocabulary().properties:
        near = get_close_matches(told["property"], library.vocabulary().properties, _FEW, 0.5)
        raise _nowhere(f"there is no property {_told(told['property'])}", near, "see 'whosays properties'")
    if "voice" in told:
        told["voice"] = _entity(library, told["voice"])
    return with_filters(**told)


def _nowhere(what: str, near: Iterable[str], else_: str) -> BadInput:
    few = ", ".join(_told(one) for one in [*near][:_FEW])
    near_by = f"near {'are' if ', ' in few else 'is'} {few}"
    return BadInput(f"{what}: {near_by if few else else_}" if few or else_ else what)


def _told(text: str) -> str:
    return shown(text[:120], newlines=False)
