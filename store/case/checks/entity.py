"""Check one entity: that what it refers to is there, and that nothing lies in itself or comes after itself."""

from __future__ import annotations

from collections.abc import Callable

from store.case.checks.checked import VOICES, CheckedCase, entity_known, one_of, source_known
from store.case.checks.circles import way_back
from store.case.models import EntityEntry
from store.case.read import At
from store.model.vocabulary import FOLLOWING

#: Tells by which last step somebody comes back to himself; None where he does not.
WayBack = Callable[[str], str | None]


def check_entity(
    case: CheckedCase,
    entity: EntityEntry,
    at: At,
    speaking: WayBack | None = None,
    lying: WayBack | None = None,
    coming: WayBack | None = None,
) -> None:
    """Check one entity: its references, its spellings, and that it neither lies in, speaks for nor follows itself.

    ``speaking``, ``lying`` and ``coming`` tell of circles where those of all are known; else they are looked for
    from here.
    """
    for index, slug in enumerate(entity.used_by):
        source_known(case, slug, at, "used_by", index)
    spellings = {entity.name}
    for index, name in enumerate(entity.names):
        if name.text in spellings:
            message = f"the spelling {name.text!r} stands twice: keep one"
            case.problems.append(at.problem(message, "names", index))
        spellings.add(name.text)
        for number, slug in enumerate(name.used_by):
            source_known(case, slug, at, "names", index, "used_by", number)
    for index, slug in enumerate(entity.speaks_for):
        one_of(case, slug, VOICES, at, "speaks_for", index, what="the body", does="have a spokesman")
    if entity.speaks_for and (speaking or _coming_back(case, "speaks_for"))(entity.id) is not None:
        message = f"{entity.id!r} speaks for itself, at once or by way of others: break the circle"
        case.problems.append(at.problem(message, "speaks_for"))
    for index, slug in enumerate(entity.perhaps):
        entity_known(case, slug, at, "perhaps", index)
        if slug == entity.id:
            case.problems.append(at.problem("nobody is perhaps himself: remove it", "perhaps", index))
    if entity.within:
        _check_within(case, entity, at, lying or _coming_back(case, "within"))
    if entity.follows:
        _check_follows(case, entity, at, coming or _coming_back(case, "follows"))


def _coming_back(case: CheckedCase, key: str) -> WayBack:
    """Looks for circles of what entities have under a key, from one of them."""
    return lambda slug: way_back(slug, lambda it: getattr(case.entities.get(it), key, ()))


def _check_within(case: CheckedCase, entity: EntityEntry, at: At, lying: WayBack) -> None:
    if entity.kind != "place":
        case.problems.append(at.problem("only a place lies within another: remove within", "within"))
        return
    before = len(case.problems)
    for index, slug in enumerate(entity.within):
        # a single one stands there without a list
        below = ("within", index) if len(entity.within) > 1 else ("within",)
        if not entity_known(case, slug, at, *below, what="the place"):
            continue
        if case.entities[slug].kind != "place":
            case.problems.append(at.problem(f"{slug!r} is no place: name a place", *below))
        elif slug in entity.within[:index]:
            case.problems.append(at.problem(f"the place {slug!r} stands twice: keep one", *below))
    if len(case.problems) > before:
        return
    way = lying(entity.id)
    if way is not None:
        by = "" if way == entity.id else f" by way of {way!r}"
        case.problems.append(at.problem(f"{entity.id!r} lies within itself{by}: break the circle", "within"))


def _check_follows(case: CheckedCase, entity: EntityEntry, at: At, coming: WayBack) -> None:
    if entity.kind not in FOLLOWING:
        message = f"a {entity.kind} does not come after another as states and groups do: remove follows"
        case.problems.append(at.problem(message, "follows"))
        return
    before = len(case.problems)
    for index, slug in enumerate(entity.follows):
        if entity_known(case, slug, at, "follows", index) and case.entities[slug].kind != entity.kind:
            message = f"{slug!r} is a {case.entities[slug].kind}: a {entity.kind} comes after a {entity.kind}"
            case.problems.append(at.problem(message, "follows", index))
    if len(case.problems) == before and coming(entity.id) is not None:
        message = f"{entity.id!r} follows itself, at once or by way of others: break the circle"
        case.problems.append(at.problem(message, "follows"))
