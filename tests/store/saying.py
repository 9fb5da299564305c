"""Claims for tests, said shortly: ``says("date", "2019-09-23", by="NDS", told="2019-10-08")``."""

from __future__ import annotations

from itertools import count
from typing import Any

from store.properties.built_in import PROPERTIES
from store.values.dates.edtf import date_span
from store.values.read import label, parse_value
from store.verdicts.rules.said import Frame, Said

PLACES = {
    "musa-qala": "helmand",
    "helmand": "afghanistan",
    "kandahar": "afghanistan",
    "afghanistan": None,
    "lahore": "punjab",
    "punjab": "pakistan",
    "pakistan": None,
    "india": None,
    "british-india": None,
    "border": None,
    "khost": "afghanistan",
    "strike-in-khost": "two-strikes",
    "us-forces": "us-government",
}
PERHAPS = frozenset({frozenset({"border", "khost"}), frozenset({"an-officer", "ijaz"})})
#: States with those they follow, and who has no name in the reports.
FOLLOWS = frozenset({("pakistan", "british-india")})
UNNAMED = {"gunmen": frozenset[str](), "militants": frozenset({"ttp"})}
_ids = count(1)


def frame(prop: str) -> Frame:
    return Frame(PROPERTIES[prop], PLACES, PERHAPS, FOLLOWS, UNNAMED)


def says(prop: str, value: str | None, by: str = "A", *, on: str = "2019-10-09", number: int = 0, **given: Any) -> Said:
    """A claim by ``by``, read as a case is read; ``told`` defaults to ``on``, the day it was published."""
    known = PROPERTIES[prop]
    key, shown, span = None, "", None
    if value is not None:
        near = known.type == "place" and value.startswith("near ")
        parsed = parse_value(known, value.removeprefix("near "), on=on or None, as_of=given.get("as_of") or None)
        key, span = ("near:" if near else "") + parsed.key, parsed.span
        shown = ("near " if near else "") + label(known, parsed)
    days = {name: date_span(given[name]) for name in ("as_of", "valid", "published") if given.get(name)}
    hours = {f"{name}_at": minute(given[f"{name}_at"]) for name in ("told", "as_of") if given.get(f"{name}_at")}
    told = given.get("told", on)
    return Said(
        id=number or next(_ids),
        key=key,
        label=shown,
        span=span,
        stance=given.get("stance", "asserts"),
        certainty=given.get("certainty", "certain"),
        speaker=by,
        voice=by,
        origin=given.get("origin", by),
        source=given.get("source", 0) or next(_ids),
        told=date_span(told) if told else None,
        copied=given.get("copied", False),
        counted=given.get("counted", ""),
        own=given.get("own") in ("yes", True),
        dated=given.get("dated", "yes") in ("yes", True),
        **days,
        **hours,
    )


def minute(text: str) -> int:
    """The minute of a day and hour, "2019-10-09T12:30", as the rules count them."""
    day, _, hour = text.partition("T")
    hours, minutes = hour.split(":")
    known = date_span(day).lo
    assert known is not None
    return known * 1440 + int(hours) * 60 + int(minutes)
