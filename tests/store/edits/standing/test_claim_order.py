"""Claims stand in the order of their files, in whatever order they are written down."""

from __future__ import annotations

from itertools import permutations

import pytest

from store.model.edits import Change
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.store.edits.made import same_as_anew
from tests.store.edits.test_apply import CLAIM, DIGEST, GOVERNOR, SOURCE, TEXT, do
from tests.store.stores import query, sound


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_first_claims_of_reports_stand_as_their_files_do(small: CaseFolder, order: tuple[str, ...]) -> None:
    """Also before all that are there: a case of whose reports nobody had cited one."""
    for file in (small.folder / "claims").iterdir():
        file.unlink()
    store = small.folder.parent / "store.db"
    load_case(small.folder, store)
    do(store, Change("entity", "governor", None, GOVERNOR))
    for name in order:
        source = Change("source", name, None, {**SOURCE, "id": name})
        do(store, source, texts={DIGEST: TEXT})
        for nth in (1, 2):
            do(store, Change("claim", f"{name}-{nth}", None, {**CLAIM, "source": name, "id": f"{name}-{nth}"}))
        sound(store)
    wanted = [(f"{name}-{nth}",) for name in "abc" for nth in (1, 2)]
    assert query(store, "SELECT slug FROM claim ORDER BY position") == wanted
    same_as_anew(store, small.folder.parent / "anew")
