"""Claims as rows: out and in again without a loss, shorter rows, ids of any script, places by path, refusals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.db.engine import reading
from store.exchange.reading.row import kept_line, read_kept
from store.library import Library
from store.model.problems import BadCase, BadInput
from store.sync.load import load_case
from store.sync.save import save_case
from store.text.clean import clean
from tests.store.exchange.coming import CASES, SHIPPED, bring, empty, of_kind, records

HEAD = "entity,kind,name,property,value,speaker,source,title,publisher,published\n"
ONE = ",raid,Raid at Küste,killed,at least 12,Ministry,Report #1,Raid kills 12,The Herald,2021-05-03\n"


def placed(store: Path) -> list[tuple[str, int]]:
    with reading(store) as connection:
        return connection.execute("SELECT slug, position FROM claim ORDER BY position").fetchall()


@pytest.mark.sweep(16)
@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize("case", [SHIPPED, *(CASES / it for it in ("ferry", "election", "earthquake", "quarry"))])
def test_a_case_goes_out_and_comes_in_whole(tmp_path: Path, case: Path, form: str) -> None:
    load_case(case, tmp_path / "one.db")
    with Library(tmp_path / "one.db") as library:
        lines, unfit = library.export(form)
        text = "".join(lines)
        assert "".join(library.export(form)[0]) == text
    assert not unfit
    store = empty(tmp_path)
    done = bring(store, text, f"rows.{form}")
    there, here = records(tmp_path / "one.db"), records(store)
    del there["case", ""], here["case", ""]
    assert here == there
    assert {it.what for it in done.unfit} == {
        "id, title and description of the case that came: this case keeps its own"
    }
    again = bring(store, text, f"rows.{form}")
    assert again.edited is None
    assert again.same == done.claims


def test_claims_as_the_listing_has_them_change_nothing_in_their_own_case(tmp_path: Path) -> None:
    load_case(SHIPPED, tmp_path / "one.db")
    with Library(tmp_path / "one.db") as library:
        rows = "".join(
            json.dumps({key: getattr(row, key) for key in row.__slots__}) + "\n" for row in library.claim_rows()
        )
    before = records(tmp_path / "one.db")
    done = bring(tmp_path / "one.db", rows, "claims.jsonl")
    assert records(tmp_path / "one.db") == before
    assert (done.claims, done.changed, done.edited) == (0, 0, None)


def test_a_row_without_a_quote_is_the_passage_itself(tmp_path: Path) -> None:
    store = empty(tmp_path)
    done = bring(store, HEAD + ONE)
    ((_, claim),) = of_kind(store, "claim").items()
    ((slug, source),) = of_kind(store, "source").items()
    assert (done.claims, done.sources, done.records) == (1, 1, 1)
    assert source["rendition"] == "record"
    assert source["note"] == "its id there: Report #1"
    with Library(store) as library:
        page = library.source(slug)
        assert page is not None
        (row,) = library.claim_rows()
        assert row.exact == page.text[claim["cite"]["record"]["start"] : claim["cite"]["record"]["end"]]
        assert read_kept(row.exact)["name"] == "Raid at Küste"
        assert row.value_norm == ">=12"
        found = library.passages("Report #1")  # the foreign id is found in the passage
        assert [it.entity for it in found.rows] == ["raid-at-kuste"]


def test_ids_of_any_script_are_stable_and_told_apart(tmp_path: Path) -> None:
    rows = HEAD.replace("\n", ",id\n") + "".join(
        f"{one},leader,{name},nationality,Land,Ministry,S,T,,,{one}/1\n"
        for one, name in (("К-1", "Иван"), ("k/1", "Ivan"), ("NK Q9", "قاسم"))
    )
    store = empty(tmp_path)
    bring(store, rows)
    ids = {it["listed"]: ref for ref, it in of_kind(store, "entity").items() if "listed" in it}
    assert ids.keys() == {"К-1", "k/1", "NK Q9"}
    assert len(set(ids.values())) == 3
    (tmp_path / "other").mkdir()
    other = empty(tmp_path / "other")
    bring(other, "\n".join([rows.split("\n")[0], *reversed(rows.strip().split("\n")[1:])]))
    assert of_kind(other, "claim").keys() == of_kind(store, "claim").keys()
    assert bring(store, rows).edited is None


def test_places_come_by_their_path_and_none_is_guessed(tmp_path: Path) -> None:
    store = empty(tmp_path)
    row = ",raid,R,place,{},M,S,T,,\n"
    bring(store, HEAD + "".join(row.format(it) for it in ("Land / North / Town", "Land / South / Town")))
    places = {ref: it for ref, it in of_kind(store, "entity").items() if it["kind"] == "place"}
    assert len(places) == 5
    before = records(store)
    with pytest.raises(BadCase) as refused:
        bring(store, HEAD + row.format("Land / Town") + row.format("Town"))
    assert records(store) == before
    assert [it.line for it in refused.value.problems] == [2, 3]
    assert all(
        "Land / North / Town" in it.message and "give the id of one" in it.message for it in refused.value.problems
    )
    assert bring(store, HEAD + row.format("Land/North/Town")).same == 0


def test_a_quote_is_found_in_the_text_that_is_held(tmp_path: Path) -> None:
    load_case(CASES / "ferry", tmp_path / "one.db")
    row = {
        "entity": "marisol-sinking", "property": "killed", "value": "twelve people", "speaker": "evening-gazette",
        "source": "evening-gazette-1", "quote": "twelve people are dead",
    }  # fmt: skip
    entity = next(ref for ref, it in of_kind(tmp_path / "one.db", "entity").items() if it["kind"] == "raid")
    row["entity"] = entity
    done = bring(tmp_path / "one.db", json.dumps(row), "one.jsonl")
    assert (done.claims, done.records) == (1, 0)
    new = [it for it in of_kind(tmp_path / "one.db", "claim").values() if it.get("cite") == {"original": row["quote"]}]
    assert new
    with pytest.raises(BadCase, match="1 problem"):
        bring(tmp_path / "one.db", json.dumps({**row, "quote": "nobody wrote this"}), "two.jsonl")


def test_a_rehearsal_keeps_nothing_and_an_undo_takes_all_back(tmp_path: Path) -> None:
    store = empty(tmp_path)
    before = records(store)
    done = bring(store, HEAD + ONE, rehearse=True)
    assert (done.claims, done.edited, records(store)) == (1, None, before)
    bring(store, HEAD + ONE)
    with Library(store) as library:
        library.undo(who="A. Reader")
    assert records(store) == before


def test_what_came_in_is_saved_and_loaded_as_it_is(tmp_path: Path) -> None:
    store = empty(tmp_path)
    bring(store, HEAD + ONE + ONE.replace("Report #1", "A9").replace("12", "7"))
    save_case(store, tmp_path / "case", who="A. Reader")
    load_case(tmp_path / "case", tmp_path / "fresh.db")
    assert records(tmp_path / "fresh.db") == records(store)
    assert placed(store) == placed(tmp_path / "fresh.db")


@pytest.mark.sweep(2)
@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (HEAD.encode() + b"a\0b\n", 2, "NUL"),
        (HEAD.encode() + b"\xff\xfe,x\n", 2, "not UTF-8"),
        (HEAD.encode() + b'"open\n', 2, "not CSV"),
        (HEAD.encode() + b"1,2,3,4,5,6,7,8,9,10,11\n", 2, "quote what holds a comma"),
        (b"name,name\n", 1, "stands twice"),
        (HEAD.encode() + ONE.encode().replace(b"killed", b"kiled"), 2, "unknown"),
        (HEAD.encode() + ONE.encode().replace(b"at least 12", b"several boats"), 2, "value"),
        (HEAD.encode() + ONE.encode().replace(b"raid", b"ship"), 2, "no kind"),
        (HEAD.encode() + ONE.encode().replace(b"Ministry", b""), 2, "names no speaker"),
        (HEAD.encode() + b"\n\n" + ONE.encode().replace(b"Report #1,Raid kills 12", b","), 4, "names no source"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(tmp_path: Path, text: bytes, line: int, told: str) -> None:
    store = empty(tmp_path)
    before = records(store)
    with pytest.raises(BadCase) as refused:
        bring(store, text)
    problem = refused.value.problems[0]
    assert problem.file.endswith("rows.csv")
    assert (problem.line, told in problem.message) == (line, True), problem
    assert records(store) == before


@pytest.mark.parametrize(
    "text", ['{"entity": [', "[1]", '{"a": ' * 100_000, '{"more": {"a": 1}, "row": "entity"}', '"x"']
)
def test_json_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises((BadCase, BadInput)):
        bring(empty(tmp_path), text, "rows.jsonl")


def test_cells_that_are_formulas_go_out_quoted_and_come_back_as_they_were(tmp_path: Path) -> None:
    store = empty(tmp_path)
    bring(store, HEAD + ONE.replace("Raid at Küste", '"=HYPERLINK(""x"")"').replace("Ministry", "@cmd"))
    with Library(store) as library:
        text = "".join(library.export("csv")[0])
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["entity_name"] == '\'=HYPERLINK("x")'
    assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row.values())
    (tmp_path / "b").mkdir()
    other = empty(tmp_path / "b")
    bring(other, text)
    assert of_kind(other, "entity") == of_kind(store, "entity")


def test_what_is_changed_in_a_column_holds(tmp_path: Path) -> None:
    load_case(CASES / "ferry", tmp_path / "one.db")
    with Library(tmp_path / "one.db") as library:
        rows = [json.loads(line) for line in library.export("jsonl")[0]]
    rows[0]["note"], rows[1]["certainty"] = "looked at", "possible"
    done = bring(tmp_path / "one.db", "".join(json.dumps(row) + "\n" for row in rows), "rows.jsonl")
    claims = of_kind(tmp_path / "one.db", "claim")
    assert (done.changed, done.claims) == (2, 0)
    assert claims[rows[0]["id"]]["note"] == "looked at"
    assert claims[rows[1]["id"]]["certainty"] == "possible"


def test_columns_that_are_not_read_are_counted_and_kept_in_the_row(tmp_path: Path) -> None:
    store = empty(tmp_path)
    done = bring(store, HEAD.replace("\n", ",Coder\n") + ONE.replace("\n", ",Anna\n"))
    assert [(it.count, it.what) for it in done.unfit] == [(1, "a cell of the column 'Coder', which is not read")]
    with Library(store) as library:
        assert "Coder: Anna" in next(iter(library.claim_rows())).exact  # type: ignore[operator]


@pytest.mark.sweep(2)
@pytest.mark.parametrize("column", ["Raid at Küste", "at least 12", "Ministry", "The Herald"])
def test_a_huge_field_is_refused_by_its_line(tmp_path: Path, column: str) -> None:
    store = empty(tmp_path)
    before = records(store)
    with pytest.raises(BadCase) as refused:
        bring(store, HEAD + ONE.replace(column, "x" * 3_000_000))
    assert refused.value.problems[0].line == 2
    assert len(str(refused.value.problems[0])) < 500
    assert records(store) == before


def test_a_long_cell_is_kept_whole(tmp_path: Path) -> None:
    store = empty(tmp_path)
    bring(store, HEAD.replace("\n", ",Coder\n") + ONE.replace("\n", f",{'long ' * 9000}end\n"))
    with Library(store) as library:
        assert "end" in next(iter(library.claim_rows())).exact  # type: ignore[operator]


@given(st.dictionaries(st.text().map(clean).filter(bool), st.text(), min_size=1))
def test_a_kept_line_is_read_again(cells: dict[str, Any]) -> None:
    line = kept_line(cells)
    assert kept_line(read_kept(line)) == line
    assert "\n" not in line


@pytest.mark.slow
def test_very_many_rows_are_one_edit(tmp_path: Path) -> None:
    store = empty(tmp_path)
    rows = "".join(
        f",raid,R{nth % 40},killed,{nth % 9},Voice {nth % 7},S{nth % 60},T{nth % 60},,2021-05-0{1 + nth % 9}\n"
        for nth in range(3000)
    )
    told: list[str] = []
    done = bring(store, HEAD + rows, progress=lambda what, *_: told.append(what))
    assert done.claims + sum(it.count for it in done.unfit if "twice" in it.what) == 3000
    assert {"reading rows", "reading claims", "writing claims", "comparing"} <= set(told)
    with Library(store) as library:
        line = library.journal(limit=1)[0]
        assert line.records == done.claims + 40 + 7 + 1 + 60
        library.undo(who="A. Reader")
    assert not of_kind(store, "claim")
