"""Question rows: a question with its state and each answer in one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.questions import judgement_words, property_label, scope_label, topic
from store.model.claims import QuestionRef
from store.model.views import AnswerBrief, QuestionRow
from store.model.vocabulary import CERTAINTIES
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of


def question_rows(connection: Connection, ids: Sequence[int]) -> tuple[QuestionRow, ...]:
    """The questions of the given row ids, worst first; within a state as the vocabulary orders them."""
    vocabulary = vocabulary_of(connection)
    found: list[tuple[tuple[int, int, str], QuestionRow]] = []
    for marks, lot in lots(ids):
        answers = _answers(connection, marks, lot)
        rows = connection.execute(
            f"""
            SELECT q.id, e.slug, q.property, q.scope, e.name, e.kind, q.state, q.reason, q.claims, q.reports,
                   q.origins, q.rank,
                   j.decision, j.value_label, {named_sql("q.scope")}
            FROM question q JOIN entity e ON e.id = q.entity_id
            LEFT JOIN judgement j ON j.id = (
                SELECT l.id FROM judgement l
                WHERE l.entity_slug = e.slug AND l.property = q.property AND l.scope = q.scope
                ORDER BY l.at DESC, l.id DESC LIMIT 1)
            WHERE q.id IN ({marks})
            """,
            lot,
        )
        for (
            number,
            slug,
            prop,
            scope,
            name,
            kind,
            state,
            reason,
            claims,
            reports,
            origins,
            rank,
            decision,
            judged,
            scope_name,
        ) in rows:
            row = QuestionRow(
                ref=QuestionRef(slug, prop, scope),
                entity_name=name,
                entity_kind=kind,
                topic=topic(vocabulary, prop),
                label=property_label(vocabulary, prop),
                scope_label=scope_label(vocabulary, prop, scope, scope_name),
                state=state,
                reason=reason,
                answers=tuple(answers.get(number, ())),
                claims=claims,
                reports=reports,
                origins=origins,
                judged=judgement_words(decision or "", judged or ""),
            )
            found.append(((rank, vocabulary.place(prop), scope), row))
    found.sort(key=lambda item: (item[0], item[1].entity_name))
    return tuple(row for _, row in found)


def _answers(connection: Connection, marks: str, lot: Iterable[int]) -> dict[int, list[AnswerBrief]]:
    voices: dict[int, dict[str, str]] = {}
    surest: dict[int, int] = {}
    # those whose word stands; where nobody's does, those who said so before
    for answer, speaker, voice, certainty in connection.execute(
        f"""
        SELECT a.id, v.slug, v.name, c.certainty FROM answer a
        JOIN answer_claim k ON k.answer_id = a.id JOIN claim c ON c.id = k.claim_id
        JOIN entity v ON v.id = c.speaker_id
        WHERE a.question_id IN ({marks}) AND c.stance = 'asserts'
            AND (k.closed_by IS NULL OR a.origins = 0)
        GROUP BY a.id, c.speaker_id, c.certainty ORDER BY a.id, min(c.position)
        """,
        tuple(lot),
    ):
        voices.setdefault(answer, {})[speaker] = voice
        surest[answer] = min(surest.get(answer, 9), CERTAINTIES.index(certainty))
    out: dict[int, list[AnswerBrief]] = {}
    for number, question, key, label, origins, reports, denials, doubts in connection.execute(
        f"""
        SELECT id, question_id, value_key, label, origins, reports, denials, doubts FROM answer
        WHERE question_id IN ({marks}) ORDER BY question_id, position
        """,
        tuple(lot),
    ):
        certainty = CERTAINTIES[surest[number]] if number in surest else "certain"
        own = voices.get(number, {})
        names, slugs = tuple(own.values()), tuple(own)
        brief = AnswerBrief(label, origins, reports, denials, doubts, names, certainty, key, slugs)
        out.setdefault(question, []).append(brief)
    return out
