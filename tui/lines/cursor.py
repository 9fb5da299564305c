"""A cursor in a text and the words selected with it: where it goes, whatever shows it.

The cursor stands before a code point, at the beginning of a letter. The selection reaches from the anchor, where it
was begun, to the cursor. While there is one all movements change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from store.text.segments import Span, bare, is_word, letter, onward, paragraph, word
from store.text.sentences import sentence

Unit = Literal["letter", "word", "sentence", "paragraph"]

_UNITS: dict[Unit, Callable[[str, int], Span]] = {
    "letter": letter,
    "word": word,
    "sentence": sentence,
    "paragraph": paragraph,
}
_GROWING: tuple[Unit, ...] = ("word", "sentence", "paragraph")


class TextCursor:
    """A cursor in `text`; `at` is None where none is shown."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.at: int | None = None
        self.anchor: int | None = None

    @property
    def selection(self) -> Span | None:
        """What is selected, or None."""
        if self.at is None or self.anchor is None or self.at == self.anchor:
            return None
        return min(self.at, self.anchor), max(self.at, self.anchor)

    @property
    def selecting(self) -> bool:
        """Whether a selection was begun, even where nothing is left of it."""
        return self.anchor is not None

    def put(self, at: int, *, extend: bool = False) -> None:
        """Put the cursor before the letter at a code point; with `extend` the selection reaches there."""
        size = len(self.text)
        at = min(max(at, 0), size)
        if extend and self.anchor is None:
            self.anchor = self.at
        self.at = letter(self.text, at)[0] if 0 < at < size else at

    def select(self, span: Span) -> None:
        """Select a span, as it is; the cursor stands at its end."""
        self.anchor, self.at = span

    def drop(self) -> None:
        """Let go of the selection; the cursor stays where it is, or at the beginning of what it stood behind."""
        if (chosen := self.selection) is not None:
            self.at = chosen[0]
        self.anchor = None

    def click(self, at: int) -> None:
        """Put the cursor there, and let go of what is selected."""
        self.anchor = None
        self.put(at)

    def hide(self) -> None:
        """Take the cursor away, and the selection with it."""
        self.at = self.anchor = None

    def restore(self, at: int | None, anchor: int | None) -> None:
        """Stand where one stood."""
        self.at, self.anchor = at, anchor

    def swap(self) -> None:
        """Put the cursor at the other end of the selection."""
        if self.selecting:
            self.at, self.anchor = self.anchor, self.at

    def go(self, unit: Unit, step: int, *, extend: bool = False) -> None:
        """Move by a unit, on or back.

        What is selected ends with a unit, so that no blank goes along; a cursor alone goes to where one begins.
        """
        if self.at is None:
            return
        if extend and self.anchor is None:
            self.anchor = self.at
        if unit == "letter":
            onto = self.at if step > 0 else self.at - 1
            if 0 <= onto < len(self.text):
                self.at = letter(self.text, onto)[step > 0]
        elif step > 0:
            behind = self.selecting and self.at >= (self.anchor or 0)
            places = (span[behind] for span in self._spans(unit, self.at))
            self.at = next((place for place in places if place > self.at), len(self.text))
        else:
            self.at = next((start for start, _ in self._spans_back(unit, self.at) if start < self.at), 0)

    def grow(self) -> None:
        """Select more: the word at the cursor, then the sentence, then the paragraph that holds what is selected."""
        if self.at is None or not self.text:
            return
        chosen = self.selection
        if chosen is None:
            at = self.at
            here = next(self._spans("word", at), None) or next(self._spans_back("word", at), None)
            self.select(self._whole(here if here is not None else (min(at, len(self.text) - 1),) * 2))
            return
        start, end = bare(self.text, chosen)
        for unit in _GROWING:
            find = _UNITS[unit]
            wider = bare(self.text, (find(self.text, start)[0], find(self.text, max(end - 1, start))[1]))
            if wider[0] <= start and end <= wider[1] and wider != (start, end):
                self.select(self._whole(wider))
                return

    def _whole(self, span: Span) -> Span:
        """A span with the whole of the letters that it begins and ends in: a sign may belong to what stands before."""
        start, end = span
        return letter(self.text, start)[0], letter(self.text, max(end - 1, start))[1]

    def _spans(self, unit: Unit, at: int) -> Iterator[Span]:
        """What of a kind holds words, from a code point on, without the blanks around it."""
        for span in onward(self.text, at, _UNITS[unit]):
            if is_word(self.text, span):
                yield bare(self.text, span)

    def _spans_back(self, unit: Unit, at: int) -> Iterator[Span]:
        """What of a kind holds words, from before a code point back."""
        while at > 0:
            span = _UNITS[unit](self.text, at - 1)
            if is_word(self.text, span):
                yield bare(self.text, span)
            at = span[0]
