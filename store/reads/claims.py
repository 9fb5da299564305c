"""Claims with everything a reader asks of them: relays, source, citations."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from store.db.connection import Connection
from store.db.lots import lots
from store.db.schema import store_version
from store.labels.claims import closing
from store.labels.questions import question_label
from store.model.claims import CitationView, ClaimView, Closed, Origin, QuestionRef, RenditionRow, SourceRow
from store.model.vocabulary import Certainty, Closing, Stance
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.reads.graded.grades import grades_of, source_grades
from store.verdicts.rules.origin_codes import origin_row


def claim_views(connection: Connection, ids: Sequence[int]) -> dict[int, ClaimView]:
    """The claims of the given row ids, by row id, in the order asked."""
    vocabulary = vocabulary_of(connection)
    out: dict[int, ClaimView] = {}
    sources: dict[int, SourceRow] = {}
    # stores of older versions are read as they are
    counted = "c.counted" if store_version(connection) >= 4 else "''"
    for marks, lot in lots(list(dict.fromkeys(ids))):
        via = _via(connection, marks, lot)
        cites = _citations(connection, marks, lot)
        origins, closings = _derived(connection, marks, lot)
        names = _origin_names(connection, set(origins.values()))
        rows = connection.execute(
            f"""
            SELECT c.id, c.slug, e.slug, e.name, c.property, c.scope, c.label, c.says, c.stance, c.certainty,
                   v.slug, v.name, c.said, c.as_of, c.valid, c.note, c.source_id,
                   {named_sql("c.scope")}, {counted}
            FROM claim c JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id
            WHERE c.id IN ({marks})
            """,
            tuple(lot),
        ).fetchall()
        graded = grades_of(connection, "claim", [row[1] for row in rows])
        missing = {row[16] for row in rows} - sources.keys()
        sources |= source_rows(connection, sorted(missing))
        for row in rows:
            number, slug, entity, entity_name, prop, scope, label, says, stance, certainty, *rest = row
            voice, voice_name, said, as_of, valid, note, source, scope_name, counted_so = rest
            origin = origins.get(number, "")
            out[number] = ClaimView(
                slug=slug,
                entity=entity,
                entity_name=entity_name,
                ref=QuestionRef(entity, prop, scope),
                question=question_label(vocabulary, prop, scope, scope_name),
                label=label,
                says=says,
                stance=stance,
                certainty=certainty,
                speaker=voice,
                speaker_name=voice_name,
                via=tuple(via.get(number, ())),
                said=said,
                as_of=as_of,
                valid=valid,
                note=note,
                origin=origin,
                closed=_closed(vocabulary, prop, stance, *closings[number]) if number in closings else None,
                source=sources[source],
                citations=tuple(cites.get(number, ())),
                origin_name=names.get(origin),
                counted=counted_so,
                grade=graded.get(slug),
            )
    return {number: out[number] for number in dict.fromkeys(ids) if number in out}


_Closing = tuple[Stance, str, str, str, str, str]


def _derived(connection: Connection, marks: str, lot: Iterable[int]) -> tuple[dict[int, str], dict[int, _Closing]]:
    """The origin of each claim, and the claim that closed it: stance, id, label, day, and who says it."""
    origins: dict[int, str] = {}
    closings: dict[int, _Closing] = {}
    for number, origin, *closed_by in connection.execute(
        f"""
        SELECT k.claim_id, k.origin, d.stance, d.slug, d.label, d.said, w.slug, w.name
        FROM answer_claim k
        LEFT JOIN claim d ON d.id = k.closed_by LEFT JOIN entity w ON w.id = d.speaker_id
        WHERE k.claim_id IN ({marks}) ORDER BY k.claim_id, k.answer_id
        """,
        tuple(lot),
    ):
        origins.setdefault(number, origin)
        if closed_by[0] is not None:
            stance, slug, label, said, speaker, name = closed_by
            closings.setdefault(number, (stance, slug, label, said, speaker, name))
    return origins, closings


def _closed(
    vocabulary: Vocabulary,
    prop: str,
    stance: Stance,
    by: Stance,
    claim: str,
    label: str,
    said: str,
    slug: str,
    name: str,
) -> Closed:
    """What closed a claim of ``stance``, given by its speaker's claim of stance ``by``."""
    return Closed(closing(vocabulary.get(prop), stance, by), slug, name, claim, label, said)


def standings(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Stance, Certainty, Closing | None]]:
    """The stance, the certainty and how it was closed, of the claims of the given row ids."""
    vocabulary = vocabulary_of(connection)
    found: dict[int, tuple[Stance, Certainty, Closing | None]] = {}
    for marks, lot in lots(list(ids)):
        for number, prop, stance, certainty, by in connection.execute(
            f"""
            SELECT c.id, c.property, c.stance, c.certainty,
                   (SELECT max(d.stance) FROM answer_claim k JOIN claim d ON d.id = k.closed_by
                    WHERE k.claim_id = c.id)
            FROM claim c WHERE c.id IN ({marks})
            """,
            tuple(lot),
        ):
            how = closing(vocabulary.get(prop), stance, by) if by is not None else None
            found[number] = (stance, certainty, how)
    return found


def _origin_names(connection: Connection, origins: Collection[str]) -> dict[str, Origin]:
    """Who each origin is, of those that are still there."""
    found: dict[str, Origin] = {}
    rows = {origin: origin_row(origin) for origin in sorted(origins) if origin}
    for sort, sql in (
        ("e", "SELECT id, slug, name FROM entity WHERE id IN ({})"),
        ("s", "SELECT s.id, p.slug, p.name FROM source s JOIN entity p ON p.id = s.publisher_id WHERE s.id IN ({})"),
        ("v", "SELECT id, slug, name FROM entity WHERE id IN ({})"),
        ("w", "SELECT id, '', original FROM source WHERE id IN ({})"),
    ):
        by_row = {row: origin for origin, (of, row) in rows.items() if of == sort}
        for marks, lot in lots(list(by_row)):
            for row, slug, name in connection.execute(sql.format(marks), tuple(lot)):
                found[by_row[row]] = Origin(slug, name, sort in ("s", "v"))
    return found


def _via(connection: Connection, marks: str, lot: Iterable[int]) -> Mapping[int, list[str]]:
    out: dict[int, list[str]] = {}
    for number, name in connection.execute(
        f"SELECT r.claim_id, e.name FROM claim_via r JOIN entity e ON e.id = r.entity_id "
        f"WHERE r.claim_id IN ({marks}) ORDER BY r.claim_id, r.position",
        tuple(lot),
    ):
        out.setdefault(number, []).append(name)
    return out


def _citations(connection: Connection, marks: str, lot: Iterable[int]) -> Mapping[int, list[CitationView]]:
    """Citations, where they stand in the text held; the held words win over the stored ones."""
    out: dict[int, list[CitationView]] = {}
    pages = "r.pages" if store_version(connection) >= 3 else "''"  # stores of older versions are read as they are
    for number, label, start, end, held_start, held_end, status, score, exact, held, begun in connection.execute(
        f"""
        SELECT t.claim_id, r.label, t.start, t.end, t.held_start, t.held_end, t.status, t.score, t.exact,
               substr(r.text, coalesce(t.held_start, t.start) + 1,
                      coalesce(t.held_end, t.end) - coalesce(t.held_start, t.start)), {pages}
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
            page_of(json.loads(begun), start) if begun and held_start is None and status != "orphan" else None,
        )
        out.setdefault(number, []).append(view)
    return out


def page_of(begun: Sequence[int], start: int) -> int:
    """The page on which a passage begins, where each page begins in the text being told."""
    return max(bisect_right(begun, start), 1)


def source_rows(connection: Connection, ids: Sequence[int]) -> dict[int, SourceRow]:
    """Sources by row id, with their renditions."""
    out: dict[int, SourceRow] = {}
    for marks, lot in lots(ids):
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
        # stores of older versions are read as they are
        version = store_version(connection)
        added = "s.authors, s.original" if version >= 3 else "'', ''"
        added += ", s.zone" if version >= 4 else ", ''"
        for number, *facts in connection.execute(
            f"""
            SELECT s.id, s.slug, p.name, p.slug, s.title, s.published, s.language, s.address, s.inferred, s.note,
                   coalesce(o.title, ''), (SELECT count(*) FROM claim c WHERE c.source_id = s.id), {added}
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
                authors,
                original,
                zone,
            ) = facts
            out[number] = SourceRow(
                slug=slug,
                publisher=publisher,
                publisher_slug=publisher_slug,
                title=title,
                published=published,
                language=language,
                address=address,
                inferred=tuple(part for part in inferred.split(",") if part),
                note=note,
                copy_of=copy,
                claims=claims,
                renditions=tuple(renditions.get(number, ())),
                authors=tuple(authors.split("\n")) if authors else (),
                original=original,
                zone=zone,
            )
    graded = source_grades(connection, {row.slug: row.publisher_slug for row in out.values()})
    if graded:
        out = {number: replace(row, grade=graded.get(row.slug)) for number, row in out.items()}
    return {number: out[number] for number in ids if number in out}
