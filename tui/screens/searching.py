"""The search of Browse: what is asked while somebody types, and what the panes show of the answer.

First results come at once; a further look follows behind them, and the passages of the texts, and these move nobody
who is on a row already.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from textual.widgets import Input

from store.model.out.passages import PassageRow, PassagesFound
from store.model.views import EntityRow, Overview, SearchResult
from store.model.vocabulary import KINDS, MATCH_SCORE
from store.properties.vocabulary import KIND_WORDS
from tui.lines.found import beside_names, tally
from tui.lines.kinds import COUNTED, Called, found_rows, heading
from tui.screens.page import Page
from tui.session.messages import GoTo
from tui.session.pace import Rest
from tui.widgets.bars import Bar
from tui.widgets.panes import Pane, Panes

TEXT = "text"
"""The pane below those of the kinds: what stands in the text, and near spellings."""


MOST = 50
"""Passages that are shown of one search."""


class Searching:
    """Asks for what is typed on behalf of a screen. `found` is what the panes show, None while nothing is searched for.

    `bar` says how much was found. `rearrange` is called when other panes belong on the screen, `show_all` when
    nothing is searched for any more; `wanted` names the entity that the screen is at.
    """

    def __init__(
        self,
        screen: Page,
        box: Input,
        panes: Panes,
        bar: Bar,
        *,
        rearrange: Callable[[], None],
        show_all: Callable[[], None],
        wanted: Callable[[], str | None],
    ) -> None:
        self._screen, self._box, self._panes, self._bar = screen, box, panes, bar
        self._rearrange, self._show_all, self._wanted = rearrange, show_all, wanted
        self._rest = Rest(screen)
        self.found: SearchResult | None = None
        self.passages: PassagesFound | None = None
        """What stands in the texts; of the text before while that of another is awaited."""
        self.overview: Overview | None = None
        self.under_way = False
        """Whether what is shown is the answer to an earlier text."""
        self._put: tuple[Pane, Hashable | None] | None = None
        """The row that was pointed at last, on nobody's key."""

    @property
    def called(self) -> Called:
        """What one and many of a kind are called."""
        return self.overview.called if self.overview is not None else KIND_WORDS

    @property
    def awaited(self) -> bool:
        """Whether the row that is meant is still looked for: that of no sure hit may give way to a passage."""
        found = self.found
        unsure = found is not None and not found.answered and self._of(found) is None
        return self.under_way or (unsure and self._screen.asker.awaits("passages"))

    def typed(self, text: str) -> None:
        """Look for a text when the keys rest; what was asked before is not waited for."""
        for purpose in ("search", "refine", "passages"):
            self._screen.asker.forget(purpose)
        self.under_way = True
        self._rest.then(partial(self.look, text))

    def now(self) -> None:
        """Look at once for what was typed."""
        self._rest.now()

    def go_to_place(self) -> bool:
        """Go to the place whose address is typed; tell whether it is one."""
        from tui.session.ways.addresses import is_like_one

        told = self._box.value
        return is_like_one(told) and self._screen.post_message(GoTo(told))

    def stop(self) -> None:
        """Search for nothing any more."""
        self._rest.drop()
        self.look("")

    def forget(self) -> None:
        """Let go of what was found, without showing anything."""
        self.found = self.passages = None
        self._bar.set("")

    def look(self, text: str) -> None:
        """Look for a text; an empty one shows everything again."""
        for purpose in ("refine", "passages"):
            self._screen.asker.forget(purpose)
        self.under_way = bool(text.strip())
        if self.under_way:
            self._screen.ask("search", lambda library: library.search(text, deep=False), self._first_found)
        else:
            self._screen.asker.forget("search")
            if self.found is not None:
                self._show_all()

    def row_of(self, slug: str | None) -> EntityRow | None:
        """The row of an entity among what was found."""
        rows = self.found.rows.values() if self.found is not None else ()
        return next((row for group in rows for row in group if row.slug == slug), None)

    def _is_asked(self, text: str) -> bool:
        return text.strip() == self._box.value.strip()

    def _first_found(self, found: SearchResult) -> None:
        """Show first results at once, if there are any, and look further while the person reads them."""
        if not self._is_asked(found.query):
            return
        if found.count:
            self._show(found)
        # behind the page of the best hit, which the panes are about to point at
        self._panes.call_later(self._screen.call_later, self._refine, found.query)

    def _refine(self, text: str) -> None:
        if self._is_asked(text):
            self._screen.ask("refine", lambda library: library.search(text), self._show)
            self._screen.ask("passages", lambda library: library.passages(text, limit=MOST), self._passages_came)

    def _passages_came(self, passages: PassagesFound) -> None:
        """Show what stands in the texts, below the names where these are there already."""
        if not self._is_asked(passages.query) or passages == self.passages:
            return
        self.passages = passages
        found = self.found
        if found is None or found.query != passages.query:
            return  # the names are awaited, and bring it along
        pane, was = self._panes.pane(TEXT), self._panes.pointed
        self._rearrange()
        self._show_text(found)
        self._panes.share_lines()
        nowhere = was is pane or not was.display or not was.list.rows.count
        if pane.display and (nowhere if not found.count else self._means_text and not self._has_moved):
            self._go_to(pane)

    def _show_text(self, found: SearchResult) -> None:
        """Fill the pane below the names, and say how much was found."""
        pane = self._panes.pane(TEXT)
        pane.show(*beside_names(found, self.passages, lambda: pane.list.size.width - 3, self._screen.glyphs))
        self._bar.set("", tally(found, self._of(found), self.called))

    def _of(self, found: SearchResult) -> PassagesFound | None:
        """The passages of the text that the names are of; None while they are awaited."""
        return self.passages if self.passages is not None and self.passages.query == found.query else None

    @property
    def has_text(self) -> bool:
        """Whether there is anything to show below the names: passages, spellings, or that there is nothing at all."""
        found, passages = self.found, self.passages
        if found is None:
            return False
        return bool((passages and passages.rows) or (not found.count and (found.nearest or self._of(found))))

    @property
    def only_text(self) -> bool:
        """Whether passages are all that was found."""
        found = self.found
        return found is not None and not found.count and bool(self.passages and self.passages.rows)

    @property
    def _has_moved(self) -> bool:
        """Whether the person is on another row than the one that was pointed at for them."""
        pane = self._panes.pointed
        return self._screen.focused is not self._box and (pane, pane.list.highlighted_key) != self._put

    @property
    def _means_text(self) -> bool:
        """Whether the words typed stand in a text and no name answers them well: then a passage is what is meant."""
        found = self.found
        passages = self._of(found) if found is not None else None
        if found is None or found.answered or passages is None or not passages.rows:
            return False
        return passages.rows[0].by == "words"  # and no name in another spelling

    def passage_of(self, key: object) -> PassageRow | None:
        """The passage of a row below the names."""
        for row in self.passages.rows if self.passages is not None else ():
            if key == ("text", row.source, row.rendition, row.begins, row.start):
                return row
        return None

    def _show(self, found: SearchResult) -> None:
        if not self._is_asked(found.query):
            return
        self.under_way = False
        if found == self.found:
            return
        further = self.found is not None and self.found.query == found.query
        self.found = found
        self._rearrange()
        best, at = None, 0
        for kind in KINDS:
            rows = found.rows.get(kind, ())
            of = f"{len(rows)} of {self.overview.kinds.get(kind, 0):,}" if self.overview else str(len(rows))
            self._panes.pane(kind).show(heading(kind, self.called), found_rows(rows, self._screen.glyphs), of, COUNTED)
            if found.best is not None and found.best in rows:
                best = self._panes.pane(kind)
                at = next((at for at, row in enumerate(rows) if row.score >= MATCH_SCORE), 0)
        self._show_text(found)
        self._panes.share_lines()
        text = self._panes.pane(TEXT)
        on_row = self._screen.focused is text.list or self.row_of(self._wanted())
        if further and self._screen.focused is not self._box and on_row:
            return  # the person is on a row already: it stays where it is
        if best and not self._means_text:
            self._go_to(best, at)
        else:
            self._go_to(text if text.display else self._panes.first)

    def _go_to(self, target: Pane, at: int = 0) -> None:
        """Point at a row of a pane; the keys go along where they are in a list."""
        listed = self._screen.focused is not None and self._panes in self._screen.focused.ancestors
        if target.list.rows.count:
            target.list.highlighted = at
        self._put = target, target.list.highlighted_key
        self._panes.point(target)
        if listed:
            target.list.focus()
