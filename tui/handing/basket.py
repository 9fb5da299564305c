"""The basket: what is marked, by question; from here all of it is copied or handed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.model.claims import ClaimView, QuestionRef
from store.model.out.picked import Picking
from tui.handing.lines import Item, item_row, item_words, items, search_words, sections
from tui.handing.words import basket_asked, picked_of, without_gone
from tui.lines.facts import count, plain
from tui.lines.rows import Row, Rows
from tui.screens.at_hand import AtHand, alike
from tui.session.asking import Context
from tui.session.basket import Key, Mark, asked_words
from tui.session.keys import bind, key_of
from tui.session.messages import CopyClaims, MarkThese, OpenBasket, OpenQuestion, OpenSource, Wish
from tui.session.ways.addresses import Place, place_of
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.model.out.report import ReportAsked

EMPTY = (
    "Nothing is marked yet.\n\nSpace marks what is highlighted, on any screen: a question in a list, a claim where one "
    "is read, in Compare a claim and then its whole answer. What is marked is gathered here, to be copied or handed "
    "out together."
)


class BasketScreen(Narrows, AtHand):
    """Lists what is marked. Enter opens the question of a row, at its claim."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open compare", "compare", "Open", id="basket.open"),
        bind("remove", "mark", "Unmark", id="basket.remove"),
        bind("copy", "copy(False)", "Copy all", id="basket.copy"),
        bind("copy_as", "copy(True)", "Copy all as", id="basket.copy_as"),
        bind("export", "app.export", "Hand out", id="basket.export"),
        bind("source", "read", "Source", id="basket.read"),
        bind("entity", "entity", "Entity", show=False, id="basket.entity"),
        bind("basket", "back", "Basket", show=False, id="basket.again"),
        *alike("matrix", "judge", "identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    BasketScreen {
        & > #basket { padding: 0 1; height: 1fr; }
        & > #basket-rule { padding: 0 1; }
        & > #basket-words { height: 6; padding: 0 1; }
        &.-low > #basket-words { height: 4; }
        &.-flat > #basket-words, &.-flat > #basket-rule { display: none; }
    }
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        glyphs = self.glyphs
        self.take_narrow_line(glyphs)
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="basket")
        self._rule = Title(glyphs=glyphs, id="basket-rule")
        self._words = Passage(glyphs=glyphs, measure=140, id="basket-words")
        self._words.can_focus = False
        self._picking = Picking()
        self._all: tuple[Item, ...] = ()
        self._rows: tuple[Item, ...] = ()
        self._keys: frozenset[Key] | None = None  # what was asked for
        self._there = False

    def content(self) -> ComposeResult:
        """The rows, and the highlighted one in full."""
        yield self.narrow_line
        yield self.list
        yield self._rule
        yield self._words

    def on_mount(self) -> None:
        """Ask for what is marked."""
        self._head_line()
        self.reload()

    def reload(self) -> None:
        """Ask again: claims may have gone, or say something else."""
        if self.context.basket.look_again():
            super().show_marks()
        asked = basket_asked(self.context.basket)
        self._keys = frozenset(mark.key for mark in self.context.basket.marks)
        self.ask("basket", lambda library: library.picked(asked.questions, asked.answers, asked.claims), self._show)

    def show_marks(self) -> None:
        """Show what is marked now."""
        super().show_marks()
        if frozenset(mark.key for mark in self.context.basket.marks) != self._keys:
            self.reload()

    def _show(self, picking: Picking) -> None:
        self._picking, self._there = picking, True
        self._all = items(picking, self.context.basket)
        self.show_kept()

    def _head_line(self) -> None:
        questions = len(self._picking.questions)
        gone = sum(item.picked is None for item in self._all)
        parts = [Content.styled(f"of {count(questions, 'question')}", "$quiet")] if questions else []
        parts += [Content.styled(f"{gone:,} no longer in the store", "$notice")] if gone else []
        self.set_head(Content.styled("Basket", "$title"), parts)

    def show_kept(self) -> None:
        """Show the rows that what is typed leaves."""
        self._head_line()
        rows = self._rows = self.kept(self._all, search_words, self._whose)
        places = {item.key: nth for nth, item in enumerate(rows)}
        before = self.list.highlighted
        lost = self.list.highlighted_key not in places
        self.list.set_rows(
            Rows(
                len(rows),
                self._row,
                lambda nth: rows[nth].key,
                lambda key: places.get(cast("Key", key)),
                tuple(sections(rows, self.glyphs)),
                lambda nth: self.sign(rows[nth].key),
            )
        )
        if lost and before is not None and rows:
            self.list.highlighted = before  # what was unmarked is gone: the next one is at hand
        self._detail()

    @staticmethod
    def _whose(item: Item) -> str:
        return item.question.ref.entity if item.question is not None else ""

    def _row(self, index: int) -> Row:
        return item_row(self._rows[index], self.glyphs, self.list.scrollable_content_region.width - 2)

    @property
    def item(self) -> Item | None:
        """The highlighted row."""
        nth = self.list.highlighted
        return self._rows[nth] if nth is not None and nth < len(self._rows) else None

    @property
    def question(self) -> QuestionRef | None:
        """The question of the highlighted row."""
        row = self.item.question if self.item is not None else None
        return row.ref if row is not None else None

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the highlighted row."""
        row = self.item.question if self.item is not None else None
        return (asked_words(row), row.entity_name) if row is not None else ("", "")

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The highlighted row: it is marked, so the key takes the mark off."""
        return [self.item.marks] if self.item is not None else ()

    def _mark(self) -> None:
        if self.to_mark:
            self.post_message(MarkThese(self.to_mark, tell=True))
        else:
            self.tell("Nothing is marked here that could be unmarked.")

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """All that is marked and there, then what is at hand."""
        there = without_gone(basket_asked(self.context.basket), self._picking)
        number = picked_of(there)
        own = ((f"Marked: {number:,}", there),) if number else ()
        return (*own, *super().to_hand_out)

    @property
    def place(self) -> Place:
        """The basket."""
        return place_of("basket")

    def shows(self, wish: Wish) -> bool:
        """There is one basket."""
        return isinstance(wish, OpenBasket)

    @on(RowList.Highlighted, "#basket")
    def _detail(self) -> None:
        item = self.item
        if item is None:
            self._rule.set("")
            self._words.set_text(NONE_KEPT if self._all else EMPTY if self._there else "")
            return
        row = item.question
        self._rule.set(plain(asked_words(row), "$title") if row is not None else Content("No longer in the store"))
        self._words.set_text(item_words(item, self.glyphs))

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """All claims that are marked, one way or the other."""
        return tuple(claim for it in self._picking.questions for claims in it.told for claim in claims)

    def action_copy(self, choose: bool) -> None:
        """Copy the citations of all that is marked."""
        if claims := self.claims:
            self.post_message(CopyClaims(claims, choose=choose))
        else:
            self.tell(f"Nothing is marked to be copied: {key_of('mark')} marks what is highlighted.")

    def action_read(self) -> None:
        """Read the source of the highlighted claim; of an answer, of its first."""
        item = self.item
        claims = item.answer.claims if item is not None and item.answer is not None else ()
        claim = item.claim if item is not None and item.claim is not None else next(iter(claims), None)
        if claim is not None:
            self.post_message(OpenSource(claim.source.slug, None, claim.slug))
        else:
            self.tell("No claim is highlighted: Enter opens the question, with its claims.")

    @on(RowList.Selected, "#basket")
    def action_compare(self) -> None:
        """Open the question of the highlighted row, at its claim."""
        item = self.item
        if item is None or item.picked is None:
            self.tell("There is nothing here to open.")
            return
        claims = item.answer.claims if item.answer is not None else ()
        claim = item.claim if item.claim is not None else next(iter(claims), None)
        queue = tuple(dict.fromkeys(it.question.ref for it in self._rows if it.question is not None))
        self.post_message(
            OpenQuestion(item.picked.found.question.ref, queue, claim.slug if claim is not None else None)
        )
