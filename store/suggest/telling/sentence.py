"""One sentence laid open: who is named in it, what amounts stand there, who says it, whom its pronouns mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from store.model.drafts import Mention
from store.model.facts import dataclass
from store.suggest.naming.tokens import Span
from store.suggest.telling.amounts_in import Amount
from store.suggest.telling.speech import Saying

_PERSON = re.compile(
    r"(?<!\w)(he|she|him|his|her|the (?:militant|commander|leader|terrorist|man|woman|chief|emir|jihadist|"
    r"cleric))(?!\w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<!\w)(it|its|they|their|the (?:group|organi[sz]ation|outfit|faction|movement|militia|party|company|"
    r"network))(?!\w)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s*(him|her|it|them|the group|the organi[sz]ation)(?!\w)", re.IGNORECASE)
_CLOSES = re.compile(r"\s*,\s*(?:was|is|has|had|were|have|will|would)(?!\w)")
_ROW = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+|as well as\s+)?|and\s+|or\s+)(?:the\s+|its\s+|in\s+|from\s+|with\s+)?")
_OWNED = re.compile(r"['’]s?\s+\w")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a cue is about: an entity, the words that say so, and how sure that is."""

    entity: str
    name: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``carried`` are, by kind, the entities named last before it, which its pronouns may mean.

    ``event`` is the event that the report is about here, where none is named.
    """

    text: str
    span: Span
    clauses: list[Span]
    mentions: Sequence[Mention]
    amounts: Sequence[Amount]
    sayings: Sequence[Saying]
    kinds: Mapping[str, str]
    carried: Mapping[str, Mention]
    event: Mention | None

    def of_kinds(self, kinds: Collection[str]) -> list[Mention]:
        """The mentions of entities of some kinds."""
        return [one for one in self.mentions if self.kinds[one.entity] in kinds]

    def left(self, place: int, kinds: Collection[str], reach: int) -> Subject | None:
        """Who is named last before a place; else whom a pronoun there means."""
        found = [one for one in self.of_kinds(kinds) if one.end <= place and place - one.end <= reach]
        if found and _CLOSES.match(self.text, found[-1].end, place):  # "X, a part of Y, was ..." is of X
            opened = [one for one in found[:-1] if self.text.startswith(",", one.end)]
            return _subject((opened or found)[-1])
        if found:
            return _subject(found[-1])
        return self.meant(place, kinds)

    def right(self, place: int, kinds: Collection[str], reach: int) -> Subject | None:
        """Who is named first behind a place, and is not there as whose something is; else whom "him" or "it" means."""
        found = [one for one in self.of_kinds(kinds) if one.start >= place and one.start - place <= reach]
        plain = [one for one in found if not _OWNED.match(self.text, one.end)]
        if plain or found:
            return _subject((plain or found)[0])
        told = _OBJECT.match(self.text, place, self.span[1])
        return self.meant(told.end(), kinds) if told is not None else None

    def joined(self, span: Span, kinds: Collection[str]) -> list[Mention]:
        """Those named in a row with the one at a place: "A, B and C"."""
        there = self.of_kinds(kinds)
        at = next((nth for nth, one in enumerate(there) if one.start <= span[0] < one.end), None)
        if at is None:
            return []
        low = high = at
        while low and _ROW.fullmatch(self.text, there[low - 1].end, there[low].start):
            low -= 1
        while high + 1 < len(there) and _ROW.fullmatch(self.text, there[high].end, there[high + 1].start):
            high += 1
        row = there[low : high + 1]
        # two commas with nothing between them are an apposition as often as a row
        if not re.search(r"\b(?:and|or)\b", self.text[row[0].start : row[-1].end]):
            return []
        return [one for one in row if one is not there[at]]

    def meant(self, place: int, kinds: Collection[str]) -> Subject | None:
        """Whom a pronoun before a place means: who was named last in the sentence, else before it."""
        for words, kind in ((_PERSON, "leader"), (_BODY, "group")):
            if kind not in kinds:
                continue
            found = list(words.finditer(self.text, self.span[0], place))
            if found:
                here = [one for one in self.of_kinds((kind,)) if one.end <= found[-1].start()]
                one = here[-1] if here else self.carried.get(kind)
                if one is not None:
                    return Subject(one.entity, one.name, found[-1].span(1), 0.7 * one.score)
        return None

    def at_hand(self, place: int, reach: int = 10_000, *, carried: bool = True) -> Subject | None:
        """The event nearest to a place, else (``carried``) the one the report is about."""
        events = [one for one in self.of_kinds(("raid",)) if abs(one.start - place) <= reach]
        if events:
            return _subject(min(events, key=lambda one: abs(one.start - place)))
        if self.event is not None and carried:
            return Subject(self.event.entity, self.event.name, (place, place), 0.6)
        return None


def _subject(one: Mention) -> Subject:
    return Subject(one.entity, one.name, (one.start, one.end), one.score)
