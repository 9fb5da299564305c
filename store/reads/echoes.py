"""Checks that say no more than other questions do: each is told with the questions it echoes."""

from __future__ import annotations

from collections.abc import Collection

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.questions import property_label
from store.model.claims import QuestionRef
from store.model.views import Echo
from store.properties.stored import vocabulary_of
from store.verdicts.weight import ECHO

#: The condition that leaves echoes out of a list of questions ``q``.
OWN = f"q.rank < {ECHO}"


def echoes_of(connection: Connection, questions: Collection[int]) -> dict[int, tuple[Echo, ...]]:
    """The echoes of the given questions (row ids), by question."""
    vocabulary, wanted = vocabulary_of(connection), set(questions)
    found: dict[int, list[Echo]] = {}
    rows = connection.execute(
        "SELECT q.id, e.slug, q.property, q.scope, q.reason FROM question q JOIN entity e ON e.id = q.entity_id "
        f"WHERE q.rank >= {ECHO} ORDER BY q.rank, e.name, e.slug, q.property, q.scope"
    ).fetchall()
    hosts = _hosts(connection, [row[0] for row in rows])
    for number, slug, prop, scope, reason in rows:
        for host in sorted(wanted & hosts.get(number, set())):
            found.setdefault(host, []).append(
                Echo(QuestionRef(slug, prop, scope), property_label(vocabulary, prop), reason)
            )
    return {host: tuple(echoes) for host, echoes in found.items()}


def hosted(connection: Connection, echo: int) -> set[int]:
    """The questions that an echo is told with."""
    return _hosts(connection, [echo]).get(echo, set())


def _hosts(connection: Connection, echoes: list[int]) -> dict[int, set[int]]:
    """The questions each echo is told with: the disputed ones it shares a claim with, first those that are asked of
    one thing alone, else the check that tells the same matter."""
    plain: dict[int, set[int]] = {}
    checks: dict[int, set[int]] = {}
    for marks, lot in lots(echoes):
        for number, host, prop in connection.execute(
            f"""
            SELECT DISTINCT a.question_id, h.id, h.property
            FROM answer a JOIN answer_claim k ON k.answer_id = a.id
            JOIN answer_claim o ON o.claim_id = k.claim_id JOIN answer b ON b.id = o.answer_id
            JOIN question h ON h.id = b.question_id
            WHERE a.question_id IN ({marks}) AND h.rank < {ECHO} AND h.state IN ('contradicted', 'may_conflict')
            """,
            lot,
        ):
            (checks if prop.startswith("check.") else plain).setdefault(number, set()).add(host)
        for number, host in connection.execute(
            f"""
            SELECT q.id, h.id FROM question q JOIN question h ON h.entity_id = q.entity_id
            WHERE q.id IN ({marks}) AND h.property LIKE 'check.%' AND h.rank < {ECHO} AND h.property <> q.property
            """,
            lot,
        ):
            if number not in checks:
                checks[number] = {host}
    return checks | plain
