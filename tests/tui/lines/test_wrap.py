"""Word wrapping: every code point has its line, no line is too wide, no letter loses its marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.lines.wrap import wrap

ALPHABET = "ab -\n\u2013é漢字ك\u064bक्षि\u0301\u200d\U0001f469\ufe0f"


def lines(text: str, width: int) -> list[str]:
    found = wrap(text, width)
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two", 4, ["one", "two"]),
        ("one   ", 3, ["one"]),
        ("counter-terrorism", 9, ["counter-", "terrorism"]),
        ("minus -5 degrees", 7, ["minus", "-5", "degrees"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("a\n", 5, ["a", ""]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("ab 漢字", 5, ["ab 漢", "字"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("", 5, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text(ALPHABET, max_size=120), st.integers(2, 20))
def test_lines_hold_all_words_in_order_and_are_never_too_wide(text: str, width: int) -> None:
    found = wrap(text, width)
    last = 0
    for start, end in zip(found.starts, found.ends, strict=True):
        assert set(text[last:start]) <= {" ", "\n"}
        assert start <= end
        assert cell_len(text[start:end]) <= width
        if start and text[start - 1] not in " \n":
            assert not unicodedata.combining(text[start])
        last = end
    assert set(text[last:]) <= {" ", "\n"}


@given(st.text(ALPHABET, min_size=1, max_size=120), st.integers(2, 20), st.data())
def test_a_code_point_is_found_in_its_line(text: str, width: int, data: st.DataObject) -> None:
    found = wrap(text, width)
    offset = data.draw(st.integers(0, len(text) - 1))
    line = found.line_of(offset)
    assert found.starts[line] <= offset
    assert line + 1 == len(found) or offset < found.starts[line + 1]
