"""What is said of somebody beside the name: posts, ages, nationalities; and what somebody is quoted with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from store.model.drafts import Draft, Mention
from store.properties.vocabulary import Vocabulary
from store.suggest.telling.amounts_in import read
from store.suggest.telling.making import Maker, words_after
from store.suggest.telling.sentence import Sentence, Subject

_RANKS = (
    r"top|senior|former|deputy|vice|chief|key|slain|acting|late|military|operational|intelligence|shadow|regional|"
    r"local|"
    r"supreme|founding|prominent|notorious|media|prime|interior|foreign|defen[cs]e|finance|justice|health|transport|"
    r"police|army|navy|national|federal|provincial|district|opposition|party|political|press|then|veteran|brigadier"
)
_POSTS = (
    r"commander|spokes(?:man|person|woman)|deputy|courier|minister|governor|president|premier|chancellor|judge|emir|"
    r"ideologue|founder|co-founder|mastermind|facilitator|bomb[- ]maker|recruiter|financier|aide|adviser|advisor|"
    r"officer|"
    r"official|operative|journalist|reporter|cleric|imam|bishop|chief|head|leader|master|mate|captain|skipper|pilot|"
    r"director|manager|owner|chair(?:man|woman|person)?|secretary|treasurer|envoy|ambassador|analyst|mayor|senator|"
    r"lawmaker|general|colonel|major|lieutenant|admiral|prosecutor|lawyer|engineer|professor|commissioner|inspector|"
    r"sheriff|editor|coordinator|negotiator|trainer|bodyguard|second-in-command|warlord|banker|activist|candidate"
)
_POST = re.compile(
    rf"\b(?:(?:{_RANKS})\s+){{0,3}}(?:{_POSTS})\b(?:\s+(?:of|for|"
    rf"in)\s+(?:the\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+){{0,4}})?",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:(?:was|were|been|is) (?:\w+ly )?(?:appointed|named|elected|re-elected|made|promoted to|sworn in as|"
    r"confirmed as)"
    r"(?: as)?|served as|serves as|worked as|works as|acted as|became|becomes)\s+(?:(?:the|an?|its|their|his|her)\s+)?"
    r"(?:new\s+)?$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?<!deputy )(?<!former )\b(?:chief|head|leader|emir)\b(?! of (?:staff|police|intelligence))", re.IGNORECASE
)
_MAN = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z-]+\s+)?(commander|fighter|member|militant|operative|lawmaker|politician|activist|cadre|"
    r"veteran|"
    r"recruiter|financier|candidate|senator|mayor|minister)\b",
)
_IS_A = re.compile(
    r"\s*,?\s*(?:who )?(?:is |was )?(?:an?|the)\s+(?:former |senior |top |leading |then |veteran )*(?:the )?"
)
_ITS = re.compile(r"\b(?:its|their) $", re.IGNORECASE)
_NAMES = tuple(f" {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
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
_ENDINGS = ("i", "n", "an", "ian", "ese", "ish", "nian", "is", "er", "r")
_CITIZEN = re.compile(
    r"\b([A-Z][\w’'-]{2,})(?:[- ]born)?\s+(?:citizen|national|nationals|origin|passport|man|woman|militant|commander|"
    r"journalist|engineer|teacher|doctor|nurse|soldier|tourist|sailor|student|businessman|businesswoman|diplomat|"
    r"politician|smuggler|pilot|cleric|aid worker|photographer|banker|lawyer|fighter)\b"
    r"|,\s+an?\s+(?:\d+-year-old\s+)?([A-Z][\w’'-]{3,})(?=\s*[,.)]|\s+(?:who|by birth|and)\b)"
)


def of_names(sentence: Sentence, words: Vocabulary, maker: Maker, lands: Mapping[str, Mention]) -> Iterator[Draft]:
    """What stands beside the names of a sentence."""
    yield from _posts(sentence, words, maker)
    yield from _of_groups(sentence, words, maker)
    yield from _peoples(sentence, words, maker, lands)
    yield from _ages(sentence, words, maker)
    yield from _quotes(sentence, words, maker)


def _posts(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    prop = words.get("role")
    if prop is None:
        return
    for found in _POST.finditer(sentence.text, *sentence.span):
        who = _apposed(sentence, found.start(), found.end(), prop.kinds)
        made = _MADE.search(sentence.text[max(sentence.span[0], found.start() - 45) : found.start()])
        if who is None and made is not None:
            who = sentence.left(found.start() - len(made[0]), ("leader",), 60)
        if who is None:
            continue
        groups = [one for one in sentence.of_kinds(("group",)) if found.start() - 45 <= one.start <= found.end() + 45]
        if sentence.in_name(found.span()) or (_ITS.search(sentence.text[: found.start()]) and _LEADS.search(found[0])):
            continue  # "its leader" is the group's question
        if groups and _LEADS.search(found[0]):
            continue  # that is the group's question, who leads it
        near = min(groups, key=lambda one: abs(one.start - found.start()), default=None)
        says = words_after(sentence.text, *found.span())
        if says and not any(
            one.start < found.end() and found.start() < one.end for one in sentence.mentions if one.entity == who.entity
        ):
            yield maker.draft(sentence, who, prop, found.span(), says, scope=near.entity if near else "", sure=0.5)


def _of_groups(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """Whose man somebody is: "Front commander Ali", "Ali, a Front fighter"."""
    prop = words.get("affiliation")
    for group in sentence.of_kinds(("group",)) if prop is not None else ():
        found = _MAN.match(sentence.text, group.end, sentence.span[1])
        if prop is None or found is None:
            continue
        for one in sentence.of_kinds(("leader",)):
            behind = one.start - found.end()
            before = sentence.text[one.end : group.start]
            if 0 <= behind <= 2 or _IS_A.fullmatch(before) is not None:
                who = Subject(one.entity, one.name, (one.start, one.end), one.score)
                told = ((group.start, group.end),)
                yield maker.draft(
                    sentence, who, prop, found.span(1), group.entity, label=group.name, told=told, sure=0.6
                )


def _apposed(sentence: Sentence, start: int, end: int, kinds: tuple[str, ...]) -> Subject | None:
    """Who stands right beside words: "the commander Ali", "Ali, a commander", "Ali was a commander"."""
    text = sentence.text
    for one in sentence.of_kinds(kinds):
        before, behind = text[one.end : start], text[end : one.start]
        if 0 <= one.start - end <= 4 and re.fullmatch(r"[\s,:]*", behind):
            return Subject(one.entity, one.name, (one.start, one.end), one.score)
        if 0 <= start - one.end <= 45 and re.fullmatch(
            r"(?:['’]s)?\s*(?:,|was|is|who was|who is|, who (?:was|is)|\()\s*(?:an?|the|its|their|also|reportedly|"
            r"once)?\s*(?:(?!his |her )[A-Z\w’'-]+\s+){0,4}",
            before,
        ):
            return Subject(one.entity, one.name, (one.start, one.end), one.score)
    return None


def _peoples(sentence: Sentence, words: Vocabulary, maker: Maker, lands: Mapping[str, Mention]) -> Iterator[Draft]:
    prop = words.get("nationality")
    if prop is None:
        return
    for found in _CITIZEN.finditer(sentence.text, *sentence.span):
        land = land_of(found[1] or found[2], lands)
        who = _apposed(sentence, found.start(), found.end(), prop.kinds)
        who = who or sentence.left(found.start(), prop.kinds, 50)
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
        who = None
        if (
            sentence.text[: amount.start].endswith(("the ", "The "))
            and sentence.text[amount.end : amount.end + 2] not in _NAMES
        ):
            who = sentence.meant(amount.end, prop.kinds)  # "the 46-year-old met ..."
        who = who or sentence.left(amount.start, prop.kinds, 60) or sentence.right(amount.end, prop.kinds, 20)
        who = who or sentence.meant(amount.end, prop.kinds)
        if who is not None:
            yield maker.draft(sentence, who, prop, (amount.start, amount.end), amount.says, label=value[1], sure=0.7)


def _quotes(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    prop = words.get("statement")
    for found in _QUOTED.finditer(sentence.text, *sentence.span):
        saying = next((one for one in sentence.sayings if one.speaker is not None and one.speaker.entity), None)
        if prop is None or saying is None or saying.speaker is None or len(found[1].split()) < 5:
            continue
        one = saying.speaker
        who = Subject(one.entity, one.name, (one.start, one.end), one.score)
        says = words_after(sentence.text, found.start(1), found.end(1))
        if says:
            yield maker.draft(sentence, who, prop, found.span(), says, sure=0.4)
