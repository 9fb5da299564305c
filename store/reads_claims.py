"""Claims with everything a reader asks of them: relays, source, citations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from store.date_labels import date_label
from store.reads_questions import batches, property_label, scope_label
from store.views import CitationView, ClaimView, QuestionRef, RenditionRow, SourceRow


def claim_views(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, ClaimView]:
    """The claims of the given row ids, by row id, in the order asked."""
    out: dict[int, ClaimView] = {}
    sources: dict[int, SourceRow] = {}
    for marks, lot in batches(list(dict.fromkeys(ids))):
        via = _via(connection, marks, lot)
        cites = _citations(connection, marks, lot)
        rows = connection.execute(
            f"""
            SELECT c.id, c.slug, e.slug, e.name, c.property, c.scope, c.label, c.says, c.stance, c.certainty,
                   v.slug, v.name, c.said, c.as_of, c.valid, c.note, c.source_id,
                   coalesce((SELECT k.origin FROM answer_claim k WHERE k.claim_id = c.id LIMIT 1), ''),
                   (SELECT w.name || ' said ' || d.label || CASE d.said WHEN '' THEN '' ELSE ' on ' || d.said END
                    FROM answer_claim k JOIN claim d ON d.id = k.closed_by JOIN entity w ON w.id = d.speaker_id
                    WHERE k.claim_id = c.id LIMIT 1),
                   (SELECT CASE substr(k.origin, 1, 1) WHEN 'e'
                        THEN (SELECT b.name FROM entity b WHERE b.id = CAST(substr(k.origin, 2) AS INTEGER))
                        ELSE (SELECT 'the unnamed voices of ' || p.name
                              FROM source o JOIN entity p ON p.id = o.publisher_id
                              WHERE o.id = CAST(substr(k.origin, 2) AS INTEGER)) END
                    FROM answer_claim k WHERE k.claim_id = c.id LIMIT 1),
                   (SELECT n.name FROM entity n WHERE n.slug = c.scope)
            FROM claim c JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id
            WHERE c.id IN ({marks})
            """,
            tuple(lot),
        ).fetchall()
        missing = {row[16] for row in rows} - sources.keys()
        sources |= source_rows(connection, sorted(missing))
        for row in rows:
            number, slug, entity, entity_name, prop, scope, label, says, stance, certainty, *rest = row
            voice, voice_name, said, as_of, valid, note, source, origin, closed, origin_name, scope_name = rest
            scoped = scope_label(prop, scope, scope_name)
            out[number] = ClaimView(
                slug=slug,
                entity=entity,
                entity_name=entity_name,
                ref=QuestionRef(entity, prop, scope),
                question=property_label(prop) + (f" ({scoped})" if scoped else ""),
                label=label,
                says=says,
                stance=stance,
                certainty=certainty,
                speaker=voice,
                speaker_name=voice_name,
                via=tuple(via.get(number, ())),
                said=shown_date(said),
                as_of=shown_date(as_of),
                valid=shown_date(valid),
                note=note,
                origin=origin,
                closed=closed or "",
                source=sources[source],
                citations=tuple(cites.get(number, ())),
                origin_name=origin_name or "",
            )
    return {number: out[number] for number in dict.fromkeys(ids) if number in out}


def shown_date(edtf: str) -> str:
    """An EDTF date as people write it; empty stays empty."""
    return date_label(edtf) if edtf else ""


def _via(connection: sqlite3.Connection, marks: str, lot: Iterable[int]) -> Mapping[int, list[str]]:
    out: dict[int, list[str]] = {}
    for number, name in connection.execute(
        f"SELECT r.claim_id, e.name FROM claim_via r JOIN entity e ON e.id = r.entity_id "
        f"WHERE r.claim_id IN ({marks}) ORDER BY r.claim_id, r.position",
        tuple(lot),
    ):
        out.setdefault(number, []).append(name)
    return out


def _citations(connection: sqlite3.Connection, marks: str, lot: Iterable[int]) -> Mapping[int, list[CitationView]]:
    """Citations, where they stand in the text held; the held words win over the stored ones."""
    out: dict[int, list[CitationView]] = {}
    for number, label, start, end, held_start, held_end, status, score, exact, held in connection.execute(
        f"""
        SELECT t.claim_id, r.label, t.start, t.end, t.held_start, t.held_end, t.status, t.score, t.exact,
               substr(r.text, coalesce(t.held_start, t.start) + 1,
                      coalesce(t.held_end, t.end) - coalesce(t.held_start, t.start))
        FROM citation t JOIN rendition r ON r.id = t.rendition_id
        WHERE t.claim_id IN ({marks}) ORDER BY t.claim_id, r.text IS NULL, r.position, t.id
        """,
        tuple(lot),
    ):
        words = exact if exact is not None else (held or "") if status not in ("orphan", "unheld") else ""
        view = CitationView(
            label,
            start if held_start is None else held_start,
            end if held_end is None else held_end,
            status,
            score,
            words,
        )
        out.setdefault(number, []).append(view)
    return out


def source_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, SourceRow]:
    """Sources by row id, with their renditions."""
    out: dict[int, SourceRow] = {}
    for marks, lot in batches(ids):
        renditions: dict[int, list[RenditionRow]] = {}
        for number, *facts in connection.execute(
            f"""
            SELECT source_id, label, kind, language, text IS NOT NULL,
                   held_sha256 IS NOT NULL AND held_sha256 <> sha256, length, sha256
            FROM rendition WHERE source_id IN ({marks}) ORDER BY source_id, position, id
            """,
            tuple(lot),
        ):
            label, kind, language, held, near, length, sha256 = facts
            row = RenditionRow(label, kind, language, bool(held), bool(near), length, sha256)
            renditions.setdefault(number, []).append(row)
        for number, *facts in connection.execute(
            f"""
            SELECT s.id, s.slug, p.name, p.slug, s.title, s.published, s.language, s.address, s.inferred, s.note,
                   coalesce(o.title, ''), (SELECT count(*) FROM claim c WHERE c.source_id = s.id)
            FROM source s JOIN entity p ON p.id = s.publisher_id
            LEFT JOIN source o ON o.id = coalesce(s.syndicated_from_id, s.copy_of_id)
            WHERE s.id IN ({marks})
            """,
            tuple(lot),
        ):
            (
                slug,
                publisher,
                publisher_slug,
                title,
                published,
                language,
                address,
                inferred,
                note,
                copy,
                claims,
            ) = facts
            out[number] = SourceRow(
                slug=slug,
                publisher=publisher,
                publisher_slug=publisher_slug,
                title=title,
                published=shown_date(published),
                language=language,
                address=address,
                inferred=tuple(part for part in inferred.split(",") if part),
                note=note,
                copy_of=copy,
                claims=claims,
                renditions=tuple(renditions.get(number, ())),
            )
    return {number: out[number] for number in ids if number in out}
