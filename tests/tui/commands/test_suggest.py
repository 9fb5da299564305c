"""whosays suggest: drafts as lines of JSON in a pipe, as plain lines where they are asked for."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from store.model.drafts import Draft
from tests.store.suggest.made import make_store
from tests.test_boundaries import HEAVY, command, loaded_after
from tests.tui.commands.conftest import Run


@pytest.fixture
def front(tmp_path: Path) -> Path:
    return make_store(tmp_path)


def test_a_pipe_gets_a_line_of_json_for_each_draft(run: Run, front: Path) -> None:
    told = run("suggest", "report", "--store", front)
    assert (told.code, told.err) == (0, "")
    drafts = [json.loads(line) for line in told.out.splitlines()]
    assert [list(one) for one in drafts] == [[field.name for field in fields(Draft)]] * len(drafts)
    assert ("dost", "life_status", "killed") in [(one["entity"], one["property"], one["says"]) for one in drafts]
    assert told.out == run("suggest", "report", "--store", front).out


def test_plain_lines_say_what_where_and_who(run: Run, front: Path) -> None:
    told = run("suggest", "report", "--lines", "--store", front)
    assert '  Mullah Karim Dost: alive or dead: killed (new voice "officials" asserts)\n' in told.out
    assert "  Mullah Karim Dost: alive or dead: dead (Bashir Noor denies)\n" in told.out
    assert "  new leader: Hamid Wali\n" in told.out
    assert told.out.splitlines()[-1].endswith("drafts in original; none is kept before you keep it")


def test_what_is_not_there_is_told(run: Run, front: Path) -> None:
    told = run("suggest", "nothing", "--store", front)
    assert told.code == 2 and "there is no source 'nothing'" in told.err


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings with a program of one's own."""
    script = tmp_path / "mine.py"
    answer = {"drafts": [{"start": 0, "end": 4, "entity": "noor"}, {"start": 9, "end": 3, "entity": "noor"}]}
    script.write_text(f"print({json.dumps(answer)!r})")
    path = tmp_path / "config" / "whosays" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f"suggest_command = '{sys.executable} \"{script}\"'\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return path


def programs(out: str) -> set[str]:
    return {json.loads(line)["by"] for line in out.splitlines()}


def test_a_program_of_ones_own_is_asked_but_never_where_nothing_may_be_written(
    run: Run, front: Path, settings: Path
) -> None:
    told = run("suggest", "report", "--store", front)
    assert len(programs(told.out)) == 2
    assert "draft 2: start and end are no passage" in told.err
    assert programs(run("suggest", "report", "--no-program", "--store", front).out) == {""}
    assert programs(run("--read-only", "suggest", "report", "--store", front).out) == {""}


def test_the_command_stays_light(front: Path, tmp_path: Path) -> None:
    loaded = loaded_after(command("suggest", "report"), tmp_path, WHOSAYS_STORE=str(front))
    assert not loaded.intersection({*HEAVY, "rapidfuzz", "store.search.find", "store.suggest.reading"})


def test_a_draft_that_is_dropped_is_not_offered_again_until_that_is_taken_back(run: Run, front: Path) -> None:
    first, *others = (json.loads(line)["id"] for line in run("suggest", "report", "--store", front).out.splitlines())
    told = run("drop", "report", first, "--as", "ana", "--store", front)
    assert told.code == 0 and "dropped a draft" in told.out
    assert [json.loads(line)["id"] for line in run("suggest", "report", "--store", front).out.splitlines()] == others
    again = run("drop", "report", first, "--as", "ana", "--store", front)
    assert again.code == 2 and f"report has no draft '{first}'" in again.err
    assert run("undo", "--as", "ana", "--store", front).code == 0
    assert first in run("suggest", "report", "--store", front).out
