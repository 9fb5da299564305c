"""The basket: marks are made and taken off, shown, copied and handed out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType

from store.text.clean import shown
from tui.lines.facts import count, cut_off
from tui.screens.page import READ_ONLY, Page
from tui.session import messages
from tui.session.keys import bind, key_of

if TYPE_CHECKING:
    from store.model.out.report import ReportAsked
    from tui.session.asking import Context
    from tui.terminal.detect import Terminal

SERVED = "A page writes no files: 'whosays export' or 'whosays report' does, on the machine that serves it."
"""Why a page of a web browser hands nothing out."""

_LONGEST = 40
"""Letters of a mark that are told."""


class HasBasket(App[Any]):
    """An app with a basket; the screens of it are loaded when they are opened."""

    context: Context
    terminal: Terminal

    if TYPE_CHECKING:  # what it asks of the browser that it is a part of

        @property
        def page(self) -> Page | None:
            """See `tui.app.out.going`."""

        def give_away(self, text: str, what: str, *, read_only: bool) -> None:
            """See `tui.app.copying`."""

        def _open(self, wish: messages.Wish, make: Callable[[], Page]) -> None:
            """See `tui.app.opening`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("basket", "basket", "Basket", show=False, id="app.basket"),
        bind("export", "export", "Hand out", show=False, id="app.export"),
    ]

    @on(events.Mount)
    def _take_basket(self) -> None:
        """Take what was marked before; where nobody sits there, or nothing may be written, nothing is kept."""
        if not self.is_headless and not self.context.options.read_only:
            self.context.basket.keep_for(self.context.library.path)  # before the first screen is made

    def on_mark_these(self, message: messages.MarkThese) -> None:
        """Mark, or unmark, and show it on every page."""
        was_kept = self.context.basket.kept
        chosen = self.context.basket.step(message.stages)
        for page in self.screen_stack:
            if isinstance(page, Page):
                page.show_marks()
        if was_kept and not self.context.basket.kept:
            self.notify("What is marked cannot be kept: it is gone when you leave.", severity="warning", markup=False)
        elif message.tell:
            self.notify(self._told(message, [it.words for it in chosen]), markup=False)
        if aside := self.context.basket.told_aside():
            self.notify(f"{shown(aside)}.", severity="warning", markup=False)

    def _told(self, message: messages.MarkThese, chosen: list[str]) -> str:
        if not chosen:
            marks = [it.words for stage in message.stages for it in stage]
            return f"Not marked any more: {cut_off(marks[-1], _LONGEST)}."
        what = cut_off(chosen[0], _LONGEST)
        if len(chosen) > 1:
            what += f" and {len(chosen) - 1:,} more"
        keys = {it.key.kind for stage in message.stages[:1] for it in stage}
        more = len(message.stages) > 1 and "claim" in keys and chosen == [it.words for it in message.stages[0]]
        return f"Marked: {what}." + (f" {key_of('mark')} again marks the whole answer." if more else "")

    def action_basket(self) -> None:
        """Show what is marked."""
        self.screen.post_message(messages.OpenBasket())

    def on_open_basket(self, message: messages.OpenBasket) -> None:
        """Show what is marked, by question."""
        from tui.handing.basket import BasketScreen

        self._open(message, lambda: BasketScreen(self.context))

    def on_copy_claims(self, message: messages.CopyClaims) -> None:
        """Copy several citations as one text, or in a format that is chosen first."""
        what = count(len(message.claims), "citation")
        copied = partial(self._copied_these, what)
        if message.choose:
            from tui.handing.copy import CopyScreen

            self.push_screen(CopyScreen(self.context, *message.claims), copied)
        else:
            from store.library import citation_formats, cite_together

            copied(cite_together(message.claims, next(iter(citation_formats()))))

    def _copied_these(self, what: str, text: str | None) -> None:
        if text is not None:
            self.give_away(text, what, read_only=self.context.options.read_only)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to write a file where anything may be written, and whoever sits there has the files."""
        if action == "export":
            return not self.context.options.read_only and not self.terminal.served
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say why nothing is handed out: the file would be the server's, and any of its account's could be named."""
        if self.context.options.read_only:
            return READ_ONLY
        return SERVED if action == "export" and self.terminal.served else ""

    def action_export(self) -> None:
        """Hand out what is at hand, as soon as that is known, or what is marked."""
        page = self.page
        with_hand: Any = getattr(page, "with_hand", None)
        if with_hand is not None:
            with_hand(self._export)
        else:
            self._export()

    def _export(self) -> None:
        from store.model.out.report import ReportAsked
        from tui.handing.basket import BasketScreen
        from tui.handing.panel import HandOutPanel
        from tui.handing.words import basket_asked

        page, basket = self.page, self.context.basket
        if basket.look_again() and page is not None:
            page.show_marks()
        offers: list[tuple[str, ReportAsked]] = list(page.to_hand_out) if page is not None else []
        told = isinstance(page, BasketScreen) or any(asked == basket_asked(basket) for _, asked in offers)
        if len(basket) and not told:  # the basket itself offers what of it is there
            offers.append((f"Marked: {len(basket):,}", basket_asked(basket)))
        offers.append(("The whole case: what is not settled, worst first", ReportAsked()))
        self.push_screen(HandOutPanel(self.context, offers))
