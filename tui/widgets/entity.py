"""An entity's page: its names, its questions worst first, and the words behind the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.labels.claims import before
from store.model.claims import Cited, ClaimView, QuestionRef
from store.model.views import EntityPage, EntityRow, Link, QuestionRow
from tui.lines.claims import cited_text, claim_in_full, claim_mark, rated, where
from tui.lines.facts import (
    Asked,
    claim_line,
    count,
    drawn,
    matched,
    plain,
    question_columns,
    question_row,
    state_mark,
)
from tui.lines.rows import Row, Rows, Section
from tui.lines.same import known_as, names_of
from tui.session import messages
from tui.session.basket import claim_key, mark_claim, mark_question, question_key
from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import Bar
from tui.widgets.finding import FoundPassage
from tui.widgets.passage import Lit
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.model.out.passages import PassageRow

#: Lines that a chart leaves to the line of the claim and its words.
_WORDS = 6

#: Most names that stand in claims alone, in the line of names.
_CLAIMED = 5

_Item = tuple[str, QuestionRow | Link]


def _key(kind: str, item: QuestionRow | Link) -> Hashable:
    return (kind, item.slug if isinstance(item, Link) else item.ref)


class EntityView(Vertical):
    """Shows what `show` is given. Asks for a claim's words by `Wanted`; they come back by `show_cited`."""

    class Wanted(Message):
        """The words behind a question's claim (counted around) are to be shown; `hurry`: somebody waits."""

        def __init__(self, ref: QuestionRef | None, place: int, hurry: bool = False) -> None:
            super().__init__()
            self.ref = ref
            self.place = place
            self.hurry = hurry

    def __init__(self, glyphs: Glyphs, *, id: str, sign: Callable[..., str] | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._sign = sign or (lambda *_: "")
        self.page: EntityPage | None = None
        self.cited: Cited | None = None
        self._items: list[_Item] = []
        self._columns: dict[bool, tuple[int, Asked]] = {}
        self._place = 0
        self._instead, self._said = "", Content("")  # in place of words, and over them
        self._around: tuple[PassageRow, str, Sequence[Lit]] | None = None
        self._due = False
        self._after: Callable[[Cited], object] | None = None
        self.names_line = Bar(glyphs=glyphs, id="entity-names")
        self.about_line = Bar(glyphs=glyphs, id="entity-about")
        self.list = RowList(id="questions", cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self.name_line = Title(glyphs=glyphs, id="entity-name", of=self.list)
        self.chart = Static(markup=False, id="tolls")
        self.chart.display = False
        self.passage = FoundPassage(glyphs=glyphs, report=True, id="passage")
        self.claim_bar = Title(glyphs=glyphs, id="claim", of=self.passage)

    def compose(self) -> ComposeResult:
        """Names above; below the questions, and the passage under or (on a wide screen) beside them."""
        with Vertical(id="entity-head"):
            yield self.name_line
            yield self.names_line
            yield self.about_line
        with Container(id="entity-body"):
            yield self.list
            with Vertical(id="words"):
                yield self.claim_bar
                yield self.chart
                yield self.passage

    def show(
        self,
        page: EntityPage | None,
        row: EntityRow | None = None,
        words: Cited | None = None,
        instead: tuple[str, str] = ("", ""),
    ) -> None:
        """Show an entity; `row` is how a search found it, None if it was not searched for, `words`
        what stands behind its first question, if they are at hand. Where there is none, what to say `instead`: a
        line and a text."""
        self._instead, self._said = instead[1], Content("")
        self.list.display = page is not None
        same = page is not None and self.page is not None and page.slug == self.page.slug
        self.page = page
        if page is None:
            for bar in (self.name_line, self.names_line, self.about_line):
                bar.set("")
            self.name_line.set(plain(instead[0], "$title"))
            self._items = []
            self.list.set_rows(Rows())
            self._want(None)
            return
        kind = page.kind_word or page.kind
        kind = f"unnamed {kind}" if page.anonymous else kind
        says = f", speaks in {count(page.says, 'claim')}" if page.says else ""
        name = plain(page.name, "$title")
        self.name_line.set(name, [plain(f"{kind}{says}", "$quiet")], whole=name.cell_length)
        called = names_of(page)
        one = known_as(called, page.slug, page.one_with)
        told = set(called.values()) if one else {page.name}
        also = [name.text for name in page.names if name.text not in told]
        found = matched(row) if row is not None else Content("")
        names = Content.assemble(("also ", "$quiet"), plain(", ".join(also[:20]))) if also else Content("")
        if one:
            spelt = Content.assemble(("; also ", "$quiet"), plain(", ".join(also[:20]))) if also else Content("")
            names = Content.assemble(("also known in this case as ", "$quiet"), plain(one), spelt)
        if page.claimed:
            claimed = ", ".join(f"{it.text} ({it.said})" for it in page.claimed[:_CLAIMED])
            comma = "; " if names.plain else ""
            names = Content.assemble(names, (f"{comma}in claims also ", "$quiet"), plain(claimed))
        silent = not (page.about or page.questions or page.named_in or page.links)
        about = plain("no report in this store says anything of it" if silent else page.about, "$quiet")
        if not names.plain and not found.plain:
            names, about = about, Content("")
        self.names_line.set(names, [found] if found.plain else "")
        self.about_line.set(about)
        self._fill(page, same, words)

    def show_passage(
        self, row: PassageRow | None, claim: ClaimView | None = None, text: str = "", hits: Sequence[Lit] = ()
    ) -> None:
        """Show the words of a passage that was found, in place of an entity; nothing where there is none.

        Over them stands the claim that cites it; with its source's `text` as much around it as there is room for.
        """
        self._around = (row, text, hits) if row is not None else None
        if row is None:
            self.show(None)
            return
        from tui.lines.found import passage_head

        self.show(None)
        for bar, (left, right) in zip((self.name_line, self.names_line), passage_head(row), strict=True):
            bar.set(left, [right])
        marked = self._sign(claim_key(claim.slug)) if claim is not None else ""
        line = plain(row.says) if claim is None else claim_in_full(claim, self._glyphs)
        self._said = Content.assemble((f"{marked} ", "$notice"), line) if marked else line
        self._show_around()
        if text:
            self.call_after_refresh(self._show_around)  # a list that gives way leaves more room

    def _show_around(self) -> None:
        """Show the words of the passage, with those around it that there is room for."""
        if self._around is None or self.page is not None:
            return
        from tui.lines.found import passage_words

        (row, text, found), room = self._around, self.passage.room
        self._instead, hits = passage_words(row, text if all(room) else "", found, room, self._glyphs)
        self.show_cited(None)
        self.passage.show_hits(hits)
        if hits:
            self.passage.bring(hits[0])

    def _fill(self, page: EntityPage, same: bool, words: Cited | None) -> None:
        sections: list[Section] = []
        items: list[_Item] = []
        topics: dict[str, list[QuestionRow]] = {}
        for question in page.questions:
            topics.setdefault(question.topic, []).append(question)
        for topic, questions in topics.items():
            sections.append(Section(topic.capitalize(), len(items)))
            items += [("question", question) for question in questions]
        if page.named_in:
            sections.append(Section("Named in", len(items)))
            items += [("named", question) for question in page.named_in]
        if page.links:
            sections.append(Section("Beside", len(items)))
            items += [("link", link) for link in page.links]
        self._items = items
        self._columns.clear()
        # the list asks the rows it has for their keys once more: they must not look at ours
        rows = Rows(
            len(items),
            lambda i: self._line(*items[i]),
            lambda i: _key(*items[i]),
            sections=sections,
            sign=lambda i: self._marked(items[i][1]),
        )
        self.list.set_rows(rows, keep=same)
        if words is not None and words.ref == self.ref:
            self._place = 0
            self.show_cited(words)
        else:
            self._want(self.ref)

    def _line(self, kind: str, item: QuestionRow | Link) -> Row:
        width = self.list.scrollable_content_region.width
        if isinstance(item, Link):
            return Row(Content.assemble("   ", plain(item.name), "  ", plain(item.how, "$quiet")), item.kind)
        word, named = width >= 64, kind == "named"
        if self._columns.get(named, (0,))[0] != width:
            rows = [it for of, it in self._items if isinstance(it, QuestionRow) and (of == "named") is named]
            self._columns[named] = width, question_columns(rows, width - 2, word=word, entity=named)
        entity, title = self._columns[named][1]
        return question_row(item, self._glyphs, width - 2, title=title, word=word, entity=entity)

    def _marked(self, item: QuestionRow | Link) -> str:
        return self._sign(question_key(item.ref)) if isinstance(item, QuestionRow) else ""

    @property
    def question(self) -> QuestionRow | None:
        """The highlighted question."""
        place = self.list.highlighted
        item = self._items[place][1] if place is not None and place < len(self._items) else None
        return item if isinstance(item, QuestionRow) else None

    @property
    def ref(self) -> QuestionRef | None:
        """The highlighted question's name."""
        return self.question.ref if self.question is not None else None

    @property
    def entity_slug(self) -> str | None:
        """The entity of the highlighted line: what it links to, or what its question is about."""
        place = self.list.highlighted
        if place is None or place >= len(self._items):
            return self.page.slug if self.page is not None else None
        item = self._items[place][1]
        return item.slug if isinstance(item, Link) else item.ref.entity

    @property
    def queue(self) -> tuple[QuestionRef, ...]:
        """The questions of the page in their order."""
        return tuple(item.ref for _, item in self._items if isinstance(item, QuestionRow))

    def _want(self, ref: QuestionRef | None, place: int = 0) -> None:
        self._place = place
        self._due, self._after = True, None
        self.post_message(self.Wanted(ref, place))

    @property
    def waits(self) -> bool:
        """Whether a key waits for the words of the highlighted question."""
        return self._after is not None

    def _with_words(self, call: Callable[[Cited], object]) -> None:
        """Call with the words of the highlighted question, when they are there."""
        if self._due:
            self._after = call
            self.post_message(self.Wanted(self.ref, self._place, hurry=True))
        elif self.cited is not None:
            call(self.cited)
        else:
            self.notify("No claim stands here: a line with a question has some.", markup=False)

    def show_cited(self, cited: Cited | None) -> None:
        """Show the words behind a claim, or that there are none."""
        earlier, self.cited = self.cited, cited
        self._due = False
        after, self._after = self._after, None
        if after is not None and cited is not None:
            self.call_later(after, cited)
        self._draw()
        if cited is None:
            self.claim_bar.set(self._said)
            self.passage.set_text(self._instead)
            return
        self._show_claim(cited)
        old = earlier.page if earlier is not None else None
        if old is not None and (old.source.slug, old.rendition) == (
            cited.page.source.slug,
            cited.page.rendition,
        ):
            self.passage.light(cited.lit, cited.current)
        else:
            self.passage.set_text(cited_text(cited), cited.lit, cited.current)

    def _show_claim(self, cited: Cited) -> None:
        """Say above the words whose they are."""
        question = self.question
        wide = self.claim_bar.size.width >= 94  # else its line has the word, just above
        mark = state_mark(question.state, self._glyphs, word=wide) if question is not None else Content("")
        place = Content.styled(f"claim {cited.place + 1} of {len(cited.claims)}", "$quiet")
        line = claim_line(cited.claim, says=True)
        if before(cited.claim):
            line = Content.assemble(claim_mark(cited.claim, self._glyphs), " ", line)
        if sign := self._sign(claim_key(cited.claim.slug)):
            line = Content.assemble((f"{sign} ", "$notice"), line)
        graded = [it for it in (rated(cited.claim, words=self.claim_bar.size.width >= 130),) if it.plain]
        self.claim_bar.set(line, [*graded, where(cited, short=self.claim_bar.size.width < 64), place, mark])

    def _draw(self) -> None:
        """Draw the chart of a count's course, in what the words leave of their place."""
        tolls = self.cited.tolls if self.cited is not None else None
        words = self.query_one("#words")
        lines = 0
        if tolls is not None and tolls.moving:
            from tui.lines.comparing.tolls import chart, lines_wanted

            lines = max(min(lines_wanted(tolls, words.size.height >= 30), words.size.height - _WORDS), 0)
            self.chart.styles.height = lines
            self.chart.update(drawn(chart(tolls, words.size.width - 2, lines, self._glyphs)), layout=False)
        self.chart.display = lines > 0

    def on_resize(self) -> None:
        """Draw the chart anew for the place there is, once that is laid out, and the words around a passage."""
        self.call_after_refresh(self._draw)
        self.call_after_refresh(self._show_around)

    @on(RowList.Highlighted, "#questions")
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        if self._due or self.cited is None or self.cited.ref != self.ref:
            self._want(self.ref)

    @on(RowList.Selected, "#questions")
    def _chosen(self, event: RowList.Selected) -> None:
        event.stop()
        item = self._items[event.index][1]
        if isinstance(item, Link):
            self.post_message(messages.OpenEntity(item.slug))
        else:
            self.action_compare()

    def action_compare(self) -> None:
        """Lay the highlighted question open."""
        if self.ref is not None:
            self.post_message(messages.OpenQuestion(self.ref, self.queue))
        else:
            self.notify("No question is highlighted here.", markup=False)

    def action_claim(self, step: int) -> None:
        """Show the words of the next claim of the question."""
        if self.ref is not None:
            self._want(self.ref, self._place + step)
        else:
            self.notify("No question is highlighted here.", markup=False)

    def action_read(self) -> None:
        """Read the whole source, at this claim."""
        self._with_words(self._read)

    def _read(self, cited: Cited) -> None:
        page, claim = cited.page, cited.claim
        self.post_message(messages.OpenSource(page.source.slug, page.rendition, claim.slug))

    def action_change(self) -> None:
        """Open the form of the claim shown."""
        self._with_words(self._change)

    def _change(self, cited: Cited) -> None:
        self.post_message(messages.ChangeClaim(cited.page.source.slug, cited.page.rendition, cited.claim.slug))

    def action_mark(self) -> None:
        """Mark the highlighted question; where the words have the keys, the claim they are of."""
        question = self.question
        if self.passage.has_focus:
            self._with_words(lambda cited: self.post_message(messages.MarkThese([[mark_claim(cited.claim)]])))
        elif question is not None:
            self.post_message(messages.MarkThese([[mark_question(question)]]))
        else:
            self.notify("No question is highlighted here to be marked.", markup=False)

    def show_marks(self) -> None:
        """Show on the claim shown whether it is marked."""
        if self.cited is not None and not self._due:
            self._show_claim(self.cited)

    def action_grade(self) -> None:
        """Grade the claim shown, or its source."""
        self._with_words(lambda cited: self.post_message(messages.GradeAny(cited.claim)))

    def action_copy(self, choose: bool) -> None:
        """Copy the citation of the claim shown."""
        self._with_words(lambda cited: self.post_message(messages.CopyClaim(cited.claim, choose=choose)))
