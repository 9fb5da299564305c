"""Who contradicts whom: voices against voices, in how many questions, of how many that both speak to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from store.db.connection import Connection
from store.db.lots import lots
from store.model.out.pictures import Rivals
from store.model.vocabulary import CONFLICTS, DENIALS

_AGAINST = ",".join(f"'{kind}'" for kind in (*CONFLICTS, *DENIALS))


def rivals(connection: Connection, questions: Sequence[int] | None, most: int) -> Rivals:
    """The voices that are contradicted in most questions (row ids; of the whole store where none are given).

    Whose word stands against whose is told as in the list of voices: whoever holds an answer stands with it.
    """
    against: dict[tuple[int, int], set[int]] = {}
    contradicted: dict[int, set[int]] = {}
    for question, left, right in _sides(connection, questions):
        for voice in (*left, *right):
            contradicted.setdefault(voice, set()).add(question)
        for one, other in product(left, right):
            if one != other:
                against.setdefault((one, other), set()).add(question)
                against.setdefault((other, one), set()).add(question)
    names = {
        number: (slug, name)
        for marks, lot in lots(sorted(contradicted))
        for number, slug, name in connection.execute(
            f"SELECT id, slug, name FROM entity WHERE id IN ({marks})", tuple(lot)
        )
    }
    order = sorted(contradicted, key=lambda voice: (-len(contradicted[voice]), names[voice][1], names[voice][0]))
    kept = order[:most]
    spoken = _spoken(connection, kept, None if questions is None else set(questions))
    return Rivals(
        voices=tuple(names[voice][0] for voice in kept),
        names=tuple(names[voice][1] for voice in kept),
        against=tuple(tuple(len(against.get((one, other), ())) for other in kept) for one in kept),
        shared=tuple(tuple(0 if one == other else len(spoken[one] & spoken[other]) for other in kept) for one in kept),
        contradicted=tuple(len(contradicted[voice]) for voice in kept),
        more=len(order) - len(kept),
    )


def _sides(connection: Connection, questions: Sequence[int] | None) -> Iterator[tuple[int, set[int], set[int]]]:
    """Each conflict with its question, and the voices that stand on either side of it."""
    for marks, lot in [("", ())] if questions is None else lots(questions):
        among = f"AND d.question_id IN ({marks})" if marks else ""
        found: dict[int, tuple[int, tuple[set[int], set[int]]]] = {}
        for side, name in enumerate(("left", "right")):
            for verdict, question, voice in connection.execute(
                f"""
                SELECT d.id, d.question_id, c.speaker_id FROM verdict d
                JOIN question q ON q.id = d.question_id AND q.property NOT LIKE 'check.%'
                JOIN claim o ON o.id = d.{name}_claim_id
                JOIN answer_claim k ON k.answer_id = d.{name}_answer_id AND k.closed_by IS NULL
                JOIN claim c ON c.id = k.claim_id AND c.stance = o.stance
                WHERE d.kind IN ({_AGAINST}) {among}
                """,
                tuple(lot),
            ):
                found.setdefault(verdict, (question, (set(), set())))[1][side].add(voice)
        for question, (left, right) in found.values():
            yield question, left, right


def _spoken(connection: Connection, voices: Sequence[int], among: set[int] | None) -> dict[int, set[int]]:
    """The questions to which each voice asserts or denies something."""
    found: dict[int, set[int]] = {voice: set() for voice in voices}
    for marks, lot in lots(voices):
        for voice, question in connection.execute(
            f"""
            SELECT DISTINCT c.speaker_id, q.id FROM claim c
            JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property AND q.scope = c.scope
            WHERE c.speaker_id IN ({marks}) AND c.stance IN ('asserts', 'denies')
            """,
            tuple(lot),
        ):
            if among is None or question in among:
                found[voice].add(question)
    return found
