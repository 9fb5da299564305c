"""Fields of a form: a label, what is filled in, what it is read as beside it, and below it what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from store.text.clean import clean
from tui.forms.passage_words import onward, with_next_word
from tui.lines.facts import plain

#: The longest text that is taken, as long as the case format takes one.
LONGEST = 2000
#: Letters of a passage that are shown, greyed, behind what was typed.
_GHOST = 80


class _OfPassage(Suggester):
    """Shows how the passage goes on behind the words typed."""

    def __init__(self, passage: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._passage = passage

    async def get_suggestion(self, value: str) -> str | None:
        """The words typed and those behind them in the passage."""
        more = onward(self._passage, value)
        return value + more[:_GHOST] if more else None


class Entry(Input):
    """The line one types into. With a passage, right at the end takes its next word."""

    def __init__(self) -> None:
        super().__init__(compact=True, max_length=LONGEST)
        self.cursor_blink = False
        self._passage = ""

    def follow(self, passage: str) -> None:
        """Complete from the words of a passage; from none with an empty text."""
        self._passage = passage
        self.suggester = _OfPassage(passage) if passage else None

    def put(self, text: str) -> None:
        """Fill in a text, as one that nobody typed."""
        with self.prevent(Input.Changed):
            self.value = text
            self.cursor_position = len(text)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; at the end take the next word of the passage."""
        if self._passage and not select and self.selection.is_empty and self.cursor_at_end:
            self.value = with_next_word(self._passage, self.value)
            self.cursor_position = len(self.value)
        else:
            super().action_cursor_right(select)


class Field(Vertical):
    """A text with its label. ``name`` is its key in the record.

    ``needed``: Enter goes to it until it is filled in. ``lasting``: it stays on the screen when it is empty.
    """

    DEFAULT_CSS = """
    Field {
        height: auto;
        & > .line { height: 1; }
        & > .line > .label { width: auto; min-width: 10; height: 1; padding: 0 1 0 0; }
        & > .line > Entry { width: 1fr; min-width: 10; }
        & > .line > Entry, & > .line > Entry:focus {
            background: $background; background-tint: transparent;
            & > .input--placeholder, & > .input--suggestion { color: $foreground; text-style: italic; }
        }
        & > .line > .told { width: auto; max-width: 50%; height: 1; padding: 0 0 0 1; text-wrap: nowrap;
            text-overflow: ellipsis; }
        & > .problem { height: auto; max-height: 4; padding: 0 0 0 10; }
    }
    """

    class Changed(Message):
        """Something else is filled in."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(self, name: str, label: str, *, needed: bool = False, lasting: bool = False) -> None:
        super().__init__(name=name, id=f"field-{name}")
        self.key, self.needed, self.lasting = name, needed, lasting
        self.settled = False
        self.prefilled = False
        self.entry = Entry()
        self._words = label
        self._label = Static(markup=False, classes="label")
        self._told = Static(markup=False, classes="told")
        self._problem = Static(markup=False, classes="problem")
        self._problem.display = False
        self._said: Content | None = None
        self.problem = ""

    def compose(self) -> ComposeResult:
        """The line, and room for what is wrong below it."""
        with Horizontal(classes="line"):
            yield self._label
            yield self.entry
            yield self._told
        yield self._problem

    def on_mount(self) -> None:
        """Show the label."""
        self._show_label()

    def on_descendant_focus(self) -> None:
        """Make the label of the field at hand stand out."""
        self._show_label()

    def on_descendant_blur(self) -> None:
        """Make it an ordinary one again."""
        self._show_label()

    def _show_label(self) -> None:
        self._label.update(Content.styled(self._words, "$title" if self.at_hand else "$quiet"), layout=False)

    def call_it(self, label: str) -> None:
        """Give the field another label."""
        if label != self._words:
            self._words = label
            self._show_label()

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._words

    @property
    def at_hand(self) -> bool:
        """Whether keys go to this field."""
        focused = self.screen.focused if self.is_attached else None
        return focused is not None and (focused is self or self in focused.ancestors)

    @property
    def text(self) -> str:
        """What is filled in, as it is kept."""
        return clean(self.entry.value).strip()

    @property
    def filled(self) -> bool:
        """Whether there is something in it."""
        return bool(self.text)

    @property
    def waits(self) -> bool:
        """Whether what was typed is still being looked up."""
        return False

    @property
    def state(self) -> Any:
        """All that is filled in, to be put back with `restore`."""
        return self.entry.value

    def restore(self, state: Any) -> None:
        """Fill in what was filled in before."""
        self.entry.put(state)
        self.settled, self.prefilled = self.filled, False
        self._show_label()

    def to_hand(self) -> None:
        """Let keys go to this field; what stands in it is replaced by typing."""
        self.display = True
        self.entry.focus()

    def prefill(self, text: str) -> None:
        """Fill in what is likely; it is not taken before Enter takes it."""
        self.entry.put(text)
        self.settled, self.prefilled = False, bool(text)

    def enter(self) -> bool:
        """Take what is filled in; return whether that was something new."""
        fresh, self.settled, self.prefilled = not self.settled, True, False
        return fresh

    def offer(self, words: str) -> None:
        """Show greyed what a key takes."""
        self.entry.placeholder = words

    def tell(self, words: Content | None) -> None:
        """Say beside it what it is read as."""
        said = words or Content("")
        if said != self._said:
            self._said = said
            self._told.update(said)

    def complain(self, problem: str) -> None:
        """Say below it what is wrong; nothing with an empty text."""
        if problem != self.problem:
            self.problem = problem
            self._problem.display = bool(problem)
            self._problem.update(plain(problem, "$notice"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.settled = self.prefilled = False
        self.complain("")
        self.typed()
        self.post_message(self.Changed(self))

    def typed(self) -> None:
        """Called when somebody typed."""


class KeyField(Field, can_focus=True):
    """One of a few values, each chosen with a letter: the first is the default."""

    DEFAULT_CSS = """
    KeyField { & > .line > Entry { display: none; } & > .line > .told { width: 1fr; max-width: 100%; padding: 0; } }
    """

    def __init__(self, name: str, label: str, values: dict[str, tuple[str, str]]) -> None:
        """Of each value its letter and its word: ``{"denies": ("d", "denies")}``."""
        super().__init__(name, label)
        self._values = values
        self.value = next(iter(values))

    def call(self, words: Mapping[str, str]) -> None:
        """Call values otherwise, before they are shown; their letters stay."""
        self._values = {it: (letter, words.get(it, word)) for it, (letter, word) in self._values.items()}

    def on_mount(self) -> None:
        """Show the values."""
        super().on_mount()
        self._show()

    @property
    def text(self) -> str:
        """The value chosen."""
        return self.value

    @property
    def filled(self) -> bool:
        """Whether it is another one than the default."""
        return self.value != next(iter(self._values))

    @property
    def state(self) -> Any:
        """The value chosen."""
        return self.value

    def restore(self, state: Any) -> None:
        """Choose a value again."""
        self.value = state
        self._show()

    def to_hand(self) -> None:
        """Let keys go to this field."""
        self.display = True
        self.focus()

    def choose(self, value: str) -> None:
        """Choose a value."""
        if value != self.value:
            self.value = value
            self._show()
            self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        """Show the letters."""
        self._show()
        self._show_label()

    def on_blur(self) -> None:
        """Hide them again."""
        self._show()
        self._show_label()

    def _show(self) -> None:
        parts: list[Content] = []
        for value, (letter, word) in self._values.items():
            chosen = value == self.value
            if self.has_focus:
                parts.append(Content.assemble((letter, "$key"), " ", (word, "reverse" if chosen else "$quiet")))
            elif chosen:
                parts.append(Content(word))
        self.tell(Content("  ").join(parts))

    def on_key(self, event: events.Key) -> None:
        """Choose by letter, or the one beside with an arrow."""
        values = list(self._values)
        step = {"left": -1, "right": 1, "space": 1}.get(event.key)
        if step is not None:
            self.choose(values[(values.index(self.value) + step) % len(values)])
        elif event.is_printable:
            found = next((value for value, (letter, _) in self._values.items() if letter == event.character), None)
            if found is not None:
                self.choose(found)
        else:
            return
        event.stop()
        event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Keep letters from those who listen further up."""
        return character is not None and character.isprintable()
