"""Data of others is named with its licence: docs/data-sources.md has every table that tells where it is from."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from store.names.scripts.han import characters
from store.names.scripts.tables import jyutping, kanji_listed, pinyin
from tests.store.names.test_names import documented_table

ROOT = Path(__file__).parents[3]
_FROM = re.compile(r"\bFrom the \w+ (?:database|dictionary|list)|\bThe facts are those of|\blicen[cs]e", re.IGNORECASE)
HEADS = {
    path.relative_to(ROOT).as_posix(): ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    for path in sorted((ROOT / "store").rglob("*.py"))
}
OTHERS = {path: head for path, head in HEADS.items() if _FROM.search(head) and "scripts/make_" in head}


def test_every_table_of_others_is_named() -> None:
    rows = {
        row[0].strip("`"): row
        for row in documented_table("table | what | source | licence", ROOT / "docs" / "data-sources.md")
    }
    assert rows.keys() == OTHERS.keys()
    for path, (_, _, _, licence) in rows.items():
        assert licence.split(" v")[0] in OTHERS[path], path


def test_nobody_else_is_drawn_on() -> None:
    """A head that speaks of a licence is of a table that a script makes and the page names."""
    assert {path for path, head in HEADS.items() if "icense" in head and "names" in path} == set(OTHERS)


@pytest.mark.parametrize("table", [jyutping.SAID, pinyin.SAID, kanji_listed.SAID], ids=["jyutping", "pinyin", "kanji"])
def test_readings_are_of_folded_characters(table: dict[str, str]) -> None:
    """Names are folded before they are read, so a reading of another form would never be found."""
    assert [char for chars in table.values() for char in chars if characters(char) != char] == []
