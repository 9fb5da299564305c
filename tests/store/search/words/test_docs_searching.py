"""The examples of docs/searching.md are true."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.store.search.words.texts import hits, store_of_texts

_DOC = ROOT / "docs" / "searching.md"


def table(heading: str) -> list[list[str]]:
    """The rows of the table with these cells as its heading."""
    rows = []
    for line in _DOC.read_text(encoding="utf-8").split(f"{heading}\n", 1)[1].split("\n")[1:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    assert rows
    return rows


TEXTS = {ord(letter): text for letter, text in table("| text | |")}


@pytest.mark.parametrize(("typed", "texts", "lit"), table("| typed | texts | lit |"))
def test_the_examples(typed: str, texts: str, lit: str) -> None:
    store = store_of_texts(TEXTS)
    found = hits(store, typed)
    assert " ".join(dict.fromkeys(chr(number) for number, _ in found)) == texts
    assert ", ".join(words for _, words in found) == lit
    store.close()
