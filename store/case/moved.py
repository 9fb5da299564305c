"""Where the words of a quote that no longer holds stand now: what its refusal tells whoever changed a text.

A case is never loaded on a guess, and what it means never hangs on a store: a quote that no longer
holds is refused, and whoever wrote it puts it right. What the store still remembers of the last load
(the very words and their surroundings) only makes the sentence better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.anchors.hashed import find_by_hash, quote_hash
from store.anchors.quotes import QuoteError, Selector, locate, refind
from store.case.models import Cite
from store.text.normal_forms import folded

_WORD_START = re.compile(r"\b\w")
_WORD_END = re.compile(r"\w\b")


def no_memory(_case: str, _source: str, _rendition: str, _claim: str) -> Sequence[Selector]:
    """The memory of a case that was never loaded."""
    return ()


def missing_now(text: str, cite: Cite, known: Sequence[Selector]) -> str:
    """What became of a quote whose words (or surroundings) are gone, with what to do; "" where nobody can say."""
    was, now = _last_and_now(text, cite, known)
    if was is None or now is None:
        return ""
    if now.exact == was.exact:
        return f"the words of the last load now stand at {now.start}: {_telling(text, now)}"
    return (
        f"where it stood when the case was last loaded, the text now reads {now.exact!r} (at {now.start}): "
        "quote that, if it still says so"
    )


def ambiguous_now(text: str, cite: Cite, known: Sequence[Selector]) -> str:
    """Which of several places of a quote is the one of the last load, with what to add; "" where nobody can say."""
    _, now = _last_and_now(text, cite, known)
    if now is None or _folded(now.exact) != _folded(cite.quote or ""):
        return ""
    return f"the one of the last load now stands at {now.start}: {_telling(text, now)}"


def hash_now(text: str, cite: Cite, known: Sequence[Selector]) -> str:
    """Where the words stand that are known by hash, with what to write; "" where nobody can say."""
    assert cite.start is not None and cite.end is not None and cite.sha256 is not None
    if units := _in_utf16(text, cite.start, cite.end, cite.sha256):
        return (
            f"{cite.start}-{cite.end} look like offsets in UTF-16, as JavaScript and Java count: "
            f"in code points the words stand at {units[0]}-{units[1]}, write these"
        )
    place = find_by_hash(text, cite.start, cite.end, cite.sha256)
    if place is None:
        _, now = _last_and_now(text, cite, known)
        place = (now.start, now.end) if now is not None else None
    if place is not None and quote_hash(text[place[0] : place[1]]) == cite.sha256:
        return f"the words that have it stand at {place[0]}-{place[1]}: write these offsets, or quote them"
    return missing_now(text, cite, known)


def _in_utf16(text: str, start: int, end: int, sha256: str) -> tuple[int, int] | None:
    """Where the words stand, in code points, if their offsets count the units of UTF-16 and the hash is theirs."""
    if text.isascii() or not 0 <= start < end:
        return None
    units = text.encode("utf-16-le", "surrogatepass")
    before, words = (units[2 * a : 2 * b].decode("utf-16-le", "surrogatepass") for a, b in ((0, start), (start, end)))
    if quote_hash(words) != sha256 or len(before) == start:
        return None
    return len(before), len(before) + len(words)


def _last_and_now(text: str, cite: Cite, known: Sequence[Selector]) -> tuple[Selector | None, Selector | None]:
    """The one selector of the last load that has the quote's words (or those of its hash), and where they are now."""
    if cite.quote is None:
        fitting = {it for it in known if it.start == cite.start and quote_hash(it.exact) == cite.sha256}
    else:
        fitting = {it for it in known if _folded(it.exact) == _folded(cite.quote)}
    was = fitting.pop() if len(fitting) == 1 else None
    return was, refind(text, was).selector if was is not None else None


def _folded(quote: str) -> str:
    return folded(quote).text.strip()


def _telling(text: str, now: Selector) -> str:
    """How to quote a place: by its words alone, or with the fewest before or after it that tell it from others."""
    if _is_alone(text, now):
        return "quote them"
    before = [now.prefix[m.start() :] for m in _WORD_START.finditer(now.prefix)][::-1]
    after = [now.suffix[: m.end()] for m in _WORD_END.finditer(now.suffix)]
    for words in (*before, now.prefix):
        if words.strip() and _is_alone(text, now, prefix=words):
            return f"add prefix: {words!r}"
    for words in (*after, now.suffix):
        if words.strip() and _is_alone(text, now, suffix=words):
            return f"add suffix: {words!r}"
    return "quote more words of that place"


def _is_alone(text: str, now: Selector, prefix: str = "", suffix: str = "") -> bool:
    try:
        return locate(text, now.exact, prefix, suffix).start == now.start
    except QuoteError:
        return False
