"""Help: the keys of the screen one came from, read from its bindings, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

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
from tui.terminal.textual_inside import own_bindings
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList

#: What each state means, in words a reader needs.
MEANINGS = {
    "contradicted": "claims that cannot all be true",
    "denied": "somebody denies what others assert",
    "unconfirmed": "somebody asked could not or would not confirm it",
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
        Binding("question_mark,f1", "back", "Back", show=False, id="help.back"),
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
        heads: dict[str, list[DOMNode]] = {"On this screen": [about]}
        for widget in about.query("*"):
            if isinstance(widget, RowList):
                heads["In a list"] = [widget]
            elif isinstance(widget, Passage):
                heads["In a text"] = [widget]
            elif type(widget).__module__.startswith("tui.") and any(own_bindings(widget)):
                own = heads["On this screen"]
                if not any(type(other) is type(widget) for other in own):
                    own.append(widget)
        heads["Everywhere"] = [about.app]
        seen: set[str] = set()
        for head, nodes in heads.items():
            start = len(self._rows)
            for binding, keys in self._gather(nodes, about):
                if (binding.id or "") not in seen:
                    seen.add(binding.id or "")
                    text = Content.assemble(
                        column(Content.styled(keys, "$key"), 22, self.glyphs), " ", binding.description
                    )
                    self._rows.append(Row(text))
            if len(self._rows) > start:
                self._sections.append(Section(head, start))
        self._signs()

    def _gather(self, nodes: list[DOMNode], about: Screen[Any]) -> Iterator[tuple[Binding, str]]:
        """Give each binding with an id once, with all the keys it has now."""
        keys: dict[str, list[str]] = {}
        first: dict[str, Binding] = {}
        for node in nodes:
            for one in own_bindings(node):
                if one.id:
                    keys.setdefault(one.id, []).append(about.app.get_key_display(one))
                    first.setdefault(one.id, one)
        for name, kept in first.items():
            changed = self.context.options.keys.get(name)
            yield kept, changed or " ".join(dict.fromkeys(keys[name]))

    def _signs(self) -> None:
        self._sections.append(Section("What the signs mean", len(self._rows)))
        for state in (*STATES, "judged"):
            mark = column(state_mark(state, self.glyphs, word=True), 22, self.glyphs)
            self._rows.append(Row(Content.assemble(mark, " ", MEANINGS[state])))
        gone = column(Content.assemble(sign("closed", self.glyphs), " ", NO_LONGER), 22, self.glyphs)
        self._rows.append(Row(Content.assemble(gone, " taken back or replaced by who said it")))
        start, end = self.glyphs.lit_start, self.glyphs.lit_end
        words = Content.styled(f"{start}words{end}", "bold reverse")
        self._rows.append(
            Row(
                Content.assemble(
                    column(words, 22, self.glyphs), " the passage of the claim at hand; others are underlined"
                )
            )
        )
