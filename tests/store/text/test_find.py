"""Words found in a text as they stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.find import every, find

TEXT = "The Mayor’s men said:\n“Seventeen\n people died.” A no-one said seventeen. قُتل القائد"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("mayor's MEN", "Mayor’s men"),
        ("seventeen people", "Seventeen\n people"),
        ('said: "sev', "said:\n“Sev"),
        ("no–one", "no-one"),
        ("قتل", "قُتل"),
        ("died.", "died."),
        (".*", None),
        ("mayor..sev", "Mayor’s men said:\n“Seventeen"),
        ("sev … peo", "Seventeen\n people"),
        ("people..mayor", None),
        ("..", None),
        ("  ", None),
    ],
)
def test_words_are_found_however_they_are_typed(words: str, there: str | None) -> None:
    found = find(TEXT, words)
    assert (TEXT[slice(*found)] if found else None) == there


def test_the_search_goes_around_in_both_directions() -> None:
    first, second = TEXT.index("Seventeen"), TEXT.index("seventeen")
    assert find(TEXT, "seventeen", first + 1) == (second, second + 9)
    assert find(TEXT, "seventeen", second + 1) == (first, first + 9)
    assert every(TEXT, "Seventeen") == ((first, first + 9), (second, second + 9))


@given(st.text(min_size=1, max_size=30), st.data())
def test_what_stands_in_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = find(text, words)
    assert (found is None) == (not words.strip())
    assert found is None or found[0] <= start + len(words)
