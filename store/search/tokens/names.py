"""Words of texts as names: by what key one is found in another spelling or script, and how much two are one name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache, partial

from store.search.tokens import cutting, loaned

_ALIKE = 0.93
"""Names at least this much alike are one in two spellings (`store.names.alike`): below it a vowel or a consonant is
another sound, as in Umar and Amir."""
_ALIKE_ACROSS = 0.88
"""The same across scripts, of which one may leave out the vowels."""
LEAST_NAME = 3
"""Letters of a name that has other spellings."""
#: Letters that are others throughout: German w and j (Wassiljew, Vasilyev), Hebrew b and v (Rivka), and an h that
#: stands by itself behind d or t but is taken for their end (Nordhaven, Нордхафен).
_ELSEWHERE: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile("[vy]"), {"v": "w", "y": "j"}),
    (re.compile("[wj]"), {"w": "v", "j": "y"}),
    (re.compile("(?<=.)v"), {"v": "b"}),
    (re.compile("(?<=[dt])k?h(?=[aeiou])"), {}),
)
#: Words of every text in scripts without capitals that leave out the vowels, of Hebrew, Arabic and Persian: no names,
#: although a name may be read from them (אמר, said, and Omer). A name that is written so stays one: على, Ali.
_IN_EVERY_TEXT = """
של את על לא הוא היא הם כי גם או אם עם כל זה זו זאת אמר אמרה אמרו היה היתה הייתה היו יש אין אך אבל רק עוד מה מי
כך כדי בין
לפני אחרי אחר לאחר עד מן אל כן אז היום אתמול שנה לו לה להם אני אנחנו
من في فی إلى الى عن أن ان إن انه أنه انها أنها هذا هذه ذلك تلك التي الذي الذين قال قالت قالوا كان كانت لم لن
لا ما هو هي قد كما
بعد قبل بين حتى إذا أو ثم غير كل بعض عند منذ خلال حيث لكن ولكن أيضا أمس اليوم وقال وكان وقد
از در به که این آن را با برای بود شد است گفت کرد تا یک شده کرده
"""
_LAST_A = re.compile("(?<=[b-df-hj-np-tv-z])(?:[ae]h|a)$")
"""One Arabic ending, as Arabs and as Persians say it: Qala, Qalah, Qaleh."""
_LAST_HE = re.compile("(?<=[א-ת]{2})ה$")
"""What Hebrew writes for an a at the end: רבקה is Rivka, as רבקא would be."""
_VOWEL_AT_END = re.compile("[aiouy]h?$|eh$")
_LONG_AT_END = re.compile("[اىیيوةهآةאהיו]$")


@cache
def _in_every_text() -> frozenset[str]:
    return frozenset(map(cutting.fold, _IN_EVERY_TEXT.split()))


def is_no_name(word: str) -> bool:
    """Whether a word is one of every text, although letters are all that it has in common with a name."""
    return not word.isascii() and word in _in_every_text()


def keys(word: str, asked: str) -> set[str]:
    """By what the spellings of a word are found: in Latin letters, and in these as other languages write them."""
    from store.names.sound import asked_of, key

    told = asked_of(asked)
    found = {told.key, *told.other_keys}
    written = {key(pattern.sub(partial(_other, others), asked)) for pattern, others in _ELSEWHERE}
    return found | loaned.keys(word, asked, found) | written


def _other(others: Mapping[str, str], letters: re.Match[str]) -> str:
    return others.get(letters[0], "")


@lru_cache(maxsize=16_384)
def alike(word: str, other: str) -> float:
    """How much two words are one name in two spellings; nothing where they are two."""
    from store.names.alike import alike as names_alike
    from store.names.alike import alikeness
    from store.names.lexicon import SAME_WORD
    from store.names.likeness import SURE, either_way
    from store.names.script import UNVOWELLED, script_of

    asked, heard = latin(word), latin(other)
    least = _ALIKE if _is_latin(word, other) else _ALIKE_ACROSS
    if (score := loaned.alike(word, asked, other, heard)) is not None:
        return score if score >= least else 0.0
    if word == other or asked == heard or SAME_WORD.get(asked, asked) == SAME_WORD.get(heard, heard):
        return 1.0
    if _ends_otherwise(word, other, asked, heard) or min(len(asked), len(heard)) < LEAST_NAME:
        return 0.0
    one, two = _LAST_A.sub("a", asked), _LAST_A.sub("a", heard)
    if one == two:
        return 1.0
    if max(either_way(asked, heard), either_way(one, two)) >= SURE:  # the quick measure first, then the strict one
        score = max(alikeness(asked, heard), alikeness(one, two))
    elif {script_of(word), script_of(other)} & UNVOWELLED and script_of(word) != script_of(other):
        score = names_alike(word, other).score  # letters that are vowels or consonants, as the other name has them
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
    if len(word) < 2 or not word.isalpha() or (len(word) < LEAST_NAME and word.isascii()):
        return None
    if is_no_name(word):
        return None
    if loaned.may_be_loan(word):
        return loaned.own_key(word)
    from store.names.sound import key

    heard = latin(word)
    return key(heard) if heard.isalpha() and len(heard) > 1 else None
