"""The page on the architecture names every room there is, on the floors that the linter holds."""

from __future__ import annotations

import re
import tomllib

import grimp

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def rooms(house: str) -> set[str]:
    return {f"{house}/{path.name}/" for path in (ROOT / house).iterdir() if (path / "__init__.py").exists()}


def test_every_room_is_named_and_every_named_room_is_there() -> None:
    named = set(re.findall(r"`((?:store|tui)/\w+/)`", PAGE))
    assert named == rooms("store") | rooms("tui")


def test_every_named_file_is_there() -> None:
    named = set(re.findall(r"`((?:store|tui|scripts)/[\w/]+\.(?:py|md))`", PAGE))
    named |= {
        f"{house}/{path}"
        for path in re.findall(r"`((?:\w+/)?\w+\.py)`", PAGE)
        for house in ("store", "tui")
        if (ROOT / house / path.split("/")[0]).exists()
    }
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_ways_pass_rooms_that_are_there() -> None:
    ways = PAGE.split("## The way of a claim")[1].split("## Where to put")[0]
    steps = re.findall(r"`(\w+(?:/\w+)+)`", ways)
    assert len(steps) > 12
    for step in steps:
        assert (ROOT / "store" / f"{step}.py").exists() or (ROOT / "tui" / f"{step}.py").exists(), step


def test_the_floors_of_the_page_are_those_of_the_linter() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    for house in ("store", "tui"):
        (layers,) = [one["layers"] for one in contracts if one.get("containers") == [house]]
        held = [sorted(part.strip() for part in re.split("[|:]", layer)) for layer in layers if layer != "__main__"]
        table = PAGE.split(f"| `{house}/`, from the top", 1)[1].split("\n\n", 1)[0]
        told = [
            sorted(re.findall(rf"`(?:{house}/)?(\w+)(?:/|\.py)`", line.split("|")[1]))
            for line in table.splitlines()[2:]
        ]
        assert told == held


def test_no_two_folders_import_each_other() -> None:
    graph = grimp.build_graph("store", "tui", cache_dir=None)
    packages = {name for name in graph.modules if (ROOT / name.replace(".", "/") / "__init__.py").exists()}
    looks = {
        (_folder(one, packages), _folder(other, packages))
        for one in graph.modules
        for other in graph.find_modules_directly_imported_by(one)
    }
    assert [(one, other) for one, other in sorted(looks) if one < other and (other, one) in looks] == []


def _folder(module: str, packages: set[str]) -> str:
    return module if module in packages else module.rpartition(".")[0]


def test_no_room_has_more_than_sixteen_modules() -> None:
    for folder in {path.parent for house in ("store", "tui", "tests") for path in (ROOT / house).rglob("*.py")}:
        modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(modules) <= 16, folder
