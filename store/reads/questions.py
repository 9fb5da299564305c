"""Question rows: a question with its state and each answer in one line."""

from __future__ import annotations

from collections.abc import Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.labels.questions import judgement_words, property_label, scope_label, topic
from store.model.claims import QuestionRef
from store.model.views import AnswerBrief, QuestionRow
from store.model.vocabulary import CERTAINTIES, STATES, Certainty
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.reads.echoes import echoes_of
from store.verdicts.weight import unpack


def claimed(connection: Connection) -> dict[str, dict[str, int]]:
    """How many claims there are of each property, by the kind of entity that they are about."""
    rows = connection.execute(
        "SELECT e.kind, q.property, sum(q.claims) FROM question q JOIN entity e ON e.id = q.entity_id GROUP BY 1, 2"
    )
    out: dict[str, dict[str, int]] = {}
    for kind, prop, count in rows:
        out.setdefault(kind, {})[prop] = count
    return out


def question_rows(connection: Connection, ids: Sequence[int]) -> tuple[QuestionRow, ...]:
    """The questions of the given row ids, worst first; within a state as the vocabulary orders them."""
    vocabulary = vocabulary_of(connection)
    found: list[tuple[tuple[int, int, int, str], QuestionRow]] = []
    echoes = echoes_of(connection, ids)
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
            weight = unpack(rank)
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
                near=weight.near,
                fewer=weight.fewer,
                more=weight.more,
                echoes=echoes.get(number, ()),
            )
            found.append(((STATES.index(state), rank, vocabulary.place(prop), scope), row))
    found.sort(key=lambda item: (item[0], item[1].entity_name))
    return tuple(row for _, row in found)


def _answers(connection: Connection, marks: str, lot: Sequence[int]) -> dict[int, list[AnswerBrief]]:
    voices: dict[int, dict[str, str]] = {}
    surest: dict[int, int] = {}
    spoken = _spoken(connection, marks, lot)
    for answer, _, _, slug, voice, stance, certainty, _ in spoken:
        if stance == "asserts":
            voices.setdefault(answer, {})[slug] = voice
            sure = CERTAINTIES.index(certainty)
            if sure < surest.get(answer, 9):
                surest[answer] = sure
    fits = _fitting(connection, marks, lot, spoken)
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
        fit, of = fits.get(number, (0, 0))
        brief = AnswerBrief(label, origins, reports, denials, doubts, names, certainty, key, slugs, fit, of)
        out.setdefault(question, []).append(brief)
    return out


def fitting(connection: Connection, question: int) -> dict[int, tuple[int, int]]:
    """For each answer of a question how many voices say it or a finer one, and how many assert or deny at all.

    What is no more than possible fits nothing.
    """
    return _fitting(connection, "?", (question,), _spoken(connection, "?", (question,)))


#: Who says or denies what: answer, question, speaker with id and name, stance, certainty, whether the word stands.
_Spoken = tuple[int, int, int, str, str, str, Certainty, bool]


def _spoken(connection: Connection, marks: str, lot: Sequence[int]) -> list[_Spoken]:
    """Those whose word stands; of an answer that nobody holds any more, too, those who said so before."""
    return connection.execute(
        f"""
        SELECT a.id, a.question_id, c.speaker_id, v.slug, v.name, c.stance, c.certainty,
               max(CASE WHEN k.closed_by IS NULL THEN 1 ELSE 0 END)
        FROM answer a JOIN answer_claim k ON k.answer_id = a.id JOIN claim c ON c.id = k.claim_id
        JOIN entity v ON v.id = c.speaker_id
        WHERE a.question_id IN ({marks}) AND c.stance IN ('asserts', 'denies')
            AND (k.closed_by IS NULL OR (c.stance = 'asserts' AND a.origins = 0))
        GROUP BY a.id, c.stance, c.speaker_id, v.id, c.certainty ORDER BY a.id, min(c.position)
        """,
        tuple(lot),
    ).fetchall()


def _fitting(
    connection: Connection, marks: str, lot: Sequence[int], spoken: Sequence[_Spoken]
) -> dict[int, tuple[int, int]]:
    says: dict[int, set[int]] = {}
    speaking: dict[int, set[int]] = {}
    question_of: dict[int, int] = {}
    for answer, question, speaker, _, _, stance, certainty, stands in spoken:
        if not stands:
            continue
        question_of[answer] = question
        speaking.setdefault(question, set()).add(speaker)
        if stance == "asserts" and certainty != "possible":
            says.setdefault(answer, set()).add(speaker)
    fit = {answer: set(says.get(answer, ())) for answer in question_of}
    # of two answers that refine each other the left one is the finer (store/derive/order.py)
    for finer, wider in connection.execute(
        f"SELECT left_answer_id, right_answer_id FROM verdict WHERE question_id IN ({marks}) AND kind = 'refines'",
        tuple(lot),
    ):
        if wider in fit:
            fit[wider] |= says.get(finer, set())
    return {answer: (len(voices), len(speaking[question_of[answer]])) for answer, voices in fit.items()}
