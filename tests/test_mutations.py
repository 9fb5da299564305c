"""The small changes of ``scripts/mutations.py`` can be made: run by hand, it is to find the code it speaks of."""

from __future__ import annotations

import ast

import pytest

from scripts.mutations import MUTATIONS, Mutation
from tests.conftest import ROOT


def test_there_are_fifty_and_none_twice() -> None:
    assert len(MUTATIONS) >= 50
    assert len({(it.file, it.old, it.new) for it in MUTATIONS}) == len(MUTATIONS)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda it: f"{it.file}: {it.new[:30]}")
def test_its_words_stand_once_in_its_file_and_its_tests_are_there(mutation: Mutation) -> None:
    text = (ROOT / mutation.file).read_text("utf-8")
    assert text.count(mutation.old) == 1
    assert mutation.old != mutation.new
    ast.parse(text.replace(mutation.old, mutation.new))
    for path in mutation.tests.split():
        file, _, name = path.partition("::")
        assert (ROOT / file).exists(), path
        assert not name or f"def {name}(" in (ROOT / file).read_text("utf-8"), path
