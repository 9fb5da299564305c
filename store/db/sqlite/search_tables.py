"""The tables that searching asks: for names and for passages. SQLite's FTS5, in the store's own file.

All names start with `nx_` and live in the store's own file:

- `nx_name` (FTS5, no content): per name its words (`.umar`), their keys (`amr`), its joined
  keys, how many words it has (`=2`) and its entity's kind (`#leader`).
- `nx_word`: every word that occurs, with its key, its sound form and how many names have it.
- `nx_key`: every key with the sum of its words' names, and the most common of the words.
- `nx_gap`: every key with one letter left out, to find keys one letter away.
- `nx_gram` (FTS5 trigrams of the words, no content), to find words two letters away.
- `nx_initials`: the acronyms a group's spellings can have.
- `nx_claimed`: the names that stand only in claims, as they were entered: the first claim that says so, the entity
  and its kind. In `nx_name` such a one has the claim's number below nought.
- `nx_meta`: how many names there are and which rules made the tables.

Passages have `passage_fts`, what claims say and cite, and three tables for all texts that are held:

- `text_fts` (FTS5, no content): the folded words of a passage, whose row is 65,536 times that of its text and its place
  among the passages there. Those of a text that is gone stay until the table is made anew.
- `text_indexed`: a text that is indexed: its wording and source, its hash, and where each passage begins. One that is
  gone has no wording.
- `text_word`: every word with its stem, where that is another, its key where it may be a name, and in how many texts it
  was met.
"""

from __future__ import annotations

from store.db.connection import Connection
from store.db.searching import COMMON

PAGE = 495
"""Bytes of a page of FTS5: of small ones less of a long list of names is read to find where another list goes on. Eight
of these lie in a page of the store; of 500 bytes only seven do, and the table is a tenth larger."""

_NAMES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS nx_name USING fts5("
    "terms, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '.=#'\")",
    "CREATE TABLE IF NOT EXISTS nx_word("
    "id INTEGER PRIMARY KEY, key TEXT NOT NULL, word TEXT NOT NULL, sound TEXT NOT NULL, "
    "names INTEGER NOT NULL, UNIQUE(key, word))",
    "CREATE INDEX IF NOT EXISTS nx_word_sound ON nx_word(sound)",
    f"CREATE INDEX IF NOT EXISTS nx_word_common ON nx_word(sound, key, names) WHERE names >= {COMMON}",
    "CREATE TABLE IF NOT EXISTS nx_key(key TEXT PRIMARY KEY, names INTEGER NOT NULL, word TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS nx_gap(gap TEXT, key TEXT, PRIMARY KEY(gap, key)) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE IF NOT EXISTS nx_gram USING fts5("
    "word, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1')",
    "CREATE TABLE IF NOT EXISTS nx_initials("
    "letters TEXT, entity INTEGER, spellings INTEGER NOT NULL, PRIMARY KEY(letters, entity)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS nx_claimed("
    "claim INTEGER PRIMARY KEY, entity INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS nx_claimed_entity ON nx_claimed(entity)",
    "CREATE TABLE IF NOT EXISTS nx_meta(what TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT OR IGNORE INTO nx_meta VALUES ('names', 0), ('rules', 0)",
)

_PASSAGES = """
CREATE VIRTUAL TABLE IF NOT EXISTS passage_fts USING fts5(
    claim, quote, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
)
"""
_TEXTS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS text_fts USING fts5(words, content='', columnsize=0, tokenize='ascii')",
    "CREATE TABLE IF NOT EXISTS text_indexed(id INTEGER PRIMARY KEY, rendition INTEGER UNIQUE, "
    "source INTEGER, sha256 TEXT NOT NULL, starts TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS text_indexed_source ON text_indexed(source)",
    "CREATE TABLE IF NOT EXISTS text_word(word TEXT PRIMARY KEY, stem TEXT, key TEXT, texts INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS text_word_stem ON text_word(stem) WHERE stem IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS text_word_key ON text_word(key) WHERE key IS NOT NULL",
)
#: The tables of FTS5 by name, as SQLite writes down how each was made: on one line.
WORD_TABLES = {
    made.split()[3]: made
    for made in (" ".join(sql.replace("IF NOT EXISTS ", "").split()) for sql in (*_NAMES, *_TEXTS, _PASSAGES))
    if made.startswith("CREATE VIRTUAL")
}


def create_name_tables(connection: Connection) -> None:
    """Make the tables that find a name where they are missing, and the index from an entity to its names."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()}
    for statement in _NAMES:
        connection.execute(statement)
    for table in ("nx_name", "nx_gram"):
        if table not in there:
            connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('pgsz', {PAGE})")
    indexed = {
        column[2]
        for index in connection.execute("PRAGMA index_list(name)").fetchall()
        for column in connection.execute(f'PRAGMA index_info("{index[1]}")').fetchall()[:1]
    }
    if "entity_id" not in indexed:
        connection.execute("CREATE INDEX IF NOT EXISTS nx_name_entity ON name(entity_id)")


def create_passage_table(connection: Connection) -> None:
    """Make the tables of words where they are missing."""
    connection.execute(_PASSAGES)
    create_text_tables(connection)


def create_text_tables(connection: Connection) -> None:
    """Make the tables of the words of texts where they are missing."""
    for statement in _TEXTS:
        connection.execute(statement)
