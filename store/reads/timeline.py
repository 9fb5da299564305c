"""The timeline: dated claims in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.db.connection import Connection
from store.labels.questions import question_label
from store.model.claims import QuestionRef
from store.model.stopping import in_lots
from store.model.views import Event
from store.model.vocabulary import CERTAINTIES, Certainty, State
from store.properties.property import Property
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of

_NEVER = 10**9

#: The first and the last day of a date; None is open.
Span = tuple[int | None, int | None]


class _Dated(NamedTuple):
    """What is told of one date of an event."""

    label: str
    when: str
    entity: str
    entity_name: str
    ref: QuestionRef
    question: str
    state: State
    voices: dict[str, str]
    certainty: Certainty
    closed: bool


def timeline(connection: Connection, entity: str | None) -> tuple[Event, ...]:
    """Claims whose value is a date, and claims that say when they hold; rival dates share ``event``.

    Of one entity: its own and those it is the value of (the raid somebody died in).
    """
    where, parameters = "", {}
    if entity is not None:
        where = """
        AND c.entity_id IN (
            SELECT id FROM entity WHERE slug = :slug
            UNION SELECT w.value_id FROM claim w JOIN entity x ON x.id = w.entity_id WHERE x.slug = :slug
            UNION SELECT w.entity_id FROM claim w JOIN entity x ON x.id = w.value_id
            WHERE x.slug = :slug AND w.property IN ('killed_in', 'conducted_by', 'claimed_attack', 'responsibility'))
        """
        parameters = {"slug": entity}
    claims = connection.execute(
        f"""
        SELECT e.slug, e.name, c.property, c.scope, c.value_key, c.label, c.lo, c.hi, c.valid, c.valid_lo,
               c.valid_hi, c.as_of, c.as_of_lo, c.as_of_hi, v.slug, v.name, coalesce(q.state, 'single'),
               {named_sql("c.scope")}, c.certainty,
               coalesce((SELECT max(k.closed_by IS NOT NULL) FROM answer_claim k WHERE k.claim_id = c.id), 0)
        FROM claim c JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id
        LEFT JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property AND q.scope = c.scope
        WHERE c.stance = 'asserts' AND (c.lo IS NOT NULL OR c.hi IS NOT NULL OR c.valid <> '' OR c.as_of <> '')
        {where} ORDER BY c.position, c.id
        """,
        parameters,
    )
    vocabulary = vocabulary_of(connection)
    rows = in_lots(claims)
    asked: dict[tuple[str, str, str], tuple[QuestionRef, str, str]] = {}
    found: dict[str, dict[Span, _Dated]] = {}
    for row in rows:
        slug, name, prop, scope, key, label, lo, hi, valid, v_lo, v_hi, as_of, a_lo, a_hi, *rest = row
        speaker, voice, state, scope_name, certainty, closed = rest
        dated = _dated(vocabulary.get(prop), (lo, hi), (valid, v_lo, v_hi), (as_of, a_lo, a_hi))
        if dated is None:
            continue
        when, span = dated
        question = (slug, prop, scope)
        if question not in asked:
            called = question_label(vocabulary, prop, scope, scope_name)
            asked[question] = QuestionRef(*question), f"{slug}|{prop}|{scope}|", called
        ref, event, called = asked[question]
        dates = found.setdefault(event + (key or "" if when else ""), {})
        before = dates.get(span)
        voices = before.voices if before is not None else {}
        voices[speaker] = voice
        surest = certainty if before is None else min(certainty, before.certainty, key=CERTAINTIES.index)
        gone = bool(closed) and (before is None or before.closed)
        dates[span] = _Dated(label, when, slug, name, ref, called, state, voices, surest, gone)
    # rival dates of one event stand together, at the earliest of them
    order = sorted(found, key=lambda event: (min(map(_start, found[event])), event))
    return tuple(
        Event(
            *span,
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
        )
        for event in in_lots(order)
        for span, told in _in_order(found[event])
    )


def _in_order(dates: dict[Span, _Dated]) -> Iterable[tuple[Span, _Dated]]:
    if len(dates) == 1:
        return dates.items()
    return sorted(dates.items(), key=lambda date: (_start(date[0]), _end(date[0])))


def _start(span: Span) -> int:
    """The first day known of a date, to sort by."""
    lo, hi = span
    return lo if lo is not None else hi if hi is not None else _NEVER


def _end(span: Span) -> int:
    return span[1] if span[1] is not None else _NEVER


def _dated(
    prop: Property | None,
    value: Span,
    valid: tuple[str, int | None, int | None],
    as_of: tuple[str, int | None, int | None],
) -> tuple[str, Span] | None:
    """The EDTF a claim is said of (empty where its value is the date) and the span of days; None for one without."""
    if prop is not None and prop.type == "date" and value != (None, None):
        return "", value
    for edtf, lo, hi in (valid, as_of):
        if edtf and (lo is not None or hi is not None):
            return edtf, (lo, hi)
    return None
