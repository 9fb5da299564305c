"""What one voice says twice in one report: flatly in the headline, and less surely in the text. The less sure holds.

Nobody knows more by a headline than by its text, so the two are one word, with the hedge of the text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from store.values.basis.sets import Span, relate
from store.verdicts.rules.said import Said
from store.verdicts.rules.timing import told_later

#: The less sure later.
_SURE = ("certain", "probable", "possible")


def as_hedged(claims: Iterable[Said]) -> list[Said]:
    """The claims of a question, each no surer than the same voice is of the same value in the same report."""
    claims = list(claims)
    if all(said.certainty == "certain" for said in claims):
        return claims
    words: dict[Hashable, list[Said]] = {}
    for said in claims:
        if said.stance == "asserts":
            words.setdefault((said.source, said.speaker, said.key, said.counted), []).append(said)
    less: dict[int, Said] = {}
    for told in words.values():
        # those of one time are one word already
        kinds = {(said.certainty, said.told, said.as_of, said.valid): said for said in told}.values()
        for said in told if len(kinds) > 1 else ():
            least = max((other for other in (said, *kinds) if _is_one_word(said, other)), key=_doubt)
            if _doubt(least) > _doubt(said):
                less[said.id] = replace(said, certainty=least.certainty)
    return [less.get(said.id, said) for said in claims] if less else claims


def _doubt(said: Said) -> int:
    return _SURE.index(said.certainty)


def _is_one_word(said: Said, other: Said) -> bool:
    """Whether nothing says that one was said after the other, or is of another time."""
    times = (said.valid or said.as_of, other.valid or other.as_of)
    return not told_later(said, other) and (None in times or _touch(*times))


def _touch(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and relate(one, other) != "disjoint"
