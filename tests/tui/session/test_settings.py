from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.model.problems import BadInput
from tests.conftest import ROOT
from tui.session.settings import Settings, read_settings


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'theme = "nord"\nmouse = "off"\nglyphs = "ascii"\ndiff = false\nstart = "contested"\n'
        'panes = ["leader", "voice"]\nname = "ana"\n[keys]\n"browse.search" = "ctrl+f"\nbrowse.names = "N"\n',
    )
    assert read_settings(path) == Settings(
        "nord",
        "off",
        "ascii",
        False,
        "contested",
        ("leader", "voice"),
        "ana",
        {"browse.search": "ctrl+f", "browse.names": "N"},
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('theme = "x"\ncolour = "red"\n', 2, "unknown setting 'colour'"),
        ('\n\nmouse = "maybe"\n', 3, "mouse must be one of auto, on, off"),
        ("diff = 1\n", 1, "diff must be true or false"),
        ('panes = ["leader", "ship"]\n', 1, "panes must be a list of some of"),
        ("theme = 3\n", 1, "theme must be a text"),
        ('name = "a"\ntheme = \n', 2, "not TOML"),
        ('[keys]\n"browse.search" = 4\n', 2, "keys.browse.search must be keys"),
        ("keys = 3\n", 1, "keys must be a table"),
    ],
)
def test_a_mistake_names_file_line_and_key(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(BadInput) as caught:
        read_settings(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'theme = "\xff"\n')
    with pytest.raises(BadInput, match="UTF-8"):
        read_settings(path)


def test_the_script_says_that_the_pages_are_current() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_docs.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
