"""Records are what a case's files say, in one form, and a case can be put together from them again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.checks.check import check_case, check_read
from store.case.read import read_case
from store.case.records import MODELS, canonical, entry, read_case_of, records_of
from store.model.problems import BadCase
from tests.cases import HERALD, CaseFolder
from tests.conftest import ROOT
from tests.store.case import made


@pytest.mark.sweep(6)
@pytest.mark.parametrize("kind", MODELS)
@given(drawn=st.data())
def test_the_shortest_form_is_the_shortest_form_of_itself(kind: str, drawn: st.DataObject) -> None:
    record = drawn.draw(made.records(kind))
    assert canonical(kind, record) == record
    assert list(canonical(kind, record)) == list(record)
    again = canonical(kind, entry(kind, record))
    told = {key: value for key, value in record.items() if (kind, key) not in {("claim", "source"), ("source", "text")}}
    assert again == (told if kind != "source" else untexted(told))


def untexted(told: dict[str, Any]) -> dict[str, Any]:
    others = [{k: v for k, v in it.items() if k != "text"} for it in told.get("other_renditions", ())]
    return told | ({"other_renditions": others} if others else {})


@pytest.mark.parametrize(
    ("kind", "given_", "want"),
    [
        (
            "entity",
            {
                "kind": "place",
                "id": "x",
                "name": " X ",
                "about": "",
                "anonymous": False,
                "used_by": (),
                "names": [{"text": "Y", "kind": "alias"}, {"kind": "title", "text": "Z"}],
            },
            {"id": "x", "kind": "place", "name": "X", "names": ["Y", {"text": "Z", "kind": "title"}]},
        ),
        (
            "claim",
            {
                "source": "s",
                "id": "c",
                "entity": "x",
                "property": "killed",
                "speaker": "x",
                "stance": "asserts",
                "value": {"says": "7"},
                "cite": {
                    "original": [{"quote": "a\x1bb"}],
                    "digest": [{"quote": "a", "prefix": ""}, "b"],
                },
            },
            {
                "source": "s",
                "id": "c",
                "entity": "x",
                "property": "killed",
                "value": "7",
                "speaker": "x",
                "cite": {"original": "a\x1bb", "digest": ["a", "b"]},
            },
        ),
        (
            "claim",
            {
                "id": "c",
                "entity": "x",
                "property": "killed",
                "speaker": "x",
                "note": "a\x1b\u202eb",
                "cite": {"original": {"start": "0", "end": "3", "sha256": "a" * 64}},
            },
            {
                "id": "c",
                "entity": "x",
                "property": "killed",
                "speaker": "x",
                "note": "ab",
                "cite": {"original": {"start": 0, "end": 3, "sha256": "a" * 64}},
            },
        ),
        (
            "source",
            {
                "text": "b" * 64,
                "id": "s",
                "publisher": "x",
                "title": "T",
                "rendition": "original",
                "other_renditions": [{"text": "c" * 64, "file": "s.fr.txt", "id": "fr", "kind": "translation"}],
            },
            {
                "id": "s",
                "publisher": "x",
                "title": "T",
                "other_renditions": [{"id": "fr", "kind": "translation", "file": "s.fr.txt", "text": "c" * 64}],
                "text": "b" * 64,
            },
        ),
    ],
)
def test_defaults_are_left_out_and_forms_are_bare(kind: str, given_: dict[str, Any], want: dict[str, Any]) -> None:
    assert canonical(kind, given_) == want
    assert list(canonical(kind, given_)) == list(want)


def test_what_is_no_record_is_refused_by_its_name() -> None:
    with pytest.raises(BadCase) as told:
        canonical(
            "claim", {"source": "S", "id": "c-1", "entity": "x", "property": "killed", "speaker": "x", "cite": {}}
        )
    assert [str(it) for it in told.value.problems] == ["claim c-1: cite: nothing is given: add at least one"]
    with pytest.raises(BadCase) as told:
        canonical("source", {"id": "s", "publisher": "x", "title": "T", "text": "short"})
    assert [str(it) for it in told.value.problems] == ["source s: text: a SHA-256 is 64 hexadecimal digits"]


@pytest.mark.parametrize("folder", [ROOT / "seeds", ROOT / "tests/cases/ferry"], ids=lambda it: it.name)
def test_a_case_of_its_records_is_the_case_that_was_read(folder: Path) -> None:
    records = records_of(read_case(folder))
    whole = check_case(folder)
    for known in (None, records):
        made_again = check_read(read_case_of(records.data, records.texts, known))
        assert made_again.problems == []
        assert made_again.claims == whole.claims
        assert dict(made_again.entities) == dict(whole.entities)
        assert [(s.head, s.renditions) for s in made_again.sources.values()] == [
            (s.head, s.renditions) for s in whole.sources.values()
        ]
        assert made_again.read.head == whole.read.head
    assert all(canonical(kind, data) == data for (kind, _), data in records.data.items())


def test_problems_name_the_file_or_the_record(small: CaseFolder) -> None:
    records = records_of(read_case(small.folder))
    data = dict(records.data)
    data["claim", "c-1"] = data["claim", "c-1"] | {"speaker": "northland"}
    data["claim", "new"] = data["claim", "c-2"] | {"id": "new", "property": "nothing"}
    data["claim", "c-3"] = data["claim", "c-3"] | {"stance": "sings"}
    text = data["source", "herald"]["text"]
    read = read_case_of(data, {key: it for key, it in records.texts.items() if key != text}, records)
    told = [str(it) for it in check_read(read).problems if "quote" not in it.message]
    line = small.line("claims/courier.yaml", "speaker: spokesman")
    stance = small.line("claims/courier.yaml", "id: c-3")
    assert told == [
        "claim new: property 'nothing' is unknown: 'whosays properties' lists them",
        f"claims/courier.yaml:{line}: 'northland' is a place, and a place does not speak: "
        "name a voice or group or leader",
        f"claims/courier.yaml:{stance}: stance: 'sings' is not one of asserts, denies, declines_comment, "
        "cannot_confirm, retracts",
    ]


def test_a_text_that_is_not_at_hand_is_a_problem(small: CaseFolder) -> None:
    records = records_of(read_case(small.folder))
    assert HERALD in records.texts.values()
    read = read_case_of(records.data, {})
    assert {str(it) for it in read.problems} == {
        f"source {slug}: a text is not at hand ({records.data['source', slug]['text'][:12]}): add it again"
        for slug in ("courier", "herald")
    }


def test_the_first_of_two_has_the_id(small: CaseFolder) -> None:
    small.add(
        "claims/herald.yaml",
        "  - {id: c-1, entity: ministry, property: alias, speaker: ministry, cite: {original: x}}\n",
    )
    records = records_of(read_case(small.folder))
    assert records.data["claim", "c-1"]["source"] == "courier"
    assert records.filed["claims", "herald"] == "claims/herald.yaml"
