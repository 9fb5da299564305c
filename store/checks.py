"""Checks across questions: facts that are each fine alone and cannot all be true together.

Each finding becomes a question of its own ("check.…") with both passages, in state contradicted.
Only what is asserted, not merely possible, and not taken back is looked at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.date_labels import date_label
from store.dates import span_edtf
from store.properties import PROPERTIES
from store.sets import Span
from store.states import AnswerSet, Derived, Pair
from store.timing import direction, later
from store.verdicts import Said, Verdict
from store.vocabulary import wholes

if TYPE_CHECKING:
    from store.derive import QuestionKey, World

_TOLLS = tuple(prop.id for prop in PROPERTIES.values() if prop.running and prop.scopes)
#: What only the living do. Its day is when it holds or what it speaks of, never when it was told.
_ACTS = ("statement", "publication", "travelled_to", "met", "met_at", "activity", "left_place")
_ATTACKS = ("claimed_attack", "responsibility")
_NEEDED = (*_TOLLS, *_ACTS, *_ATTACKS, "life_status", "date_of_death", "killed_in", "date", "founded")


@dataclass(slots=True)
class Facts:
    """The standing assertions about one entity, by property and scope, and where it is a value."""

    claims: dict[tuple[str, str], list[Said]] = field(default_factory=dict)

    def of(self, prop: str, scope: str = "") -> list[Said]:
        """The claims of one question."""
        return self.claims.get((prop, scope), [])


def run(
    connection: sqlite3.Connection, world: World, entities: Collection[int] | None
) -> Iterator[tuple[QuestionKey, Derived | None, int]]:
    """Yield each check's question with what was found, or None where it no longer holds."""
    looked_at = None if entities is None else _and_those_around(connection, entities)
    facts, ids = _read(connection, world, looked_at)
    if looked_at is not None:
        marks = ",".join("?" * len(looked_at))
        old = connection.execute(
            f"SELECT entity_id, property, scope FROM question WHERE property LIKE 'check.%' AND entity_id IN ({marks})",
            tuple(looked_at),
        ).fetchall()
        yield from ((key, None, 0) for key in old)
    for entity, own in facts.items():
        for name, scope, pairs in _findings(own, facts, ids):
            yield (entity, name, scope), _derived(pairs), 2 * len(pairs)


def _and_those_around(connection: sqlite3.Connection, entities: Collection[int]) -> list[int]:
    """The entities and those bound to them by a raid's day: its victims and who claimed it."""
    found = set(entities)
    for number in entities:
        found |= {
            row[0]
            for row in connection.execute(
                "SELECT entity_id FROM claim WHERE value_id = ?1"
                " UNION SELECT value_id FROM claim WHERE entity_id = ?1 AND value_id IS NOT NULL",
                (number,),
            )
        }
    return sorted(found)


def _read(
    connection: sqlite3.Connection, world: World, entities: list[int] | None
) -> tuple[dict[int, Facts], dict[str, int]]:
    from store.derive import _CLAIMS, _said

    properties = ",".join("?" * len(_NEEDED))
    sql = (
        f"{_CLAIMS} JOIN answer_claim k ON k.claim_id = c.id AND k.closed_by IS NULL"
        f" WHERE c.stance = 'asserts' AND c.certainty <> 'possible' AND c.property IN ({properties})"
    )
    facts: dict[int, Facts] = {}
    parts: Iterable[tuple[object, ...]]
    if entities is None:
        parts = connection.execute(f"{sql} ORDER BY c.id", _NEEDED)
    else:
        # a victim's raid and a group's attacks have to be at hand too
        wider = sorted({*entities, *_and_those_around(connection, entities)})
        parts = (
            row
            for number in wider
            for row in connection.execute(f"{sql} AND c.entity_id = ? ORDER BY c.id", (*_NEEDED, number))
        )
    for row in parts:
        own = facts.setdefault(row[1], Facts())  # type: ignore[arg-type]
        own.claims.setdefault((str(row[2]), str(row[3])), []).append(_said(row, world))
    slugs = connection.execute("SELECT slug, id FROM entity WHERE origin = 'case'").fetchall()
    return facts, dict(slugs)


Finding = tuple[str, str, list[tuple[str, Said, str, Said, str]]]


def _findings(own: Facts, facts: dict[int, Facts], ids: dict[str, int]) -> Iterator[Finding]:
    """Name, scope and pairs (label, claim, label, claim, reason) of each finding about one entity."""
    for prop_id in _TOLLS:
        pairs = list(_parts(own, prop_id))
        if pairs:
            yield "check.part_over_whole", prop_id, pairs
    for name, found in (
        ("check.died_twice", _died_twice(own)),
        ("check.death_and_raid", _death_and_raid(own, facts, ids)),
        ("check.act_after_death", _acts_after_death(own)),
        ("check.attack_before_founding", _attacks_before_founding(own, facts, ids)),
    ):
        pairs = list(found)
        if pairs:
            yield name, "", pairs


def _parts(own: Facts, prop_id: str) -> Iterator[tuple[str, Said, str, Said, str]]:
    prop = PROPERTIES[prop_id]
    for scope in prop.scopes:
        for whole_id in wholes(prop, scope.id):
            whole_scope = prop.scope(whole_id)
            assert whole_scope is not None
            for part in own.of(prop_id, scope.id):
                for whole in own.of(prop_id, whole_id):
                    # a total told before the part was counted may simply have grown since
                    if _above(part.span, whole.span) and not later(part.as_of or part.told, whole.as_of or whole.told):
                        reason = (
                            f"{scope.label.capitalize()}: {part.label} is more than "
                            f"{whole_scope.label}: {whole.label}, which it is part of."
                        )
                        yield (
                            f"{scope.label}: {part.label}",
                            part,
                            f"{whole_scope.label}: {whole.label}",
                            whole,
                            reason,
                        )
                        break


def _above(part: Span | None, whole: Span | None) -> bool:
    return (
        part is not None and whole is not None and part.lo is not None and whole.hi is not None and part.lo > whole.hi
    )


def day_label(days: Span | None) -> str:
    """A span of days as shown, or empty."""
    return date_label(span_edtf(days)) if days is not None else ""


def _last_death(own: Facts) -> list[Said]:
    return [said for said in own.of("date_of_death") if said.span is not None]


def _died_twice(own: Facts) -> Iterator[tuple[str, Said, str, Said, str]]:
    prop = PROPERTIES["life_status"]
    for death in _last_death(own):
        for dead in own.of("life_status"):
            if direction(prop, dead.key) == "forward" and later(death.span, dead.as_of or dead.told):
                told = day_label(dead.as_of or dead.told)
                reason = f"{dead.label.capitalize()} by the word of {dead.voice} on {told}, before {death.label}."
                yield f"{dead.label} by {told}", dead, f"died on {death.label}", death, reason
                break


def _days_of_raid(raid: Said, facts: dict[int, Facts], ids: dict[str, int]) -> list[Said]:
    number = ids.get(raid.key or "")
    found = facts.get(number) if number is not None else None
    return [said for said in found.of("date") if said.span is not None] if found else []


def _death_and_raid(
    own: Facts, facts: dict[int, Facts], ids: dict[str, int]
) -> Iterator[tuple[str, Said, str, Said, str]]:
    deaths = _last_death(own)
    for raid in own.of("killed_in"):
        for day in _days_of_raid(raid, facts, ids):
            for death in deaths:
                # one may die of a raid later, never before it
                if later(day.span, death.span):
                    reason = f"Death on {death.label} comes before {raid.label} on {day.label}."
                    yield f"died on {death.label}", death, f"{raid.label} on {day.label}", day, reason
                    break


def _acts_after_death(own: Facts) -> Iterator[tuple[str, Said, str, Said, str]]:
    deaths = _last_death(own)
    if not deaths:
        return
    for (prop_id, _), claims in sorted(own.claims.items()):
        if prop_id not in _ACTS:
            continue
        for act in claims:
            death = next((d for d in deaths if later(act.valid or act.as_of, d.span)), None)
            if death is not None:
                day = day_label(act.valid or act.as_of)
                label = PROPERTIES[prop_id].label
                reason = f"{act.label} ({label}, {day}) comes after the death on {death.label}."
                yield f"{label}: {act.label}, {day}", act, f"died on {death.label}", death, reason


def _attacks_before_founding(
    own: Facts, facts: dict[int, Facts], ids: dict[str, int]
) -> Iterator[tuple[str, Said, str, Said, str]]:
    founded = [said for said in own.of("founded") if said.span is not None]
    for attack in own.of("claimed_attack"):
        for day in _days_of_raid(attack, facts, ids):
            start = next((f for f in founded if later(f.span, day.span)), None)
            if start is not None:
                reason = f"{attack.label} on {day.label} comes before the founding in {start.label}."
                yield f"{attack.label} on {day.label}", day, f"founded {start.label}", start, reason


def _derived(findings: list[tuple[str, Said, str, Said, str]]) -> Derived:
    """Findings as a question: each side an answer, each finding a verdict."""
    answers: dict[str, AnswerSet] = {}
    for left_label, left, right_label, right, _ in findings:
        for label, said in ((left_label, left), (right_label, right)):
            answer = answers.setdefault(label, AnswerSet(label, label, said.span))
            if said not in answer.asserting:
                answer.asserting.append(said)
    position = {label: number for number, label in enumerate(answers)}
    kind = "inconsistent_total" if "more than" in findings[0][4] else "contradicts"
    pairs = [
        Pair(position[left_label], position[right_label], left, right, Verdict(kind, reason))  # type: ignore[arg-type]
        for left_label, left, right_label, right, reason in findings
    ]
    claims = {said.id: said for answer in answers.values() for said in answer.asserting}
    return Derived(
        list(answers.values()),
        pairs,
        "contradicted",
        findings[0][4],
        {},
        len({said.origin for said in claims.values()}),
        len({said.source for said in claims.values()}),
    )
