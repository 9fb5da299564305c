"""The work list by weight, one row a matter; the matrix cell by cell; what fits what, and who is contradicted."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.labels.answers import matrix_words
from store.labels.weight import by_share, fit_words, ranked, weight_words
from store.library import Library
from store.model.claims import QuestionRef
from store.model.views import Matrix, QuestionRow
from tests.store.claimed import Case, claim


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def library(case: Case, *claims: str) -> Library:
    case.claims = {f"c{number}": said for number, said in enumerate(claims)}
    case.load()
    return Library(case.store)


def questions(rows: tuple[QuestionRow, ...]) -> list[str]:
    return [f"{row.ref.entity} {row.ref.property}" for row in rows]


# ---------------------------------------------------------------- the order of the work list


def test_what_lies_far_apart_comes_before_what_is_near(case: Case) -> None:
    found = library(
        case,
        *(claim("fire", "number_of_strikes", value, who) for value, who in (("1574387", "a"), ("1574397", "b"))),
        *(claim("flood", "number_of_strikes", value, who) for value, who in (("1200", "a"), ("8720916001111", "b"))),
        *(claim("storm", "number_of_strikes", value, who) for value, who in (("1500", "a"), ("2100", "b"))),
        claim("raid", "date", "2019-09-22", "a"),
        claim("raid", "date", "2019-09-23", "b"),
        claim("operation", "date", "2015", "a"),
        claim("operation", "date", "2019-09-23", "b"),
        claim("man", "nationality", "usa", "a"),
        claim("man", "nationality", "cuba", "b"),
    )
    rows = found.worklist(states=["contradicted"])
    order = questions(rows)
    assert order[0] == "flood number_of_strikes"
    assert order.index("operation date") < order.index("man nationality") < order.index("storm number_of_strikes")
    assert set(order[-2:]) == {"fire number_of_strikes", "raid date"}
    assert [row.near for row in rows] == [False] * 4 + [True] * 2
    assert [weight_words(row) for row in rows] == [""] * 4 + ["near"] * 2


def test_halves_come_before_one_stray_against_many(case: Case) -> None:
    found = library(
        case,
        *(claim("man", "nationality", "usa", who) for who in "abcde"),
        claim("man", "nationality", "cuba", "f"),
        *(claim("other", "nationality", "usa", who) for who in "abc"),
        *(claim("other", "nationality", "cuba", who) for who in "def"),
        claim("man", "birthplace", "zed", "a"),
        claim("man", "birthplace", "cuba", "b"),
    )
    rows = found.worklist(states=["contradicted"])
    assert questions(rows) == ["other nationality", "man nationality", "man birthplace"]
    assert [weight_words(row) for row in rows] == ["three against three", "one against five", ""]
    assert [(row.fewer, row.more) for row in rows] == [(3, 3), (1, 5), (1, 1)]


def test_who_says_it_more_exactly_stands_on_the_same_side(case: Case) -> None:
    found = library(
        case,
        claim("man", "birthplace", "usa", "a"),
        claim("man", "birthplace", "usa", "b"),
        claim("man", "birthplace", "ohio", "c"),
        claim("man", "birthplace", "zed", "d"),
        claim("man", "birthplace", "cuba", "e"),
    )
    (row,) = found.worklist(states=["contradicted"])
    assert (row.fewer, row.more) == (1, 4)


def test_a_denial_has_sides_too(case: Case) -> None:
    found = library(
        case,
        *(claim("man", "life_status", "killed", who) for who in "abc"),
        claim("man", "life_status", "killed", "d", stance="denies"),
    )
    (row,) = found.worklist(states=["denied"])
    assert weight_words(row) == "one against three"


# ---------------------------------------------------------------- one row a matter


def test_an_echo_of_the_dates_is_told_with_them(case: Case) -> None:
    found = library(
        case,
        claim("man", "killed_in", "raid", "a"),
        claim("man", "date_of_death", "2019-07-09", "a"),
        claim("raid", "date", "2019-07-09", "a"),
        claim("man", "date_of_death", "2019-07-10", "b"),
        claim("raid", "date", "2019-07-10", "b"),
    )
    rows = found.worklist()
    assert set(questions(rows)) == {"man date_of_death", "raid date"}
    for row in rows:
        (echo,) = row.echoes
        assert echo.ref == QuestionRef("man", "check.death_and_raid")
        assert echo.reason == "Death dated 9 July 2019 comes before the raid, dated 10 July 2019."
    seen = found.overview()
    assert (seen.states["contradicted"], seen.left) == (2, 2)
    (man,) = (row for row in found.entities("leader", 0, 9) if row.slug == "man")
    assert (man.state, man.count, man.questions) == ("contradicted", 1, 2)
    page = found.entity("man")
    assert page is not None and "check.death_and_raid" not in {row.ref.property for row in page.questions}
    # who asks for it by name finds it
    assert questions(found.worklist(properties=["check.death_and_raid"])) == ["man check.death_and_raid"]
    assert found.compare(QuestionRef("man", "check.death_and_raid")) is not None


def test_an_echo_of_one_date_is_told_with_that(case: Case) -> None:
    found = library(
        case,
        claim("man", "killed_in", "raid", "a"),
        claim("man", "date_of_death", "2019-07-09", "a"),
        claim("raid", "date", "2019-07-09", "a"),
        claim("raid", "date", "2019-07-10", "b"),
    )
    (row,) = found.worklist()
    assert row.ref == QuestionRef("raid", "date") and len(row.echoes) == 1
    page = found.entity("man")
    assert page is not None and "check.death_and_raid" in {it.ref.property for it in page.questions}


def test_of_one_mans_death_the_gravest_is_told_and_the_rest_with_it(case: Case) -> None:
    found = library(
        case,
        claim("man", "life_status", "killed", "a", as_of="2015-03"),
        claim("man", "date_of_death", "2015-06", "b"),
        claim("man", "role", "commander", "c", as_of="2019"),
    )
    (row,) = found.worklist(states=["contradicted"])
    assert row.ref.property == "check.act_after_death"
    assert [echo.ref.property for echo in row.echoes] == ["check.died_twice"]


def test_where_no_other_answer_explains_it_a_check_is_a_row_of_its_own(case: Case) -> None:
    found = library(
        case,
        claim("man", "killed_in", "raid", "a"),
        claim("man", "date_of_death", "2019-07-09", "a"),
        claim("raid", "date", "2019-07-12", "a"),
        claim("raid", "date", "2019-07-10", "b"),
    )
    assert set(questions(found.worklist())) == {"man check.death_and_raid", "raid date"}


def test_one_man_reported_dead_twice_by_many_is_one_finding_with_two_sides(case: Case) -> None:
    found = library(
        case,
        *(claim("man", "life_status", "killed", who, as_of=f"2015-03-0{n}") for n, who in enumerate("abcd", 1)),
        *(claim("man", "date_of_death", f"2019-09-2{n}", who) for n, who in ((2, "e"), (2, "f"), (2, "police"))),
        claim("man", "killed_in", "raid", "e"),
        claim("raid", "date", "2019-09-22", "e"),
        claim("man", "met", "other", "clinic", as_of="2017"),
    )
    (row,) = found.worklist(states=["contradicted"])
    assert row.ref == QuestionRef("man", "check.died_twice")
    assert row.reason == "Killed by 1 March 2015 (Ada), but death dated 22 September 2019 (Eve)."
    assert [(answer.origins, len(answer.voices)) for answer in row.answers] == [(4, 4), (3, 3)]
    assert weight_words(row) == "three against four"
    assert {echo.label for echo in row.echoes} == {"death and raid on different days", "act after death"}
    comparison = found.compare(row.ref)
    assert comparison is not None and len(comparison.verdicts) == 1 and len(comparison.question.echoes) == 2


# ---------------------------------------------------------------- the matrix


def cells(matrix: Matrix | None) -> dict[str, dict[str, str]]:
    assert matrix is not None
    return {
        answer: dict(zip(matrix.voices, row, strict=True))
        for answer, row in zip(matrix_words(matrix), matrix.cells, strict=True)
    }


def test_a_cell_is_that_voices_word_against_that_answer(case: Case) -> None:
    found = library(
        case,
        claim("man", "life_status", "killed", "a"),
        claim("man", "life_status", "dead", "b"),
        claim("man", "life_status", "dead", "c", stance="denies"),
        claim("man", "life_status", "alive", "d"),
        claim("man", "life_status", "killed", "e", stance="denies"),
    )
    table = cells(found.matrix(QuestionRef("man", "life_status")))
    assert table["dead"] == {"Ada": "fits", "Ben": "says", "Cleo": "denies", "Dan": "against", "Eve": "in part"}
    assert table["killed"] == {"Ada": "says", "Ben": "allows", "Cleo": "denies", "Dan": "against", "Eve": "denies"}
    assert table["alive"] == {"Ada": "against", "Ben": "against", "Cleo": "", "Dan": "says", "Eve": ""}


def test_counts_at_other_times_are_not_against_each_other(case: Case) -> None:
    found = library(
        case,
        claim("raid", "killed", "12", "a", said="2019-10-01"),
        claim("raid", "killed", "17", "b", said="2019-10-03"),
        claim("raid", "killed", "11", "c", said="2019-10-03"),
    )
    table = cells(found.matrix(QuestionRef("raid", "killed", "all")))
    assert table["17"] == {"Ada": "allows", "Ben": "says", "Cleo": "against"}
    assert table["12"]["Ben"] == "allows" and table["12"]["Cleo"] == "against"


def test_guesses_and_what_nobody_holds_any_more_come_last(case: Case) -> None:
    found = library(
        case,
        claim("man", "birthplace", "cuba", "a", certainty="possible"),
        claim("man", "birthplace", "zed", "b"),
        claim("man", "birthplace", "tarn", "c", source="first", said="2019-10-01"),
        claim("man", "birthplace", "zed", "c", said="2019-10-08"),
    )
    table = cells(found.matrix(QuestionRef("man", "birthplace")))
    assert list(table) == ["Zed", "possibly: Cuba", "no longer said: Tarn"]
    assert table["possibly: Cuba"] == {"Ada": "possibly", "Ben": "against", "Cleo": "against"}
    assert table["Zed"]["Ada"] == "open", "a guess fits nothing and excludes nothing"


def test_a_guess_comes_after_what_somebody_holds_though_less_is_against_it(case: Case) -> None:
    found = library(
        case,
        claim("man", "birthplace", "usa", "a", certainty="possible"),
        claim("man", "birthplace", "cuba", "b"),
        claim("man", "birthplace", "zed", "c"),
        claim("man", "birthplace", "zed", "d"),
    )
    matrix = found.matrix(QuestionRef("man", "birthplace"))
    assert matrix is not None
    assert list(zip(matrix_words(matrix), matrix.against, strict=True)) == [
        ("Zed", 1),
        ("Cuba", 2),
        ("possibly: USA", 1),
    ]


def test_the_finest_of_equals_comes_first_and_counts_for_the_wider(case: Case) -> None:
    found = library(case, claim("man", "birthplace", "usa", "a"), claim("man", "birthplace", "zed", "b"))
    ref = QuestionRef("man", "birthplace")
    comparison, matrix = found.compare(ref), found.matrix(ref)
    assert comparison is not None and matrix is not None
    assert [answer.label for answer in comparison.answers] == ["Zed", "USA"]
    assert [answer.label for answer in comparison.question.answers] == ["Zed", "USA"]
    assert [(answer.fit, answer.of) for answer in comparison.answers] == [(1, 2), (2, 2)]
    assert [fit_words(answer) for answer in comparison.answers] == ["", "2 of 2 fit"]
    assert [fit_words(answer) for answer in comparison.question.answers] == ["", "2 of 2 fit"]
    assert (matrix.answers, matrix.fit, matrix.of) == (("Zed", "USA"), (1, 2), 2)


def test_five_of_six_fit(case: Case) -> None:
    found = library(
        case,
        *(claim("man", "birthplace", "usa", who) for who in "abc"),
        claim("man", "birthplace", "ohio", "d"),
        claim("man", "birthplace", "zed", "e"),
        claim("man", "birthplace", "cuba", "f"),
    )
    matrix = found.matrix(QuestionRef("man", "birthplace"))
    assert matrix is not None and matrix.of == 6
    assert dict(zip(matrix.answers, matrix.fit, strict=True)) == {"USA": 5, "Zed": 1, "Ohio": 2, "Cuba": 1}
    assert dict(zip(matrix.answers, matrix.against, strict=True)) == {"USA": 1, "Zed": 1, "Ohio": 1, "Cuba": 5}


def test_each_voice_has_its_share(case: Case) -> None:
    found = library(
        case,
        *(claim("raid", "site", f"hall {n}", "a") for n in range(3)),
        *(claim("man", prop, "usa", "a") for prop in ("birthplace", "origin", "nationality")),
        claim("man", "birthplace", "cuba", "b"),
        claim("man", "nationality", "usa", "c"),
        claim("man", "nationality", "cuba", "d"),
        claim("raid", "outcome", "a retreat", "d"),
    )
    voices = {voice.slug: (voice.contradicted, voice.questions) for voice in found.voices()}
    assert voices == {"a": (2, 4), "b": (1, 1), "c": (1, 1), "d": (1, 2)}
    assert [voice.slug for voice in ranked(found.voices())] == ["b", "c", "a", "d"]
    matrix = found.matrix(QuestionRef("man", "nationality"))
    assert matrix is not None
    assert dict(zip(matrix.speakers, matrix.shares, strict=True)) == {"a": (2, 4), "c": (1, 1), "d": (1, 2)}
    assert by_share(matrix).speakers == ("c", "a", "d")
    assert cells(by_share(matrix)) == cells(matrix)


def test_a_check_has_a_name_where_a_voice_stands_against_another(case: Case) -> None:
    found = library(
        case,
        claim("man", "life_status", "dead", "a", said="2019-10-01"),
        claim("man", "date_of_death", "2019-10-07", "b"),
    )
    page = found.voice("a")
    assert page is not None
    assert [one.question for one in page.against] == ["Man: reported dead before the death"]


# ---------------------------------------------------------------- the lowest and the highest


@pytest.mark.sweep(2)
@pytest.mark.parametrize(
    ("values", "lowest", "highest"),
    [
        (("up to 20,000", "more than 5300", "3,166"), "3166", "20,000"),
        (("7", "at least 12"), "7", "at least 12"),
        (("up to 5", "9"), "up to 5", "9"),
        (("at least 40", "60"), "40", "60"),
        (("about 31", "50"), "about 31", "50"),
        # nobody named the top of "hundreds"
        (("hundreds", "1,200"), "hundreds", "1200"),
        (("thousands", "300"), "300", "thousands"),
    ],
)
def test_open_ends_are_no_extremes(case: Case, values: tuple[str, ...], lowest: str, highest: str) -> None:
    found = library(case, *(claim("raid", "killed", value, who) for value, who in zip(values, "abc", strict=False)))
    comparison = found.compare(QuestionRef("raid", "killed", "all"))
    assert comparison is not None and (comparison.lowest, comparison.highest) == (lowest, highest)


@pytest.mark.parametrize(
    ("prop", "values", "lowest", "highest"),
    [
        ("damage", ("up to $20m", "more than $5300", "$3,166"), "$3,166", "$20m"),
        ("damage", ("at least $40,000", "$60,000"), "$40,000", "$60,000"),
        ("damage", ("millions of dollars", "$12m"), "millions of dollars", "$12m"),
        ("turnout", ("at most 40%", "45%", "at least 51%"), "at most 40%", "at least 51%"),
        ("turnout", ("up to 60%", "45%", "50% or more"), "45%", "60%"),
    ],
)
def test_open_ends_are_no_extremes_of_any_amount(
    case: Case, prop: str, values: tuple[str, ...], lowest: str, highest: str
) -> None:
    found = library(case, *(claim("raid", prop, value, who) for value, who in zip(values, "abc", strict=False)))
    comparison = found.compare(QuestionRef("raid", prop))
    assert comparison is not None and (comparison.lowest, comparison.highest) == (lowest, highest)
