"""What a case does not know: each kind found where it is and only there, with where one might look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from store.db.engine import reading
from store.library import Library
from store.model.claims import QuestionRef
from store.model.out.gaps import GAP_KINDS, Gap, GapKind
from store.sync.load import load_case
from tests.cases import CaseFolder

LATER = (
    "---\nid: later\npublisher: herald-news\ntitle: Later\npublished: 2026-01-01\nlanguage: ur\nrendition: original\n"
    "---\nIdris Walid was named.\n"
)
OLD = (
    "---\nid: old\npublisher: herald-news\ntitle: Old\nlanguage: en\naddress: https://old.example/1\n"
    "original: an agency's dispatch\nrendition: digest\n---\nWalid was based in East Province in 2014.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    case = CaseFolder(tmp_path / "case")
    case.write("sources/later.txt", LATER)
    case.write("sources/old.txt", OLD)
    case.write(
        "claims/old.yaml",
        "source: old\nclaims:\n  - id: o-1\n    entity: idris-walid\n    property: base\n    value: east-province\n"
        "    speaker: herald-news\n    as_of: 2014\n    cite:\n      digest: based in East Province\n",
    )
    load_case(case.folder, tmp_path / "s.db")
    return tmp_path / "s.db"


def found(store: Path, kinds: Sequence[GapKind] = ()) -> dict[str, list[Gap]]:
    with Library(store, read_only=True, untouched=True) as library:
        out = library.gaps(kinds, most=None)
    assert all(of.total == len(of.gaps) for of in out)
    assert [of.kind for of in out] == [kind for kind in GAP_KINDS if kind in {of.kind for of in out}]
    return {of.kind: list(of.gaps) for of in out}


def answers(store: Path, ref: QuestionRef | None) -> int:
    with Library(store, read_only=True, untouched=True) as library:
        asked = library.compare(ref) if ref is not None else None
        return len(asked.answers) if asked is not None else 0


def test_of_rivals_none_is_named_as_what_may_be_out_of_date(shipped_store: Path) -> None:
    stale = {gap.ref: gap for gap in found(shipped_store)["stale"]}
    assert stale[QuestionRef("asim-umar", "nationality")].what.startswith("2 answers, as of ")
    assert not any(answers(shipped_store, ref) > 1 and "answers" not in gap.what for ref, gap in stale.items())


def test_what_was_last_told_long_ago_is_told_with_when_and_where(store: Path) -> None:
    stale = {gap.ref: gap for gap in found(store)["stale"]}
    base = stale[QuestionRef("idris-walid", "base")]
    assert base.what.endswith(", as of 2014") and base.where == "later reports; last told in old"
    # the dead stay dead, however long ago that was told
    assert QuestionRef("idris-walid", "life_status") not in stale


def test_sources_without_original_date_and_what_they_copy(store: Path) -> None:
    gaps = found(store)
    assert [(gap.slug, gap.what, gap.where) for gap in gaps["no_original"]] == [
        ("old", "only as digest", "https://old.example/1")
    ]
    assert [(gap.slug, gap.weight) for gap in gaps["undated_source"]] == [("old", 1)]
    assert [(gap.name, gap.what, gap.where) for gap in gaps["copied"]] == [
        ("an agency's dispatch", "copied by 1 source", "named in old")
    ]


def test_an_original_that_is_known_by_its_hash_is_told_with_how_many_stand_on_it(shipped_store: Path) -> None:
    unheld = found(shipped_store)["unheld"]
    assert [gap.weight for gap in unheld] == sorted((gap.weight for gap in unheld), reverse=True)
    with reading(shipped_store) as connection:
        (many,) = connection.execute(
            "SELECT count(DISTINCT source_id) FROM rendition r JOIN citation t ON t.rendition_id = r.id "
            "WHERE r.kind = 'original' AND r.text IS NULL"
        ).fetchone()
    assert len(unheld) == many > 0 and all("whosays attach" in gap.where for gap in unheld)


def test_questions_on_one_origin_and_undated_rivals_are_those_of_the_work_list(shipped_store: Path) -> None:
    gaps = found(shipped_store)
    with Library(shipped_store, read_only=True, untouched=True) as library:
        rows = {row.ref: row for row in library.worklist(states=("single", "agreed", "may_conflict", "finer"))}
    undated = {ref for ref, row in rows.items() if row.state == "may_conflict"}
    assert {gap.ref for gap in gaps["undated_rivals"]} == undated
    lone = {gap.ref for gap in gaps["one_origin"]}
    assert lone >= {ref for ref, row in rows.items() if row.state == "single" and row.origins == 1} != set()
    assert not lone & {ref for ref, row in rows.items() if row.origins > 1}


def test_a_name_in_one_script_is_looked_for_where_another_is_written(tmp_path: Path) -> None:
    case = CaseFolder(tmp_path / "two")
    two = "- id: two\n  kind: leader\n  name: Umar\n  names: [\u0639\u0645\u0631]\n"
    case.add("entities/all.yaml", f"{two}- id: falk\n  kind: leader\n  name: Falk\n")
    case.write("sources/later.txt", LATER)
    case.write(
        "claims/later.yaml",
        "source: later\nclaims:\n  - id: l-1\n    entity: falk\n    property: age\n    value: 40\n"
        "    speaker: herald-news\n    cite:\n      original: Idris Walid was named\n",
    )
    load_case(case.folder, tmp_path / "two.db")
    spelt = {gap.slug: gap for gap in found(tmp_path / "two.db")["one_script"]}
    assert "two" not in spelt and spelt["falk"].where == "later (ur)"
    assert not {"post-raid"} & set(spelt)  # an event is described


def test_at_most_so_many_are_told_and_kinds_are_picked(store: Path) -> None:
    with Library(store, read_only=True, untouched=True) as library:
        (of,) = library.gaps(["one_script"], most=2)
        assert of.kind == "one_script" and len(of.gaps) == 2 < of.total
        assert library.gaps(["one_script"], most=2) == (of,)


def test_a_store_of_0_1_0_has_gaps_too(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    shipped = Path(__file__).parents[3] / "stores" / "ferry-0.1.0.sqlite"
    old.write_bytes(shipped.read_bytes())
    gaps = found(old)
    assert "copied" not in gaps and gaps["one_origin"]
