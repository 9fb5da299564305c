"""How many answers Compare shows at once, and how many lines each part of a column gets."""

from __future__ import annotations

from dataclasses import dataclass

#: Narrowest column in which a passage still reads well beside another.
COLUMN = 50

#: Fewest lines of a chart, and fewest lines left to the columns below a chart.
LEAST, _LEAST = 7, 8


@dataclass(frozen=True, slots=True)
class Layout:
    """The places on the screen. `shown` columns stand side by side, or (`stacked`) one below the other.

    `verdicts`, `chart` and `facts` are lines between the title and the columns; `support`, `claims` and
    `detail` are lines of a column below its answer. The passage takes what is left.
    """

    shown: int
    stacked: bool
    verdicts: int
    facts: int
    support: int
    claims: int
    detail: int
    footer: bool
    chart: int = 0

    @property
    def head(self) -> int:
        """Lines between the title and the columns."""
        return self.verdicts + self.facts + self.chart

    def column(self, claims: int) -> int:
        """Lines of a column above the line of its source, of an answer with that many claims.

        Side by side all columns have the same, so that their passages begin in one row.
        """
        return 1 + self.support + self.rows(claims) + self.detail

    def rows(self, claims: int) -> int:
        """Lines for the claims of an answer that has that many."""
        return min(self.claims, claims) if self.stacked else self.claims


def layout(
    width: int,
    height: int,
    answers: int,
    claims: int,
    *,
    title: int = 1,
    reason: int = 0,
    whole: int = 1,
    chart: int = 0,
    spare: bool = False,
) -> Layout:
    """Lay out `answers` columns, the longest with `claims` claims, on `width` x `height` cells, of
    which the page's title takes `title` lines. `reason` are the lines that the state's own reason and the verdicts
    below it ask for, where it comes first, and `whole` those in which their sentences are not cut; with `spare` they
    may take the line of facts too, which says no more then. `chart` are the lines that a chart above the columns asks
    for: it gets them where a column still has room below."""
    footer = height >= 10
    verdicts = 0 if height < 9 else 2 if height >= 28 or (answers > 2 and height >= 20) else 1
    if reason and height >= 20:
        verdicts = reason
    facts = 1 if height >= 20 else 0
    if height >= 20 and whole > 1:
        facts -= spare
        verdicts = max(verdicts, min(whole, 4 if height >= 28 else 2 if reason else 3))
    room = height - title - verdicts - facts - footer
    chart = min(chart, room - _LEAST)
    chart = chart if chart >= LEAST else 0
    room -= chart
    stacked = width < 2 * COLUMN
    # three side by side from 180, as many more as a very wide terminal holds
    fit = max(room // 9, 1) if stacked else max(2, width // 60)
    shown = max(min(fit, answers), 1)
    each = room // shown if stacked else room
    most, detail = next(
        found
        for least, found in (
            (30, (6, 2)),
            (22, (4, 2)),
            (15, (3, 1)),
            (10, (2, 1)),
            (7, (1, 0)),
            (-99, (0, 0)),
        )
        if each >= least
    )
    return Layout(
        shown=shown,
        stacked=stacked,
        verdicts=verdicts,
        facts=facts,
        support=1 if each >= 7 else 0,
        claims=min(most, max(claims, 1)),
        detail=detail,
        footer=footer,
        chart=chart,
    )


def first_shown(first: int, chosen: int, shown: int, answers: int) -> int:
    """Return the first answer to show so that `chosen` is in sight, moving as little as can be."""
    first = min(max(first, chosen - shown + 1), chosen)
    return max(min(first, answers - shown), 0)
