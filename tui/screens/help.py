"""Help: the keys that work on the screen one came from, by their use, and what the signs mean."""

from __future__ import annotations

from typing import Any, ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from store.labels.answers import NO_LONGER
from store.model.vocabulary import STATES
from tui.lines.facts import sign, state_mark
from tui.lines.fit import column
from tui.lines.rows import Row, Rows, Section
from tui.screens.page import Page
from tui.session.asking import Context
from tui.session.keys import IN_FORM, IN_PAIRS, IN_TEXT, Use, bind, by_current_ids, rows, shown
from tui.terminal.textual_inside import own_bindings
from tui.widgets.rows import RowList

#: What each state means, in words a reader needs.
MEANINGS = {
    "contradicted": "claims that cannot all be true",
    "denied": "somebody denies what others assert",
    "unconfirmed": "somebody asked could not or would not confirm it",
    "may_conflict": "one answer is expected at a time, and no dates tell which is when",
    "finer": "the same answer, more or less precise",
    "several": "different answers that can all be true",
    "agreed": "independent origins say the same",
    "single": "one origin only",
    "judged": "a person recorded a decision over the state",
}


class HelpScreen(Page):
    """Explains `about`, the screen it was opened from."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("help", "back", "Back", show=False, id="help.back"),
    ]

    def __init__(self, context: Context, about: Screen[Any]) -> None:
        super().__init__(context)
        self._rows: list[Row] = []
        self._sections: list[Section] = []
        self._read(about)
        self.list = RowList(id="help", cursor=self.glyphs.cursor, ellipsis=self.glyphs.ellipsis)

    def content(self) -> ComposeResult:
        """One list under headings."""
        yield self.list

    def on_mount(self) -> None:
        """Show what was gathered."""
        self.set_head(Content.styled("Help", "$title"), [Content.styled("Ctrl+P: all commands", "$quiet")])
        self.list.set_rows(Rows(len(self._rows), lambda i: self._rows[i], sections=self._sections))

    def _read(self, about: Screen[Any]) -> None:
        found = self._gather([about, *about.query("*"), about.app])
        tables = (*rows(), *rows(IN_TEXT), *rows(IN_FORM), *rows(IN_PAIRS))
        order = {row[0].words: nth for nth, row in enumerate(tables)}
        for use in get_args(Use):
            start = len(self._rows)
            before = ""
            for (keys, name), words in sorted(found.get(use, {}).items(), key=lambda item: order[item[1]]):
                told = Content.styled(words if words != before else "", "$quiet")
                self._rows.append(Row(Content.assemble(self._column(keys, 14), self._column(name, 17), told)))
                before = words
            if len(self._rows) > start:
                self._sections.append(Section(use, start))
        self._signs()

    def _column(self, words: str, width: int) -> Content:
        return Content.assemble(column(Content.styled(words, "$key" if width < 17 else ""), width, self.glyphs), " ")

    def _gather(self, nodes: list[DOMNode]) -> dict[str, dict[tuple[str, str], str]]:
        """Return by use what can be done, each thing once: the keys it has now and its name, with its sentence."""
        keys: dict[str, list[str]] = {}
        first: dict[str, Binding] = {}
        for node in nodes:
            for one in own_bindings(node):
                if not one.description or not one.id or one.group is None:
                    continue
                if node.check_action(one.action.partition("(")[0], ()) is not False:
                    keys.setdefault(one.id, []).append(shown(one.key))
                    first.setdefault(one.id, one)
        own = by_current_ids(self.context.options.keys)
        found: dict[str, dict[tuple[str, str], str]] = {}
        for name, one in first.items():
            assert one.group is not None
            now = shown(own[name]) if name in own else " ".join(dict.fromkeys(keys[name]))
            found.setdefault(one.group.description, {}).setdefault((now, one.description), one.tooltip)
        return found

    def _signs(self) -> None:
        self._sections.append(Section("What the signs mean", len(self._rows)))
        for state in (*STATES, "judged"):
            mark = column(state_mark(state, self.glyphs, word=True), 22, self.glyphs)
            self._rows.append(Row(Content.assemble(mark, " ", MEANINGS[state])))
        gone = column(Content.assemble(sign("closed", self.glyphs), " ", NO_LONGER), 22, self.glyphs)
        self._rows.append(Row(Content.assemble(gone, " taken back or replaced by who said it")))
        draft = column(Content(f"{self.glyphs.draft} draft"), 22, self.glyphs)
        self._rows.append(
            Row(Content.assemble(draft, " a claim that is suggested: counted nowhere before you keep it"))
        )
        start, end = self.glyphs.lit_start, self.glyphs.lit_end
        words = Content.styled(f"{start}words{end}", "bold reverse")
        self._rows.append(
            Row(
                Content.assemble(
                    column(words, 22, self.glyphs), " the passage of the claim at hand; others are underlined"
                )
            )
        )
        counted = column(Content(f"{self.glyphs.bar}2"), 22, self.glyphs)
        self._rows.append(Row(Content.assemble(counted, " two claims cite words that begin in this line of a report")))
