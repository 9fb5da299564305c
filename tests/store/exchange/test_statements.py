"""FollowTheMoney's statements: in, with each dataset as a voice, and out again as they were."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.exchange.reading.money import COLUMNS
from store.exchange.reading.statements import statement_id
from store.library import Library
from store.model.problems import BadCase
from store.sync.load import load_case
from tests.store.exchange.coming import SHIPPED, bring, empty, of_kind

ROWS = [
    ("NK-1", "a-1", "Person", "name", "Idris Walid", "list_a", "2020-01-01", "2024-01-01"),
    ("NK-1", "a-1", "Person", "birthDate", "1970", "list_a", "2020-01-01", "2022-01-01"),
    ("NK-1", "b-1", "Person", "name", "Edrees Waleed", "list_b", "2021-01-01", "2024-01-01"),
    ("NK-1", "b-1", "Person", "nationality", "nl", "list_b", "2021-01-01", "2024-01-01"),
    ("NK-1", "b-1", "Person", "passportNumber", "X 1", "list_b", "2021-01-01", "2024-01-01"),
    ("c-9", "c-9", "Company", "name", "=cmd", "list_b", "2021-01-01", "2024-01-01"),
    ("c-9", "c-9", "Company", "jurisdiction", "nl", "list_b", "2021-01-01", "2024-01-01"),
    ("o-1", "o-1", "Ownership", "owner", "a-1", "list_b", "2021-01-01", "2024-01-01"),
]


def cells(row: tuple[str, ...]) -> dict[str, str]:
    canonical, entity, schema, prop, value, dataset, first, last = row
    number = statement_id(dataset, entity, prop, value)
    told = {"canonical_id": canonical, "entity_id": entity, "schema": schema, "prop": prop, "value": value}
    return told | {"dataset": dataset, "first_seen": first, "last_seen": last, "id": number, "lang": "eng"}


def table(rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells(row) for row in rows)
    return out.getvalue()


def test_each_value_keeps_its_dataset_as_its_voice(tmp_path: Path) -> None:
    store = empty(tmp_path)
    done = bring(store, table(ROWS))
    assert (done.claims, done.decisions) == (6, 1)
    with Library(store) as library:
        told = {(row.entity, row.property, row.value, row.speaker_name) for row in library.claim_rows()}
        assert {it[2:] for it in told if it[1] == "alias"} == {
            ("Idris Walid", "list_a"), ("Edrees Waleed", "list_b"), ("=cmd", "list_b"),
        }  # fmt: skip
        dropped = [row for row in library.claim_rows() if row.note]
        assert [(row.property, row.note) for row in dropped] == [
            ("date_of_birth", "dropped by list_a: last seen 2022-01-01")
        ]
        (decision,) = library.decisions()
        assert {decision.one, decision.other} == {"a-1", "b-1"}
        assert all(row.entity == "a-1" for row in library.claim_rows() if row.entity_kind == "leader")
        library.split("a-1", "b-1", who="A. Reader")
        assert {row.entity for row in library.claim_rows()} == {"a-1", "b-1", "c-9"}
    unfit = {it.what: it.count for it in done.unfit}
    assert unfit["a statement of a Ownership, for which there is no kind"] == 1
    assert unfit["a value of jurisdiction of a group, which is asked of none"] == 1
    assert sum("dropped since" in it for it in unfit) == 1


def out(store: Path) -> list[dict[str, str]]:
    with Library(store) as library:
        lines, _ = library.export("statements")
        return list(csv.DictReader(io.StringIO("".join(lines))))


def test_what_came_in_goes_out_as_it_was(tmp_path: Path) -> None:
    store = empty(tmp_path)
    bring(store, table(ROWS))
    assert bring(store, table(ROWS)).edited is None
    told = {row["id"]: row for row in out(store)}
    for row in ROWS[:6]:
        wanted = cells(row) | {"canonical_id": "a-1" if row[0] == "NK-1" else row[0]}
        wanted["value"] = "'=cmd" if row[4] == "=cmd" else row[4]
        there = told[wanted["id"]]
        assert {key: there[key] for key in wanted} == wanted
    (tmp_path / "b").mkdir()
    other = empty(tmp_path / "b")
    with Library(store) as library:
        bring(other, "".join(library.export("statements")[0]))
    assert of_kind(other, "claim").keys() >= of_kind(store, "claim").keys()


def test_the_shipped_case_goes_out_and_what_has_no_place_is_named(tmp_path: Path) -> None:
    load_case(SHIPPED, tmp_path / "one.db")
    with Library(tmp_path / "one.db") as library:
        lines, unfit = library.export("statements")
        text = "".join(lines)
        assert "".join(library.export("statements")[0]) == text
        claims = sum(1 for _ in library.claim_rows())
    kept = [row for row in csv.DictReader(io.StringIO(text)) if row["dataset"] != "five-reports"]
    named = sum(it.count for it in unfit if it.what.startswith("a claim "))
    assert len(kept) + named == claims
    names = {row["value"] for row in csv.DictReader(io.StringIO(text)) if row["prop"] in ("name", "alias", "full")}
    assert names >= {it["name"] for it in of_kind(tmp_path / "one.db", "entity").values()}
    store = empty(tmp_path)
    done = bring(store, text)
    assert done.claims


@pytest.mark.parametrize(
    ("text", "line"),
    [("entity_id,schema,prop,value\n", 0), (table([ROWS[0]]).replace("a-1", ""), 2), (table([]) + "x\n", 2)],
)
def test_what_is_no_statement_is_refused(tmp_path: Path, text: str, line: int) -> None:
    if not line:
        text += "a,Person,name,b\n"
    with pytest.raises(BadCase):
        bring(empty(tmp_path), text, form="statements")


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> pytest.TempPathFactory:
    return tmp_path_factory


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(min_size=1, max_size=40), entity=st.text(min_size=1, max_size=30))
def test_any_value_of_any_id_comes_in_or_is_named(
    tmp_path_factory: pytest.TempPathFactory, value: str, entity: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    store = empty(folder)
    try:
        done = bring(store, table([("", entity, "Person", "alias", value, "list", "", "")]), form="statements")
    except BadCase as refused:
        assert all(it.line >= 1 for it in refused.problems)
        return
    assert done.claims + sum(it.count for it in done.unfit) == 1
