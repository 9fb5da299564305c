"""Reports of the case that ships, and of a small one in which a person judged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.model.out.report import Report, ReportAsked
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT

FERRY = ROOT / "tests" / "cases" / "ferry"


@pytest.fixture(scope="session")
def shipped_report(shipped_store: Path) -> Report:
    with Library(shipped_store, read_only=True, untouched=True) as library:
        return library.report(ReportAsked())


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ferry") / "ferry.db"
    load_case(FERRY, path)
    return path


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Library]:
    """A small case with a judgement."""
    case = CaseFolder(tmp_path / "case")
    store = tmp_path / "store.db"
    load_case(case.folder, store)
    with Library(store) as library:
        library.judge(
            QuestionRef("idris-walid", "place_of_death"),
            "holds",
            answer="east-province",
            why="The ministry showed <the> papers",
            who="Ana B",
        )
        yield library
