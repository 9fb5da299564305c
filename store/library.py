"""The one door of the screens to the store: questions in, frozen facts out.

Every method may be called from any thread; each thread gets a connection of its own. Reading goes
over plain DB-API (``store.reads_*``), whose modules come in at the first question to them; those that write
when something is written.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from store import reads
from store.connections import Connections
from store.problems import Refused
from store.views import (
    ClaimView,
    Comparison,
    EntityPage,
    EntityRow,
    Event,
    Matrix,
    Overview,
    QuestionRef,
    QuestionRow,
    SearchResult,
    SourcePage,
    SourceRow,
    VoicePage,
    VoiceRow,
)
from store.vocabulary import EntityKind

if TYPE_CHECKING:
    from store.reads_search import Begun


class Library:
    """A store opened for browsing. Raises Refused with a sentence for the user when it cannot be read."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._connections = Connections(path)
        self._run = self._connections.ask
        self._begun: dict[object, Begun] = {}  # the last search that gave first results, by what it is true of
        self._run(reads.version)
        self._connections.close()  # this thread may never ask again: others open their own

    def overview(self) -> Overview:
        """The store as a whole."""
        return self._run(reads.overview)

    def count(self, kind: EntityKind) -> int:
        """How many entities of a kind there are."""
        return self._run(lambda c: reads.count(c, kind))

    def entities(self, kind: EntityKind, offset: int, limit: int) -> tuple[EntityRow, ...]:
        """Entities of a kind: those of the case first, then by name."""
        return self._run(lambda c: reads.entities(c, kind, offset, limit))

    def search(self, text: str, *, limit: int = 20, deep: bool = True) -> SearchResult:
        """Entities by any spelling, ``limit`` of each kind, and claims and passages by their words.

        Without ``deep`` first results, quicker, while somebody types; the deep search of the same text that
        follows goes on from there, in whichever thread it is asked.
        """
        from store import reads_search

        stamp = self._connections.stamp
        return self._run(lambda c: reads_search.search(c, text, limit, deep, self._begun, stamp()[:2]))

    def sounds_like(self, slug: str) -> tuple[EntityRow, ...]:
        """Entities whose names sound like this one's: possible duplicates, for a person to look at."""
        from store import reads_search

        return self._run(lambda c: reads_search.alike(c, slug))

    def entity(self, slug: str) -> EntityPage | None:
        """An entity, or None where there is none of that id."""
        return self._run(lambda c: reads.entity(c, slug))

    def compare(self, ref: QuestionRef) -> Comparison | None:
        """A question laid open, or None where nobody says anything about it."""
        from store import reads_compare

        return self._run(lambda c: reads_compare.compare(c, ref))

    def claims(self, ref: QuestionRef) -> tuple[ClaimView, ...]:
        """The claims of a question, answer by answer, in the order of ``compare``."""
        from store import reads_answers

        return self._run(lambda c: reads_answers.claims(c, ref))

    def matrix(self, ref: QuestionRef) -> Matrix | None:
        """A question's answers against its voices."""
        from store import reads_compare

        return self._run(lambda c: reads_compare.matrix(c, ref))

    def worklist(
        self,
        *,
        states: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        properties: Collection[str] | None = None,
        voice: str | None = None,
        unjudged: bool = False,
    ) -> tuple[QuestionRow, ...]:
        """Questions that are not settled (or in ``states``), worst first, filtered."""
        return self._run(
            lambda c: reads.worklist(
                c, states=states, kinds=kinds, properties=properties, voice=voice, unjudged=unjudged
            )
        )

    def sources(self) -> tuple[SourceRow, ...]:
        """All sources, by date."""
        from store import reads_sources

        return self._run(reads_sources.sources)

    def source(self, slug: str, rendition: str | None = None) -> SourcePage | None:
        """A source's text. Without ``rendition``: the original where it is held, else the main one."""
        from store import reads_sources

        return self._run(lambda c: reads_sources.source(c, slug, rendition))

    def timeline(self, entity: str | None = None) -> tuple[Event, ...]:
        """Dated claims in order, of one entity and what it took part in, or of the whole case."""
        from store import reads_time

        return self._run(lambda c: reads_time.timeline(c, entity))

    def voices(self) -> tuple[VoiceRow, ...]:
        """Everybody who vouches for a claim."""
        from store import reads_voices

        return self._run(reads_voices.voices)

    def voice(self, slug: str) -> VoicePage | None:
        """Everything one voice says."""
        from store import reads_voices

        return self._run(lambda c: reads_voices.voice(c, slug))

    def judge(self, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> None:
        """Record what a person decided about a question. Raises Refused where writing is off."""
        self._may_write()
        from store.judging import judge_question

        judge_question(self.path, ref, decision, answer=answer, why=why, who=who)

    def withdraw(self, ref: QuestionRef, *, who: str) -> None:
        """Take the standing judgement back; it stays in the history."""
        self._may_write()
        from store.judging import withdraw

        withdraw(self.path, ref, who=who)

    def _may_write(self) -> None:
        if self.read_only:
            raise Refused("the store was opened with --read-only: nothing can be written")

    def version(self) -> int:
        """A number that changes when somebody wrote to the store or put another file in its place."""
        return hash((self._connections.stamp()[:2], self._run(reads.version)))

    def close(self) -> None:
        """Close every thread's connection."""
        self._connections.close()
