"""Which word of one name meets which word of the other, and what kind of difference lies between the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from store.model.same import Difference
from store.names import endings, weighing
from store.names.bodies.two_words import two_words, two_words_begin
from store.names.forms import FORM_KIND, are_two, begins
from store.names.likeness import SURE, are_swapped, as_spelt, either_way, is_bare
from store.names.meanings import mean_one
from store.names.parts import Name, Part, glued, is_second_surname, is_year
from store.names.people import short_forms
from store.names.scripts.iberian import is_given
from store.names.sound import word_of
from store.names.weighing import worth
from store.names.words import initials


class Met(NamedTuple):
    """A word of each name (None: none), what kind of difference it is, what it is worth, and its weight."""

    left: Part | None
    right: Part | None
    difference: Difference
    worth: float
    weight: float


def acronym(one: Name, other: Name) -> Met | None:
    """One name that is the initials of the other (TTP)."""
    for short, long in ((one, other), (other, one)):
        text = short.text.strip().strip(".").replace(".", "")
        if 2 <= len(text) <= 8 and text.isalpha() and text.isupper() and text.lower() in initials(long.text):
            return Met(None, None, "initial", weighing.ACRONYMS.get(len(text), weighing.ACRONYM), 1.0)
    return None


def _said_in_two(parts: Sequence[Part]) -> dict[int, tuple[str, int]]:
    """Where words stand that mean one (media luna), with what they mean and how many they are."""
    known = two_words()
    found: dict[int, tuple[str, int]] = {}
    for at in range(len(parts)):
        for length in (2, 1):
            words = tuple(it.raw for it in parts[at : at + length] if it.role == "word")
            if meant := known.get(words) if len(words) == length else None:
                found.setdefault(at, (meant, length))
    return found


def meanings_joined(one: Sequence[Part], other: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """Both names with two words that mean one as one word, where both say it (media luna, crescent)."""
    if two_words_begin().isdisjoint([part.raw for part in one]):  # hardly any name has one
        return one, other
    said = _said_in_two(one), _said_in_two(other)
    both = {meant for meant, _ in said[0].values()} & {meant for meant, _ in said[1].values()}
    if not both:
        return one, other
    return _as_meant(one, said[0], both), _as_meant(other, said[1], both)


def _as_meant(parts: Sequence[Part], said: dict[int, tuple[str, int]], both: set[str]) -> list[Part]:
    out: list[Part] = []
    at = 0
    while at < len(parts):
        meant, length = said.get(at, ("", 1))
        if meant in both:
            out.append(glued(parts[at : at + length], meant))
        else:
            out.append(parts[at])
        at += length if meant in both else 1
    return out


def one_written_as_the_other(one: Sequence[Part], other: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Both names with neighbours as one word where the other name has them so."""
    firsts, seconds = list(one), list(other)
    if len(firsts) != len(seconds):
        for parts, against in ((firsts, seconds), (seconds, firsts)):
            for at in range(len(parts) - 2, -1, -1):
                both = parts[at : at + 2]
                if len(both) == 2 and both[0].role == both[1].role == "word":
                    whole = glued(both)
                    if any(_as_one(whole, both, part) for part in against):
                        parts[at : at + 2] = [whole]
    return firsts, seconds


def _as_one(whole: Part, both: Sequence[Part], part: Part) -> bool:
    if part.role != "word" or part.word.key[:1] != whole.word.key[:1] or abs(len(part.text) - len(whole.text)) > 3:
        return False
    like = either_way(whole.text, part.text)
    return like >= SURE and like > max(either_way(it.text, part.text) for it in both)


def met_words(
    firsts: Sequence[Part], seconds: Sequence[Part], *, unvowelled: bool
) -> tuple[list[Met], list[tuple[int, int]]]:
    """The words of two names met one to one, then those without a partner; and the places of those that met.

    `unvowelled` when both names are of Arabic script.
    """
    table = [[_meet(first, second, unvowelled) for second in seconds] for first in firsts]
    gains = [
        [
            (met.worth + weighing.CHOSEN) * met.weight + 1e-6 / (1 + abs(at - place)) if met is not None else 0.0
            for place, met in enumerate(row)
        ]
        for at, row in enumerate(table)
    ]
    pairs = best_pairs(gains)
    found = [met for at, place in pairs if (met := table[at][place]) is not None]
    left = [part for at, part in enumerate(firsts) if all(at != pair[0] for pair in pairs)]
    right = [part for at, part in enumerate(seconds) if all(at != pair[1] for pair in pairs)]
    found += _replaced(
        left,
        right,
        [part for part in left + right if is_second_surname(part, firsts) or is_second_surname(part, seconds)],
    )
    found += [Met(part, None, "missing", 0.0, part.weight * _share(part, firsts, all_met=not right)) for part in left]
    found += [Met(None, part, "missing", 0.0, part.weight * _share(part, seconds, all_met=not left)) for part in right]
    return found, pairs


def _replaced(left: list[Part], right: list[Part], mothers: Sequence[Part]) -> list[Met]:
    """Words that stand where the other name has another one; taken out of those that are left."""
    found = []
    rivals = [[part for part in parts if part.solid] for parts in (left, right)]
    for first, second in zip(*rivals, strict=False):
        if (first in mothers) != (second in mothers):
            continue  # a middle name, and the mother's family name: neither stands for the other
        found.append(Met(first, second, "other", 0.0, weighing.REPLACED * max(first.weight, second.weight)))
        left.remove(first)
        right.remove(second)
    return found


_USED = 3
"""Of a longer name of Spain or Portugal people use two or three words, not always the first (Lula da Silva)."""


def _share(part: Part, parts: Sequence[Part], *, all_met: bool) -> float:
    """The share of its weight that a word left out counts; `all_met` where the other name has no word apart."""
    solid = [other for other in parts if other.solid]
    if all_met and len(solid) > _USED and is_given(solid[0].text) and part.solid and part.role == "word":
        return weighing.MIDDLE if part is solid[0] else weighing.UNUSED
    if is_second_surname(part, parts):
        return weighing.MIDDLE
    if not part.solid or (part.weight < 1.0 and endings.is_patronymic(part.text)):
        return weighing.MIDDLE
    if part.role == "number" and not is_year(part):
        return 1.0
    return weighing.LAST if part is solid[-1] else weighing.FIRST if part is solid[0] else weighing.MIDDLE


def _meet(first: Part, second: Part, unvowelled: bool) -> Met | None:
    """What two words are to each other, or None where they are no pair."""
    weight = (first.weight + second.weight) / 2
    if "initial" in (first.role, second.role):
        return _initials_meet(first, second, weight)
    if first.text == second.text:
        return Met(first, second, _written_so(first, second), 1.0, weight)
    exact = ("number", "generation")
    if first.role in exact or second.role in exact:
        return None
    if first.role == second.role == "form":
        kin = FORM_KIND[first.text] == FORM_KIND[second.text]
        return Met(first, second, "form", weighing.FORM if kin else weighing.OTHER_FORM, weight)
    if "form" in (first.role, second.role):
        return None
    like = either_way(first.text, second.text)
    if unvowelled:
        like -= weighing.UNVOWELLED * Levenshtein.distance(first.text, second.text)
    value = _value(first, second, like)
    if first.role == second.role == "word":
        if value < weighing.SAME_SOUND and (endings.are_one(first.text, second.text) or _with_article(first, second)):
            return Met(first, second, "spelling", weighing.SAME_SOUND, weight)
        if value < weighing.SHORT_FORM and short_forms.are_one(first.text, second.text):
            return Met(first, second, "form", weighing.SHORT_FORM, weight)
        if value > weighing.TWO_NAMES and endings.are_two(first.text, second.text):
            value = weighing.TWO_NAMES
    if value < SURE and mean_one(first.text, second.text):
        return Met(first, second, "meaning", weighing.MEANING, weight)
    if value <= 0.0:
        return None
    if value == weighing.TWO_NAMES:  # one stands in the place of the other
        weight *= weighing.REPLACED
    one_sound = first.word.sound == second.word.sound or first.word.key == second.word.key
    return Met(first, second, "sound" if one_sound else "spelling", value, weight)


def _with_article(first: Part, second: Part) -> bool:
    """Whether one word is the other with the article before it, which is left out elsewhere: Le Pen and Lepen."""
    for bare, whole in ((first, second), (second, first)):
        if bare.before and whole.text[0] == bare.before[0] and len(whole.text) > len(bare.text):
            joined = word_of(bare.before + bare.text)
            if joined.key == whole.word.key and either_way(joined.text, whole.text) >= SURE:
                return True
    return False


def _value(first: Part, second: Part, like: float) -> float:
    """What two words are worth by how alike they are: less where they have other consonants, or begin with another."""
    one, two = first.word, second.word
    if like <= weighing.WORTH[0][0]:
        return 0.0
    if one.key == two.key or are_swapped(one, two):
        if are_two(one.sound, two.sound):
            return weighing.TWO_NAMES
        if min(len(one.key), len(two.key)) <= weighing.SHORT_KEY and not (is_bare(one) or is_bare(two)):
            like = min(like, as_spelt(one, two))
        return max(worth(like), weighing.SAME_SOUND if one.sound == two.sound and like >= SURE else 0.0)
    return worth(like) * (weighing.OTHER_KEY if one.key[:1] == two.key[:1] else weighing.OTHER_BEGINNING)


def _initials_meet(first: Part, second: Part, weight: float) -> Met | None:
    if first.role == second.role:
        return Met(first, second, "same", 1.0, weight) if first.text == second.text else None
    initial, word = (first, second) if first.role == "initial" else (second, first)
    fits = word.role in ("word", "particle") and begins(initial.text, word.text)
    return Met(first, second, "initial", weighing.INITIAL, weight) if fits else None


def _written_so(first: Part, second: Part) -> Difference:
    """How two words differ that stand for one: not at all, by letters, by form (Junior, Jr), by language."""
    if first.raw == second.raw:
        return "same"
    if first.role in ("form", "generation", "number", "title"):
        return "form"
    respelt = first.role == "particle" or either_way(first.raw, second.raw) >= weighing.WORTH[0][0]
    return "spelling" if respelt else "meaning"


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The best one-to-one pairing of two short rows (the assignment problem, by shortest augmenting paths).

    The pairs (row, column) of the greatest sum of gains, each row and column at most once; no pair that gains 0.

    >>> best_pairs([[1.0, 0.9], [0.9, 0.0]])
    [(0, 1), (1, 0)]
    """
    if not gains or not gains[0]:
        return []
    found = [(at, place) for at, row in enumerate(gains) for place, gain in enumerate(row) if gain > 0]
    if len({at for at, _ in found}) == len({place for _, place in found}) == len(found):
        return found  # nobody has two to choose from
    if len(gains) > len(gains[0]):
        turned = best_pairs(list(zip(*gains, strict=True)))
        return sorted((row, column) for column, row in turned)
    rows, columns = len(gains), len(gains[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # which row has a column, counted from 1; 0 where none has
    for row in range(1, rows + 1):
        taken[0] = row
        least = [float("inf")] * (columns + 1)
        came = [0] * (columns + 1)
        seen = [False] * (columns + 1)
        column = 0
        while taken[column]:
            seen[column] = True
            here, step, nearest = taken[column], float("inf"), 0
            for other in range(1, columns + 1):
                if seen[other]:
                    continue
                cost = -gains[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(columns + 1):
                if seen[other]:
                    of_row[taken[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            taken[column] = taken[came[column]]
            column = came[column]
    return sorted(
        (row - 1, column - 1) for column, row in enumerate(taken) if column and row and gains[row - 1][column - 1] > 0
    )
