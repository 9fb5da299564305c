"""Votes, seats and shares of an election as drafts; sums and extents of what happened: an amount beside its word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.drafts import Draft, Mention
from store.properties.property import Property
from store.properties.vocabulary import Vocabulary
from store.suggest.naming.tokens import Span
from store.suggest.telling.amounts_in import Amount, read
from store.suggest.telling.cues import compiled
from store.suggest.telling.making import Maker
from store.suggest.telling.sentence import Sentence, Subject

_REACH = 75
_ACTS = ("leader", "group")
_TURNOUT = r"turnout|turned out|voted(?! for)|participation|cast (?:a|their) (?:vote|ballot)s?"
_SHARE = r"per ?cent of the votes?|of the votes?|% of|won|votes?|lead|leads|voted for"
_ASKED = re.compile(r"\b(?:exit polls?|surveys?|pollsters?|opinion polls?)\b", re.IGNORECASE)
"""A share that people were asked for is none of the vote."""
_OF_LOSSES: tuple[tuple[str, str, str], ...] = (
    ("money", "damage", r"damages?|losses|cost|worth"),
    ("measure", "extent", r"burned|burnt|extent|cover(?:ing|s|ed)|spread|area|flooded|under water"),
)
#: Words of a count of seats or votes, and the property it is of.
_COUNTED: tuple[tuple[str, str], ...] = (("seats", r"seats?"), ("votes", r"votes"))
_TO = re.compile(
    r"\s*(?:seats?|votes?|members?|of the votes?)?\s*(?:(?:go|goes|went|fell|fall|voted)\s+)?(?:to|for)\s+(?:the\s+)?$"
)
_HAS = re.compile(
    r"(?:\s*[,(]?\s*(?:on |at )?|[,\s]+(?:\w+\s+){0,2}?(?:took|takes|won|wins|has|have|had|holds|held|gets|got|gained|"
    r"received|receives|with|now has|at|on|secured)\s+)(?:only |just )?$"
)


def of_shares(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """Shares of a vote, who turned out, sums of damage, extents: an amount beside the word for it."""
    asked = _ASKED.search(sentence.text, *sentence.span) is not None
    for amount in sentence.amounts:
        for kind, prop_id, spelt in _OF_LOSSES:
            if amount.type == kind:
                yield from _beside(sentence, words, prop_id, spelt, amount, maker)
        if amount.type == "percent":
            beside = whose(sentence, amount)
            if beside is not None and not asked and (prop := words.get("share")) is not None:
                yield from _one(sentence, prop, (amount.start, amount.end), amount, maker)
            elif beside is None:
                turned = list(_beside(sentence, words, "turnout", _TURNOUT, amount, maker))
                yield from turned
                if not turned and not asked:
                    yield from _beside(sentence, words, "share", _SHARE, amount, maker)


def _beside(
    sentence: Sentence, words: Vocabulary, prop_id: str, spelt: str, amount: Amount, maker: Maker
) -> Iterator[Draft]:
    """The draft of an amount by the nearest of some words."""
    prop = words.get(prop_id)
    near = [
        (max(found.start() - amount.end, amount.start - found.end()), found.span())
        for found in compiled(spelt).finditer(sentence.text, *sentence.span)
        if not sentence.in_name(found.span())
    ]
    gap, span = min(near, default=(_REACH + 1, (0, 0)))
    if prop is not None and gap <= _REACH:
        yield from _one(sentence, prop, span, amount, maker)


def of_seats(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """Seats and votes: a figure right beside a party or a candidate, where the sentence tells what is counted."""
    for prop_id, spelt in _COUNTED:
        prop = words.get(prop_id)
        found = compiled(spelt).search(sentence.text, *sentence.span) if prop is not None else None
        if prop is None or found is None:
            continue
        for amount in sentence.amounts:
            if amount.type == "quantity" and whose(sentence, amount) is not None:
                yield from _one(sentence, prop, found.span(), amount, maker)


def _one(sentence: Sentence, prop: Property, span: Span, amount: Amount, maker: Maker) -> Iterator[Draft]:
    who: Subject | None = sentence.at_hand(amount.start, prop.id)
    value = read(prop, amount.says, maker.report.published, "")
    if who is None or value is None:
        return
    scope = ""
    told: tuple[Span, ...] = ((amount.start, amount.end),)
    if prop.open_scope in ("party", "candidate"):
        one = whose(sentence, amount) or _near(sentence, amount)
        if one is None and prop.id == "share":
            return  # a share of nobody is none
        if one is not None:
            scope, told = one.entity, (*told, (one.start, one.end))
    yield maker.draft(sentence, who, prop, span, amount.says, label=value[1], scope=scope, told=told, sure=0.55)


def whose(sentence: Sentence, amount: Amount) -> Mention | None:
    """The party or candidate that a figure stands right beside."""
    for one in sentence.of_kinds(_ACTS):
        if amount.end <= one.start <= amount.end + 40 and _TO.fullmatch(sentence.text[amount.end : one.start]):
            return one
        if one.end <= amount.start <= one.end + 40 and _HAS.fullmatch(sentence.text[one.end : amount.start]):
            return one
    return None


def _near(sentence: Sentence, amount: Amount) -> Mention | None:
    """Whose votes or seats a figure is: who is named last before it, else first behind."""
    there = sentence.of_kinds(_ACTS)
    before = [one for one in there if one.end <= amount.start]
    behind = [one for one in there if one.start >= amount.end]
    return before[-1] if before else behind[0] if behind else None
