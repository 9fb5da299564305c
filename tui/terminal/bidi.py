"""Right-to-left text on a screen that runs from left to right.

Some terminals (VTE, Konsole, mlterm, Apple Terminal, PuTTY) apply the Unicode bidirectional
algorithm to each row as if it were one paragraph. Two Arabic names on one row, with only blanks,
digits or a border between them, then count as one run and change places, columns and all. A
left-to-right mark behind each run ends it (UAX #9, 2.6). It has no width, other terminals ignore
it, and it needs no closing half that a cut could lose, as an isolate would.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LRM = "\u200e"

_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]",
)


def direction(char: str) -> str:
    """Return "R" or "L" for a character with a strong direction, else ""."""
    if char < "\u0590":
        return "L" if char.isalpha() else ""
    kind = unicodedata.bidirectional(char)
    return "R" if kind in ("R", "AL") else "L" if kind == "L" else ""


def starts_rtl(text: str, *, anywhere: bool = False) -> bool:
    """Whether the first strong character (or, with `anywhere`, any) runs from right to left."""
    if not _RTL.search(text):
        return False
    if anywhere:
        return any(direction(char) == "R" for char in text)
    return next((found == "R" for char in text if (found := direction(char))), False)


def rtl_run_ends(clusters: Sequence[str]) -> list[int]:
    """Return the index of the last cluster of each right-to-left run.

    Words of one sentence stay one run, so that a passage keeps its order. A run ends at a letter
    that runs from left to right, at a line-drawing character and at two blanks: there another
    column begins.
    """
    ends: list[int] = []
    last = -1
    for index, cluster in enumerate(clusters):
        if not cluster:
            continue
        strong = direction(cluster[0])
        if strong == "R":
            last = index
        elif last >= 0 and (
            strong == "L" or "\u2500" <= cluster[0] <= "\u259f" or (cluster == " " and clusters[index - 1] == " ")
        ):
            ends.append(last)
            last = -1
    if last >= 0:
        ends.append(last)
    return ends
