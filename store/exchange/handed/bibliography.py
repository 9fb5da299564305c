"""Citations of several claims as one text: one below the other, or, for programs, one reference a source.

A program that keeps references takes an id twice for a mistake, or drops one: a source is there once, and its claims
are its notes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from store.exchange import citations
from store.model.claims import ClaimView, SourceRow

_Noted = Sequence[tuple[SourceRow, list[str]]]


def together(claims: Sequence[ClaimView], form: str) -> str:
    """The citations of claims in a format (`store.exchange.citations.FORMATS`), those of one source together."""
    if form not in _OF_SOURCES:
        one = citations.FORMATS[form]
        return "\n\n".join(map(one, claims))
    found: dict[str, tuple[SourceRow, list[str]]] = {}
    for claim in claims:
        found.setdefault(claim.source.slug, (claim.source, []))[1].append(citations.note(claim))
    return _OF_SOURCES[form](list(found.values()))


def _bibtex(noted: _Noted) -> str:
    return "\n\n".join(citations.source_bibtex(source, " | ".join(notes)) for source, notes in noted)


def _csl(noted: _Noted) -> str:
    items = [citations.source_csl(source, "\n".join(notes)) for source, notes in noted]
    return json.dumps(items, ensure_ascii=False, indent=2)


def _ris(noted: _Noted) -> str:
    return "\n".join(citations.source_ris(source, notes) for source, notes in noted).removesuffix("\n")


_OF_SOURCES: dict[str, Callable[[_Noted], str]] = {"BibTeX": _bibtex, "CSL-JSON": _csl, "RIS": _ris}
