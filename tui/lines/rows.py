"""Rows for a list: how many, what stands in each, what each is called."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import field
from typing import NamedTuple

from textual.content import Content

from store.model.facts import dataclass


class Row(NamedTuple):
    """One row: `left` is cut with an ellipsis where it does not fit, `right` stands flush right.

    `beside` stands after `left`; where there is no room for both, `left` leaves it two fifths.
    """

    left: Content | str
    right: Content | str = ""
    beside: Content | str = ""


class Section(NamedTuple):
    """A heading above the row with index `start`, with `right` flush right. It cannot be highlighted."""

    title: Content | str
    start: int
    right: Content | str = ""


def _no_row(index: int) -> Row:
    raise IndexError(index)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a `RowList` shows.

    `line(i)` returns row `i` (0 <= i < count) and is called for rows on the screen only. `key(i)`
    names the item in row `i` (by default its index); `index(key)` finds it again and returns None
    if it is gone. Without `index` the keys are looked through. `sections` are in ascending order
    of `start`; two may share one, the first is then empty. `sign(i)` is the sign (one cell, or empty) beside the
    cursor of row `i`: that it is marked.
    """

    count: int = 0
    line: Callable[[int], Row | Content | str] = _no_row
    key: Callable[[int], Hashable] | None = None
    index: Callable[[Hashable], int | None] | None = None
    sections: Sequence[Section] = field(default=())
    sign: Callable[[int], str] | None = None

    def key_of(self, index: int) -> Hashable:
        """Return the key of the item in row `index`."""
        return self.key(index) if self.key is not None else index

    def find(self, key: Hashable) -> int | None:
        """Return the row of the item with this key, or None."""
        if self.index is not None:
            return self.index(key)
        if self.key is None:
            return key if isinstance(key, int) and 0 <= key < self.count else None
        return next((index for index in range(self.count) if self.key(index) == key), None)


class Option(NamedTuple):
    """A value to choose: its key (None: any), its words, how many there are, and its state if it is one."""

    key: str | None
    words: str
    number: int | None = None
    state: str = ""
