"""The pairs of names of our own making: each kind keeps what it hears, and what it does not is counted."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from store.names.alike import alikeness
from store.names.bodies.companies import KINDS, written_out
from store.names.bodies.legal import TABLE
from store.names.weighing import LIKELY
from store.names.words import assembled
from tests.store.names.test_names import documented_table

FILES = Path(__file__).parents[1] / "suggest"
KIND_FILES = ("generations", "initials", "titles", "legal", "numbers")


def listed(name: str) -> list[dict[str, str]]:
    with (FILES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wrong(rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [
        (row["left"], row["right"])
        for row in rows
        if (alikeness(row["left"], row["right"]) >= LIKELY) != (row["one"] == "1")
    ]


#: Two that sound alike and are neither father and son nor one: what the sound says, not the generation.
KNOWN = {("Omar Haddad Jr", "Osman Haddad Jr")}


@pytest.mark.parametrize("name", KIND_FILES)
def test_the_sure_ones_are_told_apart(name: str) -> None:
    rows = listed(name)
    assert len(rows) >= 100
    assert set(wrong([row for row in rows if not row["weak"]])) <= KNOWN


@pytest.mark.parametrize(("name", "sure", "unsure"), documented_table("pairs of | the sure | the unsure"))
def test_documented_counts(name: str, sure: str, unsure: str) -> None:
    rows = listed(name)
    for weak, told in ((False, sure), (True, unsure)):
        these = [row for row in rows if bool(row["weak"]) == weak]
        assert told == f"{len(these) - len(wrong(these))} of {len(these)}"


def test_legal_forms_are_written_as_names_are_read() -> None:
    """A form of the table is found among the words of a name, so these must be what the words of it become."""
    for line in TABLE.replace("\n    ", " ").strip().splitlines():
        name, written = line.split(" ", 1)[1].split(":", 1)
        for words in filter(None, (text.split() for text in written.split(","))):
            found = written_out(words, 0)
            assert found, words
            assert assembled(words), name
    assert KINDS["gmbh"] == "llc"
    assert KINDS["ag"] == "jsc"
