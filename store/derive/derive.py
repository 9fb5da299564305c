"""Work out the derived rows: questions, answers and verdicts, all or those a write touched.

Runs on the plain connection of a writing transaction; everything it writes can be rebuilt from the
claims (``whosays reindex``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from store.db.collector import uncollected
from store.db.connection import Connection
from store.derive import bound, checks
from store.derive.order import finest_first
from store.derive.rows import Writer, forget, numbers_of
from store.derive.world import QuestionKey, read_claims, read_world
from store.verdicts.rules.said import Said
from store.verdicts.weight import weigh
from store.verdicts.work_out import work_out


def derive(
    connection: Connection,
    touched: Collection[QuestionKey] | None,
    progress: Callable[[int, int], None] | None = None,
    entities: set[int] | None = None,
    *,
    lost: bool = True,
) -> int:
    """Work out the touched questions (None: all) and the checks across them. Returns how many.

    ``entities`` learns whose questions were written or removed. ``lost``: whether claims may have been removed since
    the last time; a finding that rests on one is looked for among all.
    """
    whose = entities if entities is not None else set()
    with uncollected(), Writer(connection, everything=touched is None) as writer:
        world = read_world(connection)
        properties = world.vocabulary.properties
        in_checks = bound.needed(properties)
        stale: set[int] | None = None
        if touched is None:
            (total,) = connection.execute(
                "SELECT count(*) FROM (SELECT DISTINCT entity_id, property, scope FROM claim) AS asked"
            ).fetchone()
        else:
            stale = bound.touched_by(connection, world, touched, lost=lost)
            found_before = checks.found_before(connection, stale)
            whose |= {key[0] for key in (*touched, *found_before.values())}
            forget(connection, [*numbers_of(connection, touched), *found_before])
            total = len(touched)
        done = 0
        facts: dict[QuestionKey, list[Said]] = {}
        for key, claims in read_claims(connection, world, touched):
            if progress is not None and done % 50 == 0:
                progress(done, total)
            prop = properties[key[1]]
            derived = finest_first(work_out(world.frame(prop, key[0], key[2]), claims))
            writer.write(key, derived, len(claims), weigh(prop.type, derived))
            if stale is None and key[1] in in_checks:
                facts[key] = [said for said in claims if said.id not in derived.closed and bound.counts(said)]
            done += 1
        writer.flush()
        for found in checks.run(connection, world, stale, facts):
            whose.add(found.key[0])
            rests_on = {said.id for answer in found.derived.answers for said in answer.asserting}
            writer.write(found.key, found.derived, len(rests_on), found.weight)
    return done
