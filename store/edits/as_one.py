"""What an edit does to who is one with whom: checked, and the records whose rows are made anew by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from store.case.checks.checked import CheckedCase
from store.case.checks.decided import check_decided
from store.case.decided import SameEntry
from store.case.read import At
from store.case.records import entry
from store.case.stands import Stands, moved, stands_of
from store.db.connection import Connection
from store.db.lots import lots
from store.edits.standing.ground import standing_on
from store.edits.standing.lookups import InRecord
from store.model.edits import Change, Data, FieldProblem
from store.writes.batch import stored_stands
from store.writes.records import Key, Records, read


@dataclass(slots=True)
class NowOne:
    """Who stands for whom from now on, for whom another stands than before, and the records that name these."""

    before: Stands
    stands: Stands
    restood: set[str]
    claims: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)

    def entities(self, changed: Iterable[str]) -> set[str]:
        """The entities that are written with ``changed`` ones: all who are one with them, or were; what names them."""
        some = {*changed, *self.restood, *self.linked}
        return {it for slug in some for stands in (self.before, self.stands) for it in stands.one_with(slug)}


def decided_now(
    plain: Connection,
    case: CheckedCase,
    made: Sequence[Change],
    over: Mapping[Key, Data | None],
    noted: list[FieldProblem],
) -> NowOne:
    """Who is one with whom once some changes are made; what cannot be one is noted."""
    before = stored_stands(plain)
    changed = {slug for it in made if it.kind == "same" for slug in it.ref.split("+")}
    entities = {it.ref for it in made if it.kind == "entity" and it.before is not None and it.after is not None}
    if not changed and not (before and entities):
        return NowOne(before, before, set())
    decided = list(_decided(plain, over, noted))
    stands = stands_of(data for data, _ in decided)
    entries = [(cast("SameEntry", entry("same", data)), at) for data, at in decided]
    check_decided(case, entries, stands, changed | entities)
    now = NowOne(before, stands, moved(before, stands))
    lists = {"claim": now.claims, "source": now.sources, "entity": now.linked}
    for slug in sorted(now.restood):
        for kind, ref in standing_on(plain, "entity", slug):
            if kind in lists and over.get((kind, ref), {}) is not None:
                lists[kind].append(ref)
    # a scope can be the id of an entity, which is no ground: it may as well be a word
    for marks, lot in lots(sorted({stand(slug) for slug in now.restood for stand in (before, str)})):
        rows = plain.execute(f"SELECT slug FROM claim WHERE scope IN ({marks})", lot).fetchall()
        now.claims += [slug for (slug,) in rows if over.get(("claim", slug), {}) is not None]
    return now


def _decided(
    plain: Connection, over: Mapping[Key, Data | None], noted: list[FieldProblem]
) -> Iterable[tuple[Data, At]]:
    """Every decision, as it will be."""
    for ref in Records(plain).refs("same"):
        if ("same", ref) not in over:
            row = plain.execute("SELECT data FROM record WHERE kind = 'same' AND ref = ?", (ref,)).fetchone()
            yield read(row[0]), InRecord("same", ref, noted)
    for (kind, ref), data in over.items():
        if kind == "same" and data is not None:
            yield data, InRecord("same", ref, noted)
