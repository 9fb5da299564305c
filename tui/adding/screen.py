"""Reports brought in: which files, their heads as they were found, a look at each, then kept with one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast, get_args

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.library import day_of
from store.model.adding import FIELDS, Adding, Known, LeftOut
from store.model.problems import BadInput, Refused
from store.model.reports import Extracted, NotRead, ReportHead
from store.model.vocabulary import RenditionKind
from tui.adding.field import HeadField
from tui.adding.lines import LABELS, Draft, as_wanted, draft_row, notes
from tui.adding.reader import Reader
from tui.lines.facts import count, plain
from tui.lines.rows import Rows
from tui.session.asking import Asker, Context
from tui.session.keys import HELP, bind
from tui.session.paths import paths_in
from tui.widgets.bars import KeyBar
from tui.widgets.passage import Passage
from tui.widgets.paths import PathLine
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library

_KINDS = cast("tuple[RenditionKind, ...]", get_args(RenditionKind))
_COPIES, _KIND = "copies", "kind"
#: Of a text so much is shown for a look.
_LOOK = 20_000
#: Lines from which on the head has a title of its own.
_TALL = 30


class AddScreen(ModalScreen[str | None]):
    """Reads reports and has them added; answers with the first source that came in. ``of``: wordings of a source."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "PathLine"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-normal"), (160, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("record", "keep", "Keep", id="add.keep", priority=True),
        bind("tab", "app.focus_next", "Next field", show=False, id="add.field"),
        bind("tab_back", "app.focus_previous", "Field before", show=False, id="add.field_back"),
        bind("remove", "leave_out", "Leave out", only="delete", id="add.leave_out"),
        bind("leave", "leave", "Back", id="add.leave"),
    ]

    def __init__(self, context: Context, of: str = "", paths: str = "") -> None:
        super().__init__()
        self.context = context
        self._of, self._given = of, paths
        self.asker = Asker(self, context.library)
        self._drafts: list[Draft] = []
        self._sources: set[str] = set()
        self._reading: Reader | None = None
        self._warned = self._keeping = False
        glyphs = context.glyphs
        self._line = PathLine(id="paths")
        self._told = Static(markup=False, id="add-told")
        self._list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="reports")
        self._title = Title(glyphs=glyphs, of=self._list)
        names = {_KIND: "Kind", "language": "Language"} if of else {**LABELS, _COPIES: "Copies"}
        self._fields = {name: HeadField(name, label) for name, label in names.items()}
        self._head = Vertical(id="add-head")
        self._of_head = Title(Content.styled("Its head", "$title"), of=self._head, glyphs=glyphs)
        self._text = Passage(glyphs=glyphs, report=True, id="look")
        self._text_bar = Title(glyphs=glyphs, of=self._text)

    def compose(self) -> ComposeResult:
        """The paths, the reports, the head of the one at hand, and its words."""
        with Vertical(id="add-box"):
            yield self._title
            with Horizontal(classes="field"):
                yield Static("Files", markup=False, classes="label")
                yield self._line
            yield self._told
            with Container(id="add-body"):
                with Vertical(id="add-reports"):
                    yield self._list
                    with self._head:
                        yield self._of_head
                        yield from self._fields.values()
                with Vertical(id="add-look"):
                    yield self._text_bar
                    yield self._text
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the sources that there are, and read what was dropped."""
        self._show()
        self.asker.ask("sources", lambda library: {it.slug for it in library.sources()}, self._have_sources)
        if self._given:
            self._line.drop(self._given)

    def _have_sources(self, found: set[str]) -> None:
        self._sources = found

    # reading

    @on(Input.Submitted, "#paths")
    @on(PathLine.Dropped)
    def _read(self, event: Input.Submitted | PathLine.Dropped) -> None:
        event.stop()
        paths = paths_in(self._line.value)
        if not paths or self._reading is not None:
            if not paths and self._drafts:
                self._list.focus()
            return
        self._say("")
        self._reading = Reader(paths, self._on_own_thread, self._came, self._progress, self._ended)
        self.run_worker(self._reading.run, thread=True, exclusive=True, group="reading")

    @property
    def keys_wait(self) -> bool:
        """Whether the reports that keys are for are still read."""
        return self._reading is not None

    def _on_own_thread(self, call: Callable[..., None], *told: Any) -> None:
        self.call_later(call, *told)

    def _progress(self, done: int, total: int) -> None:
        self._title.set(self._headline(), Content.styled(f"reading {min(done + 1, total)} of {total}", "$notice"))

    def _came(self, one: Extracted | NotRead) -> None:
        self._drafts.append(Draft(one, one.head if isinstance(one, Extracted) else ReportHead()))
        self._show()
        if len(self._drafts) == 1:
            self._look()

    def _ended(self, refusal: str) -> None:
        self._reading = None
        self._line.value = ""
        self._show()
        if refusal:
            self._say(refusal)
        elif self._drafts:
            self._list.focus()

    # what is shown

    def _headline(self) -> Content:
        what = f"Add another wording of {self._of}" if self._of else "Add reports"
        return Content.styled(what, "$title")

    def _show(self) -> None:
        drafts = self._drafts
        self._list.set_rows(Rows(len(drafts), lambda nth: draft_row(drafts[nth]), lambda nth: id(drafts[nth])))
        self._list.styles.height = min(max(len(drafts), 1), max(self.size.height // 5, 2))
        self.query_one("#add-body").display = bool(drafts)
        self._of_head.display = self.size.height >= _TALL
        wanted = sum(draft.wanted for draft in drafts)
        kept = "" if self.context.library.folder is not None else "no folder: known by hash only"
        right = [Content.styled(count(wanted, "report"), "$quiet")] if drafts else []
        self._title.set(self._headline(), [*right, Content.styled(kept, "$quiet")] if kept else right)
        self.refresh_bindings()

    @property
    def _at_hand(self) -> Draft | None:
        nth = self._list.highlighted
        return self._drafts[nth] if nth is not None and nth < len(self._drafts) else None

    @on(RowList.Highlighted)
    def _look(self) -> None:
        draft = self._at_hand
        if draft is None:
            return
        report = draft.report
        if report is not None and draft.known is None:
            publisher = draft.head.publisher
            self.asker.ask("known", lambda library: library.known(report, publisher), partial(self._know, draft))
        self._fill(draft)
        self._text.set_text(report.text[:_LOOK] if report is not None else str(draft.read))
        size = f"{len(report.text):,} characters" if report is not None else ""
        self._text_bar.set(plain(draft.read.path.name, "$title"), plain(size, "$quiet"))

    def _know(self, draft: Draft, known: Known) -> None:
        draft.known = known
        self._list.refresh_rows()
        if draft is self._at_hand:
            self._fill(draft)

    def _fill(self, draft: Draft) -> None:
        """Show the head of a report, and what is to be known before it is kept."""
        for name, one in self._fields.items():
            if name == _KIND:
                one.put(one.entry.value or "translation", Content(""))
            elif name == _COPIES:
                near = draft.known.near if draft.known is not None else ()
                offer = f"Enter: {near[0].source}" if near else "a source's id, or in words: Reuters, 3 May 2019"
                one.put(draft.copies, Content(""), offer)
            else:
                one.put(draft.value(name), _mark(draft, name))
        if draft is self._at_hand:
            self._say("; ".join(notes(draft)))

    def _say(self, words: str) -> None:
        self._told.update(plain(words, "$notice") if words else "")
        self._told.display = bool(words)

    @on(PathLine.Told)
    def _ways(self, event: PathLine.Told) -> None:
        self._say(event.words)

    # what a person fills in

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._warned = False
        self._take((event.input.id or "").removeprefix("head-"), event.value.strip())

    def _take(self, name: str, typed: str) -> None:
        """Take what is filled in for the report at hand, where it is something else than before."""
        draft = self._at_hand
        if draft is None or name not in self._fields or name == _KIND:
            return
        if name == _COPIES:
            draft.copies = typed
            return
        if draft.problems.pop(name, "") == "" and typed == draft.value(name):
            return
        try:
            draft.fill(name, day_of(typed) if name == "published" else typed)
        except BadInput as error:
            draft.problems[name] = str(error)
        if name == "publisher":
            draft.known = None  # another publisher, perhaps one of the case
        self._fields[name].mark(_mark(draft, name))
        self._say(draft.problems.get(name, ""))
        self._list.refresh_rows()

    @on(Input.Submitted)
    def _confirm(self, event: Input.Submitted) -> None:
        """Enter says that a field is right, and goes to the next one."""
        draft, name = self._at_hand, (event.input.id or "").removeprefix("head-")
        if draft is None or name not in self._fields:
            return
        near = draft.known.near if draft.known is not None else ()
        if name == _COPIES and not draft.copies and near:
            draft.copies = near[0].source
            self._fill(draft)
        elif name in FIELDS and name not in draft.problems:
            draft.confirmed.add(name)
            self._fields[name].mark(_mark(draft, name))
        self._list.refresh_rows()
        names = list(self._fields)
        if name == names[-1]:
            self._list.focus()
        else:
            self._fields[names[names.index(name) + 1]].entry.focus()

    @on(RowList.Selected)
    def _to_its_head(self) -> None:
        next(iter(self._fields.values())).entry.focus()

    def action_leave_out(self) -> None:
        """Leave a report out, or take it in again."""
        draft = self._at_hand
        if draft is not None:
            draft.out = not draft.out
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to keep where there is something, to leave out where the list has the keys."""
        if action == "keep":
            return any(draft.wanted for draft in self._drafts)
        return action != "leave_out" or self.focused is self._list

    # keeping

    def action_keep(self) -> None:
        """Have all that is wanted added, in one edit."""
        kind = self._kind()
        if kind is None or self._keeping or self._reading is not None:
            return
        for name, one in self._fields.items():
            self._take(name, one.entry.value.strip())  # a key may come before what was typed last is told
        if any(it.wanted and it.problems for it in self._drafts):
            self._to_what_is_wrong()
            return
        wanted = [as_wanted(it, self._sources, self._of, kind) for it in self._drafts if it.wanted]
        if not wanted:
            return
        self._keeping = True
        what = "the report" if len(wanted) == 1 else f"{len(wanted)} reports"

        def add(library: Library, who: str) -> Adding | Refused:
            try:
                return library.add(wanted, who=who)
            except Refused as refusal:
                return refusal

        self._title.set(self._headline(), Content.styled("keeping", "$notice"))
        self.context.writing.edit(self.app, what, add, self._kept, otherwise=self._not_kept)

    def _not_kept(self) -> None:
        self._keeping = False
        self._title.set(self._headline())

    def _to_what_is_wrong(self) -> None:
        nth, draft = next((nth, it) for nth, it in enumerate(self._drafts) if it.wanted and it.problems)
        name, problem = next(iter(draft.problems.items()))
        if self._list.highlighted != nth:
            self._list.highlighted = nth
            self._fill(draft)
        self._fields[name].entry.focus()
        self._say(problem)

    def _kind(self) -> RenditionKind | None:
        if not self._of:
            return "translation"
        typed = self._fields[_KIND].entry.value.strip().lower()
        found = next((kind for kind in _KINDS if typed and kind.startswith(typed)), None)
        if found is None:
            self._fields[_KIND].mark(plain(f"one of {', '.join(_KINDS)}", "$notice"))
            self._fields[_KIND].entry.focus()
        return found

    def _kept(self, done: Adding | Refused) -> None:
        self._keeping = False
        if isinstance(done, Refused):
            self.app.notify(str(done), title="Not added", severity="error", markup=False)
            self._show()
            return
        for outcome in done.outcomes:
            if isinstance(outcome, LeftOut):
                self.app.notify(str(outcome), severity="warning", markup=False)
        if done.edited is None:
            self._show()
            return
        what = done.edited.what
        self.app.notify(f"{what[:1].upper()}{what[1:]}. U takes it back.", markup=False)
        if self in self.app.screen_stack and self.is_active:
            self.dismiss(done.added[0].source)

    def action_leave(self) -> None:
        """Leave: a field for the list, and then the screen; where something was read the first time only asks."""
        if isinstance(self.focused, Input) and self.focused is not self._line and self._drafts:
            self._list.focus()
        elif any(draft.wanted for draft in self._drafts) and not self._warned:
            self._warned = True
            self._say("Nothing of this is kept yet: Ctrl+S keeps it, Esc again leaves.")
        else:
            self.dismiss(None)

    @on(events.Unmount)
    def _left(self) -> None:
        self.asker.cover()
        if self._reading is not None:
            self._reading.stop()


def _mark(draft: Draft, name: str) -> Content:
    if name in draft.problems:
        return Content.styled("not taken", "$notice")
    if not draft.value(name):
        return Content("")
    return Content.styled("" if name in draft.confirmed else "inferred", "$quiet")
