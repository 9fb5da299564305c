"""One file in, what comes of it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.intake.asking import Asker
from store.intake.limits import Limits
from store.intake.reading import _reports, read_files
from store.model.reports import Extracted, NotRead

Read = Callable[[str, bytes], Extracted]
Refuse = Callable[[str, bytes], str]


@pytest.fixture(scope="session")
def asker() -> Iterator[Asker]:
    """One server for many files: what reads them is loaded once."""
    with Asker(Limits()) as asker:
        yield asker


@pytest.fixture
def read_all(tmp_path: Path, asker: Asker) -> Callable[[str, bytes], list[Extracted | NotRead]]:
    def read(name: str, data: bytes) -> list[Extracted | NotRead]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(_reports(path, asker))

    return read


@pytest.fixture
def read(read_all: Callable[[str, bytes], list[Extracted | NotRead]]) -> Read:
    """The one report of a file of these bytes."""

    def one(name: str, data: bytes) -> Extracted:
        (found,) = read_all(name, data)
        assert isinstance(found, Extracted), found
        return found

    return one


@pytest.fixture
def refuse(read_all: Callable[[str, bytes], list[Extracted | NotRead]]) -> Refuse:
    """The sentence that a file of these bytes gets."""

    def one(name: str, data: bytes) -> str:
        (found,) = read_all(name, data)
        assert isinstance(found, NotRead), found
        return found.sentence

    return one


def children() -> set[int]:
    """The processes that are this one's children."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(pid) for task in tasks for pid in task.read_text().split()}


def told(*paths: Path, limits: Limits | None = None) -> dict[str, str]:
    """What became of each file: its title, or the sentence."""
    out = {}
    for one in read_files(paths, limits=limits):
        out[one.path.name] = one.sentence if isinstance(one, NotRead) else one.head.title
    return out
