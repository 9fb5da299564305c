"""Clashes: records that both this store and the case's folder changed. A person keeps one of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.model.edits import ClashedRecord, Edited, Keep
from store.model.problems import Refused
from tui.journal.clash_lines import HERE, THERE, clash_row, clash_text
from tui.lines.edits import done
from tui.lines.facts import count, plain
from tui.lines.rows import Rows
from tui.screens.page import FINDS_ANYTHING, Page
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.ways.addresses import Place, place_of
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library


class ClashesScreen(Page):
    """Lists the records that clash, with both sides of the highlighted one below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("part_1", "keep('ours')", "Keep what is here", id="clashes.ours"),
        bind("part_2", "keep('folder')", "Keep the folder's", id="clashes.folder"),
        bind("clashes", "back", "Clashes", show=False, id="clashes.again"),
        FINDS_ANYTHING,
    ]
    CSS = """
    ClashesScreen {
        & > #clashes { padding: 0 1; height: 1fr; }
        & > #clash-rule { padding: 0 1; }
        & > #clash { height: 2fr; padding: 0 1; }
    }
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        glyphs = self.glyphs
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="clashes")
        self._rule = Title(glyphs=glyphs, id="clash-rule")
        self._sides = Passage(glyphs=glyphs, measure=160, id="clash")
        self._clashes: tuple[ClashedRecord, ...] = ()

    def content(self) -> ComposeResult:
        """The list, and both sides of the highlighted record."""
        yield self.list
        yield self._rule
        yield self._sides

    def on_mount(self) -> None:
        """Ask for the clashes."""
        self.set_head(Content.styled("Clashes", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self.ask("clashes", lambda library: library.clashes(), self._show)

    @property
    def place(self) -> Place:
        """The list of clashes."""
        return place_of("clashes")

    def shows(self, wish: messages.Wish) -> bool:
        """There is one list of them."""
        return isinstance(wish, messages.OpenClashes)

    def _show(self, clashes: tuple[ClashedRecord, ...]) -> None:
        self._clashes = clashes
        told = Content.styled(count(len(clashes), "record"), "$quiet")
        self.set_head(Content.styled("Clashes", "$title"), [told])
        places = {(clash.kind, clash.ref): nth for nth, clash in enumerate(clashes)}
        self.list.set_rows(
            Rows(
                len(clashes),
                lambda nth: clash_row(clashes[nth]),
                lambda nth: (clashes[nth].kind, clashes[nth].ref),
                lambda key: places.get(key) if isinstance(key, tuple) else None,
            )
        )
        self._detail()

    @property
    def clash(self) -> ClashedRecord | None:
        """The highlighted one."""
        nth = self.list.highlighted
        return self._clashes[nth] if nth is not None and nth < len(self._clashes) else None

    @on(events.Resize)
    @on(RowList.Highlighted, "#clashes")
    def _detail(self) -> None:
        self.refresh_bindings()
        clash = self.clash
        if clash is None:
            self._rule.set("")
            self._sides.set_text("Nothing is changed in both: the store and the folder go together.")
            return
        self._rule.set(
            plain(clash.name, "$title"), Content.styled(f"1 keeps what is {HERE}, 2 what is {THERE}", "$quiet")
        )
        self._sides.set_text(clash_text(clash, min(self.size.width, 160) - 4))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to keep where there is a choice, and anything may be written."""
        if action == "keep":
            return self.clash is not None and not self.context.options.read_only
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say why no side can be kept."""
        return super().why_not(action) or "Nothing is changed in both: there is no side to keep."

    def action_keep(self, keep: Keep) -> None:
        """Keep one side of the highlighted record."""
        clash = self.clash
        if clash is None:
            return

        def resolve(library: Library, who: str) -> Edited | Refused:
            try:
                return library.resolve(clash.kind, clash.ref, keep=keep, who=who)
            except Refused as refusal:
                return refusal

        def told(outcome: Edited | Refused) -> None:
            if isinstance(outcome, Refused):
                self.app.notify(f"{outcome}.", title="Not kept", severity="warning", markup=False)
            elif not outcome.changed:
                self.app.notify(f"{outcome.what[:1].upper()}{outcome.what[1:]}.", markup=False)
            else:
                self.app.notify(done(outcome), markup=False)

        self.context.writing.edit(self.app, f"which {clash.name} is kept", resolve, told, same=("clash", clash.ref))
