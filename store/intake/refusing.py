"""How a reader says no, and what it hands back when it does not."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.model.reports import ReportHead


class Unreadable(Exception):
    """A file that is no report, or cannot be read as one. The message is one sentence: why, and what to do."""


@dataclass(slots=True)
class Item:
    """One report that a reader found in a file: ``refused`` says why there is no text."""

    text: str = ""
    head: ReportHead = field(default_factory=ReportHead)
    media: str = ""
    extractor: str = ""
    pages: tuple[int, ...] = ()
    span: tuple[int, int] | None = None
    refused: str = ""
