"""What all tests share: where the originals are, a store of the case that ships."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from store.sync.load import load_case

pytest_plugins = ("tests.engines",)

ROOT = Path(__file__).resolve().parent.parent

# Apps that come and go make Python look for garbage in all that was collected, hundreds of times a minute: some sixth
# of the processor time of the tests of screens. What whosays starts as a process of its own is as it is.
gc.set_threshold(20_000, 10, 5)

# what is new is found at the desk, with other examples every time; a shared run judges the change at hand
# a busy machine is no fault of the input
settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("any"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "any")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a sweep over many inputs the suite tries some, and its slower part all the others."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("sweep") is not None and hasattr(item, "callspec"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for listed in cases.values():
        marker = listed[0].get_closest_marker("sweep")
        assert marker is not None
        for nth, item in enumerate(listed):
            if nth % int(marker.args[0]):
                item.add_marker(pytest.mark.slow)


def shared_folder() -> Path | None:
    """The folder with the five originals: WHOSAYS_SHARED, else ``shared`` beside the checkout."""
    given = os.environ.get("WHOSAYS_SHARED")
    folder = Path(given) if given else ROOT.parent / "shared"
    return folder if (folder / "seeds").is_dir() else None


@pytest.fixture(scope="session", autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test leaves anything in the account's own state folder: bookmarks, where a session ended."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = shared_folder()
    if folder is None:
        pytest.skip("the five originals are not here: set WHOSAYS_SHARED to the folder that holds them")
    return folder


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the case that ships, shared by tests that only read it."""
    path = tmp_path_factory.mktemp("shipped") / "five.db"
    load_case(ROOT / "seeds", path)
    return path


@pytest.fixture
def own_store(shipped_store: Path, tmp_path: Path) -> Path:
    """A copy of the shipped case's store that a test may write to."""
    return Path(shutil.copy(shipped_store, tmp_path / "own.db"))
