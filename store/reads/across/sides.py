"""Two sources side by side by question, from the answers and verdicts that are worked out already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Literal

from store.db.connection import Connection
from store.labels.questions import question_label
from store.model.claims import QuestionRef
from store.model.out.sides import STANDS, SidedQuestion, Stands, TwoSources
from store.model.problems import BadInput
from store.model.vocabulary import CONFLICTS, DENIALS, SEVERITY, VerdictKind
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.reads.claims import claim_views, source_rows
from store.reads.echoes import OWN

_AGAINST: tuple[VerdictKind, ...] = (*CONFLICTS, *DENIALS, "may_conflict")
_NOTHING: tuple[VerdictKind | Literal[""], str] = ("", "")
#: An answer as somebody takes it: which, and asserted, denied or left open.
_Side = tuple[int, str]


def two_sources(connection: Connection, one: str, other: str | None) -> TwoSources:
    """Two sources, or one and all others. Raises BadInput where one is not there, or both are one."""
    if one == other:
        raise BadInput(f"{one!r} is one source: name two")
    left, right = _number(connection, one), _number(connection, other) if other is not None else None
    told: dict[int, tuple[list[int], list[int]]] = {}
    sides: dict[int, tuple[set[_Side], set[_Side]]] = {}
    for question, answer, claim, source, stance, closed in connection.execute(_TOLD, {"one": left, "other": right}):
        place = 0 if source == left else 1
        claims = told.setdefault(question, ([], []))[place]
        if claim not in claims:
            claims.append(claim)
        if not closed:
            sides.setdefault(question, (set(), set()))[place].add((answer, stance))
    if right is None:
        told = {question: claims for question, claims in told.items() if claims[0]}
    worst = _verdicts(connection, [number for number, claims in told.items() if all(claims)], sides)
    views = claim_views(connection, [claim for pair in told.values() for claims in pair for claim in claims])
    vocabulary = vocabulary_of(connection)
    out = []
    for number, slug, name, prop, scope, state, named in connection.execute(
        f"""
        SELECT q.id, e.slug, e.name, q.property, q.scope, q.state, {named_sql("q.scope")}
        FROM json_each(?) asked JOIN question q ON q.id = CAST(asked.value AS BIGINT)
        JOIN entity e ON e.id = q.entity_id
        WHERE {OWN} ORDER BY q.rank, e.slug, q.property, q.scope
        """,
        (json.dumps(list(told)),),
    ).fetchall():
        mine, theirs = told[number]
        kind, reason = worst.get(number, _NOTHING)
        out.append(
            SidedQuestion(
                QuestionRef(slug, prop, scope),
                name,
                question_label(vocabulary, prop, scope, named),
                state,
                _stands(mine, theirs, kind, *sides.get(number, (set(), set()))),
                tuple(views[claim] for claim in mine),
                tuple(views[claim] for claim in theirs),
                kind,
                reason,
            )
        )
    out.sort(key=lambda it: STANDS.index(it.stands))
    heads = source_rows(connection, [left] if right is None else [left, right])
    return TwoSources(heads[left], heads[right] if right is not None else None, tuple(out))


#: What the two say, claim by claim; of all others only to questions to which the first says something.
_TOLD = """
    SELECT a.question_id, a.id, c.id, c.source_id, c.stance, k.closed_by IS NOT NULL
    FROM claim c JOIN answer_claim k ON k.claim_id = c.id JOIN answer a ON a.id = k.answer_id
    WHERE c.source_id IN (:one, :other)
    UNION ALL
    SELECT b.question_id, b.id, c.id, c.source_id, c.stance, k.closed_by IS NOT NULL
    FROM (SELECT DISTINCT a.question_id FROM claim m JOIN answer_claim n ON n.claim_id = m.id
          JOIN answer a ON a.id = n.answer_id WHERE m.source_id = :one AND :other IS NULL) asked
    JOIN answer b ON b.question_id = asked.question_id JOIN answer_claim k ON k.answer_id = b.id
    JOIN claim c ON c.id = k.claim_id WHERE c.source_id <> :one
    ORDER BY 3, 2
"""


def _number(connection: Connection, slug: str) -> int:
    row = connection.execute("SELECT id FROM source WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        raise BadInput(f"there is no source {slug!r}: see 'whosays sources'")
    return int(row[0])


def _verdicts(
    connection: Connection, questions: Iterable[int], sides: Mapping[int, tuple[set[_Side], set[_Side]]]
) -> dict[int, tuple[VerdictKind, str]]:
    """The worst that stands between what the two say to each question, where something does."""
    found: dict[int, tuple[VerdictKind, str]] = {}
    for question, left, right, stance, other, kind, reason in connection.execute(
        """
        SELECT d.question_id, d.left_answer_id, d.right_answer_id, l.stance, r.stance, d.kind, d.reason
        FROM json_each(?) asked JOIN verdict d ON d.question_id = CAST(asked.value AS BIGINT)
        JOIN claim l ON l.id = d.left_claim_id JOIN claim r ON r.id = d.right_claim_id
        WHERE d.kind IN (SELECT value FROM json_each(?)) ORDER BY d.id
        """,
        (json.dumps(list(questions)), json.dumps(_AGAINST)),
    ):
        mine, theirs = sides.get(question, (set(), set()))
        one, two = (left, stance), (right, other)
        if (one in mine and two in theirs) or (two in mine and one in theirs):
            before = found.get(question)
            if before is None or SEVERITY.index(kind) < SEVERITY.index(before[0]):
                found[question] = kind, reason
    return found


def _stands(mine: list[int], theirs: list[int], kind: str, left: set[_Side], right: set[_Side]) -> Stands:
    if not mine or not theirs:
        return "left" if mine else "right"
    if kind:
        return "differs"
    return "agrees" if {side for side in left & right if side[1] in ("asserts", "denies")} else "beside"
