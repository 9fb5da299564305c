"""Where the two engines keep what is measured: a file, and a database of a server that runs for this alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.model.places import Place
from tests.servers import Cluster, cluster, programs

#: The server as Debian sets it up, but for room for a hundred readers: what it was given is on the disk.
AS_SET_UP = "-c fsync=on -c dynamic_shared_memory_type=posix"

FILE, SERVER = "SQLite", "PostgreSQL"


class Where:
    """Gives places for stores, by engine."""

    def __init__(self, folder: Path, server: Cluster) -> None:
        self._folder, self._server = folder, server
        self.version = server.version

    def new(self, engine: str, name: str) -> Place:
        """A place with nothing in it."""
        return self._folder / f"{name}.db" if engine == FILE else self._server.store()

    def size(self, place: Place) -> int:
        """The bytes that a store takes."""
        if isinstance(place, Path):
            return sum(it.stat().st_size for it in place.parent.glob(f"{place.name}*"))
        return int(self._server.sql(f"SELECT pg_database_size('{place.name}')"))


@contextmanager
def running(folder: Path) -> Iterator[Where]:
    """A server that runs until the end. Raises SystemExit where none can be started."""
    found = programs()
    if found is None:
        raise SystemExit("no PostgreSQL 15 or newer is here")
    with cluster(found, settings=AS_SET_UP) as server:
        yield Where(folder, server)
