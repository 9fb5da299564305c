"""The records that an edit changes, checked together with those whose meaning or standing hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from store.case.checks.checked import CheckedCase, CheckedClaim
from store.case.checks.claim import check_claim, check_judgement
from store.case.checks.decided import check_linked
from store.case.checks.entity import check_entity
from store.case.checks.graded import check_grade
from store.case.checks.source import check_head, check_words
from store.case.decided import GradeEntry
from store.case.models import ClaimEntry, JudgementEntry
from store.case.read import ReadSource
from store.case.records import entry
from store.db.connection import Connection
from store.db.lots import lots
from store.edits.as_one import decided_now
from store.edits.order import positions
from store.edits.standing.ground import standing_on
from store.edits.standing.lookups import InRecord
from store.model.edits import BadEdit, Change, Data, FieldProblem, name_of
from store.properties.vocabulary import Vocabulary
from store.writes.batch import Batch
from store.writes.records import Key, Records

#: Of what stands on something, so many are named.
_FEW = 5
#: Of these parts of a head the meaning of its claims hangs: the days they are counted from, the texts they stand in.
_MEANING = ("published", "zone", "rendition", "text", "sha256", "length", "other_renditions", "kind")


def checked(
    plain: Connection,
    case: CheckedCase,
    made: Sequence[Change],
    over: Mapping[Key, Data | None],
    back: Mapping[str, str],
    differing: Sequence[str] = (),
    places: Callable[[Sequence[CheckedClaim]], list[int]] | None = None,
) -> Batch:
    """The changed records and the claims that mean something else by them, all checked. Raises BadEdit.

    ``over`` has what the changes make of records, ``back`` where claims that come back stood; ``differing`` are the
    properties that the case defines otherwise from now on; ``places`` gives claims their positions in place of
    `positions`.
    """
    noted: list[FieldProblem] = []

    def after(kind: str) -> list[str]:
        return [it.ref for it in made if it.kind == kind and it.after is not None]

    def gone(kind: str) -> set[str]:
        return {it.ref for it in made if it.kind == kind and it.after is None}

    head = over.get(("case", ""))
    if head is not None:
        check_words(case, head, InRecord("case", "", noted))
    by_words = _by_words(plain, case.vocabulary, differing, over, noted)
    leaning = _leaning(plain, made, over)
    one = decided_now(plain, case, made, over, noted)
    entities = {slug: case.entities[slug] for slug in after("entity")}
    for slug in [*entities, *leaning["entity"]]:
        wrong = len(noted)
        check_entity(case, case.entities[slug], InRecord("entity", slug, noted))
        if one.stands and len(noted) == wrong:
            check_linked(case, slug, InRecord("entity", slug, noted), one.stands)
    sources = {slug: replace(case.sources[slug], at=InRecord("source", slug, noted)) for slug in after("source")}
    for slug in [*sources, *leaning["source"]]:
        source = sources.get(slug) or replace(case.sources[slug], at=InRecord("source", slug, noted))
        check_head(case, source)
        noted += _lacking(source, over.get(("source", slug)) or {})
    records = Records(plain)
    claims: list[CheckedClaim] = []
    for slug in dict.fromkeys([*after("claim"), *_meant(plain, made), *leaning["claim"], *by_words, *one.claims]):
        data = over[("claim", slug)] if ("claim", slug) in over else records.get("claim", slug)
        if data is not None:
            told = cast("ClaimEntry", entry("claim", data))
            checked = check_claim(case, data["source"], told, InRecord("claim", slug, noted))
            claims += [checked] if checked is not None else []
    for slug in after("judgement"):
        data = over[("judgement", slug)]
        assert data is not None
        check_judgement(case, cast("JudgementEntry", entry("judgement", data)), InRecord("judgement", slug, noted))
    for ref in [*after("grade"), *leaning["grade"]]:
        data = over[("grade", ref)] if ("grade", ref) in over else records.get("grade", ref)
        if data is not None:
            graded = cast("GradeEntry", entry("grade", data))
            of_claim = graded.claim or ""
            there = [of_claim] if _there(records, over, ("claim", of_claim)) else []
            check_grade(case, graded, InRecord("grade", ref, noted), there)
    if noted or case.problems:
        raise BadEdit(noted or [FieldProblem("edit", "", (), it.message) for it in case.problems])
    left = gone("entity")
    entities |= {slug: case.entities[slug] for slug in one.entities(entities) if slug not in left}
    return Batch(
        case,
        entities,
        sources,
        claims,
        positions(plain, claims, back) if places is None else places(claims),
        gone_entities=left,
        gone_sources=gone("source"),
        gone_claims=gone("claim"),
        stands=one.stands,
        restood=one.restood,
        published=[slug for slug in one.sources if slug not in sources],
    )


def _by_words(
    plain: Connection,
    vocabulary: Vocabulary,
    differing: Sequence[str],
    over: Mapping[Key, Data | None],
    noted: list[FieldProblem],
) -> list[str]:
    """The claims to be read again, for their property means something else; refused where it is gone below them."""
    out: list[str] = []
    for prop_id in differing:
        sql = "SELECT 'claim', slug FROM claim WHERE property = ? UNION ALL SELECT 'judgement', slug FROM judgement "
        rows = plain.execute(f"{sql} WHERE property = ?", (prop_id, prop_id)).fetchall()
        on_it = [
            (kind, ref) for kind, ref in rows if (kind, ref) not in over or _of(over[kind, ref], "property") == prop_id
        ]
        if vocabulary.get(prop_id) is not None:
            out += [ref for kind, ref in on_it if kind == "claim"]
        elif on_it:
            named = ", ".join(name_of(*key) for key in on_it[:_FEW]) + (", ..." if len(on_it) > _FEW else "")
            what = "1 record stands on it" if len(on_it) == 1 else f"{len(on_it):,} records stand on it"
            message = f"property {prop_id!r} cannot go while {what} ({named}): change or remove these first"
            noted.append(FieldProblem("case", "", ("properties",), message))
    return out


def _there(records: Records, over: Mapping[Key, Data | None], key: Key) -> bool:
    """Whether a record will be there once the changes are made."""
    return over[key] is not None if key in over else records.has(*key)


def _of(data: Data | None, key: str) -> Any:
    return data.get(key) if data is not None else None


def _lacking(source: ReadSource, data: Data) -> Iterable[FieldProblem]:
    """What a source says it holds, and no text is at hand."""
    held = {str(it["id"]) for it in data.get("other_renditions", ()) if "text" in it}
    held |= {source.head.rendition} if "text" in data else set()
    for rendition in source.renditions:
        known = rendition.length is not None or rendition.sha256
        if rendition.text is None and (rendition.label in held or not known):
            yield FieldProblem("source", source.head.id, (), f"has no text of {rendition.label!r}: add it")


def _leaning(plain: Connection, made: Iterable[Change], over: Mapping[Key, Data | None]) -> dict[str, list[str]]:
    """The records that name an entity of which the kind changed: not every kind can speak, publish or hold a place."""
    out: dict[str, list[str]] = {"entity": [], "source": [], "claim": [], "judgement": [], "same": [], "grade": []}
    for change in made:
        before, after = change.before, change.after
        if change.kind == "entity" and before and after and before["kind"] != after["kind"]:
            for kind, ref in standing_on(plain, "entity", change.ref):
                if (kind, ref) not in over and ref not in out[kind]:
                    out[kind].append(ref)
    return out


def _meant(plain: Connection, made: Iterable[Change]) -> list[str]:
    """The claims that may mean something else now: of sources with another day or text, with entities renamed."""
    out: list[str] = []
    renamed: list[str] = []
    dated: list[str] = []
    for change in made:
        before, after = change.before, change.after
        if before is None or after is None:
            continue
        if change.kind == "entity" and (before["name"], before["kind"]) != (after["name"], after["kind"]):
            renamed.append(change.ref)
        if change.kind == "source" and any(before.get(key) != after.get(key) for key in _MEANING):
            dated.append(change.ref)
    for marks, lot in lots(renamed):
        rows = plain.execute(
            f"""
            SELECT c.slug FROM claim c JOIN entity e ON e.id = c.value_id WHERE e.slug IN ({marks})
            UNION SELECT c.slug FROM claim c JOIN entity e ON e.id = c.entity_id WHERE e.slug IN ({marks})
            UNION SELECT c.slug FROM claim c JOIN entity e ON e.id = c.speaker_id WHERE e.slug IN ({marks})
            """,
            (*lot, *lot, *lot),
        )
        out += [slug for (slug,) in rows.fetchall()]
    for marks, lot in lots(dated):
        rows = plain.execute(
            f"SELECT c.slug FROM claim c JOIN source s ON s.id = c.source_id WHERE s.slug IN ({marks})", lot
        )
        out += [slug for (slug,) in rows.fetchall()]
    return out
