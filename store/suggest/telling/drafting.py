"""From sentences to drafts: each cue with the entity on its one side and the value on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.drafts import Draft, Mention
from store.properties.property import Property
from store.properties.vocabulary import Vocabulary
from store.properties.words import other_words
from store.suggest.naming.tokens import Span
from store.suggest.telling.amounts_in import Amount, read
from store.suggest.telling.cues import CUES, HAPPENED, WAYS, Cue, compiled, own_words
from store.suggest.telling.making import Maker, said_on, words_after
from store.suggest.telling.sentence import Sentence, Subject

_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|get)(?: \w+){0,3} $|(?:\bwas|\bwere|,) $", re.IGNORECASE)
_BECAME = re.compile(
    r"\b(?:became|becomes|is|was|made|appointed|named) (?:its|their|the (?:group|organi[sz]ation)['’]s) $",
    re.IGNORECASE,
)
_LINK = re.compile(r"^(?:of|is|was|are|were|as|that|to be)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|by)\s", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|neither|nor)\b[^,;]{0,25}$", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,]*\d(?: ?[a-z]+)?|\d(?: [a-z]+)?|[A-Z]{1,3}[- ]?\d[\w-]+")
_IN = re.compile(r"\b(?:in|at|near|off|outside|across|from)\s+(?:[\w’'-]+\s+){0,5}$", re.IGNORECASE)


def of_cues(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """What the words of a sentence tell, one cue after the other."""
    for cue in CUES:
        prop = words.get(cue.prop)
        if prop is None:
            continue
        for found in compiled(cue.words).finditer(sentence.text, *sentence.span):
            subject = _subject(sentence, cue, prop, found)
            if subject is None:
                continue
            yield from _with_value(sentence, cue, prop, found.span(), subject, maker)
            if cue.takes in ("choice", "mention", "date") and subject.span[0] < subject.span[1]:
                for other in sentence.joined(subject.span, prop.kinds):
                    also = Subject(other.entity, other.name, (other.start, other.end), other.score)
                    yield from _with_value(sentence, cue, prop, found.span(), also, maker)


def _subject(sentence: Sentence, cue: Cue, prop: Property, found: re.Match[str]) -> Subject | None:
    start, end = found.span()
    side: str = cue.subject
    if side == "victim":
        side = _victim_side(sentence, start, end)
    if prop.kinds == ("raid",) or cue.prop == "date":
        spoken = cue.prop not in ("date", "place") or compiled(HAPPENED).match(sentence.text, start) is not None
        return sentence.at_hand(start, 110, carried=spoken) if "raid" in prop.kinds else None
    if side == "left":
        if start - sentence.span[0] < 3:  # "Born in 1970, X ..."
            return sentence.right(end, prop.kinds, 140)
        return sentence.left(start, prop.kinds, cue.reach)
    if side == "right":
        return sentence.right(end, prop.kinds, cue.reach)
    return sentence.left(start, prop.kinds, cue.reach) or sentence.right(end, prop.kinds, cue.reach)


def _victim_side(sentence: Sentence, start: int, end: int) -> str:
    """Who was killed stands before "was killed" and "died", behind "killed" and "the death of"."""
    before, behind = sentence.text[sentence.span[0] : start], sentence.text[end : sentence.span[1]]
    word = sentence.text[start:end].casefold()
    if word in ("death", "demise", "killing", "assassination", "murder"):
        return "right" if _OF.match(behind) else "left"
    if word in ("died", "dies", "dead", "drowned", "perished", "passed away") or " " in word:
        return "left"
    if not behind.strip(' .!”"'):
        return "left"
    if _PASSIVE.search(before) or behind.lstrip().casefold().startswith(
        ("in ", "by ", "on ", "along", "during", "at ", "when", "last ")
    ):
        return "left"
    return "right"


def _with_value(
    sentence: Sentence, cue: Cue, prop: Property, span: Span, subject: Subject, maker: Maker
) -> Iterator[Draft]:
    text = sentence.text
    if cue.takes == "choice":
        if not _NEGATED.search(text[max(sentence.span[0], span[0] - 40) : span[0]]):
            yield maker.draft(
                sentence, subject, prop, span, cue.choice, label=cue.choice.replace("_", " "), sure=cue.sure
            )
        return
    if cue.takes == "date":
        day = _date(sentence, cue, prop, span)
        value = read(prop, day.says, maker.report.published, maker.report.hemisphere) if day is not None else None
        if day is not None and value is not None:
            told = ((day.start, day.end),)
            yield maker.draft(sentence, subject, prop, span, day.says, label=value[1], told=told, sure=cue.sure)
        return
    if cue.takes in ("words", "after"):
        clause = next(one for one in sentence.clauses if one[0] <= span[0] < one[1])
        low = (
            span[1]
            if cue.takes == "after"
            else max(clause[0], min(subject.span[0] if subject.span[0] < subject.span[1] else span[0], span[0]))
        )
        says = words_after(text, low, clause[1]) if cue.takes == "after" else words_after(text, span[0], span[1])
        if says and prop.type == "text":
            yield maker.draft(sentence, subject, prop, span, says, sure=cue.sure)
        return
    one = _value(sentence, cue, prop, span, subject)
    if one is None and prop.id == "leader" and _BECAME.search(text[sentence.span[0] : span[0]]):
        meant = sentence.meant(span[0], ("leader",))
        if meant is not None:
            told = (meant.span,)
            yield maker.draft(sentence, subject, prop, span, meant.entity, label=meant.name, told=told, sure=cue.sure)
        return
    kinds = ("place",) if prop.type == "place" else prop.refers_to
    several = [one, *sentence.joined((one.start, one.end), kinds)] if one is not None else []
    for one in several:
        if one.entity == subject.entity:
            continue
        told = ((one.start, one.end),)
        yield maker.draft(
            sentence,
            subject,
            prop,
            span,
            one.entity,
            label=one.name,
            told=told,
            sure=cue.sure * (0.5 + 0.5 * one.score),
        )


def _date(sentence: Sentence, cue: Cue, prop: Property, span: Span) -> Amount | None:
    said = [said_on(sentence, one) for one in sentence.sayings]
    days = [one for one in sentence.amounts if one.type == "date" and one not in said]
    if prop.id == "date":
        days = [one for one in days if abs(one.start - span[1]) <= cue.reach or span[0] <= one.start < span[1]]
    elif cue.value == "right":
        days = [one for one in days if -1 <= one.start - span[1] <= cue.reach] or [
            one
            for one in days
            if prop.id == "date_of_death"
            and 0 <= span[0] - one.end <= 40
            and "," not in sentence.text[one.end : span[0]]
        ]
    return min(days, key=lambda one: abs(one.start - span[0]), default=None)


def _value(sentence: Sentence, cue: Cue, prop: Property, span: Span, subject: Subject) -> Mention | None:
    kinds = ("place",) if prop.type == "place" else prop.refers_to
    if prop.type not in ("place", "entity") or not kinds:
        return None
    there = [one for one in sentence.of_kinds(kinds) if one.entity != subject.entity and one.start != subject.span[0]]
    if prop.id == "responsibility" and not re.match("claim|took", sentence.text[span[0] : span[1]], re.IGNORECASE):
        # who holds somebody responsible is not the one who is, unless it speaks of itself
        said = {one.speaker.entity for one in sentence.sayings if one.speaker is not None}
        there = [one for one in there if one.entity not in said] or there
    behind = [one for one in there if 0 <= one.start - span[1] <= cue.reach]
    before = [one for one in there if 0 <= span[0] - one.end <= cue.reach]
    if prop.id in ("place", "place_of_death"):
        behind = [one for one in behind if _IN.search(sentence.text[sentence.span[0] : one.start])]
    if cue.value == "right":
        return behind[0] if behind else None
    if cue.value == "left":
        return before[-1] if before else None
    near = sorted([*behind[:1], *before[-1:]], key=lambda one: min(abs(one.start - span[1]), abs(span[0] - one.end)))
    return near[0] if near else None


def of_ways(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """How somebody died, how an attack was done: by the words for it."""
    died, method = words.get("cause_of_death"), words.get("method")
    yield from _doers(sentence, words, maker)
    for choice, spelt in WAYS:
        for found in compiled(spelt).finditer(sentence.text, *sentence.span):
            events = [one for one in sentence.of_kinds(("raid",)) if abs(one.start - found.start()) < 60]
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
                side = _victim_side(sentence, *dead.span())
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
    for event in sentence.of_kinds(("raid",)) if prop is not None else ():
        for one in sentence.of_kinds(prop.refers_to if prop is not None else ()):
            gap = sentence.text[one.end : event.start]
            if prop is not None and len(gap) < 28 and re.fullmatch(r"(?:['’]s?)?[ -](?:[a-z-]+ ){0,2}", gap):
                who = Subject(event.entity, event.name, (event.start, event.end), event.score)
                span, told = (event.start, event.end), ((one.start, one.end),)
                yield maker.draft(sentence, who, prop, span, one.entity, label=one.name, told=told, sure=0.6)


def of_own(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """Properties that the case itself brings, by their labels and words, with a value of their type near by."""
    for prop_id in words.own:
        prop = words.properties[prop_id]
        pattern = own_words(prop.label, other_words(prop))
        found = pattern.search(sentence.text, *sentence.span) if pattern is not None else None
        if found is None:
            continue
        who = sentence.at_hand(found.start()) if "raid" in prop.kinds else None
        who = who or sentence.left(found.start(), prop.kinds, 200) or sentence.right(found.end(), prop.kinds, 200)
        if who is None:
            continue
        cue = Cue(prop_id, "", "either", "either", reach=80)
        if prop.type in ("entity", "place"):
            one = _value(sentence, cue, prop, found.span(), who)
            if one is not None:
                yield maker.draft(
                    sentence,
                    who,
                    prop,
                    found.span(),
                    one.entity,
                    label=one.name,
                    told=((one.start, one.end),),
                    sure=0.5,
                )
        elif prop.type == "text":
            says = _LINK.sub("", words_after(sentence.text, found.end(), sentence.span[1]))
            if says:
                yield maker.draft(sentence, who, prop, found.span(), says, sure=0.45)
        elif prop.type == "choice":
            for choice in prop.tree:
                there = compiled(re.escape(choice.replace("_", " "))).search(sentence.text, *sentence.span)
                if there is not None:
                    yield maker.draft(
                        sentence, who, prop, found.span(), choice, label=choice.replace("_", " "), told=(there.span(),)
                    )
        else:
            yield from _own_amount(sentence, prop, found.span(), who, maker)


def _own_amount(sentence: Sentence, prop: Property, cue: Span, who: Subject, maker: Maker) -> Iterator[Draft]:
    """The amount nearest to the word for a property that its reader takes: what is read so far, else a figure."""
    figures = [
        Amount(*one.span(), prop.type, one.group())
        for one in _FIGURE.finditer(sentence.text, *sentence.span)
        if prop.type in ("quantity", "measure", "identifier")
    ]
    there = [*(one for one in sentence.amounts if one.type == prop.type), *figures]
    near = [one for one in there if abs(one.start - cue[1]) < 60 or abs(cue[0] - one.end) < 30]
    for one in sorted(near, key=lambda it: (abs(it.start - cue[1]), it.start - it.end))[:4]:
        value = read(prop, one.says, maker.report.published, maker.report.hemisphere)
        if value is not None:
            told = ((one.start, one.end),)
            yield maker.draft(sentence, who, prop, cue, one.says, label=value[1], told=told, sure=0.6)
            return
