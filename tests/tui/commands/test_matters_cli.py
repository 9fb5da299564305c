"""The work list, the matrix and the voices on the command line: the same as on the screen."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.store.claimed import Case, claim
from tests.tui.commands.conftest import Run, Told


@pytest.fixture
def told(run: Run, tmp_path: Path) -> Run:
    case = Case(tmp_path)
    claims = (
        *(claim("man", "birthplace", "usa", who) for who in "abc"),
        claim("man", "birthplace", "ohio", "d"),
        claim("man", "birthplace", "zed", "e"),
        claim("man", "birthplace", "cuba", "f"),
        claim("man", "killed_in", "raid", "a"),
        *(claim("man", "date_of_death", day, who) for day, who in (("2019-07-09", "a"), ("2019-07-10", "b"))),
        *(claim("raid", "date", day, who) for day, who in (("2019-07-09", "a"), ("2019-07-10", "b"))),
        claim("raid", "killed", "17", "a", scope="children"),
        claim("fire", "killed", "17", "a", scope="children"),
        claim("fire", "killed", "20", "b"),
        claim("other", "life_status", "dead", "c", said="2019-10-01"),
        claim("other", "date_of_death", "2019-10-07", "b"),
    )
    case.claims = {f"c{number}": said for number, said in enumerate(claims)}
    case.load()

    def call(*words: str) -> Told:
        return run(*words, "--store", str(case.store))

    return call


def test_the_work_list_says_why_and_tells_echoes_with_their_questions(told: Run) -> None:
    lines = told("questions").out.splitlines()
    assert len([line for line in lines if line.startswith("contradicted")]) == 4
    (born,) = (line for line in lines if "born" in line or "birthplace" in line)
    assert "(one against five)" in born
    dates = [line for line in lines if "died on" in line or ": date:" in line]
    assert len(dates) == 2
    for line in dates:
        assert "(near)" in line
        assert "-- also death and raid on different days: Death dated 9 July 2019 comes before the raid" in line
    rows = json.loads(told("questions", "--json").out)
    assert {row["ref"]["property"] for row in rows} == {"birthplace", "date_of_death", "date", "check.died_twice"}
    born = next(row for row in rows if row["ref"]["property"] == "birthplace")
    assert (born["fewer"], born["more"], born["near"]) == (1, 5, False)
    assert [born["answers"][0][name] for name in ("label", "fit", "of")] == ["USA", 5, 6]


def test_without_a_scope_the_one_there_is_is_meant(told: Run) -> None:
    assert "children" in told("compare", "raid", "killed").out
    assert told("matrix", "raid", "killed").code == 0
    several = told("compare", "fire", "killed")
    assert several.code == 2 and "2 scopes: give one of " in several.err
    assert "children" in several.err and "all" in several.err
    assert "20: 1 report" in told("compare", "fire", "killed", "all").out
    assert told("compare", "fire", "wounded").code == 2
    assert told("judge", "raid", "killed", "--decision", "holds", "--answer", "17").code == 0


def test_compare_says_how_many_voices_fit(told: Run) -> None:
    out = told("compare", "man", "birthplace").out
    assert "USA: 1 report, 3 origins, 5 of 6 fit\n" in out
    assert "Ohio: 1 report, 1 origin, 2 of 6 fit\n" in out
    assert "Cuba: 1 report, 1 origin\n" in out


def test_the_matrix_has_its_counts_on_request(told: Run) -> None:
    plain = list(csv.reader(io.StringIO(told("matrix", "man", "birthplace").out)))
    assert plain[0] == ["answer", "against", "Ada", "Ben", "Cleo", "Eve", "Fay", "Dan"]
    assert plain[1] == ["USA", "1", "says", "says", "says", "fits", "against", "fits"]
    rows = list(csv.reader(io.StringIO(told("matrix", "man", "birthplace", "--counts", "--by-share").out)))
    assert rows[0] == ["answer", "against", "Eve", "Fay", "Dan", "Ben", "Ada", "Cleo", "fit"]
    assert rows[1][-1] == "5 of 6"
    assert rows[-1] == ["contradicted in", "", "1 of 1", "1 of 1", "1 of 1", "3 of 5", "3 of 6", "1 of 2", ""]
    found = json.loads(told("matrix", "man", "birthplace", "--json").out)
    assert found["fit"] == [5, 1, 2, 1] and found["of"] == 6
    assert dict(zip(found["speakers"], found["shares"], strict=True))["b"] == [3, 5]


def test_voices_are_listed_with_their_share(told: Run) -> None:
    lines = told("voices").out.splitlines()
    assert lines[0] == "a: Ada: 6 said, 0 denied, 0 left open; contradicted in 3 of 6 questions"
    by_share = told("voices", "--by-share").out.splitlines()
    assert [line.split(":")[0] for line in by_share] == ["d", "e", "f", "b", "a", "c"]
    assert {row["slug"]: row["questions"] for row in json.loads(told("voices", "--json").out)}["b"] == 5
    one = told("voices", "c")
    assert "Other: reported dead before the death: Ben: " in one.out
    assert json.loads(told("voices", "c", "--json").out)["against"][-1]["question"]
    assert told("voices", "nobody").code == 2
