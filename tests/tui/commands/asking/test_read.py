"""``whosays read``: a question in plain lines, one fact a line."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tui.commands.conftest import Run


@pytest.fixture
def ferry(run: Run, tmp_path: Path) -> Run:
    store = tmp_path / "ferry.db"
    assert run("load", ROOT / "tests/cases/ferry", "--store", store).code == 0
    return lambda *words: run(*words, "--store", store)


def test_a_question_is_read_out_one_fact_a_line(ask: Run) -> None:
    ask("judge", "asim-umar", "nationality", "--decision", "several", "--why", "two passports", "--as", "Ana")
    told = ask("read", "asim-umar", "nationality")
    lines = told.out.splitlines()
    assert told.code == 0
    assert lines[0] == "Asim Umar, leader."
    wanted = [
        "Question 1 of 1: nationality",
        "State: contradicted",
        "Reason: India and Pakistan are two answers where one is expected at a time.",
        "Judgement: several can be true",
        "Judged by: Ana",
        "Why: two passports",
        "Answer 1 of 2: Pakistan",
        "Claim 1 of 2, speaker: National Directorate of Security",
        "Stance: asserts",
        "Published: 8 October 2019",
        "Passage, digest: The National Directorate of Security (NDS) of Afghanistan called Umar a citizen of Pakistan",
        "Answer 2 of 2: India",
        "Claim 1 of 1, speaker: a counter-terrorism official in Karachi",
        "Ids: asim-umar nationality",
    ]
    places = [lines.index(line) for line in wanted]
    assert places == sorted(places)


def test_lines_need_no_columns_no_boxes_and_no_signs(ferry: Run) -> None:
    told = ferry("read", "marisol-sinking").out
    for line in told.splitlines():
        assert "  " not in line and not line.startswith((" ", "!", "?", "-", "+", "*", "~")), line
        assert not any(unicodedata.name(sign, "").startswith("BOX DRAWINGS") for sign in line)
        assert line == "" or (re.match(r"\w", line) and (":" in line or line.endswith("."))), line
    assert "Stance: denies" in told
    assert "Stance: asserts, possibly" in told
    assert "Stance: declines to comment" in told
    assert "No longer stands: " in told
    assert "possibly: 40" in told


def test_all_questions_of_an_entity_come_in_turn(ferry: Run) -> None:
    told = ferry("read", "marisol-sinking").out
    many = int(re.findall(r"^(\d+) questions\.$", told, re.M)[0])
    assert many > 3
    assert re.findall(r"^Question (\d+) of \d+: ", told, re.M) == [str(place) for place in range(1, many + 1)]
    killed = ferry("read", "marisol-sinking", "killed").out
    parts = re.findall(r"^Question \d+ of (\d+): (killed.*)$", killed, re.M)
    assert len(parts) == int(parts[0][0]) > 0
    assert len(re.findall(r"^Question ", ferry("read", "marisol-sinking", "killed", "all").out, re.M)) == 1


def test_where_nothing_is_said_and_where_nothing_is_meant(ask: Run) -> None:
    told = ask("read", "asim-umar", "wounded")
    assert (told.code, told.err) == (1, "whosays: nobody says anything about 'wounded' of Asim Umar\n")
    for words in (("nobody",), ("asim-umar", "shoe_size")):
        told = ask("read", *words)
        assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
