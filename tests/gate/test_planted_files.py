"""No command lets out raw what somebody planted in the files it is given: names and keys of a case, cells of a list."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases import CaseFolder
from tests.gate.planting import EVIL, LINE, UNSAFE, raw
from tests.store.stores import query
from tests.tui.commands.conftest import Run, run  # noqa: F401

#: What a file's name can hold of it: no NUL and no slash.
IN_NAMES = EVIL.replace("\x00", "").replace("/", "")
#: How YAML writes it in quotes, so that it is read as the characters themselves.
QUOTED = "".join(f"\\U{ord(char):08x}" if not char.isalnum() else char for char in EVIL)
_KEY = re.compile(r"^( *(?:- )?)([a-z_]+)(:)", re.M)
_VALUE = re.compile(r"^( *(?:- )?[a-z_]+: )([^\n{\[|>]+)$", re.M)


def case_files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def assert_harmless(
    run: Run,  # noqa: F811
    folder: Path,
    place: str,
    store: Path,
    *,
    load: bool = True,
) -> str:
    """What is said of a case, checked and loaded, and what the store holds of it then."""
    told = ""
    for words in (("check", str(folder)), ("load", str(folder), "--store", str(store)))[: 2 if load else 1]:
        said = run(*words)
        assert "Traceback" not in said.err, place
        assert "fault of its own" not in said.err, (place, said.err)
        assert raw(said.out + said.err) == [], place
        told += said.out + said.err
    return told


def test_names_of_files_of_a_case_come_back_harmless(run: Run, tmp_path: Path) -> None:  # noqa: F811
    planted = found = 0
    names = case_files(CaseFolder(tmp_path / "first").folder)
    for nth, name in enumerate([*names, "entities", "claims", "sources"]):
        case = CaseFolder(tmp_path / f"case-{nth}")
        path = case.folder / name
        there = path.rename(path.with_name(f"{path.stem}{IN_NAMES}{path.suffix}"))
        planted += 1
        assert_harmless(run, case.folder, name, tmp_path / f"{nth}.db")
        if there.is_file():
            there.write_text("wrong: [")
            found += LINE in assert_harmless(run, case.folder, name, tmp_path / f"{nth}.db")
    whole = CaseFolder(tmp_path / f"a{IN_NAMES}")
    assert_harmless(run, whole.folder, "the case's folder", tmp_path / "whole.db")
    wrong = CaseFolder(tmp_path / f"b{IN_NAMES}")
    wrong.write("claims/herald.yaml", "source: nowhere\nclaims: 3\n")
    assert_harmless(run, wrong.folder, "the case's folder", tmp_path / "wrong.db")
    print(f"{planted + 2} names planted, {found} named in what is said")
    assert found >= 4


def planted_in(text: str, found: Iterator[re.Match[str]], group: int) -> Iterator[str]:
    """A text with each of the places found planted alone, in YAML's quotes."""
    for it in found:
        start, end = it.span(group)
        value = text[start:end].strip().strip('"')
        if not value.startswith(("#", "&", "*", "'")):
            yield f'{text[:start]}"{value}{QUOTED}"{text[end:]}'


@pytest.mark.parametrize("what", ["keys", pytest.param("values", marks=pytest.mark.slow)])
def test_keys_and_values_of_a_case_come_back_harmless(run: Run, tmp_path: Path, what: str) -> None:  # noqa: F811
    pattern, group = (_KEY, 2) if what == "keys" else (_VALUE, 2)
    case = CaseFolder(tmp_path / "case")
    planted = refused = 0
    store = tmp_path / "own.db"
    for name in case_files(case.folder):
        text = case.read(name)
        head = text.split("---\n", 2)[1] if text.startswith("---\n") else text
        for number, one in enumerate(planted_in(head, pattern.finditer(head), group)):
            if name == "claims/courier.yaml" and number > 12:
                break  # the keys of one claim are those of all
            case.write(name, text.replace(head, one))
            store.unlink(missing_ok=True)
            told = assert_harmless(run, case.folder, f"{name}: {what} {number}", store, load=what == "values")
            planted += 1
            refused += "nothing wrong" not in told
            if store.exists():
                for table, column in (("entity", "name"), ("entity", "about"), ("source", "title"), ("name", "text")):
                    for (it,) in query(store, f"SELECT {column} FROM {table}"):
                        assert not UNSAFE.search(it), (name, number)
        case.write(name, text)
    print(f"{planted} {what} planted, {refused} refused")
    assert planted > 25
    assert (refused == planted) is (what == "keys")


def test_cells_of_a_list_come_back_harmless(run: Run, tmp_path: Path) -> None:  # noqa: F811
    """Every heading and every cell of what 'load-names' and 'match' read, each alone."""
    table = [["entity", "kind", "name"], ["q1", "leader", "Somebody"], ["q2", "group", "A group"]]
    store = tmp_path / "own.db"
    planted = 0
    for evil in (EVIL, EVIL.replace("\x00", ""), EVIL.replace("\n", " ").replace("\x00", "")):
        for row in range(len(table)):
            for column in range(3):
                cells = [list(line) for line in table]
                cells[row][column] += evil
                made = io.StringIO()
                csv.writer(made, quoting=csv.QUOTE_ALL).writerows(cells)
                (tmp_path / "names.csv").write_text(made.getvalue(), "utf-8", newline="")
                store.unlink(missing_ok=True)
                planted += 1
                for words in (
                    ("load-names", str(tmp_path / "names.csv"), "--store", str(store)),
                    ("match", str(tmp_path / "names.csv"), "--column", "name", "--store", str(store)),
                    ("match", str(tmp_path / "names.csv"), "--column", "nobody", "--store", str(store)),
                    (
                        "match",
                        str(tmp_path / "names.csv"),
                        "--format",
                        "csv",
                        "--column",
                        "kind",
                        "--store",
                        str(store),
                    ),
                    ("search", "somebody", "--store", str(store)),
                ):
                    told = run(*words)
                    assert "fault of its own" not in told.err, (words, told.err)
                    assert raw(told.out + told.err) == [], (words, row, column)
                if query(store, "SELECT 1 FROM sqlite_schema WHERE name = 'name'"):
                    assert all(raw(it) == [] for (it,) in query(store, "SELECT text FROM name"))
    print(f"{planted} cells planted")
