"""The lines between the parts: who may import whom, and what start-up may cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = ("textual", "sqlmodel", "sqlalchemy", "pydantic", "yaml", "edtf", "rich.console", "anyascii")


def loaded_after(code: str, tmp_path: Path, **env: str) -> set[str]:
    """The modules loaded after running ``code`` in a fresh interpreter."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('MODULES', *sys.modules)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **env},
        check=True,
    )
    line = next(line for line in told.stdout.splitlines() if line.startswith("MODULES "))
    return set(line.split()[1:])


def command(*words: str) -> str:
    """Code that runs the command line and comes back."""
    return f"""
import contextlib, sys
sys.argv = ["whosays", *{words!r}]
from tui.commands.main import main
with contextlib.suppress(SystemExit):
    main()
"""


def test_import_contracts_hold() -> None:
    told = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )
    assert told.returncode == 0, told.stdout


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        ("overview",),
        ("questions",),
        ("sources",),
        ("compare", "asim-umar", "nationality"),
        ("matrix", "asim-umar", "nationality"),
        ("entity", "asim-umar"),
        ("source", "samaa-2019"),
        ("search", "omer"),
        ("claims",),
        ("claims", "--json"),
        ("properties",),
        ("properties", "--json"),
        ("log",),
    ],
)
def test_commands_that_read_stay_light(words: tuple[str, ...], tmp_path: Path, shipped_store: Path) -> None:
    loaded = loaded_after(command(*words), tmp_path, WHOSAYS_STORE=str(shipped_store))
    assert not loaded.intersection(HEAVY)


def test_the_browser_reads_without_the_writing_side(tmp_path: Path, shipped_store: Path) -> None:
    code = f"""
from pathlib import Path
import tui.app.browser
from store.library import Library
library = Library(Path({str(shipped_store)!r}))
library.overview(), library.search("omer"), library.entity("asim-umar"), library.worklist()
"""
    assert not loaded_after(code, tmp_path).intersection({"sqlmodel", "sqlalchemy", "pydantic", "yaml", "edtf"})


def test_what_goes_out_and_the_ways_to_places_are_loaded_when_they_are_asked_for(tmp_path: Path) -> None:
    loaded = loaded_after("import tui.app.browser, tui.app.launch", tmp_path)
    late = ("tui.handing", "tui.session.ways", "tui.app.out.wishes", "tui.lines.pictures")
    assert "tui.app.out.places" in loaded and not [one for one in loaded if one.startswith(late)]


@pytest.mark.parametrize("words", [("overview",), ("search", "omer"), ("undo",), ("doctor",), ("reindex",)])
def test_a_store_in_a_file_loads_nothing_of_servers(words: tuple[str, ...], tmp_path: Path, own_store: Path) -> None:
    loaded = loaded_after(command(*words), tmp_path, WHOSAYS_STORE=str(own_store))
    assert not [it for it in loaded if it.startswith(("psycopg", "store.db.postgres"))]


def test_the_browser_of_a_file_loads_nothing_of_servers(tmp_path: Path, shipped_store: Path) -> None:
    code = f"""
import sys
sys.argv = ["whosays", "browse", {str(shipped_store)!r}]
import tui.app.browser
from tui.app import launch
from tui.terminal import detect
detect.refusal = lambda: None
detect.prepare = lambda *_, **__: None
tui.app.browser.run = lambda library, *_: (library.overview(), library.search("omer"), library.version())
from tui.start import main
main()
"""
    loaded = loaded_after(code, tmp_path)
    assert "store.model.places" in loaded
    assert not [it for it in loaded if it.startswith(("psycopg", "store.db.postgres"))]
