"""The smallest parts of a store by a name of their own, with what they say: to tell in which two stores differ."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from store.db.connection import Connection
from store.db.schema import has_records
from store.exchange.changes import records_of
from store.model.out.changes import Changes
from store.model.out.differences import Differences
from store.model.stopping import in_lots

Parts = Mapping[str, Mapping[str, bytes]]

#: Of each kind a statement: the name of a part, and what it says.
_PLACES = """
    SELECT c.slug || ' ' || r.label || ' ' || t.start || '-' || t."end", t.exact_sha256
    FROM citation t JOIN claim c ON c.id = t.claim_id JOIN rendition r ON r.id = t.rendition_id ORDER BY 1, 2
"""
_NAMES = """
    SELECT e.slug || ': ' || n.text, n.kind,
           (SELECT group_concat(slug) FROM (SELECT s.slug FROM name_source u JOIN source s ON s.id = u.source_id
                                            WHERE u.name_id = n.id ORDER BY s.slug) AS used)
    FROM name n JOIN entity e ON e.id = n.entity_id WHERE e.origin <> 'names' ORDER BY 1, 2
"""
_JUDGED = "SELECT {}, entity_slug, property, scope, decision, value_label, why, who, at FROM judgement ORDER BY 1, at"
_OLDER = "at || ' ' || entity_slug || ' ' || property || ' ' || scope"
_RECORDS = "SELECT ref, data FROM record WHERE kind = '{}' ORDER BY ref"


def parts_of(connection: Connection) -> Parts:
    """Look at a store, also one of an older version."""
    kept = has_records(connection)
    return {
        "citations": _digests(connection, _PLACES),
        "names": _digests(connection, _NAMES),
        "judgements": _digests(connection, _JUDGED.format("slug" if kept else _OLDER)),
        "decisions": _digests(connection, _RECORDS.format("same")) if kept else {},
        "grades": _digests(connection, _RECORDS.format("grade")) if kept else {},
    }


def differences(changes: Changes, new: Parts, old: Parts) -> Differences:
    """In what ``new`` differs from ``old``; ``changes`` are those of its questions and larger parts."""
    return Differences(changes, **{kind: records_of(new[kind], old[kind]) for kind in new})


def _digests(connection: Connection, statement: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name, *told in in_lots(connection.execute(statement)):
        said = repr(told).encode("utf-8", "surrogatepass")
        found[name] = hashlib.blake2b(found.get(name, b"") + said, digest_size=16).digest()
    return found
