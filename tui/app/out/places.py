"""Where one is: addresses, bookmarks, pictures. What a key needs is imported when it is pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from store.model.problems import BadInput, Refused
from tui.app.out.going import GoesAbout
from tui.lines.facts import cut_off
from tui.screens.page import Page
from tui.session import messages
from tui.session.keys import bind, key_of
from tui.session.state import last_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.library import Library
    from tui.session.asking import Context
    from tui.session.ways.addresses import Place
    from tui.session.ways.bookmarks import Bookmark

OFFERED = 0.8
"""Seconds after which the first screen is whole, and the place of the last session is offered."""

LONGEST = 60
"""Letters of a title or an address that are told."""

_NO_PLACE = "This is no place in the case: the screen it was opened from is one."


class KnowsPlaces(GoesAbout):
    """An app that knows its way about: the pages that are shown are places, and each has an address."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("address", "address", "Copy the address", show=False, id="app.address"),
        bind("went_back", "went_back", "Back to where one was", show=False, id="app.went_back"),
        bind("went_on", "went_on", "Forward again", show=False, id="app.went_on"),
        bind("bookmark", "bookmark", "Bookmark this place", show=False, id="app.bookmark"),
        bind("bookmarks", "bookmarks", "Bookmarks", show=False, id="app.bookmarks"),
        bind("pictures", "pictures", "Pictures", show=False, id="app.pictures"),
    ]
    context: Context

    if TYPE_CHECKING:  # what it asks of the browser that it is a part of

        def give_away(self, text: str, what: str, *, read_only: bool) -> None:
            """See `tui.app.copying`."""

        def _open(self, wish: messages.Wish, make: Callable[[], Page]) -> None:
            """See `tui.app.opening`."""

    _begun_at: Place | None = None

    # where a session begins and ends

    def begin(self) -> None:
        """Go on to the place or the screen that was asked for; offer the place where the last session ended."""
        options = self.context.options
        if options.at:
            self.call_later(self.go_to, options.at)
        elif options.start != "browse":
            self.call_later(self.run_action, {"contested": "worklist"}.get(options.start, options.start))
        if options.remember:
            self.set_timer(OFFERED, self._offer_last)

    def _offer_last(self) -> None:
        page = self.page
        if page is None:
            return
        first = self.screen_stack[0]
        self._begun_at = first.place if isinstance(first, Page) else None

        def asked(library: Library) -> Bookmark | None:
            if not last_place(library.path).exists():
                return None
            from tui.session.ways.bookmarks import Bookmark, last

            try:
                if (kept := last(library.path)) is None:
                    return None
                from tui.session.ways.whereabouts import where

                return Bookmark(where(library, kept.at), kept.word, kept.when)
            except BadInput:  # it is gone, and so nothing is offered
                return None

        def offer(kept: Bookmark | None) -> None:
            if kept is None or kept.at == self.here:
                return
            self.been.before(kept.at)
            if len(self.screen_stack) == 1:  # goes with the next look at the store, some seconds on
                page.set_notice(f"{key_of('went_back')} back to {cut_off(kept.word, LONGEST)}")

        page.ask("last", asked, offer)

    def exit(self, result: None = None, return_code: int = 0, message: Any = None) -> None:
        """Leave; where one was is kept for the next session."""
        page, options = self.page, self.context.options
        if page is not None and options.remember and not options.read_only:
            at, called = page.place, page.called
            behind = self.been.next(at, back=True) if len(self.screen_stack) == 1 and at == self.arrived else []
            if behind:  # the first screen was passed on the way out
                at, called = behind[0], self.left_as
            if at is not None and at != self._begun_at:
                from tui.session.ways.bookmarks import remember_last

                remember_last(self.context.library.path, at, called)
        super().exit(result, return_code, message)

    # addresses and bookmarks

    def action_address(self) -> None:
        """Copy the address of what is on the screen."""
        at = self.here
        if at is None:
            self.notify(_NO_PLACE, markup=False)
            return
        from tui.session.ways.addresses import address

        text = address(at)
        self.give_away(text, f"Address {cut_off(text, LONGEST)}", read_only=self.context.options.read_only)

    def action_bookmark(self) -> None:
        """Bookmark the place at hand, with a word."""
        page = self.page
        if self.context.options.read_only:
            self.notify("This session is read-only: no bookmark is kept.", severity="warning")
        elif page is None or page.place is None:
            self.notify(_NO_PLACE, markup=False)
        else:
            from tui.handing.marking import MarkPanel
            from tui.session.ways.bookmarks import bookmarks

            at = page.place
            try:
                known = next((one.word for one in bookmarks(self.context.library.path).bookmarks if one.at == at), "")
            except Refused as refusal:
                self.notify(f"{refusal}.", severity="warning", markup=False)
            else:
                self.push_screen(MarkPanel(self.context, at, page.called, known), partial(self._mark, at))

    def _mark(self, at: Place, word: str | None) -> None:
        from tui.session.ways.bookmarks import mark

        if word is None:
            return
        try:
            mark(self.context.library.path, at, word)
        except Refused as refusal:
            self.notify(f"{refusal}.", title="No bookmark", severity="warning", markup=False)
        else:
            self.notify(f"Bookmarked: {word}. {key_of('bookmarks')} lists the bookmarks.", markup=False)

    def action_bookmarks(self) -> None:
        """Open the list of bookmarks."""
        self.screen.post_message(messages.OpenBookmarks())

    def on_open_bookmarks(self, message: messages.OpenBookmarks) -> None:
        """List the bookmarks."""
        from tui.handing.bookmarks import BookmarksScreen

        self._open(message, lambda: BookmarksScreen(self.context))

    def action_pictures(self) -> None:
        """Open the pictures of the case."""
        self.screen.post_message(messages.OpenPictures())

    def on_open_pictures(self, message: messages.OpenPictures) -> None:
        """Show the case as a picture."""
        from tui.handing.pictures import PicturesScreen

        self._open(message, lambda: PicturesScreen(self.context, message.what))
