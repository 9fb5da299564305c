"""What roles with fewer rights can do: an editor all that a person does; a reader is told why not, wherever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.db.engine import engine_at
from store.library import Library
from store.model.places import Server
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.servers import Cluster
from tests.store.db.postgres.judging import judging
from tests.tui.commands.test_on_server import Whosays
from tests.tui.commands.test_on_server import whosays as whosays  # noqa: PLC0414  (a fixture)
from tests.tui.stage import until_shown, words

NOT_ALLOWED = "your role may not do this (permission denied for table "


@pytest.fixture
def desks(postgres: Cluster, server: Server, small: CaseFolder) -> dict[str, Server]:
    """A store with a case, as an editor and a reader come to it; neither owns it."""
    load_case(small.folder, server)
    names = {role: f"{role}_{server.name}" for role in ("editor", "reader")}
    for name in names.values():
        postgres.sql(f"CREATE ROLE {name} LOGIN")
    for statement in engine_at(server).grants(server, [names["reader"]], [names["editor"]]):
        postgres.sql(statement, server.name)
    return {role: Server(postgres.address(server.name, role=name)) for role, name in names.items()}


def writes(place: Server, folder: Path, case: Path) -> list[tuple[object, ...]]:
    """Calls of every command that writes to a store, in an order in which each finds what it needs."""
    report, names, rows = folder / "report.txt", folder / "names.csv", folder / "rows.csv"
    report.write_text("Forty-one boats had been lost near the cape in the storm of that week.\n")
    names.write_text("entity,kind,name\nq1,leader,Qasim Umar\n")
    rows.write_text(
        "id,publisher,title,date,language,entity,property,value,speaker,quote\n"
        "r1,The Courier,Again,2021-05-09,en,Idris Walid,birthplace,Northland,The Courier,He was born in Northland.\n"
    )
    at, who = ("--store", place), ("--as", "ben")
    told = ("--publisher", "The Paper", "--published", "2024-01-03", "--title", "Boats", "--language", "en")
    return [
        ("judge", "idris-walid", "life_status", "--decision", "several", *who, *at),
        ("grade", "The Courier", "B", "--of", "publisher", *who, *at),
        ("same", "courier-news", "herald-news", *who, *at),
        ("edit", "entity", "idris-walid", "about=A man.", *who, *at),
        ("add", place, report, *told, "--by", "ben"),
        ("import", place, rows, *who),
        ("load", case, *at),
        ("undo", *who, *at),
        ("load-names", names, *at),
        ("reindex", *at),
        ("save", place, case, *who),
    ]


def test_an_editor_may_do_all_that_a_person_does(
    desks: dict[str, Server], whosays: Whosays, tmp_path: Path, small: CaseFolder
) -> None:
    place = desks["editor"]
    for call in writes(place, tmp_path, small.folder):
        done = whosays(*call)
        assert done.code == 0, (call, done)
    assert whosays("doctor", "--store", place).code == 0
    assert whosays("backup", tmp_path / "kept.db", "--store", place).code == 0


def test_a_reader_is_told_by_every_command_that_writes(
    desks: dict[str, Server], whosays: Whosays, tmp_path: Path, small: CaseFolder
) -> None:
    place = desks["reader"]
    for call in writes(place, tmp_path, small.folder):
        done = whosays(*call)
        assert (done.code, done.err.count("\n")) == (1, 1), (call, done)
        assert NOT_ALLOWED in done.err, (call, done)
        assert "ask whoever owns the store" in done.err
    for call in (("doctor",), ("overview",), ("log",), ("claims",)):
        assert whosays(*call, "--store", place).code == 0
    with Library(place) as library:
        assert [it.verb for it in library.journal()] == ["load"]


def test_who_may_make_no_store_is_told_who_can(postgres: Cluster, whosays: Whosays, small: CaseFolder) -> None:
    empty = postgres.database()
    postgres.sql(f"CREATE ROLE guest_{empty} LOGIN")
    done = whosays("load", small.folder, "--store", postgres.address(empty, role=f"guest_{empty}"))
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "holds no case yet, and your role may make no store there: its owner loads one first" in done.err


async def test_a_reader_who_presses_the_keys_that_edit_is_told_why(desks: dict[str, Server]) -> None:
    with Library(desks["reader"]) as library:
        async with judging(library, "eve") as (app, pilot):
            await pilot.press("ctrl+s")
            await until_shown(pilot, "Not written: the judgement on", "your role may not do this")
            assert "grant-sql" in words(app)
            await pilot.press("escape")
            await until_shown(pilot, "question 1 of 3")  # and all that reads goes on
        assert [it.verb for it in library.journal()] == ["load"]
