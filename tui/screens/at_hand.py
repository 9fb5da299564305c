"""A screen with a question and an entity at hand: the keys that act on these act alike on all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from textual.binding import Binding

from store.model.claims import ClaimView, QuestionRef
from tui.lines.same import to_split
from tui.screens.page import Page
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.messages import (
    ChangeClaim,
    ChangeRecord,
    JudgeQuestion,
    OpenEntity,
    OpenMatrix,
    OpenNames,
    OpenTimeline,
    Wish,
)
from tui.widgets.entity import EntityView

_Hand = TypeVar("_Hand")

_ALIKE = {
    "matrix": bind("matrix", "matrix", "Matrix", show=False, id="hand.matrix"),
    "judge": bind("judge", "judge", "Judge", show=False, id="hand.judge"),
    "change": bind("change", "change", "Change", show=False, id="hand.change"),
    "identity": bind("identity", "identity", "Names", show=False, id="hand.names"),
    "its_timeline": bind("its_timeline", "its_timeline", "Its timeline", show=False, id="hand.timeline"),
    "change_entity": bind("change_entity", "change_entity", "Change the entity", show=False, id="hand.change_entity"),
}


_IDLE = {
    "split": "Nobody was said to be the same as this one.",
    "cite": "The words of this wording are not held here: none can be cited.",
    "again": "The words of this wording are not held here: none can be cited.",
    "drop": "No draft is at hand: ; goes to the next one, where there are any.",
    "open_draft": "No draft is at hand: ; goes to the next one, where there are any.",
    "compare": "A draft is at hand, which answers no question yet: Enter opens it.",
    "change": "No claim is at hand to be changed.",
    "remove": "No claim is at hand to be removed.",
    "find": "The words to look for are typed already.",
}
"""Why an action that is bound cannot be done, where it is not that nothing may be written."""


def alike(*meanings: str) -> Iterator[Binding]:
    """Give the bindings of these meanings that go by one id on every screen; others have one for each screen."""
    return (_ALIKE[meaning] for meaning in meanings)


class AtHand(Page):
    """Says by `question` and `entity_slug` what is at hand."""

    @property
    def question(self) -> QuestionRef | None:
        """The question at hand."""
        return None

    @property
    def entity_slug(self) -> str | None:
        """The entity at hand; by default the one the question is about."""
        return self.question.entity if self.question is not None else None

    @property
    def cited(self) -> tuple[ClaimView, str] | None:
        """The claim at hand, and the rendition it is read in."""
        return None

    def why_not(self, action: str) -> str:
        """Say what is not at hand."""
        return super().why_not(action) or _IDLE.get(action, "")

    def with_hand(self, call: Callable[[], object]) -> None:
        """Call when what is at hand is known; a screen that is behind the keys waits."""
        call()

    def action_matrix(self) -> None:
        """Show the question's answers against the voices."""
        self._of_question(OpenMatrix)

    def action_judge(self) -> None:
        """Record what is decided about the question."""
        self._of_question(JudgeQuestion)

    def action_change(self) -> None:
        """Open the claim's form beside its words."""
        self.with_hand(self._change)

    def _change(self) -> None:
        if self.cited is not None and not self.context.options.read_only:
            claim, rendition = self.cited
            self.post_message(ChangeClaim(claim.source.slug, rendition, claim.slug))
        elif self.cited is None:
            self.tell("No claim is at hand here.")

    def action_entity(self) -> None:
        """Show the entity in Browse."""
        self._of_entity(OpenEntity)

    def action_identity(self) -> None:
        """Show the entity's spellings."""
        self._of_entity(OpenNames)

    def action_its_timeline(self) -> None:
        """Show the entity's dated events."""
        self._of_entity(OpenTimeline)

    def action_change_entity(self) -> None:
        """Change the entity in a form."""
        self._of_entity(lambda slug: ChangeRecord("entity", slug))

    def _of_question(self, wish: Callable[[QuestionRef], Wish]) -> None:
        self._of(lambda: self.question, wish, "No question is at hand here.")

    def _of_entity(self, wish: Callable[[str], Wish]) -> None:
        self._of(lambda: self.entity_slug, wish, "Nobody is at hand here.")

    def _of(self, at_hand: Callable[[], _Hand | None], wish: Callable[[_Hand], Wish], idle: str) -> None:
        """Wish for something about what is at hand, when that is known; say so where nothing is."""

        def send() -> None:
            if (found := at_hand()) is not None:
                self.post_message(wish(found))
            else:
                self.tell(idle)

        self.with_hand(send)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer no judging and no changing where nothing may be written."""
        return not (action in ("judge", "change", "change_entity", "change_source") and self.context.options.read_only)


class PageAtHand(AtHand):
    """The same with an entity's page beside its name (`view`): what is highlighted there is at hand, and its claim."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view = EntityView(self.glyphs, id="entity")

    @property
    def question(self) -> QuestionRef | None:
        """The question highlighted on the page."""
        return self.view.ref

    @property
    def entity_slug(self) -> str | None:
        """The entity of the line highlighted on the page."""
        return self.view.entity_slug

    @property
    def called(self) -> str:
        """The name of the entity whose page is shown."""
        page, slug = self.view.page, self.entity_slug
        return page.name if page is not None else slug or super().called

    def acts_on(self, action: str) -> str:
        """Say who would be split."""
        page = self.view.page
        return to_split(page) if action == "split" and page is not None and page.one_with else super().acts_on(action)

    def action_entity(self) -> None:
        """Show the entity at hand, unless its page is the one that is shown."""
        page = self.view.page
        if page is not None and page.slug == self.entity_slug:
            self.tell("Its page is shown here already.")
        else:
            super().action_entity()

    def action_compare(self) -> None:
        """Compare the answers of the highlighted question."""
        self.with_hand(self.view.action_compare)

    def action_read(self) -> None:
        """Read the source of the claim shown."""
        self.with_hand(self.view.action_read)

    def action_claim(self, step: int) -> None:
        """Show the words of the next claim of the highlighted question."""
        self.with_hand(lambda: self.view.action_claim(step))

    def action_change(self) -> None:
        """Open the form of the claim shown, beside its words."""
        if not self.context.options.read_only:
            self.with_hand(self.view.action_change)

    def action_copy(self, choose: bool) -> None:
        """Copy the citation of the claim shown."""
        self.with_hand(lambda: self.view.action_copy(choose))

    def action_wording(self) -> None:
        """Say where other wordings are shown, and which key does what this one did here before."""
        self.notify("Other wordings are shown where a source is open: o opens it.", markup=False)
