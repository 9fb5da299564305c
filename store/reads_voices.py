"""Voices: who vouches for what, whom they contradict, what they deny or leave open."""

from __future__ import annotations

import sqlite3

from store.reads_claims import claim_views
from store.views import Against, QuestionRef, VoicePage, VoiceRow
from store.vocabulary import CONFLICTS, DENIALS

_AGAINST = ",".join(f"'{kind}'" for kind in (*CONFLICTS, *DENIALS))


def voices(connection: sqlite3.Connection) -> tuple[VoiceRow, ...]:
    """Every speaker, most contradicted first, then by how much it says."""
    rows = connection.execute(
        f"""
        SELECT v.slug, v.name, v.anonymous,
               sum(c.stance = 'asserts'), sum(c.stance = 'denies'),
               sum(c.stance IN ('cannot_confirm', 'declines_comment')),
               (SELECT count(DISTINCT d.question_id) FROM verdict d
                JOIN claim l ON l.id = d.left_claim_id JOIN claim r ON r.id = d.right_claim_id
                WHERE d.kind IN ({_AGAINST}) AND (l.speaker_id = v.id OR r.speaker_id = v.id)) AS against
        FROM claim c JOIN entity v ON v.id = c.speaker_id
        GROUP BY v.id ORDER BY against DESC, count(*) DESC, v.name
        """
    )
    return tuple(
        VoiceRow(slug, name, bool(anonymous), asserts, denies, silent, against)
        for slug, name, anonymous, asserts, denies, silent, against in rows
    )


def voice(connection: sqlite3.Connection, slug: str) -> VoicePage | None:
    """One speaker: its claims by question, and whose word its word stands against."""
    row = connection.execute("SELECT id, name, about FROM entity WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        return None
    number, name, about = row
    ids = [
        claim
        for (claim,) in connection.execute(
            """
            SELECT c.id FROM claim c JOIN entity e ON e.id = c.entity_id WHERE c.speaker_id = ?
            ORDER BY c.stance = 'asserts', c.stance, e.name, c.property, c.scope, c.position
            """,
            (number,),
        )
    ]
    against = connection.execute(
        f"""
        SELECT DISTINCT o.slug, o.name, d.kind, e.slug, q.property, q.scope, d.reason
        FROM verdict d JOIN question q ON q.id = d.question_id JOIN entity e ON e.id = q.entity_id
        JOIN claim l ON l.id = d.left_claim_id JOIN claim r ON r.id = d.right_claim_id
        JOIN entity o ON o.id = CASE WHEN l.speaker_id = :me THEN r.speaker_id ELSE l.speaker_id END
        WHERE d.kind IN ({_AGAINST}) AND :me IN (l.speaker_id, r.speaker_id) ORDER BY d.id
        """,
        {"me": number},
    ).fetchall()
    return VoicePage(
        slug=slug,
        name=name,
        about=about,
        claims=tuple(claim_views(connection, ids).values()),
        against=tuple(
            Against(other, name, kind, QuestionRef(entity, prop, scope), reason)
            for other, name, kind, entity, prop, scope, reason in against
        ),
    )
