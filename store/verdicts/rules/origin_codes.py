"""An origin as it is written, a letter for its sort and a row id. `store.verdicts.rules.origins` makes them."""

from __future__ import annotations


def origin_row(origin: str) -> tuple[str, int]:
    """Of which sort an origin is, and a row id.

    "e": the entity of that row, "s": the unnamed speakers of a report, "v": those a relay tells of, "w": an original in
    words, by a source that copies it. The row is 0, which none has, where the text is none that ``word`` makes.
    """
    row = origin[1:]
    return origin[:1], int(row) if row.isdecimal() and len(row) < 19 else 0


def is_unnamed(origin: str) -> bool:
    """Whether an origin is the unnamed speakers of one report or one relay, who may be one person or several."""
    return origin[:1] in ("s", "v") and origin[1:].isdecimal()
