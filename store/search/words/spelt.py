"""Names in other spellings: of one word, and of several that belong together with the small words between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from store.search.tokens.names import LEAST_NAME, alike, is_no_name, keys, latin
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
from store.search.words.asked import Asked, Term
from store.search.words.forms import (
    Sought,
    Vocabulary,
    Way,
    as_forms,
    as_written,
    of_stem,
    plainly,
    stemmed,
    written_as_one,
)

_MOST = 32
"""Other spellings of one name that are looked for."""
_LONGEST_PAIR = 20
"""Letters of two words that are looked for as one."""


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

    across(terms, names, written_as_one(terms, found, vocabulary), vocabulary)
    kept = [not _comes_and_goes(terms, names, at) for at in range(len(terms))]
    return [it for it, stays in zip(found, kept, strict=True) if stays]


def left_out(asked: Asked, vocabulary: Vocabulary) -> list[Sought]:
    """What is not to be there: each word in all its forms and spellings, but those in which another is asked for; in
    quotes just as it is written."""
    kept = {(word,) for term in asked.terms for word in term.words}
    out = []
    for term in asked.without:
        for it in spelt([term], vocabulary):
            ways = [way._replace(forms=tuple(forms - kept for forms in way.forms)) for way in it.ways]
            out.append(as_written(term).also(*ways))
    return out


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
    return out if any(len(group) >= LEAST_NAME or not group.isascii() for group in out) else []


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
        forms = as_forms(
            (*of_stem(whole, vocabulary, capital=True), *(it for it in named if len(latin(parts_of(it)[0])) >= least))
        )
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
    if len(word) < LEAST_NAME and word.isascii():
        return []
    if any(map(str.isdigit, word)) or (not capital and vocabulary.is_plain(word)) or is_no_name(word):
        return []
    asked = latin(word)
    if not asked.isalpha() or len(asked) < 2:
        return []
    there = vocabulary.of_keys(keys(word, asked))
    whole = ((other, parts_of(other)[0]) for other in there if other != word)
    scored = [(alike(word, one), other) for other, one in whole]
    scored.sort(key=lambda it: (-it[0], it[1]))
    return [other for score, other in scored[:_MOST] if score > 0]
