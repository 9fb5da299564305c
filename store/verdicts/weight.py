"""How much a question weighs in the work list: how far its answers lie apart, and who stands on each side.

Kept in one number with the state, so that the worst come first in one order: the state, how far apart, how many
independent origins are on the smaller side, on the larger one, in all, and how many claims there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.model.facts import dataclass
from store.model.vocabulary import CONFLICTS, DENIALS, STATES, VerdictKind
from store.properties.property import ValueType
from store.values.basis.sets import Span, relate

if TYPE_CHECKING:  # who reads a weight needs none of the rules
    from store.verdicts.answers import Derived, Pair

#: How far apart two answers are, from 0 (by orders of magnitude, by years) on. What has no measure is plainly another
#: answer; what is near comes last of all.
PLAIN, NEAR = 3, 8
#: Figures so many times as high, and days so far apart, with how far that is.
_TIMES = ((100, 0), (10, 1), (2, 2), (1.2, 4), (1.05, 5))
_DAYS = ((3650, 0), (365, 1), (28, 2), (7, 4), (3, 5))
#: Days are near each other up to a couple of days, where both are told to the day or nearly so.
_TO_THE_DAY = 3
#: Ages are told to the year.
_YEAR = 366

_SIDE, _COUNT = 1000, 10_000
_STATE = 10 * _SIDE * _SIDE * _COUNT * _COUNT
#: Keys of this making are from here on; those of 0.1.0 were smaller, and say nothing of a weight.
_OWN = 10 * _STATE
#: Echoes stand behind everything else: they are told with another question.
ECHO = 100 * _STATE

_RIVALS: dict[str, tuple[VerdictKind, ...]] = {
    "contradicted": CONFLICTS,
    "denied": DENIALS,
    "unconfirmed": ("hedged",),
    "may_conflict": ("may_conflict",),
}


@dataclass(frozen=True, slots=True)
class Weight:
    """How far apart (0 is farthest), how many independent origins on the smaller and the larger side (0: there are
    no sides), and whether it is an echo of other questions."""

    distance: int = PLAIN
    fewer: int = 0
    more: int = 0
    echo: bool = False

    @property
    def near(self) -> bool:
        """Whether all that stands against each other is near."""
        return self.distance == NEAR


def pack(state: str, weight: Weight, origins: int, claims: int) -> int:
    """The key by which the work list is sorted: the smaller, the worse."""
    number = STATES.index(state) * 10 + weight.distance
    for part, size in ((weight.fewer, _SIDE), (weight.more, _SIDE), (origins, _COUNT), (claims, _COUNT)):
        number = number * size + (size - 1 - min(part, size - 1))
    return _OWN + number + (ECHO if weight.echo else 0)


def unpack(rank: int) -> Weight:
    """The weight in a key."""
    if rank < _OWN:
        return Weight()
    rest, echo = rank % ECHO - _OWN, rank >= ECHO
    rest //= _COUNT * _COUNT
    rest, more = divmod(rest, _SIDE)
    rest, fewer = divmod(rest, _SIDE)
    return Weight(rest % 10, _SIDE - 1 - fewer, _SIDE - 1 - more, echo)


def weigh(kind: ValueType, derived: Derived) -> Weight:
    """The weight of a question, by what stands against each other in it."""
    wanted = _RIVALS.get(derived.state, ())
    rivals = [pair for pair in derived.pairs if pair.verdict.kind in wanted]
    if not rivals:
        return Weight()
    if derived.state == "denied":
        return _denied(derived, rivals)
    distance = min(apart(kind, pair.left_claim.span, pair.right_claim.span) for pair in rivals)
    return Weight(distance, *_sides(derived, rivals))


def apart(kind: ValueType, one: Span | None, other: Span | None) -> int:
    """How far two values are apart."""
    if one is None or other is None or relate(one, other) != "disjoint":
        return PLAIN
    low, high = (one, other) if _begin(one) < _begin(other) else (other, one)
    if low.hi is None or high.lo is None:
        return PLAIN
    if kind in ("date", "age"):
        if kind == "age":
            return days_apart(high.lo - low.hi, near=_YEAR)
        exact = all(it.lo is not None and it.hi is not None and it.hi - it.lo < _TO_THE_DAY for it in (low, high))
        return days_apart(high.lo - low.hi, near=2 if exact else 0)
    return times_apart(high.lo / low.hi if low.hi > 0 else high.lo * 2)  # none is far from one


def days_apart(days: int, *, near: int = 2) -> int:
    """How far apart two days are; up to ``near`` days they are near."""
    if days <= near:
        return NEAR
    return next((distance for least, distance in _DAYS if days >= least), _DAYS[-1][1])


def times_apart(ratio: float) -> int:
    """How far apart two figures are, of which one is ``ratio`` times the other; within five in a hundred near."""
    return next((distance for least, distance in _TIMES if ratio >= least and ratio > _TIMES[-1][0]), NEAR)


def sides(one: Iterable[str], other: Iterable[str]) -> tuple[int, int]:
    """How many origins are on the smaller and on the larger of two sides."""
    fewer, more = sorted((len(set(one)), len(set(other))))
    return fewer, more


def _begin(span: Span) -> float:
    return float("-inf") if span.lo is None else span.lo


def _sides(derived: Derived, rivals: Sequence[Pair]) -> tuple[int, int]:
    """The origins behind the answer with most of them, and what stands with it, and those of all against it."""
    against: dict[int, set[int]] = {}
    for pair in rivals:
        against.setdefault(pair.left, set()).add(pair.right)
        against.setdefault(pair.right, set()).add(pair.left)
    lead = min(against)
    others = against[lead]
    with_it = {lead} | {it for it, theirs in against.items() if it not in others and theirs & others}
    return sides(_origins(derived, with_it), _origins(derived, others))


def _denied(derived: Derived, rivals: Sequence[Pair]) -> Weight:
    says: set[int] = set()
    denies: set[int] = set()
    for pair in rivals:
        for answer, claim in ((pair.left, pair.left_claim), (pair.right, pair.right_claim)):
            (denies if claim.stance == "denies" else says).add(answer)
    denials = (said for it in denies for said in derived.answers[it].denying if said.id not in derived.closed)
    return Weight(PLAIN, *sides(_origins(derived, says), (said.origin for said in denials)))


def _origins(derived: Derived, answers: Iterable[int]) -> set[str]:
    standing = (said for it in answers for said in derived.answers[it].asserting if said.id not in derived.closed)
    return {said.origin for said in standing}
