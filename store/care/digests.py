"""Everything derived in a store, told without row ids: two derivations of the same claims tell the same.

For checking that derived rows are what a rebuild would give (``whosays doctor``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from hashlib import blake2b

from store.db.connection import Connection
from store.search.words.index import PLACES

_QUESTION = "e.slug, q.property, q.scope"
_OF_QUESTION = "JOIN question q ON q.id = {} JOIN entity e ON e.id = q.entity_id"
_OF_TEXT = "s.slug, r.label"
_TEXT = "JOIN rendition r ON r.id = i.rendition JOIN source s ON s.id = i.source"
#: Without those written in parts, which a server's index has no word for by itself (`store.search.tokens.together`).
_WORDS = "SELECT word, stem FROM text_word WHERE word NOT LIKE '% %'"
_NAMES = "SELECT term, doc FROM temp.in_names"
_GRAMS = "SELECT g.term, w.key, w.word FROM temp.in_grams g LEFT JOIN nx_word w ON w.id = g.doc"
#: What is derived, part by part: a query for rows that do not depend on the order of derivation.
PARTS: dict[str, tuple[str, ...]] = {
    "answers": (
        f"SELECT {_QUESTION}, q.state, q.reason, q.answers, q.claims, q.reports, q.origins, q.rank "
        "FROM question q JOIN entity e ON e.id = q.entity_id",
        f"SELECT {_QUESTION}, a.position, a.value_key, a.label, a.claims, a.reports, a.origins, a.denials, a.doubts "
        f"FROM answer a {_OF_QUESTION.format('a.question_id')}",
        f"SELECT {_QUESTION}, a.position, c.slug, k.origin, d.slug FROM answer_claim k "
        f"JOIN answer a ON a.id = k.answer_id {_OF_QUESTION.format('a.question_id')} "
        "JOIN claim c ON c.id = k.claim_id LEFT JOIN claim d ON d.id = k.closed_by",
    ),
    "verdicts": (
        f"SELECT {_QUESTION}, a.position, b.position, l.slug, r.slug, v.kind, v.reason "
        f"FROM verdict v {_OF_QUESTION.format('v.question_id')} "
        "JOIN answer a ON a.id = v.left_answer_id JOIN answer b ON b.id = v.right_answer_id "
        "JOIN claim l ON l.id = v.left_claim_id JOIN claim r ON r.id = v.right_claim_id",
    ),
    "order of lists": ("SELECT slug, known, worst FROM entity",),
    "full text": ("SELECT rowid, claim, quote FROM passage_fts", "SELECT term, doc FROM temp.in_passages"),
    "words of texts": (
        f"SELECT {_OF_TEXT}, i.sha256, i.starts FROM text_indexed i {_TEXT}",
        # word by word, as there are as many places as words in all texts: SQLite adds them up, each text by its number
        "SELECT g.term, g.places, g.told, w.stem FROM (SELECT v.term, count(*) AS places, "
        "sum((t.number * 7919 + (v.doc & 65535)) * 104729 % 1000000007 * (v.offset + 1) % 1000000007) AS told "
        "FROM temp.in_texts v CROSS JOIN temp.of_text t ON t.id = v.doc >> 16 GROUP BY v.term) g "
        "LEFT JOIN text_word w ON w.word = g.term",
    ),
    "name index": (
        _NAMES,
        "SELECT key, word, sound, names FROM nx_word",
        "SELECT key, names, word FROM nx_key",
        "SELECT gap, key FROM nx_gap",
        "SELECT letters, entity, spellings FROM nx_initials",
        _GRAMS,
        "SELECT claim, entity, kind, text FROM nx_claimed",
        "SELECT what, value FROM nx_meta",
    ),
}
#: Of what finds names and words the rows that are the same in every engine.
PLAIN: dict[str, tuple[str, ...]] = {
    "name index": PARTS["name index"],
    "words of texts": (
        f"SELECT {_OF_TEXT}, i.sha256, i.starts FROM text_indexed i {_TEXT}",
        _WORDS,
    ),
}
#: What a store on a server is asked in place of one of ``PLAIN``: a word that only texts had which are gone is let be.
ON_SERVER = {
    _WORDS: f"{_WORDS} AND word IN (SELECT s.word FROM ts_stat('SELECT f.words FROM text_fts f "
    f"JOIN text_indexed i ON i.id = f.id >> {PLACES} WHERE i.rendition IS NOT NULL') s)",
    # without the words for the part of the table that a name is in
    _NAMES: "SELECT DISTINCT w, f.id FROM nx_name f CROSS JOIN unnest(f.words) w WHERE w NOT LIKE '@%'",
    _GRAMS: "SELECT u.lexeme, w.key, w.word FROM nx_gram g CROSS JOIN unnest(g.words) u "
    "LEFT JOIN nx_word w ON w.id = g.id",
}
_NUMBERED = f"INSERT INTO temp.of_text SELECT i.id, row_number() OVER (ORDER BY {_OF_TEXT}) FROM text_indexed i {_TEXT}"
_TERMS = {"in_passages": "passage_fts", "in_texts": "text_fts", "in_names": "nx_name", "in_grams": "nx_gram"}


def digests(connection: Connection, but: Collection[str] = ()) -> dict[str, int]:
    """For each of ``PARTS``, but for some, a number that is equal where the rows are, in whatever order.

    Sums the hashes of the rows, so that a million of them need no memory.
    """
    with _terms(connection):
        connection.execute("DROP TABLE IF EXISTS temp.of_text")
        connection.execute("CREATE TEMP TABLE of_text (id INTEGER PRIMARY KEY, number INTEGER NOT NULL)")
        try:
            connection.execute(_NUMBERED)
            asked = {part: queries for part, queries in PARTS.items() if part not in but}
            return {part: sum(_digest(connection, sql) for sql in queries) for part, queries in asked.items()}
        finally:
            connection.execute("DROP TABLE temp.of_text")


@contextmanager
def _terms(connection: Connection) -> Iterator[None]:
    """Every word of SQLite's tables of words meanwhile, as tables."""
    for name, table in _TERMS.items():
        connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab(main, {table}, instance)")
    try:
        yield
    finally:
        for name in _TERMS:
            connection.execute(f"DROP TABLE temp.{name}")


def plain_digests(connection: Connection, *, on_server: bool) -> dict[str, int]:
    """The same for each of ``PLAIN``: of a store on a server, or of one in a file in which all of it was made anew."""
    asked = ON_SERVER if on_server else {}
    with nullcontext() if on_server else _terms(connection):
        return {part: sum(_digest(connection, sql, asked.get(sql)) for sql in told) for part, told in PLAIN.items()}


def digests_of(connection: Connection, parts: Collection[str]) -> dict[str, int]:
    """The same for some of ``PARTS`` that no index of words is asked for, whichever engine keeps the store."""
    return {part: sum(_digest(connection, sql) for sql in PARTS[part]) for part in parts}


def _digest(connection: Connection, sql: str, asked: str | None = None) -> int:
    total = 0
    for row in connection.execute(asked or sql):
        told = blake2b(f"{sql}\x1f{tuple(row)!r}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
        total += int.from_bytes(told, "big")
    return total
