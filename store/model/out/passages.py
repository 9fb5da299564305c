"""Passages of the texts that are held, found by their words."""

from __future__ import annotations

from typing import Literal

from store.model.facts import dataclass

FoundBy = Literal["words", "spelling", "claim"]
"""Why a passage was found: its words as asked (or others of their stem); a name in another spelling; not by its own
words, but by what a claim says that cites it."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage that was found, with where it stands.

    ``source`` is the source's id, ``publisher`` and ``title`` name it, ``day`` is in words ("8 October 2019").
    ``start`` and ``end`` are the passage, a few sentences, in code points of the text of that ``rendition``;
    ``words`` are those around the hits, on one line, which begin at ``begins``: code point for code point as in the
    text. ``lit`` are the (start, end) of the hits in ``words``, ``first`` is where the first of them begins in the
    text: where the reader opens. None where the text is not held, and only the cited words are known.

    ``claims`` is how many claims cite something of ``words``; ``claim`` is one of them (the one that cites the first
    hit, if any does), ``entity`` and ``entity_name`` whom it is about; empty where nobody cites any. Where the claim is
    what was found, ``says`` is what it says ("Asim Umar: nationality: Pakistani (NDS)"); ``words`` may be empty then.
    """

    source: str
    publisher: str
    title: str
    day: str
    rendition: str
    start: int
    end: int
    words: str
    begins: int
    lit: tuple[tuple[int, int], ...]
    first: int | None
    claims: int = 0
    claim: str = ""
    entity: str = ""
    entity_name: str = ""
    by: FoundBy = "words"
    says: str = ""


@dataclass(frozen=True, slots=True)
class PassagesFound:
    """The passages that a query finds: those with its words first, then those with other spellings of a name, then
    those of claims that say so; each in the order of the sources' days, and of the text.

    ``understood`` says in words what was looked for, ``left_out`` in sentences what was not, and why. ``more``:
    there are others beside ``rows``. ``wrong`` is why nothing can be found as it was asked, empty where something can.
    """

    query: str
    understood: str
    rows: tuple[PassageRow, ...] = ()
    more: bool = False
    left_out: tuple[str, ...] = ()
    wrong: str = ""
