"""References: RIS and CSL-JSON become heads of sources; RIS, BibTeX, CSL-JSON and STIX go out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import BadCase
from store.sync.load import load_case
from tests.store.exchange.coming import CASES, SHIPPED, bring, empty, of_kind

RIS = """TY  - NEWS
ID  - Smith/2021
TI  - Raid kills
  twelve
AU  - Smith, A.
AU  - Jones, B.
T2  - The Herald
DA  - 2021/05/03/evening
UR  - https://herald.example/raid
KW  - raids
ER  -
"""
CSL = [
    {
        "id": "smith2021", "type": "article-newspaper", "title": "Raid kills twelve", "DOI": "10/x",
        "author": [{"family": "Smith", "given": "A."}, {"literal": "The Desk"}], "container-title": "The Herald",
        "issued": {"date-parts": [[2021, 5, 3]]}, "URL": "https://herald.example/raid", "language": "en",
    }
]  # fmt: skip


def test_ris_becomes_the_head_of_a_source(tmp_path: Path) -> None:
    store = empty(tmp_path)
    done = bring(store, RIS, "refs.ris")
    ((slug, head),) = of_kind(store, "source").items()
    assert (done.sources, done.claims) == (1, 0)
    assert head["title"] == "Raid kills twelve"
    assert head["published"] == "2021-05-03"
    assert head["authors"] == ["Smith, A.", "Jones, B."]
    assert of_kind(store, "entity")[head["publisher"]]["name"] == "The Herald"
    assert head["rendition"] == "record"
    assert [it.what for it in done.unfit] == ["a field KW of a reference"]
    assert bring(store, RIS, "refs.ris").edited is None
    assert slug in of_kind(store, "source")


def test_csl_json_becomes_the_head_of_a_source(tmp_path: Path) -> None:
    store = empty(tmp_path)
    done = bring(store, json.dumps(CSL), "refs.json")
    head = of_kind(store, "source")["smith2021"]
    assert (head["title"], head["published"], head["language"]) == ("Raid kills twelve", "2021-05-03", "en")
    assert head["authors"] == ["A. Smith", "The Desk"]
    assert [it.what for it in done.unfit] == ["a field DOI of a reference"]


def test_a_reference_fills_what_a_head_lacks(tmp_path: Path) -> None:
    load_case(CASES / "ferry", tmp_path / "one.db")
    told = [{"id": "evening-gazette-1", "title": "The Marisol is lost", "URL": "https://gazette.example/1"}]
    bring(tmp_path / "one.db", json.dumps(told), "refs.json")
    head = of_kind(tmp_path / "one.db", "source")["evening-gazette-1"]
    assert head["address"] == "https://gazette.example/1"
    assert head.get("rendition") is None


@pytest.mark.sweep(2)
@pytest.mark.parametrize("form", ["ris", "csl"])
def test_references_go_out_and_come_in(tmp_path: Path, form: str) -> None:
    load_case(SHIPPED, tmp_path / "one.db")
    with Library(tmp_path / "one.db") as library:
        lines, unfit = library.export(form)
        text = "".join(lines)
    assert {it.what for it in unfit} >= {"the claims of a source", "the text of a source"}
    store = empty(tmp_path)
    bring(store, text, f"refs.{'ris' if form == 'ris' else 'json'}")
    there, here = of_kind(tmp_path / "one.db", "source"), of_kind(store, "source")
    assert here.keys() == there.keys()
    for slug, head in there.items():
        assert here[slug]["title"] == head["title"]
        told = head.get("published", "")
        assert here[slug].get("published", "") == (told.strip("~?%") if form == "ris" else told)
        assert here[slug].get("address") == head.get("address")


def test_bibtex_has_an_entry_for_each_source(tmp_path: Path) -> None:
    load_case(SHIPPED, tmp_path / "one.db")
    with Library(tmp_path / "one.db") as library:
        text = "".join(library.export("bibtex")[0])
    assert text.count("@misc{") == 5


@pytest.mark.parametrize("text", ["TI  - x\n", "TY  - NEWS\nTI  - x\n", "TY  - NEWS\nTY  - NEWS\n", "words\n", "\0"])
def test_what_is_no_ris_is_refused_by_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadCase) as refused:
        bring(empty(tmp_path), text, "refs.ris")
    assert refused.value.problems[0].line > 0


def test_stix_has_an_opinion_only_where_a_person_judged(tmp_path: Path) -> None:
    store = tmp_path / "one.db"
    load_case(SHIPPED, store)

    def bundle() -> list[dict[str, object]]:
        with Library(store) as library:
            text = "".join(library.export("stix")[0])
            assert "".join(library.export("stix")[0]) == text
        told = json.loads(text)
        assert told["type"] == "bundle"
        return list(told["objects"])

    objects = bundle()
    kinds = {str(it["type"]) for it in objects}
    assert kinds == {"identity", "incident", "note", "report"}
    ids = {it["id"] for it in objects}
    assert len(ids) == len(objects)
    assert all(set(it["object_refs"]) <= ids for it in objects if "object_refs" in it)  # type: ignore[call-overload]
    assert all(it["object_refs"] for it in objects if it["type"] in ("note", "report"))
    ref = QuestionRef("asim-umar", "nationality")
    with Library(store) as library:
        page = library.compare(ref)
        assert page is not None
        library.judge(ref, "holds", answer=page.answers[0].key, why="A document.", who="A. Reader")
        claims = {it.slug for it in page.answers[0].claims if it.stance == "asserts"}
    (opinion,) = (it for it in bundle() if it["type"] == "opinion")
    assert opinion["opinion"] == "agree"
    assert len(opinion["object_refs"]) == len(claims)  # type: ignore[arg-type]
