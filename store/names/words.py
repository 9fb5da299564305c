"""From a spelling to folded words and keys: the one place where a name is taken apart.

Used alike for what is stored and for what is typed. `docs/names.md` explains it with
worked examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from store.names.bodies.companies import FORMS, any_written_out, join_phrases, mend_form
from store.names.forms import NUMBERED
from store.names.lexicon import ARTICLES, NOTES, SAME_WORD, are_no_numbers, importance, plain_numbers, split_compound
from store.names.script import fold, main_script, script_of
from store.names.sound import Asked, Word, asked_of, key, skeleton, sound, word_of

__all__ = [
    "Asked", "Word", "asked_of", "assembled", "fold", "importance", "initials", "join_letters", "joined_keys", "key",
    "keys_of_loans", "loan_keys", "loan_keys_asked", "loan_words", "main_script", "pieces", "script_of", "skeleton",
    "sound", "word_of", "words", "words_meant",
]  # fmt: skip

# Raise when a rule changes what is stored, so that old indexes are known to be stale.
RULES_VERSION = 12


def join_letters(raw: list[str]) -> list[str]:
    """Letters written apart as one word: S.A. is sa, N P C is npc."""
    out: list[str] = []
    run = ""
    for word in [*raw, ""]:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            out.append(run)
            run = ""
        out.append(word)
    return out[:-1]


def pieces(word: str) -> tuple[str, ...]:
    """The parts one folded word gives to a name: none for an article, two for a compound."""
    return () if word in ARTICLES or word in NOTES else split_compound(word)


def is_of_syllables(raw: list[str]) -> bool:
    """Whether a spelling with what are articles elsewhere is a name of syllables, which has none (Kim Jong Un)."""
    if len(raw) < 2 or len(raw) > 6 or max(map(len, raw)) > 9:
        return False
    if ARTICLES.isdisjoint(raw) and SAME_WORD.keys().isdisjoint(raw):
        return False
    from store.names.beside import is_syllabic, may_be_syllabic

    return may_be_syllabic(raw) and is_syllabic(tuple(raw))


@lru_cache(maxsize=4_096)
def _by_itself(word: str) -> tuple[str, ...] | None:
    """The parts of a folded word on which nothing hangs that stands beside it; None where it may."""
    if len(word) == 1 or word in ARTICLES or word in SAME_WORD:
        return None
    found = pieces(word)
    return found if not any_written_out(found) and are_no_numbers(found) else None


def assembled(raw: list[str]) -> tuple[str, ...]:
    """The words that are compared, of a folded spelling; see `words`."""
    plain = [_by_itself(word) for word in raw]
    if None not in plain:
        return tuple([piece for found in plain for piece in found or ()]) or tuple(raw)
    if is_of_syllables(raw):
        return tuple(raw)
    kept: list[str] = []
    letters = join_letters(raw) if 1 in map(len, raw) else raw
    for word, behind in zip(letters, [*letters[1:], ""], strict=True):
        if word == "i" and behind in NUMBERED:  # an article elsewhere
            kept.append("1")
            continue
        found = _by_itself(word)
        kept += pieces(word) if found is None else found
    return tuple(plain_numbers(join_phrases(kept))) or tuple(raw)


def words_meant(raw: list[str], known: Callable[[str], bool]) -> tuple[str, ...]:
    """Like `assembled`, of what somebody typed: slips in company forms are mended, in words that are not `known`."""

    def meant(word: str) -> str:
        mended = mend_form(word)
        return word if mended == word or known(word) else mended

    return assembled([meant(word) for word in raw])


@lru_cache(maxsize=256)
def words(text: str) -> tuple[str, ...]:
    """The words that are compared: folded, articles left out, compounds split.

    When nothing but articles is left they are kept.

    >>> words("Jamaat-ul-Ahrar"), words("Abd al-Rahman"), words("Al"), words("Siraj-ud-Din")
    (('jamaat', 'ahrar'), ('abd', 'rahman'), ('al',), ('siraj', 'din'))
    """
    return assembled(fold(text))


def joined_keys(parts: tuple[str, ...]) -> Iterator[str]:
    """Keys of neighbours written as one word: Ali Akbari is found by Aliakbari.

    Pairs of short words, and whole names of three or four syllables (Xiao Yang Qi); longer ones
    are found by one of their words.
    """
    if 2 < len(parts) < 5 and all(len(part) <= _SYLLABLE and part.isalpha() for part in parts):
        yield key("".join(parts))
    for first, second in pairwise(parts):
        if len(first) + len(second) <= 12 and first.isalpha() and second.isalpha():
            yield key(first + second)


@lru_cache(maxsize=256)
def loan_keys(word: str) -> tuple[str, ...]:
    """The keys by which a word in katakana or Hangul is found as one in Latin letters: of all that its consonants
    likely are, with the article of Arabic and without; none of one letter, which say nothing, and none for any other
    word.

    >>> loan_keys("タリバン"), loan_keys("アルカイダ"), loan_keys("푸틴"), loan_keys("Taliban")
    (('trbn', 'tlbn', 'trfn', 'tlfn'), ('arkd', 'alkd', 'kd'), ('btn', 'ftn'), ())
    """
    from store.names.scripts.loans import reading  # signs that most names have none of

    spelt = (*reading.spellings(word), *reading.spellings(reading.without_article(word)))
    return tuple(dict.fromkeys(found for found in map(key, spelt) if len(found) > 1))


@lru_cache(maxsize=64)
def loan_keys_asked(word: str) -> tuple[str, ...]:
    """The same of a word of a query: with the keys of what reports swap, as of any word that is asked for."""
    from store.names.scripts.loans import reading

    own = loan_keys(word)
    if not own:
        return ()
    swapped = (other for spelt in reading.spellings(word)[:_MOST_SWAPPED] for other in asked_of(spelt).other_keys)
    return tuple(dict.fromkeys((*own, *(found for found in swapped if len(found) > 1))))


def keys_of_loans(text: str) -> set[str]:
    """The keys that a name has besides those of its words: of its words in katakana and Hangul."""
    if text.isascii():
        return set()
    from store.names.scripts.loans import reading

    return {found for word in reading.loans(text) for found in loan_keys(word)} if reading.has(text) else set()


def loan_words(text: str) -> dict[str, str]:
    """The words of a name that stand for one word in katakana or Hangul each, with that one.

    >>> loan_words("ムハンマド・オマル")
    {'muhanmado': 'ムハンマド', 'omaru': 'オマル'}
    """
    if text.isascii():
        return {}
    from store.names.scripts.loans import reading

    if not reading.has(text):
        return {}
    each = [(words(word), word) for word in reading.loans(text)]
    return {found[0]: word for found, word in each if len(found) == 1}


_MOST_SWAPPED = 4
_SYLLABLE = 5
_SMALL = frozenset(("in", "the", "of", "for", "and", "on", "to"))
_IZAFAT = {"i": "e", "e": "i"}


def initials(text: str) -> set[str]:
    """The acronyms a group's spelling can have: 2 to 8 letters.

    With and without the small English words, the articles and the forms of companies, and
    with the Persian link written e or i (Tehrik-e-Taliban, TTP and TETP).

    >>> sorted(initials("Tehrik-i-Taliban Pakistan"))
    ['tetp', 'titp', 'ttp']
    """
    raw = fold(text)

    def take(kept: list[str]) -> str:
        return "".join(word if word.isdigit() else word[0] for word in kept)

    found = {
        take(raw),
        take([word for word in raw if word not in _SMALL]),
        take([word for word in raw if word not in ARTICLES and word != "pour"]),  # French here, a name in Persian
        take([word for word in raw if word not in _SMALL and word not in FORMS]),
    }
    if not _IZAFAT.keys().isdisjoint(raw):
        found.add(take([_IZAFAT.get(word, word) for word in raw]))
    return {letters for letters in found if 2 <= len(letters) <= 8 and len(raw) > 1}
