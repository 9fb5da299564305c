"""Writers killed at random moments leave all of their write or nothing of it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.store.killing import OUTCOMES

#: How many kills; more of them with WHOSAYS_KILLS=400.
KILLS = int(os.environ.get("WHOSAYS_KILLS", "54"))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_all_or_nothing_is_left(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", str(tmp_path), str(KILLS), str(seed)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=60 + KILLS * 2,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told) == KILLS
    wrong = [kill for kill in told if kill[3] not in OUTCOMES]
    assert not wrong, f"seed {seed}: {wrong}"
    hit = [kill for kill in told if kill[2]]
    assert len(hit) >= KILLS // 3, f"seed {seed}: only {len(hit)} writers were still at it when they were killed"
    assert {kill[0] for kill in hit} == {"load", "first load", "judge", "attach", "edit", "undo"}, f"seed {seed}"
