"""What an installation brings: the case that ships and the page of the manual, not only the code."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytest.importorskip("setuptools", minversion="77")


@pytest.mark.slow
def test_a_wheel_has_the_case_that_ships_and_the_manual(tmp_path: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    if not listed:
        pytest.skip("needs a checkout")
    source = tmp_path / "source"
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith("tests/"):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    code = f"from setuptools import build_meta; print(build_meta.build_wheel({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=source, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        assert [name for name in names if name.endswith("share/man/man1/whosays.1")]
        assert {f"seeds/{path.relative_to(ROOT / 'seeds')}" for path in (ROOT / "seeds").rglob("*.yaml")} <= set(names)
        packed.extractall(tmp_path / "site")
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path / "site")}
    told = subprocess.run(
        [sys.executable, "-m", "tui", "compare", "Asim Umar", "nationality"],
        env=env, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Pakistan: 2 reports" in told.stdout
