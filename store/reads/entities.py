"""What the browser asks most: the overview, lists of entities, an entity's page, the work list.

Plain DB-API in, frozen facts (:mod:`store.model.views`) out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from store.db.connection import Connection
from store.db.lots import marks
from store.db.schema import store_version
from store.model.views import SAME_AS, ClaimedName, EntityPage, EntityRow, Link, NameRow, Overview, QuestionRow
from store.model.vocabulary import KINDS, UNSETTLED, EntityKind
from store.properties.stored import vocabulary_of
from store.reads.echoes import OWN, hosted

if TYPE_CHECKING:
    from store.model.same import Decision

#: Questions with a standing judgement: the latest about them is no withdrawal; 0 for one that nobody asks any more.
#: Gathered once, not for each question, and each looked up by all three of its keys: a server expects few judgements,
#: and would go through all there are for each.
_JUDGED = """
(SELECT coalesce((SELECT a.id FROM question a
                  WHERE a.entity_id = b.id AND a.property = j.property AND a.scope = j.scope), 0) AS id
 FROM (SELECT entity_slug, property, scope, decision,
              row_number() OVER (PARTITION BY entity_slug, property, scope ORDER BY at DESC, id DESC) AS place
       FROM judgement) AS j
 JOIN entity b ON b.slug = j.entity_slug
 WHERE j.place = 1 AND j.decision <> 'withdrawn')
"""
#: Questions that nobody judged: the unsettled ones of them are left to judge.
_LEFT = f"q.id NOT IN {_JUDGED}"
_ENTITY_ROW = f"""
SELECT e.slug, e.kind, e.name,
       (SELECT q.state FROM question q WHERE q.entity_id = e.id AND {OWN} ORDER BY q.rank LIMIT 1),
       coalesce((SELECT count(*) FROM question q WHERE q.entity_id = e.id AND {OWN}
                 GROUP BY q.state ORDER BY min(q.rank) LIMIT 1), 0),
       (SELECT count(*) FROM question q WHERE q.entity_id = e.id AND {OWN})
FROM entity e
"""


def version(connection: Connection) -> int:
    """How often the store was written to."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return int(row[0]) if row else 0


def overview(connection: Connection) -> Overview:
    """Counts and titles. Entities and names are counted by who writes (`store.db.writing`)."""
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key <> 'files'").fetchall())
    kinds = json.loads(meta.get("kinds", "{}"))
    states = dict(
        connection.execute(f"SELECT state, count(*) FROM question q WHERE {OWN} GROUP BY 1 ORDER BY 1").fetchall()
    )

    def one(sql: str, parameters: tuple[str, ...] = ()) -> int:
        (number,) = connection.execute(sql, parameters).fetchone()
        return int(number)

    left = one(
        f"SELECT count(*) FROM question q WHERE {OWN} AND q.state IN ({marks(len(UNSETTLED))}) AND {_LEFT}",
        UNSETTLED,
    )
    judged = one(f"SELECT count(*) FROM {_JUDGED} AS judged WHERE id > 0")
    return Overview(
        title=meta.get("title", "names without a case" if kinds else "an empty store"),
        about=meta.get("about", ""),
        sources=one("SELECT count(*) FROM source"),
        entities=sum(kinds.values()),
        names=int(meta.get("names", 0)),
        claims=one("SELECT count(*) FROM claim"),
        kinds={kind: kinds.get(kind, 0) for kind in KINDS},
        states=states,
        judged=judged,
        left=left,
        called=vocabulary_of(connection).kinds,
    )


def count(connection: Connection, kind: EntityKind) -> int:
    """How many entities of a kind."""
    (number,) = connection.execute("SELECT count(*) FROM entity WHERE kind = ?", (kind,)).fetchone()
    return int(number)


def entities(connection: Connection, kind: EntityKind, offset: int, limit: int) -> tuple[EntityRow, ...]:
    """A page of the entities of a kind: the case's own first ('case' sorts before 'names'), worst first."""
    rows = connection.execute(
        f"{_ENTITY_ROW} WHERE e.kind = ? ORDER BY e.origin, e.worst, e.anonymous, e.name, e.id LIMIT ? OFFSET ?",
        (kind, limit, offset),
    )
    return tuple(EntityRow(*row) for row in rows)


def entity_rows(connection: Connection, ids: Collection[int]) -> dict[int, EntityRow]:
    """Rows of the given entities by row id."""
    out: dict[int, EntityRow] = {}
    for number in ids:
        row = connection.execute(f"{_ENTITY_ROW} WHERE e.id = ?", (number,)).fetchone()
        if row is not None:
            out[number] = EntityRow(*row)
    return out


def entity(connection: Connection, slug: str) -> EntityPage | None:
    """An entity's page."""
    from store.reads.questions import question_rows

    row = connection.execute("SELECT id, kind, name, about, anonymous FROM entity WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        return None
    number, kind, name, about, anonymous = row
    own = {r[0] for r in connection.execute(f"SELECT id FROM question q WHERE entity_id = ? AND {OWN}", (number,))}
    # what is told with a question about another is a row of its own on this page
    for (echo,) in connection.execute(
        f"SELECT id FROM question q WHERE entity_id = ? AND NOT {OWN}", (number,)
    ).fetchall():
        own |= set() if hosted(connection, echo) & own else {echo}
    elsewhere = connection.execute(
        """
        SELECT q.id FROM claim c
        JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property AND q.scope = c.scope
        WHERE c.value_id = ? AND c.entity_id <> ? GROUP BY q.id ORDER BY q.rank LIMIT 200
        """,
        (number, number),
    )
    (says,) = connection.execute("SELECT count(*) FROM claim WHERE speaker_id = ?", (number,)).fetchone()
    links = _links(connection, number)
    return EntityPage(
        slug=slug,
        kind=kind,
        name=name,
        about=about,
        anonymous=bool(anonymous),
        names=_names(connection, number),
        questions=question_rows(connection, sorted(own)),
        named_in=question_rows(connection, [r[0] for r in elsewhere]),
        links=links,
        says=says,
        kind_word=vocabulary_of(connection).one(kind),
        one_with=_one_with(connection, slug, links),
        claimed=_claimed(connection, number),
    )


def _claimed(connection: Connection, number: int) -> tuple[ClaimedName, ...]:
    """The names that stand only in claims about an entity; how they are told is looked for where there are any."""
    naming = vocabulary_of(connection).naming
    sql = (
        f"SELECT 1 FROM claim c WHERE c.entity_id = ? AND c.property IN ({marks(len(naming))}) "
        "AND c.stance = 'asserts' "
        "AND NOT EXISTS (SELECT 1 FROM name n WHERE n.entity_id = c.entity_id AND n.text = c.label) LIMIT 1"
    )
    if connection.execute(sql, (number, *naming)).fetchone() is None:
        return ()
    from store.labels.claims import name_said
    from store.names.script import script_of
    from store.search.claimed import claimed_names, said_so

    found = ((text, said_so(connection, number, text)) for _, _, _, text in claimed_names(connection, [number]))
    return tuple(ClaimedName(text, name_said(said), script_of(text)) for text, said in found if said is not None)


def _one_with(connection: Connection, slug: str, links: tuple[Link, ...]) -> tuple[Decision, ...]:
    """The decisions by which an entity stands for others; they are looked for only where it stands for any."""
    all_one = {slug, *(link.slug for link in links if link.how == SAME_AS)}
    if len(all_one) == 1:
        return ()
    from store.reads.same import decisions

    return tuple(it for it in decisions(connection) if it.decided == "same" and {it.one, it.other} <= all_one)


def _names(connection: Connection, number: int) -> tuple[NameRow, ...]:
    rows = connection.execute(
        """
        SELECT n.id, n.text, n.kind, n.script, p.slug, p.name
        FROM name n
        LEFT JOIN name_source u ON u.name_id = n.id
        LEFT JOIN source s ON s.id = u.source_id
        LEFT JOIN entity p ON p.id = s.publisher_id
        WHERE n.entity_id = ? ORDER BY n.kind <> 'primary', n.id, p.name, p.slug
        """,
        (number,),
    )
    names: dict[int, tuple[str, str, str]] = {}
    used: dict[int, dict[str, str]] = {}
    for name, text, kind, script, publisher, called in rows:
        names[name] = (text, kind, script)
        if publisher is not None:
            used.setdefault(name, {})[publisher] = called
    return tuple(NameRow(*fields, tuple(used.get(name, {}).values())) for name, fields in names.items())


#: The links that came with version 4 of a store.
_ADDED = """
        UNION ALL SELECT o.slug, o.kind, o.name, 'lies in' FROM also_within w JOIN entity o ON o.id = w.place_id
            WHERE w.entity_id = :n
        UNION ALL SELECT o.slug, o.kind, o.name, 'came after' FROM follows f JOIN entity o ON o.id = f.earlier_id
            WHERE f.entity_id = :n
        UNION ALL SELECT o.slug, o.kind, o.name, 'came before' FROM follows f JOIN entity o ON o.id = f.entity_id
            WHERE f.earlier_id = :n
"""


#: Those for whom it stands came with version 5.
_ONE = f"""
        UNION ALL SELECT o.slug, e.kind, o.name, '{SAME_AS}' FROM entity o JOIN entity e ON e.id = o.same_as_id
            WHERE o.same_as_id = :n
"""


def _links(connection: Connection, number: int) -> tuple[Link, ...]:
    """Places around and inside, what came before and after, bodies spoken for, and who it might be."""
    # stores of older versions are read as they are
    version = store_version(connection)
    since = version >= 4
    also = "UNION SELECT entity_id FROM also_within WHERE place_id = :n" if since else ""
    rows = connection.execute(
        f"""
        SELECT o.slug, o.kind, o.name, 'lies in' FROM entity e JOIN entity o ON o.id = e.within_id WHERE e.id = :n
        {_ADDED if since else ""}
        {_ONE if version >= 5 else ""}
        UNION ALL SELECT * FROM (
            SELECT slug, kind, name, 'holds' FROM entity
            WHERE id IN (SELECT id FROM entity WHERE within_id = :n {also}) ORDER BY name LIMIT 50) AS held
        UNION ALL SELECT o.slug, o.kind, o.name, 'speaks for' FROM speaks_for s JOIN entity o ON o.id = s.body_id
            WHERE s.entity_id = :n
        UNION ALL SELECT o.slug, o.kind, o.name, 'voice of it' FROM speaks_for s JOIN entity o ON o.id = s.entity_id
            WHERE s.body_id = :n
        UNION ALL SELECT o.slug, o.kind, o.name, 'might be' FROM perhaps p JOIN entity o ON o.id = p.other_id
            WHERE p.entity_id = :n
        UNION ALL SELECT o.slug, o.kind, o.name, 'might be' FROM perhaps p JOIN entity o ON o.id = p.entity_id
            WHERE p.other_id = :n
        """,
        {"n": number},
    )
    # two may each be said to be perhaps the other
    return tuple(dict.fromkeys(Link(*row) for row in rows))


def worklist(
    connection: Connection,
    *,
    states: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    properties: Collection[str] | None = None,
    voice: str | None = None,
    unjudged: bool = False,
    grades: Sequence[str] = (),
) -> tuple[QuestionRow, ...]:
    """Questions in the given states (the unsettled ones), worst first, with what else is asked of them. ``grades``:
    those of which a claim is graded so, "B" (its source), "2" or "B2".

    A check that only echoes others is told with those, and is a row of its own only where it is asked for.
    """
    from store.reads.questions import question_rows

    ids = worklist_ids(
        connection,
        states=states,
        kinds=kinds,
        properties=properties,
        voice=voice,
        unjudged=unjudged,
        grades=grades,
    )
    return question_rows(connection, ids)


def worklist_ids(
    connection: Connection,
    *,
    states: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    properties: Collection[str] | None = None,
    voice: str | None = None,
    unjudged: bool = False,
    grades: Sequence[str] = (),
) -> list[int]:
    """The row ids of the same questions in the same order, for who looks at a part of them."""
    where: list[str] = [] if any(it.startswith("check.") for it in properties or ()) else [OWN]
    parameters: list[str] = []
    for column, wanted in (("q.state", states or UNSETTLED), ("e.kind", kinds), ("q.property", properties)):
        if wanted:
            where.append(f"{column} IN ({marks(len(wanted))})")
            parameters += wanted
    if voice:
        where.append(
            "q.id IN (SELECT a.question_id FROM entity v JOIN claim c ON c.speaker_id = v.id "
            "JOIN answer_claim k ON k.claim_id = c.id JOIN answer a ON a.id = k.answer_id WHERE v.slug = ?)"
        )
        parameters.append(voice)
    if unjudged:
        where.append(_LEFT)
    if grades:
        from store.reads.graded.grades import of_grade

        graded, of = of_grade(connection, grades)
        where.append(
            "q.id IN (SELECT a.question_id FROM claim c JOIN source s ON s.id = c.source_id "
            f"JOIN answer_claim k ON k.claim_id = c.id JOIN answer a ON a.id = k.answer_id WHERE {graded})"
        )
        parameters += of
    rows = connection.execute(
        "SELECT q.id FROM question q JOIN entity e ON e.id = q.entity_id "
        f"WHERE {' AND '.join(where)} ORDER BY q.rank, e.name, q.property, q.scope",
        parameters,
    )
    return [row[0] for row in rows]
