"""Suggestions come from a process of its own, of low priority, which goes when nobody waits."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store.library import Library
from store.model.problems import BadInput
from store.model.stopping import Stop, Stopped
from store.suggest import asking
from store.suggest.child import NICE
from store.suggest.running import run
from tests.conftest import ROOT
from tests.store.suggest.made import make_store, open_read


def test_they_are_the_same_from_there_as_from_here(front: Path) -> None:
    from store.suggest.reading import suggest

    with Library(front) as library:
        far = library.suggestions("report")
    near = suggest(open_read(front), "report")
    assert (far.drafts, far.mentions, far.names) == (near.drafts, near.mentions, near.names)
    assert far.drafts


def test_what_is_not_there_is_told(front: Path) -> None:
    with Library(front) as library:
        with pytest.raises(BadInput, match="no source 'nothing'"):
            library.suggestions("nothing")
        with pytest.raises(BadInput, match="no source 'report' with that rendition"):
            library.suggestions("report", "nothing")


def test_a_text_that_is_not_held_is_told(shipped_store: Path) -> None:
    with Library(shipped_store) as library, pytest.raises(BadInput, match="is not held"):
        library.suggestions("voa-2017", "original")


def test_nothing_is_left_beside_a_store_that_is_only_asked(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    with Library(store, untouched=True) as library:
        assert library.suggestions("report").drafts
    assert not list(tmp_path.glob("front.db-*"))


def test_the_process_stands_back(front: Path) -> None:
    code = "import os; from store.suggest import child; child.answer = lambda asked: os.nice(0); child.main()"
    ended = run([sys.executable, "-c", code], b"{}", seconds=60, most=1000, cwd=str(ROOT))
    assert int(ended.said) >= min(NICE, 19)


def test_a_stop_ends_it(monkeypatch: pytest.MonkeyPatch, front: Path) -> None:
    monkeypatch.setattr(asking, "_START", "import time; time.sleep(600)  # {paths}")
    stop = Stop()
    ended: list[str] = []

    def ask() -> None:
        try:
            with stop:
                asking.ask(front, "report", None, untouched=True)
        except Stopped:
            ended.append("stopped")

    thread = threading.Thread(target=ask)
    thread.start()
    stop.stop()
    thread.join(30)
    assert not thread.is_alive()
    assert ended == ["stopped"]


def test_asking_loads_nothing_heavy(front: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from store.library import Library
before = set(sys.modules)
Library(Path({str(front)!r}), untouched=True).suggestions("report")
print(*sorted(set(sys.modules) - before))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(told.stdout.split())
    assert "store.suggest.asking" in loaded
    assert not [
        one for one in loaded if one.startswith(("rapidfuzz", "edtf", "sqlmodel", "store.values", "store.search"))
    ]
