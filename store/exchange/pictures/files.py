"""A picture as a file of its own: SVG with its style in it, that loads nothing."""

from __future__ import annotations

from store.exchange.markup import Element, as_xml, el
from store.exchange.pictures.drawing import COLOUR_NAMES, STYLE, number
from store.exchange.pictures.matrices import coverage, coverage_key, rivals
from store.exchange.pictures.times import months, tolls
from store.labels.pictures import COVERAGE_KEY
from store.model.claims import Tolls
from store.model.out.pictures import Coverage, Months, Rivals


def svg_file(shown: Coverage | Rivals | Months | Tolls, title: str) -> str:
    """What a picture shows, as the text of a file."""
    made = _drawn(shown, title)
    made.insert(0, el("style", COLOUR_NAMES + STYLE))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{as_xml(made)}\n'


def _drawn(shown: Coverage | Rivals | Months | Tolls, title: str) -> Element:
    if isinstance(shown, Coverage):
        made = coverage(shown, title)
        parts, height = coverage_key(shown)
        top = float(made.get("height", "0"))
        made.append(el("g", *parts, transform=f"translate(0 {number(top + 6)})"))
        width = max(float(made.get("width", "0")), 1100)
        made.append(el("desc", COVERAGE_KEY))
        for name, size in (("width", width), ("height", top + height + 6)):
            made.set(name, number(size))
        made.set("viewBox", f"0 0 {number(width)} {number(top + height + 6)}")
        return made
    if isinstance(shown, Rivals):
        return rivals(shown, title)
    return months(shown, title) if isinstance(shown, Months) else tolls(shown, title)
