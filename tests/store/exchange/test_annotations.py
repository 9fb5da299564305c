"""Web Annotations out and in, and what Hypothesis' client and API write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.reading.annotations import code_point
from store.library import Library
from store.model.edits import Change
from store.model.problems import BadCase, BadInput
from store.sync.load import load_case
from tests.store.exchange.coming import CASES, SHIPPED, bring, of_kind, records


@pytest.mark.sweep(2)
@pytest.mark.parametrize("case", [SHIPPED, CASES / "ferry"])
def test_claims_go_out_and_come_back_to_the_texts(tmp_path: Path, case: Path) -> None:
    store = tmp_path / "one.db"
    load_case(case, store)
    before = records(store)
    with Library(store) as library:
        text = "".join(library.export("annotations")[0])
        assert "".join(library.export("annotations")[0]) == text
        gone = [Change("claim", ref, it, None) for ref, it in of_kind(store, "claim").items()]
        publishers = {it["publisher"] for it in of_kind(store, "source").values()}
        library.edit(gone, who="A. Reader", what="claims taken out", verb="remove")
        few = [Change("entity", ref, it, None) for ref, it in of_kind(store, "entity").items()]
        stay = _staying(before, publishers)
        few = [it for it in few if it.ref not in stay]
        library.edit(few, who="A. Reader", what="entities taken out", verb="remove")
    page = json.loads(text)
    assert page["type"] == "AnnotationPage"
    assert all(one["type"] == "Annotation" and one["target"] for one in page["items"])
    bring(store, text, "annotations.json")
    assert records(store) == before


def _staying(before: Any, publishers: set[str]) -> set[str]:
    """The publishers, and who is named by one who stays."""
    stay, more = set(publishers), set(publishers)
    while more:
        told = "".join(json.dumps(before["entity", slug]) for slug in more)
        more = {ref for kind, ref in before if kind == "entity" and f'"{ref}"' in told} - stay
        stay |= more
    return stay


def hypothesis(store: Path, exact: str, start: int, **more: Any) -> dict[str, Any]:
    (slug, text) = held(store)
    units = len(text[:start].encode("utf-16-le")) // 2
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]"},
        {"type": "TextPositionSelector", "start": units, "end": units + len(exact)},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
    ]
    return {
        "id": "AbC-1_x",
        "user": "acct:a@b",
        "uri": f"urn:whosays:source:{slug}",
        "text": "entity: marisol\nkind: raid\nname: The Marisol\nproperty: killed\nvalue: twelve",
        "tags": ["speaker: evening-gazette"],
        "target": [{"source": f"urn:whosays:source:{slug}", "selector": selectors}],
        **more,
    }


def held(store: Path) -> tuple[str, str]:
    with Library(store) as library:
        page = library.source("evening-gazette-1")
        assert page is not None
        return "evening-gazette-1", page.text


@pytest.mark.parametrize("wrap", ["rows", "annotations", None])
def test_hypothesis_annotations_come_in_by_their_words(tmp_path: Path, wrap: str | None) -> None:
    store = tmp_path / "one.db"
    load_case(CASES / "ferry", store)
    one = hypothesis(store, "twelve people", 3)  # the position is wrong: the words are believed
    bare = {key: it for key, it in one.items() if key not in ("text", "tags")}
    told: Any = [one, bare, {**one, "uri": "https://x.example/", "target": []}, 7]
    done = bring(store, json.dumps({wrap: told, "total": 4} if wrap else told), "h.json")
    assert (done.claims, done.records) == (1, 0)
    (new,) = (it for it in of_kind(store, "claim").values() if it["entity"] == "marisol")
    assert new["cite"]["original"] == "twelve people"
    assert "record" in new["cite"]  # its foreign id is kept there
    assert sorted(it.count for it in done.unfit) == [1, 1, 1]


def test_an_annotation_that_lacks_something_is_told_by_its_number(tmp_path: Path) -> None:
    store = tmp_path / "one.db"
    load_case(CASES / "ferry", store)
    one = hypothesis(store, "twelve people", 3, tags=[])
    with pytest.raises(BadCase) as refused:
        bring(store, json.dumps([one]), "h.json", form="annotations")
    assert "annotation 1: names no speaker" in str(refused.value.problems[0])


@pytest.mark.parametrize("text", ["{}x", "7", '{"items": 3}', "[" * 100_000])
def test_what_holds_no_annotations_is_refused(tmp_path: Path, text: str) -> None:
    load_case(CASES / "ferry", tmp_path / "one.db")
    with pytest.raises((BadInput, BadCase)):
        bring(tmp_path / "one.db", text, "h.json", form="annotations")


@given(st.text(), st.data())
def test_units_of_utf_16_become_code_points(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert code_point(text, len(text[:at].encode("utf-16-le", "surrogatepass")) // 2) == at


def test_a_unit_in_the_middle_of_a_pair_is_that_of_the_pair() -> None:
    assert [code_point("a😀b", unit) for unit in range(5)] == [0, 1, 1, 2, 3]
