"""A question that nobody waits for any more ends, and the one after it never notices."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.db.sqlite.connections import Connections
from store.library import Library
from store.model.stopping import LOT, Stop, Stopped, check, current, in_lots
from store.reads import timeline as reads_time
from tests.store.crowds import crowd

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT count(*) FROM n"


@pytest.fixture
def connections(shipped_store: Path) -> Iterator[Connections]:
    connections = Connections(shipped_store)
    yield connections
    connections.close()


def asking(question: Callable[[], object]) -> tuple[threading.Thread, list[BaseException]]:
    """A thread that asks, and what it raised."""
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            question()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    return thread, raised


def test_a_statement_that_never_ends_is_stopped_from_outside(connections: Connections) -> None:
    stop, begun = Stop(), threading.Event()

    def endless(connection: sqlite3.Connection) -> object:
        begun.set()
        return connection.execute(ENDLESS).fetchone()

    def ask() -> None:
        with stop:
            connections.ask(endless)

    thread, raised = asking(ask)
    assert begun.wait(20)
    stop.stop()
    thread.join(20)
    assert [type(error) for error in raised] == [Stopped]


def test_rows_that_never_end_are_stopped_from_outside(connections: Connections) -> None:
    stop, begun = Stop(), threading.Event()

    def endless(connection: sqlite3.Connection) -> None:
        for _ in connection.execute(ENDLESS.replace("max(i)", "i")):
            begun.set()

    def ask() -> None:
        with stop:
            connections.ask(endless)

    thread, raised = asking(ask)
    assert begun.wait(20)
    stop.stop()
    thread.join(20)
    assert [type(error) for error in raised] == [Stopped]


def test_nothing_is_executed_once_it_was_stopped(connections: Connections) -> None:
    stop = Stop()
    executed = []

    def short_ones(connection: sqlite3.Connection) -> None:
        half_read = connection.execute("SELECT id FROM claim")
        half_read.fetchone()
        stop.stop()
        executed.append(connection.execute("SELECT 1").fetchone())

    with pytest.raises(Stopped), stop:
        connections.ask(short_ones)
    assert executed == []
    assert connections.ask(lambda c: c.execute(LONG).fetchone()) == (20_000,), "the snapshot was given back"
    with Stop():
        assert connections.ask(lambda c: c.execute(LONG).fetchone()) == (20_000,)


def test_one_stopped_before_it_began_asks_nothing(connections: Connections) -> None:
    stop = Stop()
    stop.stop()
    with pytest.raises(Stopped), stop:
        connections.ask(lambda c: pytest.fail(f"was asked {c}"))
    assert current() is None


def test_a_stop_that_comes_late_reaches_nobody(connections: Connections) -> None:
    late = Stop()
    with late:
        connections.ask(lambda c: c.execute("SELECT 1").fetchone())
    late.stop()
    with Stop():
        assert connections.ask(lambda c: c.execute(LONG).fetchone()) == (20_000,)
    assert connections.ask(lambda c: c.execute(LONG).fetchone()) == (20_000,)


@pytest.mark.slow
def test_stops_at_any_moment_reach_only_their_own_question(connections: Connections) -> None:
    """One thread asks long and short questions, another stops every second one whenever it gets to it."""
    to_stop: list[Stop] = []
    asked = threading.Semaphore(0)
    done = threading.Event()
    ended: list[str] = []

    def stopper() -> None:
        while not done.is_set():
            if asked.acquire(timeout=20) and to_stop:
                to_stop.pop().stop()

    def ask() -> None:
        for number in range(300):
            stop = Stop()
            if number % 2:
                to_stop.append(stop)
                asked.release()
            try:
                with stop:
                    found = connections.ask(lambda c: [c.execute(LONG).fetchone() for _ in range(3)])
                    assert found == [(20_000,)] * 3
                ended.append("answered")
            except Stopped:
                assert number % 2, "one that nobody stopped"
                ended.append("stopped")
        done.set()
        asked.release()

    threading.Thread(target=stopper, daemon=True).start()
    thread, raised = asking(ask)
    thread.join(60)
    assert raised == [] and len(ended) == 300
    assert ended.count("stopped") > 10


def test_work_between_statements_looks_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(crowd(tmp_path / "crowd.db", 4 * LOT))
    stop = Stop()
    looked_at = []
    given = reads_time._dated

    def dated(*claim: object) -> object:
        stop.stop()
        looked_at.append(claim)
        return given(*claim)  # type: ignore[arg-type]

    monkeypatch.setattr(reads_time, "_dated", dated)
    with pytest.raises(Stopped), stop:
        library.timeline()
    assert len(looked_at) <= LOT
    library.close()


def test_lots_are_the_same_rows() -> None:
    assert list(in_lots(range(7), 3)) == list(range(7))
    assert list(in_lots([], 3)) == []
    stop = Stop()
    taken = []
    with pytest.raises(Stopped), stop:
        for row in in_lots(range(100), 10):
            taken.append(row)
            stop.stop()
    assert taken == list(range(10))
    check()  # outside of a question there is nothing to stop
