"""Texts that an edit takes out of a store are kept, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from store.db.connection import Connection
from store.db.lots import lots


def keep_texts(plain: Connection, sources: Sequence[str]) -> None:
    """Keep the texts of some sources, before they are changed. In the transaction of the change."""
    for marks, lot in lots(sources):
        plain.execute(
            "INSERT INTO kept_text (sha256, text) SELECT r.sha256, r.text FROM rendition r "
            "JOIN source s ON s.id = r.source_id WHERE r.text IS NOT NULL AND r.held_sha256 IS NULL "
            f"AND s.slug IN ({marks}) ON CONFLICT (sha256) DO NOTHING",
            lot,
        )


def held_texts(plain: Connection, sources: Sequence[str]) -> dict[str, str]:
    """The texts that some sources hold, by hash."""
    out: dict[str, str] = {}
    for marks, lot in lots(sources):
        rows = plain.execute(
            "SELECT r.sha256, r.text FROM rendition r JOIN source s ON s.id = r.source_id "
            f"WHERE r.text IS NOT NULL AND r.held_sha256 IS NULL AND s.slug IN ({marks})",
            lot,
        )
        out |= dict(rows.fetchall())
    return out
