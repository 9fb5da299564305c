"""The half of the door that reads: questions in, frozen facts out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from store.db.engine import asking, engine_under
from store.model.claims import Cited, ClaimView, QuestionRef, SourcePage, SourceRow, Tolls
from store.model.places import Place
from store.model.version import VERSION as VERSION  # noqa: PLC0414 (handed on)
from store.model.views import (
    Comparison,
    EntityPage,
    EntityRow,
    Event,
    Matrix,
    Overview,
    QuestionRow,
    SearchResult,
    VoicePage,
    VoiceRow,
)
from store.model.vocabulary import HIDDEN, EntityKind
from store.reads import entities as reads
from store.reads.same import all_stand, asked, stands

if TYPE_CHECKING:
    from store.db.connection import Connection
    from store.model.claim_rows import ClaimRow
    from store.model.hits import Screened
    from store.model.out.passages import PassagesFound
    from store.model.vocabulary import Named
    from store.properties.vocabulary import Vocabulary
    from store.reads.search import Begun

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, of how much (0: not known)."""


class Reading:
    """A store opened for browsing. Raises Refused with a sentence for the user when it cannot be read.

    With ``untouched`` nothing is left beside the store's file; it is for one who asks a little and goes, or may write
    nothing. ``folder`` is that of its case, which follows every edit and keeps the reports; a store that stands inside
    a case knows it.
    """

    def __init__(
        self, path: Place, *, read_only: bool = False, untouched: bool = False, folder: Path | None = None
    ) -> None:
        self.path = path
        self.folder = folder if folder is not None else _case_around(path)
        self.read_only = read_only
        self.untouched = untouched
        self._connections = asking(path, untouched=untouched)
        self._run = self._connections.ask
        self._begun: dict[object, Begun] = {}  # the last search that gave first results, by what it is true of
        self._run(reads.version)
        self._connections.close()  # this thread may never ask again: others open their own

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def look_through(self, part: int | None = None) -> bool:
        """Raise Refused, with the row, where the store holds what whosays never writes; of a large one what can be
        seen at once, or one part of it. Whether there is another part."""
        return self._run(lambda c: engine_under(c).look_through(c, part))

    def overview(self) -> Overview:
        """The store as a whole."""
        return self._run(reads.overview)

    def vocabulary(self) -> Vocabulary:
        """What can be asked here: the built-in properties, and what the case brings."""
        from store.properties.stored import vocabulary_of

        return self._run(vocabulary_of)

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
        from store.reads import search as reads_search

        stamp = self._connections.stamp
        return self._run(lambda c: reads_search.search(c, text, limit, deep, self._begun, stamp()[:2]))

    def passages(
        self,
        query: str,
        *,
        source: str | None = None,
        voice: str | None = None,
        year: str | None = None,
        limit: int = 50,
        partial: bool = True,
    ) -> PassagesFound:
        """Passages of all texts that are held, by their words; ``docs/searching.md`` says what can be asked.

        ``source``, ``voice`` and ``year`` ("2019", "2018-2020") say where, beside what the query itself says of it.
        With ``partial`` its last word may be only begun. Never raises for what is typed: see ``left_out``.
        """
        from store.reads.passages import find as reads_passages

        return self._run(
            lambda c: reads_passages.passages(
                c, query, source=source, voice=voice, year=year, limit=limit, partial=partial
            )
        )

    def find(self, text: str, *, kinds: Collection[str] | None = None, limit: int = 10, near: bool = False) -> Screened:
        """The entities a spelling may mean, best first; its last word may be only begun. With ``near`` some that are
        only near stand below what is sure."""
        from store.search import match_lists as screen_names
        from store.search.find import BESIDE

        beside = BESIDE if near else 0
        return self._run(lambda c: screen_names.screened(c, text, kinds=kinds, limit=limit, beside=beside))

    def nearest(self, text: str) -> tuple[str, ...]:
        """The spellings nearest to one that finds nothing."""
        from store.search.find import nearest_spellings

        return tuple(self._run(lambda c: nearest_spellings(c, text)))

    def match(
        self, names: Iterable[str], *, kinds: Collection[str] | None = None, limit: int = 10, min_score: float = 0.0
    ) -> Iterator[Screened]:
        """For each name the entities it may be of, best first, by the score of two names; its words are whole ones."""
        from store.search import match_lists as screen_names

        for name in names:
            yield self._run(
                lambda c, name=name: screen_names.matched(  # type: ignore[misc]
                    c, name, kinds=kinds, limit=limit, min_score=min_score
                )
            )

    def ids(self, named: Named, begun: str, of: Sequence[str] = (), *, most: int) -> tuple[str, ...]:
        """Ids that begin with ``begun``, for a shell to complete; ``of`` holds those that stand before them."""
        from store.reads import ids as reads_ids

        return self._run(lambda c: reads_ids.ids(c, named, begun, all_stand(c, of), most))

    def is_id(self, named: Named, told: str) -> bool:
        """Whether something of that kind has this very id."""
        from store.reads import ids as reads_ids

        return self._run(lambda c: reads_ids.is_id(c, named, told))

    def sounds_like(self, slug: str) -> tuple[EntityRow, ...]:
        """Entities whose names sound like this one's: possible duplicates, for a person to look at."""
        from store.reads import search as reads_search

        return self._run(lambda c: reads_search.alike(c, stands(c, slug)))

    def entity(self, slug: str) -> EntityPage | None:
        """An entity, or None where there is none of that id."""
        return self._run(lambda c: reads.entity(c, stands(c, slug)))

    def page_and_words(self, slug: str) -> tuple[EntityPage | None, Cited | None]:
        """An entity and the words behind its first question: they come into sight together."""
        from store.reads import cited

        return self._run(lambda c: cited.page_and_words(c, stands(c, slug)))

    def cited(self, ref: QuestionRef, place: int = 0) -> Cited | None:
        """The words behind one claim of a question, counted around (-1 is the last), or None."""
        from store.reads import cited

        return self._run(lambda c: cited.cited(c, asked(c, ref), place))

    def compare(self, ref: QuestionRef) -> Comparison | None:
        """A question laid open, or None where nobody says anything about it."""
        from store.reads import compare as reads_compare

        return self._run(lambda c: reads_compare.compare(c, asked(c, ref)))

    def claims(self, ref: QuestionRef) -> tuple[ClaimView, ...]:
        """The claims of a question, answer by answer, in the order of ``compare``."""
        from store.reads import answers as reads_answers

        return self._run(lambda c: reads_answers.claims(c, asked(c, ref)))

    def claim_rows(
        self,
        *,
        entities: Collection[str] = (),
        properties: Collection[str] = (),
        sources: Collection[str] = (),
        speakers: Collection[str] = (),
        states: Collection[str] = (),
        grades: Sequence[str] = (),
    ) -> Iterator[ClaimRow]:
        """The claims that are there as flat rows, in the order of the case, some at a time. ``grades``: "B" for the
        source's, "2" for the claim's own, "B2" for both.

        Raises BadInput for an entity or a source that is not there. A claim that is removed meanwhile is left out.
        """
        from store.db.lots import lots
        from store.reads import claim_rows as flat

        def found(connection: Connection) -> list[int]:
            about, by = all_stand(connection, entities), all_stand(connection, speakers)
            return flat.claim_ids(connection, flat.ClaimsAsked(about, properties, sources, by, states, grades))

        for _, lot in lots(self._run(found)):
            yield from self._run(lambda c, lot=lot: flat.claim_rows(c, lot))  # type: ignore[misc]

    def tolls(self, ref: QuestionRef) -> Tolls | None:
        """The counts that were told of a question, by day; None where it asks for no amount."""
        from store.reads.figures import tolls as reads_tolls

        return self._run(lambda c: reads_tolls.tolls(c, asked(c, ref)))

    def matrix(self, ref: QuestionRef) -> Matrix | None:
        """A question's answers against its voices."""
        from store.derive.cells import words_by_rules
        from store.reads import compare as reads_compare

        def laid_out(connection: Connection) -> Matrix | None:
            of = asked(connection, ref)
            return reads_compare.matrix(connection, of, words_by_rules(connection, of))

        return self._run(laid_out)

    def claimed(self) -> dict[str, dict[str, int]]:
        """How many claims there are of each property, by the kind of entity that they are about."""
        from store.reads import questions

        return self._run(questions.claimed)

    def scopes(self, entity: str, prop: str) -> tuple[str, ...]:
        """The scopes in which something is said of an entity's property, the worst question first."""
        from store.reads import answers as reads_answers

        return self._run(lambda c: reads_answers.scopes_of(c, stands(c, entity), prop))

    def worklist(
        self,
        *,
        states: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        properties: Collection[str] | None = None,
        voice: str | None = None,
        unjudged: bool = False,
        grades: Sequence[str] = (),
    ) -> tuple[QuestionRow, ...]:
        """Questions that are not settled (or in ``states``), worst first, filtered. ``grades``: those of which a
        claim is graded so, "B" (its source), "2" or "B2"."""
        return self._run(
            lambda c: reads.worklist(
                c,
                states=states,
                kinds=kinds,
                properties=properties,
                voice=stands(c, voice) if voice else None,
                unjudged=unjudged,
                grades=grades,
            )
        )

    def sources(self) -> tuple[SourceRow, ...]:
        """All sources, by date."""
        from store.reads import sources as reads_sources

        return self._run(reads_sources.sources)

    def source(self, slug: str, rendition: str | None = None) -> SourcePage | None:
        """A source's text. Without ``rendition``: the original where it is held, else the main one."""
        from store.reads import sources as reads_sources

        return self._run(lambda c: reads_sources.source(c, slug, rendition))

    def timeline(self, entity: str | None = None) -> tuple[Event, ...]:
        """Dated claims in order, of one entity and what it took part in, or of the whole case."""
        from store.reads import timeline as reads_time

        return self._run(lambda c: reads_time.timeline(c, stands(c, entity) if entity is not None else None))

    def voices(self) -> tuple[VoiceRow, ...]:
        """Everybody who vouches for a claim."""
        from store.reads import voices as reads_voices

        return self._run(reads_voices.voices)

    def voice(self, slug: str) -> VoicePage | None:
        """Everything one voice says."""
        from store.reads import voices as reads_voices

        return self._run(lambda c: reads_voices.voice(c, stands(c, slug)))

    def version(self) -> int:
        """A number that changes when somebody wrote to the store or put another file in its place."""
        return hash((self._connections.stamp()[:2], self._run(reads.version)))

    def listen(self, tell: Callable[[], None]) -> Callable[[], None] | None:
        """Have ``tell`` called, in a thread of its own, when others wrote; returns what ends that. None where the store
        is a file, which tells nobody: who wants to know asks for its `version` now and then."""
        return self._connections.listen(tell)

    def close(self) -> None:
        """Close every thread's connection."""
        self._connections.close()


def _case_around(store: Place) -> Path | None:
    """The folder of the case that a store stands in, if it stands in one. One on a server stands in none."""
    if not isinstance(store, Path):
        return None
    hidden = store.absolute().parent
    return hidden.parent if hidden.name == HIDDEN and (hidden.parent / "case.yaml").is_file() else None
