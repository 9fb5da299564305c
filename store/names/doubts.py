"""What speaks against two names being of one: the most that they can be alike, and that in words."""

from __future__ import annotations

from collections.abc import Sequence

from store.names import endings, weighing
from store.names.bodies.companies import COMPANY
from store.names.bodies.ships import OF_STATES
from store.names.likeness import SURE
from store.names.meanings import mean_one
from store.names.meeting import Met
from store.names.parts import NO_PERSON, Part, is_second_surname, is_son, is_year
from store.names.people import women
from store.names.scripts.iberian import is_given

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
    firsts: Sequence[Part],
    seconds: Sequence[Part],
    met: Sequence[Met],
    pairs: Sequence[tuple[int, int]],
    inherent: tuple[bool, bool] = (False, False),
    bare: tuple[bool, bool] = (False, False),
) -> tuple[float, str]:
    """The most that two names can be alike by what speaks against it, and that in words.

    `inherent` says of each whether its script leaves an a unwritten behind a consonant, `bare` whether it is one that
    writes no short vowels.
    """
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
    if _numbers_turned(firsts, seconds, pairs):
        found.append((weighing.OTHER_NUMBER, "another number"))
    man_and_woman = (
        _woman(it.left, it.right, inherent) or _woman_of_bare(it.left, it.right, bare)
        for it in met
        if it.left and it.right
    )
    if any(man_and_woman) and not _is_body(firsts, seconds, met):
        found.append((weighing.WOMAN, "a woman's name and a man's"))
    if _another_middle(firsts, seconds, pairs):
        found.append((weighing.INITIAL_LEFT_OUT, "only one has an initial"))
    if _other_middle(firsts, seconds, met):
        found.append((weighing.OTHER_INITIAL, "another initial"))
    navies = [{part.raw for part in parts if part.raw in OF_STATES} for parts in (firsts, seconds)]
    if all(navies) and navies[0].isdisjoint(navies[1]):
        found.append((weighing.OTHER_NAVY, "another navy"))
    if _other_business(met):
        found.append((weighing.OTHER_BUSINESS, "another kind of business"))
    if _families_turned(firsts, seconds, pairs):
        found.append((weighing.FAMILY_NAMES_TURNED, "the family names the other way round"))
    solid = [[part for part in parts if part.solid and part.weight >= weighing.SAYS_WHO] for parts in (firsts, seconds)]
    alone = any(part.solid for it in met if it.worth == 0.0 for part in (it.left, it.right) if part is not None)
    if min(map(len, solid)) <= 1 < max(map(len, solid)) and alone:
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


def _woman(first: Part, second: Part, inherent: tuple[bool, bool]) -> bool:
    one, other = first.word.sound, second.word.sound
    if women.is_listed(first.text, second.text):
        return True  # of one sound perhaps: Rene and Renee
    if one == other or first.role != "word" or second.role != "word":
        return False
    if inherent[0] != inherent[1]:
        bare, written = (first, second) if inherent[0] else (second, first)
        if bare.text[-1] not in "aeiou" and endings.may_be_unwritten(written.text):
            return False  # the script says nothing of an a behind its last consonant
    if women.is_woman_of(first.text, second.text):
        return True
    if len(other) < len(one):
        one, other = other, one
    man = first if first.word.sound == one else second
    ends = man.text[-1] not in _NO_MAN
    return len(one) > 3 and one + "a" == other and ends


def _woman_of_bare(first: Part, second: Part, bare: tuple[bool, bool]) -> bool:
    """Whether one is a woman's name and one a man's where a script leaves short vowels out: it writes the a at the end
    of hers (كريم is no Karima, and كريمة no Karim)."""
    if not any(bare) or first.role != "word" or second.role != "word" or first.word.key != second.word.key:
        return False
    if all(bare):
        man, woman = sorted((first.text, second.text), key=len)
        return len(man) > 2 and man[-1] not in _NO_MAN and woman == man + "h"
    unvowelled, written = (first.text, second.text) if bare[0] else (second.text, first.text)
    if written.endswith(("a", "ah")):
        return len(written) > 3 and unvowelled[-1] not in _NO_MAN
    return unvowelled.endswith("h") and written[-1] not in _NO_MAN and written[-1] != "t"  # Hikmat may be حكمة


def _other_given(firsts: Sequence[Part], seconds: Sequence[Part], met: Sequence[Met]) -> bool:
    """Whether another word stands at the beginning of each: brothers, ministers of one family."""
    solid = [[part for part in parts if part.solid] for parts in (firsts, seconds)]
    others = [(it.left, it.right) for it in met if it.left and it.right and it.worth <= weighing.TWO_NAMES]
    if min(map(len, solid)) < 2:
        return False
    # of longer names the first of one and the second of the other too: Luiz Inácio, and his son Fábio Luís
    places = [(0, 0), (0, 1), (1, 0)] if min(map(len, solid)) > 2 else [(0, 0)]
    return any(
        left is solid[0][one] and right is solid[1][other] and left.role == right.role == "word"
        for left, right in others
        for one, other in places
    )


def _man_and_woman(firsts: Sequence[Part], seconds: Sequence[Part]) -> bool:
    """Whether a word, or a title in front, tells that one is a man and the other a woman: bin and bint, Mr and Mrs."""
    words = [{part.raw for part in parts} for parts in (firsts, seconds)]
    named = [parts[0].raw if len(parts) > 1 else "" for parts in (firsts, seconds)]  # by a child: Abu Omar, Umm Omar
    if any(one in endings.FATHERS and other in endings.MOTHERS for one, other in (named, named[::-1])):
        return True
    if all(_OF_MEN_AND_WOMEN.isdisjoint(of) for of in words):
        return False
    called = [{part.raw for part in parts[: _called(parts)]} for parts in (firsts, seconds)]
    return any(
        not first.isdisjoint(men)
        and first.isdisjoint(women)
        and not second.isdisjoint(women)
        and second.isdisjoint(men)
        for told, men, women in (
            (words, endings.MEN, endings.WOMEN),
            (called, endings.MEN_CALLED, endings.WOMEN_CALLED),
        )
        for first, second in (told, told[::-1])
    )


def _called(parts: Sequence[Part]) -> int:
    """How many words in front of a name are titles; at least one that may be, where another is left."""
    count = 0
    while count < len(parts) - 1 and (parts[count].role == "title" or parts[count].raw in _CALLED):
        count += 1
    return count


_CALLED = endings.MEN_CALLED | endings.WOMEN_CALLED
_OF_MEN_AND_WOMEN = endings.MEN | endings.WOMEN | _CALLED


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
    left = [
        {at for at in middle - {pair[side] for pair in pairs} if not _is_twice(parts, at)}
        for side, (parts, middle) in enumerate(zip((firsts, seconds), middles, strict=True))
    ]
    if both and (left[0] or left[1]):
        return True
    # or one that stands before the initial of the other's middle name: George H. W. and George Walker Bush
    return any(
        min(left[side], default=pair[side]) < pair[side]
        for side, parts in enumerate((seconds, firsts))
        for pair in pairs
        if pair[side] in middles[side] and 0 < pair[1 - side] < len(parts) - 1
    )


def _is_twice(parts: Sequence[Part], at: int) -> bool:
    """Whether an initial stands twice side by side: R. R. is written R. by a slip, as H. W. is not."""
    beside = (parts[at - 1], parts[at + 1])
    return any(part.role == "initial" and part.text == parts[at].text for part in beside)


def _other_middle(firsts: Sequence[Part], seconds: Sequence[Part], met: Sequence[Met]) -> bool:
    """Whether each has a middle initial, and none that is the other's, nor any other word apart."""
    middles = [[part for part in parts[1:-1] if part.role == "initial"] for parts in (firsts, seconds)]
    if not all(middles) or {part.text for part in middles[0]} & {part.text for part in middles[1]}:
        return False
    apart = [part for it in met if it.worth == 0.0 for part in (it.left, it.right) if part is not None]
    return all(any(part is other for other in apart) for part in (*middles[0], *middles[1]))


def _numbers_turned(firsts: Sequence[Part], seconds: Sequence[Part], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether two numbers of one name number each what the other does in the other: 2nd Battalion, 5th Marines."""
    numbers = [pair for pair in pairs if firsts[pair[0]].role == "number"]
    if len(numbers) < 2 or [place for _, place in numbers] == sorted(place for _, place in numbers):
        return False
    known = {*pairs, (-1, -1), (len(firsts), len(seconds))}
    return not any(all((at + step, place + step) in known for at, place in numbers) for step in (1, -1))


def _is_body(firsts: Sequence[Part], seconds: Sequence[Part], met: Sequence[Met]) -> bool:
    """Whether the names are no people's: then a vowel at the end is a language's (Cruz Roja Colombiana)."""
    said = ((it.left.text, it.right.text) for it in met if it.left is not None and it.right is not None)
    return (
        any(it.difference == "meaning" for it in met)
        or any(one != other and mean_one(one, other) for one, other in said)
        or any(part.role in ("form", "number") or part.text in NO_PERSON for part in (*firsts, *seconds))
    )


def _other_business(met: Sequence[Met]) -> bool:
    """Whether each has a word for what a company does, and another one: Trading and Holding."""
    for it in met:
        if it.left is not None and it.right is not None and it.left.role == it.right.role == "word":
            one, other = it.left, it.right
            known = one.text in COMPANY and other.text in COMPANY and not mean_one(one.text, other.text)
            if known and one.word.key != other.word.key:
                return True
    return False


def _families_turned(firsts: Sequence[Part], seconds: Sequence[Part], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether two Spaniards have one given name, and the father's family name of one is the mother's of the other."""
    solid = [[at for at, part in enumerate(parts) if part.solid] for parts in (firsts, seconds)]
    if min(map(len, solid)) < 3 or not is_given(firsts[solid[0][0]].text):
        return False
    first, second = solid
    return {(first[0], second[0]), (first[-1], second[-2]), (first[-2], second[-1])} <= set(pairs) and not any(
        is_given(firsts[at].text) for at in first[-2:]
    )


def _father_is_son(firsts: Sequence[Part], seconds: Sequence[Part], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a son of one name is the father of the other, and the father the son."""
    fathers = [
        {at + 1 for at, part in enumerate(parts[:-1]) if at and is_son(part)}
        | {at - 1 for at, part in enumerate(parts) if at > 1 and part.raw in endings.BEHIND}
        for parts in (firsts, seconds)
    ]
    crossed = [(at in fathers[0], place in fathers[1]) for at, place in pairs if firsts[at].solid]
    return (True, False) in crossed and (False, True) in crossed
