"""The page that `man whosays` shows: every command and option of the help, and clean roff."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import chain

import pytest

from scripts.make_man import plain
from tests.conftest import ROOT
from tests.tui.commands.conftest import Run
from tui.commands.main import HERE, MODULES

PAGE = ROOT / "docs" / "whosays.1"


def test_every_command_and_option_of_the_help_stands_in_it(run: Run) -> None:
    page = PAGE.read_text("utf-8")
    for name in [*HERE, *chain(*MODULES.values())]:
        part = page.split(f".SS {plain(name)}\n")[1].split("\n.S")[0]
        told = run(name, "--help").out
        options = set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", told, re.M))
        assert "--help" in options
        for option in options:
            assert plain(option) in part, (name, option)


@pytest.mark.parametrize(
    "words",
    [("groff", "-man", "-ww", "-z", "-K", "utf8"), ("mandoc", "-T", "lint", "-W", "warning")],
    ids=lambda words: words[0],
)
def test_it_is_roff_without_a_warning(words: tuple[str, ...]) -> None:
    if shutil.which(words[0]) is None:
        pytest.skip(f"needs {words[0]}")
    told = subprocess.run([*words, PAGE], capture_output=True, text=True, check=False)
    assert (told.stdout + told.stderr, told.returncode) == ("", 0)


def test_no_word_of_the_help_is_a_request() -> None:
    assert plain(".so /etc/passwd \\n 'x'") == "\\&.so /etc/passwd \\en \\(aqx\\(aq"
