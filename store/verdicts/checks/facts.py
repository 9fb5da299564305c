"""What the checks look at: the standing assertions of each entity, what is known around it, and what they find."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from store.model.facts import dataclass
from store.properties.property import Property
from store.values.basis.sets import Parents, Span
from store.verdicts.rules.said import Said
from store.verdicts.rules.timing import later

#: Names that reports give: what is claimed of an entity, apart from the spellings its record has.
NAMES = ("alias", "real_name")
#: So many values of a question are held against each other, those that lie farthest apart; and so many claims of one.
MOST = 40


@dataclasses.dataclass(slots=True)
class Facts:
    """The standing assertions about one entity, by property and scope."""

    slug: str
    name: str
    claims: dict[tuple[str, str], list[Said]] = dataclasses.field(default_factory=dict)

    def of(self, prop: str, scope: str = "") -> list[Said]:
        """The claims of one question, one of each value, voice and day."""
        kept: dict[tuple[object, ...], Said] = {}
        for said in self.claims.get((prop, scope), ()):
            times = (said.valid, said.as_of, said.told, said.as_of_at, said.told_at)
            kept.setdefault((said.key, said.speaker, said.counted, *times), said)
        return list(kept.values())

    def in_scopes(self, prop: str) -> Iterator[tuple[str, list[Said]]]:
        """Each scope in which something is said of a property, with its claims."""
        for found, scope in sorted(self.claims):
            if found == prop:
                yield scope, self.of(prop, scope)


@dataclass(frozen=True, slots=True)
class Named:
    """A claim about ``entity`` (its name) that names somebody as its value: a leader, whom one met."""

    prop: str
    entity: str
    said: Said


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of other entities.

    ``facts`` by slug; ``blamed`` the raids laid at a group's door (slug and name) by the group's slug; ``parents`` what
    lies in what, or is part of it; ``named`` the claims that name somebody, and ``aliases`` whom a name is claimed
    for, by the name in the form it is compared in; ``perhaps`` who might be one; ``places`` are called so.
    """

    properties: Mapping[str, Property]
    facts: Mapping[str, Facts]
    blamed: Mapping[str, Mapping[str, str]]
    parents: Parents
    named: Mapping[str, Sequence[Named]] = dataclasses.field(default_factory=dict)
    aliases: Mapping[str, Mapping[str, Sequence[Said]]] = dataclasses.field(default_factory=dict)
    perhaps: frozenset[frozenset[str]] = frozenset()
    places: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def days_of(self, raid: str | None) -> list[Said]:
        """The dates given for a raid."""
        found = self.facts.get(raid or "")
        return [said for said in found.of("date") if said.span is not None] if found else []


@dataclass(frozen=True, slots=True)
class Finding:
    """Two claims that cannot both be true, each with the words for its answer, and why.

    ``lefts`` and ``rights`` are further claims that the sides rest on, of other voices or of what ties one to the
    other. ``left_side`` and ``right_side`` name what the two stand for: findings with the same two sides are one
    matter. ``gap`` says how far apart the two are, in days or in what is counted. An ``echo`` says nothing that a
    question it rests on does not say as well: with another answer to that question it would be gone.
    """

    left_label: str
    left: Said
    right_label: str
    right: Said
    reason: str
    lefts: tuple[Said, ...] = ()
    rights: tuple[Said, ...] = ()
    left_side: str = "left"
    right_side: str = "right"
    gap: int = 0
    echo: bool = False


def days_between(early: Span | None, late: Span | None) -> int:
    """The days from the end of one span to the beginning of a later one."""
    if early is None or late is None or early.hi is None or late.lo is None:
        return 0
    return late.lo - early.hi


def revised(a: Said, b: Said) -> bool:
    """Whether the two are one voice's words of different days: the later one takes the place of the earlier."""
    return a.speaker == b.speaker and (later(a.told, b.told) or later(b.told, a.told))


def two_voices(left: Sequence[Said], right: Sequence[Said]) -> tuple[Said, Said] | None:
    """A claim of each side that stand against each other: neither is its own voice's correction of the other."""
    return next(((a, b) for a in left[:MOST] for b in right[:MOST] if not revised(a, b)), None)
