"""Claims as flat rows: what they say is what the store says, and a claim can be made from its row again."""

from __future__ import annotations

import hashlib
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bulk_case import Size, make_case
from store.library import Library
from store.model.claim_rows import CLAIM_KEYS, ClaimRow
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.problems import BadInput
from store.sync.load import load_case
from store.writes.attach import attach
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.store.stores import change


@pytest.fixture(scope="module")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a case made by script: sources with and without their texts."""
    folder = tmp_path_factory.mktemp("made")
    make_case(folder / "case", Size.of(600))
    load_case(folder / "case", folder / "made.db")
    return folder / "made.db"


@pytest.fixture(params=["shipped_store", "made_store"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.getfixturevalue(request.param), tmp_path / "own.db"))


def rows(path: Path, **asked: Any) -> list[ClaimRow]:
    with Library(path, read_only=True, untouched=True) as library:
        return list(library.claim_rows(**asked))


def test_the_keys_are_those_that_scripts_were_promised() -> None:
    promised = (
        "id entity entity_kind entity_name property value value_norm scope speaker speaker_kind speaker_name via "
        "stance certainty said as_of valid note source source_title source_published source_address rendition "
        "rendition_kind start end exact original_sha256 original_start original_end question question_state "
        "where where_name counted source_zone closed page source_grade grade"
    )
    assert tuple(promised.split()) == CLAIM_KEYS


@pytest.mark.sweep(4)
def test_every_claim_is_a_row_that_says_what_the_screens_say(path: Path) -> None:
    found = rows(path)
    with Library(path) as library:
        assert len(found) == len({row.id for row in found}) == library.overview().claims
        texts = {}
        claims, compare, source = cache(library.claims), cache(library.compare), cache(library.source)
        for row in found:
            ref = QuestionRef(row.entity, row.property, row.scope or "")
            seen = {claim.slug: claim for claim in claims(ref)}[row.id]
            comparison = compare(ref)
            assert comparison is not None
            assert row.question_state == comparison.question.state
            assert row.entity_kind == comparison.question.entity_kind
            assert QuestionRef(*row.question.split("/", 2)) == ref
            assert (row.entity_name, row.value or "", row.speaker, row.speaker_name) == (
                seen.entity_name,
                seen.says,
                seen.speaker,
                seen.speaker_name,
            )
            assert (row.stance, row.certainty, row.said or "", row.as_of or "", row.valid or "", row.note or "") == (
                seen.stance,
                seen.certainty,
                seen.said,
                seen.as_of,
                seen.valid,
                seen.note,
            )
            assert (row.source, row.source_title, row.source_published or "", row.source_address or "") == (
                seen.source.slug,
                seen.source.title,
                seen.source.published,
                seen.source.address,
            )
            answer = next(answer for answer in comparison.answers if row.id in {claim.slug for claim in answer.claims})
            assert row.value_norm == (answer.key or None)
            # the words are those that the reader lights up
            page = source(row.source)
            assert page is not None
            assert row.rendition in {citation.rendition for citation in seen.citations}
            if page.text is not None and page.rendition in {citation.rendition for citation in seen.citations}:
                assert row.rendition == page.rendition
                assert row.exact == page.text[row.start : row.end]
            kinds = {wording.label: wording.kind for wording in page.source.renditions}
            assert row.rendition_kind == kinds[row.rendition or ""]
            texts[row.exact] = row
        assert len(texts) > 1


def claim_of(row: ClaimRow) -> dict[str, Any]:
    """The record that a row tells, as whoever takes it in makes it."""
    cite: dict[str, Any] = {}
    if row.exact is not None:
        digest = hashlib.sha256(row.exact.encode()).hexdigest()
        cite[row.rendition or ""] = {"start": row.start, "end": row.end, "sha256": digest}
    told = {key: getattr(row, key) for key in ("source", "id", "entity", "property", "scope", "speaker", "stance")}
    told |= {key: getattr(row, key) for key in ("certainty", "said", "as_of", "valid", "note")}
    if row.value is not None:
        norm = (row.value_norm or "").split("@")[0].replace("near:", "near ")
        told["value"] = {"says": row.value, "is": norm}
    return {**told, "via": list(row.via), "cite": cite}


def test_a_claim_made_from_its_row_has_that_row_again(path: Path) -> None:
    before = rows(path)
    held = [row for row in before if row.exact is not None]
    with Library(path) as library:
        changes = []
        for row in held:
            record = library.record("claim", row.id)
            assert record is not None
            after = claim_of(row)
            after["cite"] = {**record["cite"], **after["cite"]}
            changes.append(Change("claim", row.id, record, after))
        assert len(changes) > 100
        library.edit(changes, who="Ana", what="from rows")
    assert rows(path) == before


def test_rows_are_filtered(shipped_store: Path) -> None:
    every = rows(shipped_store)
    one = every[0]
    assert rows(shipped_store, entities=[one.entity]) == [row for row in every if row.entity == one.entity]
    both = rows(shipped_store, sources=["samaa-2019"], properties=["killed", "nationality"], speakers=["nds"])
    assert both == [
        row
        for row in every
        if row.source == "samaa-2019" and row.property in ("killed", "nationality") and row.speaker == "nds"
    ]
    assert {row.question_state for row in rows(shipped_store, states=["denied"])} == {"denied"}
    for asked in ({"entities": ["nobody"]}, {"sources": ["nothing"]}, {"speakers": ["nobody"]}):
        with pytest.raises(BadInput, match="there is no"):
            rows(shipped_store, **asked)


def test_the_text_shown_and_the_report_itself_are_told_apart(small: CaseFolder, tmp_path: Path) -> None:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    row = rows(store)[0]
    published = small.original.encode()
    assert (row.rendition, row.rendition_kind, row.exact) == ("digest", "digest", "Idris Walid died")
    assert row.original_sha256 == hashlib.sha256(published).hexdigest()
    assert small.original[row.original_start : row.original_end] == '"He is dead,"'
    attach(store, [small.hold_original()])
    held = rows(store)[0]
    assert (held.rendition, held.rendition_kind, held.exact) == ("original", "original", '"He is dead,"')
    assert (held.start, held.end) == (row.original_start, row.original_end)


def test_a_near_copy_is_shown_where_the_words_stand_in_it(small: CaseFolder, tmp_path: Path) -> None:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    copy = tmp_path / "copy.txt"
    copy.write_text("Front page\n\n" + small.original.replace('"He is dead,"', "He has died,"), "utf-8")
    attach(store, [copy])
    by_id = {row.id: row for row in rows(store)}
    moved = by_id["c-3"]
    assert (moved.rendition, moved.exact) == ("original", "No fewer than a dozen people lost their lives")
    assert moved.start == (moved.original_start or 0) + 12 - 1
    # words that are not in the copy are shown in the digest
    assert (by_id["c-1"].rendition, by_id["c-1"].exact) == ("digest", "Idris Walid died")


def test_the_reports_hash_is_that_of_the_file_it_was_taken_from(small: CaseFolder, tmp_path: Path) -> None:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    with Library(store) as library:
        head = library.record("source", "herald")
        assert head is not None
        report = {"sha256": "ab" * 32, "name": "herald.pdf", "extractor": "made 1.0"}
        library.edit([Change("source", "herald", head, {**head, "report": report})], who="Ana", what="its file")
    assert {row.original_sha256 for row in rows(store, sources=["herald"])} == {"ab" * 32}


def test_the_page_is_the_one_that_the_reader_shows(small: CaseFolder, tmp_path: Path) -> None:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    assert {row.page for row in rows(store)} == {None}
    with Library(store) as library:
        head = library.record("source", "herald")
        assert head is not None
        starts = sorted({row.start or 0 for row in rows(store, sources=["herald"])})
        library.edit([Change("source", "herald", head, {**head, "pages": [0, starts[-1]]})], who="Ana", what="pages")
        found = rows(store, sources=["herald"])
        assert {row.page for row in found} == {1, 2}
        for row in found:
            asked = QuestionRef(row.entity, row.property, row.scope or "")
            shown = library.cited(asked)
            assert shown is not None
            (claim,) = [it for it in shown.claims if it.slug == row.id]
            assert next(it.page for it in claim.citations if it.rendition == row.rendition) == row.page
    assert {row.page for row in rows(store, sources=["courier"])} == {None}


def test_a_claim_whose_text_is_nowhere_has_its_place_and_no_words(small: CaseFolder, tmp_path: Path) -> None:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    change(store, "UPDATE rendition SET text = NULL", "UPDATE citation SET exact = NULL, status = 'unheld'")
    row = rows(store)[0]
    assert row.exact is None
    assert (row.rendition, row.start, row.end) == ("original", row.original_start, row.original_end)


def test_a_store_of_the_first_version_is_read_as_it_is(tmp_path: Path) -> None:
    old = Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-0.1.0.sqlite", tmp_path / "old.db"))
    before = old.read_bytes()
    assert all(row.original_sha256 for row in rows(old))
    assert old.read_bytes() == before


def test_the_page_lists_the_keys_in_their_order() -> None:
    page = (ROOT / "docs" / "claims.md").read_text("utf-8")
    table = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert tuple(table[: len(CLAIM_KEYS)]) == CLAIM_KEYS
    example = json.loads(page.split("```json\n", 1)[1].split("\n```", 1)[0])
    assert tuple(example) == CLAIM_KEYS
