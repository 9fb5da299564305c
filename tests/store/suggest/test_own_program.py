"""A program of the person's own: given the report, believed no more than any input, ended with all it started."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from store.model.drafts import Suggestions
from store.suggest import own_program
from tests.conftest import ROOT
from tests.store.suggest.made import TEXT

Answered = Callable[..., Suggestions]
GOOD = {"start": 0, "end": 17, "entity": "dost", "property": "life_status", "value": "dead", "speaker": "noor"}


def program(folder: Path, code: str) -> str:
    """A program written in Python; the command that runs it."""
    path = folder / "mine.py"
    path.write_text(f"#!{sys.executable}\n{code}", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def answered(front: Path, tmp_path: Path) -> Answered:
    def ask(answer: Any, **options: bool) -> Suggestions:
        text = answer if isinstance(answer, str) else json.dumps(answer)
        command = program(tmp_path, f"import sys\nsys.stdin.read()\nsys.stdout.write({text!r})\n")
        with Library(front, **options) as library:
            return library.suggestions("report", command=command)

    return ask


def mine(found: Suggestions) -> list[Any]:
    return [one for one in found.drafts if one.by]


def test_its_drafts_carry_its_name_and_stand_among_the_others(answered: Answered) -> None:
    found = answered({"drafts": [GOOD | {"score": 2, "why": "a\x1b[31m word\u202e"}]})
    (one,) = mine(found)
    assert (one.by, one.entity_name, one.label, one.speaker_name) == (
        "mine.py",
        "Mullah Karim Dost",
        "dead",
        "Bashir Noor",
    )
    assert one.score == 1.0
    assert "\x1b" not in one.why
    assert "\u202e" not in one.why
    assert found.problems == ()
    assert len(found.drafts) > 5


@pytest.mark.sweep(12)
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"entity": "nobody"}, "no entity 'nobody'"),
        ({"speaker": "nobody"}, "no entity 'nobody' to be the speaker"),
        ({"property": "founded"}, "founded is asked of group, voice, place, not of a leader"),
        ({"property": "nothing"}, "no property 'nothing'"),
        ({"value": "purple"}, "'purple' is no value of life_status"),
        ({"start": 5, "end": 5}, "no passage of the text"),
        ({"start": 0, "end": len(TEXT) + 1}, "no passage of the text"),
        ({"start": -1}, "no passage of the text"),
        ({"start": True}, "no passage of the text"),
        ({"start": "0"}, "no passage of the text"),
        ({"stance": "shouts"}, "no stance"),
        ({"certainty": "very"}, "no certainty"),
        ({"said": "once upon a time"}, "is no date"),
        ({"via": ["nobody"]}, "via is no list of ids"),
        ({"via": [{}]}, "via is no list of ids"),
        ({"entity": ""}, "neither an entity nor a new_name"),
        ({"entity": 7}, "entity is no text"),
        ({"entity": "", "new_name": "Somebody", "new_kind": "fish"}, "'fish' is no kind"),
        ({"property": "killed_in", "value": "tarn"}, "'tarn' is no value of killed_in"),
        (
            {"entity": "post-attack", "property": "killed", "value": "7", "scope": "fish"},
            "'fish' is no scope of killed",
        ),
    ],
)
def test_what_does_not_hold_is_told_in_one_sentence(answered: Answered, wrong: dict[str, Any], said: str) -> None:
    found = answered({"drafts": [GOOD | wrong, GOOD]})
    (problem,) = found.problems
    assert said in problem
    assert problem.startswith("suggest_command: mine.py: draft 1: ")
    assert "\n" not in problem
    assert len(mine(found)) == 1


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("hello", "answered no JSON"),
        ("[" * 100_000, "answered no JSON"),
        ("[1, 2]", 'no {"drafts": [...]}'),
        ({"drafts": {}}, 'no {"drafts": [...]}'),
        ({"drafts": [3]}, "draft 1: is no table of keys"),
    ],
)
def test_an_answer_that_is_none_is_told(answered: Answered, answer: Any, said: str) -> None:
    found = answered(answer)
    assert said in found.problems[0]
    assert not mine(found)
    assert found.drafts


def test_it_is_not_run_where_nothing_may_be_written(answered: Answered) -> None:
    found = answered({"drafts": [GOOD]}, read_only=True)
    assert not mine(found)
    assert found.drafts


def test_it_is_not_run_in_a_session_of_one_command(answered: Answered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "whosays")
    assert not mine(answered({"drafts": [GOOD]}))


def test_one_that_is_not_there_and_one_that_fails_are_told(front: Path, tmp_path: Path) -> None:
    with Library(front) as library:
        assert "ended with code" in library.suggestions("report", command="/nowhere/at-all").problems[0]
        assert "ended with code 3" in library.suggestions("report", command=program(tmp_path, "exit(3)")).problems[0]
        assert "close its quotes" in library.suggestions("report", command="'half").problems[0]


def test_one_that_takes_too_long_is_ended_with_all_it_started(
    front: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_program, "SECONDS", 2.0)
    noted = tmp_path / "pid"
    code = f"""
import subprocess, sys, pathlib
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({str(noted)!r}).write_text(str(child.pid))
child.wait()
"""
    with Library(front) as library:
        found = library.suggestions("report", command=program(tmp_path, code))
    assert "took more than" in found.problems[0]
    assert found.drafts
    assert gone(int(noted.read_text()))


def gone(pid: int) -> bool:
    """Whether a process ends: it was told to, and whoever takes care of orphans sees to the rest."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except (OSError, FileNotFoundError):
            return True
    return False


def test_one_that_says_too_much_is_ended(front: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_program, "MOST_BYTES", 1024)
    code = "import sys\nwhile True: sys.stdout.write('x' * 4096)\n"
    with Library(front) as library:
        found = library.suggestions("report", command=program(tmp_path, code))
    assert "and was ended" in found.problems[0]


def test_one_that_does_not_read_what_it_is_given_is_heard_all_the_same(front: Path, tmp_path: Path) -> None:
    code = f"print({json.dumps({'drafts': [GOOD]})!r})"
    with Library(front) as library:
        assert len(mine(library.suggestions("report", command=program(tmp_path, code)))) == 1


def test_what_it_is_given(front: Path, tmp_path: Path) -> None:
    noted = tmp_path / "asked.json"
    code = (
        f"import sys, pathlib\npathlib.Path({str(noted)!r}).write_text(sys.stdin.read())\nprint('{{\"drafts\": []}}')"
    )
    with Library(front) as library:
        assert library.suggestions("report", command=program(tmp_path, code)).problems == ()
    asked = json.loads(noted.read_text())
    assert asked["version"] == 1
    assert asked["text"].startswith("Mullah Karim Dost")
    assert {"id": "noor", "kind": "leader", "name": "Bashir Noor", "names": ["Bashir Noor"]} in asked["entities"]
    (killed,) = [one for one in asked["properties"] if one["id"] == "killed"]
    assert killed["type"] == "quantity"
    assert "civilians" in killed["scopes"]
    assert "rank" in [one["id"] for one in asked["properties"]]


def test_the_example_of_the_page_works(front: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "suggestions.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    with Library(front) as library:
        found = library.suggestions("report", command=program(tmp_path, code.partition("\n")[2]))
    assert found.problems == ()
    assert [(one.entity, one.property) for one in mine(found)] == [("us", "statement")]
