"""What one voice says twice in one report: flatly in the headline, and less surely in the text. The less sure holds.

Nobody knows more by a headline than by its text, so the two are one word, with the hedge of the text. What the report
gives as said on another day, or of another time, is another word.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from store.model.vocabulary import Certainty
from store.verdicts.rules.said import Said

#: The less sure later.
_SURE: tuple[Certainty, ...] = ("certain", "probable", "possible")


def as_hedged(claims: Iterable[Said]) -> list[Said]:
    """The claims of a question, each no surer than the same voice is of the same value in the same report."""
    claims = list(claims)
    if all(said.certainty == "certain" for said in claims):
        return claims
    least: dict[Hashable, int] = {}
    for said in claims:
        if said.stance == "asserts" and said.certainty != "certain":
            word = one_word(said)
            least[word] = max(_SURE.index(said.certainty), least.get(word, 0))
    return [
        replace(said, certainty=_SURE[doubt])
        if said.stance == "asserts" and (doubt := least.get(one_word(said), 0)) > _SURE.index(said.certainty)
        else said
        for said in claims
    ]


def one_word(said: Said) -> Hashable:
    """Equal for what one voice says twice in one report."""
    return said.source, said.speaker, said.key, said.counted, said.told, said.as_of, said.valid
