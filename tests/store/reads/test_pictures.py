"""The numbers of pictures: each is what the screens count by another way."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.model.views import Event
from store.model.vocabulary import STATES
from store.reads.pictures.months import months
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT

EVERY = list(STATES)


@pytest.fixture(scope="module")
def library(shipped_store: Path) -> Library:
    return Library(shipped_store, read_only=True, untouched=True)


def test_a_cell_of_the_coverage_is_what_the_source_says_in_the_question(library: Library) -> None:
    rows = library.worklist(states=EVERY)
    found = library.coverage([row.ref for row in rows], most_questions=len(rows), most_sources=100)
    assert [it.ref for it in found.questions] == [row.ref for row in rows]
    assert [it.slug for it in found.sources] == [it.slug for it in library.sources()]
    for column, row in enumerate(rows):
        compared = library.compare(row.ref)
        assert compared is not None
        told: dict[str, set[int]] = {}
        for nth, answer in enumerate(compared.answers):
            for claim in answer.claims:
                told.setdefault(claim.source.slug, set()).add(nth)
        for source, cells in zip(found.sources, found.cells, strict=True):
            assert {it.answer for it in cells[column]} == told.get(source.slug, set())
    for source, cells in zip(found.sources, found.cells, strict=True):
        assert source.questions == sum(map(bool, cells))


def test_what_has_no_room_is_counted(library: Library) -> None:
    rows = library.worklist()
    found = library.coverage(most_questions=3, most_sources=2)
    assert (len(found.questions), found.more_questions) == (3, len(rows) - 3)
    assert len(found.sources) == 2 and found.more_sources == 3
    assert all(len(cells) == 3 for cells in found.cells)


def test_signs_tell_denials_and_doubts(library: Library) -> None:
    found = library.coverage()
    (nth,) = [nth for nth, it in enumerate(found.questions) if (it.ref.entity, it.ref.property) == DENIED]
    signs = {it.sign for cells in found.cells for it in cells[nth]}
    assert "!" in signs


DENIED = ("haqqani-network", "sanctuary")


@pytest.mark.parametrize("case", ["seeds", "tests/cases/ferry", "tests/cases/earthquake", "tests/cases/election"])
def test_rivals_count_as_the_list_of_voices_does(case: str, tmp_path: Path) -> None:
    load_case(ROOT / case, tmp_path / "case.db")
    with Library(tmp_path / "case.db", read_only=True, untouched=True) as library:
        found = library.rivals(most=1000)
        listed = {row.slug: row.contradicted for row in library.voices() if row.contradicted}
    assert dict(zip(found.voices, found.contradicted, strict=True)) == listed
    assert found.more == 0 and list(found.contradicted) == sorted(found.contradicted, reverse=True)


TAKEN_BACK = """
  - id: h-5
    entity: idris-walid
    property: place_of_death
    value: west-province
    speaker: spokesman
    said: 2021-05-06
    cite:
      original: he died in West Province
  - id: h-6
    entity: idris-walid
    property: place_of_death
    value: west-province
    stance: retracts
    speaker: spokesman
    said: 2021-05-07
    cite:
      original: in West Province
"""


def test_who_took_a_word_back_stands_against_nobody_by_it(tmp_path: Path) -> None:
    small = CaseFolder(tmp_path / "case")
    small.add("claims/herald.yaml", TAKEN_BACK)
    load_case(small.folder, tmp_path / "case.db")
    with Library(tmp_path / "case.db", read_only=True, untouched=True) as library:
        found = library.rivals([QuestionRef("idris-walid", "place_of_death")])
    assert set(found.voices) == {"ministry", "herald-news"}


def test_rivals_are_those_of_each_voices_own_page(library: Library) -> None:
    found = library.rivals(most=1000)
    of = {slug: nth for nth, slug in enumerate(found.voices)}
    for slug, nth in of.items():
        page = library.voice(slug)
        assert page is not None
        mine = Counter(
            it.slug for it in {(it.slug, it.ref): it for it in page.against}.values() if "check." not in it.ref.property
        )
        for other, number in mine.items():
            if other != slug:
                assert found.against[nth][of[other]] >= number
    for row, against in enumerate(found.against):
        for column, number in enumerate(against):
            assert number == found.against[column][row] <= found.shared[row][column]
            assert row != column or number == 0


def test_rivals_of_some_questions_are_no_more_than_of_all(library: Library) -> None:
    every = library.rivals(most=1000)
    some = library.rivals([row.ref for row in library.worklist(states=["denied"])], most=1000)
    whole = dict(zip(every.voices, every.contradicted, strict=True))
    assert some.voices and all(
        number <= whole[slug] for slug, number in zip(some.voices, some.contradicted, strict=True)
    )
    assert library.rivals([]).voices == ()


def event(name: str, first: date | None, last: date | None, *, count: bool = False, rivals: int = 1) -> Event:
    ends = [day.toordinal() if day is not None else None for day in (first, last)]
    ref = QuestionRef(name, "date")
    return Event(*ends, "", "", name, name, ref, "date", "single", name, rivals, ("wire",), count=count)


def test_events_count_once_a_month_and_rival_dates_in_each_of_theirs() -> None:
    found = months(
        [
            event("fire", date(2020, 1, 3), date(2020, 1, 3), rivals=2),
            event("fire", date(2020, 3, 1), date(2020, 3, 31), rivals=2),
            event("flood", date(2020, 1, 9), date(2020, 1, 10)),
            event("flood", date(2020, 1, 9), date(2020, 1, 9)),
            event("toll", date(2020, 1, 9), date(2020, 1, 9), count=True),
            event("famine", date(2020, 1, 1), date(2020, 12, 31)),
            event("war", date(2020, 1, 1), None),
        ]
    )
    told = [(it.year, it.month, it.events, it.rival, it.figures) for it in found.months]
    assert told == [(2020, 1, 2, 1, 1), (2020, 3, 1, 1, 0)]
    assert found.wider == 2


def test_months_are_those_of_the_timeline(library: Library) -> None:
    events = library.timeline()
    found = library.months()
    known = {it.event for it in events if not it.count}
    assert sum(it.events for it in found.months) + found.wider >= len(known)
    own = library.months("asim-umar")
    assert sum(it.events for it in own.months) < sum(it.events for it in found.months)


@pytest.mark.parametrize("name", ["ferry-0.1.0", "ferry-version-3", "ferry-version-4"])
def test_stores_of_older_versions_are_drawn_as_they_are(name: str, tmp_path: Path) -> None:
    import shutil

    for stored in (ROOT / "tests" / "stores").glob(f"{name}.sqlite*"):
        shutil.copy(stored, tmp_path / stored.name)
    with Library(tmp_path / f"{name}.sqlite", read_only=True, untouched=True) as old:
        assert old.coverage().questions and old.rivals().voices and old.months().months
