"""A report as it was taken from a file that a person holds, and a file that could not be read.

What `store.intake` hands out, and what the store, the screens and the commands share of it.
"""

from __future__ import annotations

from pathlib import Path

from store.model.facts import dataclass

#: The path under which what came in on standard input is told.
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What a file says of the report in it: nothing of it is sure until a person confirms it.

    ``published`` is a day of EDTF, ``language`` a tag such as ``en-GB``; ``publisher`` is a name in words. ``note``
    says what a person should know of how the text was taken, such as pages without text.
    """

    title: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    address: str = ""
    authors: tuple[str, ...] = ()
    note: str = ""

    def known(self) -> tuple[str, ...]:
        """The names of the fields that say something, in the order of a source's head."""
        names = ("publisher", "title", "published", "language", "address", "authors", "note")
        return tuple(name for name in names if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one report with its head, and what the text was taken from.

    ``sha256`` and ``size`` are of the report's bytes: those of the file, or of one message of a mailbox, which then
    stands from ``span[0]`` to ``span[1]`` in the file. ``pages`` tells where each page of a PDF begins in the text,
    in code points. Where a file holds several reports, ``part`` counts them from 1. The bytes themselves are not
    here: `store.intake.bytes_of` reads them again.
    """

    path: Path
    name: str
    media: str
    extractor: str
    sha256: str
    size: int
    text: str
    text_sha256: str
    head: ReportHead
    pages: tuple[int, ...] = ()
    part: int = 0
    span: tuple[int, int] | None = None
    data: bytes | None = None
    """The bytes, only of what came in on standard input: they cannot be read again."""

    @property
    def inferred(self) -> tuple[str, ...]:
        """The fields of the head that are taken from the file: all that it fills."""
        return self.head.known()


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that could not be read, with a sentence that says why and what to do."""

    path: Path
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"
