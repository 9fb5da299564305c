"""Decide whether two entities are one, take that back, and drop drafts: a record each, and nothing else changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from store.case.stands import stands_of
from store.db.connection import Connection
from store.db.writing import driver, writing
from store.derive.refresh import Progress
from store.edits.edit import keep as keep_edit
from store.edits.first import ensure_records
from store.model.drafts import Draft
from store.model.edits import Change, Edited
from store.model.places import Place
from store.model.problems import BadInput
from store.model.same import Decided
from store.reads.same import stands
from store.text.clean import clean
from store.writes.records import Records, read

_LONGEST_WHY = 2000
_LONGEST_VALUE = 4000
_SAID: dict[Decided, str] = {
    "same": "are the same, and {keep} stands for both",
    "not_same": "are not the same",
    "unsure": "may or may not be the same",
}


def decide(
    store: Place,
    one: str,
    other: str,
    decision: Decided,
    *,
    why: str,
    who: str,
    keep: str | None = None,
    progress: Progress | None = None,
) -> Edited:
    """Keep what a person decided about two entities. Of two that are the same ``keep`` stands for both; without it the
    first for which nobody else stands.

    Raises BadInput (BadEdit) with a sentence where the two cannot be one; then nothing changed.
    """
    with writing(store) as session:
        ensure_records(session)
        change, what = decided(driver(session), one, other, decision, why=why, who=who, keep=keep)
        if change.before == change.after:
            return Edited(0, "nothing changed", ())
        return keep_edit(session, [change], who=who, verb="change", what=what, progress=progress)


def decided(
    plain: Connection, one: str, other: str, decision: Decided, *, why: str, who: str, keep: str | None
) -> tuple[Change, str]:
    """The change of a record that a decision makes, and what it does in words. BadInput where it cannot be one."""
    names = {slug: _name(plain, slug) for slug in (one, other)}
    if one == other:
        raise BadInput(f"{one!r} is one already: name two entities")
    if keep is not None and (decision != "same" or keep not in names):
        raise BadInput(f"{keep!r} cannot stand for both: keep {one} or {other}, where they are the same")
    if decision == "same" and keep is None:
        keep = next((slug for slug in (one, other) if stands(plain, slug) == slug), one)
    first, second = sorted(names)
    ref = f"{first}+{second}"
    before = Records(plain).get("same", ref)
    told: dict[str, Any] = {"one": first, "other": second, "decided": decision}
    told |= {"keep": keep} if keep is not None else {}
    told |= {"why": said} if (said := clean(why, limit=_LONGEST_WHY).strip()) else {}
    told |= _signed(who)
    says = ("decided", "keep", "why") if "why" in told else ("decided", "keep")
    if before is not None and all(before.get(key) == told.get(key) for key in says):
        told = before  # decided already, and it stays with who did it first
    first_of_both = f"{names[keep]} ({keep})" if keep is not None else ""
    said = _SAID[decision].format(keep=first_of_both)
    what = f"decided that {names[one]} ({one}) and {names[other]} ({other}) {said}"
    return Change("same", ref, before, told), what


def split(store: Place, one: str, other: str, *, who: str, progress: Progress | None = None) -> Edited:
    """Take back what was decided about two entities: those that were one are two again, as they were.

    Raises BadInput where nothing was decided about the two; where they are one by way of others it says so.
    """
    with writing(store) as session:
        ensure_records(session)
        change, what = parted(driver(session), one, other)
        return keep_edit(session, [change], who=who, verb="remove", what=what, progress=progress)


def parted(plain: Connection, one: str, other: str) -> tuple[Change, str]:
    """The change of a record that a split makes, and what it does in words. BadInput where nothing was decided."""
    names = {slug: _name(plain, slug) for slug in (one, other)}
    ref = "+".join(sorted(names))
    before = Records(plain).get("same", ref)
    if before is None:
        raise BadInput(_nothing_to_split(plain, one, other))
    both = f"{names[one]} ({one}) and {names[other]} ({other})"
    what = f"split {both}" if before["decided"] == "same" else f"took back what was decided about {both}"
    return Change("same", ref, before, None), what


def _nothing_to_split(plain: Connection, one: str, other: str) -> str:
    rows = plain.execute("SELECT data FROM record WHERE kind = 'same' ORDER BY ref").fetchall()
    same = [it for it in (read(data) for (data,) in rows) if it["decided"] == "same"]
    stands = stands_of(same)
    if one == other or stands(one) != stands(other):
        return f"nothing was decided about {one!r} and {other!r}: see 'whosays decisions'"
    pairs = [f"{it['one']} and {it['other']}" for it in same if stands(it["one"]) == stands(one)]
    return f"{one!r} and {other!r} are one by way of others: split one of {'; '.join(pairs)}"


def dropping(draft: Draft, who: str) -> Change:
    """The record that a draft is not to be offered again, in the words of ``who``."""
    data: dict[str, Any] = {"id": draft.id, "source": draft.source, "rendition": draft.rendition}
    data |= {"start": draft.start, "end": draft.end, "entity": draft.entity or None, "property": draft.property}
    data |= {"value": clean(draft.says or draft.label, limit=_LONGEST_VALUE), **_signed(who)}
    return Change("dropped", draft.id, None, data)


def drop_draft(store: Place, draft: Draft, *, who: str) -> Edited:
    """Remember that a draft was dropped, so that it is not offered again."""
    with writing(store) as session:
        ensure_records(session)
        if Records(driver(session)).has("dropped", draft.id):
            return Edited(0, "nothing changed", ())
        about = draft.entity_name or draft.new_name or draft.entity
        what = f"dropped a draft about {about}" if about else "dropped a draft"
        return keep_edit(session, [dropping(draft, who)], who=who, verb="add", what=what)


def _signed(who: str) -> dict[str, str]:
    who = clean(who, keep_newlines=False, limit=200).strip()
    return {"who": who or "somebody", "at": datetime.now(UTC).isoformat(timespec="seconds")}


def _name(plain: Connection, slug: str) -> str:
    row = plain.execute("SELECT name FROM entity WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        raise BadInput(f"there is no entity {slug!r}: find its id with 'whosays search'")
    return str(row[0])
