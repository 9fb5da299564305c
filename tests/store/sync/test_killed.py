"""Whoever edits and saves is killed at any moment: all or nothing, and store and folder agree at the next start."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

#: How many kills; more of them with WHOSAYS_KILLS=400.
KILLS = int(os.environ.get("WHOSAYS_KILLS", "100"))
KINDS = {"edit", "move", "undo", "redo", "add", "save", "load"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def kill(folder: Path, kills: int, seed: int) -> list[list[Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.sync.killing", str(folder), str(kills), str(seed)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=120 + kills * 5,
    )
    assert done.returncode == 0, done.stderr
    told: list[list[Any]] = json.loads(done.stdout)
    assert len(told) == kills
    wrong = [it for it in told if it[-1] not in ("nothing", "all")]
    assert not wrong, f"seed {seed}: {wrong}"
    return told


@pytest.mark.slow
@pytest.mark.timeout(900)  # more than its kills may take
def test_all_or_nothing_is_left_and_store_and_folder_agree(tmp_path: Path) -> None:
    told = kill(tmp_path, KILLS, random.randrange(10**6))
    hit = [it for it in told if it[-2]]
    assert len(hit) >= KILLS // 4
    assert {it[0] for it in hit} == KINDS
    assert {it[-1] for it in hit} == {"nothing", "all"}
