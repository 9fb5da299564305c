"""Bring a store's claims and citations up to a case; unchanged ones are not touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session

from store.case.check import CheckedCase, CheckedClaim
from store.case.cites import CheckedCite
from store.db import bulk
from store.db.tables import Citation, Claim, ClaimVia, Rendition
from store.values.sets import Span
from store.writes.reanchor import UNHELD

if TYPE_CHECKING:
    from store.writes.changes import Changes

#: Made once, and without the look for circles, of which there are none.
_told = json.JSONEncoder(ensure_ascii=True, check_circular=False)


class _Stored(NamedTuple):
    """What tells whether a claim of the store is still what the case says."""

    id: int
    entity: int
    property: str
    scope: str
    position: int
    fingerprint: str


def load_claims(
    session: Session,
    case: CheckedCase,
    entities: dict[str, int],
    sources: dict[str, int],
    changes: Changes,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write the claims of ``case``; ``changes`` learns of every question they touch."""
    stored = _stored(session)
    wanted = {claim.entry.id: place for place, claim in enumerate(case.claims)}
    _note_order(stored, wanted, changes)
    gone = [stored[slug] for slug in stored.keys() - wanted.keys()]
    for row in gone:
        _touch(changes, row.id, (row.entity, row.property, row.scope))
    bulk.drop(session, Claim, (row.id for row in gone))
    changes.count(changes.removed, "claims", len(gone))
    if case.claims and not stored:
        changes.everything = True  # all at once is quicker than each by itself
        with bulk.indexed_later(session, Claim, Citation):
            _write(session, case, entities, sources, stored, changes, progress)
    else:
        _write(session, case, entities, sources, stored, changes, progress)


def _write(
    session: Session,
    case: CheckedCase,
    entities: dict[str, int],
    sources: dict[str, int],
    stored: dict[str, _Stored],
    changes: Changes,
    progress: Callable[[str, int, int], None] | None,
) -> None:
    """Write the claims that are new or differ from the stored ones."""
    lot = _Lot(session, entities)
    for done, claim in enumerate(case.claims):
        if progress is not None and done % 100 == 0:
            progress("writing claims", done, len(case.claims))
        fields = _fields(claim, entities, sources, done)
        found = stored.get(claim.entry.id)
        if found is not None and found.fingerprint == fields["fingerprint"]:
            if found.position != done:
                lot.moved.append({"id": found.id, "position": done})
            continue
        if found is not None:
            _touch(changes, found.id, (found.entity, found.property, found.scope))
        number = lot.add(claim, fields, found.id if found is not None else None)
        _touch(changes, number, (fields["entity_id"], fields["property"], fields["scope"]))
        changes.count(changes.added if found is None else changes.changed, "claims")
    lot.write()


def _stored(session: Session) -> dict[str, _Stored]:
    names = ("id", "entity_id", "property", "scope", "position", "fingerprint")
    rows = bulk.stored(session, Claim, columns=("slug", *names))
    return {row["slug"]: _Stored(*(row[name] for name in names)) for row in rows}


def _note_order(stored: dict[str, _Stored], wanted: dict[str, int], changes: Changes) -> None:
    """Claims that changed places among those that stay are changes; those that merely moved up are not."""
    kept = stored.keys() & wanted.keys()
    before = sorted(kept, key=lambda slug: stored[slug].position)
    after = sorted(kept, key=lambda slug: wanted[slug])
    moved = sum(old != new for old, new in zip(before, after, strict=True))
    if moved:
        changes.count(changes.changed, "places of claims", moved)
        changes.everything = True


def _touch(changes: Changes, claim: int, question: tuple[int, str, str]) -> None:
    changes.questions.add(question)
    changes.claims.add(claim)
    if question[1] == "part_of":
        changes.everything = True  # what is part of what bears on other questions


def _bounds(span: Span | None) -> tuple[int | None, int | None]:
    return (span.lo, span.hi) if span is not None else (None, None)


def _fields(claim: CheckedClaim, entities: dict[str, int], sources: dict[str, int], position: int) -> dict[str, Any]:
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
    told = [
        sorted(fields.items()),
        entry.via,
        [_cite(c) for c in claim.cites],  # a text that came or went changes what is kept of a citation
    ]
    fields["fingerprint"] = hashlib.sha256(_told.encode(told).encode()).hexdigest()
    fields["position"] = position
    return fields


def _cite(cite: CheckedCite) -> tuple[Any, ...]:
    return (cite.rendition, cite.start, cite.end, cite.sha256, cite.prefix, cite.suffix, cite.exact is None)


class _Lot:
    """Claims waiting to be written together with their relays and citations."""

    def __init__(self, session: Session, entities: dict[str, int]) -> None:
        self.moved: list[dict[str, Any]] = []
        self._session = session
        self._entities = entities
        self._next = bulk.next_id(session, Claim)
        renditions = bulk.stored(session, Rendition, columns=("id", "source_id", "label"))
        self._renditions = {(row["source_id"], row["label"]): row["id"] for row in renditions}
        self._new: list[dict[str, Any]] = []
        self._changed: list[dict[str, Any]] = []
        self._relays: list[dict[str, Any]] = []
        self._cites: list[dict[str, Any]] = []

    def add(self, claim: CheckedClaim, fields: dict[str, Any], stored: int | None) -> int:
        """Take in a claim, new or ``stored`` under a row id already; returns its row id."""
        number = self._next if stored is None else stored
        if stored is None:
            self._next += 1
            self._new.append({"id": number, "slug": claim.entry.id, **fields})
        else:
            self._changed.append({"id": number, **fields})
        for position, slug in enumerate(claim.entry.via):
            self._relays.append({"claim_id": number, "position": position, "entity_id": self._entities[slug]})
        self._cites += self._citations(number, fields["source_id"], claim)
        if len(self._new) + len(self._changed) >= bulk.LOT:
            self.write()
        return number

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
