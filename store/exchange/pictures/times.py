"""Pictures along time: events on an axis, events by month, counts by the day they were told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.exchange.markup import Child, Element, el
from store.exchange.pictures.drawing import COLOURS, ROW, Axis, box, frame, line, number, text
from store.labels.courses import (
    SIGNS,
    Course,
    Height,
    at_most,
    both_ends,
    by_factors,
    courses,
    figure_words,
    in_years,
    said_before,
    short_day,
)
from store.labels.dates import fitted
from store.labels.events import event_date, event_standing, event_title
from store.labels.pictures import figures_words, gap_words, left_out, month_words, wider_words
from store.labels.signs import STATE_SIGNS
from store.model.claims import Count, Tolls
from store.model.out.pictures import Months
from store.model.views import Event

_AXIS = 380
_DATE = 196


def timeline(events: Sequence[Event], more: int, title: str) -> Element:
    """Dated claims in their order: exact days as points, others as long as the days they may be."""
    axis = Axis([(event.lo, event.hi) for event in events], _DATE, _AXIS)
    words = _DATE + _AXIS + 16
    width, top = words + 584, 44
    bottom = top + len(events) * ROW
    parts: list[Child] = [text(0, 12, title, "b"), *axis.ticks(top - 8, bottom)]
    for row, event in enumerate(events):
        y = top + row * ROW
        rival = event.rivals > 1
        same = rival and row > 0 and events[row - 1].event == event.event
        if rival:
            parts.append(line(_DATE - 8, y + (0 if same else 4), _DATE - 8, y + ROW, "k1"))
        parts.append(text(0, y + 14, STATE_SIGNS.get(event.state, ""), "q"))
        parts.append(text(14, y + 14, fitted(event_date(event), 24), room=_DATE - 26))
        parts += _bar(axis, event, y + ROW / 2, "f1" if rival else "f0")
        name = "" if same else event.entity_name
        parts.append(text(words, y + 14, ": ".join(part for part in (name, _what(event)) if part), room=width - words))
    height = bottom + 8
    if more:
        height += ROW
        parts.append(text(0, height - 6, f"{left_out((more, 'date'))}, not drawn", "q"))
    return frame(width, height, title, *parts)


def _what(event: Event) -> str:
    words, _ = event_standing(event)
    who = event.voices or event.denied or event.doubted
    told = ": ".join(part for part in (", ".join(words), event_title(event)) if part)
    return f"{told} ({', '.join(who[:2])}{f' and {len(who) - 2} more' if len(who) > 2 else ''})" if who else told


def _bar(axis: Axis, event: Event, y: float, class_: str) -> list[Child]:
    lo, hi = event.lo, event.hi
    if lo is None and hi is None:
        return []
    first = axis.x(lo) if lo is not None else axis.left
    last = axis.x(hi) if hi is not None else axis.left + axis.width
    if lo is not None and lo == hi:
        return [el("circle", cx=number(first), cy=number(y), r="4", class_=class_)]
    bar = box(first, y - 3, max(last - first, 4), 6, class_ + (" t" if None in (lo, hi) else ""))
    return [bar]


def months(shown: Months, title: str) -> Element:
    """Events by month, a bar a month; months in which nothing lies are told between the bars."""
    top, left, room, width = 30, 90, 420, 800
    most = max([month.events for month in shown.months] + [1])
    parts: list[Child] = [text(0, 12, title, "b")]
    y = top
    before = None
    for month in shown.months:
        if before is not None and (gap := gap_words(before, month)):
            parts.append(text(left, y + 12, gap, "q"))
            y += ROW - 4
        before = month
        size = month.events / most * room
        rival = month.rival / most * room
        parts.append(text(left - 8, y + 14, month_words(month), "e"))
        parts.append(box(left, y + 3, size, ROW - 6, "f0"))
        if rival:
            parts.append(box(left, y + 3, rival, ROW - 6, "f1"))
        parts.append(text(left + size + 8, y + 14, figures_words(month), "q"))
        y += ROW
    if wider := wider_words(shown):
        parts.append(text(0, y + 14, wider, "q"))
        y += ROW
    return frame(width, y + 6, title, *parts)


def tolls(shown: Tolls, title: str) -> Element:
    """Counts by the day they were told, a letter a voice; a figure stands until its voice tells another."""
    voices, dated = courses(shown), shown.dated
    left, width, top, high = 96, 860, 58, 200
    axis = Axis([(one.day, one.day) for one in dated], left, width - left - 60)
    figures = [end for one in dated for end in both_ends(one)]
    height = Height(figures)

    def y(figure: int) -> float:
        share = height.share(figure)
        return top + (high / 2 if share is None else (1 - share) * high)

    parts: list[Child] = [text(0, 12, title, "b"), *axis.ticks(top - 26, top + high + 8)]
    parts += _heights(dated, shown.whole, y, left, width - 20)
    for nth, voice in enumerate(voices):
        parts += _course(voice, nth % COLOURS, axis, y)
    below = top + high + 26
    years = in_years(dated) > 1
    for nth, voice in enumerate(voices):
        parts.append(text(0, below, voice.letter, f"b f{nth % COLOURS}"))
        parts.append(text(16, below, f"{voice.name}: {_told(voice, years=years)}", room=width - 16))
        below += 17
    if key := _key(voices, figures):
        parts.append(text(0, below + 4, key, "q"))
        below += 20
    return frame(width, below, title, *parts)


def _heights(dated: Sequence[Count], whole: bool, y: Callable[[int], float], left: float, right: float) -> list[Child]:
    """Only figures that were told stand at the side, as far as they do not cover each other."""
    told: dict[int, str] = {}
    for one in dated:
        for figure in both_ends(one):
            if one.lo == one.hi:
                told[figure] = one.label
            elif whole:
                told.setdefault(figure, f"{figure:,}")
    parts: list[Child] = []
    taken: list[float] = []
    for figure in sorted(told, reverse=True):
        at = y(figure)
        parts.append(line(left - 4, at, right, at, "g"))
        if all(abs(at - other) >= 13 for other in taken):
            parts.append(text(left - 8, at + 4, told[figure], "e", room=left - 10))
            taken.append(at)
    return parts


def _course(voice: Course, colour: int, axis: Axis, y: Callable[[int], float]) -> list[Child]:
    parts: list[Child] = []
    last: tuple[float, float] | None = None
    for one, sign in zip(voice.counts, voice.signs, strict=True):
        if one.day is None or one.stance == "retracts":
            continue
        low, high = both_ends(one)
        x, middle = axis.x(one.day), (y(low) + y(high)) / 2
        if last is not None and one.stance == "asserts":
            parts.append(line(last[0], last[1], x, last[1], f"k{colour} hold"))
        if low != high:
            parts.append(line(x, y(high), x, y(low), f"k{colour}"))
        if one.hi is None:
            parts.append(text(x, middle - 12, "↑", f"m f{colour}"))
        if at_most(one):
            parts.append(text(x, middle + 18, "↓", f"m f{colour}"))
        told = el("title", f"{voice.name}: {_figure(one, sign)} ({short_day(one, year=True)})")
        parts.append(el("circle", told, cx=number(x), cy=number(middle), r="3", class_=f"f{colour}"))
        parts.append(text(x + 5, middle - 4, f"{sign}{voice.letter}", f"b f{colour}"))
        if one.stance == "asserts":
            last = (x, middle)
    return parts


def _told(voice: Course, *, years: bool) -> str:
    return ", ".join(
        f"{_figure(one, sign)} ({short_day(one, year=years)})"
        for one, sign in zip(voice.counts, voice.signs, strict=True)
    )


def _figure(one: Count, sign: str) -> str:
    before = said_before(one)
    ahead = " ".join(part for part in (sign, before) if part)
    figure = figure_words(one, sign)
    return f"{ahead}{':' if before else ''} {figure}" if ahead else figure


def _key(voices: Sequence[Course], figures: Sequence[int]) -> str:
    signs = {sign for voice in voices for sign in voice.signs}
    words = [f"{sign} {word}" for sign, word in SIGNS.items() if sign in signs]
    counts = [count for voice in voices for count in voice.counts]
    words += ["↑ at least"] if any(one.hi is None for one in counts) else []
    words += ["↓ at most"] if any(map(at_most, counts)) else []
    return "   ".join([*(["log scale"] if by_factors(figures) else []), *words])
