"""Reports that are about to be added, as lines: pure functions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from textual.content import Content

from store.labels.dates import day
from store.model.adding import FIELDS, Known, Wanted
from store.model.reports import Extracted, NotRead, ReportHead
from store.model.vocabulary import RenditionKind
from tui.lines.facts import plain
from tui.lines.rows import Row

#: What a field of a head is called.
LABELS = {"publisher": "Publisher", "title": "Title", "published": "Day", "language": "Language", "address": "Address"}
LABELS |= {"authors": "Authors"}


@dataclass(slots=True)
class Draft:
    """A report that was read, or could not be, with its head as a person has it by now."""

    read: Extracted | NotRead
    head: ReportHead = field(default_factory=ReportHead)
    confirmed: set[str] = field(default_factory=set)
    copies: str = ""
    out: bool = False
    known: Known | None = None
    problems: dict[str, str] = field(default_factory=dict)
    """What was typed and cannot be taken, by field."""

    @property
    def report(self) -> Extracted | None:
        """The report, where there is one."""
        return self.read if isinstance(self.read, Extracted) else None

    @property
    def wanted(self) -> bool:
        """Whether it is to be kept."""
        return self.report is not None and not self.out and not (self.known is not None and self.known.same)

    def value(self, name: str) -> str:
        """A field of the head as one line."""
        told = getattr(self.head, name)
        return "; ".join(told) if isinstance(told, tuple) else str(told)

    def fill(self, name: str, typed: str) -> None:
        """Take what a person says of a field."""
        parts = tuple(part.strip() for part in typed.split(";") if part.strip())
        told: dict[str, Any] = {name: parts if name == "authors" else typed}
        self.head = replace(self.head, **told)
        self.confirmed.add(name)

    def inferred(self) -> list[str]:
        """The fields that are filled in and that nobody has confirmed."""
        return [name for name in FIELDS if self.value(name) and name not in self.confirmed]


def as_wanted(draft: Draft, sources: set[str], of: str, wording: RenditionKind) -> Wanted:
    """What is to be added; what it copies is a source of the case, or told in words."""
    assert draft.report is not None
    copies = draft.copies.strip()
    return Wanted(
        draft.report,
        draft.head,
        frozenset(draft.confirmed),
        copy_of=copies if copies in sources else "",
        original="" if copies in sources else copies,
        of=of,
        wording=wording,
    )


def draft_row(draft: Draft) -> Row:
    """A report as a row: who, when, what; at the right what is to be known of it before it is kept."""
    if isinstance(draft.read, NotRead):
        return Row(Content.assemble(plain(draft.read.path.name, "bold"), " ", plain(draft.read.sentence, "$notice")))
    style = "$quiet strike" if not draft.wanted else ""
    words = Content.assemble(
        plain(draft.value("publisher") or "who?", style or "bold"),
        plain(f"  {day(draft.head.published)}" if draft.head.published else "", style or "$quiet"),
        plain(f"  {draft.value('title') or draft.read.name}", style),
    )
    return Row(words, plain(told_of(draft), "$quiet"))


def told_of(draft: Draft) -> str:
    """What is to be known of a report, in a few words."""
    if draft.known is not None and draft.known.same:
        return f"is there: {draft.known.same}"
    if draft.out:
        return "left out"
    if draft.known is not None and draft.known.near and not draft.copies:
        return f"{draft.known.near[0].share:.0%} as {draft.known.near[0].source}"
    inferred = len(draft.inferred())
    lacking = [LABELS[name].lower() for name in ("publisher", "published") if not draft.value(name)]
    told = ([f"{inferred} inferred"] if inferred else []) + ([f"no {' or '.join(lacking)}"] if lacking else [])
    return ", ".join(told) or "confirmed"


def notes(draft: Draft) -> list[str]:
    """Everything a person should know before a report is kept, a sentence each."""
    if draft.report is None or draft.known is None:
        return []
    known = draft.known
    found = [draft.head.note] if draft.head.note else []
    if known.same:
        found.append(f"is there already, as {known.same}: it is not added again")
    if known.publisher and known.publisher != draft.head.publisher:
        found.append(f"published by {known.publisher}, who is in the case")
    found += [f"has {near.words()}: it adds no origin" for near in known.near[:2]]
    return found
