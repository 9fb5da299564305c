"""Reports that are added to a case: what a person wants of each, what the store knows of it, what became of it."""

from __future__ import annotations

from pathlib import Path

from store.model.edits import Edited
from store.model.facts import dataclass
from store.model.reports import Extracted, ReportHead
from store.model.vocabulary import RenditionKind

#: The fields of a head that a person may fill in or confirm.
FIELDS = ("publisher", "title", "published", "language", "address", "authors")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report that is to be added, with its head as it is to be.

    ``confirmed`` names the fields that a person vouches for; the others are inferred. ``copy_of`` is the source that it
    copies, ``original`` what it copies in words where that is not in the case. With ``of`` it is no source of its own
    but another wording of that one, of the kind ``wording``.
    """

    report: Extracted
    head: ReportHead
    confirmed: frozenset[str] = frozenset()
    copy_of: str = ""
    original: str = ""
    of: str = ""
    wording: RenditionKind = "translation"


@dataclass(frozen=True, slots=True)
class Near:
    """A source whose wording is nearly that of a report, and how much of the shorter one is shared, 0 to 1."""

    source: str
    title: str
    share: float

    def words(self) -> str:
        """In words: how much of which."""
        return f"{self.share:.0%} of the words of {self.source} ({self.title})"


@dataclass(frozen=True, slots=True)
class Known:
    """What a store holds of a report already: the source that is the ``same`` file or text, and those ``near`` it.

    ``publisher`` is the name of the entity that the head's publisher is taken for; empty where it would be a new one.
    """

    same: str = ""
    near: tuple[Near, ...] = ()
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: a source, or a wording of one. ``made`` names the voice made for its publisher."""

    path: Path
    source: str
    title: str
    inferred: tuple[str, ...] = ()
    rendition: str = ""
    made: str = ""
    near: tuple[Near, ...] = ()
    kept: str = ""

    def sentence(self) -> str:
        """What became of it, for a person."""
        told = f"{self.path}: {self.source}" + (f" ({self.rendition})" if self.rendition else f": {self.title}")
        if self.inferred:
            told += f"; inferred: {', '.join(self.inferred)}"
        if self.made:
            told += f"; new voice: {self.made}"
        if self.near:
            told += f"; has {self.near[0].words()}: the later of the two counts as a copy"
        return told


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A report that was not added, and why."""

    path: Path
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Adding:
    """What one adding did: the edit (None where nothing came in), and what became of each report, in order."""

    edited: Edited | None
    outcomes: tuple[Added | LeftOut, ...]

    @property
    def added(self) -> tuple[Added, ...]:
        """Those that came in."""
        return tuple(it for it in self.outcomes if isinstance(it, Added))
