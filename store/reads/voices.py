"""Voices: who vouches for what, whom they contradict, what they deny or leave open."""

from __future__ import annotations

from store.db.connection import Connection
from store.model.claims import QuestionRef
from store.model.views import Against, VoicePage, VoiceRow
from store.model.vocabulary import CONFLICTS, DENIALS
from store.reads.claims import claim_views

_AGAINST = ",".join(f"'{kind}'" for kind in (*CONFLICTS, *DENIALS))


def voices(connection: Connection) -> tuple[VoiceRow, ...]:
    """Every speaker, most contradicted first, then by how much it says."""
    rows = connection.execute(
        f"""
        WITH disputes(speaker_id, question_id) AS (
            SELECT l.speaker_id, d.question_id FROM verdict d JOIN claim l ON l.id = d.left_claim_id
            WHERE d.kind IN ({_AGAINST})
            UNION SELECT r.speaker_id, d.question_id FROM verdict d JOIN claim r ON r.id = d.right_claim_id
            WHERE d.kind IN ({_AGAINST})
        ), against(speaker_id, number) AS (SELECT speaker_id, count(*) FROM disputes GROUP BY speaker_id),
        said(speaker_id, asserts, denies, silent, number) AS (
            SELECT speaker_id,
                   sum(CASE WHEN stance = 'asserts' THEN 1 ELSE 0 END),
                   sum(CASE WHEN stance = 'denies' THEN 1 ELSE 0 END),
                   sum(CASE WHEN stance IN ('cannot_confirm', 'declines_comment') THEN 1 ELSE 0 END),
                   count(*)
            FROM claim GROUP BY speaker_id
        )
        SELECT v.slug, v.name, v.anonymous, s.asserts, s.denies, s.silent, coalesce(a.number, 0)
        FROM said s JOIN entity v ON v.id = s.speaker_id LEFT JOIN against a ON a.speaker_id = s.speaker_id
        ORDER BY coalesce(a.number, 0) DESC, s.number DESC, v.name, v.id
        """
    )
    return tuple(
        VoiceRow(slug, name, bool(anonymous), asserts, denies, silent, against)
        for slug, name, anonymous, asserts, denies, silent, against in rows
    )


def voice(connection: Connection, slug: str) -> VoicePage | None:
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
    # from its claims to their verdicts: only what concerns this voice is looked at
    against = connection.execute(
        f"""
        WITH mine(verdict_id) AS (
            SELECT d.id FROM claim c JOIN verdict d ON d.left_claim_id = c.id WHERE c.speaker_id = :me
            UNION SELECT d.id FROM claim c JOIN verdict d ON d.right_claim_id = c.id WHERE c.speaker_id = :me
        )
        SELECT o.slug, o.name, d.kind, e.slug, q.property, q.scope, d.reason
        FROM mine m JOIN verdict d ON d.id = m.verdict_id
        JOIN question q ON q.id = d.question_id JOIN entity e ON e.id = q.entity_id
        JOIN claim l ON l.id = d.left_claim_id JOIN claim r ON r.id = d.right_claim_id
        JOIN entity o ON o.id = CASE WHEN l.speaker_id = :me THEN r.speaker_id ELSE l.speaker_id END
        WHERE d.kind IN ({_AGAINST})
        GROUP BY o.slug, d.kind, e.slug, q.property, q.scope, d.reason ORDER BY min(d.id)
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
