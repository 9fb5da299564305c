"""Names in other spellings: of one word, and of several that belong together with the small words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from store.search.tokens.particles import (
    ALONE,
    ARTICLES,
    BESIDE_NAMES,
    LINKS,
    NO_FIRST,
    class_of,
    spelt_as,
)
from store.search.tokens.together import APOSTROPHE, BROKEN, ENDINGS, KATAKANA, THOUSANDS, Form, parts_of
from store.search.tokens import loaned
from store.search.words.asked import Term
from store.search.words.forms import Sought, Vocabulary, Way, as_forms, as_one, of_stem, plainly, stemmed

_ALIKE = 0.93
"""Names at least this much alike are one in two spellings (`store.names.alike`): below it a vowel or a consonant is
another sound, as in Umar and Amir."""
_ALIKE_ACROSS = 0.88
"""The same across scripts, of which one may leave out the vowels."""
_LEAST_NAME = 3
"""Letters of a name that has other spellings."""
_MOST = 32
"""Other spellings of one name that are looked for."""
_LONGEST_PAIR = 20
"""Letters of two words that are looked for as one."""
#: Letters that are others throughout: German w and j (Wassiljew, Vasilyev), and an h that stands by itself behind d or t
#: but is taken for their end (Nordhaven, Нордхафен).
_ELSEWHERE = (re.compile("[vy]"), re.compile("[wj]"), re.compile("(?<=[dt])k?h(?=[aeiou])"))
_OTHERS = {"v": "w", "y": "j", "w": "v", "j": "y"}
_LAST_A = re.compile("(?<=[b-df-hj-np-tv-z])(?:[ae]h|a)$")
"""One Arabic ending, as Arabs and as Persians say it: Qala, Qalah, Qaleh."""
_LAST_HE = re.compile("(?<=[א-ת]{2})ה$")
"""What Hebrew writes for an a at the end: רבקה is Rivka, as רבקא would be."""
_VOWEL_AT_END = re.compile("[aiouy]h?$|eh$")
_LONG_AT_END = re.compile("[اىیيوةهآةאהיו]$")


def spelt(terms: Sequence[Term], vocabulary: Vocabulary) -> list[Sought]:
    """The terms with all words of the same stems, and names in other spellings and scripts too."""
    if not any(_may_be_name(term) for term in terms):
        return stemmed(terms, vocabulary)
    names = [_is_name(term, vocabulary) for term in terms]
    beside = [any(names[max(at - 1, 0) : at]) or any(names[at + 1 : at + 2]) for at in range(len(terms))]
    found = []
    for at, term in enumerate(terms):
        if term.quoted or not _may_be_name(term):
            found.append(plainly(term, vocabulary))
        else:
            found.append(_of_term(term, vocabulary, beside=beside[at]))
    _pairs(terms, names, found, vocabulary)
    from store.search.words.across import across

    across(terms, names, as_one(terms, found, vocabulary), vocabulary)
    kept = [not _comes_and_goes(terms, names, at) for at in range(len(terms))]
    return [it for it, stays in zip(found, kept, strict=True) if stays]


def _may_be_name(term: Term) -> bool:
    return not term.quoted and any(not word.isdigit() for word in term.words)


def _is_name(term: Term, vocabulary: Vocabulary) -> bool:
    """Whether a term may be a name: written as one, or never met in small letters."""
    if not _may_be_name(term) or (len(term.words) == 1 and len(term.words[0]) < 2):
        return False
    return term.capital or any(word.isalpha() and not vocabulary.is_plain(word) for word in term.words if len(word) > 2)


def _comes_and_goes(terms: Sequence[Term], names: Sequence[bool], at: int) -> bool:
    """Whether a term is an article or a link between names, which other spellings of them have not: Deir ez Zor."""
    term = terms[at]
    if len(term.words) != 1 or term.quoted or len(terms) < 2:
        return False
    behind = at + 1 < len(terms) and names[at + 1]
    if term.words[0] in ALONE:
        return behind
    return term.words[0] in ("e", "i") and behind and at > 0 and names[at - 1]


def _of_term(term: Term, vocabulary: Vocabulary, *, beside: bool) -> Sought:
    found = plainly(term, vocabulary)
    if any(term.joined):
        there = spellings(whole, True, vocabulary) if KATAKANA.fullmatch(whole := "".join(term.words)) else ()
        return found.also(Way((as_forms(there),)))
    own = found.ways[0]
    found = found._replace(small=beside and len(term.words) == 1 and class_of(term.words[0]) in BESIDE_NAMES)
    each = tuple(
        forms | as_forms(_forms(word, term.capital, vocabulary, beside=beside))
        for word, forms in zip(term.words, own.forms, strict=True)
    )
    last = as_forms(of_stem(term.words[-1], vocabulary, capital=term.capital))
    found = found._replace(ways=(own._replace(forms=(*each[:-1], each[-1] | last)), *found.ways[1:]))
    groups = _groups(term)
    if len(groups) < len(term.words) and term.words[-1] not in ENDINGS:  # Jama'at, Sa'id; not don't
        found = found.also(Way(tuple(_of_group(group, term, vocabulary, beside) for group in groups)))
    if len(groups) > 1 and all(term.glued[1:]) and (term.capital or not any(map(vocabulary.is_plain, groups))):
        found = found.also(Way((_of_group("".join(term.words), term, vocabulary, beside),)))
    solid = _solid(groups, term, vocabulary)
    if solid and (len(solid) > 1 or len(solid) < len(groups)):
        forms = tuple(_of_group(group, term, vocabulary, beside) for group in solid)
        found = found.also(Way(forms, loose=len(solid) > 1))
    if len(groups) == 1:
        found = found.also(*_compound(groups[0], term, vocabulary))
    return found


def _groups(term: Term) -> list[str]:
    """The words of a term, those as one that have no more than an apostrophe between them."""
    out: list[str] = []
    for word, begins in zip(term.words, _begins(term), strict=True):
        if begins:
            out.append(word)
        else:
            out[-1] += word
    return out


def _begins(term: Term) -> list[bool]:
    """Of each word of a term whether it begins one of its groups."""
    return [not at or kind not in (APOSTROPHE, BROKEN, THOUSANDS) for at, kind in enumerate(term.glued)]


def _of_group(word: str, term: Term, vocabulary: Vocabulary, beside: bool) -> frozenset[Form]:
    of = (word, *of_stem(word, vocabulary, capital=True), *_forms(word, term.capital, vocabulary, beside=beside))
    return as_forms(of)


def _solid(groups: Sequence[str], term: Term, vocabulary: Vocabulary) -> list[str]:
    """The words of a name without its articles and links; none where it may be no name (US-led, de-escalate)."""
    if len(groups) < 2:
        return []
    written = [word for word, begins in zip(term.written, _begins(term), strict=True) if begins]
    shouted = all(word.isupper() for word in written)
    last = len(groups) - 1  # an article has something behind it: not so the end of Jong-il
    out = []
    for at, (group, how) in enumerate(zip(groups, written, strict=True)):
        letters = len(how) > 1 and how.isupper() and not shouted  # US, UN
        article = group in ARTICLES and not letters and (at or group not in NO_FIRST)
        if at == last or not (article or (at and group in LINKS)):
            if not how[0].isupper() and len(group) > 2 and vocabulary.is_plain(group):
                return []
            out.append(group)
    return out if any(len(group) >= _LEAST_NAME or not group.isascii() for group in out) else []


def _compound(word: str, term: Term, vocabulary: Vocabulary) -> list[Way]:
    """A name of two that is written as one word, as two: Abdulrahman, Abd al-Rahman."""
    if len(word) < 6 or not word.isalpha() or (not term.capital and vocabulary.is_plain(word)):
        return []
    from store.names.lexicon import split_compound
    from store.names.words import fold

    if len(folded := [it for it in fold(word) if it not in ARTICLES]) != 1 or len(cut := split_compound(folded[0])) < 2:
        return []
    forms = tuple(_of_group(part, term, vocabulary, beside=True) for part in cut)
    return [Way(forms, loose=True)]


def _pairs(terms: Sequence[Term], names: Sequence[bool], found: list[Sought], vocabulary: Vocabulary) -> None:
    """Two words of a query that are one in a text: Musa Qala, Musaqala; Abd al Rahman, Abdulrahman."""
    kept = [at for at in range(len(terms)) if not _comes_and_goes(terms, names, at)]
    for one, other in pairwise(kept):
        pair = (terms[one], terms[other])
        if not (names[one] and names[other]) or any(it.quoted or any(it.joined) for it in pair):
            continue
        words = ["".join(group for group in _groups(it) if group not in ARTICLES or len(it.words) == 1) for it in pair]
        whole = "".join(words)
        if len(whole) > _LONGEST_PAIR or not whole.isalpha() or min(map(len, words)) < 2:
            continue
        named = spellings(whole, capital=True, vocabulary=vocabulary)
        least = len(latin(whole)) - 2
        forms = as_forms((*of_stem(whole, vocabulary, capital=True), *(it for it in named if len(latin(parts_of(it)[0])) >= least)))
        for at in (one, other):
            found[at] = found[at].also(Way((forms,)))


def _forms(word: str, capital: bool, vocabulary: Vocabulary, *, beside: bool) -> list[str]:
    """The other spellings of a word of a name."""
    if one := class_of(word):
        fits = beside if one in BESIDE_NAMES else capital or beside or not vocabulary.is_plain(word)
        if fits:
            return [*vocabulary.known(spelt_as(one)), *spellings(word, capital, vocabulary)]
        return []
    return spellings(word, capital, vocabulary)


def spellings(word: str, capital: bool, vocabulary: Vocabulary) -> list[str]:
    """The names of a vocabulary that are another spelling of a word, the most alike first; none of a plain word."""
    if len(word) < _LEAST_NAME and word.isascii():
        return []
    if any(map(str.isdigit, word)) or (not capital and vocabulary.is_plain(word)):
        return []
    asked = latin(word)
    if not asked.isalpha() or len(asked) < 2:
        return []
    there = vocabulary.of_keys(_keys(word, asked))
    whole = ((other, parts_of(other)[0]) for other in there if other != word)
    alike = [(_alike(word, one), other) for other, one in whole]
    alike.sort(key=lambda it: (-it[0], it[1]))
    return [other for score, other in alike[:_MOST] if score > 0]


def _keys(word: str, asked: str) -> set[str]:
    """By what the spellings of a word are found: in Latin letters, and in these as other languages write them."""
    from store.names.sound import asked_of, key

    told = asked_of(asked)
    found = {told.key, *told.other_keys}
    return found | loaned.keys(word, asked, found) | {key(pattern.sub(_other, asked)) for pattern in _ELSEWHERE}


@lru_cache(maxsize=16_384)
def _alike(word: str, other: str) -> float:
    """How much two words are one name in two spellings; nothing where they are two."""
    from store.names.alike import alike, alikeness
    from store.names.lexicon import SAME_WORD
    from store.names.likeness import SURE, either_way
    from store.names.script import UNVOWELLED, script_of

    if (score := loaned.alike(word, other)) is not None:
        return score
    asked, heard = latin(word), latin(other)
    if word == other or asked == heard or SAME_WORD.get(asked, asked) == SAME_WORD.get(heard, heard):
        return 1.0
    if _ends_otherwise(word, other, asked, heard) or min(len(asked), len(heard)) < _LEAST_NAME:
        return 0.0
    one, two = _LAST_A.sub("a", asked), _LAST_A.sub("a", heard)
    if one == two:
        return 1.0
    least = _ALIKE if _is_latin(word, other) else _ALIKE_ACROSS
    if max(either_way(asked, heard), either_way(one, two)) >= SURE:  # the quick measure first, then the strict one
        score = max(alikeness(asked, heard), alikeness(one, two))
    elif {script_of(word), script_of(other)} & UNVOWELLED and script_of(word) != script_of(other):
        score = alike(word, other).score  # letters that are vowels or consonants, as the other name has them
    else:
        return 0.0
    return score if score >= least else 0.0


def _ends_otherwise(word: str, other: str, asked: str, heard: str) -> bool:
    """Whether one of two words ends in a vowel in Latin letters and the other, of a script that leaves out short ones,
    in a consonant: one at the end is long, or has a letter that carries it (Usama is أسامة, and عاصم is Asim)."""
    from store.names.script import UNVOWELLED, script_of

    first, second = (script_of(it) in UNVOWELLED for it in (word, other))
    if first == second:
        return False
    script, letters = (word, heard) if first else (other, asked)
    return bool(_VOWEL_AT_END.search(letters)) and not _LONG_AT_END.search(script) and len(letters) > 2


def _other(letters: re.Match[str]) -> str:
    return _OTHERS.get(letters[0], "")


def _is_latin(*words: str) -> bool:
    return all(word < "\u0370" for word in words)


@lru_cache(maxsize=65_536)
def latin(word: str) -> str:
    """A word of the index as names are compared: in Latin letters, the Arabic article and what an article at its end
    makes of it cut off (Ansarul)."""
    from store.names.lexicon import ARTICLES as ALL_ARTICLES
    from store.names.lexicon import split_compound
    from store.names.words import fold

    parts = fold(_LAST_HE.sub("א", word))
    kept = [part for part in parts if part not in ALL_ARTICLES] or parts
    if len(kept) == 1 and len(cut := split_compound(kept[0])) == 1 and kept[0].startswith(cut[0]):
        return cut[0]
    return "".join(kept)


def name_key(word: str) -> str | None:
    """By what a word that may be a name is found in other spellings; None where it is none."""
    if len(word) < 2 or not word.isalpha() or (len(word) < _LEAST_NAME and word.isascii()):
        return None
    if loaned.is_loan(word):
        return loaned.own_key(word)
    from store.names.sound import key

    heard = latin(word)
    return key(heard) if heard.isalpha() and len(heard) > 1 else None
