"""Counts by the day they were told: for the chart, and as events of the timeline."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.labels.events import event_title
from store.library import Library
from store.model.claims import QuestionRef
from store.model.vocabulary import CERTAINTIES
from store.reads.figures.courses import Told, changes
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.store.claimed import Case, claim

TOLL = QuestionRef("marisol-sinking", "killed", "all")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("ferry") / "ferry.db"
    load_case(ROOT / "tests/cases/ferry", store)
    return store


def test_the_counts_of_a_question_come_in_the_order_they_were_told(ferry: Path) -> None:
    with Library(ferry) as library:
        tolls = library.tolls(TOLL)
    assert tolls is not None and tolls.moving
    days = [one.day for one in tolls.counts if one.day is not None]
    assert days == sorted(days)
    told = [(one.voice, one.label, one.told, one.stance, one.certainty) for one in tolls.counts]
    assert ("harbour police", "60", "2031-03-09", "denies", "certain") in told
    assert ("a rescue diver (not named)", "40", "2031-03-04", "asserts", "possible") in told
    # a copy repeats what was told when its original was published
    assert ("Evening Gazette", "12", "2031-03-03", "asserts", "certain") in told
    hospital = next(one for one in tolls.counts if one.label == "at least 16")
    assert (hospital.lo, hospital.hi) == (16, None)
    assert not [one for one in tolls.counts if one.stance in ("cannot_confirm", "declines_comment")]


def test_only_amounts_have_a_course(ferry: Path) -> None:
    with Library(ferry) as library:
        assert library.tolls(QuestionRef("marisol-sinking", "date")) is None
        assert library.tolls(QuestionRef("nobody", "killed", "all")) is None
        one = library.tolls(QuestionRef("marisol-sinking", "killed", "children"))
        assert one is not None and one.moving
        words = library.cited(TOLL)
        assert words is not None and words.tolls == library.tolls(TOLL)


def test_a_count_is_an_event_wherever_its_voice_tells_another(ferry: Path) -> None:
    with Library(ferry) as library:
        found = [event for event in library.timeline("marisol-sinking") if event.ref == TOLL]
    told = [(event.when, event_title(event), event.before, event.turn, event.voices, event.denied) for event in found]
    assert told[0][:4] == ("2031-03-03", "killed: 12", "", 0)
    assert set(told[0][4]) == {"Evening Gazette", "Lake News Agency", "Morning Post"}
    assert ("2031-03-05", "killed: 16", "17", -1, ("harbour police",), ()) in told
    assert ("2031-03-09", "killed: 16", "12", 1, ("Lake News Agency",), ()) in told
    assert ("2031-03-09", "killed: 60", "", 0, (), ("harbour police",)) in told
    # the agency repeats its 16 on the next day: that is no change
    assert not [one for one in told if one[0] == "2031-03-10"]
    assert all(event.count and event.rivals == 1 and not event.closed for event in found)


def test_who_denies_a_date_or_leaves_it_open_is_told_with_it(small: CaseFolder, tmp_path: Path) -> None:
    small.add(
        "claims/herald.yaml",
        """\
  - id: h-5
    entity: idris-walid
    property: date_of_death
    value: 3 May 2021
    stance: denies
    speaker: river-front
    cite:
      original: on 5 May 2021
  - id: h-6
    entity: idris-walid
    property: date_of_death
    value: 5 May 2021
    stance: cannot_confirm
    speaker: river-front
    cite:
      original: on 5 May 2021
  - id: h-7
    entity: idris-walid
    property: date_of_death
    value: 9 May 2021
    stance: denies
    speaker: river-front
    cite:
      original: on 5 May 2021
""",
    )
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    with Library(store) as library:
        found = [event for event in library.timeline() if event.ref.property == "date_of_death"]
    assert [(event.label, bool(event.voices), event.denied, event.doubted) for event in found] == [
        ("3 May 2021", True, ("River Front",), ()),
        ("5 May 2021", True, (), ("River Front",)),
        ("9 May 2021", False, ("River Front",), ()),
    ]


told = st.builds(
    Told,
    key=st.sampled_from(["1", "2", "3"]),
    lo=st.none(),
    hi=st.none(),
    label=st.just(""),
    days=st.integers(1, 9).map(lambda day: (day, day)),
    speaker=st.sampled_from("ab"),
    stance=st.sampled_from(["asserts", "denies"]),
    certainty=st.sampled_from(CERTAINTIES),
)


@given(st.lists(told, max_size=12))
def test_a_repeated_figure_is_no_change(counts: list[Told]) -> None:
    once = list(changes([(one, None) for one in counts]))
    twice = list(changes([(one, None) for one in counts for _ in range(2)]))
    assert [one for one, *_ in once] == [one for one, *_ in twice]
    for speaker in "ab":
        sure = [
            one.key
            for one, *_ in once
            if one.speaker == speaker and one.stance == "asserts" and one.certainty != "possible"
        ]
        assert all(one != other for one, other in pairwise(sure))


def test_the_counts_of_one_day_come_by_their_hours(case: Case) -> None:
    """By one clock where a zone is known; what names no hour comes first of its day."""
    told = (
        ("2019-10-09T21:00Z", "30"),
        ("2019-10-09T09:30+03:00", "12"),
        ("2019-10-09", "7"),
        ("2019-10-09T10:15Z", "17"),
    )
    case.claims = {f"c{nth}": claim("raid", "killed", value, said=said) for nth, (said, value) in enumerate(told)}
    case.load()
    with Library(case.store) as library:
        tolls = library.tolls(QuestionRef("raid", "killed", "all"))
        events = [event for event in library.timeline("raid") if event.ref.property == "killed"]
    assert tolls is not None
    assert [one.label for one in tolls.counts] == ["7", "12", "17", "30"]
    assert [(event.label, event.before, event.turn) for event in events] == [
        ("7", "", 0),
        ("12", "7", 1),
        ("17", "12", 1),
        ("30", "17", 1),
    ]


def test_how_a_count_was_made_and_its_soft_top_come_with_it(case: Case) -> None:
    case.claims = {
        "a": claim("raid", "killed", "about 40", counted="estimated"),
        "b": claim("raid", "killed", "hundreds", "clinic"),
    }
    case.load()
    with Library(case.store) as library:
        tolls = library.tolls(QuestionRef("raid", "killed", "all"))
    assert tolls is not None
    assert [(one.label, one.lo, one.hi, one.counted) for one in tolls.counts] == [
        ("about 40", 36, 44, "estimated"),
        ("hundreds", 100, None, ""),
    ]


def told_at(key: str, hour: int | None, counted: str = "") -> Told:
    minute = None if hour is None else hour * 60
    return Told(key, int(key), int(key), key, (1, 1), "a", "asserts", "certain", minute, counted)


@given(st.permutations([told_at("9", None), told_at("1", 3), told_at("7", 8), told_at("5", 20)]))
def test_the_order_of_claims_is_no_order_of_counts(counts: list[Told]) -> None:
    found = [(one.label, before, turn) for one, _, before, turn in changes([(one, None) for one in counts])]
    assert found == [("9", "", 0), ("1", "9", -1), ("7", "1", 1), ("5", "7", -1)]


def test_an_estimate_is_no_count_that_grew() -> None:
    counts = [told_at("40", 1), told_at("500", 2, "estimated"), told_at("60", 3), told_at("400", 4, "estimated")]
    found = [(one.label, before, turn) for one, _, before, turn in changes([(one, None) for one in counts])]
    assert found == [("40", "", 0), ("500", "", 0), ("60", "40", 1), ("400", "500", -1)]
