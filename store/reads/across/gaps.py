"""What a case does not know: one grouped query a kind, those that weigh most first."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from store.db.connection import Connection
from store.db.schema import has_records
from store.labels import gaps as words
from store.labels.dates import day
from store.labels.questions import question_label
from store.model.claims import QuestionRef
from store.model.out.gaps import GAP_KINDS, Gap, GapKind, Gaps
from store.model.stopping import check as look_at_stop
from store.properties.property import Property
from store.properties.scopes import named_sql
from store.properties.stored import vocabulary_of
from store.reads.echoes import OWN

#: What may have changed is out of date when it was told so long before the newest report of the case.
STALE_DAYS = 3 * 365
#: Kinds of entities whose names others write in letters of their own; an event is described, not named.
_SPELT = ("leader", "group", "voice", "place")


def gaps(connection: Connection, kinds: Collection[GapKind] = (), most: int | None = 20) -> tuple[Gaps, ...]:
    """The gaps of the kinds asked for, or all, at most so many of each; kinds of which there are none are left out."""
    found = []
    for kind in GAP_KINDS:
        if not kinds or kind in kinds:
            look_at_stop()
            total, rows = _FINDERS[kind](connection, -1 if most is None else most)
            if total:
                found.append(Gaps(kind, total, tuple(rows)))
    return tuple(found)


_Found = tuple[int, list[Gap]]
_Words = Callable[..., tuple[str, str]]


def _rows(connection: Connection, sql: str, told: Sequence[Any], most: int) -> tuple[int, list[tuple[Any, ...]]]:
    """The first rows of a query, with how many there are: it has that number as its last column."""
    rows = connection.execute(f"{sql} LIMIT ?", (*told, most)).fetchall()
    return (int(rows[0][-1]) if rows else 0), rows


def _questions(connection: Connection, kind: GapKind, sql: str, told: Sequence[Any], most: int, say: _Words) -> _Found:
    """Gaps that are questions: entity, its name, property, scope, weight first, then what ``say`` needs."""
    vocabulary = vocabulary_of(connection)
    named = named_sql("g.scope")
    total, rows = _rows(connection, f"SELECT g.*, {named}, count(*) OVER () FROM ({sql}) g", told, most)
    out = []
    for slug, name, prop, scope, weight, *rest in rows:
        *more, scope_name, _ = rest
        asked = f"{name}: {question_label(vocabulary, prop, scope, scope_name)}"
        out.append(Gap(kind, slug, asked, *say(*more), weight, QuestionRef(slug, prop, scope)))
    return total, out


def _one_origin(connection: Connection, most: int) -> _Found:
    # the speaker of its first claim stands for the origin; an unnamed one is its publisher's
    sql = f"""
        SELECT e.slug, e.name, q.property, q.scope, q.reports AS weight, q.reports,
               (SELECT v.name FROM claim c JOIN entity v ON v.id = c.speaker_id WHERE c.entity_id = q.entity_id
                AND c.property = q.property AND c.scope = q.scope ORDER BY c.position LIMIT 1)
        FROM question q JOIN entity e ON e.id = q.entity_id
        WHERE q.origins = 1 AND q.claims > 0 AND q.property NOT LIKE 'check.%' AND {OWN}
        ORDER BY q.reports DESC, q.rank, e.slug, q.property, q.scope
    """
    return _questions(connection, "one_origin", sql, (), most, words.one_origin)


def _undated_rivals(connection: Connection, most: int) -> _Found:
    sql = f"""
        SELECT e.slug, e.name, q.property, q.scope, q.claims AS weight, q.answers, q.claims,
               (SELECT json_group_array(slug) FROM (
                    SELECT DISTINCT s.slug FROM claim c JOIN source s ON s.id = c.source_id
                    WHERE c.entity_id = q.entity_id AND c.property = q.property AND c.scope = q.scope
                    ORDER BY s.slug) AS named)
        FROM question q JOIN entity e ON e.id = q.entity_id WHERE q.state = 'may_conflict' AND {OWN}
        ORDER BY q.claims DESC, q.rank, e.slug, q.property, q.scope
    """
    return _questions(
        connection,
        "undated_rivals",
        sql,
        (),
        most,
        lambda answers, claims, of: words.undated(answers, claims, json.loads(of)),
    )


def _lasts(prop: Property, choice: str | None) -> bool:
    """Whether what is so stays so, by itself or by what it is a kind of."""
    while choice is not None:
        if prop.persists.get(choice) == "forward":
            return True
        choice = prop.tree.get(choice)
    return False


def _stale(connection: Connection, most: int) -> _Found:
    """What holds one at a time and was last told long before the newest report; of rivals none is named."""
    vocabulary = vocabulary_of(connection)
    changing = [it.id for it in vocabulary.properties.values() if it.cardinality == "one_at_a_time"]
    lasting = [f"{it.id}={choice}" for it in vocabulary.properties.values() for choice in it.tree if _lasts(it, choice)]
    sql = """
        SELECT slug, name, property, scope, weight, told, day, dated, source FROM (
            SELECT e.slug, e.name, c.property, c.scope, d.day, s.slug AS source,
                   count(*) OVER (PARTITION BY c.entity_id, c.property, c.scope) AS weight,
                   CASE WHEN q.answers > 1 THEN q.answers || ' answers' ELSE c.label END AS told,
                   CASE WHEN c.as_of_hi IS NOT NULL THEN c.as_of WHEN c.valid_hi IS NOT NULL THEN ''
                        WHEN c.said_hi IS NOT NULL THEN c.said ELSE s.published END AS dated,
                   c.property || '=' || coalesce(c.value_key, '') AS valued,
                   row_number() OVER (PARTITION BY c.entity_id, c.property, c.scope
                                      ORDER BY d.day DESC NULLS LAST, c.id) AS nth
            FROM claim c JOIN entity e ON e.id = c.entity_id JOIN source s ON s.id = c.source_id
            JOIN (SELECT m.id, coalesce(m.as_of_hi, m.valid_hi, m.said_hi, o.published_hi) AS day
                  FROM claim m JOIN source o ON o.id = m.source_id) d ON d.id = c.id
            LEFT JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property AND q.scope = c.scope
            WHERE c.stance = 'asserts' AND c.property IN (SELECT value FROM json_each(?))) AS latest
        WHERE nth = 1 AND day < (SELECT max(published_hi) FROM source) - ?
          AND valued NOT IN (SELECT value FROM json_each(?))
        ORDER BY day, slug, property, scope
    """

    def say(label: str, last: int, told: str, source: str) -> tuple[str, str]:
        return words.stale(label, day(told or date.fromordinal(last).isoformat()), [source])

    return _questions(connection, "stale", sql, (json.dumps(changing), STALE_DAYS, json.dumps(lasting)), most, say)


def _sources(connection: Connection, kind: GapKind, sql: str, most: int, say: _Words) -> _Found:
    """Gaps that are sources: id, title and weight first, then what ``say`` needs."""
    total, rows = _rows(connection, f"SELECT g.*, count(*) OVER () FROM ({sql}) g", (), most)
    return total, [Gap(kind, slug, title or slug, *say(*more[:-1]), weight) for slug, title, weight, *more in rows]


_APART = "\x1f"
_CLAIMS = "(SELECT count(*) FROM claim c WHERE c.source_id = s.id)"


def _unheld(connection: Connection, most: int) -> _Found:
    sql = """
        SELECT s.slug, s.title, t.claims AS weight, t.claims, s.address, p.name, s.title
        FROM (SELECT rendition_id, count(DISTINCT claim_id) AS claims FROM citation GROUP BY rendition_id) t
        JOIN rendition r ON r.id = t.rendition_id JOIN source s ON s.id = r.source_id
        JOIN entity p ON p.id = s.publisher_id
        WHERE r.kind = 'original' AND r.text IS NULL ORDER BY weight DESC, s.slug, r.label
    """
    return _sources(connection, "unheld", sql, most, words.unheld)


def _no_original(connection: Connection, most: int) -> _Found:
    sql = f"""
        SELECT s.slug, s.title, {_CLAIMS} AS weight, r.kinds, s.address, p.name, s.title
        FROM (SELECT source_id, group_concat(DISTINCT kind) AS kinds,
                     max(CASE WHEN kind = 'original' THEN 1 ELSE 0 END) AS original
              FROM rendition GROUP BY source_id) r
        JOIN source s ON s.id = r.source_id JOIN entity p ON p.id = s.publisher_id
        WHERE r.original = 0 ORDER BY weight DESC, s.slug
    """

    def say(kinds: str, address: str, publisher: str, title: str) -> tuple[str, str]:
        return words.no_original(" and ".join(sorted(kinds.split(","))), address, publisher, title)

    return _sources(connection, "no_original", sql, most, say)


def _copied(connection: Connection, most: int) -> _Found:
    if not has_records(connection):  # an older store has no words for it
        return 0, []
    sql = """
        SELECT '', original, count(*) AS weight, json_group_array(slug)
        FROM (SELECT original, slug FROM source
              WHERE original <> '' AND syndicated_from_id IS NULL ORDER BY slug) AS copied
        GROUP BY original ORDER BY weight DESC, original
    """
    return _sources(connection, "copied", sql, most, lambda of: words.copied(json.loads(of)))


def _undated_source(connection: Connection, most: int) -> _Found:
    sql = f"""
        SELECT s.slug, s.title, {_CLAIMS} AS weight, p.name, s.address, s.title
        FROM source s JOIN entity p ON p.id = s.publisher_id WHERE s.published_lo IS NULL ORDER BY weight DESC, s.slug
    """
    return _sources(connection, "undated_source", sql, most, words.undated_source)


def _one_script(connection: Connection, most: int) -> _Found:
    of = ", ".join(f"'{kind}'" for kind in _SPELT)
    sql = f"""
        SELECT e.slug, e.name, e.known AS weight, min(n.script), count(*),
               (SELECT json_group_array(slug || '{_APART}' || language) FROM (
                    SELECT DISTINCT s.slug, s.language FROM claim c JOIN source s ON s.id = c.source_id
                    WHERE c.entity_id = e.id ORDER BY s.slug) AS told)
        FROM entity e JOIN name n ON n.entity_id = e.id
        WHERE e.origin = 'case' AND e.anonymous = 0 AND e.kind IN ({of})
        GROUP BY e.id HAVING min(n.script) = max(n.script) ORDER BY e.known DESC, e.slug
    """

    def say(script: str, spellings: int, spoken_of: str) -> tuple[str, str]:
        told = [(slug, language) for slug, _, language in (one.partition(_APART) for one in json.loads(spoken_of))]
        return words.one_script(script, spellings, told)

    return _sources(connection, "one_script", sql, most, say)


_FINDERS: dict[GapKind, Callable[[Connection, int], _Found]] = {
    "one_origin": _one_origin,
    "undated_rivals": _undated_rivals,
    "stale": _stale,
    "unheld": _unheld,
    "no_original": _no_original,
    "copied": _copied,
    "undated_source": _undated_source,
    "one_script": _one_script,
}
