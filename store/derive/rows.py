"""The derived rows as they are written: questions, answers, who is in them, and verdicts, in batches."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from store.db.connection import Connection
from store.db.engine import engine_under
from store.db.lots import LOT, batches, lots, marks
from store.verdicts.answers import Derived
from store.verdicts.weight import Weight, pack

#: Rows kept back before they are written in one statement.
_BATCH = 20_000
_INSERTS = {
    "question": "id, entity_id, property, scope, state, reason, answers, claims, reports, origins, rank",
    "answer": "id, question_id, position, value_key, label, claims, reports, origins, denials, doubts",
    "answer_claim": "answer_id, claim_id, origin, closed_by",
    "verdict": "id, question_id, left_answer_id, right_answer_id, left_claim_id, right_claim_id, kind, reason",
}


def numbers_of(connection: Connection, keys: Collection[tuple[int, str, str]]) -> list[int]:
    """The row ids of some questions, of those that are there."""
    return [
        number
        for lot in batches(sorted(keys), LOT // 3)
        for (number,) in connection.execute(
            f"WITH asked(entity, prop, part) AS (VALUES {', '.join(['(?, ?, ?)'] * len(lot))})"
            " SELECT q.id FROM asked CROSS JOIN question q"
            " ON q.entity_id = asked.entity AND q.property = asked.prop AND q.scope = asked.part",
            [part for key in lot for part in key],
        ).fetchall()
    ]


def forget(connection: Connection, questions: Collection[int]) -> None:
    """Remove the derived rows of some questions, by their row ids: of many at once, as each statement is a way to the
    server and back."""
    for these, lot in lots(sorted(questions)):
        for sql in (
            f"DELETE FROM verdict WHERE question_id IN ({these})",
            f"DELETE FROM answer_claim WHERE answer_id IN (SELECT id FROM answer WHERE question_id IN ({these}))",
            f"DELETE FROM answer WHERE question_id IN ({these})",
            f"DELETE FROM question WHERE id IN ({these})",
        ):
            connection.execute(sql, lot)


class Writer:
    """Collects derived rows and writes them in batches; ``everything`` first empties the tables."""

    def __init__(self, connection: Connection, *, everything: bool = False) -> None:
        self._connection = connection
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _INSERTS}
        self._held = ExitStack()
        if everything:
            self._empty()
        numbered = ("question", "answer", "verdict")
        last = ", ".join(f"(SELECT coalesce(max(id), 0) FROM {table})" for table in numbered)
        self._next: dict[str, int] = dict(zip(numbered, connection.execute(f"SELECT {last}").fetchone(), strict=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()
        self._held.__exit__(kind, error, trace)

    def _empty(self) -> None:
        """Remove all rows, and the indexes too: made once over all new rows they cost half as much.

        All of it happens in the caller's transaction, so an error brings them back.
        """
        self._held.enter_context(engine_under(self._connection).indexed_later(self._connection, *_INSERTS))
        for table in reversed(_INSERTS):
            self._connection.execute(f"DELETE FROM {table}")

    def _id(self, table: str) -> int:
        self._next[table] += 1
        return self._next[table]

    def write(self, key: tuple[int, str, str], derived: Derived, claims: int, weight: Weight) -> None:
        """Add one question; ``claims`` is how many it has, ``weight`` puts it in its place in the work list."""
        question, rows = self._id("question"), self._rows
        state, origins = derived.state, derived.origins
        counts = (len(derived.answers), claims, derived.reports, origins, pack(state, weight, origins, claims))
        rows["question"].append((question, *key, state, derived.reason, *counts))
        ids = []
        for position, answer in enumerate(derived.answers):
            number = self._id("answer")
            ids.append(number)
            standing = [said for said in answer.asserting if said.id not in derived.closed]
            denying = {said.origin for said in answer.denying if said.id not in derived.closed}
            everyone = answer.all()
            rows["answer"].append(
                (
                    number,
                    question,
                    position,
                    answer.key,
                    answer.label,
                    len(everyone),
                    len({said.source for said in standing}),
                    len({said.origin for said in standing}),
                    len(denying),
                    len({said.origin for said in answer.silent}),
                )
            )
            rows["answer_claim"] += [(number, said.id, said.origin, derived.closed.get(said.id)) for said in everyone]
        rows["verdict"] += [
            (
                self._id("verdict"),
                question,
                ids[pair.left],
                ids[pair.right],
                pair.left_claim.id,
                pair.right_claim.id,
                pair.verdict.kind,
                pair.verdict.reason,
            )
            for pair in derived.pairs
        ]
        if len(rows["verdict"]) + len(rows["answer_claim"]) > _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is collected."""
        for table, columns in _INSERTS.items():
            rows = self._rows[table]
            if rows:
                values = marks(columns.count(",") + 1)
                self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", rows)
                rows.clear()
