"""Bookmarks: the places of this case that somebody marked with a word, the latest first."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.model.problems import Refused
from tui.lines.facts import count, plain
from tui.lines.fit import cut, in_columns, shared, widest
from tui.lines.rows import Row, Rows
from tui.screens.page import Page
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind, key_of
from tui.session.ways.addresses import Place, address
from tui.session.ways.bookmarks import Bookmark, Kept, bookmarks, unmark
from tui.widgets.bars import Bar
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.rows import RowList

_NONE = f"No place is bookmarked here: {key_of('bookmark')} marks the one that is on the screen."


def _words(mark: Bookmark) -> str:
    """All that a row says, for what is typed."""
    return f"{mark.word} {address(mark.at)} {mark.when}"


class BookmarksScreen(Narrows, Page):
    """Lists the bookmarks of the store; Enter goes to one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open", "go", "Go there", id="bookmarks.open"),
        bind("remove", "remove", "Remove", id="bookmarks.remove"),
        bind("bookmarks", "back", "Bookmarks", show=False, id="bookmarks.again"),
    ]
    CSS = """
    BookmarksScreen {
        & > #bookmarks { padding: 0 1; height: 1fr; }
        & > #bookmarks-told { padding: 0 1; }
    }
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.take_narrow_line(self.glyphs)
        self.list = RowList(cursor=self.glyphs.cursor, ellipsis=self.glyphs.ellipsis, id="bookmarks")
        self._told = Bar(glyphs=self.glyphs, id="bookmarks-told")
        self._all: tuple[Bookmark, ...] = ()
        self._marks: tuple[Bookmark, ...] = ()  # of these what is kept
        self._widest = (0, 0)  # cells of the widest word, and address
        self._damaged = ""

    def content(self) -> ComposeResult:
        """The list, and where the highlighted one leads."""
        yield self.narrow_line
        yield self.list
        yield self._told

    def on_mount(self) -> None:
        """Ask for them."""
        self.set_head(Content.styled("Bookmarks", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Look again: another session may have made some."""
        self.ask("bookmarks", lambda library: bookmarks(library.path), self._show)

    def shows(self, wish: messages.Wish) -> bool:
        """There is one list of them."""
        return isinstance(wish, messages.OpenBookmarks)

    def _show(self, kept: Kept) -> None:
        self._all = kept.bookmarks
        self.set_head(Content.styled("Bookmarks", "$title"), [Content.styled(count(len(self._all), "place"), "$quiet")])
        if kept.damaged and kept.damaged != self._damaged:  # once is enough
            self.notify(f"{kept.damaged}.", severity="warning", markup=False)
        self._damaged = kept.damaged
        self.show_kept()

    def show_kept(self) -> None:
        """Show the bookmarks that what is typed leaves."""
        self._marks = marks = self.kept(self._all, _words)
        self._widest = widest(it.word for it in marks), widest(address(it.at) for it in marks)
        places = {mark.at: nth for nth, mark in enumerate(marks)}
        self.list.set_rows(
            Rows(
                len(marks),
                self._line,
                lambda nth: marks[nth].at,
                lambda key: places.get(key) if isinstance(key, Place) else None,
            )
        )
        self._detail()
        self.refresh_bindings()

    def _line(self, index: int) -> Row:
        mark = self._marks[index]
        room = self.list.scrollable_content_region.width - 2
        at = plain(address(mark.at), "$quiet")
        words, places = self._widest
        widths = shared([words], room, places)
        return Row(in_columns([plain(mark.word)], widths, room, lambda left: cut(at, left, self.glyphs), self.glyphs))

    @property
    def mark(self) -> Bookmark | None:
        """The highlighted one."""
        nth = self.list.highlighted
        return self._marks[nth] if nth is not None and nth < len(self._marks) else None

    @on(RowList.Highlighted, "#bookmarks")
    def _detail(self) -> None:
        mark = self.mark
        if mark is None:
            self._told.set(NONE_KEPT if self._all else _NONE)
        else:
            made = f"marked {mark.when[:10]}" if mark.when else ""
            self._told.set(plain(address(mark.at)), plain(made, "$quiet"))

    @on(RowList.Selected, "#bookmarks")
    def action_go(self) -> None:
        """Go to the highlighted place."""
        if self.mark is not None:
            self.post_message(messages.GoTo(address(self.mark.at)))
        else:
            self.tell(_NONE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to remove where there is one, and anything may be written."""
        if action == "remove":
            return self.mark is not None and not self.context.options.read_only
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say why none is removed."""
        return super().why_not(action) or _NONE

    def action_remove(self) -> None:
        """Remove the highlighted bookmark."""
        mark = self.mark
        if mark is None:
            return
        try:
            unmark(self.context.library.path, mark.at)
        except Refused as refusal:
            self.notify(f"{refusal}.", title="Not removed", severity="warning", markup=False)
            return
        place = self.list.highlighted
        self._all = tuple(one for one in self._all if one.at != mark.at)
        self.set_head(Content.styled("Bookmarks", "$title"), [Content.styled(count(len(self._all), "place"), "$quiet")])
        self.show_kept()
        if place is not None and self._marks:
            self.list.highlighted = min(place, len(self._marks) - 1)
        self.notify(f"Removed: {mark.word}. The place itself is as it was.", markup=False)
