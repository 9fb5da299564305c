"""Bring a store's claims and citations up to a case; unchanged ones are not touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, delete, insert, select

from store.case_check import CheckedCase, CheckedClaim
from store.case_cites import CheckedCite
from store.properties import PROPERTIES
from store.reanchor import UNHELD
from store.sets import Span
from store.tables import Citation, Claim, ClaimVia, Rendition
from store.values import label
from store.vocabulary import bare_place

if TYPE_CHECKING:
    from store.load import Changes


def load_claims(
    session: Session,
    case: CheckedCase,
    entities: dict[str, int],
    sources: dict[str, int],
    changes: Changes,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write the claims of ``case``; ``changes`` learns of every question they touch."""
    stored = {row.slug: row for row in session.exec(select(Claim))}
    renditions = {(r.source_id, r.label): r.id for r in session.exec(select(Rendition))}
    wanted = {claim.entry.id: place for place, claim in enumerate(case.claims)}
    _note_order(stored, wanted, changes)
    for slug in stored.keys() - wanted.keys():
        row = stored[slug]
        _touch(changes, row)
        session.delete(row)
        changes.count(changes.removed, "claims")
    session.flush()
    touched: list[tuple[CheckedClaim, Claim]] = []
    for done, claim in enumerate(case.claims):
        if progress is not None and done % 100 == 0:
            progress("writing claims", done, len(case.claims))
        fields = _fields(case, claim, entities, sources, done)
        found = stored.get(claim.entry.id)
        if found is None:
            found = Claim(slug=claim.entry.id, **fields)
            session.add(found)
            changes.count(changes.added, "claims")
        elif found.fingerprint != fields["fingerprint"]:
            _touch(changes, found)
            for key, value in fields.items():
                setattr(found, key, value)
            session.exec(delete(ClaimVia).where(col(ClaimVia.claim_id) == found.id))
            session.exec(delete(Citation).where(col(Citation.claim_id) == found.id))
            changes.count(changes.changed, "claims")
        else:
            if found.position != done:
                found.position = done
            continue
        touched.append((claim, found))
    session.flush()
    for _, row in touched:
        _touch(changes, row)
    _write_parts(session, touched, entities, renditions)


def _note_order(stored: dict[str, Claim], wanted: dict[str, int], changes: Changes) -> None:
    """Claims that changed places among those that stay are changes; those that merely moved up are not."""
    kept = stored.keys() & wanted.keys()
    before = sorted(kept, key=lambda slug: stored[slug].position)
    after = sorted(kept, key=lambda slug: wanted[slug])
    moved = sum(old != new for old, new in zip(before, after, strict=True))
    if moved:
        changes.count(changes.changed, "places of claims", moved)
        changes.everything = True


def _touch(changes: Changes, row: Claim) -> None:
    changes.questions.add((row.entity_id, row.property, row.scope))
    if row.property == "part_of":
        changes.everything = True  # what is part of what bears on other questions
    if row.id is not None:
        changes.claims.add(row.id)


def _bounds(span: Span | None) -> tuple[int | None, int | None]:
    return (span.lo, span.hi) if span is not None else (None, None)


def _fields(
    case: CheckedCase, claim: CheckedClaim, entities: dict[str, int], sources: dict[str, int], position: int
) -> dict[str, Any]:
    entry, value = claim.entry, claim.value
    prop = PROPERTIES[entry.property]
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
    }
    for name, span in (("said", claim.said), ("as_of", claim.as_of), ("valid", claim.valid)):
        fields[f"{name}_lo"], fields[f"{name}_hi"] = _bounds(span)
    fields["says"] = value.says if value is not None else ""
    fields["value_key"] = value.key if value is not None else None
    fields["lo"], fields["hi"] = _bounds(value.span if value is not None else None)
    named = value is not None and prop.type in ("entity", "place")
    fields["value_id"] = None
    if value is None:
        fields["label"] = ""
    elif named:
        slug = bare_place(value.key)
        fields["value_id"] = entities[slug]
        fields["label"] = ("near " if slug != value.key else "") + case.entities[slug].name
    elif prop.type == "text" and entry.value is not None and entry.value.is_:
        fields["label"] = entry.value.is_
    else:
        fields["label"] = label(prop, value)
    told = [
        sorted(fields.items(), key=lambda item: item[0]),
        entry.via,
        [list(_cite(c)) for c in claim.cites],  # a text that came or went changes what is kept of a citation
    ]
    fields["fingerprint"] = hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()
    fields["position"] = position
    return fields


def _cite(cite: CheckedCite) -> tuple[Any, ...]:
    return (cite.rendition, cite.start, cite.end, cite.sha256, cite.prefix, cite.suffix, cite.exact is None)


def _write_parts(
    session: Session,
    touched: Sequence[tuple[CheckedClaim, Claim]],
    entities: dict[str, int],
    renditions: dict[tuple[int, str], int | None],
) -> None:
    """Write relays and citations, in two statements: row by row they would take most of a load."""
    relays = [
        {"claim_id": row.id, "position": position, "entity_id": entities[slug]}
        for claim, row in touched
        for position, slug in enumerate(claim.entry.via)
    ]
    cites = [
        {
            "claim_id": row.id,
            "rendition_id": renditions[row.source_id, cite.rendition],
            "start": cite.start,
            "end": cite.end,
            "exact": cite.exact,
            "exact_sha256": cite.sha256,
            "prefix": cite.prefix,
            "suffix": cite.suffix,
            "status": "exact" if cite.exact is not None else UNHELD,
        }
        for claim, row in touched
        for cite in claim.cites
    ]
    if relays:
        session.execute(insert(ClaimVia), relays)
    if cites:
        session.execute(insert(Citation), cites)
