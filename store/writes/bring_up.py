"""Bring a store's rows up to checked records, and what is derived up to the rows. In the caller's transaction."""

from __future__ import annotations

from sqlmodel import Session

from store.case.checks.check import stands_in
from store.case.checks.checked import CheckedCase
from store.case.stands import moved
from store.db import bulk
from store.db.bulk import Table
from store.db.tables import Claim, Entity, Source
from store.db.writing import driver
from store.derive.refresh import Progress, refresh
from store.writes.batch import Batch, Ids, stored_stands
from store.writes.changes import Changes
from store.writes.claims import SPACE, load_claims
from store.writes.copies import find_copies
from store.writes.entities import drop_entities, load_entities, load_name_sources
from store.writes.reanchor import reanchor_new
from store.writes.sources import drop_sources, load_sources, restand_publishers
from store.writes.touching import touch_by_entities, touch_by_sources

#: From so many sources on all are looked through.
_MANY = 200


def whole(session: Session, case: CheckedCase) -> Batch:
    """All of a checked case; what the store has beside it is gone."""
    stands = stands_in(case.read)
    return Batch(
        case,
        case.entities,
        case.sources,
        case.claims,
        range(0, len(case.claims) * SPACE, SPACE),
        gone_entities=_others(session, Entity, set(case.entities)),
        gone_sources=_others(session, Source, set(case.sources)),
        gone_claims=_others(session, Claim, {claim.entry.id for claim in case.claims}),
        whole=True,
        stands=stands,
        restood=moved(stored_stands(driver(session)), stands),
    )


def bring_up(session: Session, batch: Batch, changes: Changes, progress: Progress | None = None) -> None:
    """Write a batch, and work out what it touches."""
    write(session, batch, changes, progress)
    work_out(session, changes, progress, everywhere=batch.whole)


def write(session: Session, batch: Batch, changes: Changes, progress: Progress | None = None) -> None:
    """Write the rows of a batch; ``changes`` learns what is to be worked out by them."""
    plain = driver(session)
    entities, sources = Ids(plain, "entity"), Ids(plain, "source")
    load_entities(session, batch, entities, changes)
    load_sources(session, batch, entities, sources, changes)
    restand_publishers(session, batch, entities, changes)
    load_name_sources(session, batch, entities, sources, changes)
    load_claims(session, batch, entities, sources, changes, progress)
    drop_sources(session, batch, changes)
    drop_entities(session, batch, changes)
    claims = () if batch.whole else batch.claims
    changes.unheld |= {sources[it.source] for it in claims if any(cite.exact is None for cite in it.cites)}
    batch.forget()  # written: what follows needs the room


def work_out(session: Session, changes: Changes, progress: Progress | None = None, *, everywhere: bool = False) -> None:
    """Work out what written batches touch; ``everywhere``: a whole case was written."""
    touch_by_entities(session, changes.parted, changes)
    if changes.everything or changes.reworded:
        anew = None if everywhere or changes.everything else changes.reworded
        touch_by_sources(session, find_copies(session, anew), changes)
    unheld = changes.unheld
    if everywhere or unheld:
        changes.claims |= reanchor_new(session, None if everywhere or len(unheld) > _MANY else unheld)
    session.flush()
    refresh(driver(session), changes, progress)


def _others(session: Session, table: Table, wanted: set[str]) -> set[str]:
    """The ids of rows that are not wanted; of entities only those of the case."""
    of = (Entity.origin != "names",) if table is Entity else ()
    return {row["slug"] for row in bulk.stored(session, table, *of, columns=("slug",))} - wanted
