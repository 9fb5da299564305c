"""The many ways to write one date, made one: "May/June 2015", "13-May-2015", "22/23 September", "1850 or '51".

No date is read here and nothing is decided: what comes out says the same in the words that the readers know.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.values.dates.date_labels import MONTHS

_MONTH = f"(?:{'|'.join(it[:3].lower() for it in MONTHS)})[a-z]*"
_ALIKE: tuple[tuple[str, str], ...] = (
    (r"[()]", " "),
    (r" (?:local time|gmt|utc)$", ""),
    (r"\b(?:before dawn|pre-?dawn)(?: on)?(?= )", "dawn on"),
    # "13-May-2015", "May-June 2015", "April 30-May 2"
    (rf"\b(\d{{1,2}})-({_MONTH})-(\d{{4}})\b", r"\1 \2 \3"),
    (rf"\b({_MONTH})-({_MONTH})\b", r"\1 to \2"),
    (rf"\b({_MONTH} \d{{1,2}})-({_MONTH})\b", r"\1 to \2"),
    # "22/23 September", "September 22/23", "May/June", "late August/early September"
    (rf"\b(\d{{1,2}})/(\d{{1,2}})(?= {_MONTH})", r"\1-\2"),
    (rf"\b({_MONTH} \d{{1,2}})/(\d{{1,2}})\b", r"\1-\2"),
    (r"(?<=[a-z])/(?=[a-z])(?<!and/)", " or "),
    # "28 29 and 30 September", whose comma is gone
    (rf"\b(\d{{1,2}})(?: \d{{1,2}})+ (?:and|or) (\d{{1,2}})(?= {_MONTH})", r"\1-\2"),
    # "1850 or 51", "1850 or '51"
    (r"\b(\d\d)(\d\d) or '?(\d\d)$", r"\1\2 or \1\3"),
    (r"\b(?:the )?noughties\b", "the 2000s"),
    (r"\byear-end\b", "end of"),
    (
        r"\bturn of the (?:year|new year) (\d{4}) ?[-/] ?(\d{2}|\d{4})$",
        rf"{MONTHS[-1].lower()} \1 to {MONTHS[0].lower()} \2",
    ),
    (r"^(?:the )?turn of the (?:new )?millennium$", "turn of the 21st century"),
    # the years of a budget, a school or a league, where they name two
    (r"^(?:the )?(\d{4} ?[-/] ?\d{2,4}) (?:season|(?:academic|school) year)$", r"\1"),
    (r"^(?:the )?(?:season|(?:academic|school) year)(?: of)? (\d{4} ?[-/] ?\d{2,4})$", r"\1"),
)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), said) for pattern, said in _ALIKE]


def plainly(words: str) -> str:
    """Tidied ``words`` of a date in the way of writing that the readers know."""
    for pattern, said in _patterns():
        words = pattern.sub(said, words)
    return " ".join(words.split())
