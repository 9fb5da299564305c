"""The small words of names: which stand for each other, and which come and go.

All of it is data: each table says which alternation it covers. What names have in common with the search of names is
taken from there (`store.names.lexicon`).
"""

from __future__ import annotations

from functools import cache

from store.search.tokens.cutting import fold


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: The Arabic article before any letter, as Persian, Turkish, French and Maghrebi spellings have it (al-, ez-, ech-).
ARTICLES = _set("al el il ul ur us ud un uz ush ash esh ech as es az ez ad ed ar er at et an en adh ath l")
#: Articles that no name begins with: they stand between two words of one (Ahl us-Sunna), and are others elsewhere.
NO_FIRST = _set("us un")
#: Articles without those that are words or names when they stand by themselves.
ALONE = _set("al el ul ur ud uz ush esh ech ez az")
#: What links the words of a name in Persian, Urdu and Turkish: Tehrik-e-Taliban, Tehrik-i-Taliban, Sipah-o-, Farah-wa-.
LINKS = _set("e i ye yi o u va wa")

# One word of a name in several spellings, beside those that the search of names has as one; a line each. Their Arabic
# and Russian letters; the "of" of Dutch, Flemish and German families; that of Romance ones.
_ALSO = """
bin بن ابن бин бен ибн
bint بنت бинт
abu ابو ابی ابا абу
umm ام ум умм
abd عبد абд абдул
van von vom vd
de da di do du dos das des del della dei
"""
#: Which of the words that are one there are names: the others are translations (army, jaish).
_NAMES = _set("bin bint abu umm abd din allah sayyid qaida isahaq pour van de")
#: Of these only where a name stands beside them: by themselves they are words of a language.
BESIDE_NAMES = _set("bin bint abu umm van de din pour")


@cache
def _classes() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    from store.names.lexicon import SAME_WORD

    found = {word: one for word, one in SAME_WORD.items() if one in _NAMES}
    for line in _ALSO.strip().splitlines():
        one, *others = line.split()
        found |= dict.fromkeys(map(fold, (one, *others)), one)
    found |= {one: one for one in _NAMES}
    members: dict[str, set[str]] = {}
    for word, one in found.items():
        members.setdefault(one, set()).add(word)
    return found, {one: frozenset(words) for one, words in members.items()}


def class_of(word: str) -> str:
    """Which small word of names a word is a spelling of, or nothing.

    >>> class_of("ibn"), class_of("von"), class_of("wedding")
    ('bin', 'van', '')
    """
    return _classes()[0].get(word, "")


def spelt_as(one: str) -> frozenset[str]:
    """All spellings of a small word of names."""
    return _classes()[1].get(one, frozenset())


@cache
def may_stand_between() -> frozenset[str]:
    """The words that may stand between two words of a name, and in another spelling do not."""
    return ARTICLES | LINKS
