"""Listings for other programs: names for ids, ids beside names, tables, and an exit code that says whether anything
was found."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.store.stores import change, query
from tests.tui.commands.conftest import Run

QUESTION = ("asim-umar", "nationality")
#: Every listing with a column that names what the row is of.
LISTINGS: dict[str, tuple[tuple[str, ...], str]] = {
    "overview": ((), "state"),
    "questions": (("--state", "all"), "entity"),
    "entity": (("asim-umar",), "entity"),
    "compare": (QUESTION, "claim"),
    "matrix": (QUESTION, "answer"),
    "voices": ((), "slug"),
    "voices one": (("taliban",), "against"),
    "sources": ((), "source"),
    "grep": (("Umar",), "source"),
    "claims": ((), "id"),
    "properties": ((), "property"),
    "search": (("omer",), "entity"),
    "match": (("NAMES",), "entity"),
    "pairs": ((), "one"),
    "decisions": ((), "one"),
    "grades": ((), "id"),
    "gaps": ((), "kind"),
    "beside": (("samaa-2019",), "entity"),
    "log": ((), "id"),
    "suggest": (("samaa-2019",), "id"),
}
EVIL = "a\tb\nc\x1b[2J\u202e"


def names(tmp_path: Path) -> str:
    file = tmp_path / "names.txt"
    file.write_text("Asim Omar\n")
    return str(file)


def test_whatever_a_store_holds_a_table_has_its_lines_and_columns(ask: Run, own_store: Path, tmp_path: Path) -> None:
    ask("unsure", "asim-umar", "umar-mansoor", "--why", "later")
    ask("grade", "samaa-2019", "B", "--why", "later")
    for table, columns in (
        ("entity", ("name", "about")),
        ("source", ("title", "publisher_name")),
        ("question", ("reason",)),
        ("answer", ("label",)),
        ("edit", ("who", "what")),
    ):
        known = {row[1] for row in query(own_store, f"PRAGMA table_info({table})")}
        for column in known & set(columns):
            change(own_store, f"UPDATE {table} SET {column} = {column} || '{EVIL}'")
    for name, (words, column) in LISTINGS.items():
        given = [names(tmp_path) if word == "NAMES" else word for word in words]
        told = ask(name.split()[0], *given, "--format", "tsv")
        assert told.code == 0, (name, told.err)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\u202e]", told.out), name
        head, *lines = told.out.removesuffix("\n").split("\n")
        assert lines and column in head.split("\t"), name
        assert {line.count("\t") for line in lines} == {head.count("\t")}, name
        rows = list(csv.reader(io.StringIO(ask(name.split()[0], *given, "--format", "csv").out)))
        assert [row[head.split("\t").index(column)] for row in rows[1:]] == [
            line.split("\t")[head.split("\t").index(column)] for line in lines
        ], name


def test_json_is_the_same_by_either_option(ask: Run) -> None:
    for name in ("overview", "questions", "voices", "sources", "search", "pairs", "log", "claims", "properties"):
        words = LISTINGS[name][0]
        assert ask(name, *words, "--json").out == ask(name, *words, "--format", "json").out != ""


@pytest.mark.parametrize(
    "words",
    [
        ("search", "zzzqqqxx"),
        ("search", "zzzqqqxx", "--json"),
        ("match", "NONE"),
        ("questions", "--kind", "place", "--state", "contradicted"),
        ("questions", "--kind", "place", "--state", "contradicted", "--format", "tsv"),
        ("claims", "--entity", "kabul", "--speaker", "nds", "--source", "voa-2017"),
        ("pairs", "--kind", "place"),
        ("decisions",),
        ("read", "kabul"),
        ("properties", "--own"),
    ],
    ids=" ".join,
)
def test_where_nothing_is_found_the_exit_code_is_1(ask: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "none.txt").write_text("zzzqqqxx\n")
    told = ask(*(str(tmp_path / "none.txt") if word == "NONE" else word for word in words))
    assert told.code == 1, told.out
    assert "Traceback" not in told.err
    if "--json" in words:
        assert json.loads(told.out) == []


def test_the_ids_of_a_question_stand_in_its_line_and_are_taken_by_other_commands(ask: Run) -> None:
    lines = ask("questions", "--state", "all").out.splitlines()
    rows = json.loads(ask("questions", "--state", "all", "--json").out)
    for line, row in zip(lines, rows, strict=True):
        assert line.endswith(f"  [{shlex.join(part for part in row['ref'].values() if part)}]")
    for line in lines[::20]:
        ids = shlex.split(re.findall(r"\[([^][]*)\]$", line)[0])
        assert ask("compare", *ids).code == 0
    assert ask("entity", "asim-umar").out.splitlines()[-1].endswith("]")
    assert "[asim-umar killed_in" in ask("voices", "taliban").out


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("by_name", "by_id"),
    [
        (("compare", "Asim Umar", "nationality"), ("compare", *QUESTION)),
        (("compare", "asim  omar", "Alive or Dead"), ("compare", "asim-umar", "life_status")),
        (("matrix", "Asim Umar", "alive or dead"), ("matrix", "asim-umar", "life_status")),
        (("read", "Asim Umar", "nationality"), ("read", *QUESTION)),
        (("entity", "ASIM UMAR"), ("entity", "asim-umar")),
        (("voices", "National Directorate of Security"), ("voices", "nds")),
        (("questions", "--voice", "Taliban", "--property", "alive or dead"),
         ("questions", "--voice", "taliban", "--property", "life_status")),
        (("claims", "--entity", "Asim Umar", "--speaker", "Taliban"),
         ("claims", "--entity", "asim-umar", "--speaker", "taliban")),
        (("source", "Report on the killing of Asim Umar in Helmand"), ("source", "samaa-2019")),
        (("suggest", "Report on the killing of Asim Umar in Helmand"), ("suggest", "samaa-2019")),
        (("edit", "entity", "Asim Umar"), ("edit", "entity", "asim-umar")),
        (("compare", "Musa Qala raid", "killed", "Civilians"), ("compare", "musa-qala-raid", "killed", "civilians")),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_name_is_taken_where_an_id_is(ask: Run, by_name: tuple[str, ...], by_id: tuple[str, ...]) -> None:
    wanted = ask(*by_id)
    assert wanted.code == 0, wanted.err
    assert ask(*by_name).out == wanted.out


def test_a_judgement_and_a_claim_take_names(ask: Run) -> None:
    told = ask("judge", "Asim Umar", "alive or dead", "--decision", "several", "--as", "Ana")
    assert "judged: several can be true" in told.out
    cited = ask(
        *("cite", "--source", "Report on the killing of Asim Umar in Helmand", "--entity", "Asim Umar"),
        *("--property", "alive or dead", "--speaker", "National Directorate of Security", "--value", "dead"),
        *("--start", "3", "--end", "40", "--json"),
    )
    claim = json.loads(cited.out)["claim"]
    assert (claim["entity"], claim["speaker"], claim["property"]) == ("asim-umar", "nds", "life_status")


def test_a_name_of_several_is_one_sentence_with_their_ids(run: Run, tmp_path: Path) -> None:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "small.db"
    twin = "- id: falcon\n  kind: leader\n  name: The Falcon\n- id: falcon-2\n  kind: leader\n  name: The Falcon\n"
    case.add("entities/all.yaml", twin)
    assert run("load", case.folder, "--store", store).code == 0
    for words in (("entity", "the falcon"), ("compare", "The Falcon", "aim"), ("read", "The Falcon"),
                  ("voices", "The Falcon"), ("claims", "--entity", "The Falcon"), ("edit", "entity", "The Falcon"),
                  ("questions", "--voice", "The Falcon")):  # fmt: skip
        told = run(*words, "--store", store)
        assert told.code == 2, words
        assert "is the name of 2 entities: give the id of one: falcon (The Falcon), falcon-2 (The Falcon)" in told.err
        assert told.err.count("\n") == 1


def test_the_table_of_exit_codes_names_every_listing() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    named = set(re.findall(r"`(\w+)", page.split("| 1 |")[1].split("\n")[0]))
    listed = {name.split()[0] for name in LISTINGS}
    assert named == listed - {"overview", "entity", "compare", "matrix"} | {"read", "diff", "bookmarks"}
    assert listed | {"diff", "bookmarks"} == set(
        re.findall(r"`(\w+)", "".join(re.findall(r"^\| (`[^|]*)\|", page, re.M)))
    )
