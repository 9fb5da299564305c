"""`/` in a list: what is typed keeps the rows that have all of its words, until Escape gives the whole list back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import BindingType
from textual.screen import Screen

from store.model.hits import Screened
from tui.session.asking import Asker
from tui.session.keys import bind
from tui.terminal.glyphs import Glyphs
from tui.widgets.finding import FindLine
from tui.widgets.rows import RowList

_T = TypeVar("_T")

NONE_KEPT = "No row has what was typed: Esc gives all of them back."
"""What a screen says of a list that nothing is left of."""


def folded(text: str) -> str:
    """Text as it is compared with what is typed: large and small letters, accents and points are all one."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


class NarrowLine(FindLine):
    """The line to type in, and how many rows of how many are left. Down and Enter go to the rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "rows", "To the rows", only="down", id="narrow.rows", priority=True),
    ]
    DEFAULT_CSS = """
    NarrowLine { display: none; padding: 0 1; }
    NarrowLine > #find-told { width: 28; }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(glyphs=glyphs, id="narrow", placeholder="words of the rows to keep")
        self.meant: tuple[str, frozenset[str]] = ("", frozenset())
        """What was typed, and the entities that may be spelled so."""
        self.before: Hashable = None
        """The row that was highlighted before anything was typed."""
        self._of: Sequence[object] = ()
        self._words: list[str] = []  # of each of these, folded

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.box.value.strip()

    def matching(self, items: Sequence[_T], words: Callable[[_T], str]) -> tuple[_T, ...]:
        """Those of the items whose words hold all that is typed."""
        if self._of is not items:
            self._of, self._words = items, [folded(words(item)) for item in items]
        wanted = folded(self.typed).split()
        return tuple(item for item, has in zip(items, self._words, strict=True) if all(one in has for one in wanted))

    def action_rows(self) -> None:
        """Go to the rows that are left."""
        self.post_message(self.Left(self.box.value, found=True))


class Narrows(Screen[None]):
    """A screen whose list can be narrowed. It shows what `kept` returns, and shows it anew in `show_kept`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # with priority, so that what is typed right after it goes to the line, even over a slow one
        bind("search", "narrow", "Narrow", id="narrow.begin", priority=True),
    ]
    list: RowList
    narrow_line: NarrowLine
    asker: Asker
    keys_for: str

    def take_narrow_line(self, glyphs: Glyphs) -> None:
        """Make the line, not shown yet."""
        self.narrow_line = NarrowLine(glyphs)

    @property
    def narrowed(self) -> bool:
        """Whether anything is typed."""
        return bool(self.narrow_line.typed)

    def show_kept(self) -> None:
        """Show the rows that are left."""

    def kept(
        self, items: Sequence[_T], words: Callable[[_T], str], who: Callable[[_T], str] | None = None
    ) -> tuple[_T, ...]:
        """Those of the items whose words hold all that is typed; all where nothing is.

        Where no words do, those of an entity (`who` is its id) that may be spelled so.
        """
        line = self.narrow_line
        if not line.typed:
            line.tell("")
            return tuple(items)
        found, alike = line.matching(items, words), ""
        if not found and who is not None:
            if line.meant[0] == line.typed:
                found = tuple(item for item in items if who(item) in line.meant[1])
                alike = ", spelled alike" if found else ""
            else:
                self._ask_who(line.typed)
        line.tell(f"{len(found):,} of {len(items):,}{alike}")
        return found

    def _ask_who(self, typed: str) -> None:
        def heard(found: Screened) -> None:
            self.narrow_line.meant = typed, frozenset(hit.slug for hit in found.hits)
            if found.hits and self.narrow_line.typed == typed:
                self.show_kept()
            if self.keys_for == "narrow":
                self._go_to_rows()

        self.asker.ask("narrow", lambda library: library.find(typed), heard)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the key be typed where it was pressed already."""
        if action == "narrow":
            return not self.narrow_line.box.has_focus
        return super().check_action(action, parameters)

    def action_narrow(self) -> None:
        """Type what the rows that are looked for have; again, more of it."""
        if not self.narrow_line.display:
            self.narrow_line.before = self.list.highlighted_key
            self.narrow_line.display = True
            self.narrow_line.begin()
        else:
            self.narrow_line.box.focus()
        self.refresh_bindings()

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        event.stop()
        self.keys_for = ""
        self.asker.forget("narrow")
        self.show_kept()

    @on(FindLine.Left)
    def _left(self, event: FindLine.Left) -> None:
        event.stop()
        if not event.found:
            self.widened()
        elif not self.asker.awaits("narrow"):
            self._go_to_rows()
        else:
            self.keys_for = "narrow"  # what comes next is meant for those that may be spelled so

    def _go_to_rows(self) -> None:
        """Go to the rows that are left; where none is, all of them come back."""
        self.keys_for = ""
        if self.narrowed and self.list.rows.count:
            self.list.focus()
            self.refresh_bindings()
        else:
            self.widened()

    def widened(self) -> bool:
        """Give the whole list back, the highlight where it is; tell whether anything was to be given back."""
        if not self.narrow_line.display:
            return False
        lost = self.list.highlighted is None
        self.narrow_line.display, self.keys_for = False, ""
        self.narrow_line.begin()
        self.asker.forget("narrow")
        self.show_kept()
        if lost and self.narrow_line.before is not None:
            self.list.highlight_key(self.narrow_line.before)
        self.list.focus()
        self.refresh_bindings()
        return True
