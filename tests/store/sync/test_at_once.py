"""Several edit and save at once, to the same store and folder: nothing is lost, and both agree at the end."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.case.checks.check import check_case
from store.sync.load import load_case
from store.sync.save import save_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.store.stores import derived, query, rebuilt, sound
from tests.store.sync.at_once import CLAIMS, SHARED, STORE, work
from tests.store.sync.changing import base, records, same_as_loaded


@pytest.fixture
def case(small: CaseFolder) -> Path:
    small.path(".whosays").mkdir()
    load_case(small.folder, small.path(STORE))
    return small.folder


def nothing_is_lost(case: Path, edits: int, *workers: str) -> None:
    store = case / STORE
    there = records(store)
    for who in workers:
        assert there["claim", CLAIMS[who]]["note"] == f"{who} {edits - 1 - (edits - 1) % 2}"
        assert {f"{who} {number}" for number in range(1, edits, 2)} <= {str(it) for it in there[SHARED]["names"]}
    assert query(store, "SELECT count(*) FROM edit WHERE verb = 'change'") == [(len(workers) * edits,)]
    assert query(store, "SELECT count(*) FROM edit WHERE verb = 'sync'") == [(0,)]
    assert base(store) == []
    assert check_case(case).problems == []
    assert save_case(store, case, who="ana").files == ()
    same_as_loaded(store, case, case.with_name("fresh.db"))
    assert derived(store) == rebuilt(store)
    sound(store)


@pytest.mark.parametrize("edits", [6, *(pytest.param(many, marks=pytest.mark.slow) for many in (10, 50))])
def test_two_processes(case: Path, edits: int) -> None:
    told = [sys.executable, "-m", "tests.store.sync.at_once", str(case)]
    running = [subprocess.Popen([*told, who, str(edits)], cwd=ROOT, stderr=subprocess.PIPE) for who in ("ana", "ben")]
    for one in running:
        _, wrong = one.communicate(timeout=120 + edits * 6)
        assert (one.returncode, wrong) == (0, b"")
    nothing_is_lost(case, edits, "ana", "ben")


def test_two_threads_while_somebody_writes_in_the_files(case: Path) -> None:
    with ThreadPoolExecutor() as pool:
        at_work = [pool.submit(work, case, who, 8) for who in ("ana", "ben")]
        # a file that neither of them changes, as an editor writes it
        for number in range(20):
            head = case / "case.yaml"
            beside = head.with_name("case.yaml.new")
            beside.write_text(head.read_text().partition("about")[0] + f"about: by hand {number}\n")
            beside.replace(head)
        for one in at_work:
            one.result(timeout=120)
    store = case / STORE
    save_case(store, case, who="ana")
    there = records(store)
    assert there["case", ""]["about"] == "by hand 19"
    for who in ("ana", "ben"):
        assert there["claim", CLAIMS[who]]["note"] == f"{who} 6"
        assert {f"{who} {number}" for number in (1, 3, 5, 7)} <= {str(it) for it in there[SHARED]["names"]}
    assert base(store) == []
    same_as_loaded(store, case, case.with_name("fresh.db"))
