"""The commands about two that may be one: alike, pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from store.model.problems import BadInput
from tests.store.suggest.named import named, told
from tui.commands import names as names_cli


def _run(*words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    names_cli.register(app)
    return CliRunner().invoke(app, list(words), catch_exceptions=True)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return named(
        tmp_path / "s.db",
        [("a", "leader", ["Asim Umar"]), ("b", "leader", ["Aasim Omer"]), ("c", "leader", ["Asim Umar"])],
    )


def test_alike_tells_the_score_and_its_parts() -> None:
    told_lines = _run("alike", "Asif Ali Zardari", "Asif Zardari").output.splitlines()
    assert told_lines == [
        "0.91  Asif Ali Zardari ~ Asif Zardari  (left out: Ali)",
        "      Asif     Asif     same      1.00   45% of it",
        "      Ali      -        missing   0.00   10% of it",
        "      Zardari  Zardari  same      1.00   45% of it",
    ]


def test_alike_as_json() -> None:
    found = json.loads(_run("alike", "TTP", "Tehrik-i-Taliban Pakistan", "--json").output)
    assert found["score"] == 0.8
    assert found["why"] == "the initials of the other"
    assert [part["difference"] for part in found["parts"]] == ["initial"]


@pytest.mark.parametrize(("left", "right", "which"), [("", "x", "first"), ("x", " \t", "second")])
def test_an_empty_name_is_refused(left: str, right: str, which: str) -> None:
    failed = _run("alike", left, right).exception
    assert isinstance(failed, BadInput)
    assert str(failed).startswith(f"the {which} name is empty: give two")


def test_the_queue_as_a_table(store: Path) -> None:
    told(store, decided={("a", "c"): "unsure"})
    lines = _run("pairs", "--store", str(store)).output.splitlines()
    assert [line.split()[2:] for line in lines if not line.startswith(" ")] == [
        ["b", "Aasim", "Omer", "|", "c", "Asim", "Umar"],
        ["a", "Asim", "Umar", "|", "b", "Aasim", "Omer"],
        ["a", "Asim", "Umar", "|", "c", "Asim", "Umar", "unsure"],
    ]
    assert "      name     Aasim Omer ~ Asim Umar: the same sound" in lines
    assert lines[-2].startswith("0.90  leader")


def test_the_queue_as_json(store: Path) -> None:
    found = json.loads(_run("pairs", "--store", str(store), "--json", "--limit", "1").output)
    assert [(pair["one"], pair["other"], pair["score"]) for pair in found] == [("a", "c", 0.9)]
    assert found[0]["reasons"] == [["name", "Asim Umar ~ Asim Umar: the same words"]]
    assert "no pairs" in _run("pairs", "--store", str(store), "--kind", "place").output
    assert isinstance(_run("pairs", "--store", str(store), "--kind", "king").exception, BadInput)
