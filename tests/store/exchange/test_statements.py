"""FollowTheMoney's statements: in, with each dataset as a voice, and out again as they were."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.exchange.reading.money import BETWEEN as BETWEEN_TWO
from store.exchange.reading.money import COLUMNS
from store.exchange.reading.statements import statement_id
from store.library import Library
from store.model.problems import BadCase
from store.sync.load import load_case
from store.sync.save import save_case
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
    assert unfit["a statement of a Ownership with no values of asset: whom it is between is not told"] == 1
    assert unfit["a value of jurisdiction of a group, which is asked of none"] == 1
    assert sum("dropped since" in it for it in unfit) == 1


BETWEEN = [
    ("NK-1", "a-1", "Person", "name", "Idris Walid", "list_a", "2020-01-01", "2024-01-01"),
    ("Q 7", "Q 7", "Person", "name", "Sara Walid", "list_a", "2020-01-01", "2024-01-01"),
    ("g-1", "g-1", "Organization", "name", "Harbour Guard", "list_a", "2020-01-01", "2024-01-01"),
    ("v-1", "v-1", "Vessel", "name", "Tern", "list_a", "2020-01-01", "2024-01-01"),
    ("m-1", "m-1", "Membership", "member", "a-1", "list_a", "2020-01-01", "2024-01-01"),
    ("m-1", "m-1", "Membership", "organization", "g-1", "list_a", "2020-01-01", "2023-01-01"),
    ("m-1", "m-1", "Membership", "role", "quartermaster", "list_a", "2020-01-01", "2024-01-01"),
    ("m-1", "m-1", "Membership", "startDate", "2019-05", "list_a", "2020-01-01", "2024-01-01"),
    ("f-1", "f-1", "Family", "person", "Q 7", "list_a", "2020-01-01", "2024-01-01"),
    ("f-1", "f-1", "Family", "relative", "a-1", "list_a", "2020-01-01", "2024-01-01"),
    ("f-1", "f-1", "Family", "relationship", "brother", "list_a", "2020-01-01", "2024-01-01"),
    ("k-1", "k-1", "Associate", "person", "a-1", "list_a", "2020-01-01", "2024-01-01"),
    ("k-1", "k-1", "Associate", "associate", "Q 7", "list_a", "2020-01-01", "2024-01-01"),
    ("k-1", "k-1", "Associate", "relationship", "partner in trade", "list_a", "2020-01-01", "2024-01-01"),
    ("o-1", "o-1", "Ownership", "owner", "a-1", "list_a", "2020-01-01", "2024-01-01"),
    ("o-1", "o-1", "Ownership", "asset", "g-1", "list_a", "2020-01-01", "2024-01-01"),
    ("o-1", "o-1", "Ownership", "percentage", "51", "list_a", "2020-01-01", "2024-01-01"),
    # what does not fit: a ship, two members at once, an end that is nowhere, a designation
    ("o-2", "o-2", "Ownership", "owner", "g-1", "list_a", "2020-01-01", "2024-01-01"),
    ("o-2", "o-2", "Ownership", "asset", "v-1", "list_a", "2020-01-01", "2024-01-01"),
    ("m-2", "m-2", "Membership", "member", "a-1", "list_a", "2020-01-01", "2024-01-01"),
    ("m-2", "m-2", "Membership", "member", "Q 7", "list_a", "2020-01-01", "2024-01-01"),
    ("m-2", "m-2", "Membership", "organization", "g-1", "list_a", "2020-01-01", "2024-01-01"),
    ("m-3", "m-3", "Membership", "member", "a-1", "list_a", "2020-01-01", "2024-01-01"),
    ("m-3", "m-3", "Membership", "organization", "g-9", "list_a", "2020-01-01", "2024-01-01"),
    ("s-1", "s-1", "Sanction", "entity", "a-1", "list_a", "2020-01-01", "2024-01-01"),
]


def test_what_is_between_two_is_a_claim_of_one_of_them(tmp_path: Path) -> None:
    store = empty(tmp_path)
    done = bring(store, table(BETWEEN), form="statements")
    sara = next(slug for slug, it in of_kind(store, "entity").items() if it["name"] == "Sara Walid")
    claims = {it["property"]: it for it in of_kind(store, "claim").values() if it["property"] != "alias"}
    told = {
        name: (it["entity"], it.get("scope", ""), it["value"]) for name, it in claims.items() if name != "relations"
    }
    assert told == {
        "affiliation": ("a-1", "", {"says": "Harbour Guard", "is": "g-1"}),
        "role": ("a-1", "g-1", "quartermaster"),
        "relative": (sara, "", {"says": "Idris Walid", "is": "a-1"}),
    }
    assert claims["affiliation"]["valid"] == claims["role"]["valid"] == "2019-05/.."
    assert claims["affiliation"]["note"] == "dropped by list_a: last seen 2023-01-01"
    assert claims["relative"]["note"] == "relationship: brother"
    assert all(it["speaker"] == claims["role"]["speaker"] for it in claims.values())
    with Library(store) as library:
        rows = [row for row in library.claim_rows() if row.property == "relations"]
        assert {(row.entity, row.scope) for row in rows} == {("a-1", "partner in trade"), ("a-1", "owner")}
        assert [row for row in library.claim_rows() if "schema: Family" in (row.exact or "")]
    unfit = {it.what: it.count for it in done.unfit}
    assert unfit["a statement of a Ownership whose asset is of a schema for which there is no kind"] == 2
    assert unfit["a statement of a Membership with 2 values of member: whom it is between is not told"] == 3
    assert unfit["a statement of a Membership whose organization is not in the file"] == 2
    assert unfit["a value of percentage of a Ownership, which is asked of none"] == 1
    assert unfit["a statement of a Sanction, for which there is no kind"] == 1
    # all that became claims goes out again, each statement once, and the file says nothing new
    sent = [row for row in out(store) if row["schema"] in ("Membership", "Family", "Associate", "Ownership")]
    assert sorted(row["id"] for row in sent) == sorted(cells(row)["id"] for row in BETWEEN[4:16])
    assert bring(store, table(BETWEEN), form="statements").edited is None
    (tmp_path / "b").mkdir()
    again = empty(tmp_path / "b")
    with Library(store) as library:
        bring(again, "".join(library.export("statements")[0]), form="statements")
    assert of_kind(again, "claim").keys() >= of_kind(store, "claim").keys()


def test_what_is_between_two_is_saved_and_loaded_as_it_is(tmp_path: Path) -> None:
    store = empty(tmp_path)
    bring(store, table(BETWEEN), form="statements")
    save_case(store, tmp_path / "saved", who="A. Reader")
    load_case(tmp_path / "saved", tmp_path / "again.db")
    with Library(tmp_path / "again.db", read_only=True) as library:
        found = library.differences(store)
        assert [(kind, it) for kind, it in found.parts if it.any] == []


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
    between = [row["entity_id"] for row in kept if row["schema"] in BETWEEN_TWO]
    assert len(kept) - len(between) + len(set(between)) + named == claims
    members = {(row["prop"], row["value"]) for row in kept if row["schema"] == "Membership"}
    assert {("organization", "aqis"), ("member", "asim-umar")} <= members
    names = {row["value"] for row in csv.DictReader(io.StringIO(text)) if row["prop"] in ("name", "alias", "full")}
    assert names >= {it["name"] for it in of_kind(tmp_path / "one.db", "entity").values()}
    store = empty(tmp_path)
    done = bring(store, text)
    assert done.claims
    told = [(it["entity"], it["property"], it["speaker"]) for it in of_kind(tmp_path / "one.db", "claim").values()]
    again = {(it["entity"], it["property"], it["speaker"]) for it in of_kind(store, "claim").values()}
    assert {it for it in told if it[1] == "affiliation"} == {it for it in again if it[1] == "affiliation"}


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


ENDS = ("a-1", "Q 7", "g-1", "v-1", "nobody", "")
TOLD = [
    (schema, prop, value)
    for schema, way in BETWEEN_TWO.items()
    for prop in (way.of, way.to, "role", "relationship", "startDate", "endDate", "status", "id")
    for value in (ENDS if prop in (way.of, way.to) else ("2019-05", "soon", "a: b; c\\n"))
]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.sampled_from(TOLD), unique=True, max_size=12), dropped=st.booleans())
def test_every_statement_between_two_is_cited_or_counted(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str, str]], dropped: bool
) -> None:
    store = empty(tmp_path_factory.mktemp("any"))
    last = "2023-01-01" if dropped else "2024-01-01"
    rows = [(f"r-{it[0]}", f"r-{it[0]}", *it, "list_a", "2020-01-01", last) for it in told]
    done = bring(store, table([*BETWEEN[:4], *rows]), form="statements")
    counted = sum(it.count for it in done.unfit if "dropped since" not in it.what and "Vessel" not in it.what)
    texts = [it for it in of_kind(store, "source").values() if it["id"].startswith("list")]
    with Library(store, read_only=True) as library:
        page = library.source(texts[0]["id"])
        assert page is not None
        kept = sum("schema: " + schema in line for line in page.text.splitlines() for schema in BETWEEN_TWO)
    ones = [it for it in of_kind(store, "claim").values() if it["property"] != "alias"]
    days = sum(it.count for it in done.unfit if "that is no day" in it.what or "one of several" in it.what)
    assert kept + counted - days == len(told), (done.unfit, ones)
    assert done.claims == 3 + len(ones)
