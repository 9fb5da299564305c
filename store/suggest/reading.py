"""A report's wording read through: mentions, new names, drafts. Nothing is written, and nothing of it is ever a row."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from store.db.connection import Connection
from store.model.drafts import Draft, Mention, NewName, Suggestions
from store.model.stopping import check
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.suggest.habits import as_asked, asked_of
from store.suggest.kept import offered
from store.suggest.naming.case_names import CaseNames, Known, read_case_names
from store.suggest.naming.listed_names import ListedNames
from store.suggest.naming.meeting import as_mention, met
from store.suggest.naming.new_names import new_names
from store.suggest.naming.tokens import Text, take_apart
from store.suggest.naming.told import main_event, told_before
from store.suggest.stamp import head
from store.suggest.telling.amounts_in import amounts_in
from store.suggest.telling.appositions import of_names
from store.suggest.telling.clauses import clauses
from store.suggest.telling.counting import Counting
from store.suggest.telling.drafting import of_cues, of_own
from store.suggest.telling.events import Event, Events
from store.suggest.telling.making import Maker, Report, draft_id
from store.suggest.telling.sentence import Sentence
from store.suggest.telling.shares import of_seats, of_shares
from store.suggest.telling.speech import SPEAKS, Saying, sayings
from store.suggest.telling.ways import of_causes, of_ways

LEAST = 0.4
"""A draft less sure than this is not worth a key."""
_DATELINE = re.compile(r"[A-Z]{3}[^\n.]{0,60}?(?:\([\w .-]{2,30}\) ?[-–—]+|[A-Z]\w{2,8}\.? \d{1,2} ?[-–—]+) +(?=\S)")


def suggest(
    connection: Connection, source: str, rendition: str | None = None, *, without: Collection[str] = ()
) -> Suggestions:
    """What a source's wording suggests. Entities of ``without`` are taken as not known. Raises BadInput."""
    return offered(connection, every(connection, source, rendition, without=without))


def every(
    connection: Connection, source: str, rendition: str | None = None, *, without: Collection[str] = ()
) -> Suggestions:
    """The same with every draft, before it is looked what is there already or was dropped."""
    began = time.perf_counter()
    report, text = wording(connection, source, rendition)
    found, drafts = read_through(connection, text, report, vocabulary_of(connection), without=without)
    return replace(found, drafts=tuple(drafts), seconds=round(time.perf_counter() - began, 3))


def wording(connection: Connection, source: str, rendition: str | None) -> tuple[Report, str]:
    """A source's wording and what is known of it. Raises BadInput where there is none, or its text is not held."""
    label, text, *told = head(connection, source, rendition)
    return Report(source, label, *told), text


def read_through(
    connection: Connection, text: str, report: Report, words: Vocabulary, *, without: Collection[str] = ()
) -> tuple[Suggestions, list[Draft]]:
    """The mentions and new names of a text, and every draft, before it is looked what is there already."""
    names = read_case_names(connection, without)
    taken = take_apart(text)
    check()
    found = told_before(taken, met(taken, names, ListedNames(connection, without)), names)
    mentions = tuple(as_mention(taken, one) for one in found)
    fresh = new_names(taken, mentions)
    kinds = {one.entity.slug: one.entity.kind for one in found}
    maker = Maker(replace(report, hemisphere=words.hemisphere))
    asked = asked_of(connection, report.source)
    events = _events(names, asked, words)
    drafts = list(_drafts(taken, mentions, kinds, fresh, words, maker, names, _lands(connection), events))
    seen = Suggestions(report.source, report.rendition, mentions=mentions, names=fresh)
    return seen, _best(list(as_asked(drafts, asked)), report.publisher)


def _lands(connection: Connection) -> dict[str, Mention]:
    """The places of the case by their names, to know a people by its land."""
    rows = connection.execute(
        "SELECT n.text, e.slug, e.name FROM name n JOIN entity e ON e.id = n.entity_id "
        "WHERE e.kind = 'place' AND e.origin = 'case' LIMIT 5000"
    )
    return {text.casefold(): Mention(0, 0, slug, name, 1.0, "people") for text, slug, name in rows}


def _events(names: CaseNames, asked: Mapping[str, Mapping[str, int]], words: Vocabulary) -> Events:
    """The events of the case, and what the other reports say of them."""
    listed = {
        known.slug: Event(Mention(0, 0, known.slug, known.name, 0.6, "report"), what) for known, what, _ in names.events
    }
    of_events = {prop: {slug: count for slug, count in by.items() if slug in listed} for prop, by in asked.items()}
    return Events(listed, of_events, frozenset(words.own))


def _drafts(
    text: Text,
    mentions: Sequence[Mention],
    kinds: Mapping[str, str],
    fresh: Sequence[NewName],
    words: Vocabulary,
    maker: Maker,
    names: CaseNames,
    lands: Mapping[str, Mention],
    events: Events,
) -> Iterator[Draft]:
    carried: dict[str, Mention] = {}
    counting = Counting(words, maker)
    known = [names.entities[one.entity] for one in mentions if one.entity in names.entities]
    main = main_event(text, known, names)
    voices = {one.name.casefold(): one for one in names.entities.values() if one.kind in SPEAKS}
    last = 0
    event = told = Mention(0, 0, main.slug, main.name, 0.6, "report") if main is not None else None
    for begin, end in text.sentences:
        check()
        start = _behind_dateline(text.text, begin, end)
        here = [one for one in mentions if start <= one.start < end]
        said = [_known(one, voices) for one in sayings(text.text, start, end, here, kinds)]
        amounts = sorted(amounts_in(text.text, start, end), key=lambda one: one.start)
        if "\n\n" in text.text[last:start]:
            event = told  # another paragraph
        event = next((one for one in reversed(here) if kinds[one.entity] == "raid"), None) or event
        last = end
        if text.text[start:end].rstrip("\"'”’») ").endswith("?"):
            continue  # who asks says nothing
        sentence = Sentence(
            text.text,
            (start, end),
            clauses(text.text, start, end),
            here,
            amounts,
            said,
            kinds,
            dict(carried),
            event,
            events,
        )
        yield from chain(
            of_cues(sentence, words, maker),
            of_ways(sentence, words, maker),
            of_causes(sentence, words, maker),
            counting.of(sentence),
            of_shares(sentence, words, maker),
            of_seats(sentence, words, maker),
            of_names(sentence, words, maker, lands),
            of_own(sentence, words, maker),
        )
        for one in reversed(here):  # whom a sentence begins with the next one's pronouns mean
            carried[kinds[one.entity]] = one
        speaker = next((one.speaker for one in said if one.speaker is not None), None)
        if speaker is not None:
            carried["speaker"] = speaker
    yield from _of_new(fresh, maker)


def _known(saying: Saying, voices: Mapping[str, Known]) -> Saying:
    """Who is called by words that no mention is made of, where the case has somebody of just that name: "police"."""
    one = saying.speaker
    known = voices.get(one.name.casefold()) if one is not None and not one.entity else None
    if one is None or known is None:
        return saying
    return replace(saying, speaker=replace(one, entity=known.slug, name=known.name))


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Where a report's first words begin: not with where and when an agency sent it."""
    found = _DATELINE.match(text, start, end) if not text[:start].strip() or text[:start].endswith("\n") else None
    return found.end() if found is not None else start


def _of_new(fresh: Iterable[NewName], maker: Maker) -> Iterator[Draft]:
    """New names, each as an entity to be made where it stands."""
    for one in fresh:
        made = Draft(
            id="",
            source=maker.report.source,
            rendition=maker.report.rendition,
            start=one.start,
            end=one.end,
            entity="",
            entity_name="",
            new_name=one.text,
            new_kind=one.kind,
            why="stands like a name",
            score=LEAST,
        )
        yield replace(made, id=draft_id(made, maker.report.sha256))


def _best(drafts: list[Draft], publisher: str) -> list[Draft]:
    """The drafts worth a key, in the order of the text: of those that say the same at one place the surest.

    What somebody says whom only words tell is not offered once more as the publisher's.
    """
    best: dict[tuple[str, ...], Draft] = {}
    for one in sorted(drafts, key=lambda it: (-it.score, it.end - it.start, it.start, it.id)):
        speaker = "" if one.speaker == publisher else one.speaker or one.speaker_name.casefold()
        told = (one.entity or one.new_name, one.property, one.scope, one.label.casefold(), speaker)
        if one.score >= LEAST and told not in best:
            best[told] = one
    by_words = {said[:-1] for said, one in best.items() if not one.speaker and one.speaker_name}
    ids: dict[str, Draft] = {}
    for said, one in best.items():
        if said[-1] or said[:-1] not in by_words:
            ids.setdefault(one.id, one)
    return sorted(ids.values(), key=lambda it: (it.start, it.end, it.id))
