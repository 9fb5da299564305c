"""The case as pictures: which source says what, who contradicts whom, events by month, counts by the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from store.model.claims import ClaimView, QuestionRef
from store.model.out.pictures import Coverage, Months, Rivals
from store.model.vocabulary import STATES
from store.properties.property import AMOUNTS
from tui.handing.drawing import (
    Counted,
    about,
    besides,
    coverage_cells,
    coverage_words,
    month_rows,
    months_words,
    rival_cells,
    rivals_words,
    tabs_line,
    toll_rows,
)
from tui.lines.comparing.tolls import chart, lines_wanted
from tui.lines.facts import drawn, plain
from tui.lines.rows import Rows
from tui.screens.at_hand import AtHand, alike
from tui.screens.page import FINDS_ANYTHING
from tui.session import messages
from tui.session.asking import Context
from tui.session.basket import asked_words
from tui.session.keys import bind
from tui.session.ways.addresses import Place, place_of
from tui.session.ways.whereabouts import PICTURES
from tui.widgets.bars import Bar
from tui.widgets.grid import Cells, Grid
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library

Picture = Coverage | Rivals | Months | tuple[Counted, ...]

QUESTIONS, SOURCES, VOICES, COUNTS = 200, 400, 60, 60
"""Most columns and rows of the matrices, and most courses of counts."""

_TRIED = 400
_NONE = {
    "coverage": "No source says anything to a question that is not settled.",
    "rivals": "Nobody contradicts anybody.",
    "events": "Nothing here has a date.",
    "tolls": "No count was told twice with a day.",
}


class PicturesScreen(AtHand):
    """One picture at a time, 1 to 4. A cell or a row says below in words what it is, and Enter opens that."""

    AUTO_FOCUS = "Grid"
    FIRST_PANE = "pane"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open", "go", "Open", id="pictures.open"),
        bind("compare", "compare", "Compare", id="pictures.compare"),
        bind("source", "read", "Source", id="pictures.source"),
        bind("voices", "voice", "Voice", id="pictures.voice"),
        bind("part_1", "picture('coverage')", "Coverage", id="pictures.coverage"),
        bind("part_2", "picture('rivals')", "Rivals", id="pictures.rivals"),
        bind("part_3", "picture('events')", "Events", id="pictures.events"),
        bind("part_4", "picture('tolls')", "Counts", id="pictures.tolls"),
        bind("entity", "entity", "Entity", show=False, id="pictures.entity"),
        bind("pictures", "back", "Pictures", show=False, id="pictures.again"),
        FINDS_ANYTHING,
        *alike("matrix", "judge", "identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    PicturesScreen {
        & > #pictures { padding: 0 1; }
        & > Grid, & > #picture-rows { padding: 0 1; height: 1fr; }
        & > #picture-chart { padding: 0 1; text-wrap: nowrap; text-overflow: clip; }
        & > #picture-rule { padding: 0 1; }
        & > #picture-words { height: 4; padding: 0 1; }
        &.-low > #picture-words { height: 3; }
        &.-flat > #picture-words, &.-flat > #picture-rule, &.-flat > #pictures { display: none; }
    }
    """

    def __init__(self, context: Context, what: str = "") -> None:
        """Show the picture ``what``; the first one where none is named."""
        super().__init__(context)
        glyphs = self.glyphs
        self.what = what or PICTURES[0]
        self._found: dict[str, Picture] = {}
        self._tabs = Bar(tabs_line(self.what), glyphs=glyphs, id="pictures")
        self.grid = Grid(glyphs=glyphs)
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="picture-rows")
        self._chart = Static(markup=False, id="picture-chart")
        self._rule = Title(glyphs=glyphs, id="picture-rule")
        self._words = Passage(glyphs=glyphs, measure=140, id="picture-words")
        self._words.can_focus = False

    def content(self) -> ComposeResult:
        """The line of pictures; a table or a list, and the course of a count; what is at hand in words."""
        yield self._tabs
        yield self.grid
        yield self.list
        yield self._chart
        yield self._rule
        yield self._words

    def on_mount(self) -> None:
        """Ask for the picture."""
        self._turn()

    # what is shown

    @property
    def pane(self) -> Grid | RowList:
        """The table or the list that is shown."""
        return self.grid if self.what in ("coverage", "rivals") else self.list

    @property
    def place(self) -> Place:
        """The picture."""
        return place_of("pictures", self.what)

    def shows(self, wish: messages.Wish) -> bool:
        """There is one screen of pictures."""
        return isinstance(wish, messages.OpenPictures)

    def come_to(self, wish: messages.Wish) -> None:
        """Show the picture that is named."""
        if isinstance(wish, messages.OpenPictures) and wish.what not in ("", self.what):
            self.action_picture(wish.what)

    def reload(self) -> None:
        """Ask again for what is shown."""
        self._found.clear()
        self._ask()

    def action_picture(self, what: str) -> None:
        """Show another picture."""
        if what == self.what:
            self.tell("This picture is shown already.")
        elif what in PICTURES:
            self.what = what
            self._turn()

    def _turn(self) -> None:
        self._tabs.set(tabs_line(self.what))
        self.grid.display, self.list.display = self.pane is self.grid, self.pane is self.list
        self._chart.display = False
        self.query_one("#head", Title).name_pane(self.pane)
        self.set_focus(self.pane)
        self._fill(keep=False)
        if self.what not in self._found:
            self._ask()
        self.refresh_bindings()

    def _ask(self) -> None:
        what = self.what
        self.ask("picture", lambda library: asked(library, what), lambda found: self._came(what, found))

    def _came(self, what: str, found: Picture) -> None:
        self._found[what] = found
        if what == self.what:
            self._fill()

    def on_resize(self) -> None:
        """Draw anew for the width at hand."""
        self._fill()

    def _fill(self, *, keep: bool = True) -> None:
        """Show what there is of the picture."""
        found = self._found.get(self.what)
        svg = f"whosays plot {'tolls ENTITY PROPERTY' if self.what == 'tolls' else self.what} --svg"
        head = Content.assemble(("Pictures", "$title"), (f"  {about(self.what)}", "$quiet"))
        self.set_head(head, [Content.styled(one, "$quiet") for one in (besides(found), f"as a file: {svg}") if one])
        if isinstance(found, Coverage):
            self.grid.set_cells(coverage_cells(found, self.glyphs))
        elif isinstance(found, Rivals):
            self.grid.set_cells(rival_cells(found, self.glyphs))
        elif isinstance(found, Months):
            self.list.set_rows(month_rows(found, max(self.size.width - 5, 20), self.glyphs), keep=keep)
        elif isinstance(found, tuple):
            self.list.set_rows(toll_rows(found, self.glyphs), keep=keep)
        elif self.pane is self.grid:
            self.grid.set_cells(Cells())
        else:
            self.list.set_rows(Rows())
        self._explain()

    @on(Grid.Moved)
    @on(RowList.Highlighted, "#picture-rows")
    def _explain(self) -> None:
        """Say what is at hand in words."""
        found, cell = self._found.get(self.what), self.cell
        lines = [] if found is None else [_NONE[self.what]]
        if isinstance(found, Coverage) and cell is not None:
            lines = coverage_words(found, *cell)
        elif isinstance(found, Rivals) and cell is not None:
            lines = rivals_words(found, *cell)
        elif isinstance(found, Months) and self._nth is not None:
            lines = months_words(found, self._nth)
        elif isinstance(found, tuple) and self._counted is not None:
            row = self._counted.row
            lines = [row.reason or "These figures do not contradict each other."]
        self._draw()
        self._rule.set(self._called_here())
        self._words.set_text("\n".join(lines))

    def _called_here(self) -> Content:
        found, cell = self._found.get(self.what), self.cell
        if isinstance(found, Coverage) and cell is not None:
            question = found.questions[cell[1]]
            return Content.assemble(
                plain(found.sources[cell[0]].publisher, "$title"),
                "  ",
                plain(f"{question.entity_name}: {question.question}"),
            )
        if isinstance(found, Rivals) and cell is not None:
            return Content.assemble(plain(found.names[cell[0]], "$title"), "  ", plain(found.names[cell[1]]))
        if self._counted is not None:
            return plain(self._counted.row.entity_name, "$title")
        return Content("")

    def _draw(self) -> None:
        """Draw the course of the counts at hand, where that is the picture."""
        one = self._counted
        self._chart.display = one is not None
        if one is not None:
            lines = min(lines_wanted(one.tolls, self.size.height >= 30), max(self.size.height // 2, 4))
            self._chart.styles.height = lines
            self._chart.update(drawn(chart(one.tolls, min(self.size.width - 2, 120), lines, self.glyphs)))

    # what is at hand

    @property
    def cell(self) -> tuple[int, int] | None:
        """The row and the column of the cell at hand."""
        found = self._found.get(self.what)
        row, at = self.grid.row, self.grid.column
        if isinstance(found, Coverage):
            return (row, at) if row < len(found.sources) and at < len(found.questions) else None
        return (row, at) if isinstance(found, Rivals) and max(row, at) < len(found.voices) else None

    @property
    def _nth(self) -> int | None:
        nth, found = self.list.highlighted, self._found.get(self.what)
        many = len(found.months) if isinstance(found, Months) else len(found) if isinstance(found, tuple) else 0
        return nth if nth is not None and nth < many else None

    @property
    def _counted(self) -> Counted | None:
        found = self._found.get(self.what)
        return found[self._nth] if isinstance(found, tuple) and self._nth is not None else None

    @property
    def question(self) -> QuestionRef | None:
        """The question of the column at hand, or of the counts."""
        found = self._found.get(self.what)
        if isinstance(found, Coverage) and self.cell is not None:
            return found.questions[self.cell[1]].ref
        return self._counted.row.ref if self._counted is not None else None

    @property
    def entity_slug(self) -> str | None:
        """Whom the question is about, or the voice of the row."""
        found = self._found.get(self.what)
        if isinstance(found, Rivals) and self.cell is not None:
            return found.voices[self.cell[0]]
        return super().entity_slug

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the column at hand, the counts, or the voice of the row."""
        found = self._found.get(self.what)
        if isinstance(found, Coverage) and self.cell is not None:
            asked = found.questions[self.cell[1]]
            return f"{asked.entity_name}: {asked.question}", asked.entity_name
        if isinstance(found, Rivals) and self.cell is not None:
            return "", found.names[self.cell[0]]
        return (
            (asked_words(self._counted.row), self._counted.row.entity_name) if self._counted is not None else ("", "")
        )

    @on(Grid.Chosen)
    @on(RowList.Selected, "#picture-rows")
    def action_go(self) -> None:
        """Open what is at hand: the question at the source's claim, the timeline, what two voices differ in."""
        if self.what == "events":
            self.post_message(messages.OpenTimeline())
        else:
            self.action_compare()

    def action_compare(self) -> None:
        """Compare the answers of the question at hand; of two voices those of the questions they differ in."""
        found, cell = self._found.get(self.what), self.cell
        if isinstance(found, Coverage) and cell is not None:
            queue = tuple(it.ref for it in found.questions)
            self._with_claim(lambda ref, claim: self.post_message(messages.OpenQuestion(ref, queue, claim)))
        elif isinstance(found, Rivals) and cell is not None:
            self._compare_two(found, *cell)
        elif self._counted is not None and isinstance(found, tuple):
            self.post_message(messages.OpenQuestion(self._counted.row.ref, tuple(it.row.ref for it in found)))
        else:
            self.tell(
                "A month is no question: Enter goes to the timeline." if self.what == "events" else _NONE[self.what]
            )

    def _compare_two(self, found: Rivals, row: int, at: int) -> None:
        one, other = found.voices[row], found.voices[at]
        if one == other:
            self.post_message(messages.OpenVoices(one))
            return

        def between(library: Library) -> tuple[QuestionRef, ...]:
            page = library.voice(one)
            return tuple(dict.fromkeys(it.ref for it in page.against if it.slug == other)) if page is not None else ()

        def came(refs: tuple[QuestionRef, ...]) -> None:
            if refs:
                self.post_message(messages.OpenQuestion(refs[0], refs))
            else:
                self.tell(f"{found.names[row]} and {found.names[at]} stand against each other in no question.")

        self.ask("between", between, came)

    def action_read(self) -> None:
        """Read the source of the row, at its claim on the question of the column."""
        found, cell = self._found.get(self.what), self.cell
        if not isinstance(found, Coverage) or cell is None:
            self.tell("No source is at hand: 1 shows which source says what.")
            return
        slug = found.sources[cell[0]].slug
        self._with_claim(lambda _, claim: self.post_message(messages.OpenSource(slug, None, claim)))

    def _with_claim(self, then: Callable[[QuestionRef, str | None], object]) -> None:
        """Call with the question at hand, and the claim of the source at hand on it, if it says something to it."""
        found, cell, ref = self._found.get(self.what), self.cell, self.question
        if isinstance(found, Coverage) and cell is not None and ref is not None:
            slug = found.sources[cell[0]].slug

            def came(claims: tuple[ClaimView, ...]) -> None:
                then(ref, next((one.slug for one in claims if one.source.slug == slug), None))

            self.ask("claims", lambda library: library.claims(ref), came)

    def action_voice(self) -> None:
        """Show all that the voice of the row says."""
        found, cell = self._found.get(self.what), self.cell
        if isinstance(found, Rivals) and cell is not None:
            self.post_message(messages.OpenVoices(found.voices[cell[0]]))
        else:
            self.tell("No voice is at hand: 2 shows who contradicts whom.")


def asked(library: Library, what: str) -> Picture:
    """What a picture shows."""
    if what == "coverage":
        return library.coverage(most_questions=QUESTIONS, most_sources=SOURCES)
    if what == "rivals":
        return library.rivals(most=VOICES)
    if what == "events":
        return library.months()
    amounts = [name for name, it in library.vocabulary().properties.items() if it.type in AMOUNTS]
    found: list[Counted] = []
    for row in library.worklist(states=STATES, properties=amounts)[:_TRIED]:
        tolls = library.tolls(row.ref)
        if tolls is not None and tolls.moving:
            found.append(Counted(row, tolls))
            if len(found) == COUNTS:
                break
    return tuple(found)
