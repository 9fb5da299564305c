"""What holds for the repository as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def tracked(*patterns: str) -> list[Path]:
    """The project's own files, with or without git."""
    asked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "--", *patterns],
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0 and asked.stdout:
        return [ROOT / name for name in asked.stdout.splitlines() if (ROOT / name).is_file()]
    hidden = (".venv", ".git", "__pycache__", ".egg-info", "_cache", ".hypothesis")
    found = [
        path
        for pattern in patterns or ("*",)
        for path in (ROOT.glob(pattern) if "/" in pattern else ROOT.rglob(pattern))
        if path.is_file()
    ]
    return [path for path in found if not any(part in str(path.relative_to(ROOT)) for part in hidden)]


def test_no_module_is_longer_than_400_lines() -> None:
    long = {path.name: lines for path in tracked("*.py") if (lines := path.read_text().count("\n")) > 400}
    assert not long


def test_no_sentence_of_a_report_is_in_the_repository(shared: Path) -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "scripts" / "overlap.py", ROOT, shared / "seeds"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


def test_no_lock_file_and_no_address_to_install_from() -> None:
    names = {path.name for path in tracked()}
    assert not names & {"uv.lock", "poetry.lock", "pylock.toml", "package-lock.json"}
    for path in tracked("constraints*.txt", "pyproject.toml"):
        assert "://" not in path.read_text()


@pytest.mark.parametrize("tool", [("ruff", "check", "-q"), ("ruff", "format", "--check", "-q")], ids=" ".join)
def test_ruff_is_content(tool: tuple[str, ...]) -> None:
    told = subprocess.run([sys.executable, "-m", *tool, "."], capture_output=True, text=True, cwd=ROOT, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.slow
def test_mypy_is_content(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert told.returncode == 0, told.stdout


def test_markup_is_never_read_from_text() -> None:
    """Texts of reports and names become Content; nothing turns markup on."""
    for path in tracked("tui/*.py", "tui/**/*.py"):
        text = path.read_text()
        assert not re.search(r"markup\s*=\s*True|from_markup\(|Text\.from_markup|Markdown\(", text), path.name
