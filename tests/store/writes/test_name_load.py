"""Loading lists of names in bulk."""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from store.db.engine import reading
from store.db.writing import driver, writing
from store.model.problems import BadInput
from store.search.find import find
from store.writes.name_lists import load_names
from tests.engines import on_server

GOOD = 'entity,kind,name\n7,leader,Asim Umar\n7,leader,"Umar, Asim"\n8,group,Jamaat-ul-Ahrar\n\n7,leader,عاصم عمر\n'


def _load(path: Path, store: Path) -> tuple[int, int]:
    with writing(store, create=True) as session:
        return load_names(path, driver(session))


def _all(store: Path) -> list[tuple[object, ...]]:
    with reading(store) as conn:
        return conn.execute(
            "SELECT slug, e.kind, e.name, known, origin, text, n.kind, script FROM entity e "
            "JOIN name n ON n.entity_id = e.id ORDER BY n.id"
        ).fetchall()


def _found(store: Path, text: str) -> list[tuple[str, str]]:
    """The slug and the name of what a search finds, best first."""
    with reading(store) as conn:
        return [(hit.slug, hit.name) for hit in find(conn, text)]


@pytest.mark.parametrize(("name", "pack"), [("n.csv", bytes), ("n.csv.gz", gzip.compress), ("n.csv.xz", lzma.compress)])
def test_loads_plain_and_packed(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    path, store = tmp_path / name, tmp_path / "s.db"
    path.write_bytes(pack(GOOD.encode()))
    assert _load(path, store) == (2, 4)
    assert _all(store) == [
        ("7", "leader", "Asim Umar", 3, "names", "Asim Umar", "primary", "Latin"),
        ("7", "leader", "Asim Umar", 3, "names", "Umar, Asim", "alias", "Latin"),
        ("8", "group", "Jamaat-ul-Ahrar", 1, "names", "Jamaat-ul-Ahrar", "primary", "Latin"),
        ("7", "leader", "Asim Umar", 3, "names", "عاصم عمر", "alias", "Arabic"),
    ]
    assert _found(store, "aasim umer")[0][0] == "7"


def test_a_second_load_changes_nothing_and_more_names_are_added(tmp_path: Path) -> None:
    path, store = tmp_path / "n.csv", tmp_path / "s.db"
    path.write_text(GOOD, encoding="utf-8")
    _load(path, store)
    before = _all(store)
    assert _load(path, store) == (0, 0)
    assert _all(store) == before
    path.write_text("entity,kind,name\n7,leader,Asem Omar\n9,place,Kabul\n", encoding="utf-8")
    assert _load(path, store) == (1, 2)
    assert _found(store, "Kabul")[0][1] == "Kabul"
    assert {row[3] for row in _all(store) if row[0] == "7"} == {4}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name\nAsim\n", ":1: the first line must be"),
        ("", ":1: the first line must be"),
        (GOOD + "9,leader\n", ":7: 2 columns"),
        (GOOD + "9,leader,a,b\n", ":7: 4 columns"),
        (GOOD + "9,king,Asim\n", ":7: 'king' is no kind"),
        (GOOD + ",leader,Asim\n", ":7: no entity"),
        (GOOD + "9,leader,\u200b \n", ":7: no name"),
        (GOOD + f"9,leader,{'x' * 501}\n", ":7: a name of 501 letters"),
        (GOOD + "8,leader,Ahrar\n", ":7: entity '8' is a leader here and a group elsewhere"),
        (GOOD + '9,leader,"Asim\n', ":7: not a line of CSV"),
        ('entity,kind,name\n7,leader,"Asim\nUmar"\n8,king,X\n', ":4: 'king' is no kind"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(tmp_path: Path, text: str, told: str) -> None:
    path, store = tmp_path / "n.csv", tmp_path / "s.db"
    other = tmp_path / "other.csv"
    other.write_text("entity,kind,name\n1,place,Kabul\n", encoding="utf-8")
    _load(other, store)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        _load(path, store)
    assert str(path) + told in str(caught.value)
    assert [row[0] for row in _all(store)] == ["1"]
    assert _found(store, "Asim Umar") == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("n.csv", GOOD.encode("utf-16"), "not UTF-8"),
        ("n.csv.xz", b"no archive", "cannot be unpacked"),
        ("n.csv.gz", gzip.compress(GOOD.encode(), mtime=0)[:-12], "cannot be unpacked"),
    ],
)
def test_a_file_that_is_not_text(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput, match=told):
        _load(path, tmp_path / "s.db")


def test_the_kind_in_the_store_counts(tmp_path: Path) -> None:
    path, store = tmp_path / "n.csv", tmp_path / "s.db"
    path.write_text(GOOD, encoding="utf-8")
    _load(path, store)
    path.write_text("entity,kind,name\n7,place,Asim\n", encoding="utf-8")
    with pytest.raises(BadInput, match=":2: entity '7' is a place here and a leader elsewhere"):
        _load(path, store)


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    path, store = tmp_path / "n.csv", tmp_path / "s.db"
    path.write_text("entity,kind,name\n7,leader,Asim\x1b[31m \u202eUmar\n", encoding="utf-8")
    _load(path, store)
    assert _all(store)[0][5] == "Asim[31m Umar"


def test_progress_and_no_table_left(tmp_path: Path) -> None:
    path, store = tmp_path / "n.csv", tmp_path / "s.db"
    path.write_text(GOOD, encoding="utf-8")
    told: list[str] = []
    with writing(store, create=True) as session:
        conn = driver(session)
        load_names(path, conn, lambda what, *_: told.append(what))
        listed = "pg_class WHERE relpersistence = 't'" if on_server() else "sqlite_temp_master WHERE true"
        told_of = "relname" if on_server() else "name"
        assert not conn.execute(f"SELECT 1 FROM {listed} AND {told_of} = 'incoming'").fetchone()
    assert told[0] == "reading"
