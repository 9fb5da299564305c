"""Passages of a case's texts as screens and commands are given them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.care.reindex import reindex
from store.library import Library
from store.model.out.passages import PassageRow
from store.sync.load import load_case
from store.writes.attach import attach
from tests.cases import COURIER, HERALD, ORIGINAL, CaseFolder
from tests.conftest import ROOT
from tests.store.stores import derived, rebuilt


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


@pytest.fixture
def library(path: Path) -> Library:
    return Library(path)


def lit(row: PassageRow) -> list[str]:
    return [row.words[start:end] for start, end in row.lit]


def test_a_passage_says_where_it_stands(library: Library) -> None:
    found = library.passages("killed")
    (row, *others) = found.rows
    assert (row.source, row.publisher, row.title, row.day, row.rendition) == (
        "courier", "The Courier", "Commander said to be dead", "4 May 2021", "digest",
    )  # fmt: skip
    assert (row.start, row.end, row.by) == (0, len(COURIER), "words")
    assert row.words == COURIER.strip().replace("\n", " ")
    assert lit(row) == ["killed"]
    assert row.first is not None and COURIER[row.first :].startswith("killed")
    assert COURIER[row.begins :].startswith(row.words[:20])
    assert row.claims > 1 and row.claim and row.entity
    assert all(other.by == "claim" for other in others)
    assert (found.understood, found.more, found.left_out) == ("killed", False, ())


def test_a_word_that_no_claim_cites_is_found(library: Library) -> None:
    assert [(row.source, lit(row)) for row in library.passages("Monday").rows] == [("courier", ["Monday"])]
    assert [row.source for row in library.passages("learned").rows] == []
    assert [row.source for row in library.passages("died", partial=False).rows][:2] == ["courier", "herald"]


def test_names_in_any_spelling_stand_behind(library: Library) -> None:
    found = library.passages("waleed").rows
    assert [(row.source, row.by, lit(row)) for row in found if row.by != "claim"] == [
        ("herald", "words", ["Waleed"]),
        ("courier", "spelling", ["Walid", "Walid"]),
    ]


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    ("query", "sources"),
    [
        ("died source:herald", ["herald"]),
        ("died source:courier-news", ["courier"]),
        ('died source:"The Herald"', ["herald"]),
        ("died source:denies", ["herald"]),
        ("died source:HERALD", ["herald"]),
        ("died source:DENIES", ["herald"]),
        ("died voice:ministry", ["courier"]),
        ("died year:2021", ["courier", "herald"]),
        ("died year:2020-2021", ["courier", "herald"]),
        ("died year:2019", []),
        ("died -ministry", ["herald"]),
        ("died -source:herald", ["courier"]),
        ("died -year:2021", []),
        ("died -year:2019-2020", ["courier", "herald"]),
        ("died -voice:ministry", ["herald", "courier"]),  # of which the colonel says so himself
        ("died -source:nobody", ["courier", "herald"]),
        ("died -voice:nobody", ["courier", "herald"]),
        ("died source:nobody", []),
        ("died voice:nobody", []),
    ],
)
def test_filters(library: Library, query: str, sources: list[str]) -> None:
    found = library.passages(query, partial=False)
    assert list(dict.fromkeys(row.source for row in found.rows)) == sources
    if "nobody" in query:
        assert len(found.left_out) == 1 and "'nobody'" in found.left_out[0]
    told = library.passages("died", source="herald", year="2021", partial=False)
    assert {row.source for row in told.rows} == {"herald"}
    assert told.understood == "died, source herald, 2021"
    left = library.passages("died -source:herald -year:2019 -voice:ministry", partial=False)
    assert left.understood == "died, not source herald, not voice ministry, not 2019"


def test_a_voice_is_meant_by_any_word_of_its_names(library: Library) -> None:
    assert library.passages("died voice:hADDad").rows == library.passages('died voice:"Colonel Haddad"').rows != ()


def test_what_is_no_filter_is_said_to_be_none(library: Library) -> None:
    assert "title: is no filter" in library.passages("title:died").left_out[0]
    assert not library.passages("at 10:30 http://walid.example").left_out


def test_what_a_claim_says_is_found_and_words_of_a_text_that_is_not_held(library: Library, path: Path) -> None:
    (row,) = library.passages("haddad life status").rows
    assert (row.claim, row.by, row.entity_name, row.says) == (
        "c-1", "claim", "Idris Walid", "Idris Walid: alive or dead: dead (Colonel Haddad)",
    )  # fmt: skip
    assert library.passages("dozen").rows == ()


def test_a_text_that_is_attached_is_found_at_once(library: Library, path: Path, small: CaseFolder) -> None:
    attach(path, [small.hold_original()])
    (row,) = library.passages("stormed").rows
    assert (row.source, row.rendition, lit(row)) == ("courier", "original", ["stormed"])
    assert row.first == ORIGINAL.index("stormed")
    assert derived(path) == rebuilt(path)


def test_a_text_with_other_words_is_found_by_these(path: Path, small: CaseFolder) -> None:
    library = Library(path)
    small.edit("sources/courier.txt", "on Monday", "on Sunday")
    load_case(small.folder, path)
    assert library.passages("monday").rows == ()
    assert [row.source for row in library.passages("sunday").rows] == ["courier"]
    assert derived(path) == rebuilt(path)


def test_at_most_so_many_and_whether_there_are_more(library: Library) -> None:
    found = library.passages("died", limit=1)
    assert (len(found.rows), found.more) == (1, True)
    assert library.passages("died", limit=0).rows == ()


@pytest.mark.parametrize("name", ["ferry-0.1.0", "ferry-version-4"])
def test_an_older_store_is_read_as_it_lies_and_says_what_is_missing(name: str, tmp_path: Path) -> None:
    store = tmp_path / "old.db"
    for ending in ("", "-wal", "-shm"):
        if (there := ROOT / "tests" / "stores" / f"{name}.sqlite{ending}").exists():
            shutil.copy(there, f"{store}{ending}")
    with Library(store, read_only=True, untouched=True) as library:
        (before, note) = (found := library.passages("ferry", partial=False)).rows, found.left_out
    assert before and all(lit(row) for row in before if row.by == "words")
    assert len(note) == 1 and "'whosays reindex'" in note[0]
    reindex(store)
    with Library(store, read_only=True, untouched=True) as library:
        after = library.passages("ferry", partial=False)
    assert (after.rows, after.left_out) == (before, ())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("shared")
    store = folder / "small.db"
    load_case(CaseFolder(folder / "case").folder, store)
    return Library(store, read_only=True)


@given(
    st.text(st.one_of(st.sampled_from('ab "-*:%_\\()'), st.characters(categories=("L", "P", "Cc"))), max_size=30),
    st.sampled_from(["", "source:", "voice:", "year:", "-", '"']),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_an_answer(shared: Library, typed: str, ahead: str) -> None:
    for row in shared.passages(f"walid {ahead}{typed}").rows:
        held = {"courier": COURIER, "herald": HERALD}.get(row.source, "") if row.first is not None else ""
        assert not held or held[row.begins : row.begins + len(row.words)].split() == row.words.split()
