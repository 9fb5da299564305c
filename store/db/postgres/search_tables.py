"""The tables that searching asks on a server, and the functions that read them.

The plain ones are those of `store.db.sqlite.search_tables`. Where SQLite has a table of FTS5, here each row has its
words, which whosays cuts itself (no dictionary or parser of the server has a part in it), under a GIN index:

- `nx_name`: per name, as an array, its words, their keys, its joined keys, how many words it has and its entity's kind.
- `nx_gram`: per word, as a tsvector like the next two, three letters in a row each.
- `text_fts`: per passage its words, with where they stand.
- `passage_fts`: per claim the words it says and cites, with where they stand.

A GIN index tells all that it has of a word, and in no order, where FTS5 tells the first rows first: of a common word
that would be most of the table. So each row of `nx_name` and `text_fts` also has two words for the part of the table
that it is in, a small and a large one: the first part is looked through for enough rows before the next, and so on.
"""

from __future__ import annotations

from typing import NamedTuple

from store.db.searching import COMMON


class Parts(NamedTuple):
    """A table that is looked through in parts: how many bits of a number a small part leaves out, and a large one.

    ``quote`` stands around a word of what is asked, ``beside`` between two.
    """

    table: str
    small: int
    large: int
    quote: str
    beside: str

    def words(self, number: int) -> list[str]:
        """The parts that a number is in, as words that no name and no text has."""
        return ["@1:-"] if number < 0 else [f"@1:{number >> self.small}", f"@2:{number >> self.large}"]

    def told(self, level: str, part: str) -> str:
        """The word for a part in SQL, of what SQL says."""
        return f"'{self.quote}@' || {level} || ':' || ({part}) || '{self.quote}'"

    @property
    def also(self) -> str:
        """That and the word for what is below nought, in SQL."""
        return f"'{self.beside}{self.quote}@1:-{self.quote}'"


NAMES = Parts("nx_name", 16, 21, "", " ")
"""65,536 names, and two millions."""
PASSAGES = Parts("text_fts", 16 + 6, 16 + 12, "''", " | ")
"""The passages of 64 texts, and of 4,096 (`store.search.words.index` numbers them)."""
MOST_KEYS = 5
"""Conditions that are asked of an index apart: rows that have all of them are skipped to, one after the other."""


def _reader(parts: Parts, kind: str, takes: str, condition: str, rest: str) -> str:
    """The function that gives the first rows for which some conditions hold, behind a number and up to another.

    ``takes`` is what each condition is made of, and ``condition`` how (written for the ``{}``th); ``rest`` is one for
    all that are more than MOST_KEYS. The branches are written out, for a plan that is made once.
    """

    def told(most: int, *, partly: bool) -> str:
        holds = [condition.format(nth) for nth in range(1, most + 1)]
        holds += [rest] if most == MOST_KEYS else []
        holds += [condition.format("part")] if partly else []
        return (
            f"RETURN QUERY SELECT f.id FROM (SELECT t.id FROM {parts.table} t WHERE {' AND '.join(holds)} OFFSET 0) f "
            "WHERE f.id > behind AND f.id <= upto ORDER BY f.id LIMIT most - got;"
        )

    def each(*, partly: bool) -> str:
        few = " ".join(f"WHEN {number} THEN {told(number, partly=partly)}" for number in range(1, MOST_KEYS))
        return f"CASE array_length(wanted, 1) {few} ELSE {told(MOST_KEYS, partly=partly)} END CASE;"

    made = " ".join(f"asked_{nth} {kind} := {takes.format(f'wanted[{nth}]')};" for nth in range(1, MOST_KEYS + 1))
    return f"""CREATE OR REPLACE FUNCTION {parts.table}_with(wanted text[], behind bigint, upto bigint, most bigint)
    RETURNS SETOF bigint LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0
    SET plan_cache_mode = force_generic_plan AS $$
    DECLARE
        {made}
        asked_part {kind}; part text; bits int; ends bigint; last bigint; found bigint; got bigint := 0;
        first bigint := greatest(behind, -1) + 1;
    BEGIN
        SELECT coalesce(max(t.id), 0) INTO last FROM {parts.table} t;
        FOR level IN 1..2 LOOP
            bits := CASE level WHEN 1 THEN {parts.small} ELSE {parts.large} END;
            CONTINUE WHEN (last >> bits) < 4;
            part := {parts.told("level", "first >> bits")};
            IF level = 1 AND behind < 0 THEN part := part || {parts.also}; END IF;
            asked_part := {takes.format("part")};
            ends := ((first >> bits) + 1) << bits;
            {each(partly=True)}
            GET DIAGNOSTICS found = ROW_COUNT;
            got := got + found;
            IF got >= most OR ends > least(upto, last) THEN RETURN; END IF;
            behind := ends - 1;
            first := ends;
        END LOOP;
        {each(partly=False)}
    END $$"""


_NAMES_WITH = _reader(
    NAMES,
    "text[]",
    "string_to_array({}, ' ')",
    "t.words && asked_{}",
    f"NOT EXISTS (SELECT 1 FROM unnest(wanted[{MOST_KEYS + 1}:]) more WHERE NOT t.words && string_to_array(more, ' '))",
)
_PASSAGES_WITH = _reader(
    PASSAGES,
    "tsquery",
    "CAST({} AS tsquery)",
    "t.words @@ asked_{}",
    f"NOT EXISTS (SELECT 1 FROM unnest(wanted[{MOST_KEYS + 1}:]) more WHERE NOT t.words @@ CAST(more AS tsquery))",
)
NAME_STATEMENTS = (
    'CREATE TABLE IF NOT EXISTS nx_name(id bigint PRIMARY KEY, words text[] COLLATE "C" NOT NULL)',
    "CREATE INDEX IF NOT EXISTS nx_name_words ON nx_name USING gin(words)",
    _NAMES_WITH,
    "CREATE TABLE IF NOT EXISTS nx_word("
    'id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL, '
    'word text COLLATE "C" NOT NULL, sound text COLLATE "C" NOT NULL, names bigint NOT NULL, UNIQUE(key, word))',
    "CREATE INDEX IF NOT EXISTS nx_word_sound ON nx_word(sound, id)",
    f"CREATE INDEX IF NOT EXISTS nx_word_common ON nx_word(sound, key, names) WHERE names >= {COMMON}",
    'CREATE TABLE IF NOT EXISTS nx_key(key text COLLATE "C" PRIMARY KEY, names bigint NOT NULL, '
    'word text COLLATE "C" NOT NULL)',
    'CREATE TABLE IF NOT EXISTS nx_gap(gap text COLLATE "C", key text COLLATE "C", PRIMARY KEY(gap, key))',
    "CREATE TABLE IF NOT EXISTS nx_gram(id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS nx_gram_words ON nx_gram USING gin(words)",
    'CREATE TABLE IF NOT EXISTS nx_initials(letters text COLLATE "C", entity bigint, spellings bigint NOT NULL, '
    "PRIMARY KEY(letters, entity))",
    "CREATE TABLE IF NOT EXISTS nx_claimed(claim bigint PRIMARY KEY, entity bigint NOT NULL, "
    'kind text COLLATE "C" NOT NULL, text text COLLATE "C" NOT NULL)',
    "CREATE INDEX IF NOT EXISTS nx_claimed_entity ON nx_claimed(entity)",
    'CREATE TABLE IF NOT EXISTS nx_meta(what text COLLATE "C" PRIMARY KEY, value bigint NOT NULL)',
    "INSERT INTO nx_meta VALUES ('names', 0), ('rules', 0) ON CONFLICT (what) DO NOTHING",
)
TEXT_STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS text_fts(id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS text_fts_words ON text_fts USING gin(words)",
    _PASSAGES_WITH,
    "CREATE TABLE IF NOT EXISTS text_indexed(id bigint PRIMARY KEY, rendition bigint UNIQUE, source bigint, "
    'sha256 text COLLATE "C" NOT NULL, starts text COLLATE "C" NOT NULL)',
    "CREATE INDEX IF NOT EXISTS text_indexed_source ON text_indexed(source)",
    'CREATE TABLE IF NOT EXISTS text_word(word text COLLATE "C" PRIMARY KEY, stem text COLLATE "C", '
    'key text COLLATE "C", texts bigint NOT NULL)',
    "CREATE INDEX IF NOT EXISTS text_word_stem ON text_word(stem) WHERE stem IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS text_word_key ON text_word(key) WHERE key IS NOT NULL",
)
CLAIM_STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS passage_fts(id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS passage_fts_words ON passage_fts USING gin(words)",
)
