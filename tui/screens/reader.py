"""Reader: one source, all its cited passages lit, the claims in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content

from store.labels.claims import before, closed_words, label_of
from store.model.claims import ClaimView, QuestionRef, SourcePage
from tui.forms.claiming import Claiming
from tui.forms.form import Form
from tui.lines.claims import claim_mark, unheld, valued
from tui.lines.facts import claim_line, count, plain, source_line
from tui.lines.fit import column
from tui.lines.rows import Row, Rows
from tui.screens.at_hand import AtHand, alike
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind
from tui.widgets.bars import Bar
from tui.widgets.finding import FindLine
from tui.widgets.passage import Passage
from tui.widgets.reading import ReadingPassage
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from tui.forms.claim import ClaimForm


class ReaderScreen(AtHand):
    """Shows a source in a rendition (None: the best held), at a claim if one is given."""

    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "#reader-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("add", "cite", "Cite", id="reader.cite"),
        bind("change", "change", "Change", id="reader.change"),
        bind("remove", "remove", "Remove", show=False, id="reader.remove"),
        bind("more", "again", "Another of the same", show=False, id="reader.again"),
        bind("next claim_next", "claim(1)", "Next claim", id="reader.next"),
        bind("previous claim_before", "claim(-1)", "Claim before", show=False, id="reader.previous"),
        bind("compare open", "compare", "Compare", id="reader.compare"),
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
        *alike("matrix", "identity", "its_timeline", "change_entity"),
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
    ) -> None:
        """Read a source; with ``change`` the claim's form is opened beside it."""
        super().__init__(context)
        self._slug, self._rendition, self._claim = slug, rendition, claim
        self._to_change = change
        self.page: SourcePage | None = None
        self._claims: list[tuple[int, ClaimView]] = []
        self._widest = (0, 0)
        glyphs = self.glyphs
        self.claim_bar = Bar(id="reader-claim", glyphs=glyphs, fill=glyphs.rule)
        self.passage = ReadingPassage(id="reader-text", glyphs=glyphs)
        self.find = FindLine(id="reader-find", glyphs=glyphs)
        self.find.display = False
        self._from: tuple[int, int | None, int | None] = (0, None, None)  # where a search set out
        self.list = RowList(id="reader-claims", cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self.claiming = Claiming(self)

    def content(self) -> ComposeResult:
        """The text, and its claims beside it (below it on a narrow screen)."""
        yield self.claim_bar
        yield self.find
        with Container(id="reader-body"):
            yield self.passage
            yield self.list

    def on_mount(self) -> None:
        """Ask for the source."""
        self.reload()

    def reload(self) -> None:
        """Ask again, for the rendition shown and at the claim shown."""
        slug, rendition = self._slug, self._rendition
        self.ask("source", lambda library: library.source(slug, rendition), self._show)

    def _show(self, page: SourcePage | None) -> None:
        self.page = page
        if page is None:
            self.set_head(Content("This source is gone."), [])
            self.passage.set_text("")
            self.list.set_rows(Rows())
            return
        self._rendition = page.rendition
        self._claims = [(nth, claim) for nth, lit in enumerate(page.lit) for claim in lit.claims]
        labels = [rendition.label for rendition in page.source.renditions]
        which = f"wording {labels.index(page.rendition) + 1} of {len(labels)}" if page.rendition in labels else ""
        self.set_head(
            Content.assemble(
                source_line(page.source, page.rendition).stylize("$title"), "  ", plain(page.source.title)
            ),
            [Content.styled(words, "$quiet") for words in (count(len(self._claims), "claim"), which) if words],
        )
        names = ((plain(claim.entity_name), plain(claim.question)) for _, claim in self._claims)
        sizes = [(entity.cell_length, question.cell_length) for entity, question in names]
        self._widest = (max((size for size, _ in sizes), default=0), max((size for _, size in sizes), default=0))
        keys = [claim.slug for _, claim in self._claims]
        places = {slug: place for place, slug in reversed(list(enumerate(keys)))}
        lit = [(passage.start, passage.end) for passage in page.lit]
        self.passage.citing = self._may_cite
        place = places.get(self._claim or "", 0)
        current = self._claims[place][0] if self._claims else None
        self.passage.set_text(page.text if page.text is not None else unheld(page), lit, current)
        self.list.set_rows(
            Rows(len(keys), self._line, lambda i: keys[i], lambda slug: places.get(str(slug))), keep=False
        )
        self.list.highlighted = place
        self._tell()
        self.claiming.light()
        self.refresh_bindings()
        if self._to_change and self.claim is not None and self.claim.slug == self._claim:
            self._to_change = False
            self.action_change()

    def _line(self, index: int) -> Row:
        claim = self._claims[index][1]
        width = self.list.scrollable_content_region.width
        shares = (24, 21) if width < 50 else (28, 26)
        entity, question = (
            min(widest, width * share // 100) for widest, share in zip(self._widest, shares, strict=True)
        )
        return Row(
            Content.assemble(
                claim_mark(claim, self.glyphs),
                " ",
                column(plain(claim.entity_name), entity, self.glyphs),
                " ",
                column(plain(claim.question, "$quiet"), question, self.glyphs),
                " ",
                valued(claim),
                "  ",
                plain(claim.speaker_name, "$quiet"),
            )
        )

    @property
    def claim(self) -> ClaimView | None:
        """The claim the reader is at."""
        place = self.list.highlighted
        return self._claims[place][1] if place is not None and place < len(self._claims) else None

    @property
    def question(self) -> QuestionRef | None:
        """The question the claim answers."""
        return self.claim.ref if self.claim is not None else None

    @property
    def entity_slug(self) -> str | None:
        """The entity the claim is about."""
        return self.claim.entity if self.claim is not None else None

    def shows(self, wish: messages.Wish) -> bool:
        """Whether this source is to be read."""
        return isinstance(wish, messages.OpenSource) and wish.slug == self._slug

    def come_to(self, wish: messages.Wish) -> None:
        """Go to the claim one comes back from, in the wording it was read in."""
        if not isinstance(wish, messages.OpenSource):
            return
        self._claim = wish.claim or self._claim
        if wish.rendition not in (None, self._rendition):
            self._rendition = wish.rendition
            self.reload()
        else:
            self.list.highlight_key(self._claim)

    @on(RowList.Highlighted, "#reader-claims")
    def _tell(self) -> None:
        claim, place = self.claim, self.list.highlighted
        if claim is None or place is None or self.page is None:
            self.claim_bar.set("")
            return
        self._claim = claim.slug
        at = self._claims[place][0]
        if self.passage.current != at and self.claiming.form is None:
            self.passage.show_span(at)
        left = Content.assemble(plain(claim.entity_name, "$title"), ", ", plain(claim.question))
        if before(claim):  # no value may stand there as if it were asserted, whatever is cut off behind it
            left = Content.assemble(claim_mark(claim, self.glyphs), " ", left, "  ", claim_line(claim, says=True))
        else:
            tail = Content.styled(f"  {claim_line(claim).plain}", "$quiet")
            left = Content.assemble(left, ": ", plain(label_of(claim), "bold"), tail)
        cited = claim.citation(self.page.rendition)
        page = f"p. {cited.page}" if cited is not None and cited.page is not None else ""
        parts = [Content.styled(words, "$quiet") for words in (page, f"{place + 1} of {len(self._claims)}") if words]
        if claim.closed is not None:
            parts.append(plain(closed_words(claim.closed), "$notice"))
        self.claim_bar.set(left, parts)

    @on(RowList.Selected, "#reader-claims")
    def _chosen(self) -> None:
        self.action_compare()

    @on(Passage.Chosen)
    def _clicked(self, event: Passage.Chosen) -> None:
        place = next((place for place, (lit, _) in enumerate(self._claims) if lit == event.index), None)
        if place is not None:
            self.list.highlighted = place

    def action_claim(self, step: int) -> None:
        """Go to the next claim of the text."""
        if self._claims:
            self.list.highlighted = ((self.list.highlighted or 0) + step) % len(self._claims)

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
            queue: dict[QuestionRef, None] = dict.fromkeys(claim.ref for _, claim in self._claims)
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
        if action in ("change", "remove"):
            return not self.context.options.read_only and self.claim is not None
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
        self.claiming.cite((start, end))

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
        self.list.display = form is None
        self.set_class(form is not None, "-filling")
        if form is not None:
            self.query_one("#reader-body").mount(form)
        self.refresh_bindings()

    def kept(self, claim: str) -> None:
        """Go to a claim that was kept."""
        self._claim = claim
        self.reload()

    def on_key(self, event: events.Key) -> None:
        """Any key but the one that asked spares the claim that was to be removed."""
        if event.key not in ("D", "delete"):
            self.claiming.spare()

    @on(Form.Complete)
    def _complete(self, event: Form.Complete) -> None:
        self.claiming.keep(more=event.more)

    @on(Form.Left)
    def _form_left(self, event: Form.Left) -> None:
        self.claiming.leave(dirty=event.dirty)

    @on(events.Unmount)
    def _gone(self) -> None:
        form = self.claiming.form
        self.claiming.put_by(dirty=form is not None and form.dirty)

    def action_find(self) -> None:
        """Look for words in the text; what is typed goes to where they stand."""
        self._from = (self.passage.place, *self.passage.stand)
        self._finding(True)
        self.find.begin()

    def _finding(self, on: bool) -> None:
        self.find.display, self.claim_bar.display = on, not on
        self.refresh_bindings()

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        there = self.passage.seek(event.words, self._from[0])
        if not there:
            self.passage.come_back(*self._from[1:])
        self.find.tell("" if there or not event.words.strip() else "not in this text")

    @on(FindLine.Left)
    def _left(self, event: FindLine.Left) -> None:
        if not event.found:
            self.passage.come_back(*self._from[1:])
        self._finding(False)
        self.passage.focus()
