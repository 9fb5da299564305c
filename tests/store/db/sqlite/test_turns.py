"""Who waits to write is let in among the others, gives up where one goes on and on, and may leave off waiting."""

from __future__ import annotations

import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from store.db.sqlite import turns
from store.db.sqlite import writing as sqlite_writing
from store.db.sqlite.opening import BUSY_MS
from store.db.writing import driver, writing
from store.library import Library
from store.model.edits import Change
from store.model.problems import Refused
from store.model.stopping import Stop, Stopped
from store.sync.load import load_case
from tests.cases import CaseFolder

CLAIMS = ("c-1", "c-2", "c-3", "h-1")
EDITS = 30
#: Longer than any test takes.
PATIENT_MS = 60_000


@pytest.fixture
def store(small: CaseFolder, tmp_path: Path) -> Path:
    path = tmp_path / "small.db"
    load_case(small.folder, path)
    return path


@pytest.fixture
def held(store: Path) -> Iterator[sqlite3.Connection]:
    """A connection that holds the store for itself."""
    with closing(sqlite3.connect(store, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Is set when a writer waits, which does so for a long time here."""
    event = threading.Event()

    def sleep(seconds: float) -> None:
        event.set()
        time.sleep(seconds)

    monkeypatch.setattr(turns, "sleep", sleep)
    monkeypatch.setattr(sqlite_writing, "BUSY_MS", PATIENT_MS)
    return event


def writes(store: Path) -> None:
    with writing(store) as session:
        driver(session).execute("UPDATE claim SET note = note || '.'")


def edits(store: Path, claim: str) -> None:
    """Edit a claim again and again, as somebody of that name."""
    with Library(store) as library:
        for number in range(EDITS):
            before = library.record("claim", claim)
            assert before is not None
            after = {**before, "note": f"seen {number} times"}
            library.edit([Change("claim", claim, before, after)], who=claim, what="changed")


def test_writers_that_never_rest_let_each_other_in(store: Path) -> None:
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(edits, store, claim) for claim in CLAIMS]:
            done.result()
    with Library(store) as library:
        order = [line.who for line in reversed(library.journal(limit=1000)) if line.who in CLAIMS]
    assert len(order) == len(CLAIMS) * EDITS  # nobody was refused, and nothing is lost
    # while all are at it: each fourth edit is of the hand before by chance, and two of three where those who wait
    # look less and less often
    at_it = order[: min(len(order) - order[::-1].index(claim) for claim in CLAIMS)]
    again = sum(one == other for one, other in pairwise(at_it)) / len(at_it)
    assert again < 0.45, order


def test_who_waits_is_let_in_when_the_other_is_done(
    store: Path, held: sqlite3.Connection, waits: threading.Event
) -> None:
    with ThreadPoolExecutor() as pool:
        done = pool.submit(writes, store)
        assert waits.wait(20)
        assert not done.done()
        held.execute("ROLLBACK")
        done.result(20)


@pytest.mark.usefixtures("held")
def test_ctrl_c_ends_the_waiting(store: Path, waits: threading.Event) -> None:
    me = threading.main_thread().ident
    assert me is not None

    def interrupt() -> None:
        assert waits.wait(20)
        signal.pthread_kill(me, signal.SIGINT)

    begun = time.monotonic()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs tests in the background ignores it
    try:
        with ThreadPoolExecutor() as pool:
            pressed = pool.submit(interrupt)
            with pytest.raises(KeyboardInterrupt):
                writes(store)
            pressed.result()
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - begun < PATIENT_MS / 2000


def test_nobody_is_held_up_by_one_that_left_off(store: Path, held: sqlite3.Connection, waits: threading.Event) -> None:
    stop = Stop()

    def asked() -> None:
        with stop:
            writes(store)

    with ThreadPoolExecutor() as pool:
        done = pool.submit(asked)
        assert waits.wait(20)
        stop.stop()
        with pytest.raises(Stopped):
            done.result(20)
    held.execute("ROLLBACK")
    writes(store)


class Clock:
    """Time that passes only where somebody waits, a second each, and what others do meanwhile."""

    def __init__(self, patch: pytest.MonkeyPatch, meanwhile: Callable[[int], object]) -> None:
        self.now = 0
        self._meanwhile = meanwhile
        patch.setattr(turns, "monotonic", lambda: float(self.now))
        patch.setattr(turns, "sleep", self._sleep)

    def _sleep(self, _: float) -> None:
        self.now += 1
        self._meanwhile(self.now)


def test_who_waits_while_others_take_turns_waits_on(
    store: Path, held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes_once_more(now: int) -> None:
        if now % 4 == 0 and now <= 16:  # and the store is never free for long enough
            held.execute("UPDATE claim SET note = note || '!'")
            held.execute("COMMIT" if now < 16 else "ROLLBACK")
            held.execute("BEGIN IMMEDIATE" if now < 16 else "SELECT 1")

    clock = Clock(monkeypatch, writes_once_more)
    writes(store)
    assert clock.now == 16


def test_nobody_waits_for_ever(store: Path, held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    def writes_on(_: int) -> None:
        held.execute("UPDATE claim SET note = note || '!'")
        held.execute("COMMIT")
        held.execute("BEGIN IMMEDIATE")

    clock = Clock(monkeypatch, writes_on)
    with pytest.raises(Refused, match="another program is writing to the store: try again when it is done"):
        writes(store)
    assert turns.MOST <= clock.now <= turns.MOST + BUSY_MS / 1000


@pytest.mark.usefixtures("held")
def test_one_writer_that_goes_on_and_on_is_waited_for_as_long_as_ever(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch, lambda _: None)
    with pytest.raises(Refused, match="another program is writing to the store"):
        writes(store)
    assert clock.now == BUSY_MS / 1000


def test_what_else_is_held_for_a_moment_is_waited_for_by_the_engine(store: Path) -> None:
    with writing(store) as session:
        ((wait,),) = driver(session).execute("PRAGMA busy_timeout").fetchall()
    assert wait == BUSY_MS
