"""What is said of somebody beside the name: posts, ages, nationalities; and what somebody is quoted with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from store.model.drafts import Draft, Mention
from store.properties.vocabulary import Vocabulary
from store.suggest.telling.amounts_in import read
from store.suggest.telling.making import Maker, words_after
from store.suggest.telling.sentence import Sentence, Subject

_POST = re.compile(
    r"\b(?:(?:top|senior|former|deputy|chief|key|slain|acting|late|military|operational|intelligence|shadow|regional|"
    r"local|supreme|founding|prominent|notorious|media)\s+){0,3}(?:commander|spokes(?:man|person|woman)|deputy|courier|"
    r"minister|governor|president|judge|emir|ideologue|founder|co-founder|mastermind|facilitator|bomb[- ]maker|"
    r"recruiter|"
    r"financier|aide|adviser|advisor|officer|official|operative|journalist|cleric|chief|head|leader|master|mate|"
    r"captain|"
    r"director|chairman|secretary|envoy|ambassador|analyst)\b(?:\s+(?:of|for|"
    r"in)\s+(?:the\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+){0,4})?",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?<!deputy )(?<!former )\b(?:chief|head|leader|emir)\b(?! of (?:staff|police|intelligence))", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"«]([^”\"»]{20,400})[”\"»]")
#: Peoples whose name does not begin as that of their land, by the land's name as it is folded.
_PEOPLES: Mapping[str, str] = {
    "afghan": "afghanistan",
    "american": "united states",
    "british": "united kingdom",
    "french": "france",
    "dutch": "netherlands",
    "german": "germany",
    "spanish": "spain",
    "turkish": "turkey",
    "polish": "poland",
    "swedish": "sweden",
    "danish": "denmark",
    "greek": "greece",
    "swiss": "switzerland",
    "irish": "ireland",
    "welsh": "wales",
    "thai": "thailand",
    "turk": "turkey",
    "uzbek": "uzbekistan",
    "tajik": "tajikistan",
    "turkmen": "turkmenistan",
    "kazakh": "kazakhstan",
    "kyrgyz": "kyrgyzstan",
    "filipino": "philippines",
    "finnish": "finland",
    "czech": "czechia",
    "slovak": "slovakia",
    "chinese": "china",
    "norwegian": "norway",
    "belgian": "belgium",
    "ukrainian": "ukraine",
    "egyptian": "egypt",
    "lebanese": "lebanon",
    "argentine": "argentina",
    "peruvian": "peru",
    "burmese": "burma",
    "scottish": "scotland",
    "portuguese": "portugal",
}
_ENDINGS = ("i", "n", "an", "ian", "ese", "ish", "nian", "is")
_CITIZEN = re.compile(
    r"\b([A-Z][\w’'-]{2,})(?:[- ]born)?\s+(?:citizen|national|nationals|origin|passport|man|woman|militant|commander|"
    r"journalist)\b"
)
_AGED = re.compile(r"^\s*,?\s*(?:is|was|who is|aged|age)?\s*(?:about\s*|around\s*)?$", re.IGNORECASE)


def of_names(sentence: Sentence, words: Vocabulary, maker: Maker, lands: Mapping[str, Mention]) -> Iterator[Draft]:
    """What stands beside the names of a sentence."""
    yield from _posts(sentence, words, maker)
    yield from _peoples(sentence, words, maker, lands)
    yield from _ages(sentence, words, maker)
    yield from _quotes(sentence, words, maker)


def _posts(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    prop = words.get("role")
    if prop is None:
        return
    for found in _POST.finditer(sentence.text, *sentence.span):
        who = _apposed(sentence, found.start(), found.end(), prop.kinds)
        if who is None:
            continue
        groups = [one for one in sentence.of_kinds(("group",)) if found.start() - 45 <= one.start <= found.end() + 45]
        if groups and _LEADS.search(found[0]):
            continue  # that is the group's question, who leads it
        near = min(groups, key=lambda one: abs(one.start - found.start()), default=None)
        says = words_after(sentence.text, *found.span())
        if says and not any(
            one.start < found.end() and found.start() < one.end for one in sentence.mentions if one.entity == who.entity
        ):
            yield maker.draft(sentence, who, prop, found.span(), says, scope=near.entity if near else "", sure=0.5)


def _apposed(sentence: Sentence, start: int, end: int, kinds: tuple[str, ...]) -> Subject | None:
    """Who stands right beside words: "the commander Ali", "Ali, a commander", "Ali was a commander"."""
    text = sentence.text
    for one in sentence.of_kinds(kinds):
        before, behind = text[one.end : start], text[end : one.start]
        if 0 <= one.start - end <= 4 and re.fullmatch(r"[\s,:]*", behind):
            return Subject(one.entity, one.name, (one.start, one.end), one.score)
        if 0 <= start - one.end <= 45 and re.fullmatch(
            r"(?:['’]s)?\s*(?:,|was|is|who was|who is|, who (?:was|is)|\()\s*(?:an?|the|its|their|also|reportedly|"
            r"once)?\s*(?:[A-Z\w’'-]+\s+){0,4}",
            before,
        ):
            return Subject(one.entity, one.name, (one.start, one.end), one.score)
    return None


def _peoples(sentence: Sentence, words: Vocabulary, maker: Maker, lands: Mapping[str, Mention]) -> Iterator[Draft]:
    prop = words.get("nationality")
    if prop is None:
        return
    for found in _CITIZEN.finditer(sentence.text, *sentence.span):
        land = land_of(found[1], lands)
        who = _apposed(sentence, found.start(), found.end(), prop.kinds) or sentence.left(found.start(), prop.kinds, 50)
        who = who or sentence.right(found.end(), prop.kinds, 15)
        if land is not None and who is not None:
            yield maker.draft(sentence, who, prop, found.span(), land.entity, label=land.name, sure=0.75)


def land_of(people: str, lands: Mapping[str, Mention]) -> Mention | None:
    """The land whose people are called so."""
    word = people.casefold()
    found = lands.get(_PEOPLES.get(word, ""))
    if found is not None:
        return found
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            for land in (stem, f"{stem}a", f"{stem}e", f"{stem}y"):
                if land in lands:
                    return lands[land]
    return None


def _ages(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    prop = words.get("age")
    for amount in sentence.amounts:
        value = (
            read(prop, amount.says, maker.report.published, "") if prop is not None and amount.type == "age" else None
        )
        if prop is None or value is None:
            continue
        who = sentence.left(amount.start, prop.kinds, 60) or sentence.right(amount.end, prop.kinds, 20)
        who = who or sentence.meant(amount.end, prop.kinds)
        if who is not None:
            yield maker.draft(sentence, who, prop, (amount.start, amount.end), amount.says, label=value[1], sure=0.7)


def _quotes(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    prop = words.get("statement")
    for found in _QUOTED.finditer(sentence.text, *sentence.span):
        saying = next((one for one in sentence.sayings if one.speaker is not None), None)
        if prop is None or saying is None or saying.speaker is None or len(found[1].split()) < 5:
            continue
        one = saying.speaker
        who = Subject(one.entity, one.name, (one.start, one.end), one.score)
        says = words_after(sentence.text, found.start(1), found.end(1))
        if says:
            yield maker.draft(sentence, who, prop, found.span(), says, sure=0.4)
