"""Words are made in one place from what the views carry: days, what closed a claim, whose word it is."""

from __future__ import annotations

import re

import pytest

from store.db.lots import LOT, lots, marks
from store.labels.claims import STATUS_WORDS, closed_words, origin_words
from store.labels.dates import day, day_in, fitted
from store.labels.events import event_date, event_title
from store.labels.questions import judgement_words, question_label
from store.model.claims import Closed, Origin, QuestionRef
from store.model.views import Event
from store.model.vocabulary import STATES, UNSETTLED, Closing
from store.properties.vocabulary import BUILT_IN
from store.values.dates.date_labels import MONTHS
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2019-09-23", "23 September 2019"),
        ("2017-10~", "about October 2017"),
        ("../2017-10-18", "until 18 October 2017"),
        ("last week", "last week"),
    ],
)
def test_a_day_is_shown_as_people_write_it_and_what_is_none_as_it_stands(edtf: str, words: str) -> None:
    assert day(edtf) == words


@pytest.mark.parametrize(
    ("how", "said", "words"),
    [
        ("retracted", "2023-09-17", "taken back by Red Crescent on 17 September 2023"),
        ("retracted", "", "taken back by Red Crescent"),
        ("denied", "2023-09", "denied by Red Crescent in September 2023"),
        ("replaced", "2023-09-17", "Red Crescent said 11,300 on 17 September 2023"),
        ("moved", "2023-09-16/2023-09-17", "Red Crescent said 11,300, 16-17 September 2023"),
    ],
)
def test_what_closed_a_claim_is_no_assertion_where_it_was_none(how: Closing, said: str, words: str) -> None:
    assert closed_words(Closed(how, "rc", "Red Crescent", "c2", "11,300", said)) == words


def test_origins_judgements_and_questions_have_their_words() -> None:
    assert origin_words(Origin("voa", "VOA", True)) == "the unnamed voices of VOA"
    assert origin_words(Origin("nds", "NDS", False)) == "NDS"
    assert judgement_words("holds", "11,300") == "11,300 holds"
    assert judgement_words("withdrawn", "11,300") == judgement_words("", "") == ""
    assert question_label(BUILT_IN, "killed", "civilians") == "killed (civilians)"
    assert question_label(BUILT_IN, "killed", "all") == "killed"
    assert question_label(BUILT_IN, "role", "front", "River Front") == "role (River Front)"
    assert question_label(BUILT_IN, "check.part_over_whole", "killed") == "part greater than the whole (killed)"
    assert STATUS_WORDS["exact"] == ""


@pytest.mark.parametrize(
    ("ref", "scope_name", "label", "when", "words"),
    [
        (("r", "date", ""), None, "night of 3 May 2019", "", ("night of 3 May 2019", "date")),
        (("r", "killed", "civilians"), None, "17", "2019-05~", ("about May 2019", "killed (civilians): 17")),
        (("p", "role", "front"), "River Front", "head", "2019/..", ("from 2019", "role (River Front): head")),
        (("r", "killed", "all"), None, "17", "last week", ("last week", "killed: 17")),
    ],
)
def test_what_stands_on_the_timeline_has_its_words(
    ref: tuple[str, str, str], scope_name: str | None, label: str, when: str, words: tuple[str, str]
) -> None:
    asked = question_label(BUILT_IN, *ref[1:], scope_name)
    told = Event(1, 2, label, when, ref[0], "R", QuestionRef(*ref), asked, "single", "r|", 1, ())
    assert (event_date(told), event_title(told)) == words


def test_the_unsettled_states_are_the_worst_ones() -> None:
    assert UNSETTLED == STATES[:5] == ("contradicted", "denied", "unconfirmed", "may_conflict", "finer")


@pytest.mark.parametrize("number", [0, 1, LOT, LOT + 1, 3 * LOT])
def test_lots_hold_every_id_once_in_order_with_as_many_marks(number: int) -> None:
    found = list(lots(range(number)))
    assert [one for _, lot in found for one in lot] == list(range(number))
    assert all(told.count("?") == len(lot) <= LOT for told, lot in found)
    assert marks(0) == ""


@pytest.mark.parametrize(
    ("written", "module"),
    [
        ('january|"feb"', "store/values/dates/date_labels.py"),
        (r"['\"]\?['\"] \*", "store/db/lots.py"),
        ("['\"]near:", "store/values/basis/sets.py"),
        ("'contradicted', 'denied'|\"contradicted\", \"denied\"|'contradicted' THEN", "store/model/vocabulary.py"),
        ("similar words", "store/labels/claims.py"),
    ],
    ids=["months", "placeholders", "near", "states", "statuses"],
)
def test_each_of_these_is_written_once(written: str, module: str) -> None:
    found = {
        str(path.relative_to(ROOT))
        for folder in ("store", "tui")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(written, "\n".join(line.partition("#")[0] for line in path.read_text().split("\n")), re.IGNORECASE)
    }
    assert found == {module}
    assert len(MONTHS) == 12


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (30, ("7 November 2034, 14:00 +03:00", "22-23 September 2019")),
        (25, ("7 Nov 2034, 14:00 +03:00", "22-23 September 2019")),
        (18, ("7 Nov 2034, 14:00", "22-23 Sep 2019")),
        (12, ("7 Nov 2034, 14:00", "22-23 Sep 2019")),
    ],
)
def test_a_date_gives_up_the_ends_of_months_and_its_zone_for_room_and_never_the_year(
    room: int, told: tuple[str, str]
) -> None:
    dates = ("2034-11-07T14:00+03:00", "2019-09-22/2019-09-23")
    assert tuple(fitted(day(date), room) for date in dates) == told
    assert day_in(dates[0], room) == (told[0] if len(told[0]) <= room else "7 Nov 2034")
