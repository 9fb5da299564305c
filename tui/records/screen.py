"""The screen that a record's form stands in: opened, kept, removed, left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Region

from store.model.edits import BadEdit, Data, Edited, NotGround, Overtaken
from store.model.problems import Refused
from store.properties.vocabulary import Vocabulary
from tui.forms.form import Form
from tui.records.entity import EntityForm
from tui.records.form import Kept, RecordForm
from tui.records.source import SourceForm
from tui.session.asking import Asker, Context
from tui.session.keys import HELP, RELOAD, bind, shown
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over

if TYPE_CHECKING:
    from store.library import Library

Kind = Literal["entity", "source"]
_Found = tuple[Data, dict[str, Any], Vocabulary]
_FORMS: dict[str, type[EntityForm] | type[SourceForm]] = {"entity": EntityForm, "source": SourceForm}
_UNDO = shown("U")
_BESIDE = 8
"""Lines for what a field can be, and for what is said."""
_WIDEST = 120
_TALL = 30


class RecordScreen(Over[None]):
    """Asks for a record, shows its form over the screen it was asked for on, and has kept what becomes of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        RELOAD,
        bind("record", "nothing_yet", "Keep", show=False, id="record.keep"),
        bind("remove_it", "remove_it", "Remove", show=False, id="record.remove", priority=True),
        bind("leave", "leave", "Back", id="record.leave"),
    ]
    CSS = """
    RecordScreen > #record-box > Form { height: 1fr; }
    """

    def __init__(
        self, context: Context, kind: Kind, slug: str, at: str = "", ready: Callable[[], None] = lambda: None
    ) -> None:
        """``ready`` is called when keys reach the form, or when it is known that there will be none."""
        super().__init__()
        self._ready = ready
        self.context = context
        self._key = (kind, slug)
        self._at = at
        self.asker: Asker = Asker(self, context.library, self.wait_for)
        self._box = Vertical(id="record-box", classes="over")
        self.form: RecordForm | None = None

    def compose(self) -> ComposeResult:
        """The form, once it is known what stands in it, and the keys."""
        yield self._box
        yield KeyBar()

    @property
    def empty(self) -> bool:
        """Whether the record did not come yet."""
        return self.form is None

    @property
    def lines(self) -> int:
        """The title, the fields, what one can be, and what is said of it."""
        return 1 + (len(self.form.fields) if self.form is not None else 0) + _BESIDE

    @property
    def columns(self) -> int:
        """No more than a line can be read in."""
        return _WIDEST

    @property
    def words(self) -> Region | None:
        """On a small screen the fields go before the passage."""
        return super().words if self.app.size.height >= _TALL else None

    def on_mount(self) -> None:
        """Ask for the record."""
        kind, slug = self._key

        def ask(library: Library) -> _Found | None:
            data = library.record(kind, slug)
            return (data, _FORMS[kind].state_of(library, data), library.vocabulary()) if data is not None else None

        self.asker.ask("record", ask, self._opened)

    def _opened(self, found: _Found | None) -> None:
        if found is None:
            kind, slug = self._key
            self.app.notify(f"The {kind} {slug} is gone: it cannot be changed.", severity="warning", markup=False)
            self.dismiss()
            self._ready()
            return
        data, state, vocabulary = found
        form = self.form = _FORMS[self._key[0]](data, self.asker.ask, self.context.glyphs)
        form.call_kinds(vocabulary.kinds)
        self._box.mount(form)
        self.lie()
        draft = self.context.lately.left.pop(self._key, None)
        at = self._at or next(iter(form.fields))

        def begin() -> None:
            form.start(state, draft, at)
            self._ready()

        form.call_after_refresh(begin)

    # keeping

    @on(Form.Complete)
    def _complete(self, event: Form.Complete) -> None:
        event.stop()
        form = self.form
        if form is None:
            return
        if isinstance(event, RecordForm.Removed):
            self._write(form.to_remove)
        elif form.differences:
            self._write(form.to_keep)
        else:
            self.dismiss()

    def _write(self, told: Kept) -> None:
        def call(library: Library, who: str) -> Edited | Refused:
            try:
                return library.edit(told.changes(library), who=who, what=told.words, verb=told.verb)
            except (BadEdit, Overtaken, NotGround) as problem:
                return problem

        same = (*self._key, told.remove, id(told.form))
        self.context.writing.edit(self.app, told.words, call, self._written, same=same)

    def _written(self, outcome: Edited | Refused) -> None:
        form = self.form if self.is_attached else None
        if form is not None and isinstance(outcome, Overtaken) and outcome.change.ref == self._key[1]:
            self._overtaken(form, outcome.theirs)
        elif form is not None and isinstance(outcome, BadEdit):
            form.show_problems(outcome)
        elif form is not None and isinstance(outcome, NotGround):
            form.stands_on(outcome)
        elif isinstance(outcome, Refused):
            self.app.notify(str(outcome), severity="error", markup=False)
        else:
            words = f"{outcome.what[:1].upper()}{outcome.what[1:]}."
            self.app.notify(f"{words} {_UNDO} takes it back." if outcome.id else words, markup=False)
            if form is not None:
                form.dirty = False
                self.dismiss()

    def _overtaken(self, form: RecordForm, theirs: Data | None) -> None:
        if theirs is None:
            form.overtaken(None, None)
            return

        def ask(library: Library) -> dict[str, Any]:
            return form.state_of(library, theirs)

        self.asker.ask("record.theirs", ask, lambda state: form.overtaken(theirs, state))

    # leaving

    @on(Form.Left)
    def _left(self, event: Form.Left) -> None:
        event.stop()
        self.dismiss()

    def action_remove_it(self) -> None:
        """Remove the record, once that was asked."""
        if self.form is not None:
            self.form.remove_it()
        else:
            self.tell_empty()

    def action_nothing_yet(self) -> None:
        """Answer the key that keeps, before the form is there; it has one of its own."""
        self.tell_empty()

    def action_leave(self) -> None:
        """Leave before the form is there."""
        self.dismiss()

    @on(events.Unmount)
    def _gone(self) -> None:
        """What is filled in stays for the session."""
        self.asker.cover()
        if self.form is not None and self.form.dirty and self.form.differences:
            self.context.lately.left[self._key] = self.form.state
