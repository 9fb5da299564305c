"""Checks across questions: facts that are each fine alone and cannot all be true together.

What is found about an entity by one check becomes a question of its own ("check.…") with two sides, each with all
the claims behind it. The rules themselves are in :mod:`store.verdicts.checks`. One matter is told once: a check that
finds no more than the questions it rests on already say, and all but the gravest of one man's death, are echoes,
which are shown with those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from store.db.connection import Connection
from store.db.lots import lots
from store.derive.bound import standing
from store.derive.world import QuestionKey, World
from store.model.facts import dataclass
from store.model.vocabulary import State, VerdictKind
from store.verdicts.answers import AnswerSet, Derived, Pair
from store.verdicts.checks.counts import SUMS, part_over_whole, sum_over_whole, tolls
from store.verdicts.checks.deaths import (
    ACTS_WITH,
    act_after_death,
    attack_before_founding,
    death_and_raid,
    died_twice,
)
from store.verdicts.checks.facts import NAMES, Around, Facts, Finding, Named
from store.verdicts.checks.names import one_name
from store.verdicts.rules.said import Said, Verdict
from store.verdicts.weight import PLAIN, Weight, days_apart, sides, times_apart

#: Of so many findings of a check the gravest is told; there are never more but by malice.
_MOST = 2000
#: What concerns one man's death is one matter.
_DEATH = ("check.died_twice", "check.death_and_raid", "check.act_after_death")


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: its question's key, the question worked out, and how much it weighs."""

    key: QuestionKey
    derived: Derived
    weight: Weight


def found_before(connection: Connection, entities: Collection[int]) -> dict[int, QuestionKey]:
    """The checks' questions of some entities that stand from before, by row id: they are to be forgotten first."""
    return {
        number: (entity, prop, scope)
        for these, lot in lots(sorted(entities))
        for number, entity, prop, scope in connection.execute(
            "SELECT id, entity_id, property, scope FROM question"
            f" WHERE property LIKE 'check.%' AND entity_id IN ({these})",
            lot,
        ).fetchall()
    }


def run(
    connection: Connection,
    world: World,
    entities: Collection[int] | None,
    everyone: Mapping[QuestionKey, list[Said]],
) -> Iterator[Found]:
    """Yield what each check found.

    ``entities`` None is all of them, and ``everyone`` has their claims that count; else these are read anew.
    """
    facts, numbers = _facts(connection, everyone if entities is None else standing(connection, world, entities))
    around = _around(connection, world, facts)
    for slug, own in facts.items():
        if entities is None or numbers[slug] in entities:
            yield from _matters(numbers[slug], own, around)


def _around(connection: Connection, world: World, facts: Mapping[str, Facts]) -> Around:
    blamed: dict[str, dict[str, str]] = {}
    named: dict[str, list[Named]] = {}
    aliases: dict[str, dict[str, list[Said]]] = {}
    places: set[str] = set()
    for own in facts.values():
        for (prop, scope), claims in own.claims.items():
            if prop == "responsibility":
                for said in claims:
                    blamed.setdefault(said.key or "", {})[own.slug] = own.name
            elif prop in ACTS_WITH:
                for said in own.of(prop, scope):
                    if said.valid is not None or said.as_of is not None:
                        named.setdefault(said.key or "", []).append(Named(prop, own.name, said))
            elif prop in NAMES:
                for said in claims:
                    aliases.setdefault(said.key or "", {}).setdefault(own.slug, []).append(said)
            elif "@" in scope:
                places.add(scope.partition("@")[2])
    called = {
        slug: name
        for these, lot in lots(sorted(places))
        for slug, name in connection.execute(f"SELECT slug, name FROM entity WHERE slug IN ({these})", lot)
    }
    return Around(world.vocabulary.properties, facts, blamed, world.parents, named, aliases, world.perhaps, called)


def _matters(number: int, own: Facts, around: Around) -> Iterator[Found]:
    """The checks' questions about one entity; those that say nothing of their own are marked as echoes."""
    found = list(_found(own, around))
    deaths = [one for one in found if one[0] in _DEATH and not all(finding.echo for finding in one[2])]
    # of one man's death the gravest is told, the rest stands behind it
    host = max(deaths, key=lambda one: max(it.gap for it in one[2] if not it.echo), default=None)
    for name, scope, findings in found:
        own_word = [finding for finding in findings if not finding.echo]
        echo = not own_word or (name in _DEATH and host is not None and host[0] != name)
        ordered = sorted(own_word or findings, key=lambda one: -one.gap)
        yield Found((number, name, scope), *_derived(name, ordered, echo=echo))


def _found(own: Facts, around: Around) -> Iterator[tuple[str, str, list[Finding]]]:
    """Name and scope of each check's question about one entity, with what was found."""
    asked = {prop for prop, _ in own.claims}
    counted: dict[str, list[Finding]] = {}
    for toll in tolls(around.properties):
        if toll in asked:
            counted.setdefault(toll, []).extend(islice(part_over_whole(own, toll, around), _MOST))
    for rule in SUMS:
        if rule.whole in asked:
            counted.setdefault(rule.whole, []).extend(islice(sum_over_whole(own, rule, around), _MOST))
    found = [("check.part_over_whole", whole, iter(findings)) for whole, findings in counted.items()]
    found += [
        ("check.died_twice", "", died_twice(own, around)),
        ("check.death_and_raid", "", death_and_raid(own, around)),
        ("check.act_after_death", "", act_after_death(own, around)),
        ("check.attack_before_founding", "", attack_before_founding(own, around)),
        ("check.one_name", "", one_name(own, around)),
    ]
    for name, scope, findings in found:
        listed = list(islice(findings, _MOST))
        if listed:
            yield name, scope, listed


def _facts(
    connection: Connection, claimed: Mapping[QuestionKey, list[Said]]
) -> tuple[dict[str, Facts], dict[str, int]]:
    """The claims by entity, and the row id of each entity."""
    named = {
        number: (slug, name)
        for these, lot in lots(sorted({entity for entity, _, _ in claimed}))
        for number, slug, name in connection.execute(f"SELECT id, slug, name FROM entity WHERE id IN ({these})", lot)
    }
    facts: dict[str, Facts] = {}
    for (entity, prop, scope), claims in sorted(claimed.items()):
        slug, name = named[entity]
        facts.setdefault(slug, Facts(slug, name)).claims[prop, scope] = claims
    return facts, {slug: number for number, (slug, _) in named.items()}


def _derived(name: str, findings: Sequence[Finding], *, echo: bool) -> tuple[Derived, Weight]:
    """Findings, the gravest first, as a question: each side an answer with all its claims, each two one verdict."""
    answers: dict[str, AnswerSet] = {}
    shown: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        shown.setdefault((finding.left_side, finding.right_side), finding)
        for side, label, said, more in (
            (finding.left_side, finding.left_label, finding.left, finding.lefts),
            (finding.right_side, finding.right_label, finding.right, finding.rights),
        ):
            answer = answers.setdefault(side, AnswerSet(label, label, said.span))
            known = {it.id for it in answer.asserting}
            answer.asserting += [it for it in dict.fromkeys((said, *more)) if it.id not in known]
    position = {side: number for number, side in enumerate(answers)}
    kind: VerdictKind = (
        "inconsistent_total"
        if name == "check.part_over_whole"
        else "may_conflict"
        if name == "check.one_name"
        else "contradicts"
    )
    state: State = "may_conflict" if name == "check.one_name" else "contradicted"
    pairs = [
        Pair(position[left], position[right], one.left, one.right, Verdict(kind, one.reason))
        for (left, right), one in shown.items()
    ]
    claims = [said for answer in answers.values() for said in answer.asserting]
    first = findings[0]
    left, right = answers[first.left_side], answers[first.right_side]
    weight = Weight(
        _distance(name, first),
        *sides((it.origin for it in left.asserting), (it.origin for it in right.asserting)),
        echo,
    )
    origins, sources = len({said.origin for said in claims}), len({said.source for said in claims})
    return Derived(list(answers.values()), pairs, state, first.reason, {}, origins, sources), weight


def _distance(name: str, finding: Finding) -> int:
    """How far apart the two sides of a check are."""
    if name == "check.one_name":
        return PLAIN
    if name != "check.part_over_whole":
        return days_apart(finding.gap)
    whole = finding.right.span.hi if finding.right.span is not None else None
    return times_apart(1 + finding.gap / max(whole or 1, 1))
