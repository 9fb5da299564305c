"""Questions to the index about words: how rare, which are near, which begin so."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import chain
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import Indel

from store.db.searching import COMMON, Keys
from store.names.bodies.companies import COMPANY
from store.names.likeness import is_bare, likeness, most_alike
from store.names.meanings import same_meaning
from store.names.scripts.loans import reading
from store.names.words import Asked, Word, importance, key, sound, word_of
from store.search.index import gaps
from store.search.line import Line

NEAR = 0.74
"""A word of another key is tried when it is at least this much like the one typed."""
NEAR_FAR = 0.70
CLOSE = 0.90
_MOST_CLOSE = 12
_LEAST_WEIGHT = 0.12
_LEAST_DIGITS = 0.6
_MOST_NEAR = 24
_LETTERS, _LETTERS_BARE = (0.7, 24), (0.5, 48)
"""Words that share so many letters are compared, at most so many; of one without vowels the letters say less."""
_LETTERS_READ, _MOST_READ = 0.5, 48
"""The same of words that one from elsewhere, in katakana or Hangul, is read as."""
_MOST_COMPLETIONS = 32
_SHORT_SOUND = 3
"""Beginnings up to this long are completed from the common words only."""
_SHORT_WORD = 5
_MOST_FAR = 3_000
_MOST_CUTS = 2
_LEAST_PART = 30
"""Names that must have each part of a word that is cut in two."""


Row = tuple[str, str]
"""A word of names and its key."""


class Words:
    """The vocabulary of a store; what it will be asked again it remembers."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._counts: dict[str, int] = {}
        self._weights: dict[str, float] = {}
        self._rarities: dict[int, float] = {}
        self._spelt_so: dict[str, int] = {}
        self._known: dict[str, bool] = {}
        self._close: dict[tuple[str, float], list[str]] = {}
        self._near: dict[tuple[str, bool], list[tuple[float, str]]] = {}
        self._of_key: dict[str, dict[str, list[Row]]] = {"nx_word": {}, "nx_key": {}}
        self._of_gap: dict[str, dict[str, list[Row]]] = {"nx_word": {}, "nx_key": {}}

    @cached_property
    def _log_names(self) -> float:
        row = self._line.ask("SELECT value FROM nx_meta WHERE what = 'names'").fetchone()
        return math.log(2 + (row[0] if row else 0))

    def learn(self, keys: Iterable[str]) -> None:
        """Read how many names have each of these keys, in one go."""
        unknown = sorted({item for item in keys if item not in self._counts})
        if unknown:
            self._counts.update(dict.fromkeys(unknown, 0))
            self._counts.update(
                self._line.ask(
                    "SELECT k.key, k.names FROM json_each(?) j CROSS JOIN nx_key k WHERE k.key = j.value",
                    (json.dumps(unknown),),
                )
            )

    def count(self, word_key: str) -> int:
        """How many names have a word with this key."""
        if word_key not in self._counts:
            self.learn((word_key,))
        return self._counts[word_key]

    def weight(self, word: Word) -> float:
        """What a word says about whose name it is: rarity times importance."""
        found = self._weights.get(word.text)
        return found if found is not None else self.weights([word])[0]

    def weights(self, words: Sequence[Word]) -> list[float]:
        """The weight of each of these words."""
        self.learn([word.key for word in words])
        known, rarities, counts = self._weights, self._rarities, self._counts
        found = []
        for word in words:
            text = word.text
            weight = known.get(text)
            if weight is None:
                count = counts[word.key]
                rarity = rarities.get(count)
                if rarity is None:
                    rarity = rarities[count] = max(_LEAST_WEIGHT, 1 - math.log(1 + count) / self._log_names)
                if not text.isalpha():
                    rarity = max(rarity, _LEAST_DIGITS)
                weight = known[text] = rarity * importance(text)
            found.append(weight)
        return found

    def same(self, word: Asked) -> list[str]:
        """The word's own key and those a usual swap of letters gives, where names have them."""
        self.learn((word.key, *word.other_keys))
        return [word.key, *(other for other in word.other_keys if self.count(other))]

    def spelt_so(self, word: Word) -> int:
        """How many names have exactly this word."""
        found = self._spelt_so.get(word.text)
        if found is None:
            sql = "SELECT names FROM nx_word WHERE key = ? AND word = ?"
            row = self._line.ask(sql, (word.key, word.text)).fetchone()
            found = self._spelt_so[word.text] = row[0] if row else 0
        return found

    def close(self, word: Asked, same: list[str], least: float = CLOSE) -> list[str]:
        """Words with one of these keys that are written most like this one, best first."""
        found = self._close.get((word.text, least))
        if found is None:
            rows = self._with_key("nx_word", sorted(same))
            found = [there for _, there, _ in self._like(word, rows, least * most_alike(word))][:_MOST_CLOSE]
            self._close[word.text, least] = found
        return found

    def expect(self, words: Sequence[Asked]) -> None:
        """Read at once what `close` and `near` ask about each of these words, which is a question for each else."""
        if len(words) < 2:
            return
        self.learn(chain.from_iterable((word.key, *word.other_keys) for word in words))
        self._with_key("nx_word", sorted({other for word in words for other in self.same(word)}))
        named = [word.key for word in words if word.key.isalpha()]
        self._one_off("nx_key", sorted({gap for own in named for gap in (own, *gaps(own))}))
        self._with_key("nx_key", sorted({gap for own in named for gap in gaps(own) if len(gap) > 1}))

    def _with_key(self, table: str, keys: list[str]) -> list[Row]:
        """The words with these keys, which are in their order."""
        known = self._of_key[table]
        if unknown := [own for own in keys if own not in known]:
            known.update((own, []) for own in unknown)
            for row in self._line.tables.words_with(self._line.conn, table, unknown):
                known[row[1]].append(row)
        return [row for own in keys for row in known[own]]

    def _one_off(self, table: str, keys: list[str]) -> list[Row]:
        """The words with a key that one of these, which are in their order, is without a letter."""
        known = self._of_gap[table]
        if unknown := [own for own in keys if own not in known]:
            known.update((own, []) for own in unknown)
            for there, own, gap in self._line.tables.words_one_off(self._line.conn, table, unknown):
                known[gap].append((there, own))
        return [row for own in keys for row in known[own]]

    def near(self, word: Asked, thorough: bool = False) -> list[tuple[float, str]]:
        """Words whose keys are one letter away, with their likeness, best first.

        Only the most common word of each key is looked at, or all of them when `thorough`.
        """
        found = self._near.get((word.text, thorough))
        if found is None:
            found = self._near[word.text, thorough] = self._one_letter_away(word, thorough)
        return found

    def _one_letter_away(self, word: Asked, thorough: bool) -> list[tuple[float, str]]:
        if not word.key.isalpha():
            return []
        shorter = gaps(word.key)
        table = "nx_word" if thorough else "nx_key"
        rows = self._one_off(table, sorted({word.key, *shorter}))
        if shorter := [gap for gap in shorter if len(gap) > 1]:
            rows += self._with_key(table, shorter)
        return [(like, there) for like, there, other in self._like(word, rows, NEAR) if other != word.key]

    def meant(self, word: Asked, close: list[str], unvowelled: bool) -> list[str]:
        """Words of names that say the same, in this language or another, as this one or what it is a spelling of."""
        text = word.text
        others = frozenset() if text in COMPANY else same_meaning(word, text not in close, unvowelled)
        return sorted(there for there, _, _ in self.written(others)) if others else []

    def read(self, word: str, keys: Sequence[str], most: int) -> list[str]:
        """Words with one of these keys that a word in katakana or Hangul may be read as, the most alike first."""
        rows = [there for there, _ in self._with_key("nx_word", sorted(keys))]
        some = process.extract(
            reading.plain(word), rows, scorer=Indel.normalized_similarity, score_cutoff=_LETTERS_READ, limit=_MOST_READ
        )
        ways = [(way[0], there) for there, _, _ in some if (way := reading.read(word, there))]
        return [there for _, there in sorted(ways)[:most]]

    def slips(self, word: Asked) -> list[str]:
        """Words with one letter more, less or other than this one, or two swapped (Damerau), best first.

        What a slip does to a digraph no key survives: sjhms is nowhere near shms.
        """
        text = word.text
        if not 4 <= len(text) <= 12 or not text.isalpha():
            return []
        cuts = [(text[:at], text[at:]) for at in range(len(text) + 1)]
        found = {head + tail[1:] for head, tail in cuts}
        found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
        for letter in ascii_lowercase:
            found |= {head + letter + tail[1:] for head, tail in cuts} | {head + letter + tail for head, tail in cuts}
        rows = [(there, other) for there, other, _ in self.written(found - {text, ""})]
        return [there for _, there, _ in self._like(word, rows, 0)]

    def written(self, words: Set[str]) -> list[tuple[str, str, int]]:
        """(word, key, names) of those of these words that names have, written so."""
        return self._line.tables.words_written(self._line.conn, {word: key(word) for word in sorted(words)})

    def known(self, words: Set[str]) -> set[str]:
        """Those of these words that names have, written so."""
        if fresh := words - self._known.keys():
            self._known.update(dict.fromkeys(fresh, False))
            self._known.update((there, True) for there, _, _ in self.written(fresh))
        return {word for word in words if self._known[word]}

    def far(self, word: Asked) -> list[str]:
        """Words two or three letters away, best first: by trigrams, short ones by their beginning."""
        text, heard = word.text, word.sound
        if len(text) < 3 or not text.isalpha():
            return []
        if len(text) <= _SHORT_WORD:
            rows = self._line.ask(
                "SELECT word, key FROM nx_word WHERE sound >= ? AND sound < ? "
                "AND length(sound) BETWEEN ? AND ? ORDER BY sound, id LIMIT ?",
                (heard[:2], heard[:2] + "~", len(heard) - 1, len(heard) + 1, _MOST_FAR),
            ).fetchall()
        else:
            rows = self._line.tables.words_like(self._line.conn, _thirds(f" {text} "), _MOST_FAR)
        return [there for _, there, _ in self._like(word, rows, NEAR_FAR)]

    def _like(self, word: Asked, rows: list[Row], least: float) -> list[tuple[float, str, str]]:
        """(likeness, word, key) of the rows whose words are enough like this one, best first."""
        least_letters, most = _LETTERS_BARE if is_bare(word) else _LETTERS
        found = process.extract(
            word.text,
            [there for there, _ in rows],
            scorer=Indel.normalized_similarity,
            score_cutoff=least_letters,
            limit=most,
        )
        scored = {
            (-like, there, other)
            for there, other in [(there, rows[at][1]) for there, _, at in found]
            if (like := likeness(word, word_of(there, other))) >= least
        }
        return [(-like, there, other) for like, there, other in sorted(scored)[:_MOST_NEAR]]

    def completions(self, word: Asked) -> list[str]:
        """Keys of words that begin like this one, the most common first."""
        heard_first = set(word.begun)
        if word.text[-1] in "cdgkpst":  # half a digraph: k of kh
            heard_first.add(sound(word.text + "h"))
        found: dict[str, int] = {}
        for heard in sorted(heard_first):
            rows = self._beginning(heard, COMMON) if len(heard) <= _SHORT_SOUND else []
            for other, names in rows or self._beginning(heard, 1):
                found[other] = max(found.get(other, 0), names)
        return sorted(found, key=lambda other: (-found[other], other))[:_MOST_COMPLETIONS]

    def begun_by(self, letter: str, most: int) -> list[str]:
        """Keys of words that begin with this letter, or what sounds like it, the most common first."""
        heard = [sound(letter), *([sound(letter + "h")] if letter in "cdgkpst" else [])]
        rows = [row for one in heard for row in self._beginning(one, COMMON, most) or self._beginning(one, 1, most)]
        return [other for other, _ in sorted(rows, key=lambda row: -row[1])][:most]

    def _beginning(self, heard: str, least: int, most: int = _MOST_COMPLETIONS) -> list[tuple[str, int]]:
        return self._line.ask(
            "SELECT key, CAST(sum(names) AS BIGINT) AS n FROM nx_word WHERE sound >= ? AND sound < ?"
            + (f" AND names >= {least}" if least > 1 else "")  # a literal, to be given the partial index
            + " GROUP BY key ORDER BY n DESC, key LIMIT ?",
            (heard, heard + "~", most),
        ).fetchall()

    def cuts(self, word: Word) -> list[tuple[str, str]]:
        """The two words, as names have them, that this one may be; the likeliest first."""
        text = word.text
        halves = [(text[:at], text[at:]) for at in range(2, len(text) - 1)]
        known = {there: names for there, _, names in self.written({half for cut in halves for half in cut})}
        found = [
            (-min(known[first], known[second]), first, second)
            for first, second in halves
            if first in known and second in known
        ]
        return [(first, second) for _, first, second in sorted(found)[:_MOST_CUTS]]

    def split(self, word: Word) -> tuple[str, str] | None:
        """The keys of the two known words that this one is, written together; the likeliest place to cut."""
        cuts = [(word.text[:at], word.text[at:]) for at in range(3, len(word.text) - 2)]
        keys = {half: key(half) for cut in cuts for half in cut}
        self.learn(keys.values())
        known = [(min(self.count(keys[half]) for half in cut), *cut) for cut in cuts]
        names, first, second = max(known, default=(0, "", ""))
        return (keys[first], keys[second]) if names >= _LEAST_PART else None


def _thirds(text: str) -> Keys:
    """The trigrams of a text in three thirds, of which a word like it shares one with two at least."""
    grams = tuple(text[at : at + 3] for at in range(len(text) - 2))
    size = -(-len(grams) // 3)
    return tuple(grams[at : at + size] for at in range(0, len(grams), size))
