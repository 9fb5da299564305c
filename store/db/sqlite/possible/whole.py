"""Whether anything in a store is impossible, told so quickly that whoever opens a store can ask.

A row that names another by a number nobody has is not met by who reads along that number: a claim would be missing,
and nothing would say so. A small store is looked through whole. Of a large one the ends of every index are looked at:
SQLite orders what is no number behind all numbers, so what cannot be a row's number stands at one end or the other.
What is left of a large store, `doctor` sees, and the browser when it has shown its first screen.
"""

from __future__ import annotations

from typing import Any

from store.db.facts import Impossible
from store.db.sqlite.possible.rows import BY_NUMBER, COLUMNS, possible

#: Bytes up to which a store is looked through whole: some milliseconds.
SMALL = 4 * 2**20
#: What names a row of another table by its number and has an index that begins with it, by that table.
_INDEXED = {
    "entity": "entity.within_id speaks_for.entity_id also_within.entity_id follows.entity_id perhaps.entity_id "
    "name.entity_id question.entity_id claim.value_id claim.speaker_id claim.where_id claim.entity_id",
    "edit": "edit.undoes edit_change.edit_id",
    "name": "name_source.name_id",
    "source": "rendition.source_id claim.source_id",
    "question": "answer.question_id verdict.question_id",
    "claim": "claim_via.claim_id citation.claim_id answer_claim.claim_id verdict.left_claim_id verdict.right_claim_id",
    "rendition": "citation.rendition_id",
    "answer": "answer_claim.answer_id",
}


def look_through(connection: Any, part: int | None = None) -> bool:
    """Raise Impossible where a row holds what whosays never writes; of a large store only what can be seen at once.

    With a ``part`` that one of a large store, each of which takes a moment. Whether another comes after it.
    """
    there: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
    ).fetchall():
        there.setdefault(table, set()).add(column)
    size = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    wholly = size <= SMALL
    asked = _wholly(there) if wholly or part is not None else _ends(there)
    more = not wholly and part is not None and part + 1 < len(asked)
    for sql in asked if wholly or part is None else asked[part : part + 1]:
        if connection.execute(sql).fetchone() is not None:
            raise Impossible("a row holds what none can hold")
    return more


def _wholly(there: dict[str, set[str]]) -> list[str]:
    held = [table for table in COLUMNS if table in there]
    asked = [f'SELECT 1 FROM "{table}" WHERE NOT ({possible(table, there[table])}) LIMIT 1' for table in held]
    asked += [f'PRAGMA foreign_key_check("{table}")' for table in held]
    for table, column, other in BY_NUMBER:
        if table in there and other in there:
            asked.append(
                f'SELECT 1 FROM "{table}" WHERE "{column}" IS NOT NULL AND "{column}" NOT IN (SELECT id FROM "{other}")'
            )
    return asked


def _ends(there: dict[str, set[str]]) -> list[str]:
    """One question: whether a number stands outside of those that there are."""
    told = [
        f'(SELECT max("{column}") FROM "{table}" WHERE "{column}" IS NOT NULL) > (SELECT max(id) FROM "{other}") '
        f'OR (SELECT min("{column}") FROM "{table}" WHERE "{column}" IS NOT NULL) < (SELECT min(id) FROM "{other}")'
        for other, columns in _INDEXED.items()
        for table, column in (name.split(".") for name in columns.split())
        if column in there.get(table, ()) and other in there
    ]
    ids = [f'(SELECT max(id) FROM "{other}") >= {2**62}' for other in _INDEXED if other in there]
    return [f"SELECT 1 WHERE {' OR '.join(told + ids)}"]
