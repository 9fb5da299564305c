"""The records of a store that was made before there were any, put together from its rows.

They say what the case's files say, in other words where these were not kept: a citation by offsets and hash where
its words stand more than once, a value with what it is compared as where its own words do not give that.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlmodel import Session

from store.case.checks.claim import NEAR
from store.case.records import canonical
from store.db.connection import Connection, DatabaseError
from store.db.engine import engine_at, reading
from store.db.schema import SCHEMA_VERSION, store_version
from store.db.writing import driver, writing
from store.edits import base
from store.model.edits import Change, Data
from store.model.places import Place
from store.properties.built_in import PROPERTIES
from store.values.basis.sets import bare_place
from store.values.read import UnreadableValue, parse_value
from store.writes.records import Records


def bring_up(store: Place) -> None:
    """Let a store have its records, if an older version made it; else nothing is written."""
    try:
        with reading(store) as plain:
            ready = store_version(plain) == SCHEMA_VERSION
            ready = ready and plain.execute("SELECT 1 FROM record LIMIT 1").fetchone() is not None
    except DatabaseError as error:
        raise engine_at(store).refusal(store, error) from error
    if not ready:
        with writing(store) as session:
            ensure_records(session)


def ensure_records(session: Session) -> None:
    """Make the records of a store that has rows and none of these yet."""
    plain = driver(session)
    if plain.execute("SELECT 1 FROM record LIMIT 1").fetchone() is None:
        made = _all(plain)
        Records(plain).put(made)
        # the folder it was loaded from held no judgements
        base.note(plain, [it for it in made if it.kind == "judgement"])


def _all(plain: Connection) -> list[Change]:
    meta = dict(plain.execute("SELECT key, value FROM meta WHERE key IN ('case', 'title', 'about')").fetchall())
    if "case" not in meta:
        return []
    head = {"id": meta["case"], "title": meta.get("title", meta["case"]), "about": meta.get("about", "")}
    out = [_record("case", "", head)]
    out += [_record("entity", data["id"], data) for data in _entities(plain)]
    out += [_record("source", data["id"], data) for data in _sources(plain)]
    out += [_record("claim", data["id"], data) for data in _claims(plain)]
    out += [_record("judgement", data["id"], data) for data in _judgements(plain)]
    return out


def _record(kind: str, ref: str, data: Data) -> Change:
    return Change(kind, ref, None, canonical(kind, data))


def _entities(plain: Connection) -> list[dict[str, Any]]:
    used: dict[int, list[str]] = defaultdict(list)
    for name, source in plain.execute(
        "SELECT u.name_id, s.slug FROM name_source u JOIN source s ON s.id = u.source_id ORDER BY s.slug"
    ).fetchall():
        used[name].append(source)
    names: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for number, entity, text, kind in plain.execute(
        "SELECT n.id, n.entity_id, n.text, n.kind FROM name n JOIN entity e ON e.id = n.entity_id "
        "WHERE e.origin = 'case' ORDER BY n.id"
    ).fetchall():
        names[entity].append((number, text, kind))
    bodies = _pairs(plain, "SELECT s.entity_id, b.slug FROM speaks_for s JOIN entity b ON b.id = s.body_id")
    maybe = _pairs(plain, "SELECT p.entity_id, o.slug FROM perhaps p JOIN entity o ON o.id = p.other_id")
    out = []
    for number, slug, kind, name, about, anonymous, within in plain.execute(
        "SELECT e.id, e.slug, e.kind, e.name, e.about, e.anonymous, w.slug FROM entity e "
        "LEFT JOIN entity w ON w.id = e.within_id WHERE e.origin = 'case' ORDER BY e.id"
    ).fetchall():
        data: dict[str, Any] = {"id": slug, "kind": kind, "name": name, "about": about}
        data["used_by"] = [source for at, text, _ in names[number] if text == name for source in used[at]]
        data["names"] = [
            {"text": text, "kind": of, "used_by": used[at]} for at, text, of in names[number] if text != name
        ]
        data |= {"anonymous": bool(anonymous), "speaks_for": bodies[number], "perhaps": maybe[number]}
        out.append(data | ({"within": within} if within else {}))
    return out


def _pairs(plain: Connection, sql: str) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for number, slug in sorted(plain.execute(sql).fetchall()):
        out[number].append(slug)
    return out


def _sources(plain: Connection) -> list[dict[str, Any]]:
    wordings: dict[int, list[dict[str, Any]]] = defaultdict(list)
    main: dict[int, dict[str, Any]] = {}
    for source, label, kind, language, sha256, length, held, is_main in plain.execute(
        "SELECT source_id, label, kind, language, sha256, length, text IS NOT NULL AND held_sha256 IS NULL, main "
        "FROM rendition ORDER BY source_id, position, id"
    ).fetchall():
        by_hash = {"text": sha256} if held else {"sha256": sha256, "length": length}
        if is_main:
            main[source] = {"rendition": label, "kind": kind if kind != label else None, **by_hash}
        else:
            wordings[source].append({"id": label, "kind": kind, "language": language, **by_hash})
    out = []
    for number, slug, publisher, title, published, language, address, original, inferred, note in plain.execute(
        "SELECT s.id, s.slug, p.slug, s.title, s.published, s.language, s.address, o.slug, s.inferred, s.note "
        "FROM source s JOIN entity p ON p.id = s.publisher_id LEFT JOIN source o ON o.id = s.syndicated_from_id "
        "ORDER BY s.id"
    ).fetchall():
        others = [{**it, "file": f"{slug}.{it['id']}.txt"} if "text" in it else it for it in wordings[number]]
        out.append(
            {
                "id": slug,
                "publisher": publisher,
                "title": title,
                "published": published,
                "language": language,
                "address": address,
                "syndicated_from": original,
                "inferred": inferred.split(",") if inferred else [],
                "note": note,
                **main[number],
                "other_renditions": others,
            }
        )
    return out


def _claims(plain: Connection) -> list[dict[str, Any]]:
    via = _pairs_in_order(plain)
    texts = {
        (source, label): text
        for source, label, text in plain.execute(
            "SELECT source_id, label, text FROM rendition WHERE held_sha256 IS NULL AND text IS NOT NULL"
        ).fetchall()
    }
    cites: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for claim, source, label, start, end, exact, sha256 in plain.execute(
        'SELECT t.claim_id, r.source_id, r.label, t.start, t."end", t.exact, t.exact_sha256 FROM citation t '
        "JOIN rendition r ON r.id = t.rendition_id ORDER BY t.id"
    ).fetchall():
        text = texts.get((source, label), "")
        once = exact is not None and text.count(exact) == 1 and exact.strip() == exact
        by_hash = {"start": start, "end": end, "sha256": sha256}
        cites[claim][label].append({"quote": exact} if once else by_hash)
    out = []
    for row in plain.execute(
        "SELECT c.id, c.slug, s.slug, e.slug, c.property, c.scope, c.says, c.value_key, c.label, v.slug, c.stance, "
        "c.certainty, c.said, c.as_of, c.valid, c.note, s.published FROM claim c JOIN source s ON s.id = c.source_id "
        "JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id ORDER BY c.position"
    ).fetchall():
        number, slug, source, entity, name, scope, says, key, label, speaker, stance, certainty, *rest = row
        said, as_of, valid, note, published = rest
        prop = PROPERTIES.get(name)
        data: dict[str, Any] = {"source": source, "id": slug, "entity": entity, "property": name}
        if prop is None or scope != prop.default_scope:
            data["scope"] = scope
        if key is not None:
            data["value"] = _value(name, says, key, label, published, as_of or said)
        data |= {"speaker": speaker, "via": via[number], "stance": stance, "certainty": certainty, "said": said}
        data |= {"as_of": as_of, "valid": valid, "note": note, "cite": {k: list(v) for k, v in cites[number].items()}}
        out.append(data)
    return out


def _value(name: str, says: str, key: str, label: str, published: str, as_of: str) -> dict[str, str]:
    """The report's words, and what they are compared as where these alone do not say it."""
    prop = PROPERTIES[name]
    if prop.type in ("entity", "place"):
        named = bare_place(key) if prop.type == "place" else key
        told = named if named == key else f"{NEAR}{named}"
        return {"says": says, "is": told} if says != told else {"says": says}
    try:
        alone = parse_value(prop, says, None, on=published or None, as_of=as_of or None)
    except UnreadableValue:
        alone = None
    if alone is not None and alone.key == key:
        return {"says": says}
    return {"says": says, "is": label if prop.type == "text" else key}


def _pairs_in_order(plain: Connection) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for claim, slug in plain.execute(
        "SELECT v.claim_id, e.slug FROM claim_via v JOIN entity e ON e.id = v.entity_id ORDER BY v.claim_id, v.position"
    ).fetchall():
        out[claim].append(slug)
    return out


def _judgements(plain: Connection) -> list[dict[str, Any]]:
    out = []
    for row in plain.execute(
        "SELECT j.slug, j.entity_slug, j.property, j.scope, j.decision, j.value_key, j.value_label, j.why, j.who, "
        "j.at, o.slug FROM judgement j LEFT JOIN judgement o ON o.id = j.supersedes_id ORDER BY j.id"
    ).fetchall():
        slug, entity, name, scope, decision, answer, label, why, who, at, supersedes = row
        data = {"id": slug, "entity": entity, "property": name, "scope": scope, "decision": decision}
        data |= {"label": label, "why": why, "who": who, "at": at}
        data |= {"answer": answer} if decision == "holds" else {}
        out.append(data | ({"supersedes": supersedes} if supersedes else {}))
    return out
