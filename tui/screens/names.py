"""An entity's spellings, who uses each, and the entities that sound like it."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.model.same import Decided
from store.model.views import EntityPage, EntityRow, NameRow
from store.properties.vocabulary import BUILT_IN, Vocabulary
from tui.lines.facts import count, entity_row, plain
from tui.lines.fit import GAP, cut, in_columns, shared, widest
from tui.lines.rows import Row, Rows, Section
from tui.lines.same import to_split
from tui.screens.page import Page
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.ways.addresses import Place, place_of
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.rows import RowList

_Key = tuple[str, str]


def _with_claimed(page: EntityPage) -> tuple[NameRow, ...]:
    """The spellings, and behind them the names that stand in claims alone, with whose word they are."""
    return (*page.names, *(NameRow(it.text, "in claims", it.script, (it.said,)) for it in page.claimed))


def _used(name: NameRow) -> str:
    return ", ".join(name.used_by) or "used by no report held"


def _words(row: NameRow | EntityRow) -> str:
    """All that a row says, for what is typed."""
    return f"{row.text} {row.kind} {row.script} {_used(row)}" if isinstance(row, NameRow) else f"{row.name} {row.kind}"


class NamesScreen(Narrows, Page):
    """Lists spellings with kind, script and publishers; below, what may be the same by its name."""

    CSS_PATH = "names.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("entity open", "open", "Open the entity", id="names.open"),
        bind("its_timeline", "its_timeline", "Its timeline", show=False, id="names.timeline"),
        bind("copy", "copy", "Copy the spelling", id="names.copy"),
        bind("add", "add_spelling", "New spelling", id="names.add"),
        bind("is_same", "decide('same')", "Same", only="equals_sign", id="names.same"),
        bind("not_same", "decide('not_same')", "Not", only="exclamation_mark", id="names.not_same"),
        bind("cannot_tell", "decide('unsure')", "Unsure", only="tilde", show=False, id="names.unsure"),
        bind("split", "split", "Split", show=False, id="names.split"),
        bind("change_entity change", "change_entity", "Change the entity", id="names.change"),
        bind("identity", "back", "Names", show=False, id="names.again"),
    ]

    def __init__(self, context: Context, slug: str) -> None:
        super().__init__(context)
        self._slug = slug
        self._page: EntityPage | None = None
        self._alike: tuple[EntityRow, ...] | None = None
        self._all: tuple[NameRow | EntityRow, ...] = ()
        self._names: list[NameRow] = []  # of these what is kept
        self._others: list[EntityRow] = []
        self._vocabulary = BUILT_IN
        self._longest, self._widest = 0, [0, 0, 0]
        self.take_narrow_line(self.glyphs)
        self.list = RowList(id="names", cursor=self.glyphs.cursor, ellipsis=self.glyphs.ellipsis)

    def content(self) -> ComposeResult:
        """One list with two headings."""
        yield self.narrow_line
        yield self.list

    def on_mount(self) -> None:
        """Ask for the names."""
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        slug = self._slug
        self.ask("names", lambda library: library.entity(slug), self._show)

    def _show(self, page: EntityPage | None) -> None:
        self._page, slug = page, self._slug
        if page is None:
            self.set_head(Content("This entity is gone."), [])
            self._names, self._others = [], []
            self.list.set_rows(Rows())
            return
        names = _with_claimed(page)
        self._widest = [widest(getattr(name, part) for name in names) for part in ("text", "kind", "script")]
        self._longest = widest(_used(name) for name in names)
        scripts = len({name.script for name in names})
        self.set_head(
            Content.assemble(plain(page.name, "$title"), ("  names", "$quiet")),
            [Content.styled(f"{count(len(names), 'spelling')}, {count(scripts, 'script')}", "$quiet")],
            whole=plain(page.name).cell_length,
        )
        self._fill(page)
        self.ask("alike", lambda library: (library.sounds_like(slug), library.vocabulary()), self._heard)

    def _heard(self, found: tuple[tuple[EntityRow, ...], Vocabulary]) -> None:
        """Add what sounds like it, which is asked for behind the spellings."""
        self._alike, self._vocabulary = found
        if self._page is not None:
            self._fill(self._page)

    def _fill(self, page: EntityPage) -> None:
        self._all = (*_with_claimed(page), *(self._alike or ()))
        self.show_kept()

    def show_kept(self) -> None:
        """Show the spellings, and who sounds like it, that what is typed leaves."""
        kept = self.kept(self._all, _words)
        self._names = names = [row for row in kept if isinstance(row, NameRow)]
        self._others = others = [row for row in kept if isinstance(row, EntityRow)]
        sections = [Section("Spellings", 0)] if names or not self.narrowed else []
        if self._alike is not None and (others or not self.narrowed):
            sections.append(Section("Sounds like it" if others else "Nothing else sounds like it", len(names)))
        if not kept and self._all:
            sections = [Section(NONE_KEPT, 0)]
        places_of = {id(name): place for place, name in enumerate(self._all)}
        keys = [("name", f"{places_of[id(name)]} {name.text}") for name in names]
        keys += [("entity", row.slug) for row in others]
        places = {key: place for place, key in enumerate(keys)}
        self.list.set_rows(
            Rows(len(keys), self._line, lambda index: keys[index], lambda key: places.get(cast("_Key", key)), sections)
        )

    def _line(self, index: int) -> Row:
        names = self._names
        width = self.list.scrollable_content_region.width
        if index >= len(names):
            row = self._others[index - len(names)]
            line = entity_row(row, self.glyphs, word=True)
            return Row(
                Content.assemble(line.left, plain(f"  {self._vocabulary.one(row.kind)}", "$quiet")),
                line.right,
            )
        name = names[index]
        used = plain(_used(name))
        cells = [plain(name.text), plain(name.kind, "$quiet"), plain(name.script, "$quiet")]
        widths = shared(self._widest, width - 2 - 3 * GAP, self._longest)
        return Row(in_columns(cells, widths, width - 2, lambda room: cut(used, room, self.glyphs), self.glyphs))

    @property
    def entity_slug(self) -> str:
        """The entity at hand: the highlighted one that sounds like this one, else this one."""
        key = self.list.highlighted_key
        return str(key[1]) if isinstance(key, tuple) and key[0] == "entity" else self._slug

    @property
    def place(self) -> Place:
        """The spellings of this entity."""
        return place_of("names", self._slug)

    def shows(self, wish: messages.Wish) -> bool:
        """Whether the names of this entity are asked for."""
        return isinstance(wish, messages.OpenNames) and wish.slug == self._slug

    @on(RowList.Selected)
    def action_open(self) -> None:
        """Show the entity at hand in Browse."""
        self.post_message(messages.OpenEntity(self.entity_slug))

    def action_its_timeline(self) -> None:
        """Show the entity's dated events."""
        self.post_message(messages.OpenTimeline(self.entity_slug))

    def action_copy(self) -> None:
        """Copy the highlighted spelling, to search for it elsewhere."""
        place = self.list.highlighted
        if place is not None and place < len(self._names):
            self.post_message(messages.CopyText(self._names[place].text))

    def action_add_spelling(self) -> None:
        """Give this entity one more spelling."""
        self.post_message(messages.ChangeRecord("entity", self._slug, "names"))

    def action_change_entity(self) -> None:
        """Change the entity at hand."""
        self.post_message(messages.ChangeRecord("entity", self.entity_slug))

    @property
    def _heard_as(self) -> EntityRow | None:
        """The highlighted entity that sounds like this one."""
        place = self.list.highlighted
        nth = place - len(self._names) if place is not None else -1
        return self._others[nth] if 0 <= nth < len(self._others) else None

    @on(RowList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    def action_decide(self, decided: Decided) -> None:
        """Decide whether the highlighted one is the same as this one."""
        page, row = self._page, self._heard_as
        if page is not None and row is not None:
            self.post_message(messages.DecidePair((page.slug, page.name), (row.slug, row.name), decided))

    def acts_on(self, action: str) -> str:
        """Say who would be split."""
        page = self._page
        return to_split(page) if action == "split" and page is not None and page.one_with else super().acts_on(action)

    def action_split(self) -> None:
        """Split this one from who was said to be the same."""
        self.post_message(messages.SplitEntity(self._slug))

    def why_not(self, action: str) -> str:
        """Say why nobody can be decided about, or be split."""
        if self.context.options.read_only:
            return super().why_not(action)
        if action == "split":
            return "Nobody was said to be the same as this one."
        return "No second entity is highlighted: those that sound like this one stand below the spellings."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no changing where nothing may be written, and to decide where there are two."""
        if action == "decide" and self._heard_as is None:
            return False
        if action == "split" and not (self._page is not None and self._page.one_with):
            return False
        changes = ("add_spelling", "change_entity", "decide", "split")
        if action in changes and self.context.options.read_only:
            return False
        return super().check_action(action, parameters)
