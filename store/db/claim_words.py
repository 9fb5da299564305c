"""What a claim is found by, in SQL that every engine knows but for the name of one function."""

from __future__ import annotations


def claim_words(joining: str) -> str:
    """The SQL for a claim's number, what it says, and what it cites; a condition may follow, on ``c``.

    ``joining`` is the engine's function that puts texts together with something between them.
    """
    return f"""
SELECT c.id,
       e.name || ' ' || replace(c.property, '_', ' ') || ' ' || c.says || ' ' || c.label || ' ' || s.name,
       coalesce((
           SELECT {joining}(
               CASE WHEN r.text IS NULL THEN coalesce(t.exact, '')
                    ELSE substr(r.text, CAST(coalesce(t.held_start, t.start) + 1 AS INT),
                                CAST(coalesce(t.held_end, t."end") - coalesce(t.held_start, t.start) AS INT)) END, ' ')
           FROM citation t JOIN rendition r ON r.id = t.rendition_id WHERE t.claim_id = c.id), '')
FROM claim c
JOIN entity e ON e.id = c.entity_id
JOIN entity s ON s.id = c.speaker_id
"""
