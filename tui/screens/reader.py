"""Reader: one source, all its cited passages lit, the claims in the margin, and the drafts of what it may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from store.model.claims import ClaimView, QuestionRef, SourcePage, SourceRow
from store.model.drafts import Draft
from tui.forms.claiming import Claiming
from tui.forms.form import Form
from tui.lines.claims import unheld
from tui.lines.rows import Rows
from tui.screens.at_hand import MarksItsClaim, alike
from tui.screens.reading.drafting import Drafting
from tui.screens.reading.finding import FindsWords
from tui.screens.reading.margin import Margin
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.ways.addresses import Place, place_of
from tui.widgets.passage import Passage
from tui.widgets.reading import ReadingPassage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from tui.forms.claim import ClaimForm


class ReaderScreen(FindsWords, MarksItsClaim):
    """Shows a source in a rendition (None: the best held), at a claim if one is given."""

    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "#reader-text"
    FIRST_PANE = "passage"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("draft_next", "draft(1)", "Next draft", id="reader.draft_next"),
        bind("draft_before", "draft(-1)", "Draft before", show=False, id="reader.draft_before"),
        bind("draft_next", "no_draft", "", show=False, id="reader.no_draft"),
        bind("remove", "drop", "Drop draft", id="reader.drop"),
        bind("add", "cite", "Cite", id="reader.cite"),
        bind("change", "change", "Change", id="reader.change"),
        bind("remove", "remove", "Remove", show=False, id="reader.remove"),
        bind("more", "again", "Another of the same", show=False, id="reader.again"),
        bind("next claim_next", "claim(1)", "Next claim", id="reader.next"),
        bind("previous claim_before", "claim(-1)", "Claim before", show=False, id="reader.previous"),
        bind("compare open", "compare", "Compare", id="reader.compare"),
        bind("open", "open_draft", "Open draft", id="reader.open_draft"),
        bind("light", "light_all", "Light all", id="reader.light"),
        bind("wording", "rendition", "Other wording", id="reader.rendition"),
        bind("entity", "entity", "Entity", id="reader.entity"),
        bind("copy", "copy(False)", "Copy", id="reader.copy"),
        bind("copy_as", "copy(True)", "Copy as", show=False, id="reader.copy_as"),
        bind("judge", "judge", "Judge", show=False, id="reader.judge"),
        # with priority, so that what is typed right after it goes to the line
        bind("search", "find", "Find", id="reader.find", priority=True),
        bind("select", "select", "Select", show=False, id="reader.select"),
        bind("uncited", "uncited(1)", "Next uncited", show=False, id="reader.uncited"),
        bind("uncited_before", "uncited(-1)", "Uncited before", show=False, id="reader.uncited_before"),
        bind("source", "source", "", id="reader.source"),
        *alike("matrix", "grade", "identity", "its_timeline", "change_entity"),
        bind("change_source", "change_source", "Change the source", show=False, id="reader.change_source"),
    ]

    def __init__(
        self,
        context: Context,
        slug: str,
        rendition: str | None = None,
        claim: str | None = None,
        *,
        change: bool = False,
        find: str = "",
        at: int | None = None,
    ) -> None:
        """Read a source; with ``change`` the claim's form is opened beside it, with ``find`` words are found ``at``."""
        super().__init__(context)
        self._slug, self._rendition, self._claim = slug, rendition, claim
        self._to_change = change
        self.page: SourcePage | None = None
        self._draft: Draft | None = None
        self._goal: str | None = None  # a claim that was kept, to be gone to
        glyphs = self.glyphs
        self.claim_bar = Title(id="reader-claim", most=4, glyphs=glyphs)  # two names
        self.passage = ReadingPassage(id="reader-text", glyphs=glyphs, report=True, counts=True)
        self.take_find_line(glyphs, find, at)
        self.list = RowList(id="reader-claims", cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self.margin = Margin(self.list, glyphs, self.sign)
        self.drafting = Drafting(self)
        self.claiming = Claiming(self)

    def content(self) -> ComposeResult:
        """The text, and its claims beside it (below it on a narrow screen)."""
        yield self.claim_bar
        yield self.find
        with Container(id="reader-body"):
            yield self.passage
            yield self.margin.pane

    def on_mount(self) -> None:
        """Ask for the source."""
        self.reload()

    def reload(self) -> None:
        """Ask again, for the rendition shown and at the claim shown."""
        slug, rendition = self._slug, self._rendition
        self.ask("source", lambda library: library.source(slug, rendition), self._show)

    def _show(self, page: SourcePage | None) -> None:
        self.page = page
        self.margin.show(page)
        self.drafting.ask()
        if page is None:
            self._show_head()
            self.passage.set_text("")
            self.list.set_rows(Rows())
            return
        self._rendition = page.rendition
        self._show_head()
        self.passage.citing = self._may_cite
        self.margin.fill(keep=False)
        self.list.highlighted = self.margin.place_of(self._draft, self._goal or self._claim)
        self._goal = None
        self.passage.set_text(page.text if page.text is not None else unheld(page), *self.margin.lit)
        self.passage.count_claims((lit.start, len(lit.claims)) for lit in page.lit)
        self.passage.sign_drafts(draft.start for draft in self.margin.drafts)
        self._tell()
        self.claiming.light()
        self.look_as_asked()
        self.refresh_bindings()
        if self._to_change and self.claim is not None and self.claim.slug == self._claim:
            self._to_change = False
            self.action_change()

    def _show_head(self) -> None:
        self.set_head(*self.margin.head(self.drafting.words))

    def drafts_came(self, *, others: bool) -> None:
        """Say how many drafts there are; show them, and stay where one is."""
        self._show_head()
        if others:
            draft, there = self.draft, self.list.highlighted is not None
            self.margin.fill(keep=True)
            if draft is not None or not there:
                self.list.highlighted = self.margin.place_of(draft, self._claim) if there else None
            self.passage.sign_drafts(one.start for one in self.margin.drafts)
            self._tell()
        self.refresh_bindings()

    def go_to_draft(self, draft: Draft | None) -> None:
        """Go to a draft, where there is none to the claim that one was at."""
        self._draft = draft
        self.list.highlighted = self.margin.place_of(draft, self._claim)
        self._tell()
        self.refresh_bindings()

    @property
    def claim(self) -> ClaimView | None:
        """The claim the reader is at."""
        return self.margin.claim

    @property
    def draft(self) -> Draft | None:
        """The draft the reader is at, which is no claim."""
        return self.margin.draft

    @property
    def source_at_hand(self) -> SourceRow | None:
        """The source that is read."""
        return self.page.source if self.page is not None else None

    @property
    def graded(self) -> ClaimView | SourceRow | None:
        """The claim at hand, where none is the source."""
        return self.claim or self.source_at_hand

    @property
    def question(self) -> QuestionRef | None:
        """The question the claim answers."""
        return self.claim.ref if self.claim is not None else None

    @property
    def entity_slug(self) -> str | None:
        """The entity the claim is about, or the draft."""
        at = self.draft or self.claim
        return (at.entity or None) if at is not None else None

    @property
    def place(self) -> Place:
        """The source at the claim at hand, in its wording where several are held."""
        rendition = self._rendition if self.margin.wordings > 1 else ""
        return place_of("source", self._slug, self.claim.slug if self.claim is not None else "", rendition)

    def shows(self, wish: messages.Wish) -> bool:
        """Whether this source is to be read."""
        return isinstance(wish, messages.OpenSource) and wish.slug == self._slug

    def come_to(self, wish: messages.Wish) -> None:
        """Go to the claim one comes back from, in the wording it was read in."""
        if not isinstance(wish, messages.OpenSource):
            return
        self._claim, self._draft = wish.claim or self._claim, None
        if wish.rendition not in (None, self._rendition):
            self._rendition = wish.rendition
            self.reload()
        else:
            self.list.highlight_key(self._claim)

    @on(RowList.Highlighted, "#reader-claims")
    def _tell(self) -> None:
        claim, draft = self.claim, self.draft
        turned = (draft is None) != (self._draft is None)
        self._draft = draft
        if claim is not None:
            self._claim = claim.slug
        if (claim is not None or draft is not None) and self.claiming.form is None:
            self.light()
        self.claim_bar.set(*self.margin.words(self.size.width))
        if turned:
            self.refresh_bindings()

    def light(self) -> None:
        """Light the passages of the text, and the one at hand."""
        lit, current = self.margin.lit
        if self.passage.current != current or self.passage.lit != tuple(lit):
            self.passage.turn_to(lit, current)

    def action_light_all(self) -> None:
        """Light all that is cited, or again the claim at hand alone."""
        self.passage.light_all = not self.passage.light_all

    @on(RowList.Selected, "#reader-claims")
    def _chosen(self) -> None:
        (self.action_compare if self.draft is None else self.action_open_draft)()

    @on(Passage.Chosen)
    def _clicked(self, event: Passage.Chosen) -> None:
        place = next((place for place, (lit, _) in enumerate(self.margin.claims) if lit == event.index), None)
        if place is not None:
            self.list.highlighted = place

    def action_claim(self, step: int) -> None:
        """Go to the next claim of the text."""
        place = self.margin.claim_beside(step)
        if place is not None:
            self.list.highlighted = place

    def action_draft(self, step: int) -> None:
        """Go to the next draft of the text."""
        place = self.margin.draft_beside(step, self.passage.place)
        if place is not None:
            self.list.highlighted = place

    def action_no_draft(self) -> None:
        """Say why there is none to go to."""
        self.notify(self.drafting.why_none, markup=False)

    def action_open_draft(self) -> None:
        """Open the claim form, filled in with the draft at hand."""
        draft = self.draft
        if draft is not None and self._may_cite:
            self.claiming.cite((draft.start, draft.end), draft=draft, names=self.drafting.names)

    def action_drop(self) -> None:
        """Let the draft at hand not be offered again."""
        if self.draft is not None:
            self.drafting.drop(self.draft)

    def action_rendition(self) -> None:
        """Show the next rendition of the source, at the same claim."""
        if self.page is None:
            return
        labels = [rendition.label for rendition in self.page.source.renditions]
        if len(labels) < 2:
            self.notify("This source has one wording only.")
            return
        self._rendition = labels[(labels.index(self.page.rendition) + 1) % len(labels)]
        self.reload()

    def action_compare(self) -> None:
        """Lay open the question the claim answers."""
        if self.claim is not None:
            queue: dict[QuestionRef, None] = dict.fromkeys(claim.ref for _, claim in self.margin.claims)
            self.post_message(messages.OpenQuestion(self.claim.ref, tuple(queue), self.claim.slug))

    def action_source(self) -> None:
        """Say that it is open, and which key does what this one did here before."""
        self.notify("The source is open. e shows the entity.", markup=False)

    def action_copy(self, choose: bool) -> None:
        """Copy the words selected, else the claim's citation."""
        chosen = self.passage.selected
        if chosen is not None and not choose:
            self.post_message(messages.CopyText(self.passage.text[slice(*chosen)]))
        elif self.claim is not None:
            self.post_message(messages.CopyClaim(self.claim, choose=choose))

    @property
    def _may_cite(self) -> bool:
        return not self.context.options.read_only and self.page is not None and self.page.text is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no citing where nothing may be written, or the words are not held; no search in a search."""
        if self.claiming.form is not None and action not in ("back", "find"):
            return False
        if action in ("cite", "again"):
            return self._may_cite
        if action in ("draft", "no_draft"):
            return self._may_cite and bool(self.margin.drafts) == (action == "draft")
        if action in ("open_draft", "drop", "compare"):
            return (self.draft is None) == (action == "compare")
        if action in ("change", "remove"):
            return self._may_change
        if action == "find":
            return not self.find.display and self.claiming.form is None
        return super().check_action(action, parameters)

    def action_change_source(self) -> None:
        """Change the head of this source."""
        self.post_message(messages.ChangeRecord("source", self._slug))

    def action_select(self) -> None:
        """Select words in the text, or more of them."""
        self.passage.focus()
        self.passage.action_begin()

    def action_uncited(self, step: int) -> None:
        """Select the next sentence that no claim cites, or the one before."""
        self.passage.focus()
        if not self.passage.next_uncited(step):
            self.notify(f"No sentence that is not cited yet stands {'below' if step > 0 else 'above'}.", markup=False)

    def action_cite(self) -> None:
        """Cite what is selected or at hand."""
        self.passage.cite()

    @on(ReadingPassage.Selected)
    def _cite(self, event: ReadingPassage.Selected) -> None:
        if self.page is not None and self._may_cite:
            self.post_message(messages.CiteSelection(self._slug, self.page.rendition, event.start, event.end))

    def cite(self, start: int, end: int) -> None:
        """Open the claim form beside these words."""
        self.claiming.cite((start, end), names=self.drafting.names)

    def action_again(self) -> None:
        """Open the form for the passage cited last, with its entity and speaker."""
        self.claiming.again()

    def action_change(self) -> None:
        """Open the form of the claim at hand; words selected are to be cited in place of its own."""
        if self._may_change:
            self.claiming.change()

    def action_remove(self) -> None:
        """Remove the claim at hand, once that is confirmed."""
        if self._may_change:
            self.claiming.remove()

    @property
    def _may_change(self) -> bool:
        return not self.context.options.read_only and self.claim is not None

    def filling(self, form: ClaimForm | None) -> None:
        """Show a form beside the text in place of the claims, or these again."""
        self.margin.pane.display = form is None
        self.set_class(form is not None, "-filling")
        if form is not None:
            self.query_one("#reader-body").mount(form)
        self.refresh_bindings()

    def kept(self, claim: str, draft: Draft | None) -> None:
        """Go to a claim that was kept; if a draft was, on to the next one."""
        self._goal, self._draft = claim, None
        if draft is not None:
            self.drafting.answered(draft, claim)
        self.reload()

    def on_key(self, event: events.Key) -> None:
        """Any key but the one that asked spares the claim that was to be removed."""
        if event.key not in ("D", "delete"):
            self.claiming.spare()

    @on(Form.Complete)
    def _complete(self, event: Form.Complete) -> None:
        self.claiming.keep(more=event.more)

    @on(Form.Left)
    def _form_left(self) -> None:
        self.claiming.leave()

    @on(events.Unmount)
    def _gone(self) -> None:
        self.claiming.put_by()
