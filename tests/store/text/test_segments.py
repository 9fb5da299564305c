"""Letters, words, sentences and paragraphs: they tile a text, and are what a reader takes them for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.segments import Span, bare, is_word, letter, onward, paragraph, word
from store.text.sentences import sentence, sentence_beside, sentences

PIECES = [
    "The mayor said so.", "Gen. A. B. Rahm", "“We won,” he said.", " ", "\n", "\n\n", "  \n", "U.S.", "3.5", "e\u0301",
    "क्षत्रिय ।", "市長は「死んだ。」と言った。", "قال القائد؟ نعم۔", "👨\u200d👩\u200d👧",
    "🇩🇪🇫🇷🇮🇹", "각", "1. ", "- item", "…", "?!\" ",
    "\r\n", "\t", "\u200d", "\x00", "http://a.b/c?d=e.",
    "Jean-Pierre's", "a" * 70, "\u0e33", "\uff9e", "\u0600", "\u1100",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=80))
UNITS: tuple[Callable[[str, int], Span], ...] = (letter, word, sentence, paragraph)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_spans_of_a_kind_tile_the_text_from_wherever_they_are_asked(text: str) -> None:
    for unit in UNITS:
        spans = list(onward(text, 0, unit))
        assert "".join(text[start:end] for start, end in spans) == text
        for start, end in spans:
            assert start < end
            assert all(unit(text, at) == (start, end) for at in (start, end - 1, (start + end) // 2))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_letters_and_words_are_those_of_a_look_at_the_whole_text(text: str) -> None:
    assert list(onward(text, 0, letter)) == [match.span() for match in regex.finditer(r"\X", text)]
    breaks = [match.start() for match in regex.finditer(r"(?w)\b", text)]
    if text and breaks:
        assert list(onward(text, 0, word)) == list(pairwise(breaks))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_sentence_lies_in_one_paragraph_and_begins_and_ends_with_letters_whole(text: str) -> None:
    letters = {start for start, _ in onward(text, 0, letter)} | {len(text)}
    for start, end in sentences(text):
        first, last = paragraph(text, start)
        assert first <= start and end <= last
        assert {start, end} <= letters


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=4), st.integers(0, 90))
def test_a_sentence_beside_others_touches_none_and_is_the_nearest(
    text: str, spans: list[tuple[int, int]], at: int
) -> None:
    at = min(at, len(text))
    taken: list[Span] = []
    for start, size in sorted(spans):
        if not taken or start >= taken[-1][1]:
            taken.append((start, start + size))
    free = [
        words
        for words in (bare(text, span) for span in sentences(text))
        if is_word(text, words) and not any(start < words[1] and words[0] < end for start, end in taken)
    ]
    assert sentence_beside(text, taken, at) == next((words for words in free if words[0] >= at), None)
    found = sentence_beside(text, taken, at, back=True)
    assert found == next((words for words in reversed(free) if sentence(text, words[0])[0] < at), None)


def told(text: str) -> list[str]:
    return [text[slice(*bare(text, span))] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Orlan Tesk spoke.|He left.",
        "Dr. A. B. Mora and Col. Ruy denied it.|Nobody died.",
        "The U.S. Army came.",
        "They came to the U.S.|The army stayed.",
        "It began at 5 a.m. Monday.|It ended at 9 p.m.|The rest is known.",
        "See No. 5 and fig. 3.2 of it.|He said no.|Then he left.",
        '“Nobody died.”|“Go!” he said.|"We won."|(So it was.)|Yes.',
        "What?! they cried.|Why?|Because.",
        "It was 2019.|17 people died.[1]|Two of them (e.g. Ana) lived.",
        "The sale… was off.|Then…|Nobody came.",
        "Acme Inc. denied it.|He joined Acme Inc.|The firm closed.",
        "Read example.org/a.b?c=d. for more.|Done.",
        "« Vraiment ? »|M. Orlan est parti.|Il dit.",
        "قال الناطق إن القائد قُتل.|هل مات؟|نعم۔|انتهى",
        "वह मारा गया।|डॉ. सिंह आए।|क्या?|हाँ",
        "市長は死んだ。|「行け！」と言った。|本当？|はい",
    ],
)
def test_sentences_are_those_a_reader_finds(text: str) -> None:
    assert told(text.replace("|", " ")) == text.split("|")
    if "。" in text:
        assert told(text.replace("|", "")) == text.split("|")


def test_headlines_bylines_and_items_are_sentences_of_their_own() -> None:
    text = "Army says seventeen killed\nBy Our Reporter\n\nIt said so. Twice:\n- one man\n2. Two men. Both died.\n"
    assert told(text) == [
        "Army says seventeen killed", "By Our Reporter", "It said so.", "Twice:", "- one man", "2. Two men.",
        "Both died.",
    ]  # fmt: skip


HEADLINE = "Twelve found dead after a ferry sinks off the point, coast guard says"
LINES = """The ferry sank on Friday with sixty people on board, the coast guard
said, and twelve of them were found dead by the morning of Saturday.
The search was to go on until the evening, it said, as long as the
weather held. The harbour office had said that there were forty on
board. It took that back later in the day, and said that nobody knew.
"""


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_headline_as_long_as_the_lines_below_is_a_sentence_of_its_own(between: str) -> None:
    text = f"{HEADLINE}{between}{LINES}"
    assert told(text)[0] == HEADLINE
    assert told(text)[1:] == told(LINES)
    assert sentence_beside(text, [], 0) == (0, len(HEADLINE))
    assert sentence_beside(text, [(0, len(HEADLINE))], 0) == (len(HEADLINE) + len(between), text.index("\nThe search"))


@pytest.mark.parametrize(
    "first",
    [
        "The coast guard of the republic searched on Friday for the men in all of",
        "The coast guard of the republic searched on Friday for the men, who",
        "The coast guard of the republic searched on Friday for all the men,",
    ],
)
def test_a_line_that_goes_on_is_no_headline(first: str) -> None:
    text = f"{first}\n{LINES}"
    assert told(text)[0] == f"{first}\n{told(LINES)[0]}"


WRAPPED = """Army says seventeen people died
on the bridge of Odra

ODRA, 5 May - The army of the northern province said on Sunday that
seventeen people died on the bridge. It did not say who had ordered
the raid, or how many of the dead were soldiers of its own.
The mayor of the town denied all of it and spoke of forty dead, among
whom were
- nine women
- two guards of the bridge, who had been asleep when it was blown up
  by the raiders
"""


def test_lines_broken_to_a_width_are_joined_and_short_ones_are_not() -> None:
    """As in mail and PDF files."""
    found = told(WRAPPED)
    assert found[0] == "Army says seventeen people died"
    assert " ".join(found[2].split()) == (
        "ODRA, 5 May - The army of the northern province said on Sunday that seventeen people died on the bridge."
    )
    assert found[4].startswith("The mayor") and found[5:] == [
        "- nine women",
        "- two guards of the bridge, who had been asleep when it was blown up\n  by the raiders",
    ]


def test_words_are_whole_in_every_script() -> None:
    words = ["O'Brien's", "3.14", "people", "क्षत्रिय", "والقائد", "市", "長", "カタカナ"]
    text = " ".join(words)
    assert [text[slice(*span)] for span in onward(text, 0, word) if is_word(text, span)] == words


@pytest.mark.parametrize(
    "text", ["word " * 400_000, "漢字é" * 500_000, "It ended. He left. " * 100_000, "\n" * 2_000_000]
)
@pytest.mark.parametrize("unit", [letter, word], ids=["letter", "word"])
def test_megabytes_are_not_looked_through(text: str, unit: Callable[[str, int], Span]) -> None:
    """Counted in what is looked at, not in time: the text far away may be anything."""
    at = 1_000_001
    near = text[at - 3000 : at + 3000]
    start, end = unit(near, 3000)
    assert unit(text, at) == (start + at - 3000, end + at - 3000)
