"""Judgements as rows: what their records say."""

from __future__ import annotations

from collections.abc import Sequence

from store.db.connection import Connection
from store.model.edits import Change


def put_judgements(plain: Connection, changes: Sequence[Change]) -> None:
    """Write the judgements among some changes; a changed one keeps its row."""
    made = [it for it in changes if it.kind == "judgement"]
    for change in made:
        if change.after is None:
            plain.execute("DELETE FROM judgement WHERE slug = ?", (change.ref,))
    for change in sorted((it for it in made if it.after is not None), key=lambda it: (it.after["at"], it.ref)):  # type: ignore[index]
        data = change.after
        assert data is not None
        supersedes = None
        if data.get("supersedes"):
            row = plain.execute("SELECT id FROM judgement WHERE slug = ?", (data["supersedes"],)).fetchone()
            supersedes = row[0] if row is not None else None
        values = (
            data["entity"],
            data["property"],
            data.get("scope", ""),
            data["decision"],
            data.get("answer"),
            data.get("label", ""),
            data.get("why", ""),
            data["who"],
            data["at"],
            supersedes,
        )
        row = plain.execute("SELECT id FROM judgement WHERE slug = ?", (change.ref,)).fetchone()
        if row is None:
            plain.execute(
                "INSERT INTO judgement (slug, entity_slug, property, scope, decision, value_key, value_label, why, "
                "who, at, supersedes_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (change.ref, *values),
            )
        else:
            plain.execute(
                "UPDATE judgement SET entity_slug = ?, property = ?, scope = ?, decision = ?, value_key = ?, "
                "value_label = ?, why = ?, who = ?, at = ?, supersedes_id = ? WHERE id = ?",
                (*values, row[0]),
            )
