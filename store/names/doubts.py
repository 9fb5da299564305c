"""What speaks against two names being of one: the most that they can be alike, and that in words."""

from __future__ import annotations

from collections.abc import Sequence

from store.names import endings, weighing
from store.names.likeness import SURE
from store.names.meeting import Met
from store.names.parts import Part, is_second_surname, is_son, is_year

OTHER_GIVEN = "another first name"


def disorder(firsts: Sequence[Part], pairs: Sequence[tuple[int, int]]) -> float:
    """The share of the weight of words that met which stands in another order."""
    solid = [(at, place) for at, place in pairs if firsts[at].solid]
    best: list[float] = []  # the heaviest row of pairs in order that ends with each
    for number, (at, place) in enumerate(solid):
        before = [best[other] for other in range(number) if solid[other][1] < place]
        best.append(firsts[at].weight + max(before, default=0.0))
    whole = sum(firsts[at].weight for at, _ in solid)
    return max(0.0, 1 - max(best) / whole) if whole else 0.0


def doubt(
    firsts: Sequence[Part], seconds: Sequence[Part], met: Sequence[Met], pairs: Sequence[tuple[int, int]]
) -> tuple[float, str]:
    """The most that two names can be alike by what speaks against it, and that in words."""
    found = [(1.0, "")]
    for role, other, left_out in (
        ("number", weighing.OTHER_NUMBER, weighing.NUMBER_LEFT_OUT),
        ("generation", weighing.OTHER_GENERATION, weighing.GENERATION_LEFT_OUT),
    ):
        one, two = [part for part in firsts if part.role == role], [part for part in seconds if part.role == role]
        if not (one or two) or {part.text for part in one} == {part.text for part in two}:
            continue
        if one and two:
            found.append((other, f"another {role}"))
        elif not all(is_year(part) for part in (*one, *two)):
            found.append((left_out, f"only one has a {role}"))
    if any(it.left and it.right and _woman(it.left, it.right) for it in met):
        found.append((weighing.WOMAN, "a woman's name and a man's"))
    if _another_middle(firsts, seconds, pairs):
        found.append((weighing.INITIAL_LEFT_OUT, "only one has an initial"))
    solid = [[part for part in parts if part.solid and part.weight >= weighing.SAYS_WHO] for parts in (firsts, seconds)]
    if min(map(len, solid)) <= 1 < max(map(len, solid)):
        found.append((weighing.ONE_WORD, "one word beside several"))
    if _other_given(firsts, seconds, met):
        found.append((weighing.OTHER_GIVEN, OTHER_GIVEN))
    if _man_and_woman(firsts, seconds):
        found.append((weighing.WOMAN, "a man and a woman"))
    if _other_father(firsts, seconds, met):
        found.append((weighing.OTHER_FATHER, "another father"))
    if _other_mother(firsts, seconds, met):
        found.append((weighing.OTHER_FATHER, "another second family name"))
    if _father_is_son(firsts, seconds, pairs):
        found.append((weighing.FATHER_AND_SON, "father and son the other way round"))
    return min(found)


_NO_MAN = frozenset("aehiouwy")
"""Ends of words that have the vowel already, however it is written (Haniyeh, Haniya)."""


def _woman(first: Part, second: Part) -> bool:
    one, other = first.word.sound, second.word.sound
    if one == other or first.role != "word" or second.role != "word":
        return False
    if len(other) < len(one):
        one, other = other, one
    man = first if first.word.sound == one else second
    ends = man.text[-1] not in _NO_MAN
    return len(one) > 3 and one + "a" == other and ends


def _other_given(firsts: Sequence[Part], seconds: Sequence[Part], met: Sequence[Met]) -> bool:
    """Whether another word stands at the beginning of each: brothers, ministers of one family."""
    solid = [[part for part in parts if part.solid] for parts in (firsts, seconds)]
    others = [(it.left, it.right) for it in met if it.left and it.right and it.worth <= weighing.TWO_NAMES]
    return min(map(len, solid)) > 1 and any(
        left is solid[0][0] and right is solid[1][0] and left.role == right.role == "word" for left, right in others
    )


def _man_and_woman(firsts: Sequence[Part], seconds: Sequence[Part]) -> bool:
    one, other = ({part.raw for part in parts} for parts in (firsts, seconds))
    return any(
        not first.isdisjoint(endings.MEN) and first.isdisjoint(endings.WOMEN) and not second.isdisjoint(endings.WOMEN)
        and second.isdisjoint(endings.MEN)
        for first, second in ((one, other), (other, one))
    )  # fmt: skip


def _other_father(firsts: Sequence[Part], seconds: Sequence[Part], met: Sequence[Met]) -> bool:
    """Whether both name the father, and another one: Petrovich and Pavlovich, Hasan oglu and Huseyn oglu."""
    behind = [
        {id(parts[at - 1]) for at, part in enumerate(parts) if at and part.raw in endings.BEHIND}
        for parts in (firsts, seconds)
    ]
    for it in met:
        if it.left and it.right and it.worth < weighing.ONE_FATHER:
            if endings.is_patronymic(it.left.text) and endings.is_patronymic(it.right.text):
                return True
            if id(it.left) in behind[0] and id(it.right) in behind[1]:
                return True
    left, right = ([part for part in parts if endings.is_patronymic(part.text)] for parts in (firsts, seconds))
    apart = [it for it in met if it.difference in ("missing", "other")]
    return bool(left and right) and any(it.left in left for it in apart) and any(it.right in right for it in apart)


def _other_mother(firsts: Sequence[Part], seconds: Sequence[Part], met: Sequence[Met]) -> bool:
    return any(
        it.left is not None
        and it.right is not None
        and it.worth < SURE
        and is_second_surname(it.left, firsts)
        and is_second_surname(it.right, seconds)
        for it in met
    )


def _another_middle(firsts: Sequence[Part], seconds: Sequence[Part], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether both names have one middle initial, and one of them has another one besides."""
    middles = [
        {at for at, part in enumerate(parts) if part.role == "initial" and 0 < at < len(parts) - 1}
        for parts in (firsts, seconds)
    ]
    both = [pair for pair in pairs if pair[0] in middles[0] and pair[1] in middles[1]]
    left = [middle - {pair[side] for pair in pairs} for side, middle in enumerate(middles)]
    return bool(both and (left[0] or left[1]))


def _father_is_son(firsts: Sequence[Part], seconds: Sequence[Part], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a son of one name is the father of the other, and the father the son."""
    fathers = [
        {at + 1 for at, part in enumerate(parts[:-1]) if at and is_son(part)}
        | {at - 1 for at, part in enumerate(parts) if at > 1 and part.raw in endings.BEHIND}
        for parts in (firsts, seconds)
    ]
    crossed = [(at in fathers[0], place in fathers[1]) for at, place in pairs if firsts[at].solid]
    return (True, False) in crossed and (False, True) in crossed
