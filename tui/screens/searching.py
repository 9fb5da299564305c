"""The search of Browse: what is asked while somebody types, and what the panes show of the answer.

First results come at once; a further look follows behind them, and moves nobody who is on a row already.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.widgets import Input

from store.model.views import EntityRow, Overview, SearchResult
from store.model.vocabulary import KINDS
from store.properties.vocabulary import KIND_WORDS
from tui.lines.found import beside_names, tally
from tui.lines.kinds import COUNTED, Called, found_rows, heading
from tui.screens.page import Page
from tui.session.messages import GoTo
from tui.session.pace import Rest
from tui.widgets.bars import Bar
from tui.widgets.panes import Panes

TEXT = "text"
"""The pane below those of the kinds: what stands in the text, and near spellings."""


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
        self.overview: Overview | None = None
        self.under_way = False
        """Whether what is shown is the answer to an earlier text."""

    @property
    def called(self) -> Called:
        """What one and many of a kind are called."""
        return self.overview.called if self.overview is not None else KIND_WORDS

    def typed(self, text: str) -> None:
        """Look for a text when the keys rest; what was asked before is not waited for."""
        for purpose in ("search", "refine"):
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
        self.found = None
        self._bar.set("")

    def look(self, text: str) -> None:
        """Look for a text; an empty one shows everything again."""
        self._screen.asker.forget("refine")
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
        if found.count or found.passages:
            self._show(found)
        # behind the page of the best hit, which the panes are about to point at
        self._panes.call_later(self._screen.call_later, self._refine, found.query)

    def _refine(self, text: str) -> None:
        if self._is_asked(text):
            self._screen.ask("refine", lambda library: library.search(text), self._show)

    def _show(self, found: SearchResult) -> None:
        if not self._is_asked(found.query):
            return
        self.under_way = False
        if found == self.found:
            return
        further = self.found is not None and self.found.query == found.query
        self.found = found
        self._rearrange()
        best, score = None, -1.0
        for kind in KINDS:
            rows = found.rows.get(kind, ())
            of = f"{len(rows)} of {self.overview.kinds.get(kind, 0):,}" if self.overview else str(len(rows))
            self._panes.pane(kind).show(heading(kind, self.called), found_rows(rows, self._screen.glyphs), of, COUNTED)
            if rows and rows[0].score > score:
                best, score = self._panes.pane(kind), rows[0].score
        self._panes.pane(TEXT).show(*beside_names(found, self._screen.glyphs))
        self._panes.share_lines()
        self._bar.set("", tally(found, self.called))
        listed = self._screen.focused is not None and self._panes in self._screen.focused.ancestors
        if further and self._screen.focused is not self._box and self.row_of(self._wanted()):
            return  # the person is on a row already: it stays where it is
        target = best or (self._panes.pane(TEXT) if self._panes.pane(TEXT).display else self._panes.first)
        if target.list.rows.count:
            target.list.highlighted = 0
        self._panes.point(target)
        if listed:
            target.list.focus()
