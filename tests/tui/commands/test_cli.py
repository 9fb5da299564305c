"""The commands that need no screen: what they print, and with what they end."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import chain
from pathlib import Path

import pytest

from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.store.stores import change
from tests.tui.commands.conftest import Run
from tui.commands.main import MODULES, app
from tui.commands.printing import MOST_PROBLEMS


def test_check_says_what_a_good_case_holds(run: Run) -> None:
    told = run("check", ROOT / "seeds")
    assert told.code == 0
    assert "5 sources" in told.out
    assert "nothing wrong" in told.out


def test_check_lists_every_problem_with_its_line_and_ends_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "case.yaml").write_text("id: x\ntitel: wrong\n")
    (tmp_path / "claims" / "a.yaml").write_text("source: nowhere\nclaims: 3\n")
    told = run("check", tmp_path)
    assert told.code == 2
    assert "case.yaml:2: " in told.err
    assert "claims/a.yaml:2: " in told.err
    assert "nothing was loaded" in told.err


def test_of_a_great_many_problems_load_tells_the_first_and_check_all(run: Run, tmp_path: Path) -> None:
    small = CaseFolder(tmp_path / "small")
    wrong = "".join(f"- id: x-{number}\n  no: 1\n" for number in range(300))
    small.write("entities/wrong.yaml", wrong)
    loaded, checked = run("load", small.folder), run("check", small.folder)
    *told, more, count = loaded.err.splitlines()
    *listed, counted = checked.err.splitlines()
    assert loaded.code == checked.code == 2
    assert len(listed) >= 300
    assert (told, count) == (listed[:MOST_PROBLEMS], counted)
    assert more.startswith(f"and {len(listed) - MOST_PROBLEMS} more: 'whosays check CASE' lists")


def test_check_and_load_say_where_a_quote_went_since_the_last_load(run: Run, tmp_path: Path) -> None:
    small = CaseFolder(tmp_path / "small")
    assert run("load", small.folder).code == 0
    small.edit("sources/herald.txt", "The River Front denied", "Printed on 5 May 2021.\nThe River Front denied")
    for command in ("check", "load"):
        told = run(command, small.folder)
        assert told.code == 2
        assert "the one of the last load now stands at 165: add prefix: 'Province '" in told.err


def test_load_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    assert "5 sources added" in run("load", ROOT / "seeds", "--store", store).out
    assert "nothing changed" in run("load", ROOT / "seeds", "--store", store).out


def test_what_is_not_there_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    for words in (
        ("load", tmp_path / "no-case"),
        ("overview", "--store", tmp_path / "no.db"),
        ("attach", tmp_path / "no-text", "--store", tmp_path / "no.db"),
        ("backup", tmp_path / "b.db", "--store", tmp_path / "no.db"),
        ("doctor", "--store", tmp_path / "no.db"),
        ("reindex", "--store", tmp_path / "no.db"),
    ):
        told = run(*words)
        assert told.code in (1, 2), words
        assert told.err.startswith("whosays: ")
        assert told.err.count("\n") == 1


def test_without_any_store_the_case_that_ships_is_read(run: Run) -> None:
    told = run("overview")
    assert told.out.startswith("five reports, 2017-2023: 5 sources")


def test_questions_are_filtered_and_worst_first(ask: Run) -> None:
    lines = ask("questions").out.splitlines()
    order = ["contradicted", "denied", "unconfirmed", "may conflict", "finer"]
    states = [next(state for state in order if line.startswith(state)) for line in lines]
    assert "may conflict" in states
    assert states == sorted(states, key=order.index)
    assert {line.split()[0] for line in ask("questions", "--state", "agreed").out.splitlines()} == {"agreed"}
    assert "Taliban" in ask("questions", "--voice", "taliban").out
    assert ask("questions", "--state", "wrong").code == 2


def test_compare_shows_answers_voices_and_words(ask: Run) -> None:
    told = ask("compare", "asim-umar", "nationality").out
    assert "Pakistan: 2 reports, 1 origin\n" in told
    assert "India: 1 report, 1 origin\n" in told
    assert "[digest]" in told
    as_json = json.loads(ask("compare", "asim-umar", "nationality", "--json").out)
    assert [answer["label"] for answer in as_json["answers"]] == ["Pakistan", "India"]
    assert ask("compare", "asim-umar", "shoe_size").code == 2


def test_the_matrix_is_csv(ask: Run) -> None:
    rows = list(csv.reader(io.StringIO(ask("matrix", "asim-umar", "nationality").out)))
    assert rows[0][:2] == ["answer", "against"]
    assert {row[0] for row in rows[1:]} == {"Pakistan", "India"}


def test_entities_and_sources(ask: Run) -> None:
    assert "also Asim Omar" in ask("entity", "asim-umar").out
    assert ask("entity", "nobody").code == 2
    assert "samaa-2019: SAMAA Digital" in ask("sources").out
    assert "[[" in ask("source", "samaa-2019").out
    told = ask("source", "samaa-2019", "--rendition", "original")
    assert told.code == 2
    assert "whosays attach" in told.err
    assert ask("source", "nothing").code == 2


def test_a_judgement_is_recorded_superseded_and_taken_back(ask: Run) -> None:
    words = ("judge", "asim-umar", "nationality")
    assert "judged: Pakistan holds" in ask(*words, "--decision", "holds", "--answer", "Pakistan", "--as", "ana").out
    assert "judged: several can be true" in ask(*words, "--decision", "several", "--why", "two passports").out
    assert "judged" not in ask(*words, "--decision", "withdraw").out
    history = json.loads(ask("compare", "asim-umar", "nationality", "--json").out)["judgements"]
    assert [item["decision"] for item in history] == ["withdrawn", "several", "holds"]
    assert ask(*words, "--decision", "holds", "--answer", "Mars").code == 2
    assert ask(*words, "--decision", "withdraw").code == 2


def test_backup_doctor_and_reindex(ask: Run, run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert ask("backup", copy).code == 0
    assert ask("backup", copy).code == 2
    assert ask("backup", copy, "--force").code == 0
    told = run("doctor", "--store", copy).out
    assert "BAD" not in told
    assert "reading reports: in a child process" in told
    assert "questions worked out anew" in run("reindex", "--store", copy).out


def test_the_folder_of_a_case_stands_for_its_store(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert run("new", case).code == 0
    assert "BAD" not in run("doctor", "--store", case).out
    assert run("backup", tmp_path / "copy.db", "--store", case).code == 0
    assert run("reindex", "--store", case).code == 0


def test_attach_and_seal(ask: Run, run: Run, tmp_path: Path) -> None:
    text = tmp_path / "other.txt"
    text.write_text("Nothing any case cites.")
    assert "left alone" in ask("attach", text).out
    assert run("seal", ROOT / "seeds", tmp_path / "sealed").code == 0
    assert run("check", tmp_path / "sealed").code == 0


def test_originals_are_recognised(ask: Run, shared: Path) -> None:
    told = ask("attach", shared / "seeds").out
    assert told.count("the very text of") == 5
    assert "not found" not in told


def test_without_a_terminal_the_browser_names_the_other_commands(run: Run, own_store: Path) -> None:
    told = run("browse", own_store)
    assert told.code == 2
    assert "whosays" in told.err


def test_a_case_is_not_loaded_read_only(run: Run, tmp_path: Path) -> None:
    small = CaseFolder(tmp_path / "small")  # the one that ships may have been browsed, and so be loaded
    told = run("--read-only", "browse", small.folder)
    assert told.code == 2
    assert "cannot be loaded with --read-only" in told.err


def test_a_case_that_is_loaded_is_browsed_read_only(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    small = CaseFolder(tmp_path / "small")
    opened: list[tuple[object, object]] = []
    monkeypatch.setattr("tui.app.launch.launch", lambda path, **options: opened.append((path, options["read_only"])))
    store = small.folder / ".whosays" / "store.db"
    assert run("--read-only", "browse", small.folder, "--theme", "nord").code == 2
    assert not store.parent.exists()
    assert run("browse", small.folder, "--theme", "nord").code == 0
    assert run("--read-only", "browse", small.folder, "--theme", "nord").code == 0
    assert opened == [(store, False), (store, True)]


def test_each_call_builds_its_own_command_and_the_help_all_of_them(run: Run) -> None:
    def built() -> list[str]:
        named = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
        return [name.replace("_", "-") for name in named]

    for commands in MODULES.values():
        for name in commands:
            assert run(name, "--help").code == 0
            assert built() == [name]
    told = run("--help")
    assert built() == ["browse", "demo", *chain(*MODULES.values())]
    assert all(f"  {name} " in told.out for name in built())
    assert run("serach", "x").code == 2


def test_lines_word_the_days_and_json_has_them_as_edtf(ask: Run) -> None:
    assert "voa-2017: VOA, about 20 October 2017: " in ask("sources").out
    rows = {row["slug"]: row for row in json.loads(ask("sources", "--json").out)}
    assert rows["voa-2017"]["published"] == "2017-10-20~"
    question = ("compare", "umar-khalid-khorasani", "life_status")
    assert ": VOA, about 20 October 2017" in ask(*question).out
    claims = [claim for answer in json.loads(ask(*question, "--json").out)["answers"] for claim in answer["claims"]]
    assert {claim["source"]["published"] for claim in claims} >= {"2017-10-20~"}
    assert all(set(claim["origin_name"]) == {"slug", "name", "unnamed"} for claim in claims)


def test_what_nobody_says_any_more_is_marked_in_lines(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "ferry.db"
    assert run("load", ROOT / "tests/cases/ferry", "--store", store).code == 0
    told = run("questions", "--state", "all", "--store", store).out
    assert re.search(r"(no longer said|only denied|reportedly): ", told)
    closed = [
        (question["ref"], claim)
        for question in json.loads(run("questions", "--state", "all", "--json", "--store", store).out)
        if not question["ref"]["property"].startswith("check.")
        for answer in json.loads(run("compare", *question["ref"].values(), "--json", "--store", store).out)["answers"]
        for claim in answer["claims"]
        if claim["closed"] is not None
    ]
    assert closed
    for ref, claim in closed:
        lines = run("compare", *ref.values(), "--store", store).out.split("\n")
        how = claim["closed"]["how"]
        words = {"retracted": "(taken back by ", "denied": "(denied by "}.get(how, f"({claim['closed']['name']} said ")
        assert any(line.startswith(f"  - {claim['speaker_name']}") and words in line for line in lines)


def test_lines_carry_stance_hedge_and_end_by_sign_and_word(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "ferry.db"
    assert run("load", ROOT / "tests/cases/ferry", "--store", store).code == 0
    lines = run("compare", "marisol-sinking", "killed", "all", "--store", store).out.splitlines()
    assert any(line.startswith("  ! harbour police denies: ") for line in lines)
    assert any(line.startswith("  ? a nurse (not named) asserts, possibly: ") for line in lines)
    assert any(line.startswith("  ? Velm hospital declines to comment: ") for line in lines)
    assert any(line.startswith("? possibly: 40: ") for line in lines)
    assert any(line.startswith("- no longer said: 17: ") for line in lines)
    (question,) = (line for line in run("questions", "--store", store).out.splitlines() if ": killed: " in line)
    assert " ? possibly: 40 (1 report, 1 origin)" in question and ", denied by 1" in question
    claims = run("claims", "--entity", "marisol-sinking", "--property", "killed", "--store", store).out.splitlines()
    assert any("  ! harbour police denies: 60" in line for line in claims)
    assert any("  ? a nurse (not named) asserts, possibly: " in line for line in claims)
    assert any("  - harbour police asserts, counted anew: 17" in line for line in claims)


def test_compare_prints_the_course_of_a_count(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "ferry.db"
    assert run("load", ROOT / "tests/cases/ferry", "--store", store).code == 0
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("compare", "marisol-sinking", "killed", "all", "--store", store).out.splitlines()
    chart = lines[lines.index("By the day they were told:") + 1 :]
    assert all(len(line) <= 80 for line in chart)
    assert any("!D" in line for line in chart) and any("\\D" in line for line in chart)
    assert any(line.startswith("D harbour police") and "! denies: 60 (9 Mar), / 21" in line for line in chart)
    assert any(line.startswith("E a rescue diver") and "? possibly: 40 (4 Mar)" in line for line in chart)
    assert "told:" not in run("compare", "marisol-sinking", "date", "--store", store).out


def test_may_conflict_is_a_state_like_the_others(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "ferry.db"
    assert run("load", ROOT / "tests/cases/ferry", "--store", store).code == 0
    change(store, "UPDATE question SET state = 'may_conflict' WHERE property = 'birthplace'")
    for asked in ("may_conflict", "may conflict"):
        (line,) = run("questions", "--state", asked, "--store", store).out.splitlines()
        assert line.startswith("may conflict Ilmo Trask: birthplace: ")
    assert "     1 may conflict\n" in run("overview", "--store", store).out
    assert "  [may conflict]  " in run("claims", "--state", "may_conflict", "--store", store).out
    told = json.loads(run("questions", "--state", "may_conflict", "--json", "--store", store).out)
    assert [row["state"] for row in told] == ["may_conflict"]


def test_the_matrix_says_what_nobody_says_any_more_and_who_took_it_back(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "ferry.db"
    assert run("load", ROOT / "tests/cases/ferry", "--store", store).code == 0

    def matrix(*question: str) -> dict[str, list[str]]:
        lines = run("matrix", *question, "--store", store).out.splitlines()
        return {line.split(",")[0]: line.split(",")[2:] for line in lines}

    toll = matrix("marisol-sinking", "killed", "all")
    assert {"possibly: 40", "no longer said: 12", "no longer said: 17", "16", "21"} <= set(toll)
    assert matrix("marisol-sinking", "responsibility")["no longer said: Lake Lines"] == ["denies", "takes back"]
    # the ministry's "alive" of later days has no bearing on what it says of its own "dead"
    assert matrix("ilmo-trask", "life_status")["no longer said: dead"] == ["takes back"]
