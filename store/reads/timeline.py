"""The timeline: dated claims in order, and counts by the day they were told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import NamedTuple

from store.db.connection import Connection
from store.db.schema import store_version
from store.labels.claims import closing
from store.labels.questions import question_label
from store.model.claims import QuestionRef
from store.model.stopping import in_lots
from store.model.views import Event
from store.model.vocabulary import CERTAINTIES, Certainty, Stance, State
from store.properties.property import AMOUNTS, Property
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.reads.figures.courses import Told, changes
from store.values.dates.clock import minute_of

_NEVER = 10**9

#: The first and the last day of a date; None is open.
Span = tuple[int | None, int | None]

#: A date among those of one event: its days, and its minute where it is one itself and names a time of day.
_At = tuple[int | None, int | None, int | None]

_Times = tuple[str, int | None, int | None]


class _Dated(NamedTuple):
    """What is told of one date of an event."""

    label: str
    when: str
    entity: str
    entity_name: str
    ref: QuestionRef
    question: str
    state: State
    certainty: Certainty
    closed: bool
    #: Who says so, who denies it, who leaves it open: names by id.
    voices: dict[str, str]
    denied: dict[str, str]
    doubted: dict[str, str]
    before: str = ""
    turn: int = 0
    figure: bool = False
    #: What it stands at within its day.
    minute: int | None = None


def timeline(connection: Connection, entity: str | None, among: Sequence[str] | None = None) -> tuple[Event, ...]:
    """Claims whose value is a date, and claims that say when they hold; rival dates share ``event``.

    Who denies a date or leaves it open is told with it. A count is an event of the day it was told, wherever a voice
    names another figure than before. Of one entity: its own and those it is the value of (the raid somebody died in).
    ``among``: of several, what is said of them.
    """
    where, parameters = "", {}
    if among is not None:
        where = "AND c.entity_id IN (SELECT n.id FROM json_each(:among) r JOIN entity n ON n.slug = r.value)"
        parameters = {"among": json.dumps(among)}
    if entity is not None:
        where = """
        AND c.entity_id IN (
            SELECT id FROM entity WHERE slug = :slug
            UNION SELECT w.value_id FROM claim w JOIN entity x ON x.id = w.entity_id WHERE x.slug = :slug
            UNION SELECT w.entity_id FROM claim w JOIN entity x ON x.id = w.value_id
            WHERE x.slug = :slug AND w.property IN ('killed_in', 'conducted_by', 'claimed_attack', 'responsibility'))
        """
        parameters = {"slug": entity}
    # stores of older versions are read as they are
    counted = "c.counted, s.zone" if store_version(connection) >= 4 else "'', ''"
    claims = connection.execute(
        f"""
        SELECT e.slug, e.name, c.property, c.scope, c.value_key, c.label, c.lo, c.hi, c.valid, c.valid_lo,
               c.valid_hi, c.as_of, c.as_of_lo, c.as_of_hi, c.said, c.said_lo, c.said_hi,
               coalesce(o.published, s.published), coalesce(o.published_lo, s.published_lo),
               coalesce(o.published_hi, s.published_hi), v.slug, v.name, coalesce(q.state, 'single'),
               {named_sql("c.scope")}, c.certainty,
               c.stance, {counted}, (SELECT max(d.stance) FROM answer_claim k JOIN claim d ON d.id = k.closed_by
                          WHERE k.claim_id = c.id)
        FROM claim c JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id
        JOIN source s ON s.id = c.source_id
        LEFT JOIN source o ON o.id = coalesce(s.syndicated_from_id, s.copy_of_id)
        LEFT JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property AND q.scope = c.scope
        WHERE c.stance <> 'retracts' AND (c.lo IS NOT NULL OR c.hi IS NOT NULL OR c.valid <> '' OR c.as_of <> '')
        {where} ORDER BY c.position, c.id
        """,
        parameters,
    )
    vocabulary = vocabulary_of(connection)
    asked: dict[tuple[str, str, str], tuple[QuestionRef, str, str]] = {}
    found: dict[str, dict[_At, _Dated]] = {}
    counts: dict[QuestionRef, list[tuple[Told, _Dated]]] = {}
    for row in in_lots(claims):
        slug, name, prop, scope, key, label, lo, hi, *rest = row
        valid, as_of, said, published = (tuple(rest[at : at + 3]) for at in range(0, 12, 3))
        speaker, voice, state, scope_name, certainty, stance, made, zone, by = rest[12:]
        known = vocabulary.get(prop)
        question = (slug, prop, scope)
        if question not in asked:
            called = question_label(vocabulary, prop, scope, scope_name)
            asked[question] = QuestionRef(*question), f"{slug}|{prop}|{scope}|", called
        ref, event, called = asked[question]
        how = closing(known, stance, by) if by is not None else None
        dated = _Dated(
            label, "", slug, name, ref, called, state, certainty, how is not None, *_sides(stance, speaker, voice)
        )
        if known is not None and known.type in AMOUNTS and stance in ("asserts", "denies"):
            when, *days = next((times for times in (valid, as_of, said, published) if times[0]), ("", None, None))
            if days != [None, None]:
                # a count that only went on is no word taken back
                minute = minute_of(when, zone or "")
                dated = dated._replace(when=when, minute=minute, closed=how in ("retracted", "denied"))
                told = Told(key, lo, hi, label, (days[0], days[1]), speaker, stance, certainty, minute, made)
                counts.setdefault(ref, []).append((told, dated))
                continue
        at = _dated(known, (lo, hi), valid, as_of)
        if at is None:
            continue
        when, span = at
        minute = minute_of(when or key or "", zone or "")
        # two hours of one day are two dates
        dates = found.setdefault(event + (key or "" if when else ""), {})
        _add(dates, (*span, None if when else minute), dated._replace(when=when, minute=minute))
    for ref, own in counts.items():
        for told, dated, before, turn in changes(own):
            # what several tell alike on one day is one event
            alike = (told.days, told.key, before, told.stance, told.certainty, dated.closed)
            event = asked[ref.entity, ref.property, ref.scope][1] + "|".join(map(str, alike))
            _add(found.setdefault(event, {}), (*told.days, None), dated._replace(before=before, turn=turn, figure=True))
    # rival dates of one event stand together, at the earliest of them
    order = sorted(found, key=lambda event: (min(starmap(_begins, found[event].items())), event))
    return tuple(
        Event(
            *at[:2],
            told.label,
            told.when,
            told.entity,
            told.entity_name,
            told.ref,
            told.question,
            told.state,
            event,
            len(found[event]),
            tuple(told.voices.values()),
            told.certainty,
            told.closed,
            tuple(told.denied.values()),
            tuple(told.doubted.values()),
            told.figure,
            told.before,
            told.turn,
        )
        for event in in_lots(order)
        for at, told in _in_order(found[event])
    )


def _sides(stance: Stance, speaker: str, voice: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The voice where it belongs: among those who say so, who deny it, or who leave it open."""
    own = {speaker: voice}
    if stance == "asserts":
        return own, {}, {}
    return ({}, own, {}) if stance == "denies" else ({}, {}, own)


def _add(dates: dict[_At, _Dated], span: _At, new: _Dated) -> None:
    """Add what one claim tells of a date to what others told of it."""
    old = dates.get(span)
    if old is None:
        dates[span] = new
        return
    certainty, closed = old.certainty, old.closed
    if new.voices and old.voices:
        certainty = min(certainty, new.certainty, key=CERTAINTIES.index)
        closed = closed and new.closed
    elif new.voices:  # who asserts it says how sure it is, not who denies it
        certainty, closed = new.certainty, new.closed
    dates[span] = old._replace(
        label=new.label,
        certainty=certainty,
        closed=closed,
        voices=old.voices | new.voices,
        denied=old.denied | new.denied,
        doubted=old.doubted | new.doubted,
    )


def _in_order(dates: dict[_At, _Dated]) -> Iterable[tuple[_At, _Dated]]:
    if len(dates) == 1:
        return dates.items()
    return sorted(dates.items(), key=lambda date: (_start(date[0]), _end(date[0]), date[1].minute or 0))


def _begins(at: _At, told: _Dated) -> tuple[int, int]:
    """The first day known of a date and its minute, to sort by: what names no time of day comes first of its day."""
    return _start(at), told.minute or 0


def _start(span: _At) -> int:
    """The first day known of a date."""
    lo, hi, _ = span
    return lo if lo is not None else hi if hi is not None else _NEVER


def _end(span: _At) -> int:
    return span[1] if span[1] is not None else _NEVER


def _dated(prop: Property | None, value: Span, valid: _Times, as_of: _Times) -> tuple[str, Span] | None:
    """The EDTF a claim is said of (empty where its value is the date) and the span of days; None for one without."""
    if prop is not None and prop.type == "date" and value != (None, None):
        return "", value
    for edtf, lo, hi in (valid, as_of):
        if edtf and (lo is not None or hi is not None):
            return edtf, (lo, hi)
    return None
