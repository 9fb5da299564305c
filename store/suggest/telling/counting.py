"""Figures of a sentence as drafts: the dead, the wounded, the detained and others, of whom they are, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from store.model.drafts import Draft
from store.model.vocabulary import SILENT
from store.properties.property import Property
from store.properties.vocabulary import Vocabulary
from store.suggest.naming.tokens import Span
from store.suggest.telling.amounts_in import Amount, read
from store.suggest.telling.counted import NOT_PEOPLE, PARTS, TOLLS
from store.suggest.telling.cues import compiled
from store.suggest.telling.making import Maker
from store.suggest.telling.sentence import Sentence
from store.suggest.telling.speech import stance_of

_REACH = 75
_ALSO = re.compile(r"[\s\w’'-]{2,30}?(?:,| and|, and) $")
"""What stands between two figures of one word: "180 passengers and 32 crew"."""
_AMONG = re.compile(r"\b(?:among (?:them|the dead|those)|including|of them|of whom)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\b(?:that|this|the|any|such) (?:figures?|numbers?|tolls?|counts?|death toll)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:speaks?|spoke|writes?|wrote|talk\w*|tells|told) of $", re.IGNORECASE)
_NEXT = re.compile(r"[\s-]*((?:[\w’'-]+\s+){0,3}[\w’'-]+)?")


class Counting:
    """Reads the counts of one report; what was counted last is what "that figure" means."""

    def __init__(self, words: Vocabulary, maker: Maker) -> None:
        self._words = words
        self._maker = maker
        self._last: tuple[Property, str, str, str] | None = None

    def of(self, sentence: Sentence) -> Iterator[Draft]:
        """The counts of people in a sentence, each as what stands nearest to it says."""
        here: tuple[Property, Span, int] | None = None
        for amount in sentence.amounts:
            if amount.type != "quantity":
                continue
            behind = sentence.text[amount.end : min(sentence.span[1], amount.end + 60)]
            if NOT_PEOPLE.match(behind.lstrip(" -")):
                yield from _of_things(sentence, amount, behind, self._words, self._maker)
                continue
            part = _part(behind)
            found = _toll(sentence, amount) or self._as_before(sentence, amount, here)
            if found is None and part and here is not None and _ALSO.fullmatch(sentence.text, here[2], amount.start):
                found = here[0].id, here[1]
            prop = self._words.get(found[0]) if found is not None else None
            if found is None or prop is None:
                yield from _strength(sentence, amount, part, self._words, self._maker)
                continue
            subject = sentence.at_hand(amount.start, prop.id)
            value = read(prop, amount.says, self._maker.report.published, "")
            if subject is None or value is None or value[0].span is None:
                continue
            scope = part if prop.scope(part) is not None else ""
            here = (prop, found[1], amount.end)
            self._last = (prop, scope, amount.says, value[1])
            told = ((amount.start, amount.end),)
            yield self._maker.draft(
                sentence, subject, prop, found[1], amount.says, label=value[1], scope=scope, told=told, sure=0.7
            )
        yield from self._that_figure(sentence)

    def _as_before(
        self, sentence: Sentence, amount: Amount, here: tuple[Property, Span, int] | None
    ) -> tuple[str, Span] | None:
        """A figure that counts what the one before it did: "among them four children", "speaks of forty"."""
        if here is not None and _AMONG.search(sentence.text, *sentence.span):
            return here[0].id, here[1]
        spoken = _SPOKEN.search(sentence.text[sentence.span[0] : amount.start])
        if self._last is not None and spoken is not None:
            return self._last[0].id, (sentence.span[0] + spoken.start(), amount.start)
        return None

    def _that_figure(self, sentence: Sentence) -> Iterator[Draft]:
        """The figure told last, denied or not spoken of."""
        found = _FIGURE.search(sentence.text, *sentence.span)
        stance = stance_of(sentence.text, *sentence.span)
        if found is None or self._last is None or stance == "asserts":
            return
        prop, scope, says, label = self._last
        subject = sentence.at_hand(found.start(), prop.id)
        if subject is not None:
            silent = stance in SILENT
            yield self._maker.draft(
                sentence,
                subject,
                prop,
                found.span(),
                "" if silent else says,
                label="" if silent else label,
                scope=scope,
            )


def _toll(sentence: Sentence, amount: Amount) -> tuple[str, Span] | None:
    """What a figure counts: the word for it nearest by, in the same clause before those of others."""
    clause = next((one for one in sentence.clauses if one[0] <= amount.start < one[1]), sentence.span)
    near: list[tuple[int, int, str, Span]] = []
    for nth, (prop, spelt) in enumerate(TOLLS):
        for found in compiled(spelt).finditer(sentence.text, *clause):
            gap = found.start() - amount.end if found.start() >= amount.end else amount.start - found.end()
            if 0 <= gap <= _REACH and not _parted(sentence, amount, found.span()):
                near.append((gap, nth, prop, found.span()))
    if not near and clause != sentence.span:
        return _toll(replace(sentence, clauses=[sentence.span]), amount)
    return min(near)[2:] if near else None


def _parted(sentence: Sentence, amount: Amount, cue: Span) -> bool:
    """Whether another figure stands between a figure and a word, which then is that one's."""
    low, high = min(amount.end, cue[1]), max(amount.start, cue[0])
    return any(
        one.type == "quantity" and one != amount and low <= one.start and one.end <= high for one in sentence.amounts
    )


def _part(behind: str) -> str:
    """Of whom a count is, by the nouns behind it."""
    found = _NEXT.match(behind)
    nouns = found[1] or "" if found else ""
    near = [(hit.start(), scope) for scope, spelt in PARTS if (hit := compiled(spelt).search(nouns))]
    return min(near)[1] if near else ""


def _strength(sentence: Sentence, amount: Amount, part: str, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """How many a group has, and how many live somewhere."""
    strong, living = words.get("strength"), words.get("population")
    men = _MEN.search(sentence.text[max(sentence.span[0], amount.start - 40) : amount.start])
    strong_by = part in ("militants", "members") or (men is not None and part not in ("children", "women"))
    if strong is not None and strong_by:
        who = sentence.left(amount.start, ("group",), 60)
        value = read(strong, amount.says, maker.report.published, "")
        if who is not None and value is not None and value[0].span is not None:
            span = (amount.start, amount.end)
            yield maker.draft(sentence, who, strong, span, amount.says, label=value[1], sure=0.45)
    lives = compiled(r"inhabitants|residents|people live|population").search(sentence.text, *sentence.span)
    if living is not None and lives is not None and abs(lives.start() - amount.start) < 40:
        who = sentence.left(amount.start, ("place",), 80) or sentence.right(amount.end, ("place",), 60)
        value = read(living, amount.says, maker.report.published, "")
        if who is not None and value is not None and value[0].span is not None:
            told = ((amount.start, amount.end),)
            yield maker.draft(sentence, who, living, lives.span(), amount.says, label=value[1], told=told, sure=0.6)


_MEN = re.compile(
    r"\b(?:number(?:s|ed|ing)?|counts?|has|have|had|strength of|commands?|fields?)(?: about)? $", re.IGNORECASE
)
_THINGS = (
    ("number_of_strikes", r"(?:air|drone )?strikes?"),
    ("attacks", r"(?:\w+ )?attacks?|bombings?"),
)


def _of_things(sentence: Sentence, amount: Amount, behind: str, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    for prop_id, spelt in _THINGS:
        prop = words.get(prop_id)
        found = re.match(rf"[\s-]*({spelt})\b", behind, re.IGNORECASE)
        if prop is None or found is None:
            continue
        span = (amount.end + found.start(1), amount.end + found.end(1))
        who = (
            sentence.at_hand(amount.start, prop.id)
            if "raid" in prop.kinds
            else sentence.left(amount.start, prop.kinds, 90)
        )
        value = read(prop, amount.says, maker.report.published, "")
        if who is not None and value is not None and value[0].span is not None:
            yield maker.draft(
                sentence,
                who,
                prop,
                span,
                amount.says,
                label=value[1],
                told=((amount.start, amount.end),),
                sure=0.5,
            )
        return
