"""Words of organisations that reports translate: Bank Melli is the National Bank, a sazman an organisation.

A search asks for the other words of a line (`store.names.bodies.meant`) as well; nothing here changes what is stored.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from store.names.bodies.meant import LINES
from store.names.likeness import likeness
from store.names.words import Asked, word_of

_LOOK = 0.5
"""Common letters (Indel) under which a word is no spelling of a listed one."""
_LONG_VOWELS = str.maketrans("wy", "ui")
_FITS = 0.88
_FITS_SHORT = 0.93
"""How much like a listed word of its key a word without vowels must be; more where two consonants are all it has."""

_GROUPS = [tuple(line.split()) for line in LINES.replace("\n    ", " ").strip().splitlines()]


@lru_cache(maxsize=1)
def _by_word() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for at, group in enumerate(_GROUPS):
        alone = (at,)  # one for the whole group: most words are in no other
        for word in group:
            found[word] = found[word] + alone if word in found else alone
    return found


def _spelling_of(word: Asked, unvowelled: bool) -> list[str]:
    """The listed words that sound like this one, or, when it has no vowels, that fit it."""
    written = word.text.translate(_LONG_VOWELS) if unvowelled else word.text
    alike = process.extract(
        written, list(_by_word()), scorer=Indel.normalized_similarity, score_cutoff=_LOOK, limit=None
    )
    listed = [there for there in map(word_of, (found for found, _, _ in alike)) if there.key == word.key]
    if unvowelled:
        told = word.key.removeprefix("a")  # a vowel at the beginning may be any
        least = _FITS if len(told) > 2 else _FITS_SHORT
        return [there.text for there in listed if likeness(word, there) >= least]
    return [there.text for there in listed if there.sound == word.sound] if len(word.key) > 2 else []


@lru_cache(maxsize=1_024)
def same_meaning(word: Asked, respelt: bool = False, unvowelled: bool = False) -> frozenset[str]:
    """Words that say the same as this one; none for a word that is not listed.

    A word that is not listed itself may be `respelt`, or `unvowelled`, which is Arabic script:
    then it counts as the listed ones of its sound, or those that fit it.

    >>> from store.names.words import asked_of
    >>> "oil" in same_meaning(asked_of("naft")), same_meaning(asked_of("umar"))
    (True, frozenset())
    >>> "research" in same_meaning(asked_of("tahqyqat"), unvowelled=True)
    True
    """
    by_word, text = _by_word(), word.text
    if text in by_word:
        return translations(text)
    if lines := _meanings(text):
        return frozenset(there for at in lines for there in _GROUPS[at])
    listed = _spelling_of(word, unvowelled) if respelt or unvowelled else []
    return frozenset(there for found in listed for there in (found, *translations(found))) - {text}


# Plurals, and adjectives of a woman's or several things, each with what the listed word ends in: English, Spanish and
# Portuguese, French, Italian. A form of two steps is tried too (rojas, roja, rojo).
_INFLECTED = (
    ("ies", "y"), ("es", ""), ("s", ""),  # armies, nacionales, brigadas
    ("ais", "al"), ("oes", "ao"), ("ns", "m"), ("eis", "el"),  # Portuguese: nacionais, nacoes, homens
    ("aux", "al"), ("iennes", "ien"), ("ienne", "ien"), ("elles", "el"), ("elle", "el"), ("ives", "if"), ("ive", "if"),
    ("euses", "eux"), ("euse", "eux"), ("ees", "e"), ("ee", "e"), ("e", ""),  # French
    ("a", "o"), ("che", "ca"), ("chi", "co"), ("i", "o"), ("i", "e"), ("e", "a"),  # Spanish, Italian
)  # fmt: skip
_LEAST_STEM = 3


def _before(word: str) -> set[str]:
    if len(word) <= _LEAST_STEM or word[-1] not in "aeis":
        return set()
    found = {word[: -len(end)] + listed for end, listed in _INFLECTED if word.endswith(end)}
    return {it for it in found if len(it) > _LEAST_STEM}


@lru_cache(maxsize=4_096)
def _meanings(text: str) -> frozenset[int]:
    """The lines that a folded word is in, or that a word is in of which it is a plural or another gender."""
    by_word = _by_word()
    if text in by_word:
        return frozenset(by_word[text])
    once = _before(text)
    # only a plural has a gender besides
    further = {it for form in once for it in _before(form)} if text.endswith("s") else ()
    for forms in (once, further):
        if found := {at for form in forms for at in by_word.get(form, ())}:
            return frozenset(found)
    return frozenset()


def mean_one(first: str, second: str) -> bool:
    """Whether two folded words say the same in two languages, in any number and gender.

    >>> mean_one("rojas", "red"), mean_one("internacionales", "international"), mean_one("rosa", "red")
    (True, True, False)
    """
    found = _meanings(first)
    return bool(found) and not found.isdisjoint(_meanings(second))


@lru_cache(maxsize=1_024)
def translations(text: str) -> frozenset[str]:
    """Words that say the same as this one, which is folded and listed itself; none for any other.

    >>> "oil" in translations("naft"), translations("umar")
    (True, frozenset())
    """
    return frozenset(there for at in _by_word().get(text, ()) for there in _GROUPS[at]) - {text}
