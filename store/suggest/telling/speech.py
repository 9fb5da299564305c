"""Who says a sentence, and how: verbs of saying, denying, hedging and declining. The lists are English."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from store.model.drafts import Mention
from store.model.facts import dataclass
from store.model.vocabulary import Certainty, Stance
from store.suggest.telling import bodies

_SAYS = (
    r"say|says|said|saying|tell|tells|told|state|states|stated|report|reports|reported|claim|claims|claimed|announce|"
    r"announces|"
    r"announced|confirm|confirms|confirmed|add|adds|added|write|writes|wrote|insist|insists|insisted|maintain|"
    r"maintains|"
    r"maintained|argue|argues|argued|believe|believes|warn|warns|warned|explain|explains|explained|declare|declares|"
    r"declared|allege|alleges|alleged|acknowledge|acknowledges|acknowledged|admit|admits|admitted|note|notes|noted|"
    r"estimate|estimates|estimated|count|counts|counted|put|puts|tweet|tweeted|tweets|posted|reveal|revealed|reveals|"
    r"read|reads|deny|denies|denied|denying|reject|rejects|rejected|dismiss|dismisses|dismissed|quoted|describe|"
    r"describes|"
    r"described|call|calls|called|accuse|accuses|accused|blame|blames|blamed|suggest|suggests|suggested|correct|"
    r"corrected|"
    r"gave|gives|speaks|spoke|hold|holds|held|learned|learnt|testified|told it|vow|vows|vowed|mourned"
)
_QUOTED = re.compile(r"[,”\"’]\s*$")
"""The end of what is said, where who says it stands behind."""
_APPOSED_ASIDE = re.compile(r"\s*(?:[,.;”\"]|$)")
SAYING = re.compile(rf"\b(?:{_SAYS})\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:according to|by the word of|in the words of|as told by|quoting|citing|cited)\b", re.IGNORECASE
)
_HELD = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?(?:reported|said|claimed|held|called|counted|described|"
    r"believed|accused|blamed|put|confirmed|alleged|announced|quoted|told)\b",
    re.IGNORECASE,
)
_STANCES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        "declines_comment",
        re.compile(
            r"\b(?:(?:declin|refus)\w*(?: to)? (?:comment|say|speak|answer|discuss|give)|(?:would|did|could|does|do) "
            r"not comment|"
            r"wouldn['’]t comment|no comment|not (?:immediately )?(?:respond|available for comment)|did not respond)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "retracts",
        re.compile(
            r"\b(?:retract(?:s|ed)?|with(?:drew|drawn|draws)|took (?:it|its word|his word|her word|their word|that) "
            r"back|taken back|recant(?:s|ed)?|"
            r"takes? (?:it|its word) back)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "cannot_confirm",
        re.compile(
            r"\b(?:(?:has|have|had|did|does|do|is|are|was|were|could|can|would)(?: not|n['’]t) (?:yet |been |be |"
            r"immediately |"
            r"independently |so far )*(?:confirm|verif|release[d]? an official|know)\w*|cannot (?:be "
            r")?(?:independently )?(?:confirm|verif)\w*|"
            r"unable to (?:confirm|verify)|no (?:official )?confirmation|yet to (?:confirm|verify|comment)|"
            r"neither \w+ nor \w+ (?:has|have) confirmed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "denies",
        re.compile(
            r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|"
            r"ing)|"
            r"contradict(?:s|ed)|rebuff(?:s|ed)|call(?:s|ed)? (?:\w+ ){0,4}(?:invented|false|untrue|baseless|"
            r"propaganda|rumou?rs?|a lie|lies)|"
            r"(?:is|was|are|were) (?:not true|false|untrue|baseless)|disown(?:s|ed)|ruled out)\b",
            re.IGNORECASE,
        ),
    ),
)
_DOUBTS: tuple[tuple[Certainty, re.Pattern[str]], ...] = (
    (
        "possible",
        re.compile(
            r"\b(?:may|might|could(?! not)|possibl[ey]|perhaps|unconfirmed|rumou?r(?:s|ed)?|unclear|at most possible|"
            r"speculat\w+|suggest(?:s|ed|ing)?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "probable",
        re.compile(
            r"\b(?:reported(?:ly)|alleged(?:ly)?|believed|thought|suspected|apparent(?:ly)?|likely|probab(?:ly|le)|"
            r"presum\w+|"
            r"purported(?:ly)?|supposed(?:ly)?|said to (?:be|have)|is reported|was reported|understood to|seems?|"
            r"appears?)\b",
            re.IGNORECASE,
        ),
    ),
)
_MAY = re.compile(r"(?<=[a-z] )May\b|\bMay(?= \d)")
_PRONOUN = re.compile(
    r"(?:^|[\s,“\"])(?:he|she|they|it|the statement|the official|the spokes\w+)\s+(?:also |then |later |further )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """Who vouches for a part of a sentence: the mention of them, or that somebody does whom nobody could tell.

    Whom the store does not know is told by the words (``speaker`` without an entity). ``verb`` is where the word of
    saying stands; ``start`` and ``end`` what it covers.
    """

    start: int
    end: int
    verb: tuple[int, int]
    speaker: Mention | None
    pronoun: bool = False


def segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence at its semicolons: who says one part does not say the next."""
    cuts = [found.end() for found in re.finditer(r";(?=\s)", text[start:end])]
    edges = [0, *cuts, end - start]
    return [(start + low, start + high) for low, high in itertools.pairwise(edges) if low < high]


def sayings(text: str, start: int, end: int, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> list[Saying]:
    """Who says what in a sentence, by the word of saying that has a speaker on one side."""
    out: list[Saying] = []
    for low, high in segments(text, start, end):
        here = [one for one in mentions if low <= one.start and one.end <= high and kinds.get(one.entity) in SPEAKS]
        for found in _ASIDE.finditer(text, low, high):
            out.append(Saying(low, high, found.span(), _named_aside(text, found.span(), high, here)))
        for found in SAYING.finditer(text, low, high):
            if _HELD.search(text, max(low, found.start() - 14), found.end()):
                continue
            one = _subject(text, low, found.span(), here)
            if one is None or one.start > found.start():
                one = bodies.closed(text, low, found.span()) or one
            told = _PRONOUN.search(text[low : found.start()]) is not None
            words = _words(text, (low, high), found.span()) if one is None and not told else None
            if one is not None or told or words is not None or _SOMEBODY.search(text[low : found.start()]):
                out.append(Saying(low, high, found.span(), named(one or words), told and one is None))
    return out


def _named_aside(text: str, aside: tuple[int, int], high: int, here: Sequence[Mention]) -> Mention | None:
    """Who is named behind "according to": a mention there, unless words before it tell of somebody else."""
    one = next((one for one in here if 0 <= one.start - aside[1] < 60), None)
    words = bodies.behind(text, aside, high, aside=True)
    if one is None or words is None or one.start < words.end:
        return one or named(words)
    between = text[max(words.end, aside[1]) : one.start]
    if "," in between:  # "according to its leader, X, ...", and not "according to the police, X was killed"
        return one if _APPOSED_ASIDE.match(text, one.end) and bodies.is_person(words) else named(words)
    return named(words) or one


def _words(text: str, within: tuple[int, int], verb: tuple[int, int]) -> Mention | None:
    """Somebody whom no mention tells: before a word of saying, or behind one that follows what is said."""
    if _QUOTED.search(text, within[0], verb[0]) and (behind := bodies.behind(text, verb, within[1])) is not None:
        return behind
    return bodies.before(text, within[0], verb)


def named(told: Mention | None) -> Mention | None:
    """Words that tell who speaks, if any do."""
    return told if told is not None and told.name else None


SPEAKS = frozenset(("voice", "leader", "group"))
_PLAIN = re.compile(
    r"\s*(?:,\s*)?(?:who\s+)?(?:(?:\w+ly|has|have|had|also|then|later|still|now|again|too|spokes\w+|officials?|"
    r"\([^)]*\)),?\s+)*"
)
_APPOSED = re.compile(
    r"(?:['’]s)?\s*,\s*(?:an?|the|its|his|her|their|who|whose|one|another|chief|head|leader|"
    r"[\w ]*spokes\w+)\b[^,]{1,90},\s*"
    r"(?:(?:\w+ly|has|have|had|also)\s+)*"
)
_INVERTED = re.compile(r"\s*(?:an?|the|its|their|also|both)?\s*(?:(?!that|to|of|whether|it|when|after)[\w-]+\s+){0,3}")
_SOMEBODY = re.compile(
    r"\b(?:officials?|sources?|witnesses|residents|neighbours|neighbors|police|authorities|experts?|analysts?|"
    r"villagers|"
    r"relatives|insiders|observers|reports|media)(?: \w+){0,4}? (?:also |have |had |has )*$",
    re.IGNORECASE,
)


def _subject(text: str, low: int, verb: tuple[int, int], here: Sequence[Mention]) -> Mention | None:
    before = [one for one in here if one.end <= verb[0]]
    inverted = _QUOTED.search(text, low, verb[0]) is not None
    behind = next((one for one in here if one.start >= verb[1]), None)
    apposed = bool(before) and _APPOSED.fullmatch(text, before[-1].end, verb[0]) is not None
    if behind is not None and inverted and not apposed:
        gap = text[verb[1] : behind.start]
        if len(gap) < 40 and _INVERTED.fullmatch(gap):
            return behind
    if before:
        gap = text[before[-1].end : verb[0]]
        closed = text[low : before[-1].start].rstrip().endswith(",")  # "its spokesman, X, said"
        plain = _PLAIN.fullmatch(gap) is not None and (closed or not (inverted and gap.strip() == ","))
        if len(gap) < 130 and (plain or apposed):
            return before[-1]
    return None


def stance_of(text: str, start: int, end: int) -> Stance:
    """What a speaker does with what a passage says."""
    return next((stance for stance, pattern in _STANCES if pattern.search(text, start, end)), "asserts")


def certainty_of(text: str, start: int, end: int) -> Certainty:
    """How sure a passage is."""
    plain = _MAY.sub("   ", text[start:end])
    return next((how for how, pattern in _DOUBTS if pattern.search(plain)), "certain")
