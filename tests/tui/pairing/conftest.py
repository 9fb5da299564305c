from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tui.pairing.ridge import ridge_store


@pytest.fixture(scope="session")
def ridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ridge_store(tmp_path_factory.mktemp("ridge"))


@pytest.fixture
def store(ridge: Path, tmp_path: Path) -> Path:
    """A copy of the store, without a case's folder beside it."""
    return Path(shutil.copy(ridge, tmp_path / "own.db"))
