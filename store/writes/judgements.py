"""Judgements as rows: what their records say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from store.case.checks.as_one import key_as_one, scope_as_one
from store.db.connection import Connection
from store.model.edits import Change
from store.properties.stored import vocabulary_of
from store.values.basis.sets import bare_place
from store.writes.batch import stored_stands
from store.writes.records import Records

if TYPE_CHECKING:
    from store.case.stands import Stands
    from store.model.edits import Data
    from store.properties.vocabulary import Vocabulary


def put_judgements(plain: Connection, changes: Sequence[Change], restood: Collection[str] = ()) -> None:
    """Write the judgements among some changes, and those of entities for which another stands than before.

    A changed one keeps its row. What entities that are one were judged is judged of the one that stands for all.
    """
    stands = stored_stands(plain)
    vocabulary = vocabulary_of(plain)
    made = [it for it in changes if it.kind == "judgement"]
    changed = {it.ref for it in made}
    made += [it for it in _restood(plain, restood) if it.ref not in changed]
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
            stands(data["entity"]),
            data["property"],
            scope_as_one(data["property"], data.get("scope", ""), vocabulary, stands),
            data["decision"],
            _answer(data, vocabulary, stands),
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


def _answer(data: Data, vocabulary: Vocabulary, stands: Stands) -> str | None:
    """The key of the answer that holds, by the one that stands for whom it names."""
    key: str | None = data.get("answer")
    prop = vocabulary.get(data["property"])
    return key_as_one(key, stands) if key and prop is not None and prop.type in ("entity", "place") else key


def _restood(plain: Connection, slugs: Collection[str]) -> list[Change]:
    """The judgements whose records name one of some entities, as if they had changed."""
    found = []
    records = Records(plain)
    for ref in records.refs("judgement") if slugs else ():
        data = records.get("judgement", ref)
        assert data is not None
        told = chain((data["entity"], bare_place(data.get("answer") or "")), data.get("scope", "").split("@"))
        if not {*told}.isdisjoint(slugs):
            found.append(Change("judgement", ref, data, data))
    return found
