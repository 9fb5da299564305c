"""How entities stand in lists: how much is known of each, and its worst unsettled question."""

from __future__ import annotations

from collections.abc import Collection

from store.db.connection import Connection
from store.model.vocabulary import UNSETTLED
from store.verdicts.weight import ECHO

#: Up to so many entities are brought up one by one, which is quicker than all at once.
_FEW = 200
#: An entity without an unsettled question.
SETTLED = 9


def refresh(connection: Connection, entities: Collection[int] | None = None) -> None:
    """Bring ``entity.known`` and ``entity.worst`` up to names, claims and questions: of the given entities, or of all
    of the case's (None).

    ``known`` counts spellings and claims (as subject, value or speaker) and breaks ties in a search;
    ``worst`` is the place of its worst state in ``UNSETTLED``, and puts lists in order.
    """
    if entities is not None and len(entities) <= _FEW:
        _refresh_each(connection, entities)
        return
    ranks = " ".join(f"WHEN '{state}' THEN {rank}" for rank, state in enumerate(UNSETTLED))
    connection.execute(
        f"""
        WITH counted(entity, number) AS (
            SELECT entity_id, count(*) FROM name GROUP BY entity_id
            UNION ALL SELECT entity_id, count(*) FROM claim GROUP BY entity_id
            UNION ALL SELECT speaker_id, count(*) FROM claim GROUP BY speaker_id
            UNION ALL SELECT value_id, count(*) FROM claim WHERE value_id IS NOT NULL GROUP BY value_id
        ), total(entity, number) AS (SELECT entity, sum(number) FROM counted GROUP BY entity),
        worst(entity, rank) AS (
            SELECT entity_id, min(CASE state {ranks} ELSE {SETTLED} END)
            FROM question WHERE rank < {ECHO} GROUP BY entity_id
        )
        UPDATE entity SET known = coalesce((SELECT number FROM total WHERE entity = id), 0),
                          worst = coalesce((SELECT rank FROM worst WHERE entity = id), {SETTLED})
        WHERE origin = 'case'
          AND (known, worst) <> (coalesce((SELECT number FROM total WHERE entity = id), 0),
                                 coalesce((SELECT rank FROM worst WHERE entity = id), {SETTLED}))
        """
    )


def _refresh_each(connection: Connection, entities: Collection[int]) -> None:
    ranks = " ".join(f"WHEN '{state}' THEN {rank}" for rank, state in enumerate(UNSETTLED))
    connection.executemany(
        f"""
        UPDATE entity SET
            known = (SELECT count(*) FROM name WHERE entity_id = :id)
                  + (SELECT count(*) FROM claim WHERE entity_id = :id)
                  + (SELECT count(*) FROM claim WHERE speaker_id = :id)
                  + (SELECT count(*) FROM claim WHERE value_id = :id),
            worst = coalesce(
                (SELECT min(CASE state {ranks} ELSE {SETTLED} END) FROM question
                 WHERE entity_id = :id AND rank < {ECHO}), {SETTLED})
        WHERE id = :id AND origin = 'case'
        """,
        [{"id": number} for number in sorted(entities)],
    )
