"""A store saved as a folder and loaded again is the same store, whatever was edited and taken back."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.edits.edit import edit
from store.edits.undo import undo
from store.model.problems import BadInput
from store.sync.load import load_case
from store.sync.save import save_case
from tests.cases import CaseFolder
from tests.store.edits.made import by_names, edit_of, records
from tests.store.stores import facts, fresh, query


def some_edits(store: Path, chance: random.Random) -> None:
    """Edit a store, and take some of it back."""
    for _ in range(3):
        made = edit_of(chance, store)
        try:
            edit(store, made.changes, who="ana", what="by chance", texts=made.texts)
            if chance.random() < 0.3:
                undo(store, who="ana")
        except BadInput:
            continue


@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=2, deadline=None)
def test_a_store_saved_and_loaded_again_is_the_same(chance: random.Random) -> None:
    saved_and_loaded(chance)


@pytest.mark.slow
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_so_it_is_after_many_edits(chance: random.Random) -> None:
    saved_and_loaded(chance)


def saved_and_loaded(chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = CaseFolder(Path(folder) / "case")
        store = Path(folder) / "store.db"
        load_case(case.folder, store)
        for _ in range(3):
            some_edits(store, chance)
            save_case(store, case.folder, who="ana")
            again = fresh(case)
            assert {it: rows for it, rows in facts(store).items() if it != "meta"} == {
                it: rows for it, rows in facts(again).items() if it != "meta"
            }
            assert records(store) == records(again)
            assert by_names(store) == by_names(again)
            assert query(store, "SELECT * FROM base") == []
