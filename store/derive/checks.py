"""Checks across questions: facts that are each fine alone and cannot all be true together.

Each kind of finding about an entity becomes a question of its own ("check.…") with both passages, in
state contradicted. The rules themselves are in :mod:`store.verdicts.check_rules`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from store.db.connection import Connection
from store.db.lots import lots
from store.derive.world import CLAIMS, QuestionKey, World, said_of
from store.model.vocabulary import VerdictKind
from store.verdicts.answers import AnswerSet, Derived, Pair
from store.verdicts.check_rules import (
    LINKS,
    Around,
    Facts,
    Finding,
    act_after_death,
    attack_before_founding,
    death_and_raid,
    died_twice,
    needed,
    part_over_whole,
    tolls,
)
from store.verdicts.said import Said, Verdict


def touched_by(connection: Connection, entities: Collection[int]) -> set[int]:
    """The entities whose findings a change to ``entities`` can change.

    Themselves, those bound to them (the dead of a raid, the group it is laid to), and those with a
    finding that rests on a claim about them or on a claim that is gone. Asked before the derived rows
    of the changed questions are removed.
    """
    found = set(entities) | _bound_to(connection, entities) | _bound_from(connection, entities)
    found |= {
        row[0]
        for marks, lot in lots(sorted(entities))
        for row in connection.execute(
            "SELECT DISTINCT q.entity_id FROM question q JOIN answer a ON a.question_id = q.id"
            " JOIN answer_claim k ON k.answer_id = a.id JOIN claim c ON c.id = k.claim_id"
            f" WHERE q.property LIKE 'check.%' AND c.entity_id IN ({marks})",
            lot,
        )
    }
    gone = connection.execute(
        "SELECT DISTINCT q.entity_id FROM question q JOIN answer a ON a.question_id = q.id"
        " WHERE q.property LIKE 'check.%'"
        " AND a.claims <> (SELECT count(*) FROM answer_claim k WHERE k.answer_id = a.id)"
    )
    return found | {row[0] for row in gone}


def counts(said: Said) -> bool:
    """Whether the checks look at a claim: it is asserted, and not as merely possible."""
    return said.stance == "asserts" and said.certainty != "possible"


def run(
    connection: Connection,
    world: World,
    entities: Collection[int] | None,
    standing: Mapping[QuestionKey, list[Said]],
) -> Iterator[tuple[QuestionKey, Derived | None]]:
    """Yield each check's question with what was found, or None where it is to be forgotten first.

    ``entities`` None is all of them, whose ``standing`` claims that count are then given; else these are
    read anew.
    """
    if entities is not None:
        for marks, lot in lots(sorted(entities)):
            old = connection.execute(
                "SELECT entity_id, property, scope FROM question"
                f" WHERE property LIKE 'check.%' AND entity_id IN ({marks})",
                lot,
            ).fetchall()
            yield from ((key, None) for key in old)
    facts, numbers = _facts(connection, standing if entities is None else _standing(connection, world, entities))
    blamed: dict[str, dict[str, str]] = {}
    for own in facts.values():
        for said in own.of("responsibility"):
            blamed.setdefault(said.key or "", {})[own.slug] = own.name
    around = Around(facts, blamed, world.parents, world.vocabulary)
    for slug, own in facts.items():
        if entities is None or numbers[slug] in entities:
            for name, scope, findings in _found(own, around):
                yield (numbers[slug], name, scope), _derived(name, findings)


def _found(own: Facts, around: Around) -> Iterator[tuple[str, str, list[Finding]]]:
    """Name and scope of each check's question about one entity, with what was found."""
    asked = {prop for prop, _ in own.claims}
    counted = [toll for toll in tolls(around.vocabulary) if toll in asked]
    found = [("check.part_over_whole", toll, part_over_whole(own, toll, around)) for toll in counted]
    found += [
        ("check.died_twice", "", died_twice(own)),
        ("check.death_and_raid", "", death_and_raid(own, around)),
        ("check.act_after_death", "", act_after_death(own)),
        ("check.attack_before_founding", "", attack_before_founding(own, around)),
    ]
    for name, scope, findings in found:
        listed = list(findings)
        if listed:
            yield name, scope, listed


_LINKED = ",".join(f"'{prop}'" for prop in LINKS)


def _bound_to(connection: Connection, entities: Collection[int]) -> set[int]:
    """Whose facts rest on the given ones: who died in a raid, who claimed it, what is part of it."""
    return {
        row[0]
        for marks, lot in lots(sorted(entities))
        for row in connection.execute(
            f"SELECT entity_id FROM claim WHERE value_id IN ({marks}) AND property IN ({_LINKED})", lot
        )
    }


def _bound_from(connection: Connection, entities: Collection[int]) -> set[int]:
    """Whom the given ones speak of: the raid somebody died in, the group an attack is laid to."""
    return {
        row[0]
        for marks, lot in lots(sorted(entities))
        for row in connection.execute(
            f"SELECT value_id FROM claim WHERE entity_id IN ({marks}) AND property IN ({_LINKED})"
            " AND value_id IS NOT NULL",
            lot,
        )
    }


def _standing(connection: Connection, world: World, entities: Collection[int]) -> dict[QuestionKey, list[Said]]:
    """The claims that count of the entities and of those bound to them."""
    properties = ",".join(f"'{prop}'" for prop in needed(world.vocabulary))
    sql = (
        f"{CLAIMS} WHERE c.stance = 'asserts' AND c.certainty <> 'possible' AND c.property IN ({properties})"
        " AND NOT EXISTS (SELECT 1 FROM answer_claim k WHERE k.claim_id = c.id AND k.closed_by IS NOT NULL)"
    )
    out: dict[QuestionKey, list[Said]] = {}
    for marks, lot in lots(sorted({*entities, *_bound_to(connection, entities), *_bound_from(connection, entities)})):
        for row in connection.execute(
            f"{sql} AND c.entity_id IN ({marks}) ORDER BY c.entity_id, c.property, c.scope, c.position", lot
        ):
            out.setdefault((row[1], row[2], row[3]), []).append(said_of(row, world))
    return out


def _facts(
    connection: Connection, standing: Mapping[QuestionKey, list[Said]]
) -> tuple[dict[str, Facts], dict[str, int]]:
    """The claims by entity, and the row id of each entity."""
    named = {
        number: (slug, name)
        for marks, lot in lots(sorted({entity for entity, _, _ in standing}))
        for number, slug, name in connection.execute(f"SELECT id, slug, name FROM entity WHERE id IN ({marks})", lot)
    }
    facts: dict[str, Facts] = {}
    for (entity, prop, scope), claims in sorted(standing.items()):
        slug, name = named[entity]
        facts.setdefault(slug, Facts(slug, name)).claims[prop, scope] = claims
    return facts, {slug: number for number, (slug, _) in named.items()}


def _derived(name: str, findings: list[Finding]) -> Derived:
    """Findings as a question: each side an answer, each two sides one verdict."""
    answers: dict[str, AnswerSet] = {}
    shown: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        shown.setdefault((finding.left_label, finding.right_label), finding)
        for label, said in ((finding.left_label, finding.left), (finding.right_label, finding.right)):
            answer = answers.setdefault(label, AnswerSet(label, label, said.span))
            if said not in answer.asserting:
                answer.asserting.append(said)
    position = {label: number for number, label in enumerate(answers)}
    kind: VerdictKind = "inconsistent_total" if name == "check.part_over_whole" else "contradicts"
    pairs = [
        Pair(position[left], position[right], one.left, one.right, Verdict(kind, one.reason))
        for (left, right), one in shown.items()
    ]
    claims: dict[int, Said] = {said.id: said for answer in answers.values() for said in answer.asserting}
    return Derived(
        list(answers.values()),
        pairs,
        "contradicted",
        findings[0].reason,
        {},
        len({said.origin for said in claims.values()}),
        len({said.source for said in claims.values()}),
    )
