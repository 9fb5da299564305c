"""What a claim is found by, in SQL that every engine knows."""

from __future__ import annotations

CLAIM_WORDS = """
SELECT c.id,
       e.name || ' ' || replace(c.property, '_', ' ') || ' ' || c.says || ' ' || c.label || ' ' || s.name,
       coalesce((
           SELECT group_concat(
               CASE WHEN r.text IS NULL THEN coalesce(t.exact, '')
                    ELSE substr(r.text, coalesce(t.held_start, t.start) + 1,
                                coalesce(t.held_end, t."end") - coalesce(t.held_start, t.start)) END, ' ')
           FROM citation t JOIN rendition r ON r.id = t.rendition_id WHERE t.claim_id = c.id), '')
FROM claim c
JOIN entity e ON e.id = c.entity_id
JOIN entity s ON s.id = c.speaker_id
"""
"""A claim's number, what it says, and what it cites; a condition may follow, on ``c``."""
