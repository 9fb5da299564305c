"""How alike two names are: one score that means the same everywhere, with its parts.

    score = sum(weight * worth) over the words of both names, paired one to one as well as can be,
            - 0.04 * share of the weight that stands in another order,

and at most what a doubt allows: a number or a generation that only one has, a woman's name beside a man's, one word
beside several, father and son the other way round. Weights come from the kind of word and its place, never from what
a store holds: `alike` of two names is the same on every machine, and with its arguments exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from store.model.same import Difference, Likeness, WordPair
from store.names import weighing
from store.names.beside import Told, told
from store.names.doubts import OTHER_GIVEN, disorder, doubt
from store.names.forms import are_two
from store.names.given import as_given
from store.names.meeting import Met, acronym, meanings_joined, met_words, one_written_as_the_other
from store.names.parts import Name, Part, taken_apart
from store.names.script import UNVOWELLED, is_marked, leaves_a_out, main_script, script_of, without_marks
from store.names.scripts.apart import set_apart
from store.names.scripts.han import CHARACTERS, KANA
from store.names.scripts.japanese import has_kana
from store.names.scripts.loans import reading
from store.names.words import fold, sound
from store.names.written import written_words

_WORDS: dict[Difference, str] = {
    "other": "another word",
    "missing": "left out",
    "initial": "an initial for a name",
    "meaning": "a word translated",
    "spelling": "spelt otherwise",
    "sound": "the same sound",
    "form": "another form of one word",
}
"""How each kind of difference is told, the gravest first."""
_TOLD = 0.03
"""Of the whole; what hangs on less is not told."""
_MOST_TOLD = 2
_LONGEST = 400
"""Letters of a name that are looked at, as in `store.names.script`."""
_LONG = 5
"""Rows of more characters are names of bodies and places, of which one may leave a word out."""


class Compared(NamedTuple):
    """What two names are to each other, worked out and not yet told."""

    score: float
    met: tuple[Met, ...]
    doubt: str
    disorder: float
    words: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """The words of both as they are written, where they are not those of `written_words`."""


def alike(left: str, right: str) -> Likeness:
    """How alike two names are, with the parts of it, in the order of the left one.

    >>> found = alike("Asif Ali Zardari", "Asif Zardari")
    >>> found.score, found.why
    (0.905, 'left out: Ali')
    """
    found = compared(left, right)
    if _is_whole(found):
        told = [((False, 0), left, right)]
    else:
        turned = right < left
        words = found.words or tuple(tuple(written_words(name)) for name in sorted((left, right)))
        told = [_told(met, words[::-1] if turned else words, turned) for met in found.met]
    whole = sum(met.weight for met in found.met) or 1.0
    parts = [
        WordPair(one, other, met.difference, round(met.worth, 3), met.weight / whole)
        for met, (_, one, other) in zip(found.met, told, strict=True)
    ]
    places = sorted(range(len(parts)), key=lambda at: told[at][0])
    parts = [parts[at] for at in places]
    return Likeness(left, right, found.score, tuple(parts), _why(found, parts))


def alikeness(left: str, right: str) -> float:
    """The score of `alike` alone, which is quicker."""
    return compared(left, right).score


@lru_cache(maxsize=128)
def loan_alikeness(word: str, latin: str) -> float:
    """How alike a word in katakana or Hangul is to one in Latin letters, in the reading that is most like it: the score
    of `alike`.

    >>> loan_alikeness("カブール", "Kabul"), loan_alikeness("푸틴", "pushkin") < 0.7
    (0.97, True)
    """
    return alikeness(word, latin)


@lru_cache(maxsize=32)
def _compared(left: str, right: str) -> Compared:
    one, other = taken_apart(left), taken_apart(right)
    if one.script == other.script == "Arabic" and is_marked(left) != is_marked(right):  # who marks vowels says more
        return _compared(*sorted(map(without_marks, (left, right))))
    if one.numeral and _has_ordinal(other):
        one = taken_apart(left, as_number=True)
    elif other.numeral and _has_ordinal(one):
        other = taken_apart(right, as_number=True)
    one, other = as_given(one, other)
    best = _as_read(one, other)
    if (
        best.score < 1.0 and (one.ambiguous or other.ambiguous) and not _one_form(one, other)
    ):  # what may be initials is read so too
        others = [(taken_apart(left, one.ambiguous), other), (one, taken_apart(right, other.ambiguous))]
        best = max([best, *(_as_read(*as_given(*two)) for two in others)], key=lambda found: found.score)
    return best


def _has_ordinal(name: Name) -> bool:
    """Whether a name has a number said as one of an order: Leo the Tenth, and not Malcolm 10."""
    return any(part.role == "number" and not part.raw.isdigit() for part in name.parts)


def _one_form(one: Name, other: Name) -> bool:
    """Whether both have one legal form: then its letters are no initials (Petrov S.A. beside another S.A.)."""
    forms = [{part.text for part in name.parts if part.role == "form"} for name in (one, other)]
    return not forms[0].isdisjoint(forms[1])


def _as_read(one: Name, other: Name) -> Compared:
    if letters := acronym(one, other):
        return Compared(letters.worth, (letters,), "", 0.0)
    script = told(one.text, other.text)
    if script is not None and (script.one or script.written):
        return _by_script(one.text, other.text, script, one, other)
    if not (one.parts and other.parts):  # signs, no words
        same = one.text.strip() == other.text.strip()
        return Compared(float(same), (Met(None, None, "same" if same else "other", float(same), 1.0),), "", 0.0)
    firsts, seconds = one_written_as_the_other(*meanings_joined(one.parts, other.parts))
    met, pairs = met_words(firsts, seconds, unvowelled=one.script == other.script and one.script in UNVOWELLED)
    whole = sum(it.weight for it in met)
    order = disorder(firsts, pairs)
    score = sum(it.weight * it.worth for it in met) / whole - weighing.ORDER * order
    if [part.text for part in firsts] == [part.text for part in seconds]:
        score = 1.0  # and not a rounding less
    inherent = leaves_a_out(one.text), leaves_a_out(other.text)
    bare = one.script in UNVOWELLED, other.script in UNVOWELLED
    most, against = doubt(firsts, seconds, met, pairs, inherent, bare)
    if against == OTHER_GIVEN and score <= most:
        against = ""  # the words say it themselves
    if script is not None and most > weighing.OTHER_SYLLABLE:
        most, against = weighing.OTHER_SYLLABLE, "another syllable"
    return Compared(round(max(0.0, min(score, most)), 3), tuple(met), against, order)


def _by_script(left: str, right: str, script: Told, one: Name, other: Name) -> Compared:
    """Two names that their script tells to be one, or two however alike they sound."""
    if script.one:
        same = script.written or [part.text for part in one.parts] == [part.text for part in other.parts]
        met = Met(None, None, "same" if left == right else "spelling" if same else "sound", 1.0, 1.0)
        score = 1.0 if same else weighing.SYLLABLES
        return Compared(score, (met._replace(worth=score),), "", 0.0)
    common = Indel.normalized_similarity(left, right)
    long = min(len(left), len(right)) > _LONG and one.script == other.script == "Han" and not KANA.search(left)
    score = round(weighing.SAME_CHARACTERS * common if long else min(weighing.OTHER_SYLLABLE, common), 3)
    return Compared(score, (Met(None, None, "other", score, 1.0),), "other characters", 0.0)


def compared(left: str, right: str) -> Compared:
    """Two names compared; the one that sorts first is the first of each pair, so that both ways are one."""
    one, other = sorted((left, right))
    found = _compared(one, other)
    return found if found.score == 1.0 else _read_otherwise(one, other, found)


_JIM = re.compile("ج")
"""A letter of Arabic script that is g in Egypt (Gamal, Naguib)."""


def _read_otherwise(one: str, other: str, found: Compared) -> Compared:
    """A name as well as it can be read beside the other: letters and signs of some scripts have two sounds."""
    if reading.has(one) or reading.has(other):
        return _loans_read(one, other, found)
    return _letters_read(one, other, found)


def _loans_read(one: str, other: str, found: Compared) -> Compared:
    """A name in katakana or Hangul as the other name has it, where its script has not told what the two are. A word of
    it that the other name has not, however it may be read, is another word, though it sounds like one."""
    texts = [set_apart(main_script(text[:_LONGEST])) for text in (one, other)]
    loans = [reading.has(text) for text in texts]
    both = all(loans)
    unread = any(CHARACTERS.search(text) and not loan for text, loan in zip(texts, loans, strict=True))
    if not any(loans) or unread or (both and has_kana(one) == has_kana(other)) or told(one, other) is not None:
        return found
    names = ["".join(piece.read for piece in reading.read_as(text, ())) if both else text for text in texts]
    words: list[tuple[str, ...]] = [(), ()]
    others: list[set[int]] = [set(), set()]
    for at, text in enumerate(texts):
        if not loans[at]:
            words[at] = tuple(written_words(text))
            continue
        bare = script_of(names[1 - at]) in UNVOWELLED
        pieces = reading.read_as(text, fold(names[1 - at]), _are_two, bare=bare)
        names[at] = "".join(piece.read for piece in pieces)
        for piece in pieces:
            said = fold(piece.read)
            if piece.other and not both:
                others[at].update(range(len(words[at]), len(words[at]) + len(said)))
            words[at] += tuple([piece.written] * len(said) if piece.loan else said)
    best = _compared(*names)._replace(words=(words[0], words[1]))
    if any(_is_of(met.left, others[0]) or _is_of(met.right, others[1]) for met in best.met if _is_heard(met)):
        most = min(best.score, weighing.OTHER_SYLLABLE)
        return best._replace(score=most, doubt="another syllable")
    best = best._replace(score=min(best.score, weighing.LOANS))
    return best if best.score > found.score else found


def _are_two(one: str, other: str) -> bool:
    return are_two(sound(one), sound(other.replace(" ", "")))


def _is_heard(met: Met) -> bool:
    """Whether two words were taken for one by what they sound like, and say who is meant."""
    heard = met.difference in ("same", "spelling", "sound") and met.weight >= weighing.SAYS_WHO
    return heard and met.left is not None and met.right is not None


def _is_of(part: Part | None, places: set[int]) -> bool:
    return part is not None and part.at in places


def _letters_read(one: str, other: str, found: Compared) -> Compared:
    """A name in Hebrew or Arabic letters beside one in Latin letters, as well as it can be read: some letters have two
    sounds."""
    scripts = script_of(one), script_of(other)
    if "Latin" not in scripts or UNVOWELLED.isdisjoint(scripts):
        return found
    from store.names.scripts import hebrew

    names = [one, other]
    at = 1 - scripts.index("Latin")
    ways = [(1 - at, hebrew.CH, "kh"), *((at, *also) for also in hebrew.ALSO)]
    for which, pattern, instead in ways if scripts[at] == "Hebrew" else [(at, _JIM, "گ")]:
        tried = names[:]
        tried[which] = pattern.sub(instead, names[which])
        better = _compared(*tried)
        if better.score > found.score:
            names, found = tried, better
    return found


def _is_whole(found: Compared) -> bool:
    """Whether the two names met as wholes, not word by word."""
    return len(found.met) == 1 and found.met[0].left is None and found.met[0].right is None


def _told(met: Met, words: Sequence[Sequence[str]], turned: bool) -> tuple[tuple[bool, int], str, str]:
    """A pair as it is written: where it stands in the left name (then the right one), and both words."""
    left, right = (met.right, met.left) if turned else (met.left, met.right)
    place = (left is None, left.at if left is not None else right.at if right is not None else 0)
    return place, _as_written(left, words[0]), _as_written(right, words[1])


def _as_written(part: Part | None, words: Sequence[str]) -> str:
    """A word as it stands in the name; the half of a compound as it is compared."""
    if part is None:
        return ""
    whole = " ".join(dict.fromkeys(words[part.at : part.to + 1]))
    otherwise = script_of(whole) in UNVOWELLED or reading.has(whole)  # `_read_otherwise`
    otherwise = otherwise or ("kh" in part.raw and "ch" in whole.lower())
    return whole if part.at != part.to or part.raw in fold(whole) or otherwise else part.raw


def _why(found: Compared, parts: Sequence[WordPair]) -> str:
    """In a few words why the score is what it is: what speaks against the two, then what is missing or other."""
    if found.score == 1.0 and all(part.difference == "same" for part in parts):
        return "the same words"
    if _is_whole(found) and found.met[0].difference == "initial":
        return "the initials of the other"
    if _is_whole(found) and found.doubt:
        return found.doubt
    told = [found.doubt] if found.doubt else []
    for difference, words in _WORDS.items():
        these = [part for part in parts if part.difference == difference and part.weight >= _TOLD]
        named = {
            "other": ", ".join(f"{part.left} / {part.right}" for part in these),
            "missing": ", ".join(part.left or part.right for part in these),
        }.get(difference, "")
        if these:
            told.append(f"{words}: {named}" if named else words)
    if found.disorder:
        told.append("in another order")
    return "; ".join(told[:_MOST_TOLD]) or "the same words, written otherwise"
