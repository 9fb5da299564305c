"""Voices: who vouches for what, whom they contradict, what they deny or leave open."""

from __future__ import annotations

from collections.abc import Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.questions import question_label
from store.model.claims import QuestionRef
from store.model.views import Against, VoicePage, VoiceRow
from store.model.vocabulary import CONFLICTS, DENIALS
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.reads.claims import claim_views
from store.reads.graded.grades import publisher_grades

_AGAINST = ",".join(f"'{kind}'" for kind in (*CONFLICTS, *DENIALS))
#: What stands against something: an answer of a question, with the stance of those whose word it is. A check across
#: questions is no question of its own to which anybody says something.
_SIDES = f"""
sides(question_id, answer_id, stance) AS (
    SELECT d.question_id, d.left_answer_id, l.stance FROM verdict d JOIN claim l ON l.id = d.left_claim_id
    JOIN question q ON q.id = d.question_id AND q.property NOT LIKE 'check.%'
    WHERE d.kind IN ({_AGAINST}) {{of}}
    UNION SELECT d.question_id, d.right_answer_id, r.stance FROM verdict d JOIN claim r ON r.id = d.right_claim_id
    JOIN question q ON q.id = d.question_id AND q.property NOT LIKE 'check.%'
    WHERE d.kind IN ({_AGAINST}) {{of}}
), against(speaker_id, number) AS (
    SELECT c.speaker_id, count(DISTINCT s.question_id) FROM sides s JOIN answer_claim k ON k.answer_id = s.answer_id
    JOIN claim c ON c.id = k.claim_id AND c.stance = s.stance
    WHERE k.closed_by IS NULL {{who}} GROUP BY c.speaker_id
)
"""


def _shares(of: str = "", who: str = "") -> str:
    """What gives for each speaker in how many questions it is contradicted (``against``), and to how many it says
    something at all (``spoken``): the one place where both are counted. ``of`` narrows the verdicts looked at, ``who``
    the claims."""
    return f"""{_SIDES.format(of=of, who=who)}, spoken(speaker_id, number) AS (
    SELECT speaker_id, count(*) FROM (
        SELECT DISTINCT c.speaker_id, c.entity_id, c.property, c.scope FROM claim c
        WHERE c.stance IN ('asserts', 'denies') {who}) AS asked
    GROUP BY speaker_id
)"""


def voices(connection: Connection) -> tuple[VoiceRow, ...]:
    """Every speaker, most contradicted first, then by how much it says."""
    rows = connection.execute(
        f"""
        WITH {_shares()}, said(speaker_id, asserts, denies, silent, number) AS (
            SELECT speaker_id,
                   sum(CASE WHEN stance = 'asserts' THEN 1 ELSE 0 END),
                   sum(CASE WHEN stance = 'denies' THEN 1 ELSE 0 END),
                   sum(CASE WHEN stance IN ('cannot_confirm', 'declines_comment') THEN 1 ELSE 0 END),
                   count(*)
            FROM claim GROUP BY speaker_id
        )
        SELECT v.slug, v.name, v.anonymous, s.asserts, s.denies, s.silent, coalesce(a.number, 0), coalesce(p.number, 0)
        FROM said s JOIN entity v ON v.id = s.speaker_id LEFT JOIN against a ON a.speaker_id = s.speaker_id
        LEFT JOIN spoken p ON p.speaker_id = s.speaker_id
        ORDER BY coalesce(a.number, 0) DESC, s.number DESC, v.name, v.id
        """
    )
    graded = publisher_grades(connection)
    return tuple(
        VoiceRow(slug, name, bool(anonymous), asserts, denies, silent, against, questions, graded.get(slug))
        for slug, name, anonymous, asserts, denies, silent, against, questions in rows
    )


def shares_of(connection: Connection, speakers: Sequence[str]) -> dict[str, tuple[int, int]]:
    """For each voice the questions of the store that it is contradicted in, and those to which it says something."""
    found: dict[str, tuple[int, int]] = {}
    for marks, lot in lots(speakers):
        asked = (
            "SELECT a.question_id FROM claim m JOIN entity v ON v.id = m.speaker_id"
            " JOIN answer_claim n ON n.claim_id = m.id JOIN answer a ON a.id = n.answer_id"
            f" WHERE v.slug IN ({marks})"
        )
        who = f"AND c.speaker_id IN (SELECT id FROM entity WHERE slug IN ({marks}))"
        rows = connection.execute(
            f"""
            WITH {_shares(of=f"AND d.question_id IN ({asked})", who=who)}
            SELECT v.slug, coalesce(a.number, 0), coalesce(p.number, 0)
            FROM entity v LEFT JOIN against a ON a.speaker_id = v.id LEFT JOIN spoken p ON p.speaker_id = v.id
            WHERE v.slug IN ({marks})
            """,
            (*lot, *lot, *lot, *lot, *lot),
        )
        found.update((slug, (against, questions)) for slug, against, questions in rows)
    return found


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
    vocabulary = vocabulary_of(connection)
    # from its claims to their verdicts: only what concerns this voice is looked at
    against = connection.execute(
        f"""
        WITH mine(verdict_id) AS (
            SELECT d.id FROM claim c JOIN verdict d ON d.left_claim_id = c.id WHERE c.speaker_id = :me
            UNION SELECT d.id FROM claim c JOIN verdict d ON d.right_claim_id = c.id WHERE c.speaker_id = :me
        )
        SELECT o.slug, o.name, d.kind, e.slug, q.property, q.scope, d.reason, e.name,
               {named_sql("q.scope")}
        FROM mine m JOIN verdict d ON d.id = m.verdict_id
        JOIN question q ON q.id = d.question_id JOIN entity e ON e.id = q.entity_id
        JOIN claim l ON l.id = d.left_claim_id JOIN claim r ON r.id = d.right_claim_id
        JOIN entity o ON o.id = CASE WHEN l.speaker_id = :me THEN r.speaker_id ELSE l.speaker_id END
        WHERE d.kind IN ({_AGAINST})
        GROUP BY o.id, d.kind, e.id, q.property, q.scope, d.reason ORDER BY min(d.id)
        """,
        {"me": number},
    ).fetchall()
    return VoicePage(
        slug=slug,
        name=name,
        about=about,
        claims=tuple(claim_views(connection, ids).values()),
        against=tuple(
            Against(
                other,
                name,
                kind,
                QuestionRef(entity, prop, scope),
                reason,
                f"{called}: {question_label(vocabulary, prop, scope, named)}",
            )
            for other, name, kind, entity, prop, scope, reason, called, named in against
        ),
    )
