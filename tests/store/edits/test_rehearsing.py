"""Trying an edit costs what the edit costs: nothing is wrong, so nothing is looked for in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.model.edits import Change


def test_a_rehearsal_looks_for_no_damage(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr("store.db.sqlite.opening.why", lambda *told: looked.append(told))
    with Library(own_store) as library:
        slug = library.claims(library.worklist()[0].ref)[0].slug
        before = library.record("claim", slug)
        assert before is not None
        (made,) = library.rehearse([Change("claim", slug, before, {**before, "note": "seen"})])
        assert made.after is not None and made.after["note"] == "seen"
        assert library.record("claim", slug) == before
        one, other = (row.slug for row in library.entities("leader", 0, 2))
        library.merge_preview(one, other)
    assert not looked
