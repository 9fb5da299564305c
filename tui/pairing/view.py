"""Two entities side by side: a line each, what they share and where they differ, one of the two at hand."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.model.claims import QuestionRef
from store.model.same import Beside, BesideRow, Pair
from tui.lines.facts import plain
from tui.lines.rows import Rows, Section
from tui.pairing.lines import Columns, Item, columns, detail, heading, item_row, naming, sections
from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import Bar
from tui.widgets.rows import RowList
from tui.widgets.titles import Title


class PairView(Vertical):
    """Shows what `show` is given."""

    DEFAULT_CSS = """
    PairView {
        & > #beside { height: 1fr; }
        & > #pair-detail { height: 2; text-wrap: nowrap; }
    }
    """

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="beside")
        self._rule = Title(glyphs=glyphs, id="pair-rule", of=self.list)
        self._names = Bar(glyphs=glyphs, id="pair-names")
        self._other = Bar(glyphs=glyphs, id="pair-other")
        self._other.display = False
        self._about = Bar(glyphs=glyphs, id="pair-about")
        self._detail = Static(markup=False, id="pair-detail")
        self.pair: Pair | None = None
        self._beside: Beside | None = None
        self._items: list[Item] = []
        self._side = 0
        self._fitted: tuple[int, Columns] | None = None

    def compose(self) -> ComposeResult:
        """How sure it is, both names, what is known of them, and the highlighted line in full."""
        yield self._rule
        yield self._names
        yield self._other
        yield self._about
        yield self.list
        yield self._detail

    def show(self, pair: Pair | None, beside: Beside | None, instead: str = "") -> None:
        """Lay a pair open, or say ``instead`` why there is none."""
        self.pair, self._beside = pair, beside
        self._items = []
        parts: list[Section] = []
        if beside is not None:
            for title, lines in sections(beside, pair):
                parts.append(Section(plain(title), len(self._items)))
                self._items += lines
        items, self._fitted = self._items, None
        two = (pair.one, pair.other) if pair is not None else None
        self.list.set_rows(
            Rows(
                len(items),
                lambda nth: item_row(items[nth], self._columns, self._width, self._glyphs),
                lambda nth: (two, nth),
                sections=parts,
            )
        )
        if pair is None or beside is None:
            self._rule.set(Content.styled(instead, "$quiet"))
        else:
            sure = Content.styled(f"{pair.score:.2f} of 1 that they are one", "$quiet")
            self._rule.set(plain(pair.kind, "$quiet"), sure)
        self._draw()

    @property
    def side(self) -> int:
        """Which of the two is at hand: 0 or 1."""
        return self._side

    def take_side(self, side: int) -> None:
        """Take the one or the other at hand."""
        self._side = side
        self._draw()

    @property
    def question(self) -> QuestionRef | None:
        """The highlighted question, of the side at hand, or of the only side that is asked it."""
        item = self._item
        if not isinstance(item, BesideRow) or not item.property or self._beside is None:
            return None
        side = self._side if (item.left, item.right)[self._side] else 1 - self._side
        return QuestionRef((self._beside.one, self._beside.other)[side], item.property, item.scope)

    @property
    def _width(self) -> int:
        return self.list.scrollable_content_region.width

    @property
    def _columns(self) -> Columns:
        if self._fitted is None or self._fitted[0] != self._width:
            self._fitted = self._width, columns(self._items, self._width)
        return self._fitted[1]

    @property
    def _item(self) -> Item | None:
        place = self.list.highlighted
        return self._items[place] if place is not None and place < len(self._items) else None

    @on(events.Resize)
    def _draw(self) -> None:
        beside = self._beside
        names, about = [Content(""), Content("")], [Content(""), Content("")]
        if beside is not None:
            names = [
                Content.assemble(
                    (f"{self._glyphs.cursor} " if side == self._side else "  ", "$key"),
                    plain(name, "$title" if side == self._side else "bold"),
                )
                for side, name in enumerate((beside.one_name, beside.other_name))
            ]
            about = [
                Content.assemble("  ", plain(f"{slug}  {words}".rstrip(), "$quiet"))
                for slug, words in ((beside.one, beside.one_about), (beside.other, beside.other_about))
            ]
        both = naming(names[0], names[1], self._columns, self._width, self._glyphs)
        self._other.display = both is None
        self._names.set(both or names[0], whole=names[0].cell_length if both is None else 0)
        self._other.set(names[1], whole=names[1].cell_length)
        self._about.set(heading(about[0], about[1], self._columns, self._width, self._glyphs))
        self._tell()

    @on(RowList.Highlighted, "#beside")
    def _tell(self) -> None:
        """Say all of the highlighted line."""
        beside = self._beside
        names = (beside.one_name, beside.other_name) if beside is not None else ("", "")
        size = self._detail.size
        self._detail.update(detail(self._item, names, size.width, size.height, self._glyphs), layout=False)
