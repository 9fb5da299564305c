"""Which values each column can have, and the first rows that hold another.

A store may come from others, and SQLite takes any value in any column. Nothing is looked at while all goes well:
that would be every row at every start. `doctor` looks, and whoever met a row that makes no sense.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, get_args

from store.model.edits import Verb
from store.model.vocabulary import (
    KINDS,
    STATES,
    Certainty,
    CitationStatus,
    Counted,
    RenditionKind,
    Stance,
    VerdictKind,
)

#: The columns of each table. Text by itself; i a whole number, n one that is not below nought, b yes or no, r any
#: number, o an object of JSON, a an array; ? may be missing.
COLUMNS = {
    "meta": "key value",
    "entity": "id:i slug kind name about anonymous:b within_id:i? known:n worst:n origin same_as_id:i?",
    "judgement": "id:i entity_slug property scope decision value_key:? value_label why who at supersedes_id:i? slug",
    "record": "kind ref data:o",
    "base": "kind ref data:o? clashed:b folder:o?",
    "filed": "kind ref file",
    "kept_text": "sha256 text",
    "listed": "slug data:o",
    "edit": "id:i at who verb what undoes:i?",
    "edit_change": "edit_id:i kind ref before:o? after:o? whole:b place:?",
    "speaks_for": "entity_id:i body_id:i",
    "also_within": "entity_id:i place_id:i",
    "follows": "entity_id:i earlier_id:i",
    "perhaps": "entity_id:i other_id:i",
    "name": "id:i entity_id:i text kind script",
    "name_source": "name_id:i source_id:i",
    "source": "id:i slug publisher_id:i title published published_lo:i? published_hi:i? language address "
    "syndicated_from_id:i? copy_of_id:i? copy_score:r? inferred note authors original zone",
    "rendition": "id:i source_id:i label kind language sha256 length:n? text:? main:b held_sha256:? position:n "
    "report:o pages:a",
    "claim": "id:i slug source_id:i entity_id:i property scope speaker_id:i stance certainty says value_key:? "
    "value_id:i? lo:i? hi:i? label said said_lo:i? said_hi:i? as_of as_of_lo:i? as_of_hi:i? valid valid_lo:i? "
    "valid_hi:i? note position:i fingerprint counted where_id:i?",
    "claim_via": "claim_id:i position:n entity_id:i",
    "citation": "id:i claim_id:i rendition_id:i start:n end:n exact:? exact_sha256 prefix suffix status score:r? "
    "held_start:n? held_end:n?",
    "question": "id:i entity_id:i property scope state reason answers:n claims:n reports:n origins:n rank:i",
    "answer": "id:i question_id:i position:n value_key label claims:n reports:n origins:n denials:n doubts:n",
    "answer_claim": "answer_id:i claim_id:i origin closed_by:i?",
    "verdict": "id:i question_id:i left_answer_id:i right_answer_id:i left_claim_id:i right_claim_id:i kind reason",
    "nx_word": "id:i key word sound names:n",
    "nx_key": "key names:n word",
    "nx_gap": "gap key",
    "nx_initials": "letters entity:i spellings:n",
    "nx_claimed": "claim:i entity:i kind text",
    "nx_meta": "what value:n",
    "text_indexed": "id:i rendition:i? source:i? sha256 starts",
    "text_word": "word stem:? key:? texts:n",
}
#: The words a column can have, where it has few. An entity that is another has no kind; one of a name list no name.
WORDS: dict[str, tuple[str, ...]] = {
    "entity.kind": ("", *KINDS),
    "rendition.kind": get_args(RenditionKind),
    "claim.stance": get_args(Stance),
    "claim.certainty": get_args(Certainty),
    "claim.counted": get_args(Counted),
    "citation.status": get_args(CitationStatus),
    "question.state": STATES,
    "verdict.kind": get_args(VerdictKind),
    "edit.verb": get_args(Verb),
    "judgement.decision": ("holds", "several", "not_comparable", "unresolved", "withdrawn"),
}
#: What is a date for both: letters, figures and the signs of EDTF.
DATES = ("source.published", "claim.said", "claim.as_of", "claim.valid")
#: What is never empty.
CALLED = ("entity.slug", "source.slug", "claim.slug", "claim.property", "question.property")
#: What names a row of another table without SQLite being told so: column, and the table.
BY_NUMBER = (
    ("answer_claim", "closed_by", "claim"),
    ("verdict", "left_answer_id", "answer"),
    ("verdict", "right_answer_id", "answer"),
)
_JSON = {"o": "object", "a": "array"}
_NO_DATE = "*[^-0-9A-Za-z~?%/.,:+ {}]*"
#: By what a person calls a row, where that is not its number.
_CALLED = {
    **{"meta": "key", "record": "ref", "base": "ref", "filed": "ref", "kept_text": "sha256", "listed": "slug"},
    **{"nx_meta": "what", "nx_key": "key", "nx_gap": "gap", "nx_initials": "letters"},
    **{"nx_claimed": "claim", "text_word": "word"},
}
#: Of meta, what holds a number.
_NUMBERS = ("version", "names")
#: Numbers stay below this; more would run over in what is worked out of them.
_MOST = 2**62
_LONGEST = 40


def possible(table: str, there: Container[str]) -> str:
    """A condition for SQLite that holds of every row whosays writes into a table with these columns."""
    told = (column.partition(":")[::2] for column in COLUMNS[table].split())
    return " AND ".join(f"({_possible(table, column, kind)})" for column, kind in told if column in there)


def odd_rows(connection: Any, most: int) -> list[str]:
    """The first rows that hold what whosays never writes, each in words: its table, itself, the column, the value."""
    found: list[str] = []
    for it in _looked_for(connection):
        found.append(it)
        if len(found) >= most:
            break
    return found


def _looked_for(connection: Any) -> Iterator[str]:
    there = {
        name: {column[1] for column in connection.execute(f'PRAGMA table_info("{name}")').fetchall()}
        for name in COLUMNS
    }
    # bytes that are no UTF-8 can be told only here: to SQLite they are text
    plain, connection.text_factory = connection.text_factory, bytes
    try:
        for table, columns in COLUMNS.items():
            told = [column.partition(":")[::2] for column in columns.split()]
            for column, kind in told:
                if column in there[table]:
                    yield from _of_column(connection, table, column, kind)
        for date in DATES:
            table, column = date.split(".")
            if column in there[table]:
                yield from _ends_before(connection, table, column)
        yield from _meta(connection)
        yield from _circles(connection, there)
        yield from _apart(connection, there)
    finally:
        connection.text_factory = plain


def _of_column(connection: Any, table: str, column: str, kind: str) -> Iterator[str]:
    called = _CALLED.get(table, "rowid")
    wrong = f"NOT ({_possible(table, column, kind)})"
    rows = connection.execute(
        f'SELECT {called}, typeof("{column}"), "{column}" FROM "{table}" WHERE {wrong} LIMIT 5'
    ).fetchall()
    yield from (_told(table, row, column) for row in rows)
    if kind[:1] not in ("i", "n", "b", "r"):
        for row in connection.execute(f'SELECT {called}, typeof("{column}"), "{column}" FROM "{table}"'):
            if isinstance(row[2], bytes) and row[1] == b"text" and not _is_utf8(row[2]):
                yield _told(table, row, column, "bytes that are not UTF-8")
                return


def _ends_before(connection: Any, table: str, column: str) -> Iterator[str]:
    rows = connection.execute(
        f"SELECT rowid, 'integer', {column}_hi FROM {table} WHERE {column}_lo > {column}_hi LIMIT 1"
    ).fetchall()
    yield from (_told(table, row, f"{column}_hi", f"{row[2]}, which is before its {column}_lo") for row in rows)


def _possible(table: str, column: str, kind: str) -> str:
    name = f'"{column}"'
    of = kind.rstrip("?")
    if of in ("i", "n"):
        least = 0 if of == "n" else -_MOST
        holds = f"typeof({name}) = 'integer' AND {name} BETWEEN {least} AND {_MOST}"
    elif of == "b":
        holds = f"{name} IN (0, 1)"
    elif of == "r":
        holds = f"typeof({name}) IN ('integer', 'real')"
    else:
        holds = f"typeof({name}) = 'text'"
        if of:
            holds += f" AND ({name} = '' OR json_valid({name}) AND json_type({name}) = '{_JSON[of]}')"
        if f"{table}.{column}" in CALLED:
            holds += f" AND {name} <> ''"
        if words := WORDS.get(f"{table}.{column}"):
            holds += f" AND {name} IN ({', '.join(repr(word) for word in words)})"
        if f"{table}.{column}" in DATES:
            holds += f" AND {name} NOT GLOB '{_NO_DATE}'"
    return f"{name} IS NULL OR {holds}" if kind.endswith("?") else f"{name} IS NOT NULL AND {holds}"


def _meta(connection: Any) -> Iterator[str]:
    numbers = ", ".join(map(repr, _NUMBERS))
    for key, value in connection.execute(
        f"SELECT key, value FROM meta WHERE key IN ({numbers}) AND (value = '' OR value GLOB '*[^0-9]*')"
    ).fetchall():
        yield _told("meta", (key, b"text", value), "value")
    for key, value in connection.execute(
        "SELECT key, value FROM meta WHERE key = 'kinds' AND CASE WHEN json_valid(value) THEN "
        "json_type(value) <> 'object' OR EXISTS (SELECT 1 FROM json_each(value) WHERE type <> 'integer') ELSE 1 END"
    ).fetchall():
        yield _told("meta", (key, b"text", value), "value")


def _circles(connection: Any, there: dict[str, set[str]]) -> Iterator[str]:
    """What stands for itself, and places that lie within themselves: whoever follows them comes to no end."""
    for table, column in (
        ("entity", "within_id"),
        ("entity", "same_as_id"),
        ("source", "syndicated_from_id"),
        ("source", "copy_of_id"),
        ("judgement", "supersedes_id"),
        ("edit", "undoes"),
    ):
        if column not in there[table]:
            continue
        up = dict(
            connection.execute(f'SELECT rowid, "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL').fetchall()
        )
        clear: set[int] = set()
        for start in up:
            path: dict[int, None] = {}
            at = start
            while at in up and at not in clear and at not in path:
                path[at] = None
                at = up[at]
            if at in path:
                yield f"the table {table}, row {at}: its {column} leads back to itself"
                break
            clear |= path.keys()


def _apart(connection: Any, there: dict[str, set[str]]) -> Iterator[str]:
    """Rows that belong together and do not meet."""
    for table, row, column, value, other in _lost(connection, there):
        if column in there[table]:
            yield f"the table {table}, row {row}: its {column} is {value}, and no {other} has that number"
            return
    missing = (
        "SELECT c.rowid FROM claim c LEFT JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property "
        "AND q.scope = c.scope WHERE q.id IS NULL LIMIT 1"
    )
    if there["question"] and (row := connection.execute(missing).fetchone()) is not None:
        yield f"the table claim, row {row[0]}: no question is asked of it"
    for kind in ("entity", "source", "claim") if there["record"] else ():
        row = connection.execute(
            f"SELECT ref FROM record WHERE kind = ? AND ref NOT IN (SELECT slug FROM {kind}) LIMIT 1", (kind,)
        ).fetchone()
        if row is not None:
            yield f"the table record, row {_words(row[0])[:_LONGEST]}: no {kind} is called that"


def _lost(connection: Any, there: dict[str, set[str]]) -> Iterator[tuple[str, int, str, object, str]]:
    """The rows that name one that is not there: table, row, column, what stands in it, and the table it means."""
    for table, row, other, key in connection.execute("PRAGMA foreign_key_check"):
        keys = connection.execute(f'PRAGMA foreign_key_list("{_words(table)}")').fetchall()
        (column,) = (_words(told[3]) for told in keys if told[0] == key)
        yield _words(table), row, column, _value(connection, _words(table), row, column), _words(other)
    for table, column, other in BY_NUMBER if all(there[it] for it in ("answer", "answer_claim", "verdict")) else ():
        for row in connection.execute(
            f'SELECT t.rowid FROM "{table}" t LEFT JOIN "{other}" o ON o.id = t."{column}" '
            f'WHERE o.id IS NULL AND t."{column}" IS NOT NULL LIMIT 1'
        ).fetchall():
            yield table, row[0], column, _value(connection, table, row[0], column), other


def _value(connection: Any, table: str, row: int, column: str) -> object:
    (value,) = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
    return _words(value)[:_LONGEST]


def _words(value: object) -> str:
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _told(table: str, row: tuple[object, ...], column: str, what: str = "") -> str:
    called, kind, value = row
    who = _words(called)
    if not what:
        if value is None:
            what = "nothing"
        elif isinstance(value, bytes) and kind == b"text":
            words = _words(value)
            what = repr(words if len(words) <= _LONGEST else words[:_LONGEST] + "...")
        elif isinstance(value, bytes):
            what = f"{len(value)} bytes that are no text"
        else:
            what = repr(value)
    return f"the table {table}, row {who[:_LONGEST] or repr(who)}: its {column} is {what}"
