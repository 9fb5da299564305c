"""The text of the reader: its cursor and selection by key and with the mouse, and what is to be cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from store.text.segments import Span, bare, letter, paragraph, word
from store.text.sentences import sentence, sentence_beside
from tui.lines.cursor import Unit
from tui.session.keys import bind
from tui.terminal.textual_inside import from_nobody
from tui.widgets.cursor import CursorPassage
from tui.widgets.finding import beside
from tui.widgets.passage import Lit


class ReadingPassage(CursorPassage):
    """A text to select words in. `citing` is whether Enter may take them, `sought` what n goes on to find."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("begin", "begin", "Select", id="text.select"),
        bind("begin", "grow", "More", id="text.select"),
        bind("sentence_on", "extend('sentence', 1)", "Sentence", id="text.sentence_on"),
        bind("sentence_on", "go('sentence', 1)", "Sentence", show=False, id="text.sentence_on"),
        bind("word_on", "extend('word', 1)", "Word", id="text.word_on"),
        bind("word_on", "go('word', 1)", "Word", show=False, id="text.word_on"),
        bind("swap", "swap", "Other end", show=False, id="text.swap"),
        bind("sentence_back", "go('sentence', -1)", "Sentence back", show=False, id="text.sentence_back"),
        bind("word_back", "go('word', -1)", "Word back", show=False, id="text.word_back"),
        bind("paragraph_on", "go('paragraph', 1)", "Paragraph", show=False, id="text.paragraph_on"),
        bind("paragraph_back", "go('paragraph', -1)", "Paragraph back", show=False, id="text.paragraph_back"),
        bind("right", "go('letter', 1)", "Letter", show=False, id="text.right"),
        bind("left", "go('letter', -1)", "Letter back", show=False, id="text.left"),
        bind("line_first", "line_edge(0)", "Line's beginning", show=False, id="text.line_first"),
        bind("line_last", "line_edge(1)", "Line's end", show=False, id="text.line_last"),
        bind("more_right", "go('letter', 1, True)", "Select on", show=False, id="text.more_right"),
        bind("more_left", "go('letter', -1, True)", "Select back", show=False, id="text.more_left"),
        bind("more_down", "move(1, True)", "Select down", show=False, id="text.more_down"),
        bind("more_up", "move(-1, True)", "Select up", show=False, id="text.more_up"),
        bind("more_first", "line_edge(0, True)", "Select to its beginning", show=False, id="text.more_first"),
        bind("more_last", "line_edge(1, True)", "Select to its end", show=False, id="text.more_last"),
        bind("more_word_on", "go('word', 1, True)", "Select word", show=False, id="text.more_word_on"),
        bind("more_word_back", "go('word', -1, True)", "Select word back", show=False, id="text.more_word_back"),
        bind("take", "take", "Cite", show=False, id="text.take"),
        bind("next", "hit(1)", "Next found", id="text.next_hit"),
        bind("hit_before previous", "hit(-1)", "Found before", show=False, id="text.hit_before"),
        bind("let_go", "let_go", "Let go", id="text.let_go"),
    ]

    class Selected(Message):
        """These code points are to be cited, end exclusive."""

        def __init__(self, passage: ReadingPassage, start: int, end: int) -> None:
            super().__init__()
            self.passage = passage
            self.start = start
            self.end = end

        @property
        def control(self) -> ReadingPassage:
            """The passage view, for `@on(..., "#id")`."""
            return self.passage

    class Went(Message):
        """One of the places of words that are looked for was gone to; `nth` is None where they are not any more."""

        def __init__(self, passage: ReadingPassage, words: str, nth: int | None, of: int) -> None:
            super().__init__()
            from_nobody(self)  # the screen hears it also where it made the passage go there
            self.passage = passage
            self.words = words
            self.nth = nth
            self.of = of

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.citing = True
        self._steps = 0
        self.sought = ""
        self._pressed: int | None = None
        self._dragged = False

    def go_among(self, words: str, hits: Sequence[Lit], start: int) -> bool:
        """Light where the words stand, and select the first of the places from a code point on, else the first of all;
        tell whether there is any.

        A key goes on to the next place of theirs, until the cursor is let go of.
        """
        steps, self._steps = self._steps, 0
        self.sought = words if hits else ""
        self.show_hits(hits)
        first = beside(hits, start, 1)
        self._go_to_hit((first + steps) % len(hits) if first is not None else None)
        self.refresh_bindings()
        return bool(hits)

    def _go_to_hit(self, nth: int | None) -> None:
        """Select one of the places, and tell which it is."""
        if nth is not None:
            self.show_hits(self.hits, nth)
            self.select(self.hits[nth])
        self.post_message(self.Went(self, self.sought, nth, len(self.hits)))

    def _seek_no_more(self) -> None:
        if self.sought or self.hits:
            self.sought = ""
            self.show_hits(())
            self._go_to_hit(None)

    def come_back(self, at: int | None, anchor: int | None) -> None:
        """Put cursor and selection where they were before a search."""
        self._seek_no_more()
        self._change(partial(self._cursor.restore, at, anchor))
        self.refresh_bindings()

    @property
    def stand(self) -> tuple[int | None, int | None]:
        """Where cursor and anchor stand, for `come_back`."""
        return self._cursor.at, self._cursor.anchor

    def next_uncited(self, step: int) -> bool:
        """Select the next sentence that no lit passage touches, or the one before; tell whether there is one."""
        chosen = self.selection or (self.cursor, self.cursor)
        at = chosen[1] if step > 0 else chosen[0]
        if at is None:
            at = self._in_sight()[0]
        found = sentence_beside(self.text, self._merged, at, back=step < 0)
        if found is not None:
            self.select(found)
        return found is not None

    def to_cite(self) -> Span | None:
        """What there is to cite: what is selected, else the passage at hand, else the sentence."""
        at = self.cursor
        if self.selected is not None or at is None:
            return self.selected or self._with_words(self._now or self._first_sentence())
        index = self.span_at(at)
        return self._with_words(self._lit[index] if index is not None else self._sentence(at))

    def cite(self) -> None:
        """Tell what is to be cited, if there is anything."""
        found = self.to_cite()
        if found is not None:
            self.post_message(self.Selected(self, *found))

    def set_text(self, text: str, lit: Iterable[Lit] = (), current: int | None = None) -> None:
        """Show a text; another one is not searched for what was sought in the one before."""
        before = self.text
        super().set_text(text, lit, current)
        if before and self.text != before:
            self._seek_no_more()

    def turn_to(self, lit: Sequence[Lit], current: int | None) -> None:
        """Light other passages; where another one is the current one now, go there, and let go of cursor and search."""
        top = self.scroll_offset.y if self._now == (lit[current] if current is not None else None) else None
        if top is None:
            self.let_go()
        self.light(lit, current)
        if top is not None:
            self.scroll_to(y=top, animate=False, force=True)

    def let_go(self) -> None:
        """Take the cursor and what is selected away, and search no more."""
        self._seek_no_more()
        super().let_go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer what there is something to do for."""
        if action in ("grow", "extend", "swap"):
            return self.selection is not None
        if action == "take":
            return self.selection is not None and self.citing
        if action == "hit":
            return bool(self.sought)
        if action == "let_go":
            return self.cursor is not None
        return action != "begin" or self.selection is None

    def action_begin(self) -> None:
        """Select the word at the cursor, the first sentence in sight where there is none."""
        if self.cursor is None:
            self.select(self._first_sentence())
        else:
            self.action_grow()

    def action_grow(self) -> None:
        """Select the sentence, then the paragraph that holds what is selected."""
        self._change(self._cursor.grow)

    def action_swap(self) -> None:
        """Go to the other end of what is selected."""
        self._change(self._cursor.swap)

    def action_take(self) -> None:
        """Cite what is selected."""
        self.cite()

    def action_extend(self, unit: Unit, step: int) -> None:
        """Select more or less by a unit."""
        self._change(partial(self._cursor.go, unit, step))

    def action_go(self, unit: Unit, step: int, extend: bool = False) -> None:
        """Move the cursor by a unit, where it is shown already; else show it."""
        if self._shown() or extend:
            self._change(partial(self._cursor.go, unit, step, extend=extend))

    def action_hit(self, step: int) -> None:
        """Go to the next place where the words searched for stand, or to the one before."""
        if not self.hits:
            self._steps += step  # they are looked for
            return
        chosen = self.selection or (self.place, self.place + 1)
        self._go_to_hit(beside(self.hits, chosen[0] + (1 if step > 0 else 0), step))

    def action_let_go(self) -> None:
        """Let go of what is selected, then of the cursor."""
        self._seek_no_more()
        if self._cursor.selecting:
            self._change(self._cursor.drop)
        else:
            self.let_go()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a selection may begin."""
        self._dragged = False
        self._pressed = self._nearest(event) if event.button == 1 and self.text else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse was pressed to where it is, and scroll at the edges."""
        if self._pressed is None or not event.button:
            return
        if not self._dragged:
            if self._under(event) == self._pressed:
                return
            self._dragged = True
            self.capture_mouse()
        beyond = event.y - self.gutter.top
        if beyond < 0 or beyond >= self.scrollable_content_region.height:
            self.scroll_to(y=self.scroll_offset.y + (1 if beyond > 0 else -1), animate=False, force=True)
        first, last = letter(self.text, self._pressed), letter(self.text, self._nearest(event))
        self.select((first[0], last[1]) if first <= last else (first[1], last[0]))

    def on_mouse_up(self) -> None:
        """End the selection."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select a word at a double click, then sentence and paragraph; choose a lit passage at a single one."""
        at = self._under(event)
        if self._dragged:
            event.prevent_default()
        elif event.chain > 1 and at is not None:
            event.prevent_default()
            find_unit = {2: word, 3: sentence}.get(event.chain, paragraph)
            self.select(bare(self.text, find_unit(self.text, at)))
        elif self.cursor is not None and at is not None and self.span_at(at) is None:
            self._change(partial(self._cursor.click, at))

    def _nearest(self, event: events.MouseEvent) -> int:
        """The code point under the mouse, or the one that is nearest to it."""
        line = event.y - self.gutter.top + self.scroll_offset.y
        line = min(max(line, self.scroll_offset.y), len(self._lines) - 1)
        at = self._at(line, max(event.x - self.gutter.left - self.margin, 0))
        return min(at, len(self.text) - 1)
