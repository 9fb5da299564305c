"""How entities stand in lists: how much is known of each, and its worst unsettled question."""

from __future__ import annotations

from store.db.connection import Connection
from store.model.vocabulary import UNSETTLED

#: An entity without an unsettled question.
SETTLED = 9


def refresh(connection: Connection) -> None:
    """Bring ``entity.known`` and ``entity.worst`` of the case's entities up to their names and questions.

    ``known`` counts spellings and claims (as subject, value or speaker) and breaks ties in a search;
    ``worst`` is the place of its worst state in ``UNSETTLED``, and puts lists in order.
    """
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
            FROM question GROUP BY entity_id
        )
        UPDATE entity SET known = coalesce((SELECT number FROM total WHERE entity = id), 0),
                          worst = coalesce((SELECT rank FROM worst WHERE entity = id), {SETTLED})
        WHERE origin = 'case'
          AND (known, worst) IS NOT (coalesce((SELECT number FROM total WHERE entity = id), 0),
                                     coalesce((SELECT rank FROM worst WHERE entity = id), {SETTLED}))
        """
    )
