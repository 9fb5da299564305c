"""One answer as a column of Compare: its head, the line of its source, and the passage below."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from store.model.claims import ClaimView, QuestionRef, SourcePage
from store.model.facts import dataclass
from tui.lines.comparing.compare import answer_head, source_rule
from tui.lines.comparing.layout import Layout
from tui.lines.comparing.sides import Side
from tui.terminal.glyphs import Glyphs
from tui.widgets.finding import FoundPassage

#: Most columns a line of a passage takes: longer ones are hard to follow.
MEASURE = 90


@dataclass(frozen=True, slots=True)
class Shown:
    """What a column shows: an answer or a side taken to it, its number (from 1) and its chosen claim (position).

    ``marked`` is the sign of an answer that is, ``marks`` those of its claims.
    """

    side: Side
    number: int
    claim: int
    focused: bool
    judged: bool
    marked: str = ""
    marks: tuple[str, ...] = ()

    @property
    def chosen(self) -> ClaimView | None:
        """The chosen claim; None where the answer has none."""
        claims = self.side.view.claims
        return claims[self.claim] if self.claim < len(claims) else None


def lit_spans(page: SourcePage, ref: QuestionRef, claim: str) -> tuple[tuple[tuple[int, int], ...], int | None]:
    """Return the passages of a source that speak of a question, and which of them is the claim's."""
    lit = [one for one in page.lit if any(found.ref == ref for found in one.claims)]
    current = next((nth for nth, one in enumerate(lit) if any(found.slug == claim for found in one.claims)), None)
    return tuple((one.start, one.end) for one in lit), current


class AnswerColumn(Vertical):
    """A column of Compare. It keeps its place in a passage while only the focus moves."""

    DEFAULT_CSS = """
    AnswerColumn {
        width: 1fr;
        height: 1fr;
        padding: 0 1;
        & > Static { width: 1fr; text-wrap: nowrap; text-overflow: clip; }
        & > .answer--source { height: 1; }
    }
    """

    class Pressed(Message):
        """The column was clicked."""

        def __init__(self, column: AnswerColumn) -> None:
            super().__init__()
            self.column = column

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._head = Static(markup=False, classes="answer--head")
        self._source = Static(markup=False, classes="answer--source")
        self.passage = FoundPassage(glyphs=glyphs, measure=MEASURE, report=True)
        self._shown: Shown | None = None
        self._layout: Layout | None = None
        self._page: SourcePage | None = None
        self._read: tuple[object, ...] = ()
        self._covered = False

    def compose(self) -> ComposeResult:
        """The head, the source's line and the passage."""
        yield self._head
        yield self._source
        yield self.passage

    @property
    def shown(self) -> Shown | None:
        """What the column shows."""
        return self._shown

    @property
    def page(self) -> SourcePage | None:
        """The source it shows, None until it came."""
        return self._page

    def reserve(self, lines: int) -> None:
        """Give the head its lines. Before the passage gets its text, or it comes to rest elsewhere."""
        self._head.styles.height = lines

    def show(self, shown: Shown, layout: Layout, page: SourcePage | None) -> None:
        """Show an answer; `page` is the source of its chosen claim, None while it is awaited."""
        self._shown, self._layout, self._page = shown, layout, page
        self.reserve(layout.column(len(shown.side.view.claims)))
        self.set_class(shown.focused, "-focused")
        self._words()
        self._read_passage()

    def cover(self, on: bool) -> None:
        """Have no lit title while a panel has the keys."""
        self._covered = on
        if self._shown is not None and self._shown.focused:
            self._words()

    def _words(self) -> None:
        """Write the head and the source's line, as wide as the column is."""
        # not content_size: to look up a region before the next layout lays everything out once more
        width = self.outer_size.width - self.styles.gutter.width
        if self._shown is None or self._layout is None or width <= 0:
            return
        shown = self._shown
        head = answer_head(
            shown.side,
            shown.number,
            claim=shown.claim,
            focused=shown.focused,
            lit=not self._covered,
            judged=shown.judged,
            marked=shown.marked,
            marks=shown.marks,
            layout=self._layout,
            width=width,
            glyphs=self._glyphs,
        )
        self._head.update(head, layout=False)
        self._source.update(source_rule(shown.chosen, self._page, width, self._glyphs), layout=False)

    def _read_passage(self) -> None:
        """Give the passage its text, unless it shows that text already."""
        if not self.outer_size:
            return
        claim = self._shown.chosen if self._shown is not None else None
        lit: tuple[tuple[int, int], ...] = ()
        current: int | None = None
        if claim is None or self._page is None:
            text = ""
        elif self._page.text is None:
            text = self._why_no_text(self._page)
        else:
            text = self._page.text
            lit, current = lit_spans(self._page, claim.ref, claim.slug)
        if text != (self._read[0] if self._read else None):
            self.passage.set_text(text, lit, current)
        elif (text, lit, current) != self._read:
            self.passage.light(lit, current)
        self._read = (text, lit, current)

    @staticmethod
    def _why_no_text(page: SourcePage) -> str:
        return (
            f"The text of this wording ({page.rendition}) is not held here, only its hash. "
            "whosays attach FILE brings in a copy you hold; r shows another wording."
        )

    def on_resize(self) -> None:
        """Write the lines as wide as the column now is."""
        self._words()
        self._read_passage()

    def on_click(self) -> None:
        """Tell the screen that this column is meant."""
        self.post_message(self.Pressed(self))
