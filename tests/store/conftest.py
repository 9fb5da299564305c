"""Small cases and stores of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import CaseFolder


@pytest.fixture
def small(tmp_path: Path) -> CaseFolder:
    """A small whole case that a test may edit."""
    return CaseFolder(tmp_path / "case")
