"""The power goes while somebody loads, edits, judges, adds or saves: what was told to be kept is there."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.store.power.cutting import WRITERS

#: How many cuts; more of them with WHOSAYS_CUTS=900.
CUTS = int(os.environ.get("WHOSAYS_CUTS", "90"))
COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.files,
    pytest.mark.skipif(sys.platform != "linux" or COMPILER is None, reason="a compiler on Linux makes the disk"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The disk that forgets, to be preloaded."""
    made = tmp_path_factory.mktemp("cut") / "cut.so"
    source = Path(__file__).with_name("cut.c")
    done = subprocess.run(
        [str(COMPILER), "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"cannot be compiled here: {done.stderr[:200]}")
    return made


def test_what_was_said_to_be_kept_is_there_after_a_power_cut(library: Path, tmp_path: Path) -> None:
    seed = 1 if os.environ.get("CI") else random.randrange(10**6)  # as with examples: tests/conftest.py
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.power.cutting", str(tmp_path), str(CUTS), str(seed)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library)},
        check=False,
        timeout=120 + CUTS * 5,
    )
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    told = json.loads(done.stdout)
    assert len(told) == CUTS
    wrong = [it for it in told if it[-1] not in ("nothing", "all")]
    assert not wrong, f"seed {seed}: {wrong}"
    assert {it[0] for it in told} == set(WRITERS)
    killed = [it for it in told if it[2]]
    kept = [it for it in told if it[3]]
    print(f"seed {seed}: {len(told)} cuts, {len(killed)} of them in the midst, {len(kept)} after something was kept")
    assert len(killed) >= CUTS // 2
    assert kept
