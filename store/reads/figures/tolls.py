"""The counts of a question as they were told, day after day."""

from __future__ import annotations

from store.db.connection import Connection
from store.db.schema import store_version
from store.labels.claims import closing
from store.model.claims import Count, QuestionRef, Tolls
from store.properties.property import AMOUNTS
from store.properties.stored import vocabulary_of
from store.values.dates.clock import minute_of


def tolls(connection: Connection, ref: QuestionRef) -> Tolls | None:
    """The counts of a question; None where it asks for no amount, or nobody names one."""
    prop = vocabulary_of(connection).get(ref.property)
    if prop is None or prop.type not in AMOUNTS:
        return None
    from store.values.amounts.vague import has_soft_top  # few questions ask for an amount, and every page asks here

    # stores of older versions are read as they are
    counted = "c.counted, s.zone" if store_version(connection) >= 4 else "'', ''"
    rows = connection.execute(
        f"""
        SELECT c.slug, v.slug, v.name, c.label, c.value_key, c.lo, c.hi, {counted}, c.stance, c.certainty, c.said,
               c.said_hi,
               coalesce(o.published, s.published), coalesce(o.published_hi, s.published_hi),
               (SELECT max(d.stance) FROM answer_claim k JOIN claim d ON d.id = k.closed_by WHERE k.claim_id = c.id)
        FROM claim c JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id
        JOIN source s ON s.id = c.source_id
        LEFT JOIN source o ON o.id = coalesce(s.syndicated_from_id, s.copy_of_id)
        WHERE e.slug = ? AND c.property = ? AND c.scope = ? AND (c.lo IS NOT NULL OR c.hi IS NOT NULL)
        ORDER BY c.position, c.id
        """,
        (ref.entity, ref.property, ref.scope),
    )
    found = [
        Count(
            claim=slug,
            speaker=speaker,
            voice=voice,
            label=label,
            lo=lo,
            hi=None if has_soft_top(key or "") else hi,
            told=said or published,
            day=said_hi if said else published_hi,
            stance=stance,
            certainty=certainty,
            closed=closing(prop, stance, by) if by is not None else "",
            counted=made,
            minute=minute_of(said or published, zone or ""),
        )
        for slug, speaker, voice, label, key, lo, hi, made, zone, stance, certainty, *told, by in rows
        for said, said_hi, published, published_hi in [told]
    ]
    # what names no hour comes first of its day
    found.sort(key=lambda one: (one.day is None, one.day or 0, one.minute or 0, one.told))
    return Tolls(ref, tuple(found), prop.type == "quantity") if found else None
