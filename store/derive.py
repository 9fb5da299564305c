"""Work out the derived rows: questions, answers and verdicts, all or those a write touched.

Runs on the plain connection of a writing transaction; everything it writes can be rebuilt from the
claims (``whosays reindex``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from store import checks
from store.origins import origin_of
from store.properties import PROPERTIES
from store.sets import Span
from store.states import Derived, work_out
from store.verdicts import Frame, Said
from store.views import STATES
from store.vocabulary import Property

QuestionKey = tuple[int, str, str]

_CLAIMS = """
SELECT c.id, c.entity_id, c.property, c.scope, c.value_key, c.label, c.lo, c.hi, c.stance, c.certainty,
       c.speaker_id, s.name, c.source_id, c.said_lo, c.said_hi, c.said, o.published_lo, o.published_hi,
       o.published, c.as_of_lo, c.as_of_hi, c.as_of, c.valid_lo, c.valid_hi, c.valid
FROM claim c JOIN entity s ON s.id = c.speaker_id JOIN source o ON o.id = c.source_id
"""


@dataclass(slots=True)
class World:
    """What the rules need besides claims, read once for a derivation."""

    parents: dict[str, str | None]
    perhaps: frozenset[frozenset[str]]
    bodies: dict[int, int]
    copies: dict[int, int]
    publishers: dict[int, int]

    def frame(self, prop: Property) -> Frame:
        """The frame of a property's questions."""
        return Frame(prop, self.parents, self.perhaps)


def read_world(connection: sqlite3.Connection) -> World:
    """Read places, bodies and copies."""
    pairs = connection.execute(
        "SELECT e.slug, o.slug FROM perhaps p JOIN entity e ON e.id = p.entity_id JOIN entity o ON o.id = p.other_id"
    )
    places = connection.execute(
        "SELECT e.slug, p.slug FROM entity e LEFT JOIN entity p ON p.id = e.within_id "
        "WHERE e.kind = 'place' AND e.origin = 'case'"
    )
    # what is said, not merely thought possible, to be part of a raid refines it
    parts = connection.execute(
        "SELECT e.slug, min(c.value_key) FROM claim c JOIN entity e ON e.id = c.entity_id "
        "WHERE c.property = 'part_of' AND e.kind = 'raid' AND c.stance = 'asserts' AND c.certainty <> 'possible' "
        "GROUP BY e.id HAVING count(DISTINCT c.value_key) = 1"
    )
    sources = connection.execute(
        "SELECT id, publisher_id, coalesce(syndicated_from_id, copy_of_id) FROM source"
    ).fetchall()
    return World(
        parents=dict(parts.fetchall()) | dict(places.fetchall()),
        perhaps=frozenset(frozenset(pair) for pair in pairs),
        bodies=dict(connection.execute("SELECT entity_id, min(body_id) FROM speaks_for GROUP BY 1").fetchall()),
        copies={number: original for number, _, original in sources if original is not None},
        publishers={number: publisher for number, publisher, _ in sources},
    )


def read_claims(
    connection: sqlite3.Connection, world: World, only: Collection[QuestionKey] | None = None
) -> Iterator[tuple[QuestionKey, list[Said]]]:
    """The claims of each question, all or only the given ones."""
    if only is None:
        rows: Iterable[tuple[object, ...]] = connection.execute(
            f"{_CLAIMS} ORDER BY c.entity_id, c.property, c.scope, c.id"
        )
    else:
        where = "WHERE c.entity_id = ? AND c.property = ? AND c.scope = ? ORDER BY c.id"
        rows = (row for key in sorted(only) for row in connection.execute(f"{_CLAIMS} {where}", key))
    for key, group in groupby(rows, key=lambda row: (row[1], row[2], row[3])):
        yield key, [_said(row, world) for row in group]  # type: ignore[misc]


def _span(lo: int | None, hi: int | None, words: object = "x") -> Span | None:
    return Span(lo, hi) if words and (lo is not None or hi is not None) else None


def _said(row: tuple[object, ...], world: World) -> Said:
    (number, _, _, _, key, label, lo, hi, stance, certainty, speaker, voice, source, *times) = row
    said_lo, said_hi, said, out_lo, out_hi, out, as_of_lo, as_of_hi, as_of, from_, to, valid = times
    origin = origin_of(
        speaker,  # type: ignore[arg-type]
        source,  # type: ignore[arg-type]
        bodies=world.bodies,
        copies=world.copies,
        publishers=world.publishers,
    )
    told = _span(said_lo, said_hi, said) or _span(out_lo, out_hi, out)  # type: ignore[arg-type]
    return Said(
        number,  # type: ignore[arg-type]
        key,  # type: ignore[arg-type]
        label,  # type: ignore[arg-type]
        _span(lo, hi),  # type: ignore[arg-type]
        stance,  # type: ignore[arg-type]
        certainty,  # type: ignore[arg-type]
        speaker,  # type: ignore[arg-type]
        voice,  # type: ignore[arg-type]
        origin,
        source,  # type: ignore[arg-type]
        told,
        _span(as_of_lo, as_of_hi, as_of),  # type: ignore[arg-type]
        _span(from_, to, valid),  # type: ignore[arg-type]
    )


def derive(
    connection: sqlite3.Connection,
    touched: Collection[QuestionKey] | None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Work out the touched questions (None: all) and the checks across them. Returns how many."""
    world = read_world(connection)
    if touched is None:
        for table in ("verdict", "answer_claim", "answer", "question"):
            connection.execute(f"DELETE FROM {table}")
        (total,) = connection.execute(
            "SELECT count(*) FROM (SELECT DISTINCT entity_id, property, scope FROM claim)"
        ).fetchone()
    else:
        for key in touched:
            _forget(connection, key)
        total = len(touched)
    done = 0
    for key, claims in read_claims(connection, world, touched):
        if progress is not None and done % 50 == 0:
            progress(done, total)
        _write(connection, key, work_out(world.frame(PROPERTIES[key[1]]), claims), len(claims))
        done += 1
    entities = None if touched is None else {key[0] for key in touched}
    for key, found, count in checks.run(connection, world, entities):
        _forget(connection, key)
        if found is not None:
            _write(connection, key, found, count)
    return done


def _forget(connection: sqlite3.Connection, key: QuestionKey) -> None:
    where = "question_id IN (SELECT id FROM question WHERE entity_id = ? AND property = ? AND scope = ?)"
    connection.execute(f"DELETE FROM verdict WHERE {where}", key)
    connection.execute(f"DELETE FROM answer_claim WHERE answer_id IN (SELECT id FROM answer WHERE {where})", key)
    connection.execute(f"DELETE FROM answer WHERE {where}", key)
    connection.execute("DELETE FROM question WHERE entity_id = ? AND property = ? AND scope = ?", key)


def rank(state: str, origins: int, claims: int) -> int:
    """Sorting key of the work list: worse states first, then more origins, then more claims."""
    return STATES.index(state) * 10**8 - min(origins, 9999) * 10**4 - min(claims, 9999)


def _write(connection: sqlite3.Connection, key: QuestionKey, derived: Derived, claims: int) -> None:
    question = connection.execute(
        "INSERT INTO question (entity_id, property, scope, state, reason, answers, claims, reports, origins, rank)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *key,
            derived.state,
            derived.reason,
            len(derived.answers),
            claims,
            derived.reports,
            derived.origins,
            rank(derived.state, derived.origins, claims),
        ),
    ).lastrowid
    ids: list[int | None] = []
    for position, answer in enumerate(derived.answers):
        standing = [said for said in answer.asserting if said.id not in derived.closed]
        answer_id = connection.execute(
            "INSERT INTO answer (question_id, position, value_key, label, claims, reports, origins, denials, doubts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                question,
                position,
                answer.key,
                answer.label,
                len(answer.all()),
                len({said.source for said in answer.asserting}),
                len({said.origin for said in standing}),
                len({said.origin for said in answer.denying}),
                len({said.origin for said in answer.silent}),
            ),
        ).lastrowid
        ids.append(answer_id)
        connection.executemany(
            "INSERT INTO answer_claim (answer_id, claim_id, origin, closed_by) VALUES (?, ?, ?, ?)",
            ((answer_id, said.id, said.origin, derived.closed.get(said.id)) for said in answer.all()),
        )
    connection.executemany(
        "INSERT INTO verdict (question_id, left_answer_id, right_answer_id, left_claim_id, right_claim_id, kind,"
        " reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                question,
                ids[pair.left],
                ids[pair.right],
                pair.left_claim.id,
                pair.right_claim.id,
                pair.verdict.kind,
                pair.verdict.reason,
            )
            for pair in derived.pairs
        ),
    )
