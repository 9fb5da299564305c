"""A passage that was found, as a row and beside the rows: its words have the room there is, the hit in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.model.out.passages import PassageRow
from tui.lines.found import passage_line, passage_words
from tui.lines.wrap import wrap
from tui.terminal.glyphs import ASCII


@pytest.mark.parametrize("width", [28, 34, 48, 72, 120])
@pytest.mark.parametrize("publisher", ["Harbour Herald", "The Daily Courier of the Northern Provinces", "Öst"])
def test_of_a_row_the_words_have_three_fifths_and_the_hit_stands_in_the_middle(width: int, publisher: str) -> None:
    words = " ".join(
        [*["Nobody would say who had been on deck"] * 3, "ferry", *["when the storm came up at night"] * 3]
    )
    at = words.index("ferry")
    told = ("a-source", publisher, "A title", "14 September 2023, 10:30 +02:00", "original", 0, len(words), words, 0)
    line = passage_line(PassageRow(*told, ((at, at + 5),), at), width, ASCII)
    begins = line.plain.index("2023  ") + 6
    assert width - begins >= width * 3 // 5 - 2 or begins <= 8 + 7
    assert begins - 7 <= max(width // 3 + 7, 15) and ("14 Sep 2023" in line.plain) == (width >= 40)
    hit = line.plain.index("ferry")
    room = width - begins
    assert begins + room // 2 - 10 <= hit and hit + 5 <= begins + room // 2 + 4


@pytest.mark.parametrize(("words", "hit"), [("フェリーの船長は逮捕された", "船長"), ("กัปตันเรือเฟอร์รี่ถูกจับกุม", "ถูก")])
def test_words_without_blanks_stand_on_both_sides_of_the_hit_too(words: str, hit: str) -> None:
    words *= 9
    at = words.index(hit, len(words) // 2)
    told = ("a", "Öst", "A title", "2023", "original", 0, len(words), words, 0, ((at, at + len(hit)),), at)
    line = passage_line(PassageRow(*told), 60, ASCII)
    start = next(span.start for span in line.spans if span.style == "$found-word")
    begins = line.plain.index("~") + 1
    assert 0 < cell_len(line.plain[begins:start]) < 26 and cell_len(line.plain[: start + len(hit)]) < 60
    assert cell_len(line.plain[begins]), "no mark without its letter"


def test_a_source_whose_publisher_nobody_knows_goes_by_its_title() -> None:
    told = ("kapitan-paroma", "unknown publisher", "The captain stands trial", "2023", "original", 0, 9, "a ferry", 0)
    row = PassageRow(*told, ((2, 7),), 2)
    assert passage_line(row, 90, ASCII).plain.startswith("The captain stands trial 2023  a ferry")
    assert passage_line(replace(row, title=""), 90, ASCII).plain.startswith("kapitan-paroma 2023")


def _long(number: int) -> str:
    return "".join(f"Line {nth} says what the ferry carried in {nth}.\n" for nth in range(number))


@given(st.integers(1, 40), st.integers(0, 39), st.integers(12, 80), st.integers(1, 30))
def test_the_words_of_a_passage_are_as_many_as_there_is_room_for(
    number: int, nth: int, width: int, height: int
) -> None:
    text = _long(number)
    at = text.index("ferry", text.index(f"Line {min(nth, number - 1)} "))
    begins = max(text.rfind("\n", 0, at) + 1, 0)
    told = ("a", "Öst", "A title", "2023", "original", begins, at + 8, text[begins : at + 8], begins)
    row = PassageRow(*told, ((at - begins, at - begins + 5),), at)
    words, lit = passage_words(row, text, [(at, at + 5)], (width, height), ASCII)
    assert len(wrap(words, width)) <= max(height, 2)
    whole = words.removeprefix("~").removesuffix("~")
    assert whole in text
    assert words.startswith("~") != text.startswith(whole[:20]) or number > 1
    assert words.endswith("~") != text.rstrip().endswith(whole)
    if height > 2:
        assert "ferry" in {words[slice(*hit)] for hit in lit}
    if len(wrap(text.rstrip(), width)) <= height:
        assert whole == text.rstrip()


def test_words_without_their_text_say_where_they_were_cut() -> None:
    told = ("a", "Öst", "A title", "2023", "original", 5, 60, "and the ferry", 5, ((8, 13),), 13)
    assert passage_words(PassageRow(*told), "", (), (0, 0), ASCII) == ("~and the ferry~", [(9, 14)])
    whole = PassageRow("a", "Öst", "A title", "2023", "original", 0, 13, "and the ferry", 0, ((8, 13),), 8)
    assert passage_words(whole, "", (), (0, 0), ASCII) == ("and the ferry", [(8, 13)])
