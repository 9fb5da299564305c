"""Where a claim stands among those of a case: a new one comes after the last of its source.

One that comes back stands where it stood, so that a store from which it was removed and taken back is the same. Only
where the folder was saved without it and has others behind, it comes after these, as it will in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.case.checks.checked import CheckedClaim
from store.db.connection import Connection
from store.db.lots import lots
from store.model.edits import Change
from store.writes.claims import SPACE
from store.writes.records import read

#: Room between two claims that are added one after the other.
_STEP = 256


def places(plain: Connection, changes: Iterable[Change]) -> dict[str, str]:
    """For each claim that leaves its source the one that it stands behind there; "" for the first."""
    out = {}
    for change in changes:
        before, after = change.before, change.after
        if change.kind == "claim" and before and (after is None or after.get("source") != before["source"]):
            row = plain.execute(
                "SELECT p.slug FROM claim c JOIN claim p ON p.source_id = c.source_id AND p.position < c.position "
                "WHERE c.slug = ? ORDER BY p.position DESC LIMIT 1",
                (change.ref,),
            ).fetchone()
            out[change.ref] = str(row[0]) if row is not None else ""
    return out


def positions(plain: Connection, claims: Sequence[CheckedClaim], back: Mapping[str, str]) -> list[int]:
    """The positions of claims: those they have, or for new ones those a load of the saved folder would give.

    ``back`` has for claims that come back the ones they stood behind. Where no room is left between two claims all
    get new positions in their order.
    """
    try:
        return _positions(plain, claims, back)
    except _NoRoomError:
        plain.execute(
            "UPDATE claim SET position = n.nth * ? FROM "
            "(SELECT id, row_number() OVER (ORDER BY position, id) - 1 AS nth FROM claim) n WHERE n.id = claim.id",
            (SPACE,),
        )
        return _positions(plain, claims, back)


class _NoRoomError(Exception):
    """There are more claims to stand between two others than there are positions."""


def _positions(plain: Connection, claims: Sequence[CheckedClaim], back: Mapping[str, str]) -> list[int]:
    known: dict[str, tuple[int, str]] = {}
    for marks, lot in lots([claim.entry.id for claim in claims]):
        rows = plain.execute(
            "SELECT c.slug, c.position, s.slug FROM claim c JOIN source s ON s.id = c.source_id "
            f"WHERE c.slug IN ({marks})",
            lot,
        )
        known |= {slug: (position, source) for slug, position, source in rows.fetchall()}
    found: dict[str, int] = {}
    coming: dict[str, list[str]] = {}
    for claim in claims:
        position, source = known.get(claim.entry.id, (0, ""))
        if source == claim.source:
            found[claim.entry.id] = position
        else:
            coming.setdefault(claim.source, []).append(claim.entry.id)
    for source, slugs in coming.items():
        returned = {slug: back[slug] for slug in slugs if slug in back}
        found |= _between(plain, source, returned) if returned else {}
        found |= _behind(plain, source, [slug for slug in slugs if slug not in found])
    return [found[claim.entry.id] for claim in claims]


def _behind(plain: Connection, source: str, slugs: Sequence[str]) -> dict[str, int]:
    """The positions of claims behind the last of a source."""
    last = _last(plain, source) if slugs else 0
    (following,) = plain.execute("SELECT min(position) FROM claim WHERE position > ?", (last,)).fetchone()
    step = _STEP if following is None else min(_STEP, (following - last) // (len(slugs) + 1))
    if not step:
        raise _NoRoomError
    return {slug: last + step * nth for nth, slug in enumerate(slugs, 1)}


def _between(plain: Connection, source: str, behind: Mapping[str, str]) -> dict[str, int]:
    """The positions of claims that come back to a source between others; not of those that come after all of them."""
    rows = plain.execute(
        "SELECT c.slug, c.position FROM claim c JOIN source s ON s.id = c.source_id WHERE s.slug = ? "
        "ORDER BY c.position",
        (source,),
    ).fetchall()
    at: dict[str, int] = dict(rows)
    order = list(at)
    for slug, before in behind.items():
        place = _place(plain, order, slug, before)
        if place < len(order) and (_in_file(plain, slug, source) or not _is_filed(plain, order[place:])):
            order.insert(place, slug)
    out: dict[str, int] = {}
    run: list[str] = []
    for slug in order:
        if slug not in at:
            run.append(slug)
        elif run:
            (lowest,) = plain.execute("SELECT max(position) FROM claim WHERE position < ?", (at[slug],)).fetchone()
            lowest = lowest if lowest is not None else at[slug] - SPACE
            step = (at[slug] - lowest) // (len(run) + 1)
            if not step:
                raise _NoRoomError
            out |= {one: lowest + step * nth for nth, one in enumerate(run, 1)}
            run = []
    return out


def _place(plain: Connection, order: Sequence[str], slug: str, before: str) -> int:
    """The place in the order behind the claim that one stood behind, or behind which that one stood in its turn."""
    seen = {slug}
    while before and before not in order and before not in seen:
        seen.add(before)
        row = plain.execute(
            "SELECT place FROM edit_change WHERE kind = 'claim' AND ref = ? AND place IS NOT NULL "
            "ORDER BY edit_id DESC LIMIT 1",
            (before,),
        ).fetchone()
        if row is None:
            return len(order)
        before = row[0]
    return order.index(before) + 1 if before in order else 0 if not before else len(order)


def _in_file(plain: Connection, slug: str, source: str) -> bool:
    """Whether the folder still has a claim that the store has not: it was not saved since."""
    row = plain.execute("SELECT data FROM base WHERE kind = 'claim' AND ref = ?", (slug,)).fetchone()
    return row is not None and row[0] is not None and read(row[0])["source"] == source


def _is_filed(plain: Connection, slugs: Sequence[str]) -> bool:
    """Whether the folder has any of some claims of the store."""
    for marks, lot in lots(slugs):
        (new,) = plain.execute(
            f"SELECT count(*) FROM base WHERE kind = 'claim' AND data IS NULL AND ref IN ({marks})", lot
        ).fetchone()
        if new < len(lot):
            return True
    return False


def _last(plain: Connection, source: str) -> int:
    """The position of a source's last claim; of a source without claims, that of the claims filed before its own."""
    (last,) = plain.execute(
        "SELECT max(c.position) FROM claim c JOIN source s ON s.id = c.source_id WHERE s.slug = ?", (source,)
    ).fetchone()
    if last is not None:
        return int(last)
    row = plain.execute("SELECT file FROM filed WHERE kind = 'claims' AND ref = ?", (source,)).fetchone()
    mine = row[0] if row is not None else f"claims/{source}.yaml"
    before = plain.execute("SELECT ref FROM filed WHERE kind = 'claims' AND file < ? ORDER BY file DESC", (mine,))
    others = {ref for (ref,) in before.fetchall()}
    filed = {ref for (ref,) in plain.execute("SELECT ref FROM filed WHERE kind = 'claims'").fetchall()}
    lasts = plain.execute(
        "SELECT s.slug, max(c.position) FROM claim c JOIN source s ON s.id = c.source_id GROUP BY s.id"
    ).fetchall()
    # one that is not filed yet will stand under its own name
    below = [at for slug, at in lasts if slug in others or (slug not in filed and f"claims/{slug}.yaml" < mine)]
    (first,) = plain.execute("SELECT min(position) FROM claim").fetchone()
    lowest = max(below, default=(first or 0) - SPACE)  # before the first of all, which may itself stand below nought
    # half way to the next, so that both have room
    following = plain.execute("SELECT min(position) FROM claim WHERE position > ?", (lowest,)).fetchone()[0]
    if following is None:
        return lowest + SPACE - _STEP
    return lowest + (int(following) - lowest) // 2
