"""Who may do what in a store on a server, by trying."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from store.care.transfer import copy_store
from store.db.connection import Connection
from store.db.engine import engine_at
from store.db.postgres import rights
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


def locks(role: str, postgres: Cluster, place: Server, statement: str) -> psycopg.Connection[Any]:
    """Some other program of a role's, in a transaction in which it locks what it can."""
    line = psycopg.connect(postgres.address(place.name, role=f"{role}_{place.name}"))
    line.execute(statement)
    return line


def test_a_reader_holds_no_writer_up(roles: dict[str, Server], postgres: Cluster) -> None:
    """Whatever lock of numbers she takes; and she may not lock what writers lock."""
    ref, answer = a_question(roles["ana"])
    place = roles["reader"]
    with closing(locks("reader", postgres, place, "SELECT pg_advisory_lock(2004050297, hashtext('public'))")):
        judge_question(roles["ana"], ref, "holds", answer=answer, why="why", who="ana")
    with closing(locks("reader", postgres, place, "LOCK TABLE meta, record, judgement IN ACCESS SHARE MODE")):
        judge_question(roles["ana"], ref, "holds", answer=answer, why="other", who="ana")
    for mode in ("ROW SHARE", "ROW EXCLUSIVE", "SHARE", "EXCLUSIVE", "ACCESS EXCLUSIVE"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            locks("reader", postgres, place, f"LOCK TABLE meta IN {mode} MODE")


def test_two_who_make_a_store_at_once_make_one(server: Server, small: CaseFolder) -> None:
    loads = [threading.Thread(target=load_case, args=(small.folder, server)) for _ in range(2)]
    for it in loads:
        it.start()
    for it in loads:
        it.join()
    with Library(server) as library:
        assert [it.verb for it in library.journal()] == ["load"]


def whose(postgres: Cluster, place: Server) -> str:
    """Whose the rows of record are, table by table."""
    return postgres.sql(
        "SELECT 'judgement', slug, role FROM judgement UNION ALL SELECT 'edit', id::text, role FROM edit UNION ALL "
        "SELECT 'change', edit_id || kind || ref, role FROM edit_change UNION ALL "
        "SELECT 'record', kind || ref, role FROM record ORDER BY 1, 2",
        place.name,
    )


def as_ben(roles: dict[str, Server], place: Server) -> Server:
    """Ben's way to another store on the server."""
    return Server(roles["ben"].address.replace(f"/{roles['ben'].name}", f"/{place.name}"))


def test_a_copy_from_server_to_server_keeps_whose_a_row_is(
    roles: dict[str, Server], postgres: Cluster, tmp_path: Path
) -> None:
    ref, answer = a_question(roles["ben"])
    judge_question(roles["ben"], ref, "holds", answer=answer, why="why", who="ben")
    there = postgres.store()
    copy_store(roles["owner"], there)
    assert whose(postgres, there) == whose(postgres, roles["owner"])
    assert f"|ben_{roles['owner'].name}" in whose(postgres, there)
    ben = roles["ben"].address.split("//")[1].split("@")[0]
    for statement in engine_at(there).grants(there, [], [ben]):
        postgres.sql(statement, there.name)
    with Library(as_ben(roles, there)) as library:
        library.undo(who="ben")
    # by way of a file nobody but the owner has rows
    copy_store(roles["owner"], tmp_path / "kept.db")
    third = postgres.store()
    copy_store(tmp_path / "kept.db", third)
    assert {it.rpartition("|")[2] for it in whose(postgres, third).splitlines()} == {"owner"}


def test_a_copy_is_held_against_what_was_read_with_whose_a_row_is(
    roles: dict[str, Server], postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, answer = a_question(roles["ben"])
    judge_question(roles["ben"], ref, "holds", answer=answer, why="why", who="ben")
    monkeypatch.setattr(rights, "_FUNCTIONS", (OTHERWISE, *rights._FUNCTIONS[1:]))
    there = postgres.store()
    with pytest.raises(Refused, match="is not what was read"):
        copy_store(roles["owner"], there)
    assert not engine_at(there).is_there(there)


#: A trigger that loses whose a row is.
OTHERWISE = """CREATE FUNCTION own_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.role := current_user; RETURN NEW; END $$"""


def test_what_the_owner_brings_back_is_whose_it_was(roles: dict[str, Server], postgres: Cluster) -> None:
    ref, answer = a_question(roles["ben"])
    judged = judge_question(roles["ben"], ref, "holds", answer=answer, why="why", who="ben")
    with Library(roles["owner"]) as library:
        library.undo(number=judged.id, who="ana")  # as a load would that has no judgement
        assert not postgres.sql("SELECT role FROM judgement", roles["owner"].name)
        library.redo(who="ana")
    ben = f"ben_{roles['owner'].name}"
    told = "SELECT role FROM judgement UNION ALL SELECT role FROM record WHERE kind = 'judgement'"
    assert postgres.sql(told, roles["owner"].name).split() == [ben, ben]
    withdraw(roles["ben"], ref, who="ben")
    with Library(roles["ben"]) as library:
        library.undo(who="ben")
        library.undo(number=judged.id, who="ben")
    # and what the owner judges is the owner's
    judge_question(roles["owner"], ref, "holds", answer=answer, why="why", who="ana")
    assert postgres.sql("SELECT DISTINCT role FROM judgement", roles["owner"].name) == "owner"


def test_what_an_editor_brings_back_is_the_editors(roles: dict[str, Server], postgres: Cluster) -> None:
    """Only the owner writes in another's name."""
    ref, answer = a_question(roles["ben"])
    judged = judge_question(roles["ben"], ref, "holds", answer=answer, why="why", who="ben")
    with Library(roles["owner"]) as library:
        gone = library.undo(number=judged.id, who="owner")
    with Library(roles["ana"]) as library:
        library.undo(number=gone.id, who="ana")
    assert postgres.sql("SELECT role FROM judgement", roles["owner"].name) == f"ana_{roles['owner'].name}"


def test_an_editor_writes_in_no_other_name(roles: dict[str, Server], postgres: Cluster) -> None:
    line = locks("ben", postgres, roles["ben"], "SELECT 1")
    with closing(line):
        for table, columns in (
            ("judgement", "slug, entity_slug, property, scope, decision, value_label, why, who, at"),
            ("edit", "at, who, verb, what"),
        ):
            given = ", ".join(["'x'"] * len(columns.split(", ")))
            line.execute(f"INSERT INTO {table} ({columns}, role) VALUES ({given}, 'owner')")
            told = line.execute(f"SELECT role FROM {table} ORDER BY id DESC LIMIT 1").fetchone()
            assert told == (f"ben_{roles['ben'].name}",)


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
