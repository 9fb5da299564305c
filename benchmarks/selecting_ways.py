"""By which keys a passage of the reader's text is selected, to the letter: for `benchmarks.citing_keys`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.text.find import find
from store.text.segments import bare
from tui.forms.passage_words import one_line
from tui.lines.cursor import TextCursor, Unit

Span = tuple[int, int]
_SIGNS = {
    " ": "space", ".": "full_stop", ",": "comma", "-": "minus", "/": "slash", "'": "apostrophe",
    "(": "left_parenthesis", ")": "right_parenthesis", ":": "colon", ";": "semicolon", '"': "quotation_mark",
    "~": "tilde", "$": "dollar_sign", "?": "question_mark", "&": "ampersand", "+": "plus", "%": "percent_sign",
    ">": "greater_than_sign", "<": "less_than_sign", "=": "equals_sign", "[": "left_square_bracket",
    "]": "right_square_bracket",
}  # fmt: skip


def key_for(letter: str) -> str:
    """A letter as Textual names its key."""
    return _SIGNS.get(letter, letter)


def ways(text: str, place: int, span: Span) -> Iterator[list[str]]:
    """The ways to select a passage from where one reads: its first words, then on by word or sentence; or its first
    words and its last, with dots between them."""
    words = one_line(text[slice(*span)])
    for begin in range(2, min(len(words), 14) + 1):
        typed = words[:begin]
        found = find(text, typed, place)
        if found is None or found[0] != span[0]:
            continue
        yield from _onward(text, found, span, ["slash", *map(key_for, typed), "enter"])
        last = words.split(" ")
        for nth in range(len(last)):
            end = " ".join(last[len(last) - 1 - nth :])
            for size in range(2, min(len(end), 12) + 1):
                if find(text, f"{typed}..{end[:size]}", place) == span:
                    yield ["slash", *map(key_for, f"{typed}..{end[:size]}"), "enter"]
                    break
        return


def _onward(text: str, found: Span, span: Span, start: list[str]) -> Iterator[list[str]]:
    units: dict[Unit, str] = {"word": "w", "sentence": "right_parenthesis"}
    for unit, key in units.items():
        cursor = TextCursor(text)
        cursor.select(found)
        for times in range(12):
            if cursor.selection is not None and bare(text, cursor.selection) == span:
                yield [*start, *[key] * times]
            cursor.go(unit, 1)


def span_of(text: str, quote: Any) -> tuple[int, int]:
    """Where the first citation of a claim stands in the text."""
    told = quote[0] if isinstance(quote, list) else quote
    if isinstance(told, dict):
        at = text.index(told.get("prefix", "") + told["quote"]) + len(told.get("prefix", ""))
        return at, at + len(told["quote"])
    at = text.index(told)
    return at, at + len(told)
