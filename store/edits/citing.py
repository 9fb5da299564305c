"""A passage of a text as it is cited in a record: by its words where they tell it from all others."""

from __future__ import annotations

from typing import Any

from store.anchors.hashed import quote_hash
from store.anchors.quotes import QuoteError, locate, make
from store.db.connection import Connection
from store.model.problems import BadInput

#: Longer passages are cited by their offsets: nobody reads them in a case's file.
_LONGEST = 2_000


def cite(connection: Connection, source: str, rendition: str, start: int, end: int) -> dict[str, Any]:
    """The ``cite`` of a claim for a passage (code points, end exclusive) of a wording whose text is held.

    Raises BadInput where there is no such text, or no such place in it.
    """
    row = connection.execute(
        "SELECT r.text, r.held_sha256 FROM rendition r JOIN source s ON s.id = r.source_id "
        "WHERE s.slug = ? AND r.label = ?",
        (source, rendition),
    ).fetchone()
    if row is None or row[0] is None:
        raise BadInput(f"the text of {source!r} ({rendition}) is not held: nothing of it can be cited")
    text, attached = str(row[0]), row[1] is not None
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise BadInput(f"{start}-{end} is no passage of {source!r} ({rendition}), which has {len(text)} characters")
    if attached:
        raise BadInput(
            f"the text of {source!r} ({rendition}) was attached and is known to the case by hash only: "
            "cite another wording of it"
        )
    return {rendition: cited(text, start, end)}


def cited(text: str, start: int, end: int) -> Any:
    """The shortest form that finds a passage again: its words, with a few around them where they stand twice."""
    exact = text[start:end]
    if len(exact) <= _LONGEST and exact == exact.strip() and "\ufeff" not in exact:
        for prefix, suffix in _around(text, start, end):
            if _found(text, exact, prefix, suffix) == (start, end):
                more = {key: told for key, told in (("prefix", prefix), ("suffix", suffix)) if told}
                return {"quote": exact, **more} if more else exact
    return {"start": start, "end": end, "sha256": quote_hash(exact)}


def _around(text: str, start: int, end: int) -> list[tuple[str, str]]:
    known = make(text, start, end)
    return [("", ""), (known.prefix, ""), ("", known.suffix), (known.prefix, known.suffix)]


def _found(text: str, exact: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    try:
        anchor = locate(text, exact, prefix, suffix)
    except QuoteError:
        return None
    return anchor.start, anchor.end
