"""Two sources side by side, or one and all others: where they differ, agree, and what only one has, by question.

The words of both are lit as the highlight moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content

from store.labels.sides import ALL_OTHERS, called_apart, stands_words
from store.model.claims import ClaimView, QuestionRef, SourcePage, SourceRow
from store.model.out.sides import STANDS, SidedQuestion, Stands, TwoSources
from tui.handing.side import SideView
from tui.handing.sided import SHORT, filters, head_of, keys_in, said, telling
from tui.lines.claims import verdict_state, verdict_word
from tui.lines.facts import count, plain, state_mark
from tui.lines.fit import GAP, cut, in_columns, shared, widest
from tui.lines.rows import Row, Rows, Section
from tui.screens.at_hand import MarksItsClaim, alike
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.messages import CompareSources, CopyClaim, OpenQuestion, OpenSource, Wish
from tui.session.pace import Rest
from tui.session.ways.addresses import Place, place_of
from tui.widgets.bars import Bar
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from store.model.out.report import ReportAsked

#: Sources kept at hand, so that going to and fro asks for nothing.
_KEPT = 24
_FILTERS = [
    bind(f"part_{nth}", f"only('{stands}')", SHORT[stands].capitalize(), show=False, id=f"sides.{stands}")
    for nth, stands in enumerate(STANDS, 1)
]

_Wanted = tuple[str, str | None]


class SidesScreen(Narrows, MarksItsClaim):
    """Lists the questions by how the two stand to them, with both passages below or beside each other."""

    AUTO_FOCUS = "#sides"
    page = None  # it shows two
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare open", "compare", "Compare", id="sides.compare"),
        bind("source", "read", "Source", id="sides.read"),
        bind("left", "side(0)", "Side", show=False, id="sides.to_left"),
        bind("right", "side(1)", "Side", id="sides.to_right"),
        *_FILTERS,
        bind("all", "clear", "All", show=False, id="sides.clear"),
        bind("tab", "pane(1)", "List / words", id="sides.pane"),
        bind("tab_back", "pane(-1)", "Pane before", show=False, id="sides.pane_back"),
        bind("next", "question(1)", "Next", show=False, id="sides.next"),
        bind("previous", "question(-1)", "Previous", show=False, id="sides.previous"),
        bind("claim_next", "claim(1)", "Claim", show=False, id="sides.claim"),
        bind("claim_before", "claim(-1)", "Claim back", show=False, id="sides.claim_back"),
        bind("copy", "copy(False)", "Copy", id="sides.copy"),
        bind("copy_as", "copy(True)", "Copy as", show=False, id="sides.copy_as"),
        bind("entity", "entity", "Entity", show=False, id="sides.entity"),
        *alike("matrix", "judge", "change", "grade", "identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    SidesScreen {
        & > #sides-filters, & > #sides-reason { padding: 0 1; }
        & > #sides { padding: 0 1; height: 2fr; min-height: 3; }
        & > #sides-words { layout: vertical; height: 3fr; }
        &.-normal > #sides-words, &.-wide > #sides-words { layout: horizontal; }
        &.-normal #side-right, &.-wide #side-right { border-left: solid $border-blurred; }
        &.-flat > #sides-filters, &.-flat > #sides-reason { display: none; }
    }
    """

    def __init__(self, context: Context, one: str, other: str | None = None) -> None:
        super().__init__(context)
        glyphs = self.glyphs
        self._one, self._other = one, other
        self.found: TwoSources | None = None
        self.rows: tuple[SidedQuestion, ...] = ()  # as they are shown
        self.only: Stands | None = None
        self.side = 0
        self._claims = [0, 0]
        self._called = ("", "")
        self._widest = (0, 0, 0)  # cells of the widest entity, question and what is said
        self._pages: dict[_Wanted, SourcePage | None] = {}
        self._rest = Rest(self)
        self.take_narrow_line(glyphs)
        self._filters = Bar(glyphs=glyphs, id="sides-filters")
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="sides")
        self._reason = Bar(glyphs=glyphs, id="sides-reason")
        self.views = (SideView(glyphs, id="side-left"), SideView(glyphs, id="side-right"))

    def content(self) -> ComposeResult:
        """The filters, the questions, how the two stand to the highlighted one, and the words of both."""
        yield self._filters
        yield self.narrow_line
        yield self.list
        yield self._reason
        with Container(id="sides-words"):
            yield from self.views

    def on_mount(self) -> None:
        """Ask how the two stand to each other."""
        self.set_head(Content.styled("Two sources", "$title"), [Content.styled("comparing", "$quiet")])
        self.reload()

    def reload(self) -> None:
        """Ask again; the highlight stays on its question."""
        self._pages.clear()
        one, other = self._one, self._other
        self.ask("sides", lambda library: library.two_sources(one, other), self._show)

    def _show(self, found: TwoSources) -> None:
        self.found = found
        self._called = called_apart(found.left, found.right)
        title = Content.assemble(
            plain(head_of(found.left), "$title"), " beside ", plain(head_of(found.right), "$title")
        )
        self.set_head(title, [Content.styled(count(len(found.questions), "question"), "$quiet")])
        self._tell_filters()
        self.show_kept()

    def _tell_filters(self) -> None:
        """Say behind each key how many there are."""
        if self.found is not None:
            self._filters.set(filters(self.found, self.only, self._called, self.size.width - 2))

    def show_kept(self) -> None:
        """Show the questions that the filter, and what is typed, leave."""
        told = self.found.questions if self.found is not None else ()
        if self.only is not None:
            told = tuple(row for row in told if row.stands == self.only)
        self.rows = rows = self.kept(told, self._words, lambda row: row.ref.entity)
        self._widest = (
            widest(row.entity_name for row in rows),
            widest(row.question for row in rows),
            max((said(row, self.glyphs).cell_length for row in rows), default=0),
        )
        places = {row.ref: nth for nth, row in enumerate(rows)}
        starts: dict[Stands, list[int]] = {}
        for nth, row in enumerate(rows):
            starts.setdefault(row.stands, []).append(nth)
        sections = [
            Section(Content.assemble(plain(stands_words(one, *self._called)), (f"  {len(of):,}", "$quiet")), of[0])
            for one, of in starts.items()
        ]
        self.list.set_rows(
            Rows(
                len(rows),
                self._line,
                lambda nth: rows[nth].ref,
                lambda ref: places.get(cast("QuestionRef", ref)),
                sections,
                lambda nth: self.sign(*keys_in(rows[nth])),
            )
        )
        self._look()

    def _words(self, row: SidedQuestion) -> str:
        return f"{row.entity_name} {row.question} {said(row, self.glyphs).plain} {row.reason}"

    def _line(self, index: int) -> Row:
        row = self.rows[index]
        room = self.list.scrollable_content_region.width - 2
        entity, question, told = self._widest
        widths = shared([entity, question], room - 2 * GAP, told)
        cells = [plain(row.entity_name, "bold"), plain(row.question, "$quiet")]
        return Row(
            in_columns(cells, widths, room, lambda left: cut(said(row, self.glyphs), left, self.glyphs), self.glyphs)
        )

    # what is at hand

    @property
    def row(self) -> SidedQuestion | None:
        """The highlighted question."""
        nth = self.list.highlighted
        return self.rows[nth] if nth is not None and nth < len(self.rows) else None

    @property
    def question(self) -> QuestionRef | None:
        """The highlighted question."""
        return self.row.ref if self.row is not None else None

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """The questions as they are listed, then what is at hand."""
        from store.model.out.report import ReportAsked

        own = (count(len(self.rows), "question"), ReportAsked(questions=tuple(row.ref for row in self.rows)))
        return ((f"The two as listed: {own[0]}", own[1]), *super().to_hand_out) if self.rows else ()

    @property
    def place(self) -> Place:
        """The two, or the one and all others."""
        return place_of("beside", self._one, self._other)

    @property
    def source_at_hand(self) -> SourceRow | None:
        """The source of the side at hand; of all others that of the claim shown."""
        found = self.found
        if found is None:
            return None
        return (found.right if self.side else found.left) or (self.claim.source if self.claim is not None else None)

    @property
    def claim(self) -> ClaimView | None:
        """The claim shown on the side at hand."""
        return self._claim(self.side)

    @property
    def cited(self) -> tuple[ClaimView, str] | None:
        """The claim of the side at hand, and the wording it is shown in."""
        claim = self.claim
        citation = claim.citation() if claim is not None else None
        return (claim, citation.rendition) if claim is not None and citation is not None else None

    def _claims_of(self, side: int) -> tuple[ClaimView, ...]:
        row = self.row
        return () if row is None else row.right if side else row.left

    def _claim(self, side: int) -> ClaimView | None:
        claims = self._claims_of(side)
        return claims[self._claims[side] % len(claims)] if claims else None

    def shows(self, wish: Wish) -> bool:
        """Whether these two are to be compared."""
        return isinstance(wish, CompareSources) and (wish.one, wish.other) == (self._one, self._other)

    @on(RowList.Highlighted, "#sides")
    def _look(self) -> None:
        """Say how the two stand to the highlighted question; their words come when the keys rest."""
        self._claims = list(telling(self.row)) if self.row is not None else [0, 0]
        if self._claims_of(self.side) == ():
            self.side = 1 if self._claims_of(1) else 0
        row = self.row
        if row is None:
            none = NONE_KEPT if self.narrowed else "No question here stands so; 0 shows all of them."
            self._reason.set("")
            for view in self.views:
                view.say("", (), 0, at_hand=False, others=False)
                view.tell("")
            if self.found is not None:
                self.views[0].tell(none if self.found.questions else "The two say nothing to any question.")
            return
        words = Content.styled(stands_words(row.stands, *self._called), "$quiet")
        if row.kind:
            state = verdict_state(row.kind)
            words = Content.assemble(
                *(state_mark(state, self.glyphs), " ", (f"{verdict_word(row.kind)}: ", f"$state-{state}")),
                plain(row.reason),
            )
        self._reason.set(words, state_mark(row.state, self.glyphs, word=True))
        self._say()
        self._rest.then(self._ask_words)

    @on(events.Resize)
    def _fit_filters(self) -> None:
        self._tell_filters()

    def _say(self) -> None:
        """Write the line of either side."""
        for side, view in enumerate(self.views):
            claims = self._claims_of(side)
            nth = self._claims[side] % len(claims) if claims else 0
            others = bool(side) and self._other is None
            view.say(self._called[side], claims, nth, at_hand=self.side == side, others=others)

    def _wanted(self, side: int) -> _Wanted | None:
        claim = self._claim(side)
        if claim is None:
            return None
        citation = claim.citation()
        return claim.source.slug, citation.rendition if citation is not None else None

    def _ask_words(self) -> None:
        """Show the words of either side; ask for the sources that are not at hand."""
        row = self.row
        if row is None:
            return
        missing = []
        for side, view in enumerate(self.views):
            claim, wanted = self._claim(side), self._wanted(side)
            if claim is None or wanted is None:
                name = self._called[side]
                view.tell(f"{name[:1].upper()}{name[1:]} {'say' if name == ALL_OTHERS else 'says'} nothing to this.")
            elif wanted in self._pages:
                view.read(self._pages[wanted], row.ref, claim)
            else:
                missing.append(wanted)
        if missing:
            self.ask("words", lambda library: [(one, library.source(*one)) for one in missing], self._words_came)

    def _words_came(self, pages: list[tuple[_Wanted, SourcePage | None]]) -> None:
        for wanted, page in pages:
            while len(self._pages) >= _KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[wanted] = page
        self._ask_words()

    # what keys do

    def action_only(self, stands: Stands) -> None:
        """Show only questions to which they stand so; pressed again, all of them."""
        if stands == "right" and self._other is None:
            self.tell("What only others say is not told here: mark a second source in Sources.")
            return
        self.only = None if self.only == stands else stands
        self._tell_filters()
        self.show_kept()

    def action_clear(self) -> None:
        """Take the filter off."""
        if self.only is None:
            self.tell("There is no filter to take off.")
        self.only = None
        self._tell_filters()
        self.show_kept()

    def action_side(self, side: int) -> None:
        """Take the one or the other side at hand."""
        if self.side == side:
            self.tell(f"The {'right' if side else 'left'} one is at hand already: o opens it at its claim.")
        self.side = side
        if self.focused is not self.list:
            self.set_focus(self.views[side].passage)
        self._say()

    def action_pane(self, step: int) -> None:
        """Go to the list, to the words of the one, of the other."""
        panes = [self.list, *(view.passage for view in self.views)]
        at = next((nth for nth, pane in enumerate(panes) if pane is self.focused), 0)
        self.set_focus(panes[(at + step) % len(panes)])

    @on(events.DescendantFocus)
    def _focused(self) -> None:
        """The side whose words have the keys is the one at hand."""
        for side, view in enumerate(self.views):
            if self.focused is view.passage and self.side != side:
                self.side = side
                self._say()

    def action_question(self, step: int) -> None:
        """Go to the next question, from the words too."""
        self.list.action_move(step)

    def action_claim(self, step: int) -> None:
        """Show the next claim of the side at hand, round and round."""
        claims = self._claims_of(self.side)
        if len(claims) < 2:
            self.tell("This side has one claim here." if claims else "This side says nothing to the question.")
            return
        self._claims[self.side] = (self._claims[self.side] + step) % len(claims)
        self._say()
        self._ask_words()

    @on(RowList.Selected, "#sides")
    def action_compare(self) -> None:
        """Compare all answers to the highlighted question."""
        if self.row is not None:
            claim = self.claim.slug if self.claim is not None else None
            self.post_message(OpenQuestion(self.row.ref, tuple(row.ref for row in self.rows), claim))
        else:
            self.tell("There is no question here to compare.")

    def action_read(self) -> None:
        """Read the source of the side at hand, at its claim."""
        claim, wanted = self.claim, self._wanted(self.side)
        if claim is not None and wanted is not None:
            self.post_message(OpenSource(*wanted, claim.slug))
        else:
            self.tell("This side says nothing to the question: the arrows go to the other one.")

    def action_copy(self, choose: bool) -> None:
        """Copy the citation of the claim at hand."""
        if self.claim is not None:
            self.post_message(CopyClaim(self.claim, choose=choose))
        else:
            self.tell("This side says nothing to the question.")
