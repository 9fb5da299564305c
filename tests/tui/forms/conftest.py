"""What tests of forms share: a report that suggests nothing, so that no screen hangs on when a process is done."""

from __future__ import annotations

import pytest

from store.library import Library
from store.model.drafts import Suggestions


@pytest.fixture(autouse=True)
def nothing_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no report be read through for drafts; those have tests of their own (tests/tui/reading)."""
    monkeypatch.setattr(
        Library, "suggestions", lambda _, source, rendition=None, **_options: Suggestions(source, rendition or "")
    )
