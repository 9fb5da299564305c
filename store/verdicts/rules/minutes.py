"""Which of two claims came first on one day: by their times of day, on one clock.

A time of day never says more than its day does: where the days alone tell, or a day is not one, nobody asks here.
"""

from __future__ import annotations

from store.verdicts.rules.said import Said


def told_minutes(a: Said, b: Said) -> tuple[int, int] | None:
    """When two claims were told, in minutes of one clock; None where they have none in common."""
    return _on_one_clock(a, b, (a.told_at, b.told_at), (a.told_clock, b.told_clock))


def counted_minutes(a: Said, b: Said) -> tuple[int, int] | None:
    """The minutes that two counts speak of: as of when, else when they were told."""
    return _on_one_clock(a, b, (_counted(a)[0], _counted(b)[0]), (_counted(a)[1], _counted(b)[1]))


def minutes_of(said: Said) -> tuple[int | None, ...]:
    """All that the place of a claim within its days hangs on: equal ones come before and after the same others."""
    if said.told_clock is None and said.as_of_clock is None:
        return said.told_at, said.as_of_at
    return said.told_at, said.as_of_at, said.told_clock, said.as_of_clock, said.source


def _counted(said: Said) -> tuple[int | None, int | None]:
    return (said.as_of_at, said.as_of_clock) if said.as_of is not None else (said.told_at, said.told_clock)


def _on_one_clock(
    a: Said, b: Said, in_utc: tuple[int | None, int | None], on_its_own: tuple[int | None, int | None]
) -> tuple[int, int] | None:
    """Both in UTC, else both on the clock of the one source that both stand in."""
    for one, other in (in_utc, on_its_own) if a.source == b.source else (in_utc,):
        if one is not None and other is not None:
            return one, other
    return None
