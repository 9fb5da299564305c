"""The line of a write is kept for the next one, and is nothing that anybody has to know of."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import closing
from time import monotonic, time

import pytest
from sqlalchemy.exc import IntegrityError

from store.db.connection import Connection
from store.db.postgres import writing as module
from store.db.postgres.opening import connect
from store.db.postgres.writing import KEPT_FOR, spare
from store.db.writing import driver, writing
from store.model.places import Server
from store.model.problems import Refused, Unkept
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.servers import Cluster, Proxy

WRITERS = "application_name = 'whosays' AND datname = current_database()"


def are_left(postgres: Cluster, place: Server, number: int, which: str = WRITERS) -> bool:
    """Whether so many lines to a store are left, as soon as the server has ended those that were given up."""
    late = monotonic() + 10
    while int(postgres.sql(f"SELECT count(*) FROM pg_stat_activity WHERE {which}", place.name)) != number:
        if monotonic() > late:
            return False
    return True


@pytest.fixture
def made(server: Server, small: CaseFolder) -> Server:
    """A store with a small case, to which no line is kept."""
    load_case(small.folder, server)
    spare.close()
    return server


def written(place: Server, key: str) -> int:
    """Write something; the number of the server's process that did it."""
    with writing(place) as session:
        plain = driver(session)
        plain.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, ""))
        return process(plain)


def process(plain: Connection) -> int:
    return int(plain.execute("SELECT pg_backend_pid()").fetchone()[0])


def kept(place: Server) -> set[str]:
    with closing(connect(place)) as plain:
        return {key for (key,) in plain.execute("SELECT key FROM meta WHERE key LIKE 'k%'").fetchall()} - {"kinds"}


def test_the_next_write_goes_over_the_same_line(made: Server, postgres: Cluster) -> None:
    first = written(made, "k1")
    state = postgres.sql(f"SELECT state FROM pg_stat_activity WHERE pid = {first}", made.name)
    held = postgres.sql(f"SELECT count(*) FROM pg_locks WHERE pid = {first}", made.name)
    assert (state, held) == ("idle", "0")
    assert written(made, "k2") == first
    assert kept(made) == {"k1", "k2"}


def test_it_is_kept_by_whoever_keeps_nothing_and_by_nobody_who_failed(made: Server) -> None:
    first = written(made, "k1")
    with pytest.raises(Unkept), writing(made) as session:
        assert process(driver(session)) == first
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('k2', '')")
        raise Unkept
    assert written(made, "k3") == first
    with pytest.raises((Refused, IntegrityError)), writing(made) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('k3', '')")
    assert written(made, "k4") != first
    assert kept(made) == {"k1", "k3", "k4"}


def test_two_who_write_at_once_have_a_line_each(made: Server, postgres: Cluster) -> None:
    first, second = written(made, "k1"), []
    with writing(made) as session:
        assert process(driver(session)) == first
        other = threading.Thread(target=lambda: second.append(written(made, "k2")))
        other.start()
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('k3', '')")
    other.join(20)
    assert second
    assert second[0] != first
    assert kept(made) == {"k1", "k2", "k3"}
    assert are_left(postgres, made, 1)  # of the two


def test_one_that_the_server_ended_is_no_reason_to_refuse(made: Server, postgres: Cluster) -> None:
    first = written(made, "k1")
    postgres.sql(f"SELECT pg_terminate_backend({first}, 5000)", made.name)
    assert written(made, "k2") != first
    assert kept(made) == {"k1", "k2"}


def test_one_on_which_nobody_answers_is_given_up_soon(
    made: Server, postgres: Cluster, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As behind a gateway that forgot it: nothing is said, and another line is let through."""
    through = Server(made.address.replace(f":{postgres.port}/", f":{proxy.port}/"))
    first = written(through, "k1")
    proxy.hang()
    later = threading.Timer(1.0, proxy.go_on)
    later.start()
    monkeypatch.setattr("store.db.postgres.line.SOON", 0.5)
    assert written(through, "k2") != first
    later.join()
    assert kept(made) == {"k1", "k2"}


def test_it_is_not_kept_for_long(made: Server, postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(made, "k1")
    monkeypatch.setattr(module, "time", lambda: time() + KEPT_FOR + 1)
    assert written(made, "k2") != first
    monkeypatch.undo()
    spare.close()
    monkeypatch.setattr(module, "KEPT_FOR", 1)
    last = written(made, "k3")
    assert are_left(postgres, made, 0, f"pid = {last}")


def test_another_store_has_a_line_of_its_own(made: Server, postgres: Cluster, small: CaseFolder) -> None:
    other = postgres.store()
    load_case(small.folder, other)
    written(made, "k1")
    written(other, "k2")
    assert (kept(made), kept(other)) == ({"k1"}, {"k2"})
    assert are_left(postgres, made, 0)


def test_a_table_of_its_own_is_not_handed_on(made: Server) -> None:
    with writing(made) as session:
        driver(session).execute("CREATE TEMP TABLE mine (a INTEGER)")
        first = process(driver(session))
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('k1', '')")
    assert written(made, "k2") != first


def test_a_process_that_came_of_this_one_leaves_it_alone(made: Server) -> None:
    first = written(made, "k1")
    child = os.fork()
    if not child:
        try:
            os._exit(0 if spare.take(made) is None else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    assert written(made, "k2") == first


def test_the_first_write_of_a_process_is_undone_as_the_others_are(made: Server) -> None:
    """SQLAlchemy asks its first server about itself, and rolls that back: it has to be before the transaction."""
    code = (
        "import sys\nfrom store.db.writing import driver, writing\nfrom store.model.places import Server\n"
        "with writing(Server(sys.argv[1])) as session:\n"
        "    driver(session).execute(\"INSERT INTO meta (key, value) VALUES ('k1', '')\")\n"
        "    raise KeyboardInterrupt\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, made.address], capture_output=True, check=False)
    assert b"KeyboardInterrupt" in ended.stderr
    assert kept(made) == set()
