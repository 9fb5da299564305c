"""Help: the keys that work on the screen one came from here and now, by their use; what its words and signs mean.

What is typed narrows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from store.labels.answers import NO_LONGER
from store.labels.glossary import STATE_MEANINGS, WORDS
from store.labels.grades import CREDIBILITY, RELIABILITY, scale_words
from store.model.vocabulary import STATES
from tui.lines.facts import plain, sign, state_mark
from tui.lines.fit import column
from tui.lines.rows import Row, Rows, Section
from tui.screens.page import Page
from tui.session.asking import Context
from tui.session.keys import IN_FORM, IN_PAIRS, IN_TEXT, Use, bind, by_current_ids, rows, shown
from tui.terminal.textual_inside import own_bindings, text_of
from tui.widgets.bars import keys_here
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList

_KEYS, _NAMES, _WORDS = 14, 19, 22


class Line(NamedTuple):
    """A line of help: under which heading, and what of it stands where; `words` is all of it, for what is typed."""

    heading: str
    head: Content
    told: str

    @property
    def words(self) -> str:
        """Everything that stands in it."""
        return f"{self.heading} {self.head.plain} {self.told}".casefold()


class HelpLine(Input):
    """The line that narrows help. The key that opened it leaves it, as Esc does once it is empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("help", "screen.back", "Back", show=False, id="help.back", priority=True),  # no sign to type
        bind("leave", "screen.clear", "Back", id="help.clear"),
        bind("up", "screen.move(-1)", "Up", only="up", show=False, id="help.up"),
        bind("down", "screen.move(1)", "Down", only="down", show=False, id="help.down"),
        bind("page_up", "screen.page(-1)", "Page up", only="pageup", show=False, id="help.page_up"),
        bind("page_down", "screen.page(1)", "Page down", only="pagedown", show=False, id="help.page_down"),
    ]


class HelpScreen(Page):
    """Explains `about`, the screen it was opened from."""

    AUTO_FOCUS = "HelpLine"
    CSS_PATH = "help.tcss"

    def __init__(self, context: Context, about: Screen[Any]) -> None:
        super().__init__(context)
        self._lines = [*self._keys(about), *self._house(about), *self._signs()]
        self._shown = self._lines
        self.line = HelpLine(placeholder="type to narrow what is told", compact=True, id="help-line")
        self.line.cursor_blink = False
        self.list = RowList(id="help", cursor=self.glyphs.cursor, ellipsis=self.glyphs.ellipsis)
        self.told = Passage(glyphs=self.glyphs, measure=140, id="help-told")
        self.told.can_focus = False

    def content(self) -> ComposeResult:
        """The line to type in, one list under headings, and the whole sentence of the line at hand."""
        yield self.line
        yield self.list
        yield self.told

    def on_mount(self) -> None:
        """Show what was gathered."""
        self.set_head(Content.styled("Help", "$title"), [Content.styled("Ctrl+P: all commands", "$quiet")])
        self._fill("")

    @on(Input.Changed, "#help-line")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        """Show the lines that have all words that were typed, under their headings."""
        wanted = typed.casefold().split()
        self._shown = [line for line in self._lines if all(word in line.words for word in wanted)]
        headings = [line.heading for line in self._shown]
        sections = [Section(name, headings.index(name)) for name in dict.fromkeys(headings)]
        if not self._shown:
            sections = [Section(plain(f"Nothing here is told of {typed!r}; Esc shows everything again"), 0)]
        self.list.set_rows(Rows(len(self._shown), self._row, sections=sections), keep=False)

        self._tell()

    @on(RowList.Highlighted)
    def _tell(self) -> None:
        at = self.list.highlighted
        self.told.set_text(self._shown[at].told if at is not None and at < len(self._shown) else "")

    def _row(self, index: int) -> Row:
        line = self._shown[index]
        before = self._shown[index - 1] if index else None
        said = "" if before is not None and before[::2] == line[::2] else line.told  # one sentence speaks of several
        return Row(Content.assemble(line.head, " ", Content.styled(said, "$quiet")))

    def _cell(self, words: Content | str, width: int) -> Content:
        return column(Content(words) if isinstance(words, str) else words, width, self.glyphs)

    def _keys(self, about: Screen[Any]) -> Iterator[Line]:
        """What can be done here and now, by use, each key once: with the keys it has now, and its sentence."""
        tables = (*rows(), *rows(IN_TEXT), *rows(IN_FORM), *rows(IN_PAIRS))
        order = {row[0].words: nth for nth, row in enumerate(tables)}
        own = by_current_ids(self.context.options.keys)
        taken = {key: active.binding.id for key, active in about.active_bindings.items() if active.binding.id}
        found = [
            (binding, " ".join(dict.fromkeys(shown(key) for key in _keys_of(node, name, taken, own.get(name)))))
            for name, (_, binding, node) in keys_here(about).items()
            if binding.description and binding.group is not None
        ]
        for use in get_args(Use):
            here = [it for it in found if it[0].group is not None and it[0].group.description == use]
            for binding, keys in sorted(here, key=lambda it: order.get(it[0].tooltip, len(order))):
                head = (Content.styled(keys, "$key"), _KEYS), (Content(binding.description), _NAMES)
                yield Line(use, Content(" ").join(self._cell(*it) for it in head), binding.tooltip)

    def _house(self, about: Screen[Any]) -> Iterator[Line]:
        """The words of the house that stand on the screen."""
        there = text_of(about).casefold()
        for word in WORDS:
            if re.search(rf"\b(?:{'|'.join(map(re.escape, word.forms))})\b", there):
                yield Line("What the words mean", self._cell(word.word, _WORDS), word.meaning)

    def _signs(self) -> Iterator[Line]:
        """What the signs mean."""
        heads = [(state_mark(state, self.glyphs, word=True), STATE_MEANINGS[state]) for state in (*STATES, "judged")]
        gone = Content.assemble(sign("closed", self.glyphs), " ", NO_LONGER)
        heads.append((gone, "taken back or replaced by who said it"))
        draft = "a claim that is suggested: counted nowhere before you keep it"
        heads.append((Content(f"{self.glyphs.draft} draft"), draft))
        heads.append((Content(f"{self.glyphs.marked} marked"), "in the basket, to be copied or handed out together"))
        words = Content.styled(f"{self.glyphs.lit_start}words{self.glyphs.lit_end}", "bold reverse")
        heads.append((words, "the passage of the claim at hand; others are underlined"))
        counted = Content(f"{self.glyphs.bar}2")
        heads.append((counted, "two claims cite words that begin in this line of a report"))
        heads += [
            (Content("A to F"), f"how reliable a person calls a source: {scale_words(RELIABILITY)}"),
            (Content("1 to 6"), f"how credible a person calls a claim: {scale_words(CREDIBILITY)}"),
        ]
        for head, told in heads:
            yield Line("What the signs mean", self._cell(head, _WORDS), told)

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self.list.action_move(step)

    def action_page(self, direction: int) -> None:
        """Move in the list by a screenful."""
        self.list.action_page(direction)

    def action_clear(self) -> None:
        """Show everything again; where everything is shown, leave."""
        if self.line.value:
            self.line.value = ""
        else:
            self.action_back()


def _keys_of(node: DOMNode, name: str, taken: Mapping[str, str], own: str | None) -> list[str]:
    """The keys of a binding of a node, or a person's `own` in their place, that no other binding takes before it."""
    keys = [it.key for it in own_bindings(node) if it.id == name] if own is None else own.replace(" ", "").split(",")
    return [key for key in keys if taken.get(key, name) == name]
