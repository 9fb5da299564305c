"""One sentence laid open: who is named in it, what amounts stand there, who says it, whom its pronouns mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from store.model.drafts import Mention
from store.model.facts import dataclass
from store.suggest.naming.tokens import Span
from store.suggest.telling.amounts_in import Amount
from store.suggest.telling.events import Events
from store.suggest.telling.speech import Saying

_PERSON = re.compile(
    r"(?<!\w)(he|she|him|his|her|the (?:[a-z-]+ ){0,2}?(?:militant|commander|leader|terrorist|man|woman|chief|emir|"
    r"jihadist|"
    r"cleric|prisoner|suspect|politician|minister|mayor|journalist|reporter|captain|smuggler|rebel|fugitive|president|"
    r"warlord|founder|\d\d-year-old)(?! of))(?!\w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<!\w)(it|its|they|their|the (?:[a-z-]+ ){0,2}?(?:group|organi[sz]ation|outfit|faction|movement|militia|"
    r"party|company|cartel|gang|"
    r"network))(?!\w)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s*(him|her|it|them|the group|the organi[sz]ation)(?!\w)", re.IGNORECASE)
_CLOSES = re.compile(
    r"\s*,\s*(?:was|is|has|had|were|have|will|would|left|fled|led|quit|became|grew|went|came|took|met|said|told|won|"
    r"lost|fell|"
    r"ran|held|began|made|gave|[a-z]{2,}ed)(?!\w)(?! by)"
)
_ROW = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+|as well as\s+)?|and\s+|or\s+)(?:the\s+|its\s+|in\s+|from\s+|with\s+)?")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|get)(?: \w+){0,3} $|(?:\bwas|\bwere|,) $", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|by)\s", re.IGNORECASE)
_GOES_ON = (
    *("in ", "by ", "on ", "along", "during", "at ", "when", "last ", "for ", "after ", "near ", "while ", "as "),
    *("before ", "since ", "outside ", "from ", "early ", "late ", "and ", ", "),
)
"""What stands behind a verb that somebody before it suffered: nobody is named who could."""
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

    ``event`` is the event that the report is about here, where none is named; ``events`` are all of the case.
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
    events: Events

    def of_kinds(self, kinds: Collection[str]) -> list[Mention]:
        """The mentions of entities of some kinds."""
        return [one for one in self.mentions if self.kinds[one.entity] in kinds]

    def in_name(self, span: Span, kinds: Collection[str] = ()) -> bool:
        """Whether words are a part of somebody's name, or of an event's: a name is no word on what it names."""
        return any(
            one.start <= span[0] and span[1] <= one.end and one.how != "event"
            for one in (self.of_kinds(kinds) if kinds else self.mentions)
        )

    def left(self, place: int, kinds: Collection[str], reach: int) -> Subject | None:
        """Who is named last before a place; else whom a pronoun there means."""
        found = [one for one in self.of_kinds(kinds) if one.end <= place and place - one.end <= reach]
        if found and _CLOSES.match(self.text, found[-1].end, place):  # "X, a part of Y, was ..." is of X
            opened = [one for one in found[:-1] if self.text.startswith(",", one.end)]
            meant = None if opened else self.meant(found[-1].start, kinds)
            return meant or _subject((opened or found)[-1])
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

    def at_hand(self, place: int, prop: str, reach: int = 10_000, *, carried: bool = True) -> Subject | None:
        """The event nearest to a place of which a property is asked, else (``carried``) the one the report is about."""
        near = [one for one in self.of_kinds(("raid",)) if abs(one.start - place) <= reach]
        there = [one for one in near if self.events.suits(one.entity, prop)]
        if there:
            return _subject(min(there, key=lambda one: abs(one.start - place)))
        meant = self.events.best(self.event, prop) if carried else None
        return Subject(meant.entity, meant.name, (place, place), 0.6) if meant is not None else None


def _subject(one: Mention) -> Subject:
    return Subject(one.entity, one.name, (one.start, one.end), one.score)


def victim_side(sentence: Sentence, start: int, end: int) -> str:
    """Who was killed stands before "was killed" and "died", behind "killed" and "the death of"."""
    before, behind = sentence.text[sentence.span[0] : start], sentence.text[end : sentence.span[1]]
    word = sentence.text[start:end].casefold()
    if word in ("death", "demise", "killing", "assassination", "murder"):
        return "right" if _OF.match(behind) else "left"
    if word in ("died", "dies", "dead", "drowned", "perished", "passed away") or " " in word:
        return "left"
    if not behind.strip(' .!”"'):
        return "left"
    if _PASSIVE.search(before) or behind.lstrip().casefold().startswith(_GOES_ON):
        return "left"
    return "right"
