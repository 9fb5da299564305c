"""Apply changes of records to a store: checked, written, worked out, or refused. In the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from sqlmodel import Session

from store.case.checks.checked import CheckedCase, CheckedClaim
from store.case.records import canonical
from store.db import meta
from store.db.connection import Connection
from store.db.writing import driver
from store.derive.refresh import Progress
from store.edits import base
from store.edits.checked import checked
from store.edits.standing.ground import named, standing_on
from store.edits.standing.lists import as_of_the_case, with_ids_of_the_case
from store.edits.standing.lookups import looked_up
from store.model.edits import BadEdit, Change, Data, FieldProblem, NotGround, Overtaken
from store.model.problems import BadCase
from store.properties.own import vocabulary_of_data
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary, different
from store.writes.bring_up import bring_up, write
from store.writes.changes import Changes
from store.writes.judgements import put_judgements
from store.writes.listed import of_a_list
from store.writes.records import Key, Records
from store.writes.texts import keep_texts
from store.writes.touching import touch_by_words


class Later(Protocol):
    """Who applies changes lot by lot, and works out what they touch once all are written."""

    changes: Changes

    def places(self, claims: Sequence[CheckedClaim]) -> list[int]:
        """The positions of claims until then."""

    def know(self, case: CheckedCase) -> None:
        """Let a case that is looked up have what earlier lots looked up."""


def apply(
    session: Session,
    changes: Sequence[Change],
    texts: Mapping[str, str] | None = None,
    back: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    later: Later | None = None,
) -> tuple[tuple[Change, ...], Changes]:
    """Make of each record what its change says, and work out what that touches. ``texts``: new ones, by hash;
    ``back``: for claims that come back to a source the ones they stood behind there. With ``later`` the rows are
    written and what they touch is left to whoever gave it.

    Returns the changes that changed something, canonical, and what they did to the rows. Raises Overtaken where
    a record is not what a change takes it for, NotGround where something stands on what is to go, BadEdit where
    the records do not hold. The caller's transaction is then to be rolled back.
    """
    plain = driver(session)
    records = Records(plain)
    before = vocabulary_of(plain)
    changes = tuple(with_ids_of_the_case(plain, before, changes))
    made = tuple(it for it in map(_shortest, changes) if it.before != it.after)
    head = next((it.after for it in made if it.kind == "case"), None)
    vocabulary = vocabulary_of_data(head) if head is not None else before
    made = tuple(_taken_over(plain, records, made, vocabulary))
    for change in made:
        now = records.get(change.kind, change.ref)
        if now != change.before:
            raise Overtaken(change, now)
    over: dict[Key, Data | None] = {(it.kind, it.ref): it.after for it in made}
    for change in made:
        if change.after is None:
            _refuse_groundless(plain, change, over, vocabulary)
    case = looked_up(plain, over, texts or {})
    differing = different(before, vocabulary)
    if later is not None and not differing:
        later.know(case)
    batch = checked(plain, case, made, over, back or {}, differing, later.places if later is not None else None)
    keep_texts(plain, [it.ref for it in made if it.kind == "source"])
    records.put(made)  # what is worked out is worked out by the case's own words
    done = later.changes if later is not None else Changes()
    restood = batch.restood
    touch_by_words(plain, differing, done)
    if later is not None:
        write(session, batch, done)
    else:
        bring_up(session, batch, done, progress)
    put_judgements(plain, made, restood)
    _note_head(plain, over)
    base.note(plain, made)
    return made, done


def _shortest(change: Change) -> Change:
    if change.after is None:
        return change
    try:
        return change._replace(after=canonical(change.kind, change.after))
    except BadCase as error:
        problems = [FieldProblem(change.kind, change.ref, (), it.message) for it in error.problems]
        raise BadEdit(problems) from error


def _taken_over(
    plain: Connection, records: Records, made: Sequence[Change], vocabulary: Vocabulary
) -> Iterator[Change]:
    """The changes, and before them that the entities of a list of names that they need become the case's."""
    theirs = {(it.kind, it.ref) for it in made}
    needed = [key for it in made if it.after is not None for key in named(vocabulary, it.kind, it.after)]
    needed = [key for key in dict.fromkeys(needed) if key[0] == "entity" and key not in theirs]
    there = records.among("entity", (ref for _, ref in needed))
    for key in needed:
        data = of_a_list(plain, key[1]) if key[1] not in there else None
        if data is not None:
            yield _shortest(Change(*key, None, data))
    for change in made:
        # one that was changed as the list has it was not there for the case
        told = change.before if change.kind == "entity" else None
        was = as_of_the_case(plain, str(told.get("listed") or change.ref)) if told is not None else None
        yield change._replace(before=None) if was is not None and was == change.before else change


def _refuse_groundless(
    plain: Connection, change: Change, over: Mapping[Key, Data | None], vocabulary: Vocabulary
) -> None:
    key: Key = (change.kind, change.ref)
    on_it = []
    for other in standing_on(plain, *key):
        if other in over:
            data = over[other]
            stands = data is not None and key in named(vocabulary, other[0], data)
        else:
            stands = True
        if stands:
            on_it.append(other)
    if on_it:
        raise NotGround(change, on_it)


def _note_head(plain: Connection, over: Mapping[Key, Data | None]) -> None:
    head = over.get(("case", ""))
    if head is not None:
        meta.note(plain, {"case": head["id"], "title": head["title"], "about": head.get("about", "")})
