"""Question rows: a question with its state and each answer in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from store.properties import PROPERTIES
from store.views import AnswerBrief, QuestionRef, QuestionRow
from store.vocabulary import CERTAINTIES, CHECKS

_BATCH = 400
_PLACE = {prop_id: place for place, prop_id in enumerate(PROPERTIES)}


def property_label(prop_id: str) -> str:
    """How a property (or a check across questions) is called."""
    prop = PROPERTIES.get(prop_id)
    return prop.label if prop is not None else CHECKS.get(prop_id, prop_id)


def scope_label(prop_id: str, scope: str, named: str | None = None) -> str:
    """How a scope is called; empty for the whole. ``named`` is the entity whose id the scope is, if any."""
    prop = PROPERTIES.get(prop_id)
    if prop is None:
        return property_label(scope) if scope else ""
    if not scope or (prop.scopes and scope == prop.default_scope):
        return ""
    known = prop.scope(scope)
    return known.label if known is not None else named or scope


def topic(prop_id: str) -> str:
    """The heading a property stands under."""
    prop = PROPERTIES.get(prop_id)
    return prop.topic if prop is not None else "across questions"


def batches(ids: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """Row ids in lots that fit one statement, each with its question marks."""
    for start in range(0, len(ids), _BATCH):
        lot = ids[start : start + _BATCH]
        yield ",".join("?" * len(lot)), lot


def question_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[QuestionRow, ...]:
    """The questions of the given row ids, worst first; within a state as the vocabulary orders them."""
    found: list[tuple[tuple[int, int, str], QuestionRow]] = []
    judged = _judged(connection, ids)
    for marks, lot in batches(ids):
        answers = _answers(connection, marks, lot)
        rows = connection.execute(
            f"""
            SELECT q.id, e.slug, q.property, q.scope, e.name, e.kind, q.state, q.reason, q.claims, q.reports,
                   q.origins, q.rank, (SELECT n.name FROM entity n WHERE n.slug = q.scope)
            FROM question q JOIN entity e ON e.id = q.entity_id WHERE q.id IN ({marks})
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
            scope_name,
        ) in rows:
            row = QuestionRow(
                ref=QuestionRef(slug, prop, scope),
                entity_name=name,
                entity_kind=kind,
                topic=topic(prop),
                label=property_label(prop),
                scope_label=scope_label(prop, scope, scope_name),
                state=state,
                reason=reason,
                answers=tuple(answers.get(number, ())),
                claims=claims,
                reports=reports,
                origins=origins,
                judged=judgement_words(judged.get(QuestionRef(slug, prop, scope))),
            )
            found.append(((rank, _PLACE.get(prop, 999), scope), row))
    found.sort(key=lambda item: (item[0], item[1].entity_name))
    return tuple(row for _, row in found)


def _judged(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[QuestionRef, str]:
    """The latest decision about each question: of a few, those of their entities are read, else all, once."""
    where, lot = "", ids[:0]
    if len(ids) <= _BATCH:
        marks, lot = ",".join("?" * len(ids)), ids
        where = (
            "WHERE entity_slug IN (SELECT e.slug FROM question q JOIN entity e ON e.id = q.entity_id "
            f"WHERE q.id IN ({marks}))"
        )
    rows = connection.execute(
        f"SELECT entity_slug, property, scope, decision || char(31) || value_label FROM judgement {where} ORDER BY id",
        tuple(lot),
    )
    return {QuestionRef(*ref): words for *ref, words in rows}


def judgement_words(stored: str | None) -> str:
    """A stored decision ("holds" with its answer) in words; empty where there is none or it was undone."""
    if not stored:
        return ""
    decision, _, label = stored.partition("\x1f")
    return {
        "holds": f"{label} holds",
        "several": "several can be true",
        "not_comparable": "not comparable",
        "unresolved": "unresolved",
    }.get(decision, "")


def _answers(connection: sqlite3.Connection, marks: str, lot: Iterable[int]) -> dict[int, list[AnswerBrief]]:
    voices: dict[int, dict[str, str]] = {}
    surest: dict[int, int] = {}
    standing: set[int] = set()
    for answer, speaker, voice, certainty, closed in connection.execute(
        f"""
        SELECT a.id, v.slug, v.name, c.certainty, min(k.closed_by IS NOT NULL) AS closed FROM answer a
        JOIN answer_claim k ON k.answer_id = a.id JOIN claim c ON c.id = k.claim_id
        JOIN entity v ON v.id = c.speaker_id
        WHERE a.question_id IN ({marks}) AND c.stance = 'asserts'
        GROUP BY a.id, c.speaker_id, c.certainty
        ORDER BY a.id, closed, min(c.position)
        """,
        tuple(lot),
    ):
        if closed and answer in standing:
            continue  # only those whose word stands are named, if there are any
        if not closed:
            standing.add(answer)
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
