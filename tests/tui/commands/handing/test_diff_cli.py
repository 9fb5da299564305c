"""In what two stores or cases differ: nothing after a round trip, and every edit by the part that it changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.model.out.differences import Differences
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.tui.commands.conftest import Run


@pytest.fixture
def two(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    case, old, new = CaseFolder(tmp_path / "case"), tmp_path / "old.db", tmp_path / "new.db"
    assert run("load", case.folder, "--store", old).code == 0
    shutil.copy(old, new)
    return old, new


def differing(old: Path, new: Path) -> dict[str, tuple[str, ...]]:
    with Library(new, read_only=True, untouched=True) as library:
        found = library.differences(old)
    return dict(parts(found))


def parts(found: Differences) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind, records in found.parts:
        for what in ("added", "gone", "changed"):
            if getattr(records, what):
                yield f"{kind} {what}", getattr(records, what)


@pytest.mark.sweep(2)
@pytest.mark.parametrize("case", [ROOT / "seeds", ROOT / "tests" / "cases" / "ferry"], ids=["shipped", "ferry"])
def test_a_case_that_was_saved_and_loaded_again_differs_in_nothing(run: Run, tmp_path: Path, case: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    assert run("load", case, "--store", old).code == 0
    with Library(old) as library:
        source, claim = library.sources()[0], next(library.claim_rows())
        library.grade("source", source.slug, "B", "seen", who="Ana")
        library.grade("publisher", source.publisher_slug, "C", who="Ana")
        library.grade("claim", claim.id, "2", who="Ana")
        one, other = (row.slug for row in library.entities("leader", 0, 2))
        library.decide(one, other, "not_same", who="Ana")
        library.judge(QuestionRef(*claim.question.split("/")), "several", answer=None, why="both", who="Ana")
    assert run("save", old, tmp_path / "saved", "--as", "Ana").code == 0
    assert run("load", tmp_path / "saved", "--store", new).code == 0
    told = run("diff", old, new)
    assert (told.code, told.out) == (1, "nothing differs\n")
    assert run("diff", tmp_path / "saved", new).code == 1  # a case is loaded into a store of its own


def test_each_edit_is_told_by_the_part_that_it_changed(two: tuple[Path, Path]) -> None:
    old, new = two
    assert differing(old, new) == {}
    with Library(new) as library:
        library.grade("claim", "c-1", "2", who="Ana")
        assert differing(old, new) == {"grades added": ("claim+c-1",)}
        assert differing(new, old) == {"grades gone": ("claim+c-1",)}
        library.undo(who="Ana")
        library.decide("idris-walid", "post-raid", "unsure", who="Ana")
        assert differing(old, new) == {"decisions added": ("idris-walid+post-raid",)}
        library.undo(who="Ana")
        library.judge(QuestionRef("idris-walid", "life_status"), "several", answer=None, why="", who="Ana")
        ((kind, (_,)),) = differing(old, new).items()
        assert kind == "judgements added"
        library.undo(who="Ana")
        assert differing(old, new) == {}


def test_a_spelling_a_citation_and_a_claim_that_are_gone_are_named(run: Run, two: tuple[Path, Path]) -> None:
    old, new = two
    run("edit", "entity", "idris-walid", "names+=Zeta", "--store", new)
    assert differing(old, new) == {"entities changed": ("idris-walid",), "names added": ("idris-walid: Zeta",)}
    assert run("edit", "claim", "c-1", "--remove", "--store", new).code == 0
    found = differing(old, new)
    assert found["claims gone"] == ("c-1",)
    cited = found["citations gone"]
    assert cited and all(it.startswith("c-1 ") for it in cited)


def test_lines_rows_and_json_say_the_same_twice_and_the_same_bytes(run: Run, two: tuple[Path, Path]) -> None:
    old, new = two
    run("edit", "claim", "c-1", "--remove", "--store", new)
    told = run("diff", old, new)
    assert told.code == 0 and "claims: 1 gone\n  - c-1\n" in told.out and told.out == run("diff", old, new).out
    assert " -> " in told.out.splitlines()[0]
    rows = run("diff", old, new, "--format", "tsv").out.splitlines()
    assert rows[0] == "kind\twhat\tid\tbefore\tafter" and "claims\tgone\tc-1\t\t" in rows
    data = json.loads(run("diff", old, new, "--json").out)
    assert data["claims"] == {"added": [], "gone": ["c-1"], "changed": []} and data["grades"]["added"] == []


def test_a_store_of_0_1_0_is_compared_as_it_is(run: Run, tmp_path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        shutil.copy(ROOT / "tests" / "stores" / f"ferry-0.1.0.sqlite{ending}", tmp_path / f"old.sqlite{ending}")
    assert run("load", ROOT / "tests" / "cases" / "ferry", "--store", tmp_path / "new.db").code == 0
    found = differing(tmp_path / "old.sqlite", tmp_path / "new.db")
    assert not {"claims gone", "citations gone", "names gone", "sources gone"} & set(found)


def test_what_is_no_store_is_refused(run: Run, two: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "x").write_text("no store")
    told = run("diff", two[0], tmp_path / "x")
    assert told.code in (1, 2) and "is not a whosays store" in told.err and told.out == ""
