"""What is written to a server as it is to a file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from store.care.transfer import copy_store
from store.db.connection import Connection
from store.db.engine import asking, reading
from store.db.postgres.line import ServerConnection
from store.db.writing import driver, writing
from store.library import Library
from store.model.edits import Change
from store.model.places import Server
from store.sync.load import load_case
from tests.cases import CaseFolder


def test_claims_far_down_a_large_case_are_edited(own_store: Path, server: Server) -> None:
    """Places of claims are 2^16 apart: from the 32,769th claim on they need more than 32 bits."""
    copy_store(own_store, server)
    with writing(server) as session:
        driver(session).execute("UPDATE claim SET position = position + ?", (1 << 31,))
    with Library(server) as library:
        row = library.worklist()[0]
        slug = library.claims(row.ref)[0].slug
        before = library.record("claim", slug)
        assert before is not None
        library.edit([Change("claim", slug, before, {**before, "note": "seen"})], who="ana", what="changed")
        assert (library.record("claim", slug) or {})["note"] == "seen"
    with reading(server) as connection:
        (lowest,) = connection.execute("SELECT min(position) FROM claim").fetchone()
        assert lowest >= 1 << 31


def test_what_was_asked_twice_in_a_question_is_asked_anew_in_the_next(own_store: Path, server: Server) -> None:
    copy_store(own_store, server)
    count = "SELECT count(*) FROM entity WHERE kind = 'place'"

    def twice(connection: Connection) -> list[tuple[int]]:
        return [connection.execute(count).fetchone(), *connection.execute(count)]

    with closing(asking(server)) as connections:
        (before, again) = connections.ask(twice)
        assert before == again
        with writing(server) as session:
            driver(session).execute("UPDATE entity SET kind = 'leader' WHERE kind = 'place'")
        assert connections.ask(twice) == [(0,), (0,)]


@pytest.mark.parametrize("number", [1, 3, 500])
def test_few_rows_are_entered_as_many_are(server: Server, small: CaseFolder, number: int) -> None:
    """Few by a statement, many by COPY: the server makes the same of them."""
    load_case(small.folder, server)
    given = ["a 'b' \\ \t\n", None, 1, True, "7", 0.5, '{1,"x y"}', "'guard':2 'oak':1"]
    columns = "a text, b text, c text, d bigint, e bigint, f double precision, g text[], h tsvector"
    with writing(server) as session:
        plain = driver(session)
        plain.execute(f"CREATE TEMP TABLE rows ({columns})")
        sql = "INSERT INTO rows (a, b, c, d, e, f, g, h) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        before = cast(ServerConnection, plain).total_changes
        assert plain.executemany(sql, [given] * number).rowcount == number
        assert cast(ServerConnection, plain).total_changes == before + number
        assert plain.executemany(sql, []).rowcount == 0
        found = plain.execute("SELECT a, b, c, d, e, f, g, CAST(h AS text) FROM rows").fetchall()
    assert found == [(given[0], None, "1", 1, 7, 0.5, ["1", "x y"], given[7])] * number
