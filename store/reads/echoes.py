"""Checks that say no more than other questions do: each is told with the questions it echoes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.questions import property_label
from store.model.claims import QuestionRef
from store.model.views import Echo
from store.properties.stored import vocabulary_of
from store.verdicts.weight import ECHO

#: Up to so many questions are asked for what may be told with them; for more all there is is looked through.
_FEW = 200
#: The condition that leaves echoes out of a list of questions ``q``.
OWN = f"q.rank < {ECHO}"


def echoes_of(connection: Connection, questions: Collection[int]) -> dict[int, tuple[Echo, ...]]:
    """The echoes of the given questions (row ids), by question."""
    vocabulary, wanted = vocabulary_of(connection), set(questions)
    near = _near(connection, sorted(wanted)) if len(wanted) <= _FEW else None
    rows = [
        row
        for among, lot in ([("", ())] if near is None else _among(near))
        for row in connection.execute(
            "SELECT q.id, e.slug, q.property, q.scope, q.reason FROM question q JOIN entity e ON e.id = q.entity_id "
            f"WHERE q.rank >= {ECHO} {among} ORDER BY q.rank, e.name, e.slug, q.property, q.scope",
            lot,
        )
    ]
    found: dict[int, list[Echo]] = {}
    hosts = _hosts(connection, [row[0] for row in rows])
    for number, slug, prop, scope, reason in rows:
        echo = Echo(QuestionRef(slug, prop, scope), property_label(vocabulary, prop), reason)
        for host in sorted(wanted & hosts.get(number, set())):
            found.setdefault(host, []).append(echo)
    return {host: tuple(echoes) for host, echoes in found.items()}


def _among(numbers: Collection[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for marks, lot in lots(sorted(numbers)):
        yield f"AND q.id IN ({marks})", tuple(lot)


def _near(connection: Connection, questions: Sequence[int]) -> set[int]:
    """The checks that may be told with some questions: those that share a claim with one, or are of one's entity."""
    return {
        row[0]
        for marks, lot in lots(questions)
        for row in connection.execute(
            f"""
            SELECT a.question_id FROM answer b JOIN answer_claim o ON o.answer_id = b.id
            JOIN answer_claim k ON k.claim_id = o.claim_id JOIN answer a ON a.id = k.answer_id
            WHERE b.question_id IN ({marks}) AND a.question_id <> b.question_id
            UNION SELECT q.id FROM question h JOIN question q ON q.entity_id = h.entity_id
            WHERE h.id IN ({marks}) AND h.property LIKE 'check.%' AND q.property LIKE 'check.%' AND q.id <> h.id
            """,
            (*lot, *lot),
        )
    }


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
