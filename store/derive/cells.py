"""What each claim of a question is to each of its answers, by the rules: what the matrix of it is made of."""

from __future__ import annotations

from store.db.connection import Connection
from store.derive.world import read_claims, read_world
from store.model.claims import QuestionRef
from store.verdicts.cells import cells
from store.verdicts.rules.said import Said


def words_by_rules(connection: Connection, ref: QuestionRef) -> dict[str, list[str]] | None:
    """For each claim (its id) what it is to each answer, by the answer's place; None for a check across questions."""
    world = read_world(connection)
    prop = world.vocabulary.get(ref.property)
    if prop is None:
        return None
    claims = connection.execute(
        """
        SELECT q.entity_id, a.position, k.claim_id, c.slug, k.closed_by IS NOT NULL
        FROM entity e JOIN question q ON q.entity_id = e.id JOIN answer a ON a.question_id = q.id
        JOIN answer_claim k ON k.answer_id = a.id JOIN claim c ON c.id = k.claim_id
        WHERE e.slug = ? AND q.property = ? AND q.scope = ? ORDER BY a.position, c.position
        """,
        (ref.entity, ref.property, ref.scope),
    ).fetchall()
    if not claims:
        return None
    asked = {(claims[0][0], ref.property, ref.scope)}
    known = {said.id: said for _, listed in read_claims(connection, world, asked) for said in listed}
    answers: list[list[Said]] = [[] for _ in range(max(row[1] for row in claims) + 1)]
    closed = {row[2] for row in claims if row[4]}
    for _, position, number, *_ in claims:
        answers[position].append(known[number])
    # what its own speakers no longer say is held against others only where nobody else says it
    held = [[it for it in own if it.id not in closed] or own for own in answers]
    found = cells(world.frame(prop, claims[0][0], ref.scope), held)
    return {slug: found[number] for _, _, number, slug, _ in claims if number in found}
