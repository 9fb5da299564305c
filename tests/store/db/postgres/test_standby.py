"""A server that takes no writes: one that follows another one, and one whose owner says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from time import monotonic
from typing import Any

import pytest

from store.db.connection import Connection
from store.db.postgres.asking import ServerAsking
from store.db.postgres.writing import spare
from store.db.writing import driver, writing
from store.edits.judging import judge_question
from store.library import Library
from store.model.claims import QuestionRef
from store.model.places import Server
from store.model.problems import Refused
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.servers import Cluster, cluster
from tests.store.db.postgres.judging import judging
from tests.tui.stage import until, until_shown, words

REF = QuestionRef("idris-walid", "life_status")


@pytest.fixture(scope="module")
def primary(postgres: Cluster) -> Iterator[Cluster]:
    """A server that others follow, with little on it."""
    with cluster(postgres.bin) as made:
        yield made


@pytest.fixture(scope="module")
def copy(primary: Cluster) -> Iterator[Cluster]:
    """A server that follows it, and does not wait for who reads."""
    with primary.copy("-c max_standby_streaming_delay=50ms") as following:
        yield following


@pytest.fixture
def made(primary: Cluster, copy: Cluster, small: CaseFolder) -> Server:
    """A store with a small case, which is on the copy, too."""
    server = primary.store()
    load_case(small.folder, server)
    followed(primary, copy)
    return server


def followed(primary: Cluster, copy: Cluster) -> None:
    """Wait until a copy has what its server has."""
    wanted, late = primary.sql("SELECT pg_current_wal_flush_lsn()"), monotonic() + 30
    while copy.sql(f"SELECT pg_last_wal_replay_lsn() >= '{wanted}'") != "t":
        assert monotonic() < late


def there(following: Cluster, made: Server) -> Server:
    return Server(following.address(made.name))


def judge(place: Server) -> None:
    judge_question(place, REF, "several", answer=None, why="why", who="ana")


def test_a_copy_is_read_and_refuses_to_be_written(made: Server, copy: Cluster) -> None:
    with Library(made) as one, Library(there(copy, made)) as other:
        assert other.overview() == one.overview()
        assert [other.compare(row.ref) for row in other.worklist()] == [one.compare(row.ref) for row in one.worklist()]
        assert other.search("edris") == one.search("edris")
    with pytest.raises(Refused, match=r"takes no writes .* it is a copy for reading") as caught:
        judge(there(copy, made))
    assert "\n" not in str(caught.value)


def test_what_is_written_on_the_server_is_seen_on_its_copy(made: Server, copy: Cluster) -> None:
    told, asked = threading.Event(), (copy.folder / "log").read_text().count("cannot execute LISTEN")
    with Library(there(copy, made)) as library:
        before = library.version()
        stop = library.listen(told.set)
        assert stop is not None
        late = monotonic() + 20
        while not told.is_set() and monotonic() < late:
            judge(made)  # once more, should the first have been before anybody looked
            told.wait(1.5)
        stop()
        assert told.is_set()
        assert library.version() != before
    assert (copy.folder / "log").read_text().count("cannot execute LISTEN") - asked == 1, "it was asked again and again"


def test_a_copy_that_becomes_a_server_of_its_own_is_written_and_tells_so(made: Server, primary: Cluster) -> None:
    heard = threading.Event()
    with primary.copy() as copy, Library(there(copy, made)) as library:
        stop = library.listen(heard.set)
        assert stop is not None
        copy.run("pg_ctl", "-D", str(copy.folder / "data"), "-w", "promote")
        late = monotonic() + 30
        listens = "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT current_schema()'"  # the last it asks
        while copy.sql(listens) != "1":
            assert monotonic() < late
        heard.clear()
        judge(there(copy, made))
        assert heard.wait(10)
        stop()
        assert any(it.verb == "judge" for it in library.journal())


def test_a_question_in_the_way_of_what_a_copy_follows_is_asked_again(
    made: Server, copy: Cluster, primary: Cluster
) -> None:
    asked = 0

    def slow(connection: Connection) -> Any:
        nonlocal asked
        asked += 1
        connection.execute("SELECT count(*) FROM meta").fetchone()
        if asked == 1:
            primary.sql("DELETE FROM verdict", made.name)
            primary.sql("VACUUM verdict", made.name)  # rows that this snapshot still sees
            connection.execute("SELECT pg_sleep(20)")
        return connection.execute("SELECT count(*) FROM verdict").fetchone()

    with closing(ServerAsking(there(copy, made))) as asking:
        assert asking.ask(slow) == (0,)
        assert asked >= 2

        def stubborn(connection: Connection) -> Any:
            connection.execute("SELECT count(*) FROM meta").fetchone()
            for statement in ("INSERT INTO speaks_for VALUES (1, 2)", "DELETE FROM speaks_for", "VACUUM speaks_for"):
                primary.sql(statement, made.name)
            return connection.execute("SELECT pg_sleep(20)").fetchone()

        with pytest.raises(Refused, match="a copy for reading gave up an answer"):
            asking.ask(stubborn)


async def test_a_copy_is_browsed_and_says_why_nothing_is_kept(made: Server, copy: Cluster) -> None:
    with Library(there(copy, made)) as library:
        async with judging(library, "ana") as (app, pilot):
            await pilot.press("ctrl+s")
            await until_shown(pilot, "Not written: the judgement on", "the server takes no writes")
            judge(made)  # on the server itself
            await until(pilot, lambda: "changed by others" in words(app))


def test_a_role_that_its_owner_lets_only_read_is_told(made: Server, primary: Cluster) -> None:
    primary.sql(f"ALTER DATABASE {made.name} SET default_transaction_read_only = on")
    spare.close()  # what is set for a database holds for who connects from now on
    heard = threading.Event()
    with Library(made) as library:
        assert library.worklist()
        stop = library.listen(heard.set)
        assert stop is not None
        with pytest.raises(Refused, match="takes no writes"):
            judge(made)
        primary.sql(f"ALTER DATABASE {made.name} RESET default_transaction_read_only")
        spare.close()
        late = monotonic() + 20
        while not heard.is_set() and monotonic() < late:
            judge(made)
            heard.wait(1.5)
        stop()
        assert heard.is_set()


def test_a_load_into_a_server_that_takes_no_writes_is_one_sentence(
    made: Server, copy: Cluster, primary: Cluster, small: CaseFolder
) -> None:
    empty = primary.database()
    followed(primary, copy)
    with pytest.raises(Refused, match="takes no writes"):
        load_case(small.folder, Server(copy.address(empty)))
    with pytest.raises(Refused, match="takes no writes"), writing(there(copy, made)) as session:
        driver(session).execute("DELETE FROM meta")
