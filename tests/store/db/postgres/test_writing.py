"""What is written to a server as it is to a file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from store.care.transfer import copy_store
from store.db.connection import Connection
from store.db.engine import asking, reading
from store.db.writing import driver, writing
from store.library import Library
from store.model.edits import Change
from store.model.places import Server


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
