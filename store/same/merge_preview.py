"""What making two entities one would do to the verdicts, and what a split would: worked out, told, and rolled back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from sqlmodel import Session

from store.db.connection import Connection
from store.db.writing import driver, writing
from store.edits.apply import apply
from store.edits.first import ensure_records
from store.labels.questions import judgement_words, question_label
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.places import Place
from store.model.problems import BadInput, Unkept
from store.model.same import MergePreview, StateChange
from store.model.vocabulary import STATES, State
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.reads.same import asked, stands
from store.same.deciding import decided, parted


class _Told(NamedTuple):
    state: State
    reason: str
    entity_name: str
    scope_name: str | None


#: The questions of a store, by whom and what they ask.
_Asked = dict[QuestionRef, _Told]


def merge_preview(store: Place, one: str, other: str, keep: str | None = None) -> MergePreview:
    """What deciding that two entities are the same would do. Nothing is kept; where it cannot be done it says why."""

    def made(session: Session) -> MergePreview:
        change, _ = decided(driver(session), one, other, "same", why="", who="somebody", keep=keep)
        return _merged(session, change, one, other)

    return _foreseen(store, made, MergePreview(one, other, keep or "", 0, 0, ()))


def split_preview(store: Place, one: str, other: str) -> MergePreview:
    """What a split would give back: the states that the questions of the two would have apart, beside those they have
    now that they are one. Nothing is kept; where it cannot be done it says why."""

    def made(session: Session) -> MergePreview:
        change, _ = parted(driver(session), one, other)
        apply(session, [change])
        return _merged(session, change._replace(before=None, after=change.before), one, other)

    return _foreseen(store, made, MergePreview(one, other, "", 0, 0, ()))


def _foreseen(store: Place, made: Callable[[Session], MergePreview], nothing: MergePreview) -> MergePreview:
    """What is made in a transaction of which nothing is kept; where that cannot be, ``nothing`` with the reason."""
    try:
        with writing(store) as session:
            ensure_records(session)
            raise _ToldError(made(session))
    except _ToldError as done:
        return done.made
    except BadInput as error:
        return replace(nothing, problem=str(error))


def _merged(session: Session, change: Change, one: str, other: str) -> MergePreview:
    """Make two entities one, and tell what that changed."""
    plain = driver(session)
    assert change.after is not None
    firsts = (stands(plain, one), stands(plain, other))
    before, judged = _questions(plain), _judged(plain)
    apply(session, [change])
    changes = _changes(plain, firsts, before, judged)
    return MergePreview(one, other, str(change.after.get("keep", "")), *_counts(plain, one), changes)


class _ToldError(Unkept):
    """Nothing is to be kept: all that was wanted is known."""

    def __init__(self, made: MergePreview) -> None:
        self.made = made


def _questions(plain: Connection) -> _Asked:
    rows = plain.execute(
        f"SELECT e.slug, q.property, q.scope, q.state, q.reason, e.name, {named_sql('q.scope')} "
        "FROM question q JOIN entity e ON e.id = q.entity_id"
    )
    return {QuestionRef(slug, prop, scope): _Told(*told) for slug, prop, scope, *told in rows.fetchall()}


def _counts(plain: Connection, slug: str) -> tuple[int, int]:
    """The claims about an entity, and the questions they answer."""
    row = plain.execute("SELECT coalesce(same_as_id, id) FROM entity WHERE slug = ?", (slug,)).fetchone()
    (claims,) = plain.execute("SELECT count(*) FROM claim WHERE entity_id = ?", row).fetchone()
    (questions,) = plain.execute("SELECT count(*) FROM question WHERE entity_id = ?", row).fetchone()
    return int(claims), int(questions)


def _judged(plain: Connection) -> dict[QuestionRef, str]:
    """The latest judgement of each question that was judged, in words; what was withdrawn is one too."""
    rows = plain.execute(
        "SELECT entity_slug, property, scope, decision, value_label, who FROM judgement ORDER BY at, id"
    ).fetchall()
    return {
        QuestionRef(slug, prop, scope): f"{judgement_words(decision, label) or 'withdrawn'}, by {who}"
        for slug, prop, scope, decision, label, who in rows
    }


def _changes(
    plain: Connection, firsts: tuple[str, str], before: _Asked, judged: dict[QuestionRef, str]
) -> tuple[StateChange, ...]:
    """The questions whose state changes, and those that were judged of both, the worst first."""
    vocabulary = vocabulary_of(plain)
    now, latest = _questions(plain), _judged(plain)
    first = stands(plain, firsts[0])
    were: dict[QuestionRef, list[QuestionRef]] = {ref: [] for ref in now}
    for ref in before:
        were.setdefault(asked(plain, ref), []).append(ref)
    found = []
    for ref, old in were.items():
        own = ref.entity == first
        left, right = (_state(before, [it for it in old if not own or it.entity == slug]) for slug in firsts)
        known = now.get(ref)
        both = len([it for it in old if it in judged]) > 1
        after: State | Literal[""] = known.state if known is not None else ""
        if not both and {left, right} - {""} <= {after} and (left or right or not after):
            continue
        reason = known.reason if known is not None else ""
        if both:
            told = f"both were judged, and the later judgement is in force: {latest[ref]}"
            reason = f"{reason}; {told}" if reason else told
        label = _label(vocabulary, ref, known or before[old[0]], own=own)
        found.append(StateChange(label, left, right, after, reason))
    found.sort(key=lambda it: (STATES.index(it.after) if it.after else len(STATES), it.question))
    return tuple(found)


def _state(before: _Asked, refs: list[QuestionRef]) -> State | Literal[""]:
    """The worst state that some questions had; "" where nobody said anything."""
    found: list[State] = sorted((before[it].state for it in refs), key=STATES.index)
    return found[0] if found else ""


def _label(vocabulary: Vocabulary, ref: QuestionRef, told: _Told, *, own: bool) -> str:
    """A question of the two by what it asks, one about somebody else by whom it is about too."""
    label = question_label(vocabulary, ref.property, ref.scope, told.scope_name)
    return label if own else f"{told.entity_name}: {label}"
