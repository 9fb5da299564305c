"""Who may do what in a store on a server, by trying."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.db.connection import Connection
from store.db.engine import engine_at
from store.db.writing import driver, writing
from store.edits.judging import judge_question, withdraw
from store.library import Library
from store.model.claims import QuestionRef
from store.model.places import Server
from store.model.problems import BadInput, Refused
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.servers import Cluster


@pytest.fixture
def roles(postgres: Cluster, server: Server, small: CaseFolder) -> dict[str, Server]:
    """A store with a case, as its owner, a reader and two editors come to it."""
    load_case(small.folder, server)
    names = {role: f"{role}_{server.name}" for role in ("reader", "ana", "ben")}
    for name in names.values():
        postgres.sql(f"CREATE ROLE {name} LOGIN")
    for statement in engine_at(server).grants(server, [names["reader"]], [names["ana"], names["ben"]]):
        postgres.sql(statement, server.name)
    return {"owner": server} | {role: Server(postgres.address(server.name, role=name)) for role, name in names.items()}


def a_question(place: Server) -> tuple[QuestionRef, str]:
    with Library(place) as library:
        row = library.worklist()[0]
        found = library.compare(row.ref)
        assert found is not None
        return row.ref, found.answers[0].key


def test_a_reader_reads_and_writes_nothing_at_all(roles: dict[str, Server], postgres: Cluster) -> None:
    place = roles["reader"]
    ref, answer = a_question(place)
    with pytest.raises(Refused, match="may not do this"):
        judge_question(place, ref, "holds", answer=answer, why="why", who="eve")
    tables = postgres.sql(
        "SELECT string_agg(quote_ident(relname), ' ') FROM pg_class WHERE relkind = 'r' "
        "AND relnamespace = 'public'::regnamespace",
        place.name,
    ).split()
    assert len(tables) > 25
    for table in tables:
        for verb in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE", f"DROP TABLE {table} CASCADE"):
            with pytest.raises(Exception, match="exit status"):
                postgres.run(
                    *("psql", "-h", str(postgres.folder), "-p", str(postgres.port), "-U", f"reader_{place.name}"),
                    *("-d", place.name, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", verb),
                )


def test_an_editor_edits_and_leaves_what_others_judged(roles: dict[str, Server]) -> None:
    ref, answer = a_question(roles["ana"])
    judged = judge_question(roles["ana"], ref, "holds", answer=answer, why="why", who="ana")
    with Library(roles["ben"]) as library, pytest.raises(Refused, match="may not do this"):
        library.undo(number=judged.id, who="ben")
    with Library(roles["ana"]) as library:
        library.undo(number=judged.id, who="ana")
    judge_question(roles["ben"], ref, "holds", answer=answer, why="why", who="ben")
    withdraw(roles["ben"], ref, who="ben")


def test_an_editor_becomes_a_reader_and_the_owner_stays_it(roles: dict[str, Server], postgres: Cluster) -> None:
    ref, answer = a_question(roles["ben"])
    name = f"ben_{roles['owner'].name}"
    for statement in engine_at(roles["owner"]).grants(roles["owner"], [name], []):
        postgres.sql(statement, roles["owner"].name)
    with pytest.raises(Refused, match="may not do this"):
        judge_question(roles["ben"], ref, "holds", answer=answer, why="why", who="ben")
    assert a_question(roles["ben"]) == (ref, answer)
    with pytest.raises(BadInput, match="owner owns the store"):
        engine_at(roles["owner"]).grants(roles["owner"], [], ["owner"])


def test_rights_are_given_to_all_that_are_named_or_to_none(roles: dict[str, Server], postgres: Cluster) -> None:
    place, name = roles["owner"], f"new_{roles['owner'].name}"
    postgres.sql(f"CREATE ROLE {name} LOGIN")
    told = "\n".join(engine_at(place).grants(place, [name, "nobody_here"], []))
    with pytest.raises(Exception, match="exit status"):
        postgres.sql(told, place.name)
    assert postgres.sql(f"SELECT has_table_privilege('{name}', 'claim', 'SELECT')", place.name) == "f"


def test_rights_to_a_file_are_the_systems(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a file"):
        engine_at(tmp_path / "a.db").grants(tmp_path / "a.db", ["a"], [])


def test_grants_need_a_role(server: Server, small: CaseFolder) -> None:
    load_case(small.folder, server)
    with pytest.raises(BadInput, match="no role"):
        engine_at(server).grants(server, [], [])


@pytest.mark.parametrize("role", ["owner", "ana"])
def test_the_server_counts_what_is_entered_before_it_is_asked(roles: dict[str, Server], role: str) -> None:
    """By itself it would only once all is in, and take a table of a million for an empty one until then. Who does not
    own the table is let go on."""

    def believed(connection: Connection) -> int:
        return int(connection.execute("SELECT reltuples FROM pg_class WHERE relname = 'meta'").fetchone()[0])

    with writing(roles[role]) as session:
        plain = driver(session)
        plain.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", [(f"k{n}", "") for n in range(9_999)])
        assert believed(plain) < 9_999
        plain.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", [("k", "")])
        assert believed(plain) >= 10_000 if role == "owner" else believed(plain) < 10_000
    with Library(roles[role]) as library:
        assert library.overview().claims
