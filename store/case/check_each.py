"""Check what one claim, one entity or one source means, with everything it refers to looked up.

What is looked up may be a whole case in memory or a store that is asked for one thing at a time: any mapping does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from store.anchors.quotes import Memory
from store.case.circles import way_back
from store.case.cites import CheckedCite, check_cites
from store.case.models import ClaimEntry, EntityEntry, JudgementEntry, SourceHead, keys
from store.case.moved import no_memory
from store.case.read import At, ReadCase, ReadRendition, ReadSource
from store.case.words import near
from store.model import facts
from store.model.problems import Problem
from store.model.vocabulary import FOLLOWING
from store.properties.built_in import PROPERTIES
from store.properties.own import PROPERTIES_KEY, vocabulary_of_data
from store.properties.property import AMOUNTS, Property
from store.properties.scopes import of_a_place, split_place, with_place
from store.properties.vocabulary import BUILT_IN, Vocabulary
from store.properties.wrong import wrong_words
from store.values.clock import read_clock
from store.values.plain import fold
from store.values.read import UnreadableValue, Value, date_span, label, parse_value
from store.values.sets import Span, bare_place, near_place

#: Who can vouch for something, pass it on or publish it.
VOICES = ("voice", "group", "leader")
#: A scope that a case names itself: short, in lower case, one line.
MAX_OPEN_SCOPE = 80
#: "near X" is a place somewhere around X, not X.
NEAR = "near "
#: Tells by which last step somebody comes back to himself; None where he does not.
WayBack = Callable[[str], str | None]


@facts.dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim whose every reference, value and quote was found good.

    ``label`` is how its value is shown, ``named`` the slug of the entity that the value names, if it names one.
    """

    entry: ClaimEntry
    source: str
    scope: str
    value: Value | None
    said: Span | None
    as_of: Span | None
    valid: Span | None
    cites: tuple[CheckedCite, ...]
    label: str
    named: str | None


@dataclass(slots=True)
class CheckedCase:
    """A case ready to load, if ``problems`` is empty.

    ``entities``, ``sources`` and ``published`` may be looked up only when they are asked for.
    """

    read: ReadCase
    entities: Mapping[str, EntityEntry] = field(default_factory=dict)
    sources: Mapping[str, ReadSource] = field(default_factory=dict)
    published: Mapping[str, Span | None] = field(default_factory=dict)
    claims: list[CheckedClaim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    memory: Memory = no_memory
    vocabulary: Vocabulary = BUILT_IN


def check_words(case: CheckedCase, head: Mapping[str, Any], at: At) -> None:
    """Check what a case brings of its own, and have its claims read by it. ``head`` is the case's record."""
    case.problems += [at.problem(message, *below) for below, message in wrong_words(head)]
    for nth, prop in enumerate(head.get(PROPERTIES_KEY, ())):
        for number, choice in enumerate(prop.get("choices", ())):
            name = choice if isinstance(choice, str) else choice["id"]
            read = fold(name.replace("_", " ")).replace(" ", "_")
            if read != name:  # what a report words so is read without small words
                message = f"choice {name!r} is read as {read!r}, and never met: call it otherwise"
                case.problems.append(at.problem(message, PROPERTIES_KEY, nth, "choices", number))
    known = [it for it in head.get(PROPERTIES_KEY, ()) if it["id"] not in PROPERTIES]
    case.vocabulary = vocabulary_of_data({**head, PROPERTIES_KEY: known})


def _entity(case: CheckedCase, slug: str, at: At, *below: str | int, what: str = "entity") -> bool:
    if slug in case.entities:
        return True
    if slug not in case.read.named and "entities" not in case.read.unread:
        hint = near(slug, case.entities)
        case.problems.append(at.problem(f"{what} {slug!r} is not defined in entities/{hint}: define it there", *below))
    return False


def _one_of(
    case: CheckedCase, slug: str, kinds: tuple[str, ...], at: At, *below: str | int, what: str, does: str
) -> bool:
    """Whether an entity is defined and of a kind that can do what is said of it."""
    if not _entity(case, slug, at, *below, what=what):
        return False
    kind = case.entities[slug].kind
    if kind not in kinds:
        message = f"{slug!r} is a {kind}, and a {kind} does not {does}: name a {' or '.join(kinds)}"
        case.problems.append(at.problem(message, *below))
        return False
    return True


def _source(case: CheckedCase, slug: str, at: At, *below: str | int) -> bool:
    if slug in case.sources:
        return True
    if slug not in case.read.named and "sources" not in case.read.unread:
        message = f"source {slug!r} is not in sources/{near(slug, case.sources)}: add it or correct the id"
        case.problems.append(at.problem(message, *below))
    return False


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
        _source(case, slug, at, "used_by", index)
    spellings = {entity.name}
    for index, name in enumerate(entity.names):
        if name.text in spellings:
            message = f"the spelling {name.text!r} stands twice: keep one"
            case.problems.append(at.problem(message, "names", index))
        spellings.add(name.text)
        for number, slug in enumerate(name.used_by):
            _source(case, slug, at, "names", index, "used_by", number)
    for index, slug in enumerate(entity.speaks_for):
        _one_of(case, slug, VOICES, at, "speaks_for", index, what="the body", does="have a spokesman")
    if entity.speaks_for and (speaking or _coming_back(case, "speaks_for"))(entity.id) is not None:
        message = f"{entity.id!r} speaks for itself, at once or by way of others: break the circle"
        case.problems.append(at.problem(message, "speaks_for"))
    for index, slug in enumerate(entity.perhaps):
        _entity(case, slug, at, "perhaps", index)
        if slug == entity.id:
            case.problems.append(at.problem("nobody is perhaps himself: remove it", "perhaps", index))
    if entity.within:
        _check_within(case, entity, at, lying or _coming_back(case, "within"))
    if entity.follows:
        _check_follows(case, entity, at, coming or _coming_back(case, "follows"))


def _coming_back(case: CheckedCase, key: str) -> WayBack:
    """Looks for circles of what entities have under a key, from one of them."""
    return lambda slug: way_back(slug, lambda it: getattr(case.entities.get(it), key, ()))


def _copied(case: CheckedCase, slug: str) -> tuple[str, ...]:
    source = case.sources.get(slug)
    return (source.head.syndicated_from,) if source is not None and source.head.syndicated_from is not None else ()


def _check_within(case: CheckedCase, entity: EntityEntry, at: At, lying: WayBack) -> None:
    if entity.kind != "place":
        case.problems.append(at.problem("only a place lies within another: remove within", "within"))
        return
    before = len(case.problems)
    for index, slug in enumerate(entity.within):
        # a single one stands there without a list
        below = ("within", index) if len(entity.within) > 1 else ("within",)
        if not _entity(case, slug, at, *below, what="the place"):
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
        if _entity(case, slug, at, "follows", index) and case.entities[slug].kind != entity.kind:
            message = f"{slug!r} is a {case.entities[slug].kind}: a {entity.kind} comes after a {entity.kind}"
            case.problems.append(at.problem(message, "follows", index))
    if len(case.problems) == before and coming(entity.id) is not None:
        message = f"{entity.id!r} follows itself, at once or by way of others: break the circle"
        case.problems.append(at.problem(message, "follows"))


def check_head(case: CheckedCase, source: ReadSource, copying: WayBack | None = None) -> Span | None:
    """Check one source: its head and its wordings. Returns the days on which it may have been published."""
    copying = copying or (lambda slug: way_back(slug, lambda it: _copied(case, it)))
    head, at = source.head, source.at
    _one_of(case, head.publisher, VOICES, at, "publisher", what="the publisher", does="publish")
    known = head.syndicated_from is not None and _source(case, head.syndicated_from, at, "syndicated_from")
    if known and copying(head.id) is not None:
        message = f"{head.id!r} copies itself, at once or by way of others: break the circle"
        case.problems.append(at.problem(message, "syndicated_from"))
    if head.original is not None and head.syndicated_from is not None:
        message = "syndicated_from names the original, so it needs no words: keep one of the two"
        case.problems.append(at.problem(message, "original"))
    published = _time_span(case, head.published, at, "published")
    fields = keys(SourceHead)
    for index, name in enumerate(head.inferred):
        if name not in fields:
            hint = near(name, fields)
            case.problems.append(at.problem(f"{name!r} is no field of a head{hint}", "inferred", index))
    labels: set[str] = set()
    for rendition in source.renditions:
        if rendition.label in labels:
            message = f"rendition {rendition.label!r} stands twice: give each its own id"
            case.problems.append(at.problem(message, "other_renditions"))
        labels.add(rendition.label)
        _check_pages(case, source, rendition)
    return published


def _check_pages(case: CheckedCase, source: ReadSource, rendition: ReadRendition) -> None:
    """The pages of a wording begin at 0, follow each other and begin within its text."""
    others = {entry.id: number for number, entry in enumerate(source.head.other_renditions)}
    below: tuple[str | int, ...] = ("pages",)
    pages = source.head.pages
    if not rendition.main:
        number = others[rendition.label]
        below, pages = ("other_renditions", number, "pages"), source.head.other_renditions[number].pages
    before = 0
    for index, start in enumerate(pages):
        message = ""
        if index == 0 and start != 0:
            message = "the first page begins at 0"
        elif start < before:
            message = "a page begins before the one it follows: put them in the order of the text"
        elif rendition.length is not None and start > rendition.length:
            message = f"the page begins behind the end of the text ({rendition.length} code points)"
        if message:
            case.problems.append(source.at.problem(message, *below, index))
            return
        before = start


def _span(case: CheckedCase, edtf: str, at: At, *below: str | int) -> Span | None:
    if not edtf:
        return None
    try:
        return date_span(edtf)
    except UnreadableValue as error:
        case.problems.append(at.problem(f"{'.'.join(map(str, below))}: {error}", *below))
        return None


def _time_span(case: CheckedCase, told: str, at: At, *below: str | int) -> Span | None:
    """The days of a date that may have a time of day: the time never moves them."""
    try:
        edtf, minute, _ = read_clock(told)
    except UnreadableValue as error:
        case.problems.append(at.problem(f"{'.'.join(map(str, below))}: {error}", *below))
        return None
    span = _span(case, edtf, at, *below)
    if minute is not None and span is not None and span.lo != span.hi:
        message = f"{'.'.join(map(str, below))}: a time of day is of one day, and {edtf!r} is more: leave it out"
        case.problems.append(at.problem(message, *below))
    return span


def check_claim(case: CheckedCase, source_id: str, entry: ClaimEntry, at: At) -> CheckedClaim | None:
    """Check one claim of a source; None where something is wrong, which ``case.problems`` then says."""
    before = len(case.problems)
    known_source = source_id in case.sources or _source(case, source_id, At(at.document), "source")
    good = _one_of(case, entry.speaker, VOICES, at, "speaker", what="the speaker", does="speak")
    for index, slug in enumerate(entry.via):
        good &= _one_of(case, slug, VOICES, at, "via", index, what="the relay", does="pass on words")
    good &= _entity(case, entry.entity, at, "entity")
    prop = _property(case, entry.property, at)
    scope = entry.scope
    if prop is not None and entry.entity in case.entities:
        kind = case.entities[entry.entity].kind
        if kind not in prop.kinds:
            message = f"{prop.id} is said of a {' or '.join(prop.kinds)}, but {entry.entity!r} is a {kind}"
            case.problems.append(at.problem(message, "property"))
        scope = with_place(_check_scope(case, prop, entry, at), entry.where)
        _check_count(case, prop, entry, at)
    said = _time_span(case, entry.said, at, "said")
    as_of = _time_span(case, entry.as_of, at, "as_of")
    valid = _span(case, entry.valid, at, "valid")
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
    _entity(case, entry.entity, at, "entity")
    _property(case, entry.property, at)


def _property(case: CheckedCase, name: str, at: At) -> Property | None:
    known = case.vocabulary.properties
    prop = known.get(name)
    if prop is None and not _unread(case):
        message = f"property {name!r} is unknown{near(name, known)}: 'whosays properties' lists them"
        case.problems.append(at.problem(message, "property"))
    return prop


def _unread(case: CheckedCase) -> bool:
    """Whether what the case brings is not known: its head could not be read."""
    return case.read.head is None and case.read.head_at is not None


def _check_scope(case: CheckedCase, prop: Property, entry: ClaimEntry, at: At) -> str:
    if prop.scopes:
        if entry.scope and prop.scope(entry.scope) is None and not _unread(case):
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
    if entry.where is not None and _entity(case, entry.where, at, "where", what="the place"):
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
        )
    except UnreadableValue as error:
        case.problems.append(at.problem(f"value: {error}", "value"))
        return None
    if prop.type in ("entity", "place"):
        if not _entity(case, value.key, at, "value", what=f"the {prop.type}"):
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
