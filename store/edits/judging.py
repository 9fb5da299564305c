"""Record what a person decided about a question: append-only, a later judgement supersedes."""

from __future__ import annotations

from datetime import UTC, datetime
from secrets import token_hex

from sqlmodel import Session

from store.db.connection import Connection
from store.db.writing import driver, writing
from store.derive.refresh import Touched, refresh
from store.edits.edit import keep
from store.edits.first import ensure_records
from store.labels.questions import judgement_words, question_label
from store.model.claims import QuestionRef
from store.model.edits import Change, Edited
from store.model.places import Place
from store.model.problems import BadInput
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.reads.same import asked
from store.text.clean import clean

DECISIONS = ("holds", "several", "not_comparable", "unresolved")
_LONGEST_WHY = 2000


def judge_question(store: Place, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> Edited:
    """Append a judgement. ``answer`` is the key of the answer that holds, for that decision alone.

    Raises BadInput for an unknown question, decision or answer.
    """
    if decision not in DECISIONS:
        raise BadInput(f"{decision!r} is no decision: use one of {', '.join(DECISIONS)}")
    if (decision == "holds") != (answer is not None):
        raise BadInput("'holds' needs the answer that holds, and no other decision takes one")
    with writing(store) as session:
        ensure_records(session)
        refresh(driver(session), Touched())  # what other rules worked out is nothing to judge
        plain = driver(session)
        ref = asked(plain, ref)
        question = _question(plain, ref)
        label = ""
        if answer is not None:
            row = plain.execute(
                "SELECT label FROM answer WHERE question_id = ? AND value_key = ?", (question, answer)
            ).fetchone()
            if row is None:
                raise BadInput(f"nobody gives the answer {answer!r} to this question: take one of its answers")
            label = str(row[0])
        return _append(session, ref, decision, answer, label, why, who)


def withdraw(store: Place, ref: QuestionRef, *, who: str) -> Edited:
    """Append the withdrawal of the standing judgement; BadInput where there is none."""
    with writing(store) as session:
        ensure_records(session)
        ref = asked(driver(session), ref)
        standing = _latest(driver(session), ref)
        if standing is None or standing[1] == "withdrawn":
            raise BadInput("nothing is judged here, so there is nothing to take back")
        return _append(session, ref, "withdrawn", None, standing[2], "", who)


def _asked(ref: QuestionRef) -> str:
    return " ".join(part for part in (ref.entity, ref.property, ref.scope) if part)


def _question(plain: Connection, ref: QuestionRef) -> int:
    row = plain.execute(
        "SELECT q.id FROM question q JOIN entity e ON e.id = q.entity_id "
        "WHERE e.slug = ? AND q.property = ? AND q.scope = ?",
        (ref.entity, ref.property, ref.scope),
    ).fetchone()
    if row is None:
        raise BadInput(f"nobody says anything about {_asked(ref)!r}: see 'whosays questions'")
    return int(row[0])


def _latest(plain: Connection, ref: QuestionRef) -> tuple[str, str, str] | None:
    """The standing judgement: its slug, decision and label."""
    row = plain.execute(
        "SELECT slug, decision, value_label FROM judgement WHERE entity_slug = ? AND property = ? AND scope = ? "
        "ORDER BY at DESC, id DESC LIMIT 1",
        (ref.entity, ref.property, ref.scope),
    ).fetchone()
    return (row[0], row[1], row[2]) if row is not None else None


def _append(
    session: Session, ref: QuestionRef, decision: str, key: str | None, label: str, why: str, who: str
) -> Edited:
    standing = _latest(driver(session), ref)
    slug = f"j-{token_hex(6)}"
    data = {
        "id": slug,
        "entity": ref.entity,
        "property": ref.property,
        "scope": ref.scope,
        "decision": decision,
        "answer": key,
        "label": label,
        "why": clean(why, limit=_LONGEST_WHY),
        "who": clean(who, keep_newlines=False, limit=200) or "somebody",
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "supersedes": standing[0] if standing is not None else None,
    }
    plain = driver(session)
    row = plain.execute("SELECT name FROM entity WHERE slug = ?", (ref.entity,)).fetchone()
    sql = f"SELECT {named_sql('asked.scope')} FROM (SELECT ? AS scope) asked"
    (named,) = plain.execute(sql, (ref.scope,)).fetchone()
    about_what = question_label(vocabulary_of(plain), ref.property, ref.scope, named)
    about = f"{row[0] if row is not None else ref.entity}, {about_what}"
    told = judgement_words(decision, label) or "taken back"
    change = Change("judgement", slug, None, {name: value for name, value in data.items() if value is not None})
    return keep(session, [change], who=data["who"] or "", verb="judge", what=f"judged {about}: {told}")
