"""The journal: who changed what and when, the latest first; one of its lines with all that it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.model.edits import Edited, EditLine, EditPage
from store.model.problems import Refused
from tui.lines.edits import TAKEN_BACK, changes_text, done, edit_row, edit_words
from tui.lines.facts import count, plain
from tui.lines.fit import widest
from tui.lines.rows import Rows
from tui.screens.page import FINDS_ANYTHING, Page
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.pace import Rest
from tui.session.ways.addresses import Place, place_of
from tui.widgets.bars import Bar
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library

LOT = 200
"""Lines that are asked for at once; more come when the last is reached."""

ALL = 1_000_000
"""Lines that are looked in for what is typed."""

_BY_ITSELF = "The folder changed this by itself: change it back there, or here in what it is about."


class _TakesBack(Page):
    """A page on which U takes back the edit at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("undo", "take_this_back", "Undo it", id="journal.undo"),
    ]

    @property
    def line(self) -> EditLine | None:
        """The edit at hand."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back what is in force, where anything may be written."""
        if action != "take_this_back":
            return super().check_action(action, parameters)
        line = self.line
        return not self.context.options.read_only and line is not None and line.undone_by is None

    def why_not(self, action: str) -> str:
        """Say why the edit at hand is not taken back."""
        if action != "take_this_back" or self.context.options.read_only:
            return super().why_not(action)
        return (
            "No edit is at hand." if self.line is None else f"It is taken back already, by edit {self.line.undone_by}."
        )

    def action_take_this_back(self) -> None:
        """Take back the edit at hand, or say which later one stands on it."""
        line = self.line
        if line is None:
            return
        if line.verb == "sync":
            self.notify(_BY_ITSELF, severity="warning", markup=False)
            return

        def undo(library: Library, who: str) -> Edited | Refused:
            try:
                return library.undo(who=who, number=line.id)
            except Refused as refusal:
                return refusal

        def told(outcome: Edited | Refused) -> None:
            if isinstance(outcome, Refused):
                self.app.notify(f"{outcome}.", title="Not taken back", severity="warning", markup=False)
            else:
                again = ("redo", "does it again") if line.undoes is None else ("undo", "takes it back")
                self.app.notify(done(outcome, *again), markup=False)

        self.context.writing.edit(self.app, f"edit {line.id} is taken back", undo, told, same=("undo", line.id))


def _words(line: EditLine) -> str:
    """All that a line says, for what is typed."""
    return f"{line.id} {line.at} {line.who} {line.verb} {line.what}"


class JournalScreen(Narrows, _TakesBack):
    """Lists the journal; Enter shows what a line changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open", "open", "Open", id="journal.open"),
        bind("journal", "back", "Journal", show=False, id="journal.again"),
    ]
    CSS = """
    JournalScreen {
        & > #journal { padding: 0 1; height: 1fr; }
        & > #edit-rule { padding: 0 1; }
        & > #edit { height: 9; padding: 0 1; }
        &.-low > #edit { height: 5; }
        &.-flat > #edit, &.-flat > #edit-rule { display: none; }
    }
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        glyphs = self.glyphs
        self.take_narrow_line(glyphs)
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="journal")
        self._rule = Title(glyphs=glyphs, id="edit-rule")
        self._changes = Passage(glyphs=glyphs, measure=140, id="edit")
        self._changes.can_focus = False
        self._told: tuple[EditLine, ...] = ()
        self._lines: tuple[EditLine, ...] = ()  # of these what is kept
        self._whole = False
        self._rest = Rest(self)

    def content(self) -> ComposeResult:
        """The list, and what the highlighted line changed."""
        yield self.narrow_line
        yield self.list
        yield self._rule
        yield self._changes

    def on_mount(self) -> None:
        """Ask for the latest lines."""
        self.set_head(Content.styled("Journal", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again for as much as was shown; the highlight stays on its line."""
        most = max(LOT, len(self._told))
        self.ask("journal", lambda library: library.journal(limit=most), lambda lines: self._show(lines, most))

    def _more(self) -> None:
        last = self._told[-1].id
        self.ask(
            "journal",
            lambda library: library.journal(limit=LOT, before=last),
            lambda lines: self._show((*self._told, *lines), len(self._told) + LOT),
        )

    def action_narrow(self) -> None:
        """Look in all lines, not in those alone that were asked for."""
        super().action_narrow()
        if not self._whole:
            self.ask("journal", lambda library: library.journal(limit=ALL), lambda lines: self._show(lines, ALL))

    def _show(self, lines: tuple[EditLine, ...], wanted: int) -> None:
        self._told, self._whole = lines, len(lines) < wanted
        more = "" if self._whole else "+"
        told = f"{count(len(lines), 'line')}{more}, times in UTC"
        self.set_head(Content.styled("Journal", "$title"), [Content.styled(told, "$quiet")])
        self.show_kept()

    def show_kept(self) -> None:
        """Show the lines that what is typed leaves."""
        self._lines = lines = self.kept(self._told, _words)
        places = {line.id: nth for nth, line in enumerate(lines)}
        who = widest(line.who for line in lines)
        self.list.set_rows(
            Rows(
                len(lines),
                lambda nth: edit_row(lines[nth], who, self.list.scrollable_content_region.width, self.glyphs),
                lambda nth: lines[nth].id,
                lambda number: places.get(number) if isinstance(number, int) else None,
            )
        )
        self._detail()

    @property
    def line(self) -> EditLine | None:
        """The highlighted line."""
        nth = self.list.highlighted
        return self._lines[nth] if nth is not None and nth < len(self._lines) else None

    @property
    def place(self) -> Place:
        """The journal."""
        return place_of("journal")

    def shows(self, wish: messages.Wish) -> bool:
        """There is one journal."""
        return isinstance(wish, messages.OpenJournal)

    @on(RowList.Highlighted, "#journal")
    def _detail(self) -> None:
        line = self.line
        self.refresh_bindings()
        if line is None:
            self._rule.set("")
            self._changes.set_text(NONE_KEPT if self._told else "Nothing was changed in this store yet.")
            return
        if not self._whole and line.id == self._told[-1].id:
            self._more()
        mark = Content.styled(TAKEN_BACK, "$quiet") if line.undone_by is not None else Content("")
        self._rule.set(plain(f"Edit {line.id}", "$title"), mark)
        self._rest.then(self._ask_changes)

    def _ask_changes(self) -> None:
        line = self.line
        if line is not None:
            self.ask("edit", lambda library: library.journal_page(line.id), self._opened)

    def _opened(self, page: EditPage | None) -> None:
        if page is not None and self.line is not None and page.line.id == self.line.id:
            told = changes_text(page.changes, len(page.changes), page.line.records, self.glyphs)
            self._changes.set_text("\n".join([*edit_words(page.line)[1:], told]))

    @on(RowList.Selected, "#journal")
    def action_open(self) -> None:
        """Show all that the highlighted line changed."""
        if (line := self.line) is not None:
            self.post_message(messages.OpenEdit(line.id))


class EditScreen(_TakesBack):
    """Shows what one line of the journal changed, record by record, before and after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("journal", "journal", "Journal", show=False, id="edit.journal"),
        FINDS_ANYTHING,
    ]
    CSS = """
    EditScreen {
        & > #edit-what { padding: 0 1; }
        & > #edit-changes { height: 1fr; padding: 0 1; }
    }
    """

    FIRST_PANE = "_changes"

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context)
        self._number = number
        self._what = Bar(glyphs=self.glyphs, id="edit-what")
        self._changes = Passage(glyphs=self.glyphs, measure=140, id="edit-changes")
        self._page: EditPage | None = None

    def content(self) -> ComposeResult:
        """What was done, and the changes."""
        yield self._what
        yield self._changes

    def on_mount(self) -> None:
        """Ask for the edit."""
        self.set_head(Content.styled(f"Edit {self._number}", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self.ask("edit", lambda library: library.journal_page(self._number), self._show)

    @property
    def line(self) -> EditLine | None:
        """The edit."""
        return self._page.line if self._page is not None else None

    @property
    def place(self) -> Place:
        """This edit."""
        return place_of("edit", str(self._number))

    def shows(self, wish: messages.Wish) -> bool:
        """Whether this edit is asked for."""
        return isinstance(wish, messages.OpenEdit) and wish.number == self._number

    def _show(self, page: EditPage | None) -> None:
        self._page = page
        self.refresh_bindings()
        if page is None:
            self._changes.set_text("There is no such edit.")
            return
        line = page.line
        mark = f"{self.glyphs.closed} {TAKEN_BACK}" if line.undone_by is not None else ""
        self.set_head(Content.styled(f"Edit {line.id}", "$title"), [Content.styled(mark, "$quiet")] if mark else [])
        self._what.set(plain(line.what, "bold"))
        told = changes_text(page.changes, len(page.changes), line.records, self.glyphs)
        self._changes.set_text("\n".join([*edit_words(line), "", told]))

    def action_journal(self) -> None:
        """Go to the journal."""
        self.post_message(messages.OpenJournal())
