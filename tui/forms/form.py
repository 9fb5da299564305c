"""A form as a panel beside what is read: its fields, what the one at hand offers, and what keeping it would do.

Enter takes what is offered and goes to the next field that is needed; Tab goes through all. What a form is about
says the class that is made of it: which fields there are, what follows from a change, how it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.forms.choices import Choice, after, beside
from tui.forms.field import Field
from tui.forms.picking import EntityField, PickField, Question
from tui.lines.facts import plain
from tui.lines.rows import Row, Rows
from tui.session.keys import bind, key_of
from tui.session.messages import Told
from tui.terminal.glyphs import Glyphs
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library

#: How a form asks the store: purpose, question, what becomes of the answer (`Page.ask`).
Ask = Callable[[str, Callable[["Library"], Any], Callable[[Any], None]], None]

_LEAVES = "Esc again leaves the form; what is filled in is kept for this session."


class Form(Vertical):
    """A form to fill in. Give the fields in their order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open", "take", "Take", id="form.take", priority=True),
        bind("tab", "step(1)", "Field", id="form.next", priority=True),
        bind("tab_back", "step(-1)", "Field before", show=False, id="form.previous", priority=True),
        bind("down", "choose(1)", "Choose", show=False, only="down", id="form.down", priority=True),
        bind("up", "choose(-1)", "Choose before", show=False, only="up", id="form.up", priority=True),
        bind("record", "keep", "Keep", id="form.keep", priority=True),
        bind("spelling", "respell", "Also spelled so", show=False, id="form.spelling", priority=True),
        *(
            bind(f"new_{kind}", f"make('{kind}')", f"New {kind}", show=False, id=f"form.{kind}", priority=True)
            for kind in ["leader", "group", "raid", "voice", "place"]
        ),
        bind("leave", "leave", "Leave", id="form.leave", priority=True),
        bind("anew", "anew(True)", "Begin anew", id="form.anew", priority=True),
        bind("anew", "anew(False)", "Begin anew", show=False, id="form.anew_too", priority=True),
    ]
    DEFAULT_CSS = """
    Form {
        background: $background;
        & > .form-fields { height: auto; max-height: 75%; scrollbar-size-vertical: 1; overflow-x: hidden; }
        & > .form-choices { height: 1fr; min-height: 1; padding: 0; }
        & > .form-told { height: auto; max-height: 5; }
    }
    """

    class Left(Message):
        """The form was left. `dirty`: with something in it that was not kept."""

        def __init__(self, form: Form, dirty: bool) -> None:
            super().__init__()
            self.form = form
            self.dirty = dirty

    class Complete(Message):
        """All that is needed is filled in, and it is to be kept; `more`: and another one is wanted then."""

        def __init__(self, form: Form, more: bool) -> None:
            super().__init__()
            self.form = form
            self.more = more

    def __init__(self, fields: Iterable[Field], ask: Ask, glyphs: Glyphs, title: str = "") -> None:
        super().__init__()
        self.fields = {field.key: field for field in fields}
        self.glyphs = glyphs
        self.dirty = False
        self.back = False  # whether it was left and came back
        self.blank: dict[str, Any] = {}  # as it began
        self._thrown: dict[str, Any] | None = None  # what stood there before it was begun anew
        self._ask = ask
        self._keep: bool | None = None  # what is to happen once all is looked up: keep it, with another one then
        self._leaving = False
        self._called: Mapping[str, tuple[str, str]] = {}
        self.head = Title(Content.styled(title, "$title"), of=self, glyphs=glyphs)
        self._box = VerticalScroll(*self.fields.values(), classes="form-fields", can_focus=False)
        self.choices = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, classes="form-choices")
        self.choices.can_focus = False
        self._told = Static(markup=False, classes="form-told")

    def call_kinds(self, called: Mapping[str, tuple[str, str]]) -> None:
        """Call one and many of a kind as they are called in this case."""
        self._called = called
        for field in self.fields.values():
            if isinstance(field, PickField):
                field.called = called

    def compose(self) -> ComposeResult:
        """What it is, the fields, the choices, and what keeping would do."""
        yield self.head
        yield self._box
        yield self.choices
        yield self._told

    # which field, and which comes next

    @property
    def at_hand(self) -> Field | None:
        """The field that keys go to."""
        return next((field for field in self.fields.values() if field.at_hand), None)

    @property
    def missing(self) -> list[str]:
        """The fields that are needed and are not filled in, or only as is likely."""
        return [key for key, field in self.fields.items() if self.wanted(field) and not self._done(field)]

    def _done(self, field: Field) -> bool:
        return field.waits or (field.filled and not field.prefilled)

    def wanted(self, field: Field) -> bool:
        """Whether a field has to be filled in as things are."""
        return field.needed

    def possible(self, field: Field) -> bool:  # noqa: ARG002
        """Whether a field has a meaning as things are."""
        return True

    def go(self, key: str) -> None:
        """Let keys go to a field."""
        field = self.fields[key]
        field.to_hand()
        if isinstance(field, PickField) and field.picked is None:
            self._look_up(field)
        self._fit(field)
        self.call_after_refresh(self._show_choices)
        self.call_after_refresh(field.scroll_visible, animate=False)

    def begin(self) -> None:
        """Go to the first field that is needed, else to the last one that was."""
        missing = self.missing
        needed = [key for key, field in self.fields.items() if self.wanted(field)]
        self.go(missing[0] if missing else needed[-1])

    def _fit(self, at_hand: Field | None = None) -> None:
        """Show the fields that there is room for: where there is little, those with something in them."""
        spare = self.screen.size.height >= 30
        at_hand = at_hand or self.at_hand
        for field in self.fields.values():
            shown = field.lasting or field.needed or field.filled or bool(field.problem) or spare
            field.display = field is at_hand or (self.possible(field) and shown)

    def on_resize(self) -> None:
        """Fit the room there is now."""
        self._fit()

    # what keys do

    def action_take(self) -> None:
        """Take what is offered, and go to the next field that is needed; keep the form where all is taken."""
        field = self.at_hand
        if field is None:
            return
        self._stay()
        before = field.settled and (field.filled or not self.wanted(field))
        fresh = field.enter()
        if fresh:
            self.dirty = True
            self.taken(field)
        if self.wanted(field) and not (field.filled or field.waits):
            self._show_choices()
            self.lacks(field)
            return
        goal = after(list(self.fields), self.missing, field.key)
        if goal is not None and goal != field.key:
            self.go(goal)
        elif before:
            self.action_keep()
        else:
            self.go_on(field)

    def go_on(self, field: Field) -> None:  # noqa: ARG002
        """Called when a field was taken, and no other is needed."""
        self._show_choices()

    def lacks(self, field: Field) -> None:
        """Say that a field needs something, if it does not say so itself."""
        if not field.problem:
            field.complain(f"{field.label} is needed")

    def action_step(self, step: int) -> None:
        """Go to the field beside, round and round."""
        field = self.at_hand
        self._stay()
        if field is not None:
            if isinstance(field, PickField) and field.picked is None and field.text and not field.free:
                field.enter()  # what was typed is not lost by going on
                self.taken(field)
            self.go(beside([key for key, one in self.fields.items() if self.possible(one)], field.key, step))

    def action_choose(self, step: int) -> None:
        """Highlight another choice; where there are none go to the field beside."""
        field = self.at_hand
        self._stay()
        if isinstance(field, PickField) and field.choices:
            field.move(step)
            self.choices.highlighted = field.highlighted
            self.moved(field)
        elif field is not None:
            self.action_step(step)

    def action_make(self, kind: str) -> None:
        """Take a new entity of a kind, named as typed."""
        field = self.at_hand
        if isinstance(field, EntityField) and field.make(kind):
            self._go_on(field)
        elif field is not None:
            self.say(f"{field.label}: {self._why_no_new(field, kind)}")

    def _why_no_new(self, field: Field, kind: str) -> str:
        if not isinstance(field, EntityField):
            return f"a new {kind} cannot be named here"
        if kind not in field.kinds:
            return f"no {field.kind_word(kind)} can stand here, but a {' or '.join(map(field.kind_word, field.kinds))}"
        return "type the name first"

    def action_respell(self) -> None:
        """Take the entity highlighted, with what was typed as one more spelling of it."""
        field = self.at_hand
        if isinstance(field, EntityField) and field.respell():
            self._go_on(field)
        else:
            self.say("Type a spelling that is new, and highlight the entity that is called so.")

    def _go_on(self, field: Field) -> None:
        self.dirty = True
        self.taken(field)
        goal = after(list(self.fields), self.missing, field.key)
        if goal is not None:
            self.go(goal)
        else:
            self.go_on(field)

    def action_keep(self) -> None:
        """Keep the form."""
        self.wish(more=False)

    def wish(self, *, more: bool) -> None:
        """Keep it as soon as all is looked up; go to what is missing where something is."""
        self._stay()
        field = self.at_hand
        if field is not None and not field.settled and (field.text or self._offered(field)) and field.enter():
            self.taken(field)
        missing = self.missing
        if missing:
            self._keep = None
            self.go(missing[0])
            self.lacks(self.fields[missing[0]])
        elif any(one.waits for one in self.fields.values()):
            self._keep = more
        else:
            self._keep = None
            self.post_message(self.Complete(self, more))

    def _offered(self, field: Field) -> bool:
        """Whether something that is needed is offered in the field at hand, greyed."""
        return isinstance(field, PickField) and self.wanted(field) and field.offered is not None

    def action_anew(self, told: bool) -> None:  # noqa: ARG002
        """Let the form be as it began; pressed again, before anything else is filled in, that is taken back."""
        state = self.blank if self.dirty else self._thrown
        if state is None:
            return
        self._thrown = self.state if self.dirty else None
        self._stay()
        self.fill(state)
        self.dirty = self._thrown is None
        again = f"Begun anew: {key_of('anew')} again brings back what stood here."
        self.begun(again if self._thrown is not None else "What stood here is back.")

    def fill(self, state: Mapping[str, Any]) -> None:
        """Fill in what is known."""
        self.restore(dict(state))

    def begun(self, words: str) -> None:
        """Called when the form was begun anew, or that was taken back: go to where one begins, and say it."""
        self.begin()
        self.say(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell the key that begins anew where the form was left and came back; it works in any."""
        return action != "anew" or parameters == (self.back,)

    def action_leave(self) -> None:
        """Leave; where something was filled in the first time only asks."""
        if self.dirty and not self._leaving:
            self._leaving = True
            self.say(_LEAVES)
        else:
            self.post_message(self.Left(self, self.dirty))

    def _stay(self) -> None:
        if self._leaving:
            self._leaving = False
            self.say("")

    # what follows

    def taken(self, field: Field) -> None:
        """Called when something was taken or filled in: what follows from it."""

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        field = event.field
        self.dirty = True
        self._stay()
        if isinstance(field, PickField) and field.picked is None:
            self._look_up(field)
        elif isinstance(field, PickField):
            self.taken(field)
        self.changed(field)
        self._show_choices()
        if self._keep is not None:
            self.wish(more=self._keep)

    def changed(self, field: Field) -> None:
        """Called when something else is filled in, with each letter typed."""

    def moved(self, field: Field) -> None:
        """Called when another choice is highlighted."""

    def _look_up(self, field: PickField) -> None:
        question = field.refill()
        if question is not None:
            self.ask(field, question)
        else:
            self._show_choices()

    def ask(self, field: PickField, question: Question) -> None:
        """Ask the store what suits what was typed."""
        typed = field.text

        def found(choices: list[Choice]) -> None:
            field.found(typed, choices)
            if self.is_attached:
                if field.problem and not field.at_hand:
                    self.go(field.key)
                self._show_choices()

        self._ask(f"form.{field.key}", question, found)

    def _show_choices(self) -> None:
        field = self.at_hand
        if not isinstance(field, PickField):
            self.choices.set_rows(Rows())
            return
        found = list(field.choices)
        self.choices.set_rows(Rows(len(found), lambda nth: _row(found[nth], self._called)), keep=False)
        self.choices.highlighted = field.highlighted if found and field.highlighted >= 0 else None

    def say(self, *lines: Content | str) -> None:
        """Say something below the fields."""
        told = [line if isinstance(line, Content) else plain(line, "$notice") for line in lines if line]
        self._told.update(Content("\n").join(told) if told else "")
        if told:
            self.call_after_refresh(self._let_be_read)

    def _let_be_read(self) -> None:
        if self.is_attached:
            self.post_message(Told(self._told.region))

    @property
    def state(self) -> dict[str, Any]:
        """All that is filled in."""
        return {key: field.state for key, field in self.fields.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Fill in what was filled in before."""
        for key, one in state.items():
            if key in self.fields:
                self.fields[key].restore(one)


def _row(choice: Choice, called: Mapping[str, tuple[str, str]]) -> Row:
    if choice.new:
        return Row(plain(choice.words), plain(choice.more, "$quiet"))
    beside = plain(f"  {choice.more}", "$quiet") if choice.more else ""
    return Row(plain(choice.words), plain(called.get(choice.kind, (choice.kind,))[0], "$quiet"), beside)
