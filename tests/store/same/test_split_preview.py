"""What a split gives back is worked out before it is done, and who stands for others says by which decisions."""

from __future__ import annotations

from pathlib import Path

from store.library import Library
from tests.store.edits.made import state
from tests.store.same.test_same import TWO, case, store

__all__ = ["case", "store"]  # fixtures


def test_a_split_is_worked_out_and_told_before_it_is_done(store: Path) -> None:
    with Library(store) as library:
        foreseen = library.merge_preview(*TWO)
        library.decide(*TWO, "same", who="ana")
        before, edits = state(store), len(library.journal(limit=99))
        told = library.split_preview(*TWO)
        assert told.changes == foreseen.changes and told.claims == foreseen.claims
        assert not told.problem and state(store) == before and len(library.journal(limit=99)) == edits
        assert library.entity("idris-walid").one_with == library.decisions()  # type: ignore[union-attr]
        library.split(*TWO, who="ana")
        assert "nothing was decided" in library.split_preview(*TWO).problem
        assert library.entity("idris-walid").one_with == ()  # type: ignore[union-attr]
