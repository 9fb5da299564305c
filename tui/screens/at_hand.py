"""A screen with a question and an entity at hand: the keys that act on these act alike on all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType

from store.model.claims import ClaimView, QuestionRef, SourcePage, SourceRow
from store.model.views import AnswerView, Comparison, VoiceRow
from tui.lines.facts import count
from tui.lines.same import to_split
from tui.screens.page import Page
from tui.session.asking import Context
from tui.session.basket import Key, Mark, answer_key, asked_words, claim_key, mark_answer, mark_claim
from tui.session.keys import bind
from tui.session.messages import (
    ChangeClaim,
    ChangeRecord,
    GradeAny,
    JudgeQuestion,
    MarkThese,
    OpenEntity,
    OpenMatrix,
    OpenNames,
    OpenTimeline,
    Wish,
)
from tui.widgets.entity import EntityView

if TYPE_CHECKING:
    from store.model.out.report import ReportAsked

_Hand = TypeVar("_Hand")

_ALIKE = {
    "matrix": bind("matrix", "matrix", "Matrix", show=False, id="hand.matrix"),
    "judge": bind("judge", "judge", "Judge", show=False, id="hand.judge"),
    "change": bind("change", "change", "Change", show=False, id="hand.change"),
    "identity": bind("identity", "identity", "Names", show=False, id="hand.names"),
    "its_timeline": bind("its_timeline", "its_timeline", "Its timeline", show=False, id="hand.timeline"),
    "grade": bind("grade", "grade", "Grade", show=False, id="hand.grade"),
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
    """Says by `question` and `entity_slug` what is at hand, and by `to_mark` what of it is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("mark", "mark", "Mark", show=False, id="hand.mark")]

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

    @property
    def hand_called(self) -> tuple[str, str]:
        """What the question at hand is called, and the entity; empty where that is not known."""
        return "", ""

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """What is marked; pressed again the next instead, as in Compare a whole answer instead of a claim."""
        return ()

    def sign(self, *keys: Key) -> str:
        """The sign of what is marked, where any of these is."""
        return self.glyphs.marked if any(key in self.context.basket for key in keys) else ""

    def action_mark(self) -> None:
        """Mark what is highlighted, or mark it no more."""
        self.with_hand(self._mark)

    def _mark(self) -> None:
        if stages := self.to_mark:
            self.post_message(MarkThese(stages, tell=len(stages) > 1))
        else:
            self.tell("Nothing is highlighted here that can be marked: no claim, answer or question.")

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """The question at hand, and the entity."""
        from store.model.out.report import ReportAsked

        found: list[tuple[str, ReportAsked]] = []
        question, entity = self.hand_called
        if (ref := self.question) is not None:
            told = question or "/".join(part for part in (ref.entity, ref.property, ref.scope) if part)
            found.append((told, ReportAsked(questions=(ref,))))
        if (slug := self.entity_slug) is not None:
            found.append((f"All about {entity or slug}", ReportAsked(entities=(slug,))))
        return tuple(found)

    @property
    def graded(self) -> ClaimView | SourceRow | VoiceRow | None:
        """What can be graded: the claim at hand, else a source or a publisher."""
        return self.cited[0] if self.cited is not None else None

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

    def action_grade(self) -> None:
        """Say how credible the claim is, or how reliable its source."""
        if (found := self.graded) is not None:
            self.post_message(GradeAny(found))
        else:
            self.tell("Nothing is at hand here that could be graded.")

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
        writes = ("judge", "change", "change_entity", "change_source", "grade")
        return not (action in writes and self.context.options.read_only)


class PageAtHand(AtHand):
    """The same with an entity's page beside its name (`view`): what is highlighted there is at hand, and its claim."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view = EntityView(self.glyphs, id="entity", sign=self.sign)

    @property
    def question(self) -> QuestionRef | None:
        """The question highlighted on the page."""
        return self.view.ref

    @property
    def entity_slug(self) -> str | None:
        """The entity of the line highlighted on the page."""
        return self.view.entity_slug

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the page that is shown."""
        question, page = self.view.question, self.view.page
        names = {page.slug: page.name} if page is not None else {}
        if question is not None:
            names[question.ref.entity] = question.entity_name
        return asked_words(question) if question is not None else "", names.get(self.entity_slug or "", "")

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """The entity first, where the keys are at the names."""
        found = super().to_hand_out
        inside = self.focused is not None and self.view in self.focused.ancestors_with_self
        return found if inside else found[::-1]

    def show_marks(self) -> None:
        """Show it on the page too."""
        super().show_marks()
        self.view.show_marks()

    def action_mark(self) -> None:
        """Mark the highlighted question; where the words have the keys, the claim shown."""
        self.with_hand(self.view.action_mark)

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

    def action_grade(self) -> None:
        """Grade the claim shown, or its source."""
        if not self.context.options.read_only:
            self.with_hand(self.view.action_grade)

    def action_copy(self, choose: bool) -> None:
        """Copy the citation of the claim shown."""
        self.with_hand(lambda: self.view.action_copy(choose))

    def action_wording(self) -> None:
        """Say where other wordings are shown, and which key does what this one did here before."""
        self.notify("Other wordings are shown where a source is open: o opens it.", markup=False)


class MarksItsClaim(AtHand):
    """A screen that is at a claim of a page."""

    page: SourcePage | None

    @property
    def claim(self) -> ClaimView | None:
        """The claim at hand."""
        return None

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the claim at hand."""
        claim = self.claim
        return (f"{claim.entity_name}: {claim.question}", claim.entity_name) if claim is not None else ("", "")

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The claim at hand."""
        return [[mark_claim(self.claim)]] if self.claim is not None else ()

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """The claim's question and entity, and all that the source says."""
        from store.model.out.report import ReportAsked

        page = self.page
        if page is None or not page.source.claims:
            return super().to_hand_out
        says = f"All that {page.source.publisher or 'this source'} says here: {count(page.source.claims, 'claim')}"
        return (*super().to_hand_out, (says, ReportAsked(sources=(page.source.slug,))))


class MarksAnswers(AtHand):
    """A screen of one question, which says by `chosen_answer` and `chosen_claims` what of it is at hand."""

    comparison: Comparison | None = None

    @property
    def chosen_answer(self) -> AnswerView | None:
        """The answer at hand, with all of its claims."""
        return None

    @property
    def chosen_claims(self) -> Sequence[ClaimView]:
        """The claims of that answer at hand."""
        return ()

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the question that is laid open."""
        row = self.comparison.question if self.comparison is not None else None
        return (asked_words(row), row.entity_name) if row is not None else ("", "")

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The claims at hand; pressed again the whole answer, where it has more claims than these."""
        answer, claims = self.chosen_answer, self.chosen_claims
        if self.comparison is None or answer is None:
            return ()
        whole = [mark_answer(self.comparison.question, answer)]
        own = [mark_claim(claim) for claim in claims]
        return [own] if own and len(answer.claims) == 1 else [own, whole] if own else [whole]

    def signs(self, answer: AnswerView) -> tuple[str, tuple[str, ...]]:
        """The sign of an answer that is marked, and of each of its claims that is."""
        key = answer_key(self.comparison.question.ref, answer.key) if self.comparison is not None else None
        own = tuple(self.sign(claim_key(claim.slug)) for claim in answer.claims)
        return self.sign(key) if key is not None else "", own

    def show_marks(self) -> None:
        """Show them where the question is laid open."""
        super().show_marks()
        self._fill()

    def _fill(self) -> None:
        """Write anew what is laid open."""
