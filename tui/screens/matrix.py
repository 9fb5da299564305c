"""The matrix of one question: rival answers against voices, as in an analysis of competing hypotheses."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.labels.answers import matrix_words, told_apart
from store.labels.weight import by_share
from store.model.claims import ClaimView, QuestionRef
from store.model.views import AnswerView, Comparison, Matrix
from tui.lines.comparing.compare import title
from tui.lines.facts import count, plain, state_mark
from tui.lines.matrix import CELL_STATES, reason
from tui.screens.at_hand import MarksAnswers, alike
from tui.screens.page import FINDS_ANYTHING
from tui.session.asking import Context
from tui.session.basket import claim_key
from tui.session.keys import bind
from tui.session.messages import OpenMatrix, OpenQuestion, OpenVoices, OpenWorklist, Wish
from tui.session.ways.addresses import Place, place_of
from tui.widgets.grid import Cells, Grid
from tui.widgets.passage import Passage
from tui.widgets.titles import Title


class MatrixScreen(MarksAnswers):
    """Answers as rows, the one with the fewest voices against it first; voices as columns.

    The order says nothing about which answer is true.
    """

    AUTO_FOCUS = "Grid"
    FIRST_PANE = "grid"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare open", "compare", "Compare", id="matrix.compare"),
        bind("voices", "voice", "Voice", id="matrix.voice"),
        bind("its_contested", "its_contested", "Its contested", show=False, id="matrix.contested"),
        bind("entity", "entity", "Entity", show=False, id="matrix.entity"),
        bind("order", "order", "By share", show=False, id="matrix.order"),
        bind("matrix", "back", "Matrix", show=False, id="matrix.again"),
        FINDS_ANYTHING,
        *alike("judge", "identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    MatrixScreen {
        & > Grid { padding: 0 1; }
        & > #cell-rule { padding: 0 1; }
        & > #cell { height: 3; padding: 0 1; }
        &.-flat > #cell, &.-flat > #cell-rule { display: none; }
    }
    """

    def __init__(self, context: Context, ref: QuestionRef) -> None:
        super().__init__(context)
        self.ref = ref
        self.matrix: Matrix | None = None
        self._told: Matrix | None = None
        self.by_share = False
        self.comparison: Comparison | None = None
        self.grid = Grid(glyphs=self.glyphs)
        self._rule = Title(glyphs=self.glyphs, id="cell-rule")
        self._reason = Passage(glyphs=self.glyphs, measure=140, id="cell")
        self._reason.can_focus = False

    def content(self) -> ComposeResult:
        """The table, and the highlighted cell's reason."""
        yield self.grid
        yield self._rule
        yield self._reason

    def on_mount(self) -> None:
        """Ask for the question."""
        self.set_head(Content.styled("Matrix", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again; the highlight stays in its place."""
        ref = self.ref
        self.ask("matrix", lambda library: library.matrix(ref), self._show)

    def _show(self, matrix: Matrix | None) -> None:
        self._told, ref = matrix, self.ref
        if matrix is None:
            self.matrix = None
            self.notify("This question is no longer in the store.", severity="warning", markup=False)
            return
        self._fill()
        self.ask("reasons", lambda library: library.compare(ref), self._compared)

    def on_resize(self) -> None:
        """Say as much beside an answer as there is room for."""
        self._fill()

    def _fill(self) -> None:
        if self._told is None:
            return
        matrix = self.matrix = by_share(self._told) if self.by_share and self._told.shares else self._told
        self.set_head(
            Content.assemble(("Matrix  ", "$title"), title(matrix.question)),
            [
                state_mark(matrix.question.state, self.glyphs, word=True),
                Content.styled(count(len(matrix.answers), "answer"), "$quiet"),
                Content.styled(count(len(matrix.voices), "voice"), "$quiet"),
                *([Content.styled("by share contradicted", "$quiet")] if self.by_share else []),
            ],
            whole=len("Matrix  ") + plain(matrix.question.entity_name).cell_length,
        )
        words = [
            Content.assemble((self._marked(row), "$notice"), plain(it)) for row, it in enumerate(matrix_words(matrix))
        ]
        labels = [(label, self._counts(matrix, row)) for row, label in enumerate(words)]
        voices = [plain(voice) for voice in told_apart(matrix.voices, matrix.speakers)]
        over = "voices that fit, against" if matrix.of else "voices against"
        shares, foot = [self._share(*it) for it in matrix.shares], "questions contradicted in" if matrix.shares else ""
        self.grid.set_cells(Cells(voices, labels, self._cell, shares, foot, over))

    def _compared(self, comparison: Comparison | None) -> None:
        """Take the reasons, which are asked for behind the table."""
        self.comparison = comparison
        self._fill()

    def _counts(self, matrix: Matrix, row: int) -> Content:
        """How many voices fit an answer, finer words counted, and how many are against it."""
        number, wide = matrix.against[row], self.size.width >= 100
        words = f"{number} against" if wide or not matrix.of else f"{self.glyphs.contradicted}{number}"
        against = Content.styled(words, "$state-contradicted" if number else "$quiet")
        if not matrix.of:
            return against
        fit = f"{matrix.fit[row]} of {matrix.of} fit, " if wide else f"{matrix.fit[row]}/{matrix.of} "
        return Content.assemble((fit, "$quiet"), against)

    def _share(self, number: int, of: int) -> Content:
        """In how many of the questions to which a voice says something it is contradicted, in the whole store."""
        if not of:
            return Content("")
        words = f"{number} of {of:,}"
        return Content.assemble(state_mark("contradicted", self.glyphs), f" {words}") if number else Content(words)

    def _cell(self, row: int, at: int) -> Content:
        assert self.matrix is not None
        word = self.matrix.cells[row][at]
        state = CELL_STATES.get(word, "")
        if not state:
            return Content.styled(self.glyphs.single, "$quiet")
        marked = self.sign(*(claim_key(claim.slug) for claim in self._claims(row, at))) or " "
        return Content.assemble(state_mark(state, self.glyphs), (f"{marked}{word}", f"$state-{state}"))

    def _marked(self, row: int) -> str:
        answer = self._answer(row)
        sign = self.signs(answer)[0] if answer is not None else ""
        return f"{sign} " if sign else ""

    def _answer(self, row: int) -> AnswerView | None:
        """The answer of a row, as soon as its claims are there."""
        answers = self.comparison.answers if self.comparison is not None else ()
        key = self.matrix.keys[row] if self.matrix is not None and row < len(self.matrix.keys) else None
        return next((answer for answer in answers if answer.key == key), None)

    def _claims(self, row: int, at: int) -> tuple[ClaimView, ...]:
        """What a column's voice says itself to the answer of a row."""
        answer = self._answer(row)
        if answer is None or self.matrix is None or at >= len(self.matrix.speakers):
            return ()
        voice = self.matrix.speakers[at]
        return tuple(claim for claim in answer.claims if claim.speaker == voice and not claim.closed)

    @property
    def chosen_answer(self) -> AnswerView | None:
        """That of the highlighted row."""
        return self._answer(self.grid.row)

    @property
    def chosen_claims(self) -> tuple[ClaimView, ...]:
        """What the highlighted column's voice says to it."""
        return self._claims(self.grid.row, self.grid.column)

    @on(Grid.Moved)
    def _explain(self) -> None:
        matrix = self.matrix
        if matrix is None or not matrix.answers or not matrix.voices:
            return
        row, at = self.grid.row, self.grid.column
        answer, voice = matrix_words(matrix)[row], told_apart(matrix.voices, matrix.speakers)[at]
        told = Content.assemble(plain(answer, "$title"), "  ", plain(voice))
        self._rule.set(told, self._cell(row, at), whole=told.cell_length)
        self._reason.set_text(reason(matrix, row, at, self.comparison))

    def action_order(self) -> None:
        """Put those voices first that are contradicted in the largest share of what they say; or as they were."""
        self.by_share = not self.by_share
        self._fill()
        self._explain()

    @property
    def question(self) -> QuestionRef:
        """The question of the matrix."""
        return self.ref

    @property
    def place(self) -> Place:
        """The matrix of this question."""
        return place_of("matrix", self.ref.entity, self.ref.property, self.ref.scope)

    def shows(self, wish: Wish) -> bool:
        """Whether the matrix of this question is asked for."""
        return isinstance(wish, OpenMatrix) and wish.ref == self.ref

    @on(Grid.Chosen)
    def action_compare(self) -> None:
        """Compare the answers."""
        self.post_message(OpenQuestion(self.ref))

    def action_voice(self) -> None:
        """Show all that the highlighted column's voice says."""
        if self.matrix is None or not self.matrix.speakers:
            self.tell("No voice speaks on this question.")
        else:
            self.post_message(OpenVoices(self.matrix.speakers[self.grid.column]))

    def action_its_contested(self) -> None:
        """List the contested questions the highlighted column's voice speaks on."""
        if self.matrix is None or not self.matrix.speakers:
            self.tell("No voice speaks on this question.")
        else:
            self.post_message(OpenWorklist(self.matrix.speakers[self.grid.column]))
