"""A writer that loses its lock: the truth is told, nothing is lost, and the next one goes on at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from time import monotonic
from typing import Any

import psycopg
import pytest

from store.db.postgres.opening import connect
from store.db.postgres.writing import spare
from store.db.writing import driver, writing
from store.library import Library
from store.model.places import Server
from store.model.problems import Refused
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.servers import Cluster

BUSY = "somebody else is writing to the store: nothing was kept; try again when they are done"
OTHERS = "pid <> pg_backend_pid() AND datname = current_database()"


@pytest.fixture
def made(server: Server, small: CaseFolder) -> Server:
    """A store with a small case, to which no line is kept: what is set for its database holds for the next one."""
    load_case(small.folder, server)
    spare.close()
    return server


def kept(place: Server) -> list[Any]:
    with closing(connect(place)) as plain:
        return plain.execute("SELECT value FROM meta WHERE key LIKE 'edit%' ORDER BY key").fetchall()


def write(place: Server, value: str = "x") -> None:
    with writing(place) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES (?, ?)", (f"edit {value}", value))


def goes_on_at_once(place: Server) -> None:
    """Another writer need not wait."""
    begun = monotonic()
    write(place, "next")
    assert monotonic() - begun < 2
    assert ("next",) in kept(place)


def refused_in(place: Server, meanwhile: Callable[[], object]) -> str:
    """What a writer is told to whom something happens between two statements of its own."""
    with pytest.raises(Refused) as caught, writing(place) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit', 'x')")
        meanwhile()
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit 2', 'y')")
    told = str(caught.value)
    assert "\n" not in told
    assert "nothing was kept" in told
    assert ("x",) not in kept(place)
    return told


@pytest.mark.parametrize("when", ["writing claims", "comparing"])
def test_a_load_whose_connection_is_ended_leaves_nothing(server: Server, postgres: Cluster, when: str) -> None:
    seen: list[str] = []

    def ended(what: str, _done: int, _all: int) -> None:
        if what not in seen:
            seen.append(what)
            if what == when:
                postgres.sql(
                    f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {OTHERS}", server.name
                )

    with pytest.raises(Refused, match=r"the server ended this|cannot be reached") as caught:
        load_case(ROOT / "seeds", server, progress=ended)
    assert when in seen, seen
    assert "nothing was kept" in str(caught.value)
    begun = monotonic()
    load_case(ROOT / "seeds", server)  # all of it: nothing was there
    assert monotonic() - begun < 60
    with Library(server) as library:
        assert len(library.journal()) == 1


def test_an_edit_whose_connection_is_ended_is_told_and_the_next_goes_on(made: Server, postgres: Cluster) -> None:
    told = refused_in(
        made,
        lambda: postgres.sql(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {OTHERS}", made.name),
    )
    assert "the server ended this (terminating connection due to administrator command)" in told
    goes_on_at_once(made)


def gone(postgres: Cluster, place: Server) -> Callable[[], None]:
    """Waits until the server has ended all connections to a store."""

    def wait() -> None:
        late = monotonic() + 20
        while postgres.sql(f"SELECT count(*) FROM pg_stat_activity WHERE {OTHERS}", place.name) != "0":
            assert monotonic() < late

    return wait


def test_a_server_that_ends_whoever_is_idle_in_a_transaction(made: Server, postgres: Cluster) -> None:
    postgres.sql(f"ALTER DATABASE {made.name} SET idle_in_transaction_session_timeout = '300ms'")
    told = refused_in(made, gone(postgres, made))
    assert "allows less time than this took (terminating connection due to idle-in-transaction timeout)" in told
    goes_on_at_once(made)


def test_a_server_that_ends_a_long_transaction(made: Server, postgres: Cluster) -> None:
    if postgres.version < 17:
        pytest.skip("a transaction's time is limited from PostgreSQL 17 on")
    postgres.sql(f"ALTER DATABASE {made.name} SET transaction_timeout = '500ms'")
    told = refused_in(made, gone(postgres, made))
    assert "allows less time than this took (terminating connection due to transaction timeout)" in told
    goes_on_at_once(made)


def test_a_statement_that_takes_longer_than_the_server_allows(made: Server, postgres: Cluster) -> None:
    postgres.sql(f"ALTER DATABASE {made.name} SET statement_timeout = '500ms'")
    with pytest.raises(Refused, match="nothing was kept; ask whoever keeps it") as caught, writing(made) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit', 'x')")
        driver(session).execute("SELECT pg_sleep(20)")
    assert "allows less time than this took (canceling statement due to statement timeout)" in str(caught.value)
    assert not kept(made)
    goes_on_at_once(made)


def test_a_statement_that_somebody_else_cancels(made: Server, postgres: Cluster) -> None:
    cancel = f"SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE {OTHERS} AND query LIKE '%sleep%'"
    timer = threading.Timer(0.5, postgres.sql, (cancel, made.name))
    timer.start()
    with pytest.raises(Refused, match=r"ended this .* nothing was kept; try again"), writing(made) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit', 'x')")
        driver(session).execute("SELECT pg_sleep(20)")
    timer.join()
    assert not kept(made)
    goes_on_at_once(made)


def plain_line(place: Server) -> psycopg.Connection[Any]:
    """A connection of some other program."""
    return psycopg.connect(place.address)


def test_tables_that_somebody_works_on_are_waited_for_a_while(made: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.db.postgres.writing.WORKED_ON_MS", 300)
    with plain_line(made) as other:
        other.execute("LOCK TABLE judgement IN SHARE MODE")  # as CREATE INDEX does
        with pytest.raises(Refused, match=BUSY), writing(made) as session:
            driver(session).execute("DELETE FROM judgement")
    goes_on_at_once(made)


def test_a_deadlock_with_another_program_is_told(made: Server, postgres: Cluster) -> None:
    postgres.sql(f"ALTER DATABASE {made.name} SET deadlock_timeout = '100ms'")

    def crosswise() -> None:
        other.execute("SET LOCAL deadlock_timeout = '1min'")  # this one shall not be the one that is ended
        other.execute("LOCK TABLE judgement IN EXCLUSIVE MODE")
        threading.Thread(target=other.execute, args=("LOCK TABLE meta IN EXCLUSIVE MODE",), daemon=True).start()
        late = monotonic() + 20
        waits = f"SELECT count(*) FROM pg_stat_activity WHERE {OTHERS} AND wait_event_type = 'Lock'"
        while postgres.sql(waits, made.name) != "1":
            assert monotonic() < late

    with plain_line(made) as other:
        with pytest.raises(Refused, match=BUSY), writing(made) as session:
            driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit', 'x')")
            crosswise()
            driver(session).execute("DELETE FROM judgement")
        other.rollback()
    assert not kept(made)
    goes_on_at_once(made)


@pytest.mark.parametrize("level", ["serializable", "repeatable read"])
def test_who_waited_for_another_writer_sees_what_that_one_wrote(made: Server, postgres: Cluster, level: str) -> None:
    postgres.sql(f"ALTER DATABASE {made.name} SET default_transaction_isolation = '{level}'")
    begun, seen = threading.Event(), []

    def second() -> None:
        begun.set()
        with writing(made) as session:
            seen.extend(driver(session).execute("SELECT value FROM meta WHERE key = 'edit x'").fetchall())
            driver(session).execute("UPDATE meta SET value = 'z' WHERE key = 'edit x'")

    with writing(made) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit x', 'x')")
        waiting = threading.Thread(target=second)
        waiting.start()
        assert begun.wait(20)
        late = monotonic() + 20
        while postgres.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'relation' AND NOT granted") != "1":
            assert monotonic() < late
    waiting.join()
    assert seen == [("x",)]
    assert kept(made) == [("z",)]


def test_a_serialization_failure_is_told(made: Server) -> None:
    with pytest.raises(Refused, match=BUSY), writing(made) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit', 'x')")
        driver(session).execute("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'serialization_failure'; END $$")
    goes_on_at_once(made)


def test_a_writer_whose_machine_is_gone_is_noticed_by_the_server(made: Server) -> None:
    with writing(made) as session:
        found = [
            driver(session).execute(f"SHOW tcp_keepalives_{it}").fetchone()[0] for it in ("idle", "interval", "count")
        ]
    assert found == ["15", "5", "3"]  # of a socket of TCP the system says what holds
