"""Stores of a few names, for tests that ask which of them a spelling finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from tests.store.spellings import store_of


@pytest.fixture(scope="module")
def conn(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """A store of the names that the test's module gives as ENTITIES."""
    made = store_of(request.module.ENTITIES)
    yield made
    made.close()
