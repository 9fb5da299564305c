"""Record what a person decided about a question: append-only, a later judgement supersedes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session, col, select

from store.db.tables import Answer, Entity, Judgement, Question
from store.db.writing import writing
from store.model.claims import QuestionRef
from store.model.problems import BadInput
from store.text.clean import clean

DECISIONS = ("holds", "several", "not_comparable", "unresolved")
_LONGEST_WHY = 2000


def judge_question(store: Path, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> None:
    """Append a judgement. ``answer`` is the key of the answer that holds, for that decision alone.

    Raises BadInput for an unknown question, decision or answer.
    """
    if decision not in DECISIONS:
        raise BadInput(f"{decision!r} is no decision: use one of {', '.join(DECISIONS)}")
    if (decision == "holds") != (answer is not None):
        raise BadInput("'holds' needs the answer that holds, and no other decision takes one")
    with writing(store) as session:
        question = _question(session, ref)
        label = ""
        if answer is not None:
            row = session.exec(
                select(Answer).where(Answer.question_id == question.id, Answer.value_key == answer)
            ).first()
            if row is None:
                raise BadInput(f"nobody gives the answer {answer!r} to this question: take one of its answers")
            label = row.label
        _append(session, ref, decision, answer, label, why, who)


def withdraw(store: Path, ref: QuestionRef, *, who: str) -> None:
    """Append the withdrawal of the standing judgement; BadInput where there is none."""
    with writing(store) as session:
        standing = _latest(session, ref)
        if standing is None or standing.decision == "withdrawn":
            raise BadInput("nothing is judged here, so there is nothing to take back")
        _append(session, ref, "withdrawn", None, standing.value_label, "", who)


def _question(session: Session, ref: QuestionRef) -> Question:
    row = session.exec(
        select(Question)
        .join(Entity, col(Entity.id) == Question.entity_id)
        .where(Entity.slug == ref.entity, Question.property == ref.property, Question.scope == ref.scope)
    ).first()
    if row is None:
        asked = " ".join(part for part in (ref.entity, ref.property, ref.scope) if part)
        raise BadInput(f"nobody says anything about {asked!r}: see 'whosays questions'")
    return row


def _latest(session: Session, ref: QuestionRef) -> Judgement | None:
    return session.exec(
        select(Judgement)
        .where(
            Judgement.entity_slug == ref.entity,
            Judgement.property == ref.property,
            Judgement.scope == ref.scope,
        )
        .order_by(col(Judgement.id).desc())
    ).first()


def _append(session: Session, ref: QuestionRef, decision: str, key: str | None, label: str, why: str, who: str) -> None:
    standing = _latest(session, ref)
    session.add(
        Judgement(
            entity_slug=ref.entity,
            property=ref.property,
            scope=ref.scope,
            decision=decision,
            value_key=key,
            value_label=label,
            why=clean(why, limit=_LONGEST_WHY),
            who=clean(who, keep_newlines=False, limit=200) or "somebody",
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            supersedes_id=standing.id if standing is not None else None,
        )
    )
