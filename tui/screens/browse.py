"""Browse: find an entity by any spelling, see what is asked about it, and who says what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Input

from store.model.claims import Cited
from store.model.views import EntityPage, EntityRow, Overview
from store.model.vocabulary import KINDS, EntityKind
from tui.lines.facts import state_parts, tallies
from tui.lines.kinds import COUNTED, KindRows, beginning, heading
from tui.screens.at_hand import alike
from tui.screens.passages import GOES_ON, OpensPassages
from tui.screens.searching import TEXT, Searching
from tui.session.asking import Context
from tui.session.first_look import CHUNK, FirstLook, first_look
from tui.session.keys import bind
from tui.session.messages import OpenEntity, SplitEntity, Wish
from tui.session.pace import Rest
from tui.widgets.bars import Bar
from tui.widgets.entity import EntityView
from tui.widgets.panes import Panes
from tui.widgets.titles import whose
from tui.widgets.typed import SearchLine

if TYPE_CHECKING:
    from tui.session.ways.addresses import Place


class SearchBox(SearchLine):
    """The line to type a name into. Down and Enter go to what was found, Escape leaves it empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "screen.results", "Results", only="down", show=False, id="search.results"),
        bind("open", "screen.results(True)", "", id="search.go"),
        bind("leave", "screen.clear", "Back", id="search.clear"),
    ]


class BrowseScreen(OpensPassages):
    """The first screen."""

    AUTO_FOCUS = "PaneList.-pointed"
    BINDINGS: ClassVar[list[BindingType]] = [
        # with priority, so that what is typed right after it goes to the search line, even over a slow line
        bind("search", "search", "Search", id="browse.search", priority=True),
        bind("leave", "clear", "Back", show=False, id="browse.clear"),
        bind("right", "inside", "To the questions", show=False, id="browse.inside"),
        bind("left", "outside", "To the names", show=False, id="browse.outside"),
        bind("compare", "compare", "Compare", id="browse.compare"),
        bind("source", "read", "Source", id="entity.read"),
        *GOES_ON,
        bind("next claim_next", "claim(1)", "Claim", id="entity.claim_next"),
        bind("previous claim_before", "claim(-1)", "Claim back", show=False, id="entity.claim_before"),
        bind("identity", "identity", "Names", id="browse.names"),
        bind("copy", "copy(False)", "Copy", show=False, id="entity.copy"),
        bind("copy_as", "copy(True)", "Copy as", show=False, id="entity.copy_as"),
        bind("more", "more(True)", "More panes", show=False, id="browse.more"),
        bind("less", "more(False)", "Fewer panes", show=False, id="browse.less"),
        bind("matrix", "matrix", "Matrix", show=False, id="browse.matrix"),
        bind("entity", "entity", "Entity", show=False, id="browse.entity"),
        bind("its_timeline", "its_timeline", "Its timeline", show=False, id="browse.timeline"),
        bind("judge", "judge", "Judge", show=False, id="browse.judge"),
        bind("change", "change", "Change", show=False, id="browse.change"),
        *alike("change_entity", "grade"),
        bind("split", "split", "Split", show=False, id="browse.split"),
        bind("wording", "wording", "", id="browse.wording"),
        bind("back", "app.quit", "Quit", id="browse.quit"),
    ]

    def __init__(self, context: Context, first: FirstLook | None = None) -> None:
        """Show `first`, if it is at hand, at once instead of asking for it."""
        super().__init__(context)
        self._first = first
        self.search_box = SearchBox(placeholder="any spelling, any script", id="search")
        self.search_box.cursor_blink = False
        self.tally = Bar(glyphs=self.glyphs, id="tally")
        self.panes = Panes((*KINDS, TEXT), self.glyphs, id="panes")
        self._kinds: dict[EntityKind, KindRows] = {}
        self._more = False
        self._stale = False
        self._wanted: str | None = None
        self._page, self._words = Rest(self), Rest(self)
        self.searching = Searching(
            self,
            self.search_box,
            self.panes,
            self.tally,
            rearrange=self._show_panes,
            show_all=self._all,
            wanted=lambda: self._wanted,
        )
        self._after: Callable[[], object] | None = None  # what a key waits to do; taken back by one that turns away
        self._show_panes()

    def content(self) -> ComposeResult:
        """The search line, the panes, and the entity's page beside them."""
        with Horizontal(id="search-line"):
            yield Bar(Content.styled(self.glyphs.search, "$key"), id="search-sign")
            yield self.search_box
            yield self.tally
        with Container(id="browse-body"):
            yield self.panes
            yield self.view

    def on_mount(self) -> None:
        """Show what there is."""
        self.panes.point(self.panes.first)
        first, self._first = self._first, None
        if first is not None:
            self._overviewed(first)
            # before anything is laid out, as it will be, so that the first frame is whole
            self.panes.share_lines(self.app.size.height - (2 if self.has_class("-flat") else 3))
        else:
            self._look_again()

    def reload(self) -> None:
        """Ask for everything again; the highlight stays on its item."""
        self._stale = True  # until a page asked for since is there, whatever is pointed at meanwhile
        self._look_again()
        self._want_entity()

    def _look_again(self) -> None:
        shown = [pane.name or "" for pane in self.panes.panes if pane.display]
        self.ask("overview", lambda library: first_look(library, shown), self._overviewed)

    def _overviewed(self, found: FirstLook) -> None:
        overview = self.searching.overview = found.overview
        left = whose(self.context.library.path, overview.title)
        counted = (("source", "sources"), ("entity", "entities"), ("claim", "claims"))
        totals = [(getattr(overview, many), one, many) for one, many in counted]
        self.set_head(left, [*state_parts(dict(overview.states), self.glyphs), *tallies(totals)])
        for kind in KINDS:
            fetch = partial(self._fetch, kind)
            rows = self._kinds[kind] = KindRows(overview.kinds.get(kind, 0), fetch, self.glyphs)
            if kind in found.rows:
                self._fetched(kind, rows, 0, found.rows[kind])
            elif self.searching.found is None:
                self.panes.pane(kind).show(
                    heading(kind, self.searching.called), rows.rows(), over=COUNTED
                )  # asks for them when it comes into sight
        if self.search_box.value.strip():
            self.searching.look(self.search_box.value)
        elif self.searching.found is None:
            self._to_first_filled(overview)
            self._begin()

    def _to_first_filled(self, overview: Overview) -> None:
        """Point at the first pane with something in it: where there are raids alone one of them is shown."""
        filled = [pane for pane in self.panes.shown if overview.kinds.get(cast("EntityKind", pane.name))]
        if not filled or self.panes.pointed in filled:
            return
        self.panes.point(filled[0])
        if self.focused in [pane.list for pane in self.panes.panes]:
            self.panes.focus_pointed()

    def _begin(self) -> None:
        """Say how to begin, where there is nobody to be shown yet."""
        overview = self.searching.overview
        if self._wanted is None and overview is not None and not overview.claims:
            self.view.show(None, instead=beginning(overview.sources, self.context.options.read_only))

    def _fetch(self, kind: EntityKind, offset: int) -> None:
        rows = self._kinds[kind]
        self.ask(
            f"rows of {kind}",
            lambda library: library.entities(kind, offset, CHUNK),
            lambda found: self._fetched(kind, rows, offset, found),
        )

    def _fetched(self, kind: EntityKind, rows: KindRows, offset: int, found: Sequence[EntityRow]) -> None:
        if self._kinds[kind] is not rows:
            return
        rows.put(offset, found)
        self.panes.fit(row.name for row in found)
        pane = self.panes.pane(kind)
        if self.searching.found is None:
            if offset == 0:
                pane.show(heading(kind, self.searching.called), rows.rows(), over=COUNTED)
                self.panes.share_lines()
            else:
                pane.list.refresh_rows()
            if pane is self.panes.pointed:
                self.panes.tell()

    def _show_panes(self) -> None:
        """Show the panes that belong on the screen now."""
        found = self.searching.found
        for pane in self.panes.panes:
            name = pane.name or ""
            if name == TEXT:
                self.panes.bring(pane, self.searching.has_text)
            else:
                hits = bool(found and found.rows.get(name))  # type: ignore[call-overload]
                self.panes.bring(pane, name in self.context.options.panes or self._more or hits)
        self.give_room()
        self.panes.share_lines()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._after = None
        self.searching.typed(event.value)

    def _all(self) -> None:
        """Show every entity again."""
        self.searching.forget()
        self._show_panes()
        for kind, rows in self._kinds.items():
            self.panes.pane(kind).show(heading(kind, self.searching.called), rows.rows(), over=COUNTED)
        self.panes.share_lines()
        if not self.panes.pointed.display:
            if self.focused is self.panes.pointed.list:
                self.panes.first.list.focus()
            self.panes.point(self.panes.first)
        self.panes.tell()

    @on(Panes.Pointed)
    def _pointed(self, event: Panes.Pointed) -> None:
        key = event.key
        self.turn_to(self.searching.passage_of(key))
        self._wanted = None if key is None or isinstance(key, tuple) else str(key)
        self.asker.forget("entity")
        self._page.then(self._want_entity)
        if self._after is not None:
            self._page.now()

    def _want_entity(self) -> None:
        slug = self._wanted
        if slug is None:
            self.asker.forget("entity")
            if self.searching.found is not None:
                after, self._after = self._after, None
                self.look_behind()
                _ = after is not None and self.call_later(self.with_passage, after)
            else:
                self._begin()
            return
        if self._stale or self.view.page is None or self.view.page.slug != slug:
            self.ask("entity", lambda library: library.page_and_words(slug), lambda found: self._arrived(*found))
        else:
            self._show_page(self.view.page)

    def _arrived(self, page: EntityPage | None, words: Cited | None) -> None:
        """Show the page that was asked for, of who stands for the entity where that is another: it is at hand then."""
        self._stale = False
        if page is not None and page.slug != self._wanted:
            self._wanted = page.slug
            for pane in self.panes.shown:
                pane.list.highlight_key(page.slug)
        self._show_page(page, words)

    def _show_page(self, page: EntityPage | None, words: Cited | None = None) -> None:
        """Show an entity's page, with the spelling it was found by."""
        self.view.show(page, self.searching.row_of(self._wanted), words)
        if self.searching.under_way:
            return  # this is the page of before: what waits, waits for that of the hit
        after, self._after = self._after, None
        if after is not None:
            self.call_later(after)

    def with_hand(self, call: Callable[[], object]) -> None:
        """Call when the page beside is that of the highlighted entity: it may lag behind the keys."""
        shown = self.view.page.slug if self.view.page is not None else None
        if self.searching.under_way or self._page.waits or shown != self._wanted:
            self._after = call
            self.searching.now()
            self._page.now()
        else:
            self.with_passage(call)

    @on(EntityView.Wanted)
    def _words_wanted(self, event: EntityView.Wanted) -> None:
        ref, place = event.ref, event.place
        self.asker.forget("words")
        if ref is None:
            self._words.drop()
            self.view.show_cited(None)
        else:
            self._words.then(lambda: self.ask("words", lambda library: library.cited(ref, place), self.view.show_cited))
            if event.hurry:
                self._words.now()

    @on(Panes.Opened)
    def _opened(self, event: Panes.Opened) -> None:
        if isinstance(event.key, tuple) and event.key[0] == "near":
            self.search_box.value = event.key[1]
            self.search_box.cursor_position = len(event.key[1])
        elif not self.reads_passage():
            self.action_inside()

    @on(Panes.Left)
    def action_search(self) -> None:
        """Go to the search line; there the key is a character like any other."""
        if self.focused is self.search_box:
            raise SkipAction
        self._after = None
        self.set_focus(self.search_box)

    def action_results(self, go: bool = False) -> None:
        """Go from the search line to what was found; with ``go`` to the place whose address was typed."""
        if not (go and self.searching.go_to_place()):
            self.searching.now()
            self.panes.focus_pointed()

    def action_clear(self) -> None:
        """Go back by one: from the words to the questions, to the names; from what was found to all, to fewer panes."""
        self._after = None
        if self.focused is self.view.passage:
            self.view.list.focus()
        elif self.focused is self.view.list:
            self.panes.focus_pointed()
        elif self._more and self.focused is not self.search_box and not self.search_box.value:
            self.action_more(False)
        else:
            with self.search_box.prevent(Input.Changed):
                self.search_box.value = ""
            self.searching.stop()
            self.panes.focus_pointed()

    def action_inside(self) -> None:
        """Go to the questions, from there to the words; from a passage to where it stands."""
        if self.focused is self.panes.pointed.list and self.reads_passage():
            return
        self.with_hand((self.view.passage if self.focused is self.view.list else self.view.list).focus)

    def action_outside(self) -> None:
        """Go back from the words to the questions, from there to the names."""
        self._after = None
        if self.focused is self.view.passage:
            self.view.list.focus()
        else:
            self.panes.focus_pointed()

    def on_descendant_focus(self) -> None:
        """Where there is no room for both, show the side that has the focus."""
        inside = self.focused is not None and self.view in self.focused.ancestors_with_self
        self.set_class(inside, "-inside")

    def action_more(self, more: bool) -> None:
        """Show the panes of voices and places too, or hide them."""
        self._more = more
        self._show_panes()
        if not self.panes.pointed.display:
            self.panes.first.list.focus()

    @property
    def entity_slug(self) -> str | None:
        """The entity highlighted among the names, or that of the highlighted line on its page."""
        inside = self.has_class("-inside") or self.at_passage is not None
        return super().entity_slug if inside else self._wanted

    @property
    def place(self) -> Place:
        """The entity highlighted among the names."""
        from tui.session.ways.addresses import place_of

        return place_of("entity", self._wanted) if self._wanted else place_of("browse")

    def action_split(self) -> None:
        """Split the entity whose page is shown from who was said to be the same."""
        self.with_hand(lambda: self.view.page and self.post_message(SplitEntity(self.view.page.slug)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to split where somebody stands for others, and anything may be written."""
        if action == "split":
            page = self.view.page
            return page is not None and bool(page.one_with) and not self.context.options.read_only
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Stay: this is the first screen."""

    def shows(self, wish: Wish) -> bool:
        """Every entity is shown here."""
        return isinstance(wish, OpenEntity)

    def come_to(self, wish: Wish) -> None:
        """Show an entity wherever it stands, and point at it if it is in a pane."""
        if not isinstance(wish, OpenEntity):
            return
        slug = wish.slug
        if self.searching.found is not None and not self.searching.row_of(slug):
            self.search_box.value = ""
            self._all()
        self._wanted = slug
        for pane in self.panes.shown:
            if pane.list.highlight_key(slug):
                pane.list.focus()
        self._want_entity()
