"""The checks across questions, one function each: what cannot all be true of one entity.

Each takes the standing, not merely possible assertions and yields findings; ``store.derive.checks`` reads the
claims and makes the findings questions of their own. docs/verdicts.md has an example of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from store.properties.property import wholes
from store.properties.vocabulary import BUILT_IN, Vocabulary
from store.values.sets import Parents, Span, above
from store.verdicts.reasons import capital, day
from store.verdicts.said import Said
from store.verdicts.timing import counted_at, direction, later

#: What only the living do, dated by when it was done, never by when it was told. What is published may
#: have been made before.
ACTS = ("statement", "travelled_to", "met", "met_at", "activity", "left_place", "custody")
#: Properties that bind one entity's facts to those of another.
LINKS = ("killed_in", "claimed_attack", "responsibility", "part_of")
_NEEDED = (*ACTS, *LINKS, "life_status", "date_of_death", "date", "founded")


def tolls(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The properties of which parts are counted."""
    return tuple(prop.id for prop in vocabulary.properties.values() if prop.running and prop.scopes)


def needed(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The properties whose claims the checks look at."""
    return (*tolls(vocabulary), *_NEEDED)


@dataclass(slots=True)
class Facts:
    """The standing assertions about one entity, by property and scope."""

    slug: str
    name: str
    claims: dict[tuple[str, str], list[Said]] = field(default_factory=dict)

    def of(self, prop: str, scope: str = "") -> list[Said]:
        """The claims of one question, one of each value and day."""
        kept: dict[tuple[object, ...], Said] = {}
        for said in self.claims.get((prop, scope), ()):
            kept.setdefault((said.key, said.valid, said.as_of, said.told), said)
        return list(kept.values())


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of other entities: facts by slug, the raids laid at a group's door (slug and name)
    by the group's slug, what is part of what, and what can be asked."""

    facts: Mapping[str, Facts]
    blamed: Mapping[str, Mapping[str, str]]
    parents: Parents
    vocabulary: Vocabulary = BUILT_IN

    def days_of(self, raid: str | None) -> list[Said]:
        """The dates given for a raid."""
        found = self.facts.get(raid or "")
        return [said for said in found.of("date") if said.span is not None] if found else []


@dataclass(frozen=True, slots=True)
class Finding:
    """Two claims that cannot both be true, each with the words for its answer, and why."""

    left_label: str
    left: Said
    right_label: str
    right: Said
    reason: str


def part_over_whole(own: Facts, prop_id: str, around: Around) -> Iterator[Finding]:
    """A part greater than its whole: children among the dead, a raid within an operation.

    A whole told before the part may simply have grown since, so that is no finding.
    """
    prop = around.vocabulary.properties[prop_id]
    for scope in prop.scopes:
        for whole_id in wholes(prop, scope.id):
            whole_scope = prop.scope(whole_id)
            assert whole_scope is not None
            words = (f"{scope.label} {prop.label}", f"{whole_scope.label} {prop.label}")
            yield from _above(words, own.of(prop_id, scope.id), own.of(prop_id, whole_id))
    for whole in (around.facts[it] for it in above(own.slug, around.parents) if it in around.facts):
        for scope in prop.scopes:
            words = (f"{scope.label} {prop.label} in the part", f"{scope.label} {prop.label} in the whole")
            yield from _above(words, own.of(prop_id, scope.id), whole.of(prop_id, scope.id))


def _above(words: tuple[str, str], parts: list[Said], totals: list[Said]) -> Iterator[Finding]:
    for part in parts:
        for total in totals:
            if part.span is None or total.span is None or part.span.lo is None or total.span.hi is None:
                continue
            if part.span.lo > total.span.hi and not later(counted_at(part), counted_at(total)):
                left, right = f"{words[0]}: {part.label}", f"{words[1]}: {total.label}"
                yield Finding(left, part, right, total, f"{capital(left)}, but {right}; no part is above its whole.")


def died_twice(own: Facts) -> Iterator[Finding]:
    """Reported dead before the day of death."""
    for death in _deaths(own):
        for dead, by in _dead(own):
            if later(death.span, by):
                yield Finding(
                    f"{dead.label} by {day(by)}",
                    dead,
                    f"death dated {death.label}",
                    death,
                    f"{capital(dead.label)} by {day(by)} ({dead.voice}), "
                    f"but death dated {death.label} ({death.voice}).",
                )


def death_and_raid(own: Facts, around: Around) -> Iterator[Finding]:
    """Dead before the raid one is said to have died in; one may die of a raid later, never before it."""
    gone = [(f"death dated {death.label}", death, death.span) for death in _deaths(own)]
    gone += [(f"{dead.label} by {day(by)}", dead, by) for dead, by in _dead(own)]
    for raid in own.of("killed_in"):
        for held in around.days_of(raid.key):
            for label, said, by in gone:
                if later(held.span, by):
                    right = f"{raid.label}, dated {held.label}"
                    yield Finding(label, said, right, held, f"{capital(label)} comes before {right}.")


def act_after_death(own: Facts) -> Iterator[Finding]:
    """What only the living do, or being alive, after the day of death."""
    deaths = _deaths(own)
    if not deaths:
        return
    built_in = BUILT_IN.properties
    prop = built_in["life_status"]
    acts = [
        (
            f"{built_in[prop_id].label}: {act.label}, {day(act.valid or act.as_of)}",
            act,
            act.valid or act.as_of,
        )
        for prop_id, scope in sorted(own.claims)
        if prop_id in ACTS
        for act in own.of(prop_id, scope)
    ]
    for said in own.of("life_status"):
        if direction(prop, said.key) == "backward" and said.valid is None:
            when = said.as_of or said.told
            acts.append((f"{said.label} on {day(when)}", said, when))
    for label, act, when in acts:
        for death in deaths:
            if later(when, death.span):
                reason = f"{capital(label)} ({act.voice}), comes after the death dated {death.label} ({death.voice})."
                yield Finding(label, act, f"death dated {death.label}", death, reason)


def attack_before_founding(own: Facts, around: Around) -> Iterator[Finding]:
    """A group's attack, claimed by it or laid at its door, before it was founded."""
    founded = [said for said in own.of("founded") if said.span is not None]
    if not founded:
        return
    claimed = {said.key or "": said.label for said in own.of("claimed_attack")}
    attacks = {**around.blamed.get(own.slug, {}), **claimed}
    for raid, name in sorted(attacks.items()):
        for held in around.days_of(raid):
            for start in founded:
                if later(start.span, held.span):
                    left, right = f"{name}, dated {held.label}", f"founding dated {start.label}"
                    reason = f"{capital(left)} ({held.voice}), comes before the {right} ({start.voice})."
                    yield Finding(left, held, right, start, reason)


def _deaths(own: Facts) -> list[Said]:
    return [said for said in own.of("date_of_death") if said.span is not None]


def _dead(own: Facts) -> list[tuple[Said, Span | None]]:
    """Who says dead, and by when: from the day it holds, else the day it speaks of or was told."""
    prop = BUILT_IN.properties["life_status"]
    out: list[tuple[Said, Span | None]] = []
    for said in own.of("life_status"):
        if direction(prop, said.key) == "forward":
            since = said.valid.lo if said.valid is not None else None
            by = Span(since, since) if since is not None else said.as_of or said.told
            out.append((said, by))
    return out
