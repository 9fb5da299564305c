"""The answers to a question and their claims, without what the claims are to each other.

For whoever reads on: the words behind a question need none of the rules of comparing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from store.db.connection import Connection
from store.model.claims import ClaimView, QuestionRef
from store.model.views import AnswerView
from store.reads.claims import claim_views
from store.reads.questions import fitting

_STANCES = ("asserts", "denies", "cannot_confirm", "declines_comment", "retracts")


def question_id(connection: Connection, ref: QuestionRef) -> int | None:
    """The row id of a question, or None where nobody says anything about it."""
    row = connection.execute(
        "SELECT q.id FROM question q JOIN entity e ON e.id = q.entity_id "
        "WHERE e.slug = ? AND q.property = ? AND q.scope = ?",
        (ref.entity, ref.property, ref.scope),
    ).fetchone()
    return int(row[0]) if row is not None else None


def question_ids(connection: Connection, refs: Sequence[QuestionRef]) -> list[int]:
    """The row ids of those questions that are there, in their order."""
    rows = connection.execute(
        """
        SELECT q.id FROM json_each(?) r JOIN entity e ON e.slug = json_extract(r.value, '$[0]')
        JOIN question q ON q.entity_id = e.id AND q.property = json_extract(r.value, '$[1]')
            AND q.scope = json_extract(r.value, '$[2]')
        ORDER BY r.key
        """,
        (json.dumps([(ref.entity, ref.property, ref.scope) for ref in refs]),),
    )
    return list(dict.fromkeys(row[0] for row in rows))


def scopes_of(connection: Connection, entity: str, prop: str) -> tuple[str, ...]:
    """The scopes in which something is said of a property."""
    rows = connection.execute(
        "SELECT q.scope FROM question q JOIN entity e ON e.id = q.entity_id WHERE e.slug = ? AND q.property = ? "
        "ORDER BY q.rank, q.scope",
        (entity, prop),
    )
    return tuple(row[0] for row in rows)


def answers_of(connection: Connection, number: int) -> tuple[list[int], tuple[AnswerView, ...]]:
    """The row ids of a question's answers, and the answers with their claims, in their order."""
    rows = connection.execute(
        "SELECT id, value_key, label, reports, origins, denials, doubts FROM answer "
        "WHERE question_id = ? ORDER BY position",
        (number,),
    ).fetchall()
    of_answer: dict[int, list[int]] = {}
    for answer, claim in connection.execute(
        "SELECT k.answer_id, k.claim_id FROM answer_claim k JOIN answer a ON a.id = k.answer_id "
        "JOIN claim c ON c.id = k.claim_id WHERE a.question_id = ? ORDER BY k.answer_id, c.position",
        (number,),
    ):
        of_answer.setdefault(answer, []).append(claim)
    claims = claim_views(connection, [claim for claims in of_answer.values() for claim in claims])
    fits = fitting(connection, number)
    views = []
    for answer, key, label, reports, origins, denials, doubts in rows:
        own = [claims[claim] for claim in of_answer.get(answer, ())]
        own.sort(key=lambda claim: (_STANCES.index(claim.stance), bool(claim.closed)))
        views.append(AnswerView(key, label, tuple(own), reports, origins, denials, doubts, *fits.get(answer, (0, 0))))
    return [row[0] for row in rows], tuple(views)


def claims(connection: Connection, ref: QuestionRef) -> tuple[ClaimView, ...]:
    """The claims of a question, answer by answer."""
    number = question_id(connection, ref)
    if number is None:
        return ()
    _, answers = answers_of(connection, number)
    return tuple(claim for answer in answers for claim in answer.claims)
