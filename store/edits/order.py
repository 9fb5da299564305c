"""Where a claim stands among those of a case: a new one comes after the last of its source."""

from __future__ import annotations

from collections.abc import Sequence

from store.case.check_each import CheckedClaim
from store.db.connection import Connection
from store.db.lots import lots
from store.writes.claims import SPACE


def positions(plain: Connection, claims: Sequence[CheckedClaim]) -> list[int]:
    """The positions of claims: those they have, or for new ones those a load of the saved folder would give."""
    known: dict[str, tuple[int, str]] = {}
    for marks, lot in lots([claim.entry.id for claim in claims]):
        rows = plain.execute(
            "SELECT c.slug, c.position, s.slug FROM claim c JOIN source s ON s.id = c.source_id "
            f"WHERE c.slug IN ({marks})",
            lot,
        )
        known |= {slug: (position, source) for slug, position, source in rows.fetchall()}
    last: dict[str, int] = {}
    out = []
    for claim in claims:
        position, source = known.get(claim.entry.id, (0, None))
        if source != claim.source:
            position = last[claim.source] = (last.get(claim.source) or _last(plain, claim.source)) + 1
        out.append(position)
    return out


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
    above = [at for slug, at in lasts if at > max(below, default=-1)]
    lowest = max(below, default=-SPACE)
    # half way to the next, so that both have room
    following = plain.execute("SELECT min(position) FROM claim WHERE position > ?", (lowest,)).fetchone()[0]
    if not above or following is None:
        return lowest + SPACE - 1
    return lowest + max(1, (int(following) - lowest) // 2) - 1
