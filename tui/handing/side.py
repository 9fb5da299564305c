"""One of two sources: what it says to a question, in the whole of its words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from store.model.claims import ClaimView, QuestionRef, SourcePage
from tui.handing.sided import signed
from tui.lines.claims import published, rated, unheld
from tui.lines.facts import claim_line, plain
from tui.terminal.glyphs import Glyphs
from tui.widgets.answer import lit_spans
from tui.widgets.passage import Passage
from tui.widgets.titles import Title


class SideView(Vertical):
    """Its line says who says what; below it stands the source, lit where it speaks of the question."""

    DEFAULT_CSS = """
    SideView {
        width: 1fr;
        height: 1fr;
        padding: 0 1;
    }
    """

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self.passage = Passage(glyphs=glyphs, report=True, id=f"{id}-words")
        self.title_bar = Title(glyphs=glyphs, of=self.passage, id=f"{id}-title")
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, and the words."""
        yield self.title_bar
        yield self.passage

    def say(self, called: str, claims: tuple[ClaimView, ...], nth: int, *, at_hand: bool, others: bool) -> None:
        """Say in the line which claim of how many it is; `others`: the side is of many sources, each named."""
        glyphs = self._glyphs
        mark = f"{glyphs.cursor} " if at_hand else "  "
        if not claims:
            self.title_bar.set(Content.assemble(mark, plain(called, "$title")))
            return
        claim = claims[nth]
        who = claim.source.publisher if others else called
        said = Content.assemble(plain(who, "$title"), "  ", signed(claim, glyphs), claim_line(claim, says=True))
        right = [rated(claim)] if rated(claim).plain else []
        if others:
            right.append(plain(published(claim), "$quiet"))
        if len(claims) > 1:
            right.append(Content.styled(f"claim {nth + 1} of {len(claims)}", "$quiet"))
        self.title_bar.set(Content.assemble(mark, said), right)

    def read(self, page: SourcePage | None, ref: QuestionRef, claim: ClaimView) -> None:
        """Show a source at a claim; None: it is awaited, or gone."""
        if page is None or page.text is None:
            self.tell("" if page is None else unheld(page))
            return
        lit, current = lit_spans(page, ref, claim.slug)
        if self._shown == (page.source.slug, page.rendition):
            self.passage.light(lit, current)
        else:
            self.passage.set_text(page.text, lit, current)
        self._shown = page.source.slug, page.rendition

    def tell(self, words: str) -> None:
        """Show words in place of a source."""
        if self._shown != (words,):
            self.passage.set_text(words)
        self._shown = (words,)
