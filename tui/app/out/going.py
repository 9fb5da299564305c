"""Going about: back and forward through the places one has been, and to an address. Imported at every start: light."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.app import App
from textual.await_complete import AwaitComplete

from store.model.problems import BadInput
from tui.screens.page import Page
from tui.session import messages

if TYPE_CHECKING:
    from store.library import Library
    from tui.session.ways.addresses import Place
    from tui.session.ways.been import Been

_FORM_FIRST = "A form is open here: leave it first, Esc does."


class GoesAbout(App[None]):
    """An app that notices when a place is left for another one, and can go to either again."""

    _history: Been | None = None
    _passing = False
    left_as = ""
    """What the place was called that was left last."""
    arrived: Place | None = None
    """Where one came to then."""

    if TYPE_CHECKING:  # what it asks of the browser that it is a part of

        def hold_keys(self) -> None:
            """See `tui.app.typeahead`."""

        def let_keys(self) -> None:
            """See `tui.app.typeahead`."""

    @property
    def been(self) -> Been:
        """Where one was."""
        from tui.session.ways.been import Been

        self._history = self._history or Been()
        return self._history

    @property
    def page(self) -> Page | None:
        """The page in front, a panel may lie over it."""
        return next((one for one in reversed(self.screen_stack) if isinstance(one, Page)), None)

    @property
    def here(self) -> Place | None:
        """Where one is."""
        return self.page.place if self.page is not None else None

    # noticing that a place is left

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Remember where one was, if one is elsewhere then; what happens within counts as one step."""
        if self._passing:
            yield
            return
        self._passing, here = True, self.here
        called = self.page.called if self.page is not None else ""
        try:
            yield
        finally:
            self._passing = False
        if here is not None and here != self.here:
            self.been.left(here)
            self.left_as, self.arrived = called, self.here

    def pop_screen(self) -> AwaitComplete:
        """Go back by one."""
        with self.leaving():
            return super().pop_screen()

    def on_leaves(self, message: messages.Leaves) -> None:
        """Remember a place that its own screen left for another one."""
        from tui.session.ways.addresses import parse

        self.been.left(parse(message.address))

    # going

    def action_went_back(self) -> None:
        """Go to where one was."""
        self._go_again(back=True)

    def action_went_on(self) -> None:
        """Go forward again."""
        self._go_again(back=False)

    def _go_again(self, *, back: bool) -> None:
        page, here = self.page, self.here
        if page is None or not self._may_leave(page):
            return
        places = self.been.next(here, back=back)
        if not places:
            self.notify(f"No place lies {'behind this one to go back to' if back else 'ahead of this one'}.")
            return
        from tui.session.ways.whereabouts import first_there

        def went(found: tuple[int, Place | None]) -> None:
            gone, to = found
            self.let_keys()
            self.been.gone(here if to is not None else None, places[min(gone, len(places) - 1)], back=back)
            if gone:
                left = "; nothing else lies there" if to is None else ""
                words = "One place is gone from the case, and was" if gone == 1 else f"{gone} places are gone, and were"
                self.notify(f"{words} passed over{left}.", markup=False)
            if to is not None:
                self._passing = True
                try:
                    self._show(to)
                finally:
                    self._passing = False

        self.hold_keys()  # what is typed from here on is meant for the place
        page.ask("place", lambda library: first_there(library, places), went)

    def _may_leave(self, page: Page) -> bool:
        """Whether nothing is being filled in beside what is read."""
        filling = page.has_class("-filling")
        if filling:
            self.notify(_FORM_FIRST, markup=False)
        return not filling

    def on_go_to(self, message: messages.GoTo) -> None:
        """Go to a place by its address; say where it is not."""
        self.go_to(message.address)

    def go_to(self, address: str) -> None:
        """Go to a place by its address; say where it is not."""
        page = self.page
        if page is None or not self._may_leave(page):
            return

        def look(library: Library) -> Place | BadInput:
            from tui.session.ways.addresses import parse
            from tui.session.ways.whereabouts import where

            try:
                return where(library, parse(address))
            except BadInput as nowhere:
                return nowhere

        def found(at: Place | BadInput) -> None:
            self.let_keys()
            if isinstance(at, BadInput):
                self.notify(f"{str(at)[:1].upper()}{str(at)[1:]}.", severity="warning", markup=False)
            else:
                with self.leaving():
                    self._show(at)

        self.hold_keys()
        page.ask("place", look, found)

    def _show(self, at: Place) -> None:
        """Show a place. Of each kind one stands open: the one there was gives way, with what lies over it."""
        from tui.app.out.wishes import wish_of

        if at.kind == "browse":
            while len(self.screen_stack) > 1:
                self.pop_screen()
            return
        wish = wish_of(at)
        others = [it for it in self.screen_stack[1:] if isinstance(it, Page) and not it.shows(wish)]
        old = next((it for it in others if it.place is not None and it.place.kind == at.kind), None)
        if old is not None and not any(isinstance(it, Page) and it.shows(wish) for it in self.screen_stack):
            while old in self.screen_stack:
                self.pop_screen()
        getattr(self, wish.handler_name)(wish)
