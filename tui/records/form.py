"""The form of a record that is there: what it begins with, what is different now, what somebody else made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from store.model.edits import BadEdit, Change, Data, NotGround, Verb, name_of
from store.model.facts import dataclass
from store.text.clean import clean
from tui.forms.claim_record import Beside, Place, apart, same_told, told_words
from tui.forms.field import Field
from tui.forms.form import Ask, Form
from tui.forms.picking import EntitiesField
from tui.lines.facts import count, plain
from tui.records.listed import TextsField
from tui.session.keys import bind, key_of, shown
from tui.terminal.glyphs import Glyphs

if TYPE_CHECKING:
    from store.library import Library

State = Mapping[str, Any]
REMOVES = shown("ctrl+d")
#: Of what stands on a record so many are named.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept: a record as it was, the form that says what becomes of it, and that in words."""

    form: RecordForm
    before: Data
    state: State
    words: str
    remove: bool = False

    @property
    def verb(self) -> Verb:
        """What is done, for the journal."""
        return "remove" if self.remove else "change"

    def changes(self, library: Library) -> list[Change]:
        """The changes that do it. Raises BadInput."""
        kind, ref = self.form.kind, str(self.before["id"])
        if self.remove:
            return [Change(kind, ref, self.before, None)]
        beside = Beside(library, Place("", {}, ""))
        after = library.with_days(kind, self.form.made(self.before, self.state, beside))
        return [*beside.changes, Change(kind, ref, self.before, after)]


def text_of(told: str) -> str:
    """A text as it is kept, of what stands in a field."""
    return clean(told).strip()


class RecordForm(Form):
    """A form of the record ``before``, of which `state_of` told what stands in its fields."""

    kind: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("theirs", "theirs", "Take theirs", show=False, id="form.theirs", priority=True),
    ]

    def __init__(self, fields: Iterable[Field], before: Data, ask: Ask, glyphs: Glyphs) -> None:
        super().__init__(fields, ask, glyphs)
        for field in self.fields.values():
            field.lasting = True
        self.before = before
        self.doomed = False
        self._start: dict[str, Any] = {}
        self._theirs: dict[str, Any] = {}

    @staticmethod
    def state_of(library: Library, data: Data) -> dict[str, Any]:
        """What stands in the fields for a record."""
        raise NotImplementedError

    def made(self, before: Data, state: State, beside: Beside) -> Data:
        """The record that the fields say; what no field is for stays as it was ``before``."""
        raise NotImplementedError

    @property
    def called(self) -> str:
        """What the record is called."""
        return name_of(self.kind, str(self.before["id"]))

    def on_mount(self) -> None:
        """Say of what it is."""
        self.head.set(plain(f"Change {self.called}", "$title"), Content.styled(f"{REMOVES} removes it", "$quiet"))
        self._fit()

    def start(self, state: State, draft: State | None, at: str) -> None:
        """Begin with what is there, or with what was filled in before; keys go to the field ``at``."""
        self.fill(state)
        self._start = self.blank = self.state
        if draft is not None:
            self.fill(draft)
            self.dirty = self.back = True
            self.refresh_bindings()
            self.say(f"What you had filled in stands here again: {key_of('anew')} begins anew.")
        else:
            self.say(*self.notes())
        self.go(at)

    def fill(self, state: State) -> None:
        """Fill in what is known."""
        self.restore(dict(state))
        self.follow()
        self._fit()

    def begun(self, words: str) -> None:
        """Go to the first field, and say what is different now."""
        self.tell_difference()
        super().begun(words)

    def begin(self) -> None:
        """Go to the first field."""
        self.go(next(iter(self.fields)))

    def follow(self) -> None:
        """Let fields follow from others."""

    def taken(self, field: Field) -> None:
        """Say what is different now."""
        self.changed(field)

    def changed(self, field: Field) -> None:  # noqa: ARG002
        """Say what is different now."""
        self.doomed = False
        self.follow()
        self._fit()
        self.tell_difference()

    def go_on(self, field: Field) -> None:
        """Go to the field behind; one that takes several goes on taking them."""
        keys = [key for key, one in self.fields.items() if self.possible(one)]
        if isinstance(field, TextsField | EntitiesField) or field.key == keys[-1]:
            super().go_on(field)
        else:
            self.go(keys[keys.index(field.key) + 1])

    @property
    def different(self) -> list[str]:
        """The fields that are others now."""
        state = self.state
        return [key for key in self.fields if not same_told(state[key], self._start.get(key))]

    @property
    def differences(self) -> list[str]:
        """What is different now, in words."""
        return [self.fields[key].label for key in self.different]

    def tell_difference(self) -> None:
        """Say which fields are others now."""
        labels = self.differences
        words = f"{count(len(labels), 'change')}: {', '.join(labels)}" if labels else "nothing is changed"
        self.say(plain(words, "$quiet"), *self.notes())

    def notes(self) -> list[Content]:
        """What follows from the changes, besides."""
        return []

    @property
    def to_keep(self) -> Kept:
        """What is filled in, to be kept."""
        labels = ", ".join(self.differences).casefold()
        return Kept(self, self.before, self.state, f"{self.called} changed" + (f": {labels}" if labels else ""))

    @property
    def to_remove(self) -> Kept:
        """That it is to be removed."""
        return Kept(self, self.before, {}, f"{self.called} removed", remove=True)

    def remove_it(self) -> None:
        """Ask whether it is to be removed; the second time it is."""
        if self.doomed:
            self.post_message(self.Removed(self))
            return
        self.doomed = True
        self.say(f"Remove {self.called}? {REMOVES} again removes it.")

    class Removed(Form.Complete):
        """The record is to be removed."""

        def __init__(self, form: RecordForm) -> None:
            super().__init__(form, more=False)

    # why it was not kept

    def show_problems(self, problem: BadEdit) -> None:
        """Show at their fields why it was not kept, and go to the first."""
        rest, goal = [], None
        for one in problem.problems:
            key = str(one.path[0]) if one.path else ""
            key = key or next((key for key in self.fields if one.message.startswith(f"{key}: ")), "")
            if one.kind == self.kind and key in self.fields:
                self.fields[key].complain(one.message.removeprefix(f"{key}: "))
                goal = goal or key
            else:
                rest.append(str(one))
        self.say(*rest)
        if goal is not None:
            self.go(goal)

    def stands_on(self, problem: NotGround) -> None:
        """Say what hangs on it, kind by kind."""
        self.doomed = False
        of: dict[str, list[str]] = {}
        for kind, ref in problem.on_it:
            of.setdefault(kind, []).append(ref)
        many = {"entity": "entities"}
        self.say(
            "It cannot be removed: change or remove first what stands on it.",
            *(
                plain(f"{count(len(refs), kind, many.get(kind, ''))}: {', '.join(refs[:_NAMED])}", "$notice")
                + Content(", ..." if len(refs) > _NAMED else "")
                for kind, refs in of.items()
            ),
        )

    def overtaken(self, theirs: Data | None, their_state: State | None) -> None:
        """Show what somebody else made of it meanwhile; keeping it again keeps what stands in the form."""
        self.doomed = False
        if theirs is None or their_state is None:
            self.say(f"Somebody removed {self.called} meanwhile: leave the form, or undo that in the journal.")
            return
        fields = {key: told for key, told in their_state.items() if key in self.fields}
        only_theirs, both = apart(self._start, self.state, fields)
        self.before = theirs
        self._start = {**self._start, **their_state}
        self.fill({**self.state, **only_theirs})
        self._theirs = dict(both)
        for key, told in both.items():
            self.fields[key].display = True
            self.fields[key].complain(f"somebody else has: {told_words(told) or 'nothing'}. Alt+H takes that")
        changed = ", ".join(self.fields[key].label for key in only_theirs)
        self.say(
            f"Somebody changed {self.called} meanwhile."
            + (f" Taken over: {changed}." if changed else "")
            + (" Of the fields marked keep yours or theirs, then keep the form." if both else " Look, then keep it.")
        )
        if both:
            self.go(next(iter(both)))

    def action_theirs(self) -> None:
        """Take what somebody else has put into the field."""
        field = self.at_hand
        if field is not None and field.key in self._theirs:
            self.fill({**self.state, field.key: self._theirs.pop(field.key)})
            field.complain("")
            self.tell_difference()
        else:
            self.say("Nobody else has changed this field meanwhile.")
