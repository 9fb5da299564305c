"""What is read of an amount with a unit, and its key: "54.3%", "5400 m", "1200000 USD"."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from store.model.facts import dataclass
from store.values.amounts.figures import plain_text
from store.values.basis.sets import Span

#: A span for a figure's text in the unit of the key, as the reader gives it; None where it cannot be read.
Reader = Callable[[str], Span | None]


@dataclass(frozen=True, slots=True)
class Amount:
    """The key of an amount and its span in whole parts of the key's unit; None where words give no range."""

    key: str
    span: Span | None


def figure_key(span: Span, parts: int, read: Reader) -> str:
    """The shortest figure that ``read`` takes for ``span``, which counts ``parts`` of the unit to one."""
    if span.lo is None or span.hi is None:
        sign, end = ("<=", span.hi) if span.lo is None else (">=", span.lo)
        return f"{sign}{_text(end or 0, parts)}"
    if span.lo == span.hi:
        return _text(span.lo, parts)
    middle = Decimal(span.lo + span.hi) / 2
    for number in (middle, middle + Decimal("0.5")):
        for mark in ("", "~"):
            text = plain_text(number / parts)
            if len(text.partition(".")[2]) <= len(str(parts)) - 1 and read(mark + text) == span:
                return mark + text
    return f"{_text(span.lo, parts)}..{_text(span.hi, parts)}"


def _text(number: int, parts: int) -> str:
    """With all its digits, so that it is read as exactly this."""
    return f"{Decimal(number) / parts:.{len(str(parts)) - 1}f}"


def pretty(figure: str) -> str:
    """A figure of a key as it is shown."""
    if figure.startswith("+"):
        return f"{pretty(figure[1:])} more"
    for sign, words in ((">=", "at least "), ("<=", "up to "), ("~", "about "), ("", "")):
        if figure.startswith(sign):
            ends = figure.removeprefix(sign).split("..")
            return words + " to ".join(map(_grouped, ends))
    return figure


def _grouped(text: str) -> str:
    whole, point, part = text.partition(".")
    return (f"{int(whole):,}" if len(whole) > 4 else whole) + point + part
