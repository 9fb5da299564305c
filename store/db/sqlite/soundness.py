"""Whether a database is whole and ours: its file, its references, its tables and columns.

A store may come from others, and a database can act: a trigger takes away what is written, a view in a table's
place never ends. So nothing but the tables of whosays is in a store that is opened. Imported at every start.
"""

from __future__ import annotations

import re

from store.db.connection import Connection
from store.db.searching import NAME_TABLES, TEXT_TABLES
from store.db.sqlite.search_tables import WORD_TABLES

#: All tables that a version of whosays ever made, with their columns.
TABLES = {
    name: frozenset(columns.split())
    for name, columns in {
        "meta": "key value",
        "entity": "id slug kind name about anonymous within_id known worst origin same_as_id",
        "judgement": "id entity_slug property scope decision value_key value_label why who at supersedes_id slug",
        "record": "kind ref data",
        "base": "kind ref data clashed folder",
        "filed": "kind ref file",
        "kept_text": "sha256 text",
        "listed": "slug data",
        "edit": "id at who verb what undoes",
        "edit_change": "edit_id kind ref before after whole place",
        "speaks_for": "entity_id body_id",
        "also_within": "entity_id place_id",
        "follows": "entity_id earlier_id",
        "perhaps": "entity_id other_id",
        "name": "id entity_id text kind script",
        "name_source": "name_id source_id",
        "source": "id slug publisher_id title published published_lo published_hi language address syndicated_from_id "
        "copy_of_id copy_score inferred note authors original zone",
        "rendition": "id source_id label kind language sha256 length text main held_sha256 position report pages",
        "claim": "id slug source_id entity_id property scope speaker_id stance certainty says value_key value_id lo hi "
        "label said said_lo said_hi as_of as_of_lo as_of_hi valid valid_lo valid_hi note position fingerprint counted "
        "where_id",
        "claim_via": "claim_id position entity_id",
        "citation": "id claim_id rendition_id start end exact exact_sha256 prefix suffix status score held_start "
        "held_end",
        "question": "id entity_id property scope state reason answers claims reports origins rank",
        "answer": "id question_id position value_key label claims reports origins denials doubts",
        "answer_claim": "answer_id claim_id origin closed_by",
        "verdict": "id question_id left_answer_id right_answer_id left_claim_id right_claim_id kind reason",
        "nx_word": "id key word sound names",
        "nx_key": "key names word",
        "nx_gap": "gap key",
        "nx_initials": "letters entity spellings",
        "nx_claimed": "claim entity kind text",
        "nx_meta": "what value",
        "text_indexed": "id rendition source sha256 starts",
        "text_word": "word stem key texts",
    }.items()
}
#: What is worked out of the other tables: whoever reindexes makes it anew.
DERIVED = frozenset(("question", "answer", "answer_claim", "verdict", *NAME_TABLES, *TEXT_TABLES, *WORD_TABLES))
#: What came while its version was being made: a store without it never had anything in it.
LATE = frozenset(("listed",))
#: What SQLite keeps behind a table of words.
_BEHIND = re.compile(rf"(?:{'|'.join(WORD_TABLES)})_(?:data|idx|content|docsize|config)")
#: An index of columns, and of no expression.
_INDEX = re.compile(r"CREATE (?:UNIQUE )?INDEX \w+ ON \w+ ?\([\w, ]+\)(?: WHERE \w+ (?:IS NOT NULL|>= \d+))?")
_WORD = re.compile(r"\w+")
#: What a table of ours is made with: names of ours, and nothing that computes, checks or orders otherwise.
_WORDS = frozenset().union(TABLES, *TABLES.values()) | {
    *(
        "CREATE",
        "TABLE",
        "INTEGER",
        "VARCHAR",
        "BOOLEAN",
        "FLOAT",
        "TEXT",
        "NOT",
        "NULL",
        "DEFAULT",
        "WITHOUT",
        "ROWID",
    ),
    *("PRIMARY", "KEY", "UNIQUE", "FOREIGN", "REFERENCES", "ON", "DELETE", "CASCADE"),
}


def stranger(connection: Connection) -> str | None:
    """What of a database whosays never made, in words; None where all is its own."""
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        told = " ".join(sql.split()) if isinstance(sql, str) else ""
        if kind == "index":
            if told and not _INDEX.fullmatch(told):
                return f"the index {name}"
        elif kind != "table":
            return f"the {kind} {name}"
        elif name in WORD_TABLES:
            if told != WORD_TABLES[name]:
                return f"another table {name}"
        elif name in TABLES:
            if odd := set(_WORD.findall(told)) - _WORDS:
                return f"{min(odd)} in the table {name}"
        elif not _BEHIND.fullmatch(name) and not name.startswith("sqlite_"):
            return f"the table {name}"
    return None


def file_faults(connection: Connection, most: int) -> list[str]:
    """What is wrong with the file, at most so many lines; none where it is whole. Raises DatabaseError."""
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({most})")]
    return [] if found == ["ok"] else [line for text in found for line in text.splitlines()]


def lost_references(connection: Connection) -> tuple[int, list[str]]:
    """How many rows name a row that is gone, and the tables they stand in."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    return len(rows), sorted({row[0] for row in rows})


def made_anew(connection: Connection) -> list[str]:
    """The tables that are not there and can be made anew without anything being lost."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()}
    return sorted((DERIVED | LATE) - there)


def missing_columns(connection: Connection) -> list[str]:
    """The columns of the schema that are not there, as "table.column"."""
    wanted = {(table, column) for table, columns in TABLES.items() for column in columns}
    there = {
        (table, column[1])
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for column in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    }
    return sorted(".".join(name) for name in wanted - there)
