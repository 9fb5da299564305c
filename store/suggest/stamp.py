"""What the reading-through of a wording goes by, in one short text: as long as that is the same, so is what is found.

It is told by the journal, where everything stands that changes an entity, the properties or the source; by how many
names there are, since lists of names stand in no journal and only ever add some; and by what the claims of other
reports ask, which a draft is weighed by.
"""

from __future__ import annotations

import json
from hashlib import sha256
from operator import itemgetter
from typing import NamedTuple

from store.db.connection import Connection
from store.db.schema import has_records
from store.model.problems import BadInput
from store.suggest.habits import asked_of

_LAST = "SELECT id, at, who, what FROM edit WHERE id = (SELECT max(edit_id) FROM edit_change WHERE kind = ?)"
_NAMES = ("SELECT what, value FROM nx_meta", "SELECT key, value FROM meta WHERE key = 'names'")


class Head(NamedTuple):
    """A wording as it is held, and whose report it is of."""

    rendition: str
    text: str
    sha256: str
    publisher: str
    publisher_name: str
    published: str


def head(connection: Connection, source: str, rendition: str | None) -> Head:
    """A source's wording; without ``rendition`` that which is shown. Raises BadInput where there is none, or its text
    is not held."""
    row = connection.execute(
        """
        SELECT r.label, r.text, coalesce(r.held_sha256, r.sha256), v.slug, v.name, s.published
        FROM source s JOIN rendition r ON r.source_id = s.id JOIN entity v ON v.id = s.publisher_id
        WHERE s.slug = :source AND (CAST(:label AS TEXT) IS NULL OR r.label = :label)
        ORDER BY r.text IS NULL, r.kind <> 'original', r.main DESC, r.position LIMIT 1
        """,
        {"source": source, "label": rendition},
    ).fetchone()
    if row is None:
        raise BadInput(f"there is no source {source!r} with that rendition: see 'whosays sources'")
    if row[1] is None:
        raise BadInput(f"the text of {source!r} ({row[0]}) is not held: bring it in with 'whosays attach'")
    return Head(*row)


def stamp(connection: Connection, source: str, rendition: str | None) -> str:
    """What a reading of a wording goes by; "" where the store keeps no journal. Raises BadInput as `head` does."""
    report = head(connection, source, rendition)
    if not has_records(connection):
        return ""
    last = [connection.execute(_LAST, (kind,)).fetchone() for kind in ("case", "entity", "same")]
    names = sorted((tuple(row) for sql in _NAMES for row in connection.execute(sql)), key=itemgetter(0))
    asked = json.dumps(asked_of(connection, source), sort_keys=True)
    asked = sha256(asked.encode()).hexdigest()  # of thousands of questions
    return json.dumps([source, report._replace(text=""), last, names, asked])
