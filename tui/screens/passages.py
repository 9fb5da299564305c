"""A passage that a search found, at hand: what the keys do with it, and with the claim that cites it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.lines.found import passage_quoted
from tui.screens.at_hand import AtHand, PageAtHand
from tui.session.basket import Mark, mark_claim
from tui.session.keys import bind
from tui.session.messages import CopyClaim, CopyText, OpenQuestion, OpenSource

if TYPE_CHECKING:
    from textual.widgets import Input

    from store.library import Library
    from store.model.claims import ClaimView, QuestionRef, SourcePage, SourceRow
    from store.model.out.passages import PassageRow
    from store.model.views import VoiceRow
    from tui.screens.searching import Searching
    from tui.session.asking import Context
    from tui.widgets.panes import Panes
    from tui.widgets.passage import Lit

GOES_ON = (
    bind("next claim_next", "passage(1)", "Next found", id="browse.next_passage"),
    bind("previous claim_before", "passage(-1)", "Found before", show=False, id="browse.passage_before"),
    bind("hit_before", "passage(-1)", "Found before", show=False, id="browse.hit_before"),
)
"""The keys that go among the passages, for where they stand among a screen's own."""

_OF_ITS_CLAIM = frozenset(
    ("compare", "matrix", "judge", "change", "mark", "entity", "identity", "its_timeline", "change_entity")
)
"""What is done with the claim that cites a passage, or with whom it is about; of one that nobody cites nothing is."""


_SOON = 0.1
"""Seconds after which a passage is shown without what stands behind it: so it is painted once, not twice."""
_Behind = tuple["PassageRow | None", "SourcePage | None", "ClaimView | None", "Sequence[Lit]"]


class OpensPassages(PageAtHand):
    """A screen with a search, which finds passages too.

    Where one is highlighted the claim at hand is the one that cites it, which is asked for as soon as the keys rest.
    """

    search_box: Input
    searching: Searching
    panes: Panes
    _after: Callable[[], object] | None
    at_passage: PassageRow | None = None
    """The passage that is highlighted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._behind: _Behind = None, None, None, ()
        self._then: Callable[[], object] | None = None

    @property
    def keys_wait(self) -> bool:
        """Whether a key waits already, for what is at hand; or what was typed is looked for, and its line is left."""
        waits = self._after is not None or self._then is not None or self.view.waits
        return super().keys_wait or waits or (not self.search_box.has_focus and self.searching.awaited)

    def turn_to(self, row: PassageRow | None) -> None:
        """Have a passage at hand, or none any more."""
        if row != self.at_passage:
            self.at_passage, self._then = row, None
            self.give_room()
            self.asker.forget("passage")
            self.refresh_bindings()

    def give_room(self) -> None:
        """Have the rows wider where passages are what is looked at: they are sentences, and names are short."""
        self.panes.set_class(self.searching.only_text or self.at_passage is not None, "-text")

    def look_behind(self) -> None:
        """Show the passage at hand, and ask for what stands behind it: its source, and the claim that cites it."""
        row = self.at_passage
        if row is not None and self._behind[0] == row:
            self._show_behind()
            return
        if row is None:
            self.view.show_passage(None)
            return
        self.set_timer(_SOON, partial(self._show_words, row))

        words = self.search_box.value

        def asked(library: Library) -> _Behind:
            from store.library import hits_in

            page = library.source(row.source, row.rendition or None)
            claims = (claim for lit in page.lit for claim in lit.claims) if page is not None else ()
            hits = hits_in(words, page.text) if page is not None and page.text else ()
            return row, page, next((claim for claim in claims if claim.slug == row.claim), None), hits

        self.ask("passage", asked, self._came)

    def _show_words(self, row: PassageRow) -> None:
        """Show the words of the passage alone, where what stands behind it is late: mostly it comes at once."""
        if row == self.at_passage and self._behind[0] != row:
            self.view.show_passage(row)

    def _came(self, behind: _Behind) -> None:
        if behind[0] == self.at_passage:
            self._behind = behind
            self._show_behind()

    def _show_behind(self) -> None:
        row, page, claim, hits = self._behind
        self.view.show_passage(row, claim, (page.text or "") if page is not None else "", hits)
        then, self._then = self._then, None
        if then is not None:
            self.call_later(then)

    @property
    def _of_passage(self) -> ClaimView | None:
        """The claim that cites the passage at hand, once it is known."""
        row, _, claim, _ = self._behind
        return claim if row is not None and row == self.at_passage else None

    def with_passage(self, call: Callable[[], object]) -> None:
        """Call when what stands behind the passage at hand is known; at once where none is."""
        if self.at_passage is None or self._behind[0] == self.at_passage:
            call()
        else:
            self._then = call
            if not self.asker.busy:  # it came to nothing
                self.look_behind()

    @property
    def question(self) -> QuestionRef | None:
        """The question that the claim answers which cites the passage, else the one highlighted on the page."""
        if self.at_passage is None:
            return super().question
        return self._of_passage.ref if self._of_passage is not None else None

    @property
    def entity_slug(self) -> str | None:
        """Whom a claim is about that cites the passage, else who is at hand."""
        return (self.at_passage.entity or None) if self.at_passage is not None else super().entity_slug

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the claim that cites the passage, else by the page."""
        if self.at_passage is None:
            return super().hand_called
        claim = self._of_passage
        return (f"{claim.entity_name}: {claim.question}", claim.entity_name) if claim is not None else ("", "")

    @property
    def cited(self) -> tuple[ClaimView, str] | None:
        """The claim that cites the passage."""
        row, claim = self.at_passage, self._of_passage
        return (claim, row.rendition) if row is not None and claim is not None else super().cited

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The claim that cites the passage."""
        return [[mark_claim(self._of_passage)]] if self._of_passage is not None else super().to_mark

    @property
    def source_at_hand(self) -> SourceRow | None:
        """The source of the passage."""
        row, page, *_ = self._behind
        if self.at_passage is None or row != self.at_passage or page is None:
            return super().source_at_hand
        return page.source

    @property
    def graded(self) -> ClaimView | SourceRow | VoiceRow | None:
        """The claim that cites the passage, where none does its source."""
        return self._of_passage or self.source_at_hand or super().graded

    def reads_passage(self) -> bool:
        """Open the reader where the passage stands; tell whether there is any."""
        if (row := self.at_passage) is not None:
            told = row.source, row.rendition, row.claim or None
            self.post_message(OpenSource(*told, find=self.search_box.value.strip(), at=row.first))
        return row is not None

    def action_read(self) -> None:
        """Read the source of the passage at hand, or of the claim shown."""
        if not self.reads_passage():
            super().action_read()

    def action_passage(self, step: int) -> None:
        """Go to the next passage, or to the one before; there is none beyond the last."""
        rows = self.panes.pointed.list
        if rows.highlighted is not None and 0 <= rows.highlighted + step < rows.rows.count:
            rows.highlighted += step

    def action_compare(self) -> None:
        """Compare the answers to the question at hand, at the claim that cites the passage."""
        if self.at_passage is None:
            super().action_compare()
        else:
            self.with_hand(self._compare)

    def _compare(self) -> None:
        if (claim := self._of_passage) is not None:
            self.post_message(OpenQuestion(claim.ref, (), claim.slug))

    def action_mark(self) -> None:
        """Mark the claim that cites the passage, else what the page has highlighted."""
        (super().action_mark if self.at_passage is None else lambda: AtHand.action_mark(self))()

    def action_change(self) -> None:
        """Open the form of the claim that cites the passage, else of the claim shown."""
        (super().action_change if self.at_passage is None else lambda: AtHand.action_change(self))()

    def action_grade(self) -> None:
        """Grade the claim that cites the passage, or its source; else the claim shown."""
        if self.at_passage is None:
            super().action_grade()
        else:
            self.with_hand(lambda: AtHand.action_grade(self))

    def action_copy(self, choose: bool) -> None:
        """Copy the words of the passage and where they stand, with ``choose`` the citation of the claim in a form."""
        row = self.at_passage
        if row is None:
            super().action_copy(choose)
        elif choose or not row.words.strip():
            self.with_hand(self._copy_claim)
        else:
            self.post_message(CopyText(passage_quoted(row)))

    def _copy_claim(self) -> None:
        if (claim := self._of_passage) is not None:
            self.post_message(CopyClaim(claim, choose=True))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go among the passages where one is at hand, and what is done with a claim where one cites it."""
        row = self.at_passage
        if action in ("passage", "claim"):
            return (row is not None) == (action == "passage")
        if row is not None and self._is_idle(action, parameters):
            return False
        return super().check_action(action, parameters)

    def _is_idle(self, action: str, parameters: tuple[object, ...] = ()) -> bool:
        row = self.at_passage
        if row is None or row.claim:
            return False
        return action in _OF_ITS_CLAIM or (action == "copy" and parameters == (True,))

    def why_not(self, action: str) -> str:
        """Say that no claim is at hand."""
        if self._is_idle(action) or (self._is_idle("copy", (True,)) and action == "copy"):
            return "No claim cites this passage."
        return super().why_not(action)
