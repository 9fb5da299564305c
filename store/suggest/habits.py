"""What a case asks: a draft of what nobody ever kept in it is held back, unless plain words tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from store.db.connection import Connection
from store.model.drafts import Draft

_ENOUGH = 40
"""With fewer claims of other reports nothing is known of what a case asks."""
_NEVER = 0.75
"""What is left of how sure a draft is: one told by weak words falls under what is offered, one by plain words not."""


def asked_of(connection: Connection, source: str) -> dict[str, dict[str, int]]:
    """How many claims the other reports of a case have, by property and entity."""
    rows = connection.execute(
        "SELECT c.property, e.slug, count(*) FROM claim c JOIN entity e ON e.id = c.entity_id "
        "JOIN source s ON s.id = c.source_id WHERE s.slug <> ? GROUP BY 1, 2",
        (source,),
    )
    out: dict[str, dict[str, int]] = {}
    for prop, slug, count in rows:
        out.setdefault(prop, {})[slug] = count
    return out


def as_asked(drafts: Iterable[Draft], asked: Mapping[str, Mapping[str, int]]) -> Iterator[Draft]:
    """Drafts, those of a property that the case's many claims never ask less sure."""
    known = sum(sum(listed.values()) for listed in asked.values()) >= _ENOUGH
    for one in drafts:
        if known and one.property and one.property not in asked:
            yield replace(one, score=round(one.score * _NEVER, 3))
        else:
            yield one
