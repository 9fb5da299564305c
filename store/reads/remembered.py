"""What a store remembers of a case's quotes: the words and what stood around them at the last load.

Asked only where a quote no longer holds, so that the refusal can say where its words went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from functools import cache

from store.anchors.quotes import Memory, Selector
from store.db.connection import Connection
from store.db.engine import asking
from store.model.places import Place
from store.model.problems import Refused

_QUOTES = """
SELECT s.slug, r.label, c.slug, t.start, t.end, t.exact, t.prefix, t.suffix
FROM citation t JOIN claim c ON c.id = t.claim_id JOIN rendition r ON r.id = t.rendition_id
JOIN source s ON s.id = r.source_id
WHERE t.exact IS NOT NULL AND ? = (SELECT value FROM meta WHERE key = 'case') ORDER BY t.id
"""

_Quotes = dict[tuple[str, str, str], list[Selector]]


def remembered(stores: Sequence[Place]) -> Memory:
    """The memory of the first of some stores that holds a case; one that is missing or damaged remembers nothing."""

    @cache
    def quotes(case: str) -> _Quotes:
        return next((found for store in stores if (found := _read(store, case))), {})

    return lambda case, source, rendition, claim: quotes(case).get((source, rendition, claim), [])


def _read(store: Place, case: str) -> _Quotes:
    def ask(connection: Connection) -> _Quotes:
        found: _Quotes = defaultdict(list)
        for source, rendition, claim, *selector in connection.execute(_QUOTES, (case,)):
            found[source, rendition, claim].append(Selector(*selector))
        return dict(found)

    try:
        with closing(asking(store, untouched=True)) as connections:
            return connections.ask(ask)
    except Refused:
        return {}
