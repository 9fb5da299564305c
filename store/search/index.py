"""The tables that find a name: made from the rows of `name`, rebuildable, kept up one by one.

Those that are an engine's own are behind `store.db.searching`.

Nothing here begins or commits: the caller's transaction holds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from store.db.connection import Connection, DatabaseError
from store.db.engine import engine_under
from store.db.lots import batches
from store.names.words import RULES_VERSION, initials, joined_keys, keys_of_loans, word_of, words
from store.search.claimed import Claimed, claimed_names, entered

NameRow = tuple[int, int, str, str]
"""name id, entity id, the entity's kind, the spelling"""

LONGEST_COUNT = 9
"""Names of more words than this count as this many."""
_BATCH = 20_000


def is_current(conn: Connection) -> bool:
    """Whether the tables are there and were made by the rules of this version."""
    try:
        row = conn.execute("SELECT value FROM nx_meta WHERE what = 'rules'").fetchone()
    except DatabaseError:
        return False
    return row is not None and row[0] == RULES_VERSION


def terms(kind: str, text: str, parts: tuple[str, ...]) -> str:
    """What `nx_name` holds of a name: needed again, unchanged, to take the name out."""
    return " ".join((*sorted(keys_in(text, parts)), counted(len(parts)), f"#{kind}"))


def keys_in(text: str, parts: tuple[str, ...]) -> set[str]:
    """The keys that a name of these words has: of each word, of neighbours as one, and the words themselves; of those
    in katakana and Hangul all that they may be in Latin letters."""
    found = {word_of(part).key for part in parts}
    found.update(joined_keys(parts))
    found.update(f".{part}" for part in parts)
    found |= keys_of_loans(text)
    return found


def counted(words: int) -> str:
    """The term of a name of so many words."""
    return f"={min(words, LONGEST_COUNT)}"


def gaps(word_key: str) -> list[str]:
    """The key with each of its letters left out; none for short, long or digit keys."""
    if not 3 <= len(word_key) <= 12 or not word_key.isalpha():
        return []
    return sorted({word_key[:at] + word_key[at + 1 :] for at in range(len(word_key))})


def _has_grams(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


def _acronyms(kind: str, text: str) -> set[str]:
    return initials(text) if kind == "group" else set()


_KEYS = (
    "INSERT INTO nx_key SELECT key, sum(names), "
    "(SELECT word FROM nx_word b WHERE b.key = a.key ORDER BY names DESC, word LIMIT 1) FROM nx_word a {} "
    "GROUP BY key ON CONFLICT (key) DO UPDATE SET names = excluded.names, word = excluded.word"
)


def _recount_keys(conn: Connection, parts: Iterable[str]) -> None:
    """Bring the keys of these words in line with `nx_word`."""
    keys = [(word_key,) for word_key in sorted({word_of(part).key for part in parts})]
    conn.executemany(
        "DELETE FROM nx_key WHERE key = ? AND NOT EXISTS (SELECT 1 FROM nx_word w WHERE w.key = nx_key.key)", keys
    )
    conn.executemany(_KEYS.format("WHERE key = ?"), keys)


def _new_words(conn: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Enter words seen for the first time (id, key, word) in the tables about words."""
    fresh = list(rows)
    tables = engine_under(conn).searching
    tables.enter(
        conn,
        "INSERT INTO nx_gap VALUES (?, ?) ON CONFLICT (gap, key) DO NOTHING",
        sorted({(gap, word_key) for _, word_key, _ in fresh for gap in gaps(word_key)}),
    )
    tables.enter_words(conn, [(number, word) for number, _, word in fresh if _has_grams(word)])


def _old_words(conn: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Take words that no name has any more out of the tables about words."""
    gone = list(rows)
    engine_under(conn).searching.remove_words(conn, [(number, word) for number, _, word in gone if _has_grams(word)])
    for _, word_key, _ in gone:
        if not conn.execute("SELECT 1 FROM nx_word WHERE key = ? LIMIT 1", (word_key,)).fetchone():
            conn.executemany(
                "DELETE FROM nx_gap WHERE gap = ? AND key = ?", [(gap, word_key) for gap in gaps(word_key)]
            )


def _counted(batch: list[NameRow]) -> tuple[Counter[str], Counter[tuple[str, int]], list[tuple[int, str]]]:
    """How many names have each word, how many spellings each acronym, and what `nx_name` holds of each name."""
    counts: Counter[str] = Counter()
    acronyms: Counter[tuple[str, int]] = Counter()
    entries: list[tuple[int, str]] = []
    for name_id, entity, kind, text in batch:
        parts = words(text)
        counts.update(set(parts))
        entries.append((name_id, terms(kind, text, parts)))
        acronyms.update((letters, entity) for letters in _acronyms(kind, text))
    return counts, acronyms, entries


def add(conn: Connection, rows: Iterable[NameRow]) -> None:
    """Enter names; each may be there only once, so take a changed one out first."""
    for batch in batches(rows, _BATCH):
        (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM nx_word").fetchone()
        parts = _enter_batch(conn, batch)
        _new_words(conn, conn.execute("SELECT id, key, word FROM nx_word WHERE id > ?", (last,)).fetchall())
        _recount_keys(conn, parts)
        conn.execute("UPDATE nx_meta SET value = value + ? WHERE what = 'names'", (len(batch),))


def remove(conn: Connection, rows: Iterable[NameRow]) -> None:
    """Take names out, each with the kind and the spelling it was entered with."""
    for batch in batches(rows, _BATCH):
        counts, acronyms, entries = _counted(batch)
        engine_under(conn).searching.remove_names(conn, entries)
        conn.executemany(
            "UPDATE nx_word SET names = names - ? WHERE key = ? AND word = ?",
            [(count, word_of(word).key, word) for word, count in counts.items()],
        )
        gone = [
            row
            for word in map(word_of, counts)
            for row in conn.execute(
                "SELECT id, key, word FROM nx_word WHERE key = ? AND word = ? AND names = 0", (word.key, word.text)
            )
        ]
        conn.executemany("DELETE FROM nx_word WHERE id = ?", [(number,) for number, _, _ in gone])
        _old_words(conn, gone)
        _recount_keys(conn, counts)
        conn.executemany(
            "UPDATE nx_initials SET spellings = spellings - ? WHERE letters = ? AND entity = ?",
            [(count, *place) for place, count in acronyms.items()],
        )
        conn.executemany("DELETE FROM nx_initials WHERE letters = ? AND entity = ? AND spellings = 0", acronyms)
        conn.execute("UPDATE nx_meta SET value = value - ? WHERE what = 'names'", (len(batch),))


def bring_up_claimed(conn: Connection, entities: Collection[int] | None) -> None:
    """Enter the names that are claimed for these entities (None: all) as they are now, and take out those that are no
    more."""
    before, now = set(entered(conn, entities)), set(claimed_names(conn, entities))
    gone, new = before - now, sorted(now - before)
    remove(conn, [_beside_names(it) for it in sorted(gone)])
    conn.executemany("DELETE FROM nx_claimed WHERE claim = ?", [(claim,) for claim, *_ in gone])
    _note_claimed(conn, new)
    add(conn, [_beside_names(it) for it in new])


def _beside_names(claimed: Claimed) -> NameRow:
    """A claimed name as the tables have it: by a number that no spelling has."""
    claim, entity, kind, text = claimed
    return -claim, entity, kind, text


def _note_claimed(conn: Connection, rows: Iterable[Claimed]) -> None:
    conn.executemany("INSERT INTO nx_claimed(claim, entity, kind, text) VALUES (?, ?, ?, ?)", rows)


def _batches(conn: Connection) -> Iterator[list[NameRow]]:
    last = 0
    while batch := conn.execute(
        "SELECT n.id, n.entity_id, e.kind, n.text FROM name n CROSS JOIN entity e WHERE e.id = n.entity_id "
        "AND e.kind <> '' "  # what is left with a stub stands with the one it is the same as
        "AND n.id > ? ORDER BY n.id LIMIT ?",
        (last, _BATCH),
    ).fetchall():
        yield batch
        last = batch[-1][0]


def _enter_batch(conn: Connection, batch: list[NameRow]) -> Collection[str]:
    """Enter names in all tables but those about words and keys. Returns the names' words."""
    counts, acronyms, entries = _counted(batch)
    tables = engine_under(conn).searching
    tables.enter_names(conn, entries)
    tables.enter(
        conn,
        "INSERT INTO nx_word(key, word, sound, names) VALUES (?, ?, ?, ?) "
        "ON CONFLICT(key, word) DO UPDATE SET names = nx_word.names + excluded.names",
        sorted((word.key, word.text, word.sound, counts[word.text]) for word in map(word_of, counts)),
    )
    tables.enter(
        conn,
        "INSERT INTO nx_initials VALUES (?, ?, ?) "
        "ON CONFLICT(letters, entity) DO UPDATE SET spellings = nx_initials.spellings + excluded.spellings",
        sorted((letters, entity, count) for (letters, entity), count in acronyms.items()),
    )
    return counts


def rebuild(conn: Connection, progress: Callable[[int, int], None] | None = None) -> None:
    """Make all tables anew from `name` and `entity`, a batch in memory at a time.

    `progress` is told (names done, names in all) after each batch.
    """
    tables = engine_under(conn).searching
    tables.empty_names(conn)
    total = int(conn.execute("SELECT count(*) FROM name").fetchone()[0])
    done = 0
    for batch in _batches(conn):
        _enter_batch(conn, batch)
        done += len(batch)
        if progress:
            progress(done, total)
    claimed = list(claimed_names(conn))
    _note_claimed(conn, claimed)
    for batch in batches(map(_beside_names, claimed), _BATCH):
        _enter_batch(conn, batch)
        done += len(batch)
    conn.execute(_KEYS.format("WHERE true"))
    last = 0
    while fresh := conn.execute(
        "SELECT id, key, word FROM nx_word WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
    ).fetchall():
        _new_words(conn, fresh)
        last = fresh[-1][0]
    tables.names_are_in(conn)
    conn.execute("UPDATE nx_meta SET value = ? WHERE what = 'names'", (done,))
    conn.execute("UPDATE nx_meta SET value = ? WHERE what = 'rules'", (RULES_VERSION,))
