"""Decisions as chance makes them: who is the same as whom, and drafts that are dropped."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from store.model.edits import Change
from tests.store.stores import query

if TYPE_CHECKING:
    from tests.store.sync.changing import Changing


def decide(it: Changing) -> None:
    """Two entities are decided to be one, or not, or that is taken back."""
    there, data = it.refs("same"), it.data
    if there and it.chance.random() < 0.3:
        ref = it.chance.choice(there)
        it.keep(Change("same", ref, data["same", ref], None))
        return
    found = it.entities(it.chance.choice(["leader", "voice", "place", "raid"]))
    if len(found) > 1:
        one, other = sorted(it.chance.sample(found, 2))
        decided = it.chance.choice(["same", "same", "not_same", "unsure"])
        told = {"one": one, "other": other, "decided": decided, "why": it.chance.choice(["", it.word()]), "who": it.who}
        told |= {"keep": it.chance.choice([one, other])} if decided == "same" else {}
        told |= {"at": f"2026-01-01T00:00:{len(query(it.store, 'SELECT 1 FROM edit')) % 60:02}Z"}
        it.keep(Change("same", f"{one}+{other}", data.get(("same", f"{one}+{other}")), told))


def drop_draft(it: Changing) -> None:
    ref = hashlib.sha256((it.word() + it.who).encode()).hexdigest()[:12]
    source = it.chance.choice(it.refs("source"))
    draft = {"id": ref, "source": source, "rendition": "original", "start": 1, "end": 9, "value": it.word()}
    if ("dropped", ref) not in it.data:
        it.keep(Change("dropped", ref, None, {**draft, "who": it.who, "at": "2026-01-01T00:00:00Z"}))
