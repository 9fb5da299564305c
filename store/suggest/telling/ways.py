"""How somebody died, how an attack was done and by whom, why it came to an event: by the words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.drafts import Draft
from store.properties.vocabulary import Vocabulary
from store.suggest.naming.case_names import EVENT_WORDS
from store.suggest.telling.cues import compiled
from store.suggest.telling.making import Maker
from store.suggest.telling.sentence import Sentence, Subject, victim_side

#: What a person died of, and how an attack was done, by the words for it.
WAYS: tuple[tuple[str, str], ...] = (
    ("drone_strike", r"(?:US |U\.S\. |American )?drone (?:strikes?|attacks?)|unmanned"),
    ("air_strike", r"air[- ]?strikes?|air raids?|bombardment"),
    ("suicide_bombing", r"suicide (?:bombing|bomber|attack|blast)s?"),
    ("bombing", r"bomb(?:ing|ings| blast| attack)|car bomb|roadside bomb|explosion|blast"),
    (
        "shooting",
        r"shooting|gunfire|shot dead|shot and killed|gunmen|gunned down|opened fire|snipers?|gunshots?|bullets?",
    ),
    ("raid", r"raids?(?! on)|raided|night raid"),
    ("clash", r"clash(?:es)?|gun ?battle|gunfight|firefight|exchange of fire|shoot-?out|encounter"),
    ("joint_operation", r"joint (?:raid|operation|air and ground)"),
    ("special_operation", r"special forces|commando"),
    ("ground_operation", r"ground (?:operation|assault|offensive)"),
    ("military_operation", r"(?:military|security|clearance) operations?|operation(?!s? chief)"),
    ("execution", r"executed|execution|hanged|beheaded"),
    (
        "illness",
        r"illness|heart attack|disease|hepatitis|cancer|tuberculosis|pneumonia|(?:a )?stroke|kidney failure|natural "
        r"causes",
    ),
    ("accident", r"accident"),
    ("hijacking", r"hijack(?:ed|ing)"),
    ("siege", r"siege"),
)
#: Why it came to an event, by the words for it, the most telling first.
CAUSES: tuple[tuple[str, str], ...] = (
    ("gas_leak", r"gas leaks?|leaking gas|gas explosion"),
    ("electrical_fault", r"short[- ]circuit|electrical (?:fault|failure|short)|faulty wiring"),
    ("engine_failure", r"engine (?:failure|trouble|fault)|failed engine|failure of (?:an|the|its|one) engine"),
    ("structural_failure", r"structural (?:failure|weakness|fault|defect)|metal fatigue"),
    ("technical_fault", r"(?:technical|mechanical) (?:fault|failure|problem|defect|error)|(?:faulty|defective|failed|"
        r"broken) (?:signals?|brakes?|points|valves?|pumps?|equipment)|(?:signal|brake|signalling) (?:failure|fault)"),
    ("heavy_rain", r"(?:heavy|torrential|days of|monsoon|persistent) rains?(?:fall)?|downpours?|cloudburst"),
    ("lightning", r"lightning"),
    ("fog", r"(?:dense |thick |heavy )?fog"),
    ("storm", r"storms?|gales?|high winds?|strong winds?|typhoon|hurricane|cyclone|squalls?"),
    ("weather", r"(?:bad|rough|poor) weather|rough seas?|high waves"),
    ("earthquake", r"earthquake|tremor"),
    ("landslide", r"landslides?|mudslides?|avalanche"),
    ("overloading", r"overload(?:ing|ed)|overcrowd(?:ing|ed)|too many (?:people|passengers)"),
    ("negligence", r"negligence|carelessness|neglect"),
    ("human_error", r"human error|(?:driver|pilot|captain|crew|operator)(?:['’]s?)? (?:error|mistake)"),
    ("arson", r"arson(?:ists?)?|(?:set|laid) (?:deliberately|on purpose)"),
    ("sabotage", r"sabotaged?"),
    ("shot_down", r"shot down"),
    ("bomb", r"(?:car |roadside |parcel )?bombs?|explosive device"),
    ("deliberate_act", r"deliberate(?:ly)?|on purpose"),
)  # fmt: skip
_ALONE = frozenset(("arson", "sabotage", "shot_down", "overloading", "negligence", "deliberate_act"))
"""Causes that are told by their word alone, where the event is named in the sentence."""
_BEFORE = re.compile(
    r"\b(?:(?:caused|triggered|sparked|started|set off|brought (?:on|about|down)|blamed) (?:by|on)|because of|due to|"
    r"owing to|result of|(?:cause|reason)(?: of [\w ]{3,40})? (?:is|was)|put (?:it )?down to|attributed to|"
    r"(?:sank|sunk|went down|gone down|capsized|crashed|collided|collapsed|ran aground|derailed) (?:in|during|after|"
    r"through|amid|from))\s+(?:[\w’'-]+\s+){0,4}?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:caused|triggered|sparked|set off|led to|brought down|sank|is to blame|was to blame|"
    r"(?:cannot|can ?not|could not|was not) (?:be )?(?:ruled out|excluded)|is suspected|was suspected)\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|that|this) $", re.IGNORECASE)
_ATTACKS = frozenset(("raid", "strike", "attack", "battle", "killing", "kidnapping"))
_DOER = re.compile(
    r"(?:['’]s?)?[ -](?:(?!(?:the|an?|and|or|of|in|on|for|to|at|by|after|before|as|with|from|said|says|"
    r"not)\b)(?![a-z]+ed\b)[a-z-]+ ){0,2}"
)


def of_ways(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """How somebody died, how an attack was done: by the words for it."""
    died, method = words.get("cause_of_death"), words.get("method")
    yield from _doers(sentence, words, maker)
    for choice, spelt in WAYS:
        for found in compiled(spelt).finditer(sentence.text, *sentence.span):
            if sentence.in_name(found.span(), ("raid",)) or _THE.search(sentence.text[: found.start()][-5:]):
                continue  # what an event is called is no word on how it was done
            events = [one for one in sentence.of_kinds(("raid",)) if abs(one.start - found.start()) < 60]
            events = [one for one in events if sentence.events.suits(one.entity, "method")]
            if method is not None and choice in method.tree and events:
                nearest = min(events, key=lambda one: abs(one.start - found.start()))
                subject = Subject(nearest.entity, nearest.name, (nearest.start, nearest.end), nearest.score)
                yield maker.draft(
                    sentence, subject, method, found.span(), choice, label=choice.replace("_", " "), sure=0.6
                )
            if died is None or choice not in died.tree:
                continue
            dead = compiled(r"killed|died|dead|death|slain").search(sentence.text, *sentence.span)
            if dead is not None and abs(dead.start() - found.start()) < 80:
                side = victim_side(sentence, *dead.span())
                who = (
                    sentence.left(dead.start(), ("leader",), 70)
                    if side == "left"
                    else sentence.right(dead.end(), ("leader",), 40)
                )
                if who is not None:
                    told = (dead.span(),)
                    yield maker.draft(
                        sentence, who, died, found.span(), choice, label=choice.replace("_", " "), told=told, sure=0.55
                    )


def _doers(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """Whose attack it was, said right before it: "an army raid", "US air strikes"."""
    prop = words.get("conducted_by")
    if prop is None:
        return
    for event in sentence.of_kinds(("raid",)):
        if not any(EVENT_WORDS.get(word) in _ATTACKS for word in event.name.casefold().split()):
            continue  # nobody carries out a vote or a sinking by standing before it
        for one in sentence.of_kinds(prop.refers_to):
            gap = sentence.text[one.end : event.start]
            if len(gap) < 28 and _DOER.fullmatch(gap):
                who = Subject(event.entity, event.name, (event.start, event.end), event.score)
                span, told = (event.start, event.end), ((one.start, one.end),)
                yield maker.draft(sentence, who, prop, span, one.entity, label=one.name, told=told, sure=0.6)


def of_causes(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """Why it came to the event, by a word for a cause beside one that ties the two."""
    prop = words.get("cause")
    if prop is None:
        return
    seen: list[tuple[int, int]] = []
    for choice, spelt in CAUSES:
        for found in compiled(spelt).finditer(sentence.text, *sentence.span):
            start, end = found.span()
            if any(low < end and start < high for low, high in seen) or sentence.in_name((start, end), ("raid",)):
                continue
            low = max(sentence.span[0], start - 90)
            tied = _BEFORE.search(sentence.text[low:start]) or _BEHIND.match(sentence.text, end, sentence.span[1])
            if tied is None and choice not in _ALONE:
                continue
            who = sentence.at_hand(start, prop.id, carried=tied is not None)
            if who is not None:
                seen.append((start, end))
                sure = 0.65 if tied is not None else 0.5
                yield maker.draft(sentence, who, prop, (start, end), choice, label=choice.replace("_", " "), sure=sure)
