"""Data of others is named with its licence: docs/data-sources.md has every table that tells where it is from."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scripts import make_han_tables
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


_READINGS = "U+4E2D\tkCantonese\tzung1 zung3\nU+4E2D\tkMandarin\tzhōng\nU+4E50\tkHanyuPinlu\tlè(283) yuè(54)\n"
_VARIANTS = "# Unicode version: 99.0\nU+6771\tkSimplifiedVariant\tU+4E1C\nU+4E7E\tkSimplifiedVariant\tU+4E7E U+5E72\n"
_MAPPINGS = "U+4E1C\tkGB0\t2211\nU+4E2D\tkGB0\t5448\nU+4E50\tkGB0\t3254\nU+4E7E\tkGB0\t3916\nU+5E72\tkGB0\t2441\n"


def test_tables_are_made_of_the_files(tmp_path: Path) -> None:
    """What Unihan says is folded and read: all readings, without tones; what is simplified only at times stays."""
    for name, text in zip(make_han_tables.FILES, (_READINGS, _VARIANTS, _MAPPINGS), strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    version, unihan = make_han_tables.read(tmp_path)
    assert version == "99.0"
    for field in ("kJinmeiyoKanji", "kZVariant", "kJIS0213", "kTraditionalVariant"):
        unihan.setdefault(field, {})
    fold = make_han_tables.folded(make_han_tables.variants(unihan))
    assert (fold["東"], "乾" in fold) == ("东", False)
    said = make_han_tables.cantonese(unihan, fold)
    assert said["zung"] == ["中"]
    assert "乐" in make_han_tables.mandarin(unihan)["yue"]


def test_a_folder_without_them_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no Unihan_Readings\.txt there"):
        make_han_tables.read(tmp_path)
