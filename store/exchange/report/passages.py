"""The passages of claims with what stands around them in the text that is held."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.model.claims import CitationView, ClaimView
from store.model.out.report import Passage
from store.text.clean import clean

_AROUND = 180
"""So many code points before and after are shown at most: two lines of a page."""
_LONGEST = 1200
"""Of longer cited words the beginning and the end are shown."""
_LOST = ("orphan", "unheld")
_PARAGRAPH = re.compile(r"[^\S\n]*\n\s*\n\s*")
_BLANKS = re.compile(r"\s+")


def passages(connection: Connection, claims: Sequence[ClaimView]) -> list[Passage | None]:
    """Of each claim where its words stand: in the best wording that is held, the original first."""
    best = [_best(claim) for claim in claims]
    asked = [
        (nth, claim.source.slug, cited.rendition, cited.start, cited.end)
        for nth, (claim, cited) in enumerate(zip(claims, best, strict=True))
        if cited is not None and cited.status not in _LOST
    ]
    around: dict[int, tuple[str, str]] = {}
    for _, lot in lots(asked):
        for nth, before, cut_before, after, cut_after in connection.execute(
            f"""
            WITH asked AS (
                SELECT CAST(json_extract(j.value, '$[0]') AS BIGINT) AS nth, json_extract(j.value, '$[1]') AS source,
                       json_extract(j.value, '$[2]') AS label, CAST(json_extract(j.value, '$[3]') AS BIGINT) AS lo,
                       CAST(json_extract(j.value, '$[4]') AS BIGINT) AS hi
                FROM json_each(?) j)
            SELECT a.nth, substr(r.text, max(a.lo - {_AROUND}, 0) + 1, min(a.lo, {_AROUND})), a.lo > {_AROUND},
                   substr(r.text, a.hi + 1, {_AROUND}), length(r.text) > a.hi + {_AROUND}
            FROM asked a JOIN source s ON s.slug = a.source
            JOIN rendition r ON r.source_id = s.id AND r.label = a.label WHERE r.text IS NOT NULL
            """,
            (json.dumps(lot),),
        ):
            around[nth] = _from_a_word(before, bool(cut_before)), _to_a_word(after, bool(cut_after))
    return [
        _passage(claim, cited, *around.get(nth, ("", ""))) if cited is not None else None
        for nth, (claim, cited) in enumerate(zip(claims, best, strict=True))
    ]


def _best(claim: ClaimView) -> CitationView | None:
    kinds = {rendition.label: rendition.kind for rendition in claim.source.renditions}
    return min(
        claim.citations,
        key=lambda it: (it.status in _LOST, not it.exact, kinds.get(it.rendition) != "original"),
        default=None,
    )


def _passage(claim: ClaimView, cited: CitationView, before: str, after: str) -> Passage:
    wording = next((it for it in claim.source.renditions if it.label == cited.rendition), None)
    exact = _one_line(cited.exact)
    if len(exact) > _LONGEST:
        exact = f"{exact[: _LONGEST * 2 // 3].rstrip()} … {exact[-_LONGEST // 3 :].lstrip()}"
    return Passage(
        cited.rendition,
        wording.kind if wording is not None else "original",
        wording.language if wording is not None else "",
        cited.status,
        before,
        exact,
        after,
        cited.page,
    )


def _one_line(text: str) -> str:
    """A text on one line, paragraphs told apart; the blanks at its ends stay."""
    return _BLANKS.sub(" ", _PARAGRAPH.sub(" ¶ ", clean(text)))


def _from_a_word(text: str, cut: bool) -> str:
    if not cut:
        return _one_line(text).lstrip(" ¶")
    _, blank, rest = text.partition(" ")
    return f"… {_one_line(rest if blank else text).lstrip(' ¶')}"


def _to_a_word(text: str, cut: bool) -> str:
    if not cut:
        return _one_line(text).rstrip(" ¶")
    rest, blank, _ = text.rpartition(" ")
    return f"{_one_line(rest if blank else text).rstrip(' ¶')} …"
