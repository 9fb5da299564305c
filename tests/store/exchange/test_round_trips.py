"""Out and in again, told by `whosays diff`: no claim, no citation, no name, nothing that a person decided is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.problems import BadCase
from store.sync.load import load_case
from tests.conftest import ROOT
from tests.store.exchange.coming import CASES, SHIPPED, bring, empty, of_kind
from tests.store.stores import query

CASES_OF = {"shipped": SHIPPED, "ferry": CASES / "ferry"}


@pytest.fixture(params=CASES_OF)
def decided(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The store of a case in which people judged, decided, graded and dropped something besides."""
    store = tmp_path / "one.db"
    load_case(CASES_OF[request.param], store)
    with Library(store) as library:
        one, other, third, fourth = [ref for ref, it in of_kind(store, "entity").items() if it["kind"] == "voice"][-4:]
        library.decide(one, other, "same", "two spellings", who="A. Reader")
        library.decide(third, fourth, "not_same", "two bodies", who="B. Reader")
        claim = next(iter(of_kind(store, "claim").values()))
        source = of_kind(store, "source")[claim["source"]]
        library.grade("claim", claim["id"], "2", "two heard it", who="A. Reader")
        library.grade("source", source["id"], "B", "names whom it asked", who="A. Reader")
        library.grade("publisher", source["publisher"], "C", who="B. Reader")
        asked = library.claim_rows()
        ref = next(QuestionRef(it.entity, it.property, it.scope or "") for it in asked if it.id == claim["id"])
        library.judge(ref, "several", answer=None, why="each saw a part", who="A. Reader")
    return store


PAGE = (ROOT / "docs" / "exchange" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("case", "row"), [("shipped", "the one that ships"), ("ferry", "a ferry that sank")])
def test_the_page_has_the_figures(case: str, row: str, tmp_path: Path) -> None:
    load_case(CASES_OF[case], tmp_path / "one.db")
    counts = (
        "SELECT count(*) FROM claim", "SELECT count(*) FROM citation",
        "SELECT count(*) FROM name n JOIN entity e ON e.id = n.entity_id WHERE e.origin <> 'names'",
        "SELECT count(*) FROM source",
    )  # fmt: skip
    line = next(it for it in PAGE.splitlines() if it.startswith(f"| {row}"))
    found = [query(tmp_path / "one.db", sql)[0][0] for sql in counts]
    assert [int(it) for it in line.split("|")[2:-1]] == [*found, 0, 0]


def differ(new: Path, old: Path) -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """In which parts two stores differ, as `whosays diff` tells it."""
    with Library(new, read_only=True) as library:
        found = library.differences(old)
        return {kind: (it.added, it.gone, it.changed) for kind, it in found.parts if it.any}


@pytest.mark.sweep(4)
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_rows_bring_a_whole_case_into_an_empty_one(decided: Path, tmp_path: Path, form: str) -> None:
    with Library(decided) as library:
        lines, unfit = library.export(form)
        text = "".join(lines)
    assert unfit == ()
    store = empty(tmp_path)
    bring(store, text, f"rows.{form}")
    assert differ(store, decided) == {}
    with Library(store, read_only=True) as library:
        assert not library.differences(decided).changes.any


@pytest.mark.sweep(4)
def test_annotations_bring_back_all_that_was_said_of_the_texts(
    decided: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with Library(decided) as library:
        text = "".join(library.export("annotations")[0])
    store = tmp_path / "bare.db"
    load_case(CASES_OF[request.node.callspec.params["decided"]], store)
    with Library(store) as library:
        gone = [Change("claim", ref, it, None) for ref, it in of_kind(store, "claim").items()]
        library.edit(gone, who="A. Reader", what="claims taken out", verb="remove")
    lost = differ(store, decided)
    assert {"claims", "citations", "judgements", "decisions", "grades"} <= lost.keys()
    bring(store, text, "annotations.json")
    assert differ(store, decided) == {}


@pytest.mark.parametrize(
    "grade",
    [
        {"grade": "Z", "source": "lna-1"},
        {"grade": "B", "source": "nowhere"},
        {"grade": "B"},
        {"grade": "2", "publisher": 7},
    ],
)
def test_a_grade_that_is_none_is_refused_by_its_line(tmp_path: Path, grade: dict[str, object]) -> None:
    store = tmp_path / "one.db"
    load_case(CASES / "ferry", store)
    whole = {"who": "A. Reader", "at": "2024-01-01T00:00:00Z", **grade}
    with pytest.raises(BadCase) as refused:
        bring(store, json.dumps({"row": "grade", "more": whole}) + "\n", "rows.jsonl")
    assert refused.value.problems and "rows.jsonl" in str(refused.value.problems[0])
    with Library(store, read_only=True) as library:
        assert library.grades() == ()


@pytest.mark.sweep(8)
@pytest.mark.parametrize("form", ["statements", "stix", "ris", "bibtex", "csl", "annotations"])
def test_what_a_form_has_no_place_for_is_counted(decided: Path, form: str) -> None:
    with Library(decided, read_only=True) as library:
        unfit = {it.what: it.count for it in library.export(form)[1]}
    if form in ("statements", "stix"):
        assert unfit["a grade"] == 3
    elif form != "annotations":
        assert unfit["the grade of a source"] >= 1
    else:
        assert "a grade" not in unfit
    assert unfit
