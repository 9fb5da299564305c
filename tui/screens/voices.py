"""Voices: who speaks, and all that one of them says, denies or leaves open, and against whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from store.labels.grades import grade_sign, rank
from store.labels.weight import ranked
from store.model.claims import QuestionRef
from store.model.views import VoicePage, VoiceRow
from tui.lines.facts import count, plain
from tui.lines.fit import widest
from tui.lines.rows import Option, Row, Rows, Section
from tui.lines.voices import Entry, entries, entry_row, entry_words, summary, voice_row, voices_head
from tui.screens.at_hand import AtHand, alike
from tui.screens.choose import UNGRADED, ChooseScreen, by_grade
from tui.session.asking import Context
from tui.session.basket import Mark, claim_key, mark_claim, question_key
from tui.session.keys import bind
from tui.session.messages import CopyClaim, GradeAny, OpenQuestion, OpenSource, OpenVoices, OpenWorklist, Wish
from tui.session.ways.addresses import Place, place_of
from tui.widgets.bars import Bar
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library
    from store.model.out.report import ReportAsked

Order = Literal["questions", "share", "grade"]
#: What the list says of its order, where it is not the usual one.
_ORDERS: dict[Order, str] = {"share": "by share contradicted", "grade": "most reliable first"}
_NO_CLAIM = "No claim is highlighted: Tab goes to what the voice says, and its claims stand below."


class VoicesScreen(Narrows, AtHand):
    """A list of voices beside the page of the highlighted one. On a narrow screen one of both is shown."""

    AUTO_FOCUS = "#voices"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("tab right", "pane('said')", "What it says", id="voices.said"),
        bind("tab_back left", "pane('voices')", "Voices", show=False, id="voices.voices"),
        bind("compare open", "compare", "Compare", id="voices.compare"),
        bind("source", "read", "Source", id="voices.read"),
        bind("its_contested", "worklist", "Its contested", id="voices.worklist"),
        bind("entity", "entity", "Entity", show=False, id="voices.entity"),
        bind("copy", "copy(False)", "Copy", id="voices.copy"),
        bind("copy_as", "copy(True)", "Copy as", show=False, id="voices.copy_as"),
        bind("next claim_next", "claim(1)", "Claim", show=False, id="voices.claim_next"),
        bind("previous claim_before", "claim(-1)", "Claim back", show=False, id="voices.claim_before"),
        bind("order", "order", "By share", show=False, id="voices.order"),
        bind("part_1", "filter", "Grade", show=False, id="voices.grade"),
        bind("all", "clear", "All", show=False, id="voices.clear"),
        bind("voices", "back", "Voices", show=False, id="voices.again"),
        *alike("matrix", "judge", "grade", "identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    VoicesScreen {
        & > #voices-body { height: 1fr; }
        & #voices { width: 46%; min-width: 36; max-width: 72; padding: 0 1; border-right: solid $border-blurred; }
        & #voice { width: 1fr; padding: 0 1; }
        & #entry { height: 3; margin-top: 1; }
        &.-flat #entry { display: none; }
        & > #voice-name { padding: 0 1; display: none; }
        & #about { display: none; }
        & #about.-known { display: block; }
        &.-narrow #voices, &.-tiny #voices { width: 1fr; max-width: 100%; border-right: none; min-width: 1; }
        &.-narrow #voice, &.-tiny #voice { display: none; }
        &.-narrow.-reading #voices, &.-tiny.-reading #voices { display: none; }
        &.-narrow.-reading #voice, &.-tiny.-reading #voice { display: block; }
    }
    """

    def __init__(self, context: Context, voice: str | None = None) -> None:
        super().__init__(context)
        self._wanted = voice
        self.page: VoicePage | None = None
        self._rows: tuple[VoiceRow, ...] = ()
        self._told: tuple[VoiceRow, ...] = ()
        self.order: Order = "questions"
        self.only: str | None = None  # a grade, or UNGRADED; None: all
        self._entries: list[Entry] = []
        self._asked = 0  # cells of the longest question
        glyphs = self.glyphs
        self.take_narrow_line(glyphs)
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="voices")
        self._about = Bar(glyphs=glyphs, id="about")
        self._named = Bar(glyphs=glyphs, id="voice-name")
        self._detail = Passage(glyphs=glyphs, measure=120, id="entry")
        self._detail.can_focus = False
        self.said = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="said")
        self._title = Title(glyphs=glyphs, id="voice-title", of=self.said)

    def content(self) -> ComposeResult:
        """The voices, and the page of one."""
        yield self.narrow_line
        with Horizontal(id="voices-body"):
            yield self.list
            with Vertical(id="voice"):
                yield self._title
                yield self._about
                yield self.said
                yield self._detail
        yield self._named

    def on_mount(self) -> None:
        """Ask for the voices."""
        self.set_head(Content.styled("Voices", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again; the highlight stays on its voice."""
        self.ask("voices", lambda library: library.voices(), self._show)
        if self.page is not None:
            self._open(self.page.slug)

    def _show(self, voices: tuple[VoiceRow, ...]) -> None:
        self._told = voices
        anonymous = sum(voice.anonymous for voice in voices)
        parts = [Content.styled(count(len(voices), "voice"), "$quiet")]
        if anonymous:
            parts.append(Content.styled(f"{anonymous:,} without a name", "$quiet"))
        if self.order != "questions":
            parts.append(Content.styled(_ORDERS[self.order], "$quiet"))
        if self.only is not None:
            parts.append(plain(f"graded {self.only}; 0: all", "$notice"))
        self.set_head(Content.styled("Voices", "$title"), parts)
        self.show_kept()
        if self._wanted is not None:
            if not self.list.highlight_key(self._wanted):
                self.notify("This voice says nothing in the store.", severity="warning", markup=False)
            self._wanted = None

    def show_kept(self) -> None:
        """Show the voices that what is typed leaves, in the order that is wanted."""
        wanted = self._told
        if self.only is not None:
            wanted = tuple(voice for voice in wanted if (grade_sign(voice.grade) or UNGRADED) == self.only)
        kept = self.kept(wanted, lambda voice: voice.name, lambda voice: voice.slug)
        self._rows = voices = _in_order(kept, self.order)
        places = {voice.slug: nth for nth, voice in enumerate(voices)}
        graded = self._any_graded
        self.list.set_rows(
            Rows(
                len(voices),
                lambda nth: voice_row(self._rows[nth], self.glyphs, graded=graded),
                lambda nth: voices[nth].slug,
                lambda slug: places.get(str(slug)),
                (voices_head(graded=graded),) if voices else (),
            )
        )
        if not voices:
            self.page, self._entries = None, []
            self.said.set_rows(Rows())
            self._title.set(NONE_KEPT if self._told else "Nobody says anything yet.")

    @on(RowList.Highlighted, "#voices")
    def _highlighted(self, event: RowList.Highlighted) -> None:
        self._open(str(event.key))

    @on(events.Resize)
    def _name_below(self) -> None:
        """Name the voice below the list where that stands alone and its row cuts the name."""
        row = next((voice for voice in self._rows if self.page is not None and voice.slug == self.page.slug), None)
        alone = not self.has_class("-reading") and self.outer_size.width < 100
        room = self.list.outer_size.width - 5
        shown = voice_row(row, self.glyphs) if row is not None else Row("")
        self._named.display = alone and 0 < room < widest([f"{shown.left} {shown.right}"])

    def _open(self, slug: str) -> None:
        self.ask("voice", lambda library: library.voice(slug), self._opened)

    def _opened(self, page: VoicePage | None) -> None:
        self.page = page
        if page is None:
            self._entries = []
            self.said.set_rows(Rows())
            return
        parts = entries(page)
        row = next((voice for voice in self._rows if voice.slug == page.slug), None)
        name = plain(page.name, "$title")
        self._title.set(name, summary(page, parts, row), whole=name.cell_length)
        self._named.set(name, whole=name.cell_length)
        self._name_below()
        self._about.set(plain(page.about, "$quiet"))
        self._about.set_class(bool(page.about), "-known")
        self._entries = [entry for _, part in parts for entry in part]
        self._asked = widest(entry.question for entry in self._entries)
        sections: list[Section] = []
        start = 0
        for title, part in parts:
            sections.append(Section(Content.assemble(title, (f"  {len(part):,}", "$quiet")), start))
            start += len(part)
        rows = Rows(len(self._entries), self._line, sections=tuple(sections), sign=self._marked)
        self.said.set_rows(rows, keep=False)
        self._describe()

    def _marked(self, index: int) -> str:
        entry = self._entries[index]
        return self.sign(claim_key(entry.claim.slug) if entry.claim is not None else question_key(entry.ref))

    def _line(self, index: int) -> Row:
        return entry_row(self._entries[index], self.said.outer_size.width - 3, self.glyphs, self._asked)

    @on(RowList.Highlighted, "#said")
    def _describe(self) -> None:
        entry = self.entry
        self._detail.set_text(entry_words(entry, self.glyphs) if entry is not None else "")

    @property
    def entry(self) -> Entry | None:
        """The highlighted line of the voice's page."""
        nth = self.said.highlighted
        return self._entries[nth] if nth is not None and nth < len(self._entries) else None

    @property
    def question(self) -> QuestionRef | None:
        """The question of the highlighted line."""
        return self.entry.ref if self.entry is not None else None

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the row, and the name of the voice."""
        return self.entry.question if self.entry is not None else "", self.page.name if self.page is not None else ""

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The highlighted claim; the question, where it says whom the voice stands against."""
        if (entry := self.entry) is None:
            return ()
        claim = entry.claim
        return [[mark_claim(claim) if claim is not None else Mark(question_key(entry.ref), entry.question)]]

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """What is at hand, and all that the voice says."""
        from store.model.out.report import ReportAsked

        page = self.page
        if page is None or not page.claims:
            return super().to_hand_out
        says = ReportAsked(claims=tuple(claim.slug for claim in page.claims))
        return ((f"What {page.name} says: {count(len(page.claims), 'claim')}", says), *super().to_hand_out)

    @property
    def entity_slug(self) -> str | None:
        """The voice, as an entity."""
        return self.page.slug if self.page is not None else None

    @property
    def place(self) -> Place:
        """The voice whose page is shown."""
        return place_of("voice", self.page.slug) if self.page is not None else place_of("voices")

    @property
    def called(self) -> str:
        """The voice by its name."""
        return f"Voices, {self.page.name}" if self.page is not None else super().called

    def shows(self, wish: Wish) -> bool:
        """There is one list of voices."""
        return isinstance(wish, OpenVoices)

    def come_to(self, wish: Wish) -> None:
        """Go to the voice that was asked for; as soon as the voices are there."""
        if isinstance(wish, OpenVoices) and wish.voice is not None:
            if self._rows:
                if not self.list.highlight_key(wish.voice) and self.widened():
                    self.list.highlight_key(wish.voice)
            else:
                self._wanted = wish.voice

    def action_pane(self, pane: str) -> None:
        """Go to the list of voices, or to the page of the highlighted one."""
        if pane == "said" and self.focused is self.said:
            pane = "voices"
        if pane == "voices" and self.focused is self.list:
            self.tell("The voices are at hand already: Tab goes to what the highlighted one says.")
        self.set_class(pane == "said", "-reading")
        self._name_below()
        self.set_focus(self.query_one(f"#{pane}", RowList))

    def action_narrow(self) -> None:
        """Narrow the list of voices; from the page of one go to it."""
        if self.focused is self.said:
            self.action_pane("voices")
        super().action_narrow()

    def action_order(self) -> None:
        """Put those first that are contradicted in the largest share of what they say, then the most reliable where any
        is graded, then those contradicted in most questions again."""
        orders: tuple[Order, ...] = ("questions", "share", "grade") if self._any_graded else ("questions", "share")
        self.order = orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else "questions"
        self._show(self._told)

    @property
    def _any_graded(self) -> bool:
        return any(voice.grade is not None for voice in self._told)

    def action_filter(self) -> None:
        """Choose a grade: only voices whose reports have it are listed."""
        if not self._any_graded:
            self.tell("No publisher is graded yet: R grades the voice at hand, where it publishes reports.")
            return

        def chosen(option: Option | None) -> None:
            if option is not None:
                self.only = option.key
                self._show(self._told)

        options = by_grade(voice.grade for voice in self._told)
        self.app.push_screen(ChooseScreen(self.context, "Grade of the voices", options, self.only), chosen)

    def action_clear(self) -> None:
        """Take the filter off."""
        if self.only is None:
            self.tell("There is no filter to take off.")
        self.only = None
        self._show(self._told)

    def action_grade(self) -> None:
        """Grade the claim at hand; in the list of voices all reports of the voice, where it publishes any."""
        voice = next((one for one in self._rows if one.slug == self.list.highlighted_key), None)
        if self.focused is self.said and self.entry is not None and self.entry.claim is not None:
            self.post_message(GradeAny(self.entry.claim))
        elif voice is None or self.focused is self.said:
            self.tell(_NO_CLAIM)
        else:
            self.ask("publishes", lambda library: publishes(library, voice.slug), lambda it: self._grade(voice, it))

    def _grade(self, voice: VoiceRow, published: bool) -> None:
        if published:
            self.post_message(GradeAny(voice))
        else:
            self.tell(f"{voice.name} publishes no report here: Tab goes to what it says, to grade a claim.")

    def action_back(self) -> None:
        """Leave a voice's page first, then the screen."""
        if self.focused is self.said:
            self.action_pane("voices")
        else:
            super().action_back()

    @on(RowList.Selected, "#voices")
    def _read_voice(self) -> None:
        self.action_pane("said")

    @on(RowList.Selected, "#said")
    def action_compare(self) -> None:
        """Compare the answers to the highlighted line's question."""
        if (entry := self.entry) is not None:
            refs = tuple(dict.fromkeys(one.ref for one in self._entries))
            self.post_message(OpenQuestion(entry.ref, refs))
        else:
            self.tell("Nobody says anything yet.")

    def action_read(self) -> None:
        """Read the source of the highlighted claim."""
        if (entry := self.entry) is not None and entry.claim is not None:
            self.post_message(OpenSource(entry.claim.source.slug, None, entry.claim.slug))
        else:
            self.tell(_NO_CLAIM)

    def action_copy(self, choose: bool) -> None:
        """Copy the citation of the highlighted claim."""
        if (entry := self.entry) is not None and entry.claim is not None:
            self.post_message(CopyClaim(entry.claim, choose=choose))
        else:
            self.tell(_NO_CLAIM)

    def action_claim(self, step: int) -> None:
        """Go to the next line of the voice's page, from the list of voices too."""
        self.said.action_move(step)

    def action_worklist(self) -> None:
        """List the contested questions this voice speaks on."""
        if self.page is not None:
            self.post_message(OpenWorklist(self.page.slug))


def _in_order(voices: tuple[VoiceRow, ...], order: Order) -> tuple[VoiceRow, ...]:
    if order == "grade":
        return tuple(sorted(voices, key=lambda voice: rank(voice.grade)))
    return ranked(voices) if order == "share" else voices


def publishes(library: Library, voice: str) -> bool:
    """Whether a voice is the publisher of a source."""
    return any(source.publisher_slug == voice for source in library.sources())
