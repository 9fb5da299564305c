"""Whoever adds reports, or takes them back, is killed at any moment: store, folder and kept files agree after it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: How many kills; more of them with WHOSAYS_KILLS=400.
KILLS = int(os.environ.get("WHOSAYS_KILLS", "100"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def kill(folder: Path, kills: int) -> list[list[object]]:
    seed = random.randrange(10**6)
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.adding.killing", str(folder), str(kills), str(seed)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=120 + kills * 5,
    )
    assert done.returncode == 0, done.stderr
    told: list[list[object]] = json.loads(done.stdout)
    wrong = [it for it in told if it[-1] not in ("nothing", "all")]
    assert len(told) == kills and not wrong, f"seed {seed}: {wrong}"
    return told


@pytest.mark.slow
@pytest.mark.timeout(900)  # more than its kills may take
def test_a_killed_add_leaves_all_or_nothing(tmp_path: Path) -> None:
    hit = [it for it in kill(tmp_path, KILLS) if it[-2]]
    assert len(hit) >= KILLS // 4 and {it[-1] for it in hit} == {"nothing", "all"}
