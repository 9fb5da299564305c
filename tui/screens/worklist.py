"""Contested: the questions that are not settled, worst first, as an analyst's work list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.labels.answers import answer_words
from store.labels.weight import support_words, weight_words
from store.model.claims import Grade, QuestionRef
from store.model.views import QuestionRow, VoiceRow
from store.properties.vocabulary import Vocabulary
from tui.lines.facts import (
    STATE_WORDS,
    Asked,
    count,
    plain,
    question_columns,
    question_row,
    question_title,
    state_mark,
    voices,
)
from tui.lines.rows import Option, Row, Rows, Section
from tui.lines.worklist import FIELDS, Field, Filters, filter_line, filters_of, left, options, states
from tui.screens.at_hand import AtHand, alike
from tui.screens.choose import ChooseScreen
from tui.session.asking import Context
from tui.session.basket import Mark, asked_words, mark_question, question_key
from tui.session.keys import bind
from tui.session.messages import OpenQuestion, OpenWorklist, Wish
from tui.session.ways.addresses import Place, with_filters
from tui.widgets.bars import Bar
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.model.out.report import ReportAsked

#: What the list can be filtered by: all unsettled questions, the voices, and the grades that were given.
_Facets = tuple[tuple[QuestionRow, ...], tuple[VoiceRow, ...], Vocabulary, tuple[Grade, ...]]


def details(row: QuestionRow) -> str:
    """Return what the pane below says of a question: the reason, the judgement, each answer and its voices."""
    lines = [row.reason] if row.reason else []
    if row.judged:
        lines.append(f"Judged: {row.judged}.")
    lines += [f"With it, {echo.label}: {echo.reason}" for echo in row.echoes]
    for number, answer in enumerate(row.answers, 1):
        who = f" ({voices(answer.voices, 6)})" if answer.voices else ""
        lines.append(f"{number}  {answer_words(answer)}: {support_words(answer)}{who}")
    return "\n".join(lines)


def _words(row: QuestionRow) -> str:
    """All that the row of a question says, for what is typed."""
    return f"{row.entity_name} {question_title(row).plain} {STATE_WORDS[row.state]} {details(row)}"


class WorklistScreen(Narrows, AtHand):
    """The questions to look at. Enter compares one, with what the list shows as its queue."""

    AUTO_FOCUS = "#worklist"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare open", "compare", "Compare", id="worklist.compare"),
        bind("judge", "judge", "Judge", id="worklist.judge"),
        bind("part_1", "filter('state')", "State", id="worklist.state"),
        bind("part_2", "filter('kind')", "Kind", id="worklist.kind"),
        bind("part_3", "filter('property')", "Property", id="worklist.property"),
        bind("part_4", "filter('voice')", "Voice", id="worklist.voice"),
        bind("part_5", "unjudged", "Not judged", id="worklist.unjudged"),
        bind("part_6", "filter('grade')", "Grade", show=False, id="worklist.grade"),
        bind("all", "clear", "All", id="worklist.clear"),
        bind("matrix", "matrix", "Matrix", show=False, id="worklist.matrix"),
        bind("entity", "entity", "Entity", show=False, id="worklist.entity"),
        bind("contested", "back", "Contested", show=False, id="worklist.again"),
        *alike("identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    WorklistScreen {
        & > #filters { padding: 0 1; }
        & > #worklist { padding: 0 1; }
        & > #question-rule { padding: 0 1; }
        & > #question { height: 8; padding: 0 1; }
        &.-low > #question { height: 5; }
        &.-flat > #question, &.-flat > #question-rule, &.-flat > #filters { display: none; }
    }
    """

    def __init__(self, context: Context, voice: str | None = None, filters: Mapping[str, str] | None = None) -> None:
        super().__init__(context)
        self.filters = Filters(voice=voice) if filters is None else filters_of(filters)
        self.all_rows: tuple[QuestionRow, ...] = ()  # of these filters
        self.rows: tuple[QuestionRow, ...] = ()  # of these what is kept
        self._facets: _Facets | None = None
        self._opening: Field | None = None
        self._columns: tuple[int, Asked] | None = None
        glyphs = self.glyphs
        self.take_narrow_line(glyphs)
        self._bar = Bar(glyphs=glyphs, id="filters")
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="worklist")
        self._rule = Title(glyphs=glyphs, id="question-rule")
        self._question = Passage(glyphs=glyphs, measure=140, id="question")
        self._question.can_focus = False

    def content(self) -> ComposeResult:
        """The filters, the list, and what is known of the highlighted question."""
        yield self._bar
        yield self.narrow_line
        yield self.list
        yield self._rule
        yield self._question

    def on_mount(self) -> None:
        """Ask for the list; what it can be filtered by is asked for behind it."""
        self.set_head(Content.styled("Contested", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again; the highlight stays on its question."""
        self._facets = None
        self._ask()

    def _ask(self) -> None:
        filters = self.filters
        self._tell_filters()
        self.ask(
            "worklist",
            lambda library: library.worklist(
                states=None if filters.state is None else (filters.state,),
                kinds=None if filters.kind is None else (filters.kind,),
                properties=None if filters.property is None else (filters.property,),
                voice=filters.voice,
                unjudged=filters.unjudged,
                grades=() if filters.grade is None else (filters.grade,),
            ),
            self._show,
        )

    def _tell_filters(self) -> None:
        """Say what the list is narrowed to, and by which keys."""
        self._bar.set(filter_line(self.filters, graded=bool(self._facets and self._facets[-1])))

    def _ask_facets(self) -> None:
        everything = None if self.filters.narrowed() else self.all_rows
        self.ask(
            "facets",
            lambda library: (
                library.worklist() if everything is None else everything,
                library.voices(),
                library.vocabulary(),
                tuple(row.grade for row in library.grades()),
            ),
            self._faceted,
        )

    def _faceted(self, found: _Facets) -> None:
        self._facets = found
        if self.filters.voice is not None and not self.filters.voice_words:
            name = next((voice.name for voice in found[1] if voice.slug == self.filters.voice), "")
            self.filters = replace(self.filters, voice_words=name)
        self._tell_filters()
        field, self._opening = self._opening, None
        if field is not None:
            self.action_filter(field)

    def on_screen_suspend(self) -> None:
        """Open no filter over what was opened meanwhile."""
        self._opening = None

    def _show(self, rows: tuple[QuestionRow, ...]) -> None:
        self.all_rows = rows
        if self._facets is None:
            self._ask_facets()
        words = left(rows, narrowed=self.filters.narrowed())
        self.set_head(Content.styled("Contested", "$title"), [Content.styled(words, "$quiet")])
        self.show_kept()

    def show_kept(self) -> None:
        """Show the questions that what is typed leaves, the queue of Compare with them."""
        self.rows = rows = self.kept(self.all_rows, _words, lambda row: row.ref.entity)
        self._columns = None
        sections = tuple(
            Section(
                Content.assemble(state_mark(state, self.glyphs), f" {STATE_WORDS[state]}  ", (f"{number}", "$quiet")),
                at,
            )
            for state, at, number in states(rows)
        )
        places = {row.ref: nth for nth, row in enumerate(rows)}
        self.list.set_rows(
            Rows(
                len(rows),
                self._row,
                lambda nth: rows[nth].ref,
                lambda ref: places.get(ref) if isinstance(ref, QuestionRef) else None,
                sections,
                lambda nth: self.sign(question_key(rows[nth].ref)),
            )
        )
        self._detail()

    def _row(self, index: int) -> Row:
        width = self.list.outer_size.width - 5
        if self._columns is None or self._columns[0] != width:
            self._columns = width, question_columns(self.rows, width, word=False, entity=True)
        entity, title = self._columns[1]
        row = self.rows[index]
        # why it stands where it does: near, or who is on each side; where there is room for more than the answers
        weight = weight_words(row) if width >= 100 else "near" if row.near else ""
        room = width - len(weight) - 1 if weight else width
        shown = question_row(row, self.glyphs, room, title=title, entity=entity, word=False)
        return Row(shown.left, Content.styled(weight, "$quiet"))

    @property
    def row(self) -> QuestionRow | None:
        """The highlighted question."""
        nth = self.list.highlighted
        return self.rows[nth] if nth is not None and nth < len(self.rows) else None

    @property
    def question(self) -> QuestionRef | None:
        """The highlighted question."""
        return self.row.ref if self.row is not None else None

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the row."""
        return (asked_words(self.row), self.row.entity_name) if self.row is not None else ("", "")

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The highlighted question."""
        return [[mark_question(self.row)]] if self.row is not None else ()

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """The list as it stands, then what is at hand."""
        from store.model.out.report import ReportAsked

        listed = count(len(self.rows), "question")
        own = ((f"Contested, as listed: {listed}", ReportAsked(questions=tuple(row.ref for row in self.rows))),)
        return (*(own if self.rows else ()), *super().to_hand_out)

    @property
    def place(self) -> Place:
        """The list with its filters."""
        told = {field: self.filters.value(field) for field in FIELDS}
        return with_filters(**told, unjudged="yes" if self.filters.unjudged else None)

    def shows(self, wish: Wish) -> bool:
        """Whether the list is asked for, of this voice or of nobody's: its filters stay then."""
        if not isinstance(wish, OpenWorklist):
            return False
        return wish.filters is not None or wish.voice in (None, self.filters.voice)

    def come_to(self, wish: Wish) -> None:
        """Take the filters that are named."""
        if isinstance(wish, OpenWorklist) and wish.filters is not None:
            self.filters = filters_of(wish.filters)
            self.reload()

    @on(RowList.Highlighted, "#worklist")
    def _detail(self) -> None:
        row = self.row
        if row is None:
            self._rule.set("")
            none = "No question is left with these filters; 0 takes them off." if self.filters.narrowed() else ""
            self._question.set_text(NONE_KEPT if self.all_rows else none or "Nothing is contested.")
            return
        self._rule.set(
            Content.assemble(plain(row.entity_name, "$title"), "  ", question_title(row)),
            Content(", ").join([state_mark(row.state, self.glyphs, word=True), *self._why(row)]),
            whole=plain(row.entity_name).cell_length,
        )
        self._question.set_text(details(row))

    def _why(self, row: QuestionRow) -> list[Content]:
        weight = weight_words(row)
        return [Content.styled(weight, "$quiet")] if weight else []

    def action_filter(self, field: Field) -> None:
        """Choose a filter's value from a list; as soon as it is known what there is to choose from."""
        if self._facets is None:
            self._opening = field
            return
        if field == "grade" and not self._facets[-1]:
            self.tell("Nothing is graded yet: R grades a claim or its source where it is read.")
            return
        found = options(field, *self._facets)

        def chosen(option: Option | None) -> None:
            if option is not None:
                self.filters = self.filters.with_option(field, option)
                self._ask()

        self.app.push_screen(
            ChooseScreen(self.context, f"{field.capitalize()} of the questions", found, self.filters.value(field)),
            chosen,
        )

    def action_unjudged(self) -> None:
        """Show only what nobody judged, or all again."""
        self.filters = replace(self.filters, unjudged=not self.filters.unjudged)
        self._ask()

    def action_clear(self) -> None:
        """Take all filters off."""
        if not self.filters.narrowed():
            self.tell("There is no filter to take off.")
        self.filters = Filters()
        self._ask()

    @on(RowList.Selected, "#worklist")
    def action_compare(self) -> None:
        """Compare the answers of the highlighted question."""
        if (row := self.row) is not None:
            self.post_message(OpenQuestion(row.ref, tuple(one.ref for one in self.rows)))
        else:
            self.tell("There is no question here to compare.")
