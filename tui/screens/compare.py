"""Compare: one question, its answers side by side, each with its whole source at the lit passage.

Where an answer is denied or left open, who denies it and who leaves it open have columns of their own beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from store.model.claims import ClaimView, QuestionRef, Tolls
from store.model.views import AnswerView, Comparison
from tui.lines.claims import standing
from tui.lines.comparing.compare import head, reason_lines, says_more, tally, title, title_parts, where_in_queue
from tui.lines.comparing.layout import COLUMN, Layout, first_shown, layout
from tui.lines.comparing.sides import Side, first_side, sides
from tui.lines.comparing.tolls import chart, lines_wanted
from tui.lines.facts import drawn, plain
from tui.screens.at_hand import MarksAnswers, alike
from tui.screens.reading.across import GOES_ON, FindsAcross, Wanted
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.messages import CopyClaim, Leaves, OpenQuestion, OpenSource, Wish
from tui.session.queue import Queue
from tui.session.ways.addresses import Place, address, place_of
from tui.widgets.answer import AnswerColumn, Shown
from tui.widgets.bars import KeyBar
from tui.widgets.finding import FoundPassage
from tui.widgets.titles import Title


class CompareScreen(FindsAcross, MarksAnswers):
    """The answers to one question. `queue` is the list it was opened from, for n and p."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right", "column(1)", "Answer", id="compare.right"),
        bind("left", "column(-1)", "Answer left", show=False, id="compare.left"),
        bind("tab claim_next", "claim(1)", "Claim", id="compare.claim"),
        bind("tab_back claim_before", "claim(-1)", "Claim back", show=False, id="compare.claim_back"),
        *GOES_ON,
        bind("source open", "read", "Source", id="compare.read"),
        bind("wording", "rendition", "Wording", id="compare.rendition"),
        bind("more", "chart(True)", "Chart", id="compare.chart"),
        bind("less", "chart(False)", "No chart", show=False, id="compare.no_chart"),
        bind("judge", "judge", "Judge", id="compare.judge"),
        bind("matrix", "matrix", "Matrix", id="compare.matrix"),
        bind("copy", "copy(False)", "Copy", id="compare.copy"),
        bind("copy_as", "copy(True)", "Copy as", show=False, id="compare.copy_as"),
        bind("entity", "entity", "Entity", show=False, id="compare.entity"),
        *alike("change", "grade", "identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    CompareScreen {
        & > #chart, & > #verdict { width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
        & > #answers { height: 1fr; layout: horizontal; }
        & > #answers.-stacked { layout: vertical; }
        & > #answers > AnswerColumn.-later { border-left: solid $border-blurred; }
        & > #answers.-stacked > AnswerColumn.-later { border-left: none; margin-top: 1; }
    }
    """

    def __init__(
        self, context: Context, ref: QuestionRef, queue: tuple[QuestionRef, ...] = (), claim: str | None = None
    ) -> None:
        super().__init__(context)
        self.ref = ref
        self._goal = claim
        self.queue = Queue(queue)
        self._queueless = not queue
        self.comparison: Comparison | None = None
        self.sides: tuple[Side, ...] = ()
        self.tolls: Tolls | None = None
        self._charted: bool | None = None  # as asked for by key; None: where there is room
        self.chosen = self._first = 0
        self._claims: list[int] = []
        self._layout: Layout | None = None
        self._columns: list[AnswerColumn] = []
        self.take_find_line(self.glyphs)

    def content(self) -> ComposeResult:
        """The verdict, the chart of a count, and the columns."""
        yield self.find
        yield Static(markup=False, id="verdict")
        yield Static(markup=False, id="chart")
        yield Container(id="answers")

    def on_mount(self) -> None:
        """Ask for the question."""
        self.open(self.ref)

    def _ask_queue(self) -> None:
        """Ask for the work list if there is no other, behind the words that are on the screen."""
        if self._queueless:
            self._queueless = False
            self.ask("queue", lambda library: library.worklist(unjudged=True), self._queued)

    def _queued(self, rows: tuple[object, ...]) -> None:
        self.queue = Queue(row.ref for row in rows)  # type: ignore[attr-defined]
        self._fill()

    def open(self, ref: QuestionRef) -> None:
        """Show another question, from its first answer on."""
        self.ref = ref
        self.ask("compare", lambda library: (library.compare(ref), library.tolls(ref)), self._opened)

    def reload(self) -> None:
        """Ask again for the question and its sources, and keep the place."""
        self.pages.clear()
        self.open(self.ref)

    def _opened(self, found: tuple[Comparison | None, Tolls | None]) -> None:
        comparison, tolls = found
        if comparison is None:
            self.notify("This question is no longer in the store.", severity="warning", markup=False)
            return
        before = self.comparison.question.ref if self.comparison is not None else None
        self.sides = sides(comparison)
        if before != comparison.question.ref:
            self.chosen = self._first = first_side(self.sides)
            self._claims = [0] * len(self.sides)
        else:  # the same question anew: claims may have come or gone
            kept = [*self._claims, *[0] * len(self.sides)]
            sizes = [len(side.view.claims) for side in self.sides]
            self._claims = [min(claim, max(size - 1, 0)) for claim, size in zip(kept, sizes, strict=False)]
            self.chosen = min(self.chosen, max(len(sizes) - 1, 0))
        self.comparison = comparison
        self.tolls = tolls if tolls is not None and tolls.moving else None
        self.queue.mark(comparison.question.ref, bool(comparison.question.judged))
        self._go_to_claim()
        self._lay_out()

    @property
    def chosen_answer(self) -> AnswerView | None:
        """That of the chosen column, with the claims of both sides of it."""
        return self.comparison.answers[self.sides[self.chosen].answer] if self.comparison and self.sides else None

    @property
    def chosen_claims(self) -> tuple[ClaimView, ...]:
        """The chosen one."""
        shown = self._shown
        return (shown.chosen,) if shown is not None and shown.chosen is not None else ()

    @property
    def question(self) -> QuestionRef:
        """The question compared."""
        return self.ref

    @property
    def place(self) -> Place:
        """The question, at the chosen claim where it is not the one that is shown first."""
        first = not self.sides or (self.chosen == first_side(self.sides) and not self._claims[self.chosen])
        claims = () if first else self.sides[self.chosen].view.claims
        claim = claims[self._claims[self.chosen]].slug if claims else ""
        return place_of("question", self.ref.entity, self.ref.property, self.ref.scope, claim)

    def shows(self, wish: Wish) -> bool:
        """Whether this question is to be laid open."""
        return isinstance(wish, OpenQuestion) and wish.ref == self.ref

    def come_to(self, wish: Wish) -> None:
        """Go to the claim one comes back from."""
        if isinstance(wish, OpenQuestion):
            self._goal = wish.claim
            self._go_to_claim()
            self._fill()

    def _go_to_claim(self) -> None:
        """Choose the answer that the claim asked for gives, at that claim; as soon as the answers are there."""
        if self.comparison is None:
            return
        goal, self._goal = self._goal, None
        for nth, side in enumerate(self.sides if goal else ()):
            for place, claim in enumerate(side.view.claims):
                if claim.slug == goal:
                    self.chosen, self._claims[nth] = nth, place

    @on(events.Resize)
    @on(Title.Stretched)
    def _lay_out(self) -> None:
        """Find how many columns fit, bring that many on the screen, and fill them."""
        if self.comparison is None or not self.is_mounted:
            return
        columns = self.sides
        most = max((len(side.view.claims) for side in columns), default=1)
        # below that the title is hidden on every page
        title = self.query_one("#head", Title).lines if self.outer_size.height >= 14 else 0
        reason, whole = reason_lines(self.comparison, columns, max(self.outer_size.width - 2, 1), self.glyphs)
        self._layout = layout(
            *self.outer_size,
            len(columns),
            most,
            title=title,
            reason=reason,
            whole=whole,
            chart=self._chart_lines,
            spare=not says_more(self.comparison, self.glyphs),
        )
        box = self.query_one("#answers")
        box.set_class(self._layout.stacked, "-stacked")
        while len(self._columns) < self._layout.shown:
            self._columns.append(AnswerColumn(self.glyphs))
            box.mount(self._columns[-1])
        for nth, column in enumerate(self._columns):
            column.display = nth < min(self._layout.shown, len(columns))
            column.set_class(nth > 0, "-later")
            if column.display:
                side = columns[min(self._first + nth, len(columns) - 1)]
                column.reserve(self._layout.column(len(side.view.claims)))
        verdict = self.query_one("#verdict", Static)
        lines = self._layout.verdicts + self._layout.facts
        verdict.styles.height = lines
        verdict.display = lines > 0
        self._draw()
        self.query_one(KeyBar).display = self._layout.footer
        self.call_after_refresh(self._fill)  # when the columns have their sizes

    @property
    def _chart_lines(self) -> int:
        """How many lines the chart asks for: it comes by itself where the passages keep most of the screen."""
        width, height = self.outer_size
        shown = self._charted if self._charted is not None else height >= 36 and width >= 2 * COLUMN
        return lines_wanted(self.tolls, height >= 50) if shown and self.tolls is not None else 0

    def _draw(self) -> None:
        """Draw the chart, in the lines that the layout gives it; it stays as it is while columns change."""
        assert self._layout is not None
        lines, place = self._layout.chart, self.query_one("#chart", Static)
        found = chart(self.tolls, min(self.outer_size.width - 2, 120), lines, self.glyphs) if self.tolls else []
        place.styles.height = lines
        place.display = lines > 0
        place.update(drawn(found), layout=False)

    def _fill(self) -> None:
        """Write everything on the screen anew; ask for the sources that are not at hand."""
        if self.comparison is None or self._layout is None:
            return
        self._first = first_shown(self._first, self.chosen, self._layout.shown, len(self.sides))
        self._write_head()
        judgement = standing(self.comparison)
        missing: list[Wanted] = []
        for column, nth in zip(self._columns, range(self._first, len(self.sides)), strict=False):
            if not column.display:
                break
            side = self.sides[nth]
            holds = judgement is not None and judgement.decision == "holds" and judgement.key == side.view.key
            holds = holds and side.part in ("", "says")
            place = side.answer + 1
            shown = Shown(side, place, self._claims[nth], nth == self.chosen, holds, *self.signs(side.view))
            page = None
            if shown.chosen is not None:
                wanted = self.wanted(shown.chosen.source.slug)
                page = self.pages.get(wanted)
                if wanted not in self.pages:
                    missing.append(wanted)
            column.show(shown, self._layout, page)
            if shown.focused and self.focused is not column.passage and not self.find.display:
                self.set_focus(column.passage, scroll_visible=False)
        self.show_found()
        if missing:
            asked = tuple(dict.fromkeys(missing))
            self.ask("sources", lambda library: [(one, library.source(*one)) for one in asked], self.sources_came)
        else:
            self._ask_queue()

    def _write_head(self) -> None:
        assert self.comparison is not None and self._layout is not None
        place = where_in_queue(self.queue.position(self.comparison.question.ref), self.queue.left)
        places = (place, tally(self.sides, self._first, self._layout))
        question = self.comparison.question
        whole = plain(question.entity_name).cell_length
        self.set_head(title(question), title_parts(question, places, self.glyphs), whole)
        width = max(self.outer_size.width - 2, 1)
        content = head(self.comparison, self.sides, self.chosen, tuple(self._claims), self._layout, width, self.glyphs)
        self.query_one("#verdict", Static).update(content, layout=False)

    @property
    def texts(self) -> list[Wanted | None]:
        """The source of the chosen claim of each answer."""
        chosen = (side.view.claims[at : at + 1] for side, at in zip(self.sides, self._claims, strict=False))
        return [self.wanted(claims[0].source.slug) if claims else None for claims in chosen]

    def passages(self) -> Iterator[tuple[int, FoundPassage]]:
        """Those on the screen."""
        for column, nth in zip(self._columns, range(self._first, len(self.sides)), strict=False):
            if column.display:
                yield nth, column.passage

    @property
    def column(self) -> AnswerColumn | None:
        """The column of the chosen answer."""
        nth = self.chosen - self._first
        return self._columns[nth] if self.comparison is not None and 0 <= nth < len(self._columns) else None

    @property
    def _shown(self) -> Shown | None:
        return self.column.shown if self.column is not None else None

    def action_column(self, step: int) -> None:
        """Go to the next answer; the columns page where not all fit."""
        if self.comparison is not None:
            chosen = min(max(self.chosen + step, 0), max(len(self.sides) - 1, 0))
            if chosen != self.chosen:
                self.chosen = chosen
                self._fill()
            elif step:
                self.tell(f"This is the {'last' if step > 0 else 'first'} answer.")

    def action_claim(self, step: int) -> None:
        """Go to the next claim of the answer, round and round."""
        if self.comparison is not None and self._claims:
            size = len(self.sides[self.chosen].view.claims)
            if size > 1:
                self._claims[self.chosen] = (self._claims[self.chosen] + step) % size
                self._fill()
            else:
                self.tell("This answer has one claim." if size else "Nobody's claim stands behind this answer.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a chart only of counts that have a course."""
        if action == "chart":
            return self.tolls is not None
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say why there is no chart."""
        return "A chart is of a count that changed, and this is none." if action == "chart" else super().why_not(action)

    def action_chart(self, show: bool) -> None:
        """Show the chart of the counts, or put it away."""
        self._charted = show
        self._lay_out()
        if show and self._layout is not None and not self._layout.chart:
            self.notify("There is no room here for the chart.", markup=False)

    def action_question(self, step: int) -> None:
        """Go to the next question of the queue that is not judged."""
        found = self.queue.step(self.ref, step)
        if found is None:
            what = "after" if step > 0 else "before"
            self.notify(f"No question is left {what} this one.", markup=False)
        else:
            self.post_message(Leaves(address(self.place)))
            self.open(found)

    def widened(self) -> bool:
        """Leave the search, where words are looked for."""
        return self.stops_finding() or super().widened()

    def go_to_pane(self, pane: Widget) -> None:
        """Choose the answer whose passage it is."""
        for nth, column in enumerate(self._columns):
            if column.passage is pane:
                self.action_column(self._first + nth - self.chosen)

    def action_read(self) -> None:
        """Read the whole source at the chosen claim."""
        if (shown := self._shown) is not None and shown.chosen is not None:
            claim = shown.chosen
            rendition = self.column.page.rendition if self.column and self.column.page else None
            self.post_message(OpenSource(claim.source.slug, rendition, claim.slug))

    @property
    def cited(self) -> tuple[ClaimView, str] | None:
        """The chosen claim, in the wording that is shown."""
        shown, column = self._shown, self.column
        if shown is None or shown.chosen is None or column is None or column.page is None:
            return None
        return shown.chosen, column.page.rendition

    def action_rendition(self) -> None:
        """Show the source in its next wording."""
        shown, column = self._shown, self.column
        if shown is None or shown.chosen is None or column is None or column.page is None:
            return
        source = column.page.source
        labels = [one.label for one in source.renditions]
        if len(labels) < 2:
            self.notify("This source has one wording.", markup=False)
            return
        now = labels.index(column.page.rendition) if column.page.rendition in labels else -1
        self.renditions[source.slug] = labels[(now + 1) % len(labels)]
        self._fill()

    def action_copy(self, choose: bool) -> None:
        """Copy the chosen claim's citation, in a format to be chosen or as text."""
        for claim in self.chosen_claims:
            self.post_message(CopyClaim(claim, choose=choose))

    @on(AnswerColumn.Pressed)
    def _pressed(self, event: AnswerColumn.Pressed) -> None:
        """A click chooses the answer."""
        self.go_to_pane(event.column.passage)
