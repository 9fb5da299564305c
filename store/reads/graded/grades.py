"""Grades as people gave them: of sources, of publishers for all their reports, of claims. No verdict reads this.

A grade is a record and has no row of its own. Where nobody graded anything that is found at once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from store.db.connection import Connection
from store.db.lots import lots
from store.db.schema import store_version
from store.model.claims import Grade
from store.model.out.grades import GradeRow
from store.model.vocabulary import Graded

#: Stores of older versions have none: a grade is written into one that was brought up.
_SINCE = 5
_ALL = {
    "source": "kind = 'grade' AND ref >= 'source+' AND ref < 'source,'",
    "publisher": "kind = 'grade' AND ref >= 'publisher+' AND ref < 'publisher,'",
    "claim": "kind = 'grade' AND ref >= 'claim+' AND ref < 'claim,'",
}


def grades_of(connection: Connection, of: Graded, slugs: Collection[str]) -> dict[str, Grade]:
    """The grades that some sources, publishers or claims were given, by id; without those of publishers."""
    if not slugs or not _any(connection):
        return {}
    if of == "publisher":
        found = publisher_grades(connection)
        return {slug: found[slug] for slug in slugs if slug in found}
    out = {}
    for marks, lot in lots([f"{of}+{slug}" for slug in slugs]):
        rows = connection.execute(f"SELECT ref, data FROM record WHERE kind = 'grade' AND ref IN ({marks})", tuple(lot))
        out.update({ref.partition("+")[2]: _grade(data) for ref, data in rows.fetchall()})
    return out


def source_grades(connection: Connection, published: Mapping[str, str]) -> dict[str, Grade]:
    """The grades of sources, each given with its publisher: their own, or those of their publishers."""
    own = grades_of(connection, "source", published)
    by = grades_of(connection, "publisher", set(published.values()))
    out = {slug: own.get(slug) or by.get(publisher) for slug, publisher in published.items()}
    return {slug: grade for slug, grade in out.items() if grade is not None}


def publisher_grades(connection: Connection) -> dict[str, Grade]:
    """The grades of publishers, by the id of the one that stands for all who are one.

    Where several who are one were graded, that of the one that stands for all counts, else the latest.
    """
    if not _any(connection):
        return {}
    rows = connection.execute(
        f"""
        SELECT coalesce(s.slug, e.slug), d.data FROM record d JOIN entity e ON e.slug = substr(d.ref, 11)
        LEFT JOIN entity s ON s.id = e.same_as_id WHERE d.{_ALL["publisher"]}
        ORDER BY s.id IS NULL, d.ref
        """
    ).fetchall()
    found: dict[str, tuple[tuple[bool, str], Grade]] = {}
    for slug, data in rows:
        told = json.loads(data)
        rank = (told["publisher"] == slug, told["at"])
        if slug not in found or rank >= found[slug][0]:
            found[slug] = rank, _grade(data, slug)
    return {slug: grade for slug, (_, grade) in found.items()}


def graded(connection: Connection) -> tuple[GradeRow, ...]:
    """Every grade that somebody gave, the latest first."""
    if not _any(connection):
        return ()
    found = [
        GradeRow(of, ref.partition("+")[2], name or "", _grade(data))
        for of, sql in _NAMED.items()
        for ref, data, name in connection.execute(sql).fetchall()
    ]
    found.sort(key=lambda it: (it.of, it.slug))
    return tuple(sorted(found, key=lambda it: it.grade.at, reverse=True))


_NAMED: dict[Graded, str] = {
    "source": f"SELECT d.ref, d.data, s.title FROM record d LEFT JOIN source s ON s.slug = substr(d.ref, 8) "
    f"WHERE d.{_ALL['source']}",
    "publisher": f"SELECT d.ref, d.data, e.name FROM record d LEFT JOIN entity e ON e.slug = substr(d.ref, 11) "
    f"WHERE d.{_ALL['publisher']}",
    "claim": f"SELECT d.ref, d.data, e.name || ': ' || c.says FROM record d LEFT JOIN claim c "
    f"ON c.slug = substr(d.ref, 7) LEFT JOIN entity e ON e.id = c.entity_id WHERE d.{_ALL['claim']}",
}


def of_grade(connection: Connection, told: Sequence[str]) -> tuple[str, list[str]]:
    """The condition that claims (c) of sources (s) have one of some grades, "B", "2" or both, "B2"; and its values."""
    if not _any(connection):
        return "1 = 0", []
    parts = [[*_parts(connection, one)] for one in told]
    where = " OR ".join("(" + " AND ".join(sql for sql, _ in one) + ")" for one in parts)
    return f"({where})", [it for one in parts for _, wanted in one for it in wanted]


def _parts(connection: Connection, told: str) -> Iterator[tuple[str, list[str]]]:
    for letter in told:
        if letter.isdigit():
            yield f"c.slug IN (SELECT substr(ref, 7) FROM record WHERE {_ALL['claim']} AND {_IS})", [letter]
        else:
            own = f"s.slug IN (SELECT substr(ref, 8) FROM record WHERE {_ALL['source']} AND {_IS})"
            ungraded = f"s.slug NOT IN (SELECT substr(ref, 8) FROM record WHERE {_ALL['source']})"
            by = [slug for slug, grade in publisher_grades(connection).items() if grade.grade == letter]
            many = "SELECT value FROM json_each(?)"
            theirs = f"{ungraded} AND s.publisher_id IN (SELECT id FROM entity WHERE slug IN ({many}))"
            yield f"({own} OR ({theirs}))", [letter, json.dumps(by)]


_IS = "json_extract(data, '$.grade') = ?"


def _any(connection: Connection) -> bool:
    if store_version(connection) < _SINCE:
        return False
    return connection.execute("SELECT 1 FROM record WHERE kind = 'grade' LIMIT 1").fetchone() is not None


def _grade(data: str, publisher: str = "") -> Grade:
    told = json.loads(data)
    return Grade(told["grade"], told["who"], told["at"], told.get("why", ""), publisher)
