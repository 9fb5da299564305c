"""The full EDTF grammar, through the edtf library: sets, seasons, unspecified digits, level 2.

The library parses; the days are worked out here, for its bounds differ from what whosays needs: its
fuzzy bounds pad a date by year, month and day at once, an unknown end lies ten years off, winter
stops on 31 December, 29 February exists every year, and partly unspecified months or days fail.
"""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from edtf import parse_edtf
from edtf.parser import parser_classes as nodes

from store.values.basis.plain import UnreadableValue, shown
from store.values.basis.sets import Span, hull
from store.values.dates.calendars import Unit, Window, shifted, window
from store.values.dates.days import End, interval_days, qualified

#: First month and number of months of ISO 8601-2's divisions of a year. Spring to winter (21-24) are
#: read as in the north, since their hemisphere is not given; a winter belongs to the year it begins in.
SEASONS: dict[str, tuple[int, int]] = {
    **{str(21 + place): (3 + 3 * place, 3) for place in range(4)},
    **{str(25 + place): (3 + 3 * place, 3) for place in range(4)},
    **{str(29 + place): ((9, 12, 3, 6)[place], 3) for place in range(4)},
    **{str(33 + quarter): (1 + 3 * quarter, 3) for quarter in range(4)},
    **{str(37 + third): (1 + 4 * third, 4) for third in range(3)},
    **{str(40 + half): (1 + 6 * half, 6) for half in range(2)},
}

#: A month of which one digit is known: the library fails on it.
_PARTLY_KNOWN_MONTH = re.compile(r"([\dX]{4})-([01]X|X\d)")
_QUALIFIED_SEASON = re.compile(r"(\d{4})-(2[1-9]|3\d|4[01])([~?%])")


def parse_full(text: str) -> Span:
    """The days of any EDTF text of level 0 to 2. Raises UnreadableValue."""
    month = _PARTLY_KNOWN_MONTH.fullmatch(text)
    if month:
        return qualified(window(month[1], month[2]), "").days()
    season = _QUALIFIED_SEASON.fullmatch(text)
    if season:
        return qualified(_season(season[1], season[2]), season[3]).days()
    return _days(_parsed(text), text)


def _parsed(text: str) -> Any:
    """The library's parse. On some broken texts its classes print and raise whatever Python raised."""
    try:
        with redirect_stdout(StringIO()):
            return parse_edtf(text)
    except Exception:
        raise _unreadable(text) from None


def _unreadable(text: str) -> UnreadableValue:
    return UnreadableValue(
        f"{shown(text)} is not an EDTF date: write 2019-09-23, 2019-09, 2019, 2019-09~ (about) or "
        "2019-09-22/2019-09-23 (from/to)"
    )


def _days(node: Any, text: str) -> Span:
    """The days of one node of the library's parse."""
    if isinstance(node, (nodes.OneOfASet, nodes.MultipleDates)):
        return hull(_days(member, text) for member in node.objects)
    if isinstance(node, nodes.Interval):
        return interval_days(text, _end(node.lower, text), _end(node.upper, text))
    return _end(node, text).days()


def _end(node: Any, text: str) -> End:
    """A single date. The order of the tests follows the library's class tree."""
    if isinstance(node, (list, tuple)) and len(node) == 1:
        node = node[0]
    if isinstance(node, nodes.UnspecifiedIntervalSection):
        return End(None, None)
    if isinstance(node, nodes.UncertainOrApproximate):
        return qualified(_stated(node.date, text), str(node.ua or ""))
    if isinstance(node, nodes.PartialUncertainOrApproximate):
        return _partly_qualified(node)
    if isinstance(node, nodes.DateAndTime):
        node = node.date
    return qualified(_stated(node, text), str(getattr(node, "ua", None) or ""))


def _stated(node: Any, text: str) -> Window:
    if isinstance(node, nodes.Season):
        return _season(node.year, node.season)
    if isinstance(node, nodes.LongYear):
        raise UnreadableValue(f"{shown(text)} lies outside the years 1 to 9999 that whosays can compare")
    if not isinstance(node, nodes.Date):
        raise _unreadable(text)
    digits = node.significant_digits
    if digits and digits < len(node.year):
        return window(node.year[:digits] + "X" * (len(node.year) - digits))
    return window(node.year, node.month, node.day)


def _season(year: str, code: str) -> Window:
    month, length = SEASONS[code]
    first = window(year, f"{month:02d}").first
    last = shifted(shifted(first, "month", length), "day", -1)
    return Window(first, last, "month", length)


def _partly_qualified(node: Any) -> End:
    """A level-2 date whose parts carry their own qualifiers (``2004-06-~11``, ``2004~-06-11``).

    A mark left of a part speaks of that part; a mark right of it of all parts up to it, whose finest
    is then its unit. The widening is by the coarsest unit that any approximate part speaks of.
    """
    stated = window(node.year, node.month, node.day)
    units: tuple[tuple[Unit, Any], ...] = (
        ("year", node.year_ua),
        ("year", node.year_ua_b),
        ("month", node.year_month_ua),
        ("month", node.month_ua),
        ("day", node.day_ua),
    )
    coarsest = next((unit for unit, mark in units if mark and str(mark) in "~%"), None)
    known = Window(stated.first, stated.last, coarsest).widened() if coarsest else stated
    return End(stated, known)
