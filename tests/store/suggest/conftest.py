"""One store of the invented case for all that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.suggest.made import Reader, make_store


@pytest.fixture(scope="session")
def front(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("front"))


@pytest.fixture(scope="session")
def reader(front: Path) -> Reader:
    return Reader(front)
