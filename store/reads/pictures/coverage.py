"""Which source says what to which question: sources against questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.answers import answer_words
from store.model.out.pictures import Coverage, Covered, CoveredQuestion, CoveringSource
from store.model.views import QuestionRow
from store.model.vocabulary import Certainty, Stance
from store.reads.answers import question_ids
from store.reads.claims import source_rows
from store.reads.sources import by_days


def coverage(connection: Connection, rows: Sequence[QuestionRow], most_questions: int, most_sources: int) -> Coverage:
    """The first of some questions against the sources that say most to all of them; the sources by their days."""
    ids = question_ids(connection, [row.ref for row in rows])
    shown = ids[:most_questions]
    told: dict[tuple[int, int], set[tuple[int, str]]] = {}
    touched: Counter[int] = Counter()
    for marks, lot in lots(ids):
        seen = set()
        for question, answer, source, stance, certainty, closed in connection.execute(
            f"""
            SELECT a.question_id, a.position, c.source_id, c.stance, c.certainty, k.closed_by IS NOT NULL
            FROM answer a JOIN answer_claim k ON k.answer_id = a.id JOIN claim c ON c.id = k.claim_id
            WHERE a.question_id IN ({marks})
            """,
            tuple(lot),
        ):
            seen.add((question, source))
            told.setdefault((source, question), set()).add((answer, _sign(stance, certainty, closed)))
        touched.update(source for _, source in seen)
    place = {number: nth for nth, number in enumerate(by_days(connection))}
    most = sorted(touched, key=lambda source: (-touched[source], place[source]))[:most_sources]
    kept = sorted(most, key=place.__getitem__)
    heads = source_rows(connection, kept)
    return Coverage(
        questions=tuple(_column(row) for row in rows[:most_questions]),
        sources=tuple(
            CoveringSource(head.slug, head.publisher, head.title, head.published, touched[number])
            for number, head in heads.items()
        ),
        cells=tuple(
            tuple(tuple(Covered(*cell) for cell in sorted(told.get((source, question), ()))) for question in shown)
            for source in heads
        ),
        more_sources=len(touched) - len(heads),
        more_questions=max(len(ids) - len(shown), 0),
    )


def _column(row: QuestionRow) -> CoveredQuestion:
    return CoveredQuestion(row.ref, row.entity_name, row.question, row.state, tuple(map(answer_words, row.answers)))


def _sign(stance: Stance, certainty: Certainty, closed: bool) -> str:
    if closed or stance == "retracts":
        return "-"
    if stance == "denies":
        return "!"
    return "" if stance == "asserts" and certainty == "certain" else "?"
