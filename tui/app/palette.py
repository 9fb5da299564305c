"""What the palette (Ctrl+P) finds: what the keys of the screen do, and beside it entities, questions, sources, voices.

It is imported when the palette is opened first. The store is asked in a thread, and what nobody waits for any more is
stopped. Names are hostile text: they are given as content, which is never read as markup.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from textual.command import Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.system_commands import SystemCommandsProvider

from store.labels.dates import day
from store.labels.questions import property_label
from store.model.claims import SourceRow
from store.model.problems import BadInput, Refused
from store.model.stopping import Stop, Stopped
from store.model.views import EntityRow, QuestionRow, VoiceRow
from tui.lines.facts import STATE_WORDS, count, plain, question_title
from tui.screens.page import Page
from tui.session import messages
from tui.session.ways.addresses import address, is_like_one, parse
from tui.session.ways.whereabouts import where

if TYPE_CHECKING:
    from store.library import Library
    from tui.app.browser import Browser

_Answer = TypeVar("_Answer")

MOST = 8
"""Of each kind that many are offered."""

#: What comes first: a command whose word was typed, then what the store has by these words, then what is like them.
_TYPED, _THERE, _ALIKE, _NEAR = 300.0, 200.0, 100.0, 0.0
#: What is only near to somebody surer has so much at most, less than whoever else is shown.
_ONLY_NEAR = 10.0
_WAIT, _ROUNDS = 0.02, 250


class Found(NamedTuple):
    """A line of the palette: what it is called, what is said of it, how well it is meant, and the wish it is."""

    name: Content
    about: Content
    score: float
    wish: Callable[[], messages.Wish]


class Commands(SystemCommandsProvider):
    """What the keys of the screen do; where a word of it begins so, before all else."""

    async def search(self, query: str) -> Hits:
        """Offer the commands that are like what was typed.

        Where there is none while the screen still waits for an answer, it is waited for: what the screen shows decides
        what can be done there.
        """
        for _ in range(_ROUNDS):
            hits = list(self._hits(query))
            if hits or not _waits(self.screen):
                break
            await asyncio.sleep(_WAIT)
        for hit in hits:
            yield hit

    def _hits(self, query: str) -> Iterator[Hit]:
        matcher = self.matcher(query)
        for name, help_text, callback, *_ in self.app.get_system_commands(self.screen):
            if (score := matcher.match(name)) > 0:
                typed = f" {query.casefold()}" in f" {name.casefold()}"
                first = (_TYPED if typed else _ALIKE) + min(score, 99.0)
                yield Hit(first, matcher.highlight(name), callback, text=name, help=help_text)


def _waits(screen: Screen[Any]) -> bool:
    return isinstance(screen, Page) and screen.asker.busy


class Stored(Provider):
    """What the store has by these words. Nothing is offered over a form, which would be left."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._lists: tuple[Sequence[SourceRow], Sequence[VoiceRow]] | None = None

    async def search(self, query: str) -> Hits:
        """Offer what is found by these words."""
        screen = self.screen
        if not isinstance(screen, Page) or screen.check_action("entity", ()) is False:
            return
        for found in await self._ask(partial(self._found, query)):
            run = partial(self._open, found.wish)
            yield Hit(found.score, found.name, run, text=found.name.plain, help=cast("str", found.about))

    def _open(self, wish: Callable[[], messages.Wish]) -> None:
        self.screen.post_message(wish())

    async def _ask(self, question: Callable[[Library], list[Found]]) -> list[Found]:
        """Ask in a thread; an answer that is no longer waited for is stopped, and one that is refused is none."""
        library, stop = cast("Browser", self.app).context.library, Stop()

        def asked() -> list[Found]:
            try:
                with stop:
                    return question(library)
            except (Stopped, Refused):
                return []

        try:
            return await asyncio.to_thread(asked)
        finally:
            stop.stop()

    def _found(self, query: str, library: Library) -> list[Found]:
        if self._lists is None:
            self._lists = library.sources(), library.voices()
        sources, voices = self._lists
        return [
            *address_of(library, query),
            *entities(library, query),
            *questions(library, query),
            *(found for found in map(partial(source, query), sources) if found is not None),
            *(found for found in map(partial(voice, query), voices) if found is not None),
            *beside_all(query, sources),
        ]


def address_of(library: Library, query: str) -> list[Found]:
    """The place whose address was typed, or pasted."""
    if not is_like_one(query):
        return []
    try:
        told = address(where(library, parse(query)))
    except BadInput:
        return []
    return [Found(plain(told), Content("address"), _TYPED, partial(messages.GoTo, told))]


def entities(library: Library, query: str) -> list[Found]:
    """Those that a spelling means, best first; what is only near to it stands last of all."""
    result = library.search(query, limit=MOST)
    rows = sorted((row for rows in result.rows.values() for row in rows), key=lambda row: (row.near, -row.score))
    words = library.vocabulary()
    base = _THERE if result.certain else _NEAR
    return [
        Found(
            plain(row.name),
            Content.assemble("entity, ", plain(words.one(row.kind)), plain(_by(row))),
            _NEAR + row.score * _ONLY_NEAR if row.near else base + min(row.score, 1.0) * 50,
            partial(messages.OpenEntity, row.slug),
        )
        for row in rows[:MOST]
    ]


def _by(row: EntityRow) -> str:
    return f', by "{row.matched}"' if row.matched and row.matched != row.name else ""


def questions(library: Library, query: str) -> list[Found]:
    """Those whose words were typed behind a name ("asim umer nationality"), else the unsettled ones asked so."""
    words = query.split()
    for at in range(len(words) - 1, 0, -1):
        result = library.search(" ".join(words[:at]), limit=1)
        if result.best is None or not result.certain:
            continue
        page = library.entity(result.best.slug)
        asked = [row for row in page.questions if _begin(words[at:], _title(row))] if page is not None else []
        if asked:
            return [_question(row, 40.0) for row in asked[:MOST]]
    vocabulary = library.vocabulary()
    properties = [it for it in vocabulary.properties if _begin(words, property_label(vocabulary, it))]
    return [_question(row, 0.0) for row in library.worklist(properties=properties)[:MOST]] if properties else []


def _title(row: QuestionRow) -> str:
    return question_title(row).plain


def _question(row: QuestionRow, more: float) -> Found:
    answers = count(len(row.answers), "answer")
    return Found(
        Content.assemble(plain(row.entity_name), ": ", question_title(row)),
        Content(f"question, {STATE_WORDS[row.state]}, {answers}"),
        _THERE + more,
        partial(messages.OpenQuestion, row.ref),
    )


def source(query: str, row: SourceRow) -> Found | None:
    """A source by words of its title, its publisher or its id."""
    if not _begin(query.split(), f"{row.title} {row.publisher} {row.slug}"):
        return None
    about = f"source, {row.publisher}, {day(row.published)}, {count(row.claims, 'claim')}"
    more = 55 if " " in query else 10  # several words of a title are meant as one
    return Found(plain(row.title), plain(about), _THERE + more, partial(messages.OpenSource, row.slug))


def beside_all(query: str, sources: Sequence[SourceRow]) -> Iterator[Found]:
    """Sources to be put beside all others ("compare samaa"), by words of title, publisher or id."""
    begun, _, named = query.strip().partition(" ")
    if not named or not "compare".startswith(begun.casefold()):
        return
    for row in sources:
        if _begin(named.removeprefix("source ").split(), f"{row.title} {row.publisher} {row.slug}"):
            yield Found(
                Content.assemble("Compare source ", plain(row.title or row.slug), " with all others"),
                plain(f"two sources side by side, {row.publisher}, {day(row.published)}"),
                _THERE + 60,
                partial(messages.CompareSources, row.slug),
            )


def voice(query: str, row: VoiceRow) -> Found | None:
    """A voice by words of its name."""
    if not _begin(query.split(), f"{row.name} {row.slug}"):
        return None
    about = f"voice, says {row.asserts:,}, contradicted in {row.contradicted:,} of {row.questions:,}"
    return Found(plain(row.name), Content(about), _THERE + 5, partial(messages.OpenVoices, row.slug))


def _begin(words: Sequence[str], text: str) -> bool:
    """Whether with each of the words a word of the text begins."""
    there = f" {text}".casefold().replace("-", " ").replace("(", " ")
    return bool(words) and all(f" {word.casefold()}" in there for word in words)
