"""Apply changes of records to a store: checked, written, worked out, or refused. In the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from sqlmodel import Session

from store.case.check_each import (
    CheckedCase,
    CheckedClaim,
    check_claim,
    check_entity,
    check_head,
    check_judgement,
)
from store.case.models import ClaimEntry, JudgementEntry
from store.case.records import canonical, entry
from store.db.connection import Connection
from store.db.lots import lots
from store.db.writing import driver
from store.derive.refresh import Progress
from store.edits import base
from store.edits.ground import named, standing_on
from store.edits.lookups import InRecord, looked_up
from store.edits.order import positions
from store.model.edits import BadEdit, Change, Data, FieldProblem, NotGround, Overtaken
from store.model.problems import BadCase
from store.writes.batch import Batch
from store.writes.bring_up import bring_up
from store.writes.changes import Changes
from store.writes.judgements import put_judgements
from store.writes.records import Key, Records
from store.writes.texts import keep_texts

#: Of these parts of a head the meaning of its claims hangs: the days they are counted from, the texts they stand in.
_MEANING = ("published", "rendition", "text", "sha256", "length", "other_renditions", "kind")


def apply(
    session: Session,
    changes: Sequence[Change],
    texts: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Change, ...], Changes]:
    """Make of each record what its change says, and work out what that touches. ``texts``: new ones, by hash.

    Returns the changes that changed something, canonical, and what they did to the rows. Raises Overtaken where
    a record is not what a change takes it for, NotGround where something stands on what is to go, BadEdit where
    the records do not hold. The caller's transaction is then to be rolled back.
    """
    plain = driver(session)
    records = Records(plain)
    made = tuple(it for it in map(_shortest, changes) if it.before != it.after)
    for change in made:
        now = records.get(change.kind, change.ref)
        if now != change.before:
            raise Overtaken(change, now)
    over: dict[Key, Data | None] = {(it.kind, it.ref): it.after for it in made}
    for change in made:
        if change.after is None:
            _refuse_groundless(plain, change, over)
    case = looked_up(plain, over, texts or {})
    batch = _batch(plain, case, made, over)
    keep_texts(plain, [it.ref for it in made if it.kind == "source"])
    done = Changes()
    bring_up(session, batch, done, progress)
    put_judgements(plain, made)
    _note_head(plain, over)
    records.put(made)
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


def _refuse_groundless(plain: Connection, change: Change, over: Mapping[Key, Data | None]) -> None:
    key: Key = (change.kind, change.ref)
    on_it = []
    for other in standing_on(plain, *key):
        if other in over:
            data = over[other]
            stands = data is not None and key in named(other[0], data)
        else:
            stands = True
        if stands:
            on_it.append(other)
    if on_it:
        raise NotGround(change, on_it)


def _batch(plain: Connection, case: CheckedCase, made: Sequence[Change], over: Mapping[Key, Data | None]) -> Batch:
    """The changed records and the claims that mean something else by them, all checked. Raises BadEdit."""
    noted: list[FieldProblem] = []

    def after(kind: str) -> list[str]:
        return [it.ref for it in made if it.kind == kind and it.after is not None]

    def gone(kind: str) -> set[str]:
        return {it.ref for it in made if it.kind == kind and it.after is None}

    entities = {slug: case.entities[slug] for slug in after("entity")}
    for slug, entity in entities.items():
        check_entity(case, entity, InRecord("entity", slug, noted))
    sources = {slug: replace(case.sources[slug], at=InRecord("source", slug, noted)) for slug in after("source")}
    for source in sources.values():
        check_head(case, source)
        for rendition in source.renditions:
            if rendition.text is None and rendition.length is None and not rendition.sha256:
                noted.append(FieldProblem("source", source.head.id, (), f"has no text of {rendition.label!r}: add it"))
    records = Records(plain)
    claims: list[CheckedClaim] = []
    for slug in dict.fromkeys([*after("claim"), *_meant(plain, made)]):
        data = over[("claim", slug)] if ("claim", slug) in over else records.get("claim", slug)
        if data is not None:
            told = cast("ClaimEntry", entry("claim", data))
            checked = check_claim(case, data["source"], told, InRecord("claim", slug, noted))
            claims += [checked] if checked is not None else []
    for slug in after("judgement"):
        data = over[("judgement", slug)]
        assert data is not None
        check_judgement(case, cast("JudgementEntry", entry("judgement", data)), InRecord("judgement", slug, noted))
    if noted or case.problems:
        raise BadEdit(noted or [FieldProblem("edit", "", (), it.message) for it in case.problems])
    return Batch(
        case,
        entities,
        sources,
        claims,
        positions(plain, claims),
        gone_entities=gone("entity"),
        gone_sources=gone("source"),
        gone_claims=gone("claim"),
    )


def _meant(plain: Connection, made: Iterable[Change]) -> list[str]:
    """The claims that may mean something else now: of sources with another day or text, with entities renamed."""
    out: list[str] = []
    renamed: list[str] = []
    dated: list[str] = []
    for change in made:
        before, after = change.before, change.after
        if before is None or after is None:
            continue
        if change.kind == "entity" and (before["name"], before["kind"]) != (after["name"], after["kind"]):
            renamed.append(change.ref)
        if change.kind == "source" and any(before.get(key) != after.get(key) for key in _MEANING):
            dated.append(change.ref)
    for marks, lot in lots(renamed):
        rows = plain.execute(
            f"""
            SELECT c.slug FROM claim c JOIN entity e ON e.id = c.value_id WHERE e.slug IN ({marks})
            UNION SELECT c.slug FROM claim c JOIN entity e ON e.id = c.entity_id WHERE e.slug IN ({marks})
            UNION SELECT c.slug FROM claim c JOIN entity e ON e.id = c.speaker_id WHERE e.slug IN ({marks})
            """,
            (*lot, *lot, *lot),
        )
        out += [slug for (slug,) in rows.fetchall()]
    for marks, lot in lots(dated):
        rows = plain.execute(
            f"SELECT c.slug FROM claim c JOIN source s ON s.id = c.source_id WHERE s.slug IN ({marks})", lot
        )
        out += [slug for (slug,) in rows.fetchall()]
    return out


def _note_head(plain: Connection, over: Mapping[Key, Data | None]) -> None:
    head = over.get(("case", ""))
    if head is not None:
        plain.executemany(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [("case", head["id"]), ("title", head["title"]), ("about", head.get("about", ""))],
        )
