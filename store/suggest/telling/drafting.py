"""From sentences to drafts: each cue with the entity on its one side and the value on the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from store.model.drafts import Draft, Mention
from store.model.vocabulary import EntityKind
from store.properties.property import Property
from store.properties.vocabulary import Vocabulary
from store.properties.words import other_words
from store.suggest.naming.tokens import Span
from store.suggest.telling.amounts_in import Amount, read
from store.suggest.telling.cues import CUES, HAPPENED, Cue, compiled
from store.suggest.telling.events import OF_VOTES
from store.suggest.telling.making import Maker, said_on, words_after
from store.suggest.telling.own_words import told_by
from store.suggest.telling.sentence import Sentence, Subject, victim_side

_BECAME = re.compile(
    r"\b(?:became|becomes|is|was|made|appointed|named) (?:its|their|the (?:group|organi[sz]ation)['’]s) $",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[,;:\d]|\b(?:killed|people|dead|injured|wounded|said|says|who|that)\b", re.IGNORECASE)
_FOLLOWS = re.compile(r"\b(?:succeed(?:s|ed)|replac(?:es|ed)|took over from)\b(?! by)", re.IGNORECASE)
_THE_GROUP = re.compile(r"\s*(the (?:group|organi[sz]ation|movement|party|faction|militia))(?!\w)", re.IGNORECASE)
_LINK = re.compile(r"^(?:of|is|was|are|were|as|that|to be)\s+", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|never)|n['’]t) (?:been |yet )?$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|neither|nor)\b[^,;]{0,25}$", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,]*\d(?: ?[a-z]+)?|\d(?: [a-z]+)?|[A-Z]{1,3}[- ]?\d[\w-]+")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|\d{1,2}:\d\d|\d+ o['’]clock", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|near|off|outside|across|from)\s+(?:[\w’'-]+\s+){0,5}$", re.IGNORECASE)


def of_cues(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """What the words of a sentence tell, one cue after the other."""
    for cue in CUES:
        prop = words.get(cue.prop)
        if prop is None:
            continue
        for found in compiled(cue.words).finditer(sentence.text, *sentence.span):
            if sentence.in_name(found.span()):
                continue
            subject = _subject(sentence, cue, prop, found)
            if subject is None and cue.prop in OF_VOTES:
                subject = sentence.at_hand(found.start(), prop.id)
            if subject is None or _of_another(sentence, cue, subject, found.start()):
                continue
            yield from _with_value(sentence, cue, prop, found.span(), subject, maker)
            if cue.takes in ("choice", "mention", "date") and subject.span[0] < subject.span[1]:
                for other in sentence.joined(subject.span, prop.kinds):
                    also = Subject(other.entity, other.name, (other.start, other.end), other.score)
                    yield from _with_value(sentence, cue, prop, found.span(), also, maker)


def _subject(sentence: Sentence, cue: Cue, prop: Property, found: re.Match[str]) -> Subject | None:
    start, end = found.span()
    side: str = cue.subject
    kinds = cue.kinds or prop.kinds
    if side == "victim":
        side = victim_side(sentence, start, end)
    elif side == "active":
        if victim_side(sentence, start, end) != "right":
            return None
        side = "behind"
    if side == "behind":
        return sentence.right(end, kinds, 20)
    if prop.kinds == ("raid",) or cue.prop == "date":
        spoken = (not cue.near and cue.prop not in ("date", "place")) or compiled(HAPPENED).match(
            sentence.text, start
        ) is not None
        return sentence.at_hand(start, prop.id, 110, carried=spoken) if "raid" in prop.kinds else None
    if side == "left":
        if start - sentence.span[0] < 3:  # "Born in 1970, X ..."
            return sentence.right(end, kinds, 140) or sentence.meant(sentence.span[1], kinds)
        return sentence.left(start, kinds, cue.reach)
    if side == "right":
        return sentence.right(end, kinds, cue.reach)
    return sentence.left(start, kinds, cue.reach) or sentence.right(end, kinds, cue.reach)


def _of_another(sentence: Sentence, cue: Cue, subject: Subject, start: int) -> bool:
    """Whether what happened did so to somebody's somebody: "his brother was killed", or to an event that is named."""
    words = sentence.text[slice(*subject.span)].casefold()
    if cue.takes == "choice" and words in ("his", "her", "its", "their"):
        return bool(sentence.text[subject.span[1] : start].strip())
    events = sentence.of_kinds(("raid",)) if cue.prop == "activity" else []
    return any(0 <= one.start - start < 40 for one in events)  # that is the event's question, who carried it out


def _with_value(
    sentence: Sentence, cue: Cue, prop: Property, span: Span, subject: Subject, maker: Maker
) -> Iterator[Draft]:
    text = sentence.text
    if cue.takes == "choice":
        before = text[max(sentence.span[0], span[0] - 40) : span[0]]
        if _NOT.search(before):  # "is not dead" denies that somebody is
            label = cue.choice.replace("_", " ")
            yield maker.draft(sentence, subject, prop, span, cue.choice, label=label, sure=cue.sure, denied=True)
        elif not _NEGATED.search(before):
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
    if cue.takes in ("words", "after", "rest"):
        clause = next(one for one in sentence.clauses if one[0] <= span[0] < one[1])
        low = (
            span[1]
            if cue.takes == "after"
            else max(clause[0], min(subject.span[0] if subject.span[0] < subject.span[1] else span[0], span[0]))
        )
        if cue.takes == "rest":
            low = span[0]
        if cue.takes == "after" and subject.span[0] >= span[1]:  # "the real name of X is Y"
            low = subject.span[1]
        says = _LINK.sub("", words_after(text, low, clause[1])) if cue.takes != "words" else ""
        # "the raid failed" says it by the words themselves
        if not says and (cue.takes == "words" or 0 <= span[0] - subject.span[1] < 20):
            says = words_after(text, *span)
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
    named = subject.span[0] < subject.span[1] <= span[0]
    if prop.id == "place" and named and _ELSEWHERE.search(sentence.text, subject.span[1], span[0]):
        return None  # "the quake killed 40 people, 12 of them in Dreva"
    if prop.id in ("place", "place_of_death", "met_at"):
        behind = [one for one in behind if _IN.search(sentence.text[sentence.span[0] : one.start])]
    if cue.value == "right":
        return behind[0] if behind else _told(sentence, span[1], kinds, subject)
    if cue.value == "left":
        return before[-1] if before else None
    if prop.id == "leader" and len(before) > 1 and _FOLLOWS.search(sentence.text, before[-2].end, before[-1].start):
        return before[-2]  # "A succeeded B as head of C"
    near = sorted([*behind[:1], *before[-1:]], key=lambda one: min(abs(one.start - span[1]), abs(span[0] - one.end)))
    return near[0] if near else None


def _told(sentence: Sentence, place: int, kinds: Collection[EntityKind], subject: Subject) -> Mention | None:
    """The group that "the group" right behind words means."""
    told = _THE_GROUP.match(sentence.text, place, sentence.span[1])
    if told is None or "group" not in kinds:
        return None
    meant = sentence.meant(told.end(), ("group",))
    if meant is None or meant.entity == subject.entity:
        return None
    return Mention(*told.span(1), meant.entity, meant.name, meant.score, "told")


def of_own(sentence: Sentence, words: Vocabulary, maker: Maker) -> Iterator[Draft]:
    """Properties that the case itself brings, by their labels and words, with a value of their type near by."""
    for prop_id in words.own:
        prop = words.properties[prop_id]
        told_as = told_by(sentence.text, sentence.span, prop.label, other_words(prop))
        if told_as is None:
            continue
        span, much = told_as
        who = sentence.at_hand(span[0], prop.id) if "raid" in prop.kinds else None
        who = who or sentence.left(span[0], prop.kinds, 200) or sentence.right(span[1], prop.kinds, 200)
        if who is None:
            continue
        cue = Cue(prop_id, "", "either", "either", reach=80)
        if prop.type in ("entity", "place"):
            one = _value(sentence, cue, prop, span, who)
            if one is not None:
                yield maker.draft(
                    sentence,
                    who,
                    prop,
                    span,
                    one.entity,
                    label=one.name,
                    told=((one.start, one.end),),
                    sure=0.4 + 0.15 * much,
                )
        elif prop.type == "text":
            says = _LINK.sub("", words_after(sentence.text, span[1], sentence.span[1]))
            if says:
                yield maker.draft(sentence, who, prop, span, says, sure=0.35 + 0.15 * much)
        elif prop.type == "choice" and not _NEGATED.search(sentence.text[sentence.span[0] : span[0]]):
            for choice in prop.tree:
                there = compiled(re.escape(choice.replace("_", " "))).search(sentence.text, *sentence.span)
                if there is not None:
                    yield maker.draft(
                        sentence, who, prop, span, choice, label=choice.replace("_", " "), told=(there.span(),)
                    )
        else:
            yield from _own_amount(sentence, prop, span, who, maker, 0.45 + 0.2 * much)


def _is_figure(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a figure is no part of a day or of a time of day."""
    days = (one for one in sentence.amounts if one.type == "date")
    if any(one.start < found.end() and found.start() < one.end for one in days):
        return False
    return _CLOCK.match(sentence.text, found.start(), sentence.span[1]) is None


def _own_amount(
    sentence: Sentence, prop: Property, cue: Span, who: Subject, maker: Maker, sure: float
) -> Iterator[Draft]:
    """The amount nearest to the word for a property that its reader takes: what is read so far, else a figure."""
    figures = [
        Amount(*one.span(), prop.type, one.group())
        for one in _FIGURE.finditer(sentence.text, *sentence.span)
        if prop.type in ("quantity", "measure", "identifier") and _is_figure(sentence, one)
    ]
    there = [*(one for one in sentence.amounts if one.type == prop.type), *figures]
    near = [one for one in there if abs(one.start - cue[1]) < 60 or abs(cue[0] - one.end) < 30]
    for one in sorted(near, key=lambda it: (abs(it.start - cue[1]), it.start - it.end))[:4]:
        value = read(prop, one.says, maker.report.published, maker.report.hemisphere)
        if value is not None:
            told = ((one.start, one.end),)
            yield maker.draft(sentence, who, prop, cue, one.says, label=value[1], told=told, sure=sure)
            return
