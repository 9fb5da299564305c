"""The cursor in a text: where it goes, and what it selects."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.text.segments import letter, onward
from tui.lines.cursor import TextCursor, Unit

TEXT = "Gen. Rahm said so. “Nobody died,” he said.\n\nThe mayor of 3.5 million denied it. He left.\n"


def at(words: str, offset: int = 0) -> int:
    return TEXT.index(words) + offset


def chosen(cursor: TextCursor) -> str:
    assert cursor.selection is not None
    return TEXT[slice(*cursor.selection)]


def test_a_cursor_goes_to_where_words_sentences_and_paragraphs_begin() -> None:
    cursor = TextCursor(TEXT)
    cursor.put(at("said"))
    steps: list[tuple[Unit, int, int]] = [
        ("word", 1, at("so.")),
        ("word", 1, at("Nobody")),
        ("word", -1, at("so.")),
        ("sentence", -1, 0),
        ("sentence", 1, at("“Nobody")),
        ("sentence", 1, at("The mayor")),
        ("paragraph", -1, 0),
        ("paragraph", 1, at("The mayor")),
        ("word", -1, at("said.\n")),
        ("letter", -1, at("said.\n") - 1),
        ("paragraph", 1, at("The mayor")),
        ("paragraph", 1, len(TEXT)),
        ("letter", 1, len(TEXT)),
        ("letter", -1, len(TEXT) - 1),
    ]
    for unit, step, there in steps:
        cursor.go(unit, step)
        assert cursor.at == there, (unit, step)
    assert cursor.selection is None


def test_what_is_selected_ends_with_words_and_takes_no_blank_along() -> None:
    cursor = TextCursor(TEXT)
    cursor.put(at("said"))
    cursor.go("word", 1, extend=True)
    assert chosen(cursor) == "said"
    cursor.go("word", 1)
    assert chosen(cursor) == "said so"
    cursor.go("sentence", 1)
    assert chosen(cursor) == "said so."
    cursor.go("sentence", 1)
    assert chosen(cursor) == "said so. “Nobody died,” he said."
    cursor.go("word", -1)
    assert chosen(cursor) == "said so. “Nobody died,” he "
    cursor.swap()
    cursor.go("sentence", -1)
    assert chosen(cursor) == "Gen. Rahm said so. “Nobody died,” he "
    cursor.go("word", 1)
    assert chosen(cursor) == "Rahm said so. “Nobody died,” he "
    cursor.drop()
    assert (cursor.at, cursor.selection) == (at("Rahm"), None)


def test_it_grows_from_word_to_sentence_to_paragraph() -> None:
    cursor = TextCursor(TEXT)
    cursor.put(at("body died"))
    seen = []
    for _ in range(4):
        cursor.grow()
        seen.append(chosen(cursor))
    assert seen == [
        "Nobody",
        "“Nobody died,” he said.",
        "Gen. Rahm said so. “Nobody died,” he said.",
        "Gen. Rahm said so. “Nobody died,” he said.",
    ]


def test_it_grows_from_whatever_was_selected() -> None:
    cursor = TextCursor(TEXT)
    cursor.select((at("died", 1), at("he said", 1)))
    cursor.grow()
    assert chosen(cursor) == "died,” he"
    cursor.select((at("said so"), at("died", 2)))
    cursor.grow()
    assert chosen(cursor) == "said so. “Nobody died"
    cursor.grow()
    assert chosen(cursor) == "Gen. Rahm said so. “Nobody died,” he said."


def test_between_words_it_takes_the_next_one() -> None:
    cursor = TextCursor(TEXT)
    cursor.put(at(" “Nobody"))
    cursor.grow()
    assert chosen(cursor) == "Nobody"
    cursor = TextCursor(TEXT)
    cursor.put(len(TEXT))
    cursor.grow()
    assert chosen(cursor) == "left"


UNITS: tuple[Unit, ...] = ("letter", "word", "sentence", "paragraph")


@settings(deadline=None)
@example(text="्क", keys=["grow"])  # a sign without its letter goes with the one behind
@given(
    st.text("ab .“\n\r漢é\u0301क्षि👨\u200d👩🇩🇪", max_size=40),
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from(UNITS), st.sampled_from((1, -1)), st.booleans()),
            st.sampled_from(("grow", "swap", "drop")),
            st.integers(0, 45),
        ),
        max_size=12,
    ),
)
def test_cursor_and_selection_always_stand_between_whole_letters(text: str, keys: list[object]) -> None:
    cursor = TextCursor(text)
    cursor.put(0)
    places = {start for start, _ in onward(text, 0, letter)} | {len(text)}
    for key in keys:
        if isinstance(key, tuple):
            cursor.go(key[0], key[1], extend=key[2])
        elif isinstance(key, int):
            cursor.put(key, extend=key % 2 == 0)
        else:
            getattr(cursor, str(key))()
        assert cursor.at in places
        assert cursor.selection is None or set(cursor.selection) <= places
