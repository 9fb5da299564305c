"""A search across scripts: what else the store may have a name written as, and which of the names found are two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from store.names.alike import alikeness
from store.names.scripts.loans import reading
from store.names.sound import asked_of
from store.names.words import joined_keys, key, loan_keys, loan_keys_asked, main_script, script_of, word_of
from store.search.candidates import Question
from store.search.query import Query
from store.search.vocabulary import Words

SAME_NAME = 0.95
"""A name that its script tells to be the one asked for is a match, whatever its letters are."""
ANOTHER = 0.6
"""One that its script tells to be another: of one sound, or nearly so. Seen below the others, and no match."""
NO_MATCH = 0.94
"""One in the same letters with another syllable or tone may be a slip of the pen: no match, yet not much lower."""
_MOST = 40
_READ = 0.7
"""From there on a name that Latin letters find is read once more as a whole: word by word it was before."""
_LIKELY = 8
"""Words that a word of elsewhere is most likely read as."""
_MOST_QUESTIONS = 10
_MOST_WORDS = 5
_MOST_KEYS = 400


class ByScript:
    """What the script of a query says about it; nothing for most."""

    def __init__(self, query: Query) -> None:
        self._text = main_script(query.text).strip()
        self._folded = query.folded
        self._begun = query.partial
        self._latin = script_of(self._text) == "Latin"
        self._loans = reading.loans(self._text) if reading.has(self._text) else []
        self._maybe = bool(query.parts) and (not self._latin or 2 <= len(query.folded) <= _MOST_WORDS)

    @cached_property
    def _reads(self) -> bool:
        if not self._maybe:
            return False
        from store.names.beside import is_read  # tables that most never need

        return is_read(self._text, self._folded)

    @property
    def tells(self) -> bool:
        """Whether the score of a spelling may hang on its script; on that of one with words of elsewhere it does."""
        return self._reads

    def _read(self, spelling: str, stored: tuple[str, ...], found: float) -> float:
        """The score of a spelling of which the script tells nothing, as words of elsewhere are read."""
        if (not self._latin or found >= _READ) and found < SAME_NAME and self._may_be_read(spelling, stored):
            return max(found, alikeness(self._text, spelling))
        return found

    def _may_be_read(self, spelling: str, stored: tuple[str, ...]) -> bool:
        """Whether words of elsewhere stand in one of the two names, or in another script, and may be of the other."""
        if not self._loans:  # words in other scripts have keys of their own
            each = [loan_keys(word) for word in reading.loans(spelling)] if reading.has(spelling) else []
            return bool(each) and not (self._latin and any(own and self._own_keys.isdisjoint(own) for own in each))
        if reading.has(spelling):
            return script_of(self._text) != script_of(spelling)
        keys = {*(word_of(it).key for it in stored), *joined_keys(stored)}
        if not all(own is None or not keys.isdisjoint(own) for own in self._loan_keys):
            return False
        others = reading.together(stored)
        return all(
            own is None or reading.as_one(word, others) for word, own in zip(self._loans, self._loan_keys, strict=True)
        )

    @cached_property
    def _own_keys(self) -> frozenset[str]:
        """The keys of the words that are asked for, also of two as one."""
        asked = map(asked_of, self._folded)
        return frozenset((*joined_keys(self._folded), *(it for each in asked for it in (each.key, *each.other_keys))))

    @cached_property
    def _loan_keys(self) -> list[frozenset[str] | None]:
        """The keys of each word of elsewhere; None where they say nothing."""
        return [frozenset(loan_keys_asked(word)) or None for word in self._loans]

    @cached_property
    def _told_in_latin(self) -> bool:
        from store.names.beside import is_told

        return is_told(self._folded)

    @cached_property
    def _writings(self) -> list[tuple[tuple[str, ...], ...]]:
        if not self._reads:
            return []
        from store.names.scripts import other_writings

        return list(other_writings.of(self._text, self._folded, key))[:_MOST_QUESTIONS]

    def questions(self, words: Words) -> Iterator[Question]:
        """Names in another script or romanisation: each word by the keys of all that may be written for it; words of
        elsewhere by what they are most likely read as, and then by the keys of all that they may be."""
        yield from self._of_loans(words)
        for writing in self._writings:
            yield Question(tuple(_keys(each) for each in writing), _MOST)

    def _of_loans(self, words: Words) -> Iterator[Question]:
        own = {word: found for word in self._loans if (found := loan_keys_asked(word))}
        if not own:
            return
        keys = tuple(own.values())
        likely = [words.read(word, found, _LIKELY) for word, found in own.items()]
        yield Question(tuple(tuple(f".{there}" for there in each) for each in likely), _MOST, len(keys))
        yield Question(tuple(map(loan_keys, own)), _MOST, len(keys))
        yield Question(keys, _MOST, len(keys))
        if len(keys) > 2:  # a title or an article may be missing
            for at in range(len(keys)):
                yield Question(keys[:at] + keys[at + 1 :], _MOST)

    def score(self, spelling: str, stored: tuple[str, ...], found: float) -> float:
        """The score of a spelling, as its script lets it be."""
        if not self._reads:
            return self._read(spelling, stored, found)
        if self._latin and not self._told_in_latin and script_of(spelling) == "Latin":
            return found
        from store.names.beside import told

        between = told(self._text, spelling)
        if between is None:
            return self._read(spelling, stored, found)
        if not between.sure:
            return found
        if between.one:
            return 1.0 if between.written else max(found, SAME_NAME)
        if self._begun and (not between.written or spelling.startswith(self._text)):
            return found  # perhaps only not typed to its end
        if between.written or script_of(spelling) != script_of(self._text):
            return min(found, ANOTHER)
        return min(found, NO_MATCH)


def _keys(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key(word) for word in words if word))[:_MOST_KEYS]
