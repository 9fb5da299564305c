"""A line to a server: stopped, lost, hanging, and what is told of it."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
import pytest

from store.db.connection import Connection, DatabaseError
from store.db.postgres import line
from store.db.postgres.asking import ServerAsking
from store.db.postgres.dialect import copied, translated
from store.db.postgres.faults import refusal
from store.db.postgres.opening import connect
from store.db.writing import driver, writing
from store.model.places import Server, place_of
from store.model.problems import BadInput, Refused
from store.model.stopping import Stop, Stopped
from tests.servers import Cluster, Proxy


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT 'a?b%' WHERE x = ?", "SELECT 'a?b%%' WHERE x = %s"),
        ("WHERE a IS ? AND b IS NOT ?", "WHERE a IS NOT DISTINCT FROM %s AND b IS DISTINCT FROM %s"),
        ("WHERE ? IS NULL OR a = ?", "WHERE CAST(%s AS TEXT) IS NULL OR a = %s"),
        ("SELECT a::text, :name, x % 3", "SELECT a::text, %(name)s, x %% 3"),
        ("CAST(a AS INTEGER) FROM temp.incoming", "CAST(a AS BIGINT) FROM pg_temp.incoming"),
        ('SELECT "end?" -- why?', 'SELECT "end?" -- why?'),
        ("FROM a CROSS JOIN b c ON c.x = a.x", "FROM a  JOIN b c ON c.x = a.x"),
        ("FROM a CROSS JOIN b", "FROM a CROSS JOIN b"),
    ],
)
def test_a_statement_is_said_as_the_server_takes_it(ours: str, theirs: str) -> None:
    assert translated(ours) == theirs


def test_rows_of_plain_values_are_copied() -> None:
    assert copied('INSERT INTO "a" ("b", c)\n VALUES (?,?)') == 'COPY "a" ("b", c) FROM STDIN'
    assert copied("INSERT INTO a (b) VALUES (?) ON CONFLICT DO NOTHING") is None
    assert copied("INSERT INTO a (b) VALUES (lower(?))") is None


@pytest.mark.parametrize(
    "told", ["postgresql://me:secret@host/db", "postgres://host/db?password=secret", "service=a password=secret"]
)
def test_a_password_is_refused_and_not_repeated(told: str) -> None:
    with pytest.raises(BadInput) as caught:
        place_of(told)
    assert "secret" not in str(caught.value)


def test_a_place_is_a_server_only_by_its_address() -> None:
    assert place_of("postgresql://host/db") == Server("postgresql://host/db")
    assert place_of("service=desk") == Server("service=desk")
    assert place_of("a/b.db") == Path("a/b.db")
    assert place_of("postgres.db") == Path("postgres.db")


def answers(connection: Connection) -> Any:
    return connection.execute("SELECT count(*) FROM meta").fetchone()


def sleeps(connection: Connection) -> Any:
    return connection.execute("SELECT pg_sleep(60)").fetchone()


@pytest.fixture
def made(server: Server) -> Server:
    with writing(server, create=True) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('a', 'b')")
    return server


def test_a_question_is_stopped_inside_a_statement_and_the_next_one_is_answered(made: Server) -> None:
    stop = Stop()
    with closing(ServerAsking(made)) as asking:
        threading.Timer(0.2, stop.stop).start()
        begun = monotonic()
        with pytest.raises(Stopped), stop:
            asking.ask(sleeps)
        assert monotonic() - begun < 5
        assert asking.ask(answers)[0] >= 1


def test_a_line_that_was_ended_is_made_anew(made: Server, postgres: Cluster) -> None:
    with closing(ServerAsking(made)) as asking:
        asking.ask(answers)
        postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'whosays'")
        assert asking.ask(answers)[0] >= 1


def test_a_line_that_is_ended_under_a_question_is_no_fault_of_it(made: Server, postgres: Cluster) -> None:
    asked = 0

    def ended_once(connection: Connection) -> Any:
        nonlocal asked
        asked += 1
        if asked == 1:
            postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'whosays'")
        return answers(connection)

    with closing(ServerAsking(made)) as asking:
        assert asking.ask(ended_once)[0] >= 1
        assert asked == 2


def test_a_server_that_is_away_is_told_and_asked_again_when_it_is_back(made: Server, postgres: Cluster) -> None:
    with closing(ServerAsking(made)) as asking:
        asking.ask(answers)
        postgres.stop("immediate")
        with pytest.raises(Refused, match="cannot be reached"):
            asking.ask(answers)
        postgres.start()
        assert asking.ask(answers)[0] >= 1


def test_a_network_that_hangs_is_noticed(
    made: Server, postgres: Cluster, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "QUIET", 0.5)
    there = Server(made.address.replace(f":{postgres.port}/", f":{proxy.port}/"))
    with closing(ServerAsking(there)) as asking:
        asking.ask(answers)
        proxy.hang()
        with pytest.raises(Refused, match="cannot be reached"):
            asking.ask(answers)
        proxy.go_on()
        assert asking.ask(answers)[0] >= 1


def test_a_long_question_is_not_taken_for_a_network_that_hangs(made: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "QUIET", 0.1)
    with closing(ServerAsking(made)) as asking:
        assert asking.ask(lambda c: c.execute("SELECT 'x', pg_sleep(0.5)").fetchone())[0] == "x"


def write(place: Server, value: str) -> None:
    with writing(place) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit', ?)", (value,))


def test_an_edit_whose_commit_was_cut_off_is_told_as_kept_when_it_was(
    made: Server, postgres: Cluster, proxy: Proxy
) -> None:
    there = Server(made.address.replace(f":{postgres.port}/", f":{proxy.port}/"))
    proxy.cuts_before = b"COMMIT\0"
    write(there, "kept")  # the server had it, though nobody heard of it
    proxy.cuts_before = None
    with closing(connect(made)) as plain:
        assert plain.execute("SELECT value FROM meta WHERE key = 'edit'").fetchone() == ("kept",)


def test_an_edit_that_was_cut_off_before_its_commit_is_told_as_not_kept(made: Server, postgres: Cluster) -> None:
    with pytest.raises(Refused, match="nothing was kept"), writing(made) as session:
        driver(session).execute("INSERT INTO meta (key, value) VALUES ('edit', 'x')")
        postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'whosays'")
    with closing(connect(made)) as plain:
        assert plain.execute("SELECT value FROM meta WHERE key = 'edit'").fetchone() is None


def test_a_commit_that_nobody_can_tell_of_is_told_as_that(
    made: Server, postgres: Cluster, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.db.postgres.writing.TOLD_IN", 0.3)
    there = Server(made.address.replace(f":{postgres.port}/", f":{proxy.port}/"))
    proxy.cuts_before = b"COMMIT\0"
    proxy.when_cut = lambda: postgres.stop("immediate")
    try:
        with pytest.raises(Refused, match="look before you do it again"):
            write(there, "x")
    finally:
        postgres.start()


def test_a_commit_that_a_server_broke_down_under_is_told_truly(made: Server, postgres: Cluster, proxy: Proxy) -> None:
    there = Server(made.address.replace(f":{postgres.port}/", f":{proxy.port}/"))
    proxy.cuts_before = b"COMMIT\0"
    started: list[threading.Timer] = []

    def broken_down() -> None:
        postgres.stop("immediate")  # before the commit reaches it
        started.append(threading.Timer(1.0, postgres.start))
        started[0].start()

    proxy.when_cut = broken_down
    with pytest.raises(Refused, match="nothing was kept"):
        write(there, "x")
    started[0].join()
    with closing(connect(made)) as plain:
        assert plain.execute("SELECT value FROM meta WHERE key = 'edit'").fetchone() is None


def test_two_writers_wait_for_each_other_and_no_longer_than_they_should(
    made: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.db.postgres.writing.BUSY_MS", 200)
    with writing(made) as session:
        driver(session).execute("SELECT 1")
        with pytest.raises(Refused, match="somebody else is writing"), writing(made):
            pass


def test_who_reads_sees_one_snapshot_and_waits_for_no_writer(made: Server) -> None:
    def twice(connection: Connection) -> Any:
        before = answers(connection)
        write(made, "meanwhile")
        return before, answers(connection)

    with closing(ServerAsking(made)) as asking:
        before, after = asking.ask(twice)
        assert before == after
        assert asking.ask(answers)[0] > before[0]


def test_who_reads_cannot_write(made: Server) -> None:
    with closing(ServerAsking(made)) as asking, pytest.raises(Refused, match="takes no writes"):
        asking.ask(lambda c: c.execute("DELETE FROM meta"))


def test_what_nothing_is_kept_in_is_told(server: Server) -> None:
    with closing(ServerAsking(server)) as asking, pytest.raises(BadInput, match="holds no case yet"):
        asking.ask(answers)
    with pytest.raises(Refused, match="holds no case yet"), writing(server):
        pass


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("127.0.0.1", "127.0.0.2"), "cannot be reached"),
        (("owner@", "nobody_here@"), "does not let you in"),
        (("/t", "/none_t"), "has no such database"),
    ],
)
def test_what_is_wrong_with_an_address_is_one_sentence(server: Server, change: tuple[str, str], told: str) -> None:
    with pytest.raises(Refused, match=told) as caught:
        connect(Server(server.address.replace(*change)))
    assert "\n" not in str(caught.value)


def test_a_server_without_room_to_let_anybody_in_says_so() -> None:
    error = psycopg.OperationalError(
        'connection failed: connection to server at "10.0.0.1", port 5432 failed: FATAL:  could not write init file'
    )
    told = refusal(Server("postgresql://db/desk"), error)
    assert str(told).startswith("postgresql://db/desk: the server has no room (could not write init file): ")


def test_a_text_that_a_server_cannot_keep_is_told(made: Server) -> None:
    with closing(connect(made)) as plain:
        with pytest.raises(BadInput, match="NUL"):
            plain.execute("INSERT INTO meta (key, value) VALUES (?, '')", ("a\0b",))
        with pytest.raises(BadInput, match="UTF-8"):
            plain.execute("SELECT ?", ("\ud800",))
        with pytest.raises(DatabaseError):
            plain.execute("SELECT nothing_there")
