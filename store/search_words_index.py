"""Questions to the index about words: how rare, which are near, which begin so."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Set
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import Indel

from store.lots import marks
from store.name_index import COMMON, gaps
from store.names import begun, importance, key, other_keys, sound
from store.names_words import COMPANY
from store.search_meanings import same_meaning
from store.search_words import likeness

NEAR = 0.74
"""A word of another key is tried when it is at least this much like the one typed."""
NEAR_FAR = 0.70
CLOSE = 0.90
_MOST_CLOSE = 12
_LEAST_WEIGHT = 0.12
_LEAST_DIGITS = 0.6
_MOST_NEAR = 40
_MOST_COMPLETIONS = 32
_SHORT_SOUND = 3
"""Beginnings up to this long are completed from the common words only."""
_SHORT_WORD = 5
_MOST_FAR = 3_000
_MOST_CUTS = 2
_LEAST_PART = 30
"""Names that must have each part of a word that is cut in two."""


class Words:
    """The vocabulary of a store, asked over one connection; remembers its answers."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        row = conn.execute("SELECT value FROM nx_meta WHERE what = 'names'").fetchone()
        self._log_names = math.log(2 + (row[0] if row else 0))
        self._counts: dict[str, int] = {}
        self._weights: dict[str, float] = {}

    def learn(self, keys: Iterable[str]) -> None:
        """Read how many names have each of these keys, in one go."""
        unknown = sorted({item for item in keys if item not in self._counts})
        if unknown:
            self._counts.update(dict.fromkeys(unknown, 0))
            self._counts.update(
                self.conn.execute(
                    "SELECT key, names FROM nx_key WHERE key IN (SELECT value FROM json_each(?))",
                    (json.dumps(unknown),),
                )
            )

    def count(self, word_key: str) -> int:
        """How many names have a word with this key."""
        if word_key not in self._counts:
            self.learn((word_key,))
        return self._counts[word_key]

    def weight(self, word: str) -> float:
        """What a word says about whose name it is: rarity times importance."""
        found = self._weights.get(word)
        if found is None:
            rarity = max(_LEAST_WEIGHT, 1 - math.log(1 + self.count(key(word))) / self._log_names)
            if not word.isalpha():
                rarity = max(rarity, _LEAST_DIGITS)
            found = self._weights[word] = rarity * importance(word)
        return found

    def same(self, word: str) -> list[str]:
        """The word's own key and those a usual swap of letters gives, where names have them."""
        return [key(word), *(other for other in other_keys(word) if self.count(other))]

    def spelt_so(self, word: str) -> int:
        """How many names have exactly this word."""
        row = self.conn.execute("SELECT names FROM nx_word WHERE key = ? AND word = ?", (key(word), word)).fetchone()
        return row[0] if row else 0

    def close(self, word: str, same: list[str]) -> list[str]:
        """Words with one of these keys that are written most like this one, best first."""
        rows = self.conn.execute(f"SELECT word, key FROM nx_word WHERE key IN ({marks(len(same))})", same).fetchall()
        return [there for _, there, _ in self._like(word, rows, CLOSE)][:_MOST_CLOSE]

    def near(self, word: str, thorough: bool = False) -> list[tuple[float, str]]:
        """Words whose keys are one letter away, with their likeness, best first.

        Only the most common word of each key is looked at, or all of them when `thorough`.
        """
        own = key(word)
        if not own.isalpha():
            return []
        shorter = gaps(own)
        table = "nx_word" if thorough else "nx_key"
        rows = self.conn.execute(
            f"SELECT k.word, k.key FROM nx_gap g JOIN {table} k ON k.key = g.key "
            f"WHERE g.gap IN ({marks(1 + len(shorter))})",
            [own, *shorter],
        ).fetchall()
        if shorter := [gap for gap in shorter if len(gap) > 1]:
            rows += self.conn.execute(f"SELECT word, key FROM {table} WHERE key IN ({marks(len(shorter))})", shorter)
        return [(like, there) for like, there, other in self._like(word, rows, NEAR) if other != own]

    def meant(self, word: str, close: list[str], unvowelled: bool) -> list[str]:
        """Words of names that say the same, in this language or another, as this one or what it is a spelling of."""
        others = frozenset() if word in COMPANY else same_meaning(word, word not in close, unvowelled)
        return sorted(there for there, _, _ in self._written(others)) if others else []

    def slips(self, word: str) -> list[str]:
        """Words with one letter more, less or other than this one, or two swapped (Damerau), best first.

        What a slip does to a digraph no key survives: sjhms is nowhere near shms.
        """
        if not 4 <= len(word) <= 12 or not word.isalpha():
            return []
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        found = {head + tail[1:] for head, tail in cuts}
        found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
        for letter in ascii_lowercase:
            found |= {head + letter + tail[1:] for head, tail in cuts} | {head + letter + tail for head, tail in cuts}
        rows = [(there, other) for there, other, _ in self._written(found - {word, ""})]
        return [there for _, there, _ in self._like(word, rows, 0)]

    def _written(self, words: Set[str]) -> list[tuple[str, str, int]]:
        """(word, key, names) of those of these words that names have, written so."""
        return self.conn.execute(
            "SELECT w.word, w.key, w.names FROM json_each(?) j CROSS JOIN nx_word w "
            "ON w.key = json_extract(j.value, '$[0]') AND w.word = json_extract(j.value, '$[1]')",
            (json.dumps([(key(word), word) for word in sorted(words)]),),
        ).fetchall()

    def far(self, word: str) -> list[str]:
        """Words two or three letters away, best first: by trigrams, short ones by their beginning."""
        if len(word) < 3 or not word.isalpha():
            return []
        if len(word) <= _SHORT_WORD:
            heard = sound(word)[:2]
            rows = self.conn.execute(
                "SELECT word, key FROM nx_word WHERE sound >= ? AND sound < ? "
                "AND length(sound) BETWEEN ? AND ? LIMIT ?",
                (heard, heard + "~", len(sound(word)) - 1, len(sound(word)) + 1, _MOST_FAR),
            ).fetchall()
        else:
            rows = self.conn.execute(
                "SELECT word, key FROM nx_word WHERE id IN (SELECT rowid FROM nx_gram WHERE nx_gram MATCH ? LIMIT ?)",
                (_two_thirds(f" {word} "), _MOST_FAR),
            ).fetchall()
        return [there for _, there, _ in self._like(word, rows, NEAR_FAR)]

    def _like(self, word: str, rows: list[tuple[str, str]], least: float) -> list[tuple[float, str, str]]:
        """(likeness, word, key) of the rows whose words are enough like this one, best first."""
        found = process.extract(
            word, [there for there, _ in rows], scorer=Indel.normalized_similarity, score_cutoff=0.5, limit=48
        )
        scored = sorted({(-likeness(word, there), there, rows[at][1]) for there, _, at in found})
        return [(-like, there, other) for like, there, other in scored if -like >= least][:_MOST_NEAR]

    def completions(self, word: str) -> list[str]:
        """Keys of words that begin like this one, the most common first."""
        heard_first = set(begun(word))
        if word[-1] in "cdgkpst":  # half a digraph: k of kh
            heard_first.add(sound(word + "h"))
        found: dict[str, int] = {}
        for heard in sorted(heard_first):
            common = len(heard) <= _SHORT_SOUND
            for other, names in self._beginning(heard, COMMON if common else 1) or self._beginning(heard, 1):
                found[other] = max(found.get(other, 0), names)
        return sorted(found, key=lambda other: (-found[other], other))[:_MOST_COMPLETIONS]

    def _beginning(self, heard: str, least: int) -> list[tuple[str, int]]:
        return self.conn.execute(
            "SELECT key, sum(names) AS n FROM nx_word WHERE sound >= ? AND sound < ?"
            + (f" AND names >= {least}" if least > 1 else "")  # a literal, to be given the partial index
            + " GROUP BY key ORDER BY n DESC, key LIMIT ?",
            (heard, heard + "~", _MOST_COMPLETIONS),
        ).fetchall()

    def cuts(self, word: str) -> list[tuple[str, str]]:
        """The two words, as names have them, that this one may be; the likeliest first."""
        halves = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
        known = {there: names for there, _, names in self._written({half for cut in halves for half in cut})}
        found = [
            (-min(known[first], known[second]), first, second)
            for first, second in halves
            if first in known and second in known
        ]
        return [(first, second) for _, first, second in sorted(found)[:_MOST_CUTS]]

    def split(self, word: str) -> tuple[str, str] | None:
        """Two known words that this one is, written together; the likeliest place to cut."""
        cuts = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
        self.learn(key(half) for cut in cuts for half in cut)
        known = [(min(self.count(key(first)), self.count(key(second))), first, second) for first, second in cuts]
        best = max(known, default=(0, "", ""))
        return best[1:] if best[0] >= _LEAST_PART else None


def _two_thirds(text: str) -> str:
    """FTS5: words that share a trigram with at least two of the text's three thirds."""
    grams = [f'"{text[at : at + 3]}"' for at in range(len(text) - 2)]
    size = -(-len(grams) // 3)
    thirds = ["(" + " OR ".join(grams[at : at + size]) + ")" for at in range(0, len(grams), size)]
    if len(thirds) < 3:
        return " AND ".join(thirds)
    first, second, third = thirds
    return f"({first} AND {second}) OR ({second} AND {third}) OR ({first} AND {third})"
