"""A store goes from one engine to the other whole, and comes back as it was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from store.care.backup import backup
from store.care.transfer import copy_store
from store.db.engine import engine_at, engine_under, reading
from store.library import Library
from store.model.places import Server
from store.model.problems import BadInput, Refused
from tests.servers import Cluster
from tests.store.stores import dump, facts


def test_a_store_that_went_to_a_server_and_back_is_the_same(own_store: Path, server: Server, tmp_path: Path) -> None:
    with Library(own_store) as library:
        row = library.worklist()[0]
        found = library.compare(row.ref)
        assert found is not None
        library.judge(row.ref, "holds", answer=found.answers[0].key, why="because", who="ana")
    there = copy_store(own_store, server)
    assert there["claim"] == 446
    assert there["edit"] > 1
    back = tmp_path / "back.db"
    copy_store(server, back)
    was, now = dump(own_store), dump(back)
    for table in ("judgement", "record", "edit", "edit_change", "claim", "citation", "verdict", "answer_claim", "name"):
        assert now[table] == was[table], table
    assert facts(back) == facts(own_store)
    with Library(server) as library:
        assert library.overview() == Library(own_store).overview()


def test_a_backup_of_a_server_opens_as_a_file(own_store: Path, server: Server, tmp_path: Path) -> None:
    copy_store(own_store, server)
    kept = tmp_path / "kept.db"
    backup(server, kept)
    assert facts(kept) == facts(own_store)
    with pytest.raises(BadInput, match="is there already"):
        backup(server, kept)


def test_nothing_is_written_over(own_store: Path, server: Server, tmp_path: Path) -> None:
    copy_store(own_store, server)
    with pytest.raises(BadInput, match="holds a store already"):
        copy_store(own_store, server)
    with pytest.raises(BadInput, match="holds a store already"):
        copy_store(server, own_store)


def test_what_is_not_there_is_told(server: Server, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such store"):
        copy_store(tmp_path / "none.db", server)
    assert not engine_at(server).is_there(server)


def test_what_is_not_the_same_is_refused(own_store: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.care import transfer

    monkeypatch.setattr(transfer, "table_digest", lambda rows: (sum(1 for _ in rows), 0))
    with pytest.raises(Refused, match="is not what was read"):
        copy_store(own_store, server)
    assert not engine_at(server).is_there(server)


def test_a_question_is_answered_alike(own_store: Path, server: Server, postgres: Cluster) -> None:
    copy_store(own_store, server)
    with Library(own_store) as file, Library(server) as there:
        for typed in ("omer", "tolo", "Asim Umr", "عمر", "u", "kabul raid"):
            assert there.search(typed) == file.search(typed), typed
        for words in ("wedding", '"air strike"', "kill*", "raid -night"):
            assert there.passages(words) == file.passages(words), words
        for row in file.worklist():
            assert there.compare(row.ref) == file.compare(row.ref), row.ref
    with closing(engine_at(server).open_read(server)) as plain:
        assert engine_under(plain).name == "PostgreSQL"
    with reading(server) as plain:
        assert plain.execute("SELECT count(*) FROM claim").fetchone() == (446,)
