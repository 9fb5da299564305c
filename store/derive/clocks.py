"""The times of day that reports give, as minutes of one clock: in UTC, else on the source's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from store.values.basis.sets import Span
from store.values.dates.clock import read_clock, zone_offset

#: A minute from the first day on, in UTC; and on a clock of which nobody knows the zone. One of them at most.
Minute = tuple[int | None, int | None]
_NO_TIME: Minute = (None, None)
#: No day is written longer than this; what is longer may have a time of day.
_DAY = len("2019-10-08")


@dataclass(slots=True)
class Clocks:
    """When sources were published, of those that tell the time too, and how many minutes east of Greenwich the clock
    of a source is that says so. By row id; an original in words has a number below zero."""

    published: dict[int, Minute] = field(default_factory=dict)
    zones: dict[int, int] = field(default_factory=dict)

    def told(self, source: int, original: int | None, day: Span | None, said: str) -> Minute:
        """When a claim of a source was told: when it was ``said`` on that ``day``, else when the source was published.

        A copy repeats what was told when its original was published.
        """
        if day is not None:
            return self.spoken(source, day, said)
        if original is None:
            return self.published.get(source, _NO_TIME)
        # the clock of another source, of which nobody knows the zone, tells nothing in this one
        return self.published.get(original, _NO_TIME)[0], None

    def spoken(self, source: int, day: Span | None, words: str) -> Minute:
        """The minute that ``words`` of a source name of a ``day``: in the zone they say, else in the source's."""
        if day is None or len(words) <= _DAY:
            return _NO_TIME
        _, minute, offset = read_clock(words)
        if minute is None or day.lo is None or day.lo != day.hi:
            return _NO_TIME
        at, east = day.lo * 1440 + minute, self.zones.get(source) if offset is None else offset
        return (None, at) if east is None else (at - east, None)

    def first(self, original: int, copy: int, day: Span | None, before: Span | None) -> None:
        """Note when an original was published that is known by its copies alone: with the first of them.

        ``day`` is that of the copy, ``before`` the one known so far. Where one of a day tells no time nobody knows it.
        """
        if before is None or (day is not None and day.lo is not None and (before.lo is None or day.lo < before.lo)):
            self.published[original] = self.published.get(copy, _NO_TIME)
        elif day == before:
            minutes = [self.published.get(it, _NO_TIME)[0] for it in (original, copy)]
            known = [it for it in minutes if it is not None]
            self.published[original] = (min(known), None) if len(known) == len(minutes) else _NO_TIME


def clocks_of(sources: Iterable[tuple[int, str, str]], days: dict[int, Span]) -> Clocks:
    """The clocks of sources, each given with its row id, when it was published in words, and its zone."""
    clocks = Clocks()
    for number, published, zone in sources:
        if zone and (east := zone_offset(zone)) is not None:
            clocks.zones[number] = east
        if len(published) > _DAY:
            clocks.published[number] = clocks.spoken(number, days.get(number), published)
    return clocks
