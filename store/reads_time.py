"""The timeline: dated claims in order."""

from __future__ import annotations

import sqlite3

from store.date_labels import date_label
from store.labels import question_label
from store.views import Event, QuestionRef
from store.vocabulary import CERTAINTIES

_NEVER = 10**9


def timeline(connection: sqlite3.Connection, entity: str | None) -> tuple[Event, ...]:
    """Claims whose value is a date, and claims that say when they hold; rival dates share ``event``.

    Of one entity: its own and those it is the value of (the raid somebody died in).
    """
    where, parameters = "", {}
    if entity is not None:
        where = """
        AND (e.slug = :slug OR c.entity_id IN (
            SELECT w.value_id FROM claim w JOIN entity x ON x.id = w.entity_id WHERE x.slug = :slug
            UNION SELECT w.entity_id FROM claim w JOIN entity x ON x.id = w.value_id
            WHERE x.slug = :slug AND w.property IN ('killed_in', 'conducted_by', 'claimed_attack', 'responsibility')))
        """
        parameters = {"slug": entity}
    rows = connection.execute(
        f"""
        SELECT e.slug, e.name, c.property, c.scope, c.value_key, c.label, c.lo, c.hi, c.valid, c.valid_lo,
               c.valid_hi, c.as_of, c.as_of_lo, c.as_of_hi, v.name, coalesce(q.state, 'single'),
               (SELECT n.name FROM entity n WHERE n.slug = c.scope), c.certainty,
               coalesce((SELECT max(k.closed_by IS NOT NULL) FROM answer_claim k WHERE k.claim_id = c.id), 0)
        FROM claim c JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id
        LEFT JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property AND q.scope = c.scope
        WHERE c.stance = 'asserts' {where} ORDER BY c.position
        """,
        parameters,
    )
    events: dict[tuple[object, ...], Event] = {}
    dates_of: dict[str, set[tuple[int | None, int | None]]] = {}
    for (
        slug,
        name,
        prop,
        scope,
        _key,
        label,
        lo,
        hi,
        valid,
        v_lo,
        v_hi,
        as_of,
        a_lo,
        a_hi,
        voice,
        state,
        scope_name,
        certainty,
        closed,
    ) in rows:
        dated = _dated(prop, label, (lo, hi), (valid, v_lo, v_hi), (as_of, a_lo, a_hi))
        if dated is None:
            continue
        when, what, span = dated
        title = question_label(prop, scope, scope_name) + (f": {what}" if what else "")
        event = f"{slug}|{prop}|{scope}|{what}"
        dates_of.setdefault(event, set()).add(span)
        found = events.get((event, span))
        voices = (*found.voices, voice) if found is not None and voice not in found.voices else None
        events[event, span] = Event(
            *span,
            when,
            title,
            slug,
            name,
            QuestionRef(slug, prop, scope),
            state,
            event,
            1,
            voices or (found.voices if found is not None else (voice,)),
            min(certainty, found.certainty, key=CERTAINTIES.index) if found is not None else certainty,
            bool(closed) and (found is None or found.closed),
        )
    placed = [
        Event(
            e.lo,
            e.hi,
            e.label,
            e.what,
            e.entity,
            e.entity_name,
            e.ref,
            e.state,
            e.event,
            len(dates_of[e.event]),
            e.voices,
            e.certainty,
            e.closed,
        )
        for e in events.values()
    ]
    # rival dates of one event stand together, at the earliest of them
    first = {e.event: min(_start(o) for o in placed if o.event == e.event) for e in placed}
    placed.sort(key=lambda e: (first[e.event], e.event, _start(e), e.hi if e.hi is not None else _NEVER))
    return tuple(placed)


def _start(event: Event) -> int:
    if event.lo is not None:
        return event.lo
    return event.hi if event.hi is not None else _NEVER


def _dated(
    prop: str,
    label: str,
    value: tuple[int | None, int | None],
    valid: tuple[str, int | None, int | None],
    as_of: tuple[str, int | None, int | None],
) -> tuple[str, str, tuple[int | None, int | None]] | None:
    """The words for when, for what, and the span of a claim; None for one without a date of its own."""
    from store.properties import PROPERTIES

    known = PROPERTIES.get(prop)
    if known is not None and known.type == "date" and value != (None, None):
        return label, "", value
    for edtf, lo, hi in (valid, as_of):
        if edtf and (lo is not None or hi is not None):
            return date_label(edtf), label, (lo, hi)
    return None
