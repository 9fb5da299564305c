"""Check one claim or one judgement: who and what it names, its scope, its count, its times and its value."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from store.case.checks.checked import (
    VOICES,
    CheckedCase,
    CheckedClaim,
    day_span,
    entity_known,
    one_of,
    property_known,
    source_known,
    time_span,
    words_unread,
)
from store.case.checks.cites import CheckedCite, check_cites
from store.case.models import ClaimEntry, JudgementEntry
from store.case.read import At
from store.case.words import near
from store.properties.property import AMOUNTS, Property
from store.properties.scopes import of_a_place, split_place, with_place
from store.values.basis.sets import bare_place, near_place
from store.values.dates.clock import read_clock
from store.values.read import UnreadableValue, Value, label, parse_value

#: A scope that a case names itself: short, in lower case, one line.
MAX_OPEN_SCOPE = 80
#: "near X" is a place somewhere around X, not X.
NEAR = "near "


def check_claim(case: CheckedCase, source_id: str, entry: ClaimEntry, at: At) -> CheckedClaim | None:
    """Check one claim of a source; None where something is wrong, which ``case.problems`` then says."""
    before = len(case.problems)
    known_source = source_id in case.sources or source_known(case, source_id, At(at.document), "source")
    good = one_of(case, entry.speaker, VOICES, at, "speaker", what="the speaker", does="speak")
    for index, slug in enumerate(entry.via):
        good &= one_of(case, slug, VOICES, at, "via", index, what="the relay", does="pass on words")
    good &= entity_known(case, entry.entity, at, "entity")
    prop = property_known(case, entry.property, at)
    scope = entry.scope
    if prop is not None and entry.entity in case.entities:
        kind = case.entities[entry.entity].kind
        if kind not in prop.kinds:
            message = f"{prop.id} is said of a {' or '.join(prop.kinds)}, but {entry.entity!r} is a {kind}"
            case.problems.append(at.problem(message, "property"))
        scope = with_place(_check_scope(case, prop, entry, at), entry.where)
        _check_count(case, prop, entry, at)
    said = time_span(case, entry.said, at, "said")
    as_of = time_span(case, entry.as_of, at, "as_of")
    valid = day_span(case, entry.valid, at, "valid")
    value = _check_value(case, prop, source_id, entry, at) if prop is not None else None
    cites: list[CheckedCite] = []
    if known_source:
        head = case.read.head
        known = partial(case.memory, head.id if head is not None else "", source_id)
        cites = check_cites(case.sources[source_id], entry, at, case.problems, lambda label: known(label, entry.id))
    if not good or not known_source or prop is None or len(case.problems) != before:
        return None
    words, named = _label(case, prop, entry, value) if value is not None else ("", None)
    return CheckedClaim(entry, source_id, scope, value, said, as_of, valid, tuple(cites), words, named)


def check_judgement(case: CheckedCase, entry: JudgementEntry, at: At) -> None:
    """Check one judgement: the entity and the property that it speaks of are there."""
    entity_known(case, entry.entity, at, "entity")
    property_known(case, entry.property, at)


def _check_scope(case: CheckedCase, prop: Property, entry: ClaimEntry, at: At) -> str:
    if prop.scopes:
        if entry.scope and prop.scope(entry.scope) is None and not words_unread(case):
            known = [scope.id for scope in prop.scopes]
            message = f"scope {entry.scope!r} is not one of {', '.join(known)}{near(entry.scope, known)}"
            case.problems.append(at.problem(message, "scope"))
        return entry.scope or prop.default_scope
    if prop.scope_needed and not entry.scope:
        message = f"{prop.id} needs a scope ({prop.open_scope}): add it"
        case.problems.append(at.problem(message, "scope"))
    if prop.open_scope is None and entry.scope:
        case.problems.append(at.problem(f"{prop.id} takes no scope: remove it", "scope"))
    place = split_place(entry.scope)[1]
    if place and place in case.entities and of_a_place(prop.type, prop.scopes):
        message = f"'@' stands before a place: leave it out of the scope, and write where: {place}"
        case.problems.append(at.problem(message, "scope"))
    if len(entry.scope) > MAX_OPEN_SCOPE or "\n" in entry.scope:
        message = f"the scope is longer than {MAX_OPEN_SCOPE} characters or one line: shorten it"
        case.problems.append(at.problem(message, "scope"))
    return entry.scope


def _check_count(case: CheckedCase, prop: Property, entry: ClaimEntry, at: At) -> None:
    """Check what is said of counts alone: of which place one is, and how it was made."""
    if entry.where is not None and entity_known(case, entry.where, at, "where", what="the place"):
        kind = case.entities[entry.where].kind
        if kind != "place":
            case.problems.append(at.problem(f"{entry.where!r} is a {kind}: name the place it is of", "where"))
        elif not of_a_place(prop.type, prop.scopes):
            message = f"{prop.id} is no count and has no parts: remove where"
            case.problems.append(at.problem(message, "where"))
        elif prop.open_scope == "where":
            case.problems.append(at.problem(f"the scope of {prop.id} says where: write scope: {entry.where}", "where"))
    if entry.counted and prop.type not in AMOUNTS:
        case.problems.append(at.problem(f"{prop.id} is no count: remove counted", "counted"))


def _day(told: str) -> str:
    """The day of a date that may have a time of day; what cannot be read is told where it stands."""
    try:
        return read_clock(told)[0]
    except UnreadableValue:
        return ""


def _check_value(case: CheckedCase, prop: Property, source_id: str, entry: ClaimEntry, at: At) -> Value | None:
    given = entry.value
    if given is None:
        if entry.stance in ("asserts", "denies", "retracts"):
            message = f"a claim that {entry.stance} needs a value: add it"
            case.problems.append(at.problem(message))
        return None
    source = case.sources.get(source_id)
    on = _day(source.head.published) if source is not None else None
    says, is_ = given.says, given.is_
    near = prop.type == "place" and (is_ or says).startswith(NEAR)
    try:
        value = parse_value(
            prop,
            says,
            (is_ or says).removeprefix(NEAR).strip() if near else is_,
            on=on or None,
            as_of=_day(entry.as_of or entry.said) or None,
            hemisphere=case.vocabulary.hemisphere,
            zone=source.head.zone if source is not None else "",
        )
    except UnreadableValue as error:
        case.problems.append(at.problem(f"value: {error}", "value"))
        return None
    if prop.type in ("entity", "place"):
        if not entity_known(case, value.key, at, "value", what=f"the {prop.type}"):
            return None
        kind = case.entities[value.key].kind
        wanted = ("place",) if prop.type == "place" else prop.refers_to
        if wanted and kind not in wanted:
            message = f"{prop.id} wants a {' or '.join(wanted)}, but {value.key!r} is a {kind}"
            case.problems.append(at.problem(message, "value"))
    return replace(value, key=near_place(value.key)) if near else value


def _label(case: CheckedCase, prop: Property, entry: ClaimEntry, value: Value) -> tuple[str, str | None]:
    """How a value is shown, and the slug of the entity that it names."""
    if prop.type in ("entity", "place"):
        slug = bare_place(value.key)
        return (NEAR if slug != value.key else "") + case.entities[slug].name, slug
    if prop.type == "text" and entry.value is not None and entry.value.is_:
        return entry.value.is_, None
    return label(prop, value), None
