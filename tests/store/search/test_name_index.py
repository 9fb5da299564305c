"""The index of names: kept up one by one it is what a rebuild makes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from store.db.sqlite.search_tables import PAGE, create_name_tables
from store.search import index as name_index
from store.search.find import find

_PARTS = st.sampled_from(
    [
        "Umar",
        "Omar",
        "Khurasani",
        "Abdul",
        "Rahman",
        "al-Rahman",
        "313",
        "Brigade",
        "عمر",
        "Гариев",
        "Sirajuddin",
        "JSC",
    ]
)
_SPELLINGS = st.lists(_PARTS, min_size=0, max_size=4).map(" ".join)
_KINDS = ("leader", "group", "place")


@contextmanager
def _store(names: list[tuple[int, str]]) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(":memory:")
    conn.executescript(
        "CREATE TABLE entity(id INTEGER PRIMARY KEY, slug TEXT, kind TEXT, name TEXT, known INTEGER DEFAULT 0);"
        "CREATE TABLE name(id INTEGER PRIMARY KEY, entity_id INTEGER, text TEXT);"
        "CREATE TABLE answer_claim(claim_id INTEGER, closed_by INTEGER);"
        "CREATE TABLE claim(id INTEGER PRIMARY KEY, entity_id INTEGER, property TEXT, stance TEXT, value_key TEXT,"
        " label TEXT)"
    )
    conn.executemany(
        "INSERT INTO entity(id, slug, kind, name) VALUES (?, ?, ?, ?)",
        [(at, f"e{at}", kind, f"Entity {at}") for at, kind in enumerate(_KINDS)],
    )
    conn.executemany("INSERT INTO name(entity_id, text) VALUES (?, ?)", names)
    create_name_tables(conn)
    try:
        yield conn
    finally:
        conn.close()


def _rows(conn: sqlite3.Connection) -> list[name_index.NameRow]:
    return conn.execute(
        "SELECT n.id, n.entity_id, e.kind, n.text FROM name n JOIN entity e ON e.id = n.entity_id ORDER BY n.id"
    ).fetchall()


def _contents(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All the index says, without the numbers of the words."""
    conn.executescript(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, nx_name, instance);"
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.grams USING fts5vocab(main, nx_gram, instance);"
    )
    asked = {
        "names": "SELECT term, doc FROM temp.terms",
        "grams": "SELECT term, word FROM temp.grams JOIN nx_word ON id = doc",
        "words": "SELECT key, word, sound, names FROM nx_word",
        "keys": "SELECT * FROM nx_key",
        "gaps": "SELECT * FROM nx_gap",
        "initials": "SELECT * FROM nx_initials",
        "meta": "SELECT * FROM nx_meta WHERE what = 'names'",
    }
    return {what: sorted(conn.execute(sql).fetchall()) for what, sql in asked.items()}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), _SPELLINGS), max_size=8), st.data())
def test_adding_and_removing_leaves_what_a_rebuild_makes(names: list[tuple[int, str]], data: st.DataObject) -> None:
    with _store(names) as conn:
        rows = _rows(conn)
        name_index.add(conn, rows)
        name_index.rebuild(conn)
        whole = _contents(conn)
        gone = [row for row in rows if data.draw(st.booleans())]
        name_index.remove(conn, gone)
        name_index.add(conn, gone)
        assert _contents(conn) == whole
        name_index.remove(conn, gone)
        conn.executemany("DELETE FROM name WHERE id = ?", [(row[0],) for row in gone])
        kept_up = _contents(conn)
        name_index.rebuild(conn)
        assert _contents(conn) == kept_up


def test_an_empty_index_stays_when_everything_is_taken_out() -> None:
    with _store([(0, "Asim Umar"), (1, "River Front")]) as conn:
        name_index.add(conn, _rows(conn))
        name_index.remove(conn, _rows(conn))
        assert not any(rows for what, rows in _contents(conn).items() if what != "meta")
        assert find(conn, "Asim Umar") == []


def test_it_stands_in_the_callers_transaction() -> None:
    with _store([(0, "Asim Umar")]) as conn:
        conn.commit()
        name_index.add(conn, _rows(conn))
        assert conn.in_transaction
        conn.rollback()
        assert find(conn, "Asim Umar") == []


def test_create_twice_and_an_index_for_the_spellings_of_an_entity() -> None:
    with _store([]) as conn:
        create_name_tables(conn)
        plan = conn.execute("EXPLAIN QUERY PLAN SELECT * FROM name WHERE entity_id = 1").fetchall()
        assert "USING INDEX" in str(plan)


def test_it_is_current_once_it_was_made_by_these_rules() -> None:
    with _store([(0, "Asim Umar")]) as conn:
        assert not name_index.is_current(conn)
        name_index.rebuild(conn)
        assert name_index.is_current(conn)
        conn.execute("UPDATE nx_meta SET value = value - 1 WHERE what = 'rules'")
        assert not name_index.is_current(conn)
    with closing(sqlite3.connect(":memory:")) as conn:
        assert not name_index.is_current(conn)


def test_progress_is_told_to_the_end() -> None:
    with _store([(0, "Asim Umar"), (0, "عاصم عمر")]) as conn:
        told: list[tuple[int, int]] = []
        name_index.rebuild(conn, lambda done, total: told.append((done, total)))
        assert told == [(2, 2)]


def test_a_key_of_many_spellings_is_counted_once() -> None:
    spellings = [f"Umar k{one}{two}r" for one in "aeiou" for two in "aeiou"]
    with _store([(0, spelling) for spelling in spellings]) as conn:
        asked: list[str] = []
        conn.set_trace_callback(asked.append)
        name_index.add(conn, _rows(conn))
        conn.set_trace_callback(None)
        (keys,) = conn.execute("SELECT count(*) FROM nx_key").fetchone()
        assert sum("INSERT INTO nx_key" in statement for statement in asked) == keys < len(spellings)


def test_a_new_index_has_small_pages_and_one_that_is_there_stays() -> None:
    with _store([(1, "Umar Khurasani")]) as conn:

        def size(table: str) -> int:
            return int(conn.execute(f"SELECT v FROM {table}_config WHERE k = 'pgsz'").fetchone()[0])

        name_index.rebuild(conn)
        assert (size("nx_name"), size("nx_gram")) == (PAGE, PAGE)
        conn.execute("INSERT INTO nx_name(nx_name, rank) VALUES ('pgsz', 1000)")
        create_name_tables(conn)
        assert size("nx_name") == 1000
