"""The rows of the timeline: dated events in order, rival dates of one event held together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from textual.content import Content

from store.labels.dates import SHORT_MONTHS, fitted
from store.labels.events import event_date, event_standing, event_title
from store.model.views import Event
from tui.lines.axis import Axis
from tui.lines.facts import plain, sign, state_mark, voices
from tui.lines.fit import column, cut, in_columns, stretched
from tui.lines.rows import Row
from tui.terminal.glyphs import Glyphs

Place = Literal["alone", "first", "inner", "last"]
_PLACES: dict[tuple[bool, bool], Place] = {
    (False, False): "alone",
    (False, True): "first",
    (True, True): "inner",
    (True, False): "last",
}


class Dated(NamedTuple):
    """An event and where it stands among the rival dates of the same event."""

    event: Event
    place: Place


class Placed:
    """Events, each with where it stands among the rival dates next to it, which come one after the other.

    That is found out for the events that are looked at: of a large case a screenful.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    def __len__(self) -> int:
        return len(self.events)

    def __getitem__(self, nth: int) -> Dated:
        event = self.events[nth]
        before = nth > 0 and self.events[nth - 1].event == event.event
        behind = nth + 1 < len(self.events) and self.events[nth + 1].event == event.event
        return Dated(event, _PLACES[before, behind])


def years(rows: Placed) -> list[tuple[str, int]]:
    """Return (year, index of its first row) for each year that begins a row which is not a later rival."""
    found: list[tuple[str, int]] = []
    before = None
    days = range(0)  # those of the last year found
    for index, event in enumerate(rows.events):
        if event.event == before:
            continue
        before = event.event
        low = event.lo if event.lo is not None else event.hi
        if low is None:
            if not found or found[-1][0] != "no date":
                found.append(("no date", index))
            days = range(0)
        elif low not in days:
            year = date.fromordinal(max(low, date.min.toordinal())).year
            days = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            found.append((str(year), index))
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a row's columns in cells; 0 leaves one out. `entity` is 0 where all rows are of one."""

    when: int
    axis: int
    entity: int
    voices: int


def columns(width: int, *, one_entity: bool, named: int = 0) -> Columns:
    """Divide a row of `width` cells; what is left over goes to what happened. `named` is the longest name in the
    list: names get what they want, as far as a share of the room goes."""
    names = 22 if width >= 100 else 16
    if named:
        names = min(named, max(names, width * 18 // 100))
    if width < 56:
        return Columns(12, 0, 0 if one_entity else 12, 0)
    if width < 100:
        return Columns(18, max(width // 4 - 2, 12), 0 if one_entity else names, 0)
    return Columns(25, width * 28 // 100 - 1, 0 if one_entity else names, 24 if width >= 150 else 0)


_MONTHS = re.compile(rf"\b(?:{'|'.join(SHORT_MONTHS)}) (?=\d{{4}}\b)")
_DAYS = re.compile(rf"\b[\d-]+ (?=(?:{'|'.join(SHORT_MONTHS)})\b)")
_BRACKETS: dict[Place, str] = {"alone": " ", "first": "\u250c", "inner": "\u2502", "last": "\u2514"}


def event_words(event: Event, glyphs: Glyphs, *, voice: bool = False) -> Content:
    """Return what happened behind what has to be read first, by sign and word: "? reportedly: died on".

    Who denies it or leaves it open stands behind it, and with `voice` who told a count.
    """
    words, state = event_standing(event)
    against = [("denied", f"denied by {voices(event.denied, 2)}")] if event.denied else []
    against += [("unconfirmed", f"not confirmed by {voices(event.doubted, 2)}")] if event.doubted else []
    if not event.voices:  # nobody asserts it: the words say that
        against = []
    parts: list[Content] = []
    if words:
        parts += [sign(state, glyphs), plain(f" {', '.join(words)}: ", "$quiet" if event.closed else f"$state-{state}")]
    parts.append(plain(event_title(event)))
    if event.before:
        turn = {1: "up from", -1: "down from"}.get(event.turn, "before")
        parts.append(plain(f", {turn} {event.before}", "$quiet"))
    if voice and event.count:
        parts.append(plain(f"  {voices(event.voices or event.denied, 2)}", "$quiet"))
    for other, told in against:
        parts += [Content("  "), sign(other, glyphs), plain(f" {told}", f"$state-{other}")]
    return Content("").join(parts)


def date_in(words: str, room: int) -> str:
    """Return a date in words for a column of `room` cells: days go first, then months; the years stay."""
    words = fitted(words, room)
    for part in (_DAYS, _MONTHS):
        if len(words) > room:
            words = part.sub("", words)
    return words


def event_row(dated: Dated, axis: Axis, widths: Columns, glyphs: Glyphs, width: int = 0) -> Row:
    """Return an event as a row: state, bracket of rivals, date, bar, whose and what, who says so."""
    event = dated.event
    rivals = event.rivals > 1 and dated.place != "alone"
    style = f"$state-{event.state}" if rivals else ""
    parts = [
        state_mark(event.state, glyphs),
        Content.styled(f" {_BRACKETS[dated.place]} ", style),
        column(plain(date_in(event_date(event), widths.when), style), widths.when, glyphs),
        Content(" "),
    ]
    if widths.axis:
        parts.append(Content.styled(axis.bar(event.lo, event.hi, glyphs), style or "$accent"))
        parts.append(Content("  "))
    words = event_words(event, glyphs, voice=not widths.voices)
    if dated.place == "first":
        words = Content.assemble(words, (f"  {event.rivals} dates", style))
    right, who = Content(""), plain(voices(_who(event), 2), "$quiet")
    if widths.entity:
        same = dated.place in ("inner", "last")
        name = plain(event.entity_name, "$quiet" if same else "bold")
        room = width - sum(part.cell_length for part in parts) - (widths.voices + 1 if widths.voices else 0)
        if width:
            parts.append(in_columns([name], [widths.entity], room, lambda room: cut(words, room, glyphs), glyphs))
        else:
            parts += [column(name, widths.entity, glyphs), Content(" "), words]
    else:
        parts.append(words)
    if widths.voices:
        taken = sum(part.cell_length for part in parts)
        right = column(who, stretched([who], [widths.voices], width - taken - widths.voices - 1)[0], glyphs)
    return Row(Content("").join(parts), right)


def _who(event: Event) -> tuple[str, ...]:
    """Whose word it is; of what is only denied, or left open, who does that."""
    return event.voices or event.denied or event.doubted


def axis_line(axis: Axis, widths: Columns) -> Content:
    """Return the dates above the bars, where a row's bar stands."""
    return Content(" " * (2 + 4 + widths.when + 1)) + Content.styled(axis.ticks(), "$quiet")
