"""Who published a report: an entity of the case by any spelling of its name, else a new voice."""

from __future__ import annotations

from typing import Any, NamedTuple

from store.case.checks.checked import VOICES
from store.db.connection import Connection
from store.edits.standing.ids import entity_id
from store.model.vocabulary import MATCH_SCORE, UNKNOWN_PUBLISHER
from store.search.find import find
from store.text.words import same_words
from store.writes.records import Records


class Named(NamedTuple):
    """An entity: its id and its name."""

    slug: str
    name: str


class Publishers:
    """The publishers of reports, those that are about to be made included."""

    def __init__(self, plain: Connection) -> None:
        self._plain, self._records = plain, Records(plain)
        self._found: dict[str, Named | None] = {}
        self._made: dict[str, Named] = {}

    def known(self, name: str) -> Named | None:
        """The entity that an id or a spelling means without doubt; None where there is none."""
        words = same_words(name)
        if words not in self._found:
            self._found[words] = self._by_id(name.strip()) or self._by_spelling(name)
        return self._found[words]

    def found_or_made(self, name: str) -> tuple[Named, dict[str, Any] | None]:
        """The publisher of that name, and the record of the voice that has to be made for it."""
        unnamed = not name.strip()
        called = UNKNOWN_PUBLISHER if unnamed else " ".join(name.split())
        words = same_words(called)
        found = self._made.get(words) or self.known(called)
        if found is not None:
            return found, None
        slug = entity_id(self._plain, called, [it.slug for it in self._made.values()])
        self._made[words] = named = Named(slug, called)
        record: dict[str, Any] = {"id": slug, "kind": "voice", "name": called}
        return named, {**record, "anonymous": True} if unnamed else record

    def _by_id(self, slug: str) -> Named | None:
        data = self._records.get("entity", slug)
        return Named(slug, data["name"]) if data is not None and data["kind"] in VOICES else None

    def _by_spelling(self, name: str) -> Named | None:
        hits = [it for it in find(self._plain, name, kinds=VOICES, limit=5, partial=False) if it.score >= MATCH_SCORE]
        # who only speaks before who also acts: most publishers are nothing else
        for hit in sorted(hits, key=lambda it: (-it.score, VOICES.index(it.kind))):
            if self._records.has("entity", hit.slug):
                return Named(hit.slug, hit.name)
        return None
