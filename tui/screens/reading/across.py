"""The search in several texts side by side: n and N go from one text on to the next, round and round."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.screen import Screen

from tui.session.keys import bind
from tui.terminal.glyphs import Glyphs
from tui.widgets.finding import FindLine, FoundPassage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from store.library import Library
    from store.model.claims import SourcePage
    from tui.lines.comparing.sides import Side
    from tui.session.asking import Asker
    from tui.widgets.passage import Lit

Wanted = tuple[str, str | None]
"""A source, and in which wording."""

KEPT = 24
"""Sources kept at hand, so that going to and fro asks for nothing."""

_Found = dict[Wanted, "tuple[SourcePage | None, tuple[Lit, ...]]"]


class Text(NamedTuple):
    """A source that is looked through: of which column, and by which of its claims it comes on the screen there."""

    column: int
    claim: int
    wanted: Wanted


class _Place(NamedTuple):
    """A place where the words stand: in which of the texts, and which of the places there."""

    text: int
    nth: int


GOES_ON = (
    bind("next", "question(1)", "Next", id="compare.next"),
    bind("previous", "question(-1)", "Previous", show=False, id="compare.previous"),
    bind("next", "hit(1)", "Next found", id="compare.next_hit"),
    bind("hit_before previous", "hit(-1)", "Found before", show=False, id="compare.hit_before"),
    # with priority, so that what is typed right after it goes to the line
    bind("search", "find", "Find", show=False, id="compare.find", priority=True),
)
"""The keys of such a screen, for where they stand among its own."""


class FindsAcross(Screen[None]):
    """A screen of texts in their order, of which one is chosen and some are on the screen.

    While words are looked for, n goes to the next of their places; before that, and after Escape, to the next question.
    """

    chosen: int
    sides: tuple[Side, ...]
    _claims: list[int]  # which of its claims each shows
    asker: Asker
    keys_for: str
    tell_hit: Callable[[str], None]

    def take_find_line(self, glyphs: Glyphs) -> None:
        """Make the line, not shown yet, and have no source at hand."""
        self.find = FindLine(id="compare-find", glyphs=glyphs, placeholder="words in the sources of all answers")
        self.find.display = False
        self.pages: dict[Wanted, SourcePage | None] = {}
        self.renditions: dict[str, str] = {}
        self._words = ""
        self._found: _Found = {}
        self._looked: tuple[Text, ...] = ()
        self._places: list[_Place] = []
        self._at: int | None = None
        self._from: tuple[int, Wanted | None, int] = (0, None, 0)

    # What the screen has to say.

    @property
    def texts(self) -> Sequence[Wanted | None]:
        """The source that each column shows, in their order; None where there is none."""
        raise NotImplementedError

    def passages(self) -> Iterable[tuple[int, FoundPassage]]:
        """The columns on the screen: which text, and where it is read."""
        raise NotImplementedError

    def _fill(self) -> None:
        """Show everything on the screen anew."""
        raise NotImplementedError

    # What there is to do.

    @property
    def all_texts(self) -> tuple[Text, ...]:
        """The sources of all claims, column by column, each once in a column."""
        found: dict[tuple[int, Wanted], Text] = {}
        for column, side in enumerate(self.sides):
            for at, claim in enumerate(side.view.claims):
                wanted = self.wanted(claim.source.slug)
                found.setdefault((column, wanted), Text(column, at, wanted))
        return tuple(found.values())

    def wanted(self, source: str) -> Wanted:
        """A source in the wording that was chosen for it."""
        return source, self.renditions.get(source)

    def sources_came(self, pages: Iterable[tuple[Wanted, SourcePage | None]]) -> None:
        """Have sources at hand, and show them."""
        for wanted, page in pages:
            self._keep(wanted, page)
        self._fill()

    def _keep(self, wanted: Wanted, page: SourcePage | None) -> None:
        while len(self.pages) >= KEPT and wanted not in self.pages:
            self.pages.pop(next(iter(self.pages)))
        self.pages[wanted] = page

    @property
    def finding(self) -> bool:
        """Whether words are looked for."""
        return bool(self._words)

    def action_find(self) -> None:
        """Look for words in the sources of all claims of all answers."""
        top = next((it.top for nth, it in self.passages() if nth == self.chosen), 0)
        self._from = (self.chosen, self._shown_in(self.chosen), top)
        self.find.display = True
        self.keys_for = ""
        self.refresh_bindings()
        self.find.begin()

    def action_hit(self, step: int) -> None:
        """Go to the next place where the words stand, or to the one before, also in another text."""
        if self._places and self._at is not None:
            self._go_to((self._at + step) % len(self._places))

    def stops_finding(self) -> bool:
        """Look for nothing any more; tell whether anything was looked for."""
        finding = self.finding
        if finding:
            self._stop()
        return finding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have n and p go among the places while there are any, else among the questions; no search in a search."""
        if action in ("hit", "question"):
            return self.finding == (action == "hit")
        return not self.find.display if action == "find" else super().check_action(action, parameters)

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        self._look(event.words)

    @on(FindLine.Left)
    def _left(self, event: FindLine.Left) -> None:
        self.find.display = False
        self.keys_for = "find"  # what comes next is meant for what is found
        if not event.found or not event.words.strip():
            self._stop()
        else:
            self._tell()
        self.refresh_bindings()
        for nth, passage in self.passages():
            if nth == self.chosen:
                passage.focus(scroll_visible=False)

    def _stop(self) -> None:
        self.asker.forget("find")
        self._words, self._found, self._looked, self._places, self._at = "", {}, (), [], None
        self.show_found()
        self._tell()
        self.refresh_bindings()

    def _look(self, words: str, *, stay: bool = False) -> None:
        """Look for words in all texts, beside the keyboard; with ``stay`` nothing is gone to."""
        if not words.strip():
            self._stop()
            return
        looked = self.all_texts
        texts = tuple(dict.fromkeys(it.wanted for it in looked))
        known = {it: page for it, (page, _) in self._found.items()} | self.pages

        def asked(library: Library) -> _Found:
            from store.library import find_in

            pages = {it: known[it] if it in known else library.source(*it) for it in texts}
            return {it: (page, find_in(words, page.text) if page and page.text else ()) for it, page in pages.items()}

        self.asker.ask("find", asked, lambda found: self._came(words, looked, found, stay=stay))

    def _came(self, words: str, looked: tuple[Text, ...], found: _Found, *, stay: bool) -> None:
        self._words, self._looked, self._found = words, looked, found
        for wanted in self.texts:
            if wanted is not None and wanted in found:
                self._keep(wanted, found[wanted][0])
        self._places = [_Place(text, nth) for text, it in enumerate(looked) for nth in range(len(found[it.wanted][1]))]
        self.refresh_bindings()
        if not self._places:
            self._at = None
            self.show_found()
            self._tell()
        elif stay and self._at is not None:
            self._at = min(self._at, len(self._places) - 1)
            self.show_found()
            self._tell()
        else:
            self._go_to(self._first_behind())

    def _first_behind(self) -> int:
        """The first place behind where one was when words began to be looked for, round and round."""
        column, wanted, top = self._from
        begun = next((nth for nth, it in enumerate(self._looked) if (it.column, it.wanted) == (column, wanted)), 0)
        starts = [(text, self._hits(self._looked[text].wanted)[nth][0]) for text, nth in self._places]
        return next((at for at, place in enumerate(starts) if place >= (begun, top)), 0)

    def _shown_in(self, column: int) -> Wanted | None:
        texts = self.texts
        return texts[column] if column < len(texts) else None

    def _hits(self, wanted: Wanted | None) -> tuple[Lit, ...]:
        return self._found[wanted][1] if wanted is not None and wanted in self._found else ()

    def _go_to(self, at: int) -> None:
        self._at = at
        column, claim, wanted = self._looked[self._places[at].text]
        if column != self.chosen or self._shown_in(column) != wanted:
            self._keep(wanted, self._found[wanted][0])
            if self._shown_in(column) != wanted:
                self._claims[column] = claim
            self.chosen = column
            self._fill()
        else:
            self.show_found()
        self._tell()

    def show_found(self) -> None:
        """Light the places in the texts on the screen; ask for those of a text that came since."""
        now = self._places[self._at] if self._at is not None and self._at < len(self._places) else None
        at = self._looked[now.text] if now is not None else None
        for nth, passage in self.passages():
            wanted = self._shown_in(nth)
            hits = self._hits(wanted)
            here = now.nth if now is not None and at is not None and (at.column, at.wanted) == (nth, wanted) else None
            passage.show_hits(hits, here if here is not None and here < len(hits) else None)
            if self.finding and wanted is not None and wanted not in self._found:
                self._look(self._words, stay=True)

    def _tell(self) -> None:
        """Say which of how many places one is at: beside what is typed, and in the line of title afterwards."""
        told = f"{self._at + 1:,} of {len(self._places):,}" if self._at is not None else ""
        if self.finding and not self._places:
            told = "in none of them"
        typing = self.find.display
        self.find.tell(told if typing else "")
        self.tell_hit(f"{self._words}: {told}" if told and not typing else "")
