"""A store of the small case, and a browser on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import CaseFolder
from tests.store.stores import loaded
from tests.tui.journal.opened import browser

__all__ = ["browser"]


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return CaseFolder(tmp_path / "case")


@pytest.fixture
def store(case: CaseFolder, tmp_path: Path) -> Path:
    """A store of the case, beside it: no folder follows it."""
    return loaded(case.folder, tmp_path / "store.db", who="ben")
