"""Bring a store's claims and citations up to a case; unchanged ones are not touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col

from store.case.checks.as_one import claim_as_one
from store.case.checks.checked import CheckedClaim
from store.case.checks.cites import CheckedCite
from store.case.stands import Stands
from store.db import bulk
from store.db.engine import engine_under
from store.db.lots import lots
from store.db.tables import Citation, Claim, ClaimVia, Rendition
from store.db.writing import driver
from store.derive.world import BELONGING
from store.values.basis.sets import Span
from store.writes.batch import Batch, Ids
from store.writes.reanchor import UNHELD

if TYPE_CHECKING:
    from store.writes.changes import Changes

#: Made once, and without the look for circles, of which there are none.
_told = json.JSONEncoder(ensure_ascii=True, check_circular=False)
#: Room between the positions of two claims of a case, for those that come in between later.
SPACE = 1 << 16


class _Stored(NamedTuple):
    """What tells whether a claim of the store is still what the case says."""

    id: int
    entity: int
    property: str
    scope: str
    position: int
    fingerprint: str
    speaker: int
    value: int | None


def load_claims(
    session: Session,
    batch: Batch,
    entities: Ids,
    sources: Ids,
    changes: Changes,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write the claims of ``batch``; ``changes`` learns of every question they touch."""
    stored = _stored(session, batch)
    if batch.whole:
        _note_order(stored, batch, changes)
    gone = [stored[slug] for slug in batch.gone_claims if slug in stored]
    for row in gone:
        _touch(changes, row.id, (row.entity, row.property, row.scope), row.speaker, row.value)
    bulk.drop(session, Claim, (row.id for row in gone))
    changes.count(changes.removed, "claims", len(gone))
    if batch.whole and batch.claims and not stored:
        changes.everything = True  # all at once is quicker than each by itself
        plain = driver(session)
        with engine_under(plain).indexed_later(plain, "claim", "citation"):
            _write(session, batch, entities, sources, stored, changes, progress)
    else:
        _write(session, batch, entities, sources, stored, changes, progress)


def _write(
    session: Session,
    batch: Batch,
    entities: Ids,
    sources: Ids,
    stored: dict[str, _Stored],
    changes: Changes,
    progress: Callable[[str, int, int], None] | None,
) -> None:
    """Write the claims that are new or differ from the stored ones."""
    lot = _Lot(session, batch, entities, sources)
    for done, (claim, position) in enumerate(zip(batch.claims, batch.positions, strict=True)):
        if progress is not None and done % 100 == 0:
            progress("writing claims", done, len(batch.claims))
        if batch.stands:
            claim = claim_as_one(claim, batch.case, batch.stands)  # noqa: PLW2901
        fields = _fields(claim, entities, sources, position, batch.stands)
        found = stored.get(claim.entry.id)
        if found is not None and found.fingerprint == fields["fingerprint"]:
            if found.position != position:
                lot.moved.append({"id": found.id, "position": position})
            continue
        if found is not None:
            _touch(changes, found.id, (found.entity, found.property, found.scope), found.speaker, found.value)
        number = lot.add(claim, fields, found.id if found is not None else None)
        question = (fields["entity_id"], fields["property"], fields["scope"])
        _touch(changes, number, question, fields["speaker_id"], fields["value_id"])
        changes.count(changes.added if found is None else changes.changed, "claims")
    lot.write()


def _stored(session: Session, batch: Batch) -> dict[str, _Stored]:
    names = ("id", "entity_id", "property", "scope", "position", "fingerprint", "speaker_id", "value_id")
    rows: list[bulk.Row] = []
    if batch.whole:
        rows += bulk.stored(session, Claim, columns=("slug", *names))
    else:
        for _, lot in lots(sorted({claim.entry.id for claim in batch.claims} | batch.gone_claims)):
            rows += bulk.stored(session, Claim, col(Claim.slug).in_(lot), columns=("slug", *names))
    return {row["slug"]: _Stored(*(row[name] for name in names)) for row in rows}


def _note_order(stored: dict[str, _Stored], batch: Batch, changes: Changes) -> None:
    """Claims that changed places among those that stay are changes; those that merely moved up are not."""
    wanted = {claim.entry.id: place for place, claim in enumerate(batch.claims)}
    kept = stored.keys() & wanted.keys()
    before = sorted(kept, key=lambda slug: stored[slug].position)
    after = sorted(kept, key=lambda slug: wanted[slug])
    moved = sum(old != new for old, new in zip(before, after, strict=True))
    if moved:
        changes.count(changes.changed, "places of claims", moved)
        changes.everything = True


def _touch(changes: Changes, claim: int, question: tuple[int, str, str], speaker: int, value: int | None) -> None:
    changes.entities |= {question[0], speaker} if value is None else {question[0], speaker, value}
    changes.questions.add(question)
    changes.claims.add(claim)
    if question[1] == "post_holder":
        changes.questions.add((question[0], "post_fate", question[2]))  # what became of which holder
    if question[1] in BELONGING:
        changes.parted.add(question[0])  # what is part of what, and who is whose, bears on other questions


def _bounds(span: Span | None) -> tuple[int | None, int | None]:
    return (span.lo, span.hi) if span is not None else (None, None)


def _fields(claim: CheckedClaim, entities: Ids, sources: Ids, position: int, stands: Stands) -> dict[str, Any]:
    entry, value = claim.entry, claim.value
    fields: dict[str, Any] = {
        "source_id": sources[claim.source],
        "entity_id": entities[entry.entity],
        "property": entry.property,
        "scope": claim.scope,
        "speaker_id": entities[entry.speaker],
        "stance": entry.stance,
        "certainty": entry.certainty,
        "note": entry.note,
        "said": entry.said,
        "as_of": entry.as_of,
        "valid": entry.valid,
        "says": "",
        "label": claim.label,
        "value_id": entities[claim.named] if claim.named is not None else None,
        "value_key": None,
    }
    fields["said_lo"], fields["said_hi"] = _bounds(claim.said)
    fields["as_of_lo"], fields["as_of_hi"] = _bounds(claim.as_of)
    fields["valid_lo"], fields["valid_hi"] = _bounds(claim.valid)
    fields["lo"], fields["hi"] = _bounds(value.span if value is not None else None)
    if value is not None:
        fields["says"], fields["value_key"] = value.says, value.key
    # what few claims have tells only where it stands: the others are as older versions wrote them
    count = {"counted": entry.counted, "where_id": entities[entry.where] if entry.where is not None else None}
    told = [
        sorted([*fields.items(), *((key, it) for key, it in count.items() if it)]),
        [stands(slug) for slug in entry.via],
        [_cite(c) for c in claim.cites],  # a text that came or went changes what is kept of a citation
    ]
    fields["fingerprint"] = hashlib.sha256(_told.encode(told).encode()).hexdigest()
    fields["position"] = position
    return fields | count


def _cite(cite: CheckedCite) -> tuple[Any, ...]:
    return (cite.rendition, cite.start, cite.end, cite.sha256, cite.prefix, cite.suffix, cite.exact is None)


class _Lot:
    """Claims waiting to be written together with their relays and citations."""

    def __init__(self, session: Session, batch: Batch, entities: Ids, sources: Ids) -> None:
        self.moved: list[dict[str, Any]] = []
        self._session = session
        self._entities = entities
        self._next: int | None = None
        self._renditions: dict[tuple[int, str], int] = {}
        for _, lot in lots(sorted({sources[claim.source] for claim in batch.claims})):
            of = col(Rendition.source_id).in_(lot)
            for row in bulk.stored(session, Rendition, of, columns=("id", "source_id", "label")):
                self._renditions[row["source_id"], row["label"]] = row["id"]
        self._new: list[dict[str, Any]] = []
        self._changed: list[dict[str, Any]] = []
        self._relays: list[dict[str, Any]] = []
        self._cites: list[dict[str, Any]] = []

    def add(self, claim: CheckedClaim, fields: dict[str, Any], stored: int | None) -> int:
        """Take in a claim, new or ``stored`` under a row id already; returns its row id."""
        number = self._number() if stored is None else stored
        if stored is None:
            self._new.append({"id": number, "slug": claim.entry.id, **fields})
        else:
            self._changed.append({"id": number, **fields})
        for position, slug in enumerate(claim.entry.via):
            self._relays.append({"claim_id": number, "position": position, "entity_id": self._entities[slug]})
        self._cites += self._citations(number, fields["source_id"], claim)
        if len(self._new) + len(self._changed) >= bulk.LOT:
            self.write()
        return number

    def _number(self) -> int:
        """The row id of a new claim."""
        if self._next is None:
            self._next = bulk.next_ids(self._session, Claim, 1)[0]
        self._next += 1
        return self._next - 1

    def _citations(self, number: int, source: int, claim: CheckedClaim) -> Iterator[dict[str, Any]]:
        for cite in claim.cites:
            yield {
                "claim_id": number,
                "rendition_id": self._renditions[source, cite.rendition],
                "start": cite.start,
                "end": cite.end,
                "exact": cite.exact,
                "exact_sha256": cite.sha256,
                "prefix": cite.prefix,
                "suffix": cite.suffix,
                "status": "exact" if cite.exact is not None else UNHELD,
            }

    def write(self) -> None:
        """Write what waits."""
        bulk.put(self._session, Claim, self._new)
        bulk.change(self._session, Claim, self._changed)
        for table in (ClaimVia, Citation):
            bulk.drop(self._session, table, (row["id"] for row in self._changed), "claim_id")
        bulk.put(self._session, ClaimVia, self._relays)
        bulk.put(self._session, Citation, self._cites)
        bulk.change(self._session, Claim, self.moved)
        for waiting in (self._new, self._changed, self._relays, self._cites, self.moved):
            waiting.clear()
