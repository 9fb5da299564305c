"""Completion in real shells, installed by the line of the README: commands, options, ids of the store."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal import Session, terminal_env

LINE = "whosays --install-completion"
#: What is typed before Tab, and what the line becomes.
TYPED = (
    ("whosays comp", "whosays compare"),
    ("asim-u", "whosays compare asim-umar"),
    ("nation", "whosays compare asim-umar nationality"),
    ("--form", "whosays compare asim-umar nationality --format"),
    ("ts", "whosays compare asim-umar nationality --format tsv"),
)
ALSO = (
    ("whosays read asim-u", "whosays read asim-umar"),
    ("whosays voices karachi", "whosays voices karachi-ct-official"),
    ("whosays source samaa", "whosays source samaa-2019"),
    ("whosays claims --speaker karachi", "whosays claims --speaker karachi-ct-official"),
    ("whosays questions --prop", "whosays questions --property"),
)


@pytest.fixture
def env(tmp_path: Path, shipped_store: Path) -> dict[str, str]:
    """A home of one's own, and whosays on the path."""
    tools = tmp_path / "tools"
    tools.mkdir()
    script = tools / "whosays"
    script.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m tui \"$@\"\n")
    script.chmod(0o755)
    (tmp_path / "home").mkdir()
    return terminal_env(
        HOME=str(tmp_path / "home"),
        PATH=f"{tools}:/usr/local/bin:/usr/bin:/bin",
        PYTHONPATH=str(ROOT),
        WHOSAYS_STORE=str(shipped_store),
        PS1="ready> ",
        LC_ALL="C.UTF-8",
    )


@pytest.mark.parametrize(
    "shell", ["bash", pytest.param("zsh", marks=pytest.mark.slow), pytest.param("fish", marks=pytest.mark.slow)]
)
def test_the_line_of_the_readme_makes_a_real_shell_complete(shell: str, env: dict[str, str]) -> None:
    if shutil.which(shell, path=env["PATH"]) is None:
        pytest.skip(f"needs {shell}")
    assert f"`{LINE}`" in (ROOT / "README.md").read_text("utf-8")
    told = subprocess.run([shell, "-c", f"{LINE}; true"], env=env, capture_output=True, text=True, check=True)
    assert "installed" in told.stdout, told
    home = Path(env["HOME"])
    if shell == "fish":
        (home / ".config/fish/config.fish").write_text(
            "function fish_prompt; echo -n 'ready> '; end\nset -U fish_greeting\nset -g fish_autosuggestion_enabled 0\n"
        )
    else:
        with (home / f".{shell}rc").open("a") as rc:
            rc.write("\nPS1='ready> '\n")
    with Session([shell, "-i"], env=env, columns=120, rows=30) as session:
        session.wait_for("ready>")
        for typed, wanted in TYPED:
            session.send(f"{typed}\t")
            session.wait_for(wanted)
        for typed, wanted in ALSO:
            session.send("\x15")
            session.wait_for(lambda screen: screen.text.rstrip().endswith("ready>"))
            session.send(f"{typed}\t")
            session.wait_for(wanted)
