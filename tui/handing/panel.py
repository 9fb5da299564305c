"""The panel that hands out: what, in which form, into which file. It is written behind the screen, whole or not at all.

Nothing is replaced that is there, unless it is asked for twice. Escape leaves; what was not written by then is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.model.out.report import ReportAsked
from store.model.problems import BadInput, Refused
from store.model.stopping import Stopped
from store.model.stopping import check as look_at_stop
from store.text.clean import shown
from tui.handing.files import AlreadyThere, put
from tui.handing.words import FORMS, Form, file_name, picked_of, without_gone
from tui.lines.facts import count, plain
from tui.lines.rows import Row, Rows
from tui.session.asking import Asker, Context
from tui.session.keys import HELP, bind
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library
    from store.model.out.picked import HandedOut

_LONGEST = 60
"""Letters of a name that are told."""
_PACE = 0.1
"""Seconds between two words about how far it is."""


class FileField(Input):
    """The name of the file. Up goes back to the forms."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("up", "screen.forms", "Forms", only="up", show=False, id="handing.forms"),
    ]


class HandOutPanel(Over[None]):
    """`offers` are what can be handed out, each with what it is called; the first is what is meant."""

    AUTO_FOCUS = "#handing-forms"
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("record", "record", "Write it", id="handing.record", priority=True),
        bind("tab", "app.focus_next", "Next part", only="tab", id="handing.next"),
        bind("tab_back", "app.focus_previous", "Part before", only="shift+tab", show=False, id="handing.previous"),
        bind("leave", "leave", "Back", id="handing.leave"),
    ]
    DEFAULT_CSS = """
    HandOutPanel {
        & > #handing-box {
            & > #handing-what { max-height: 30%; min-height: 1; }
            & > #handing-forms { height: 1fr; min-height: 2; }
            & > .field { height: 1; }
            & > .field > Input { width: 1fr; }
            & > #handing-told { height: 2; color: $foreground; }
        }
    }
    """

    def __init__(self, context: Context, offers: Sequence[tuple[str, ReportAsked]]) -> None:
        super().__init__()
        glyphs = context.glyphs
        self.context = context
        self.asker: Asker = Asker(self, context.library)
        self._offers = tuple(offers)
        self._what = RowList(self._rows_of_offers(), id="handing-what", cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self._forms = RowList(self._rows_of_forms(), id="handing-forms", cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self._title = Title(Content.styled("Hand out", "$title"), of=self._what, glyphs=glyphs)
        self._field = FileField(compact=True, id="handing-file", select_on_focus=False)
        self._field.cursor_blink = False
        self._file_title = Title("Into", of=self._field, glyphs=glyphs)
        self._forms_title = Title("As", of=self._forms, glyphs=glyphs)
        self._told = Static(markup=False, id="handing-told")
        self._suggested = ""
        self._replace: Path | None = None  # asked for once; asked for again it is replaced
        self._writing = False
        self._written = False
        self._said_at = 0.0
        self._tells: App[Any]  # the panel may be gone while its thread still tells something

    def _rows_of_offers(self) -> Rows:
        return Rows(len(self._offers), lambda nth: Row(plain(self._offers[nth][0])))

    @staticmethod
    def _rows_of_forms() -> Rows:
        wide = max(len(form.words) for form in FORMS)

        def line(nth: int) -> Row:
            return Row(plain(f"{FORMS[nth].words:<{wide}}  "), beside=plain(FORMS[nth].about, "$quiet"))

        return Rows(len(FORMS), line)

    def compose(self) -> ComposeResult:
        """What, as what, into which file, and what became of it."""
        with Vertical(id="handing-box", classes="over"):
            yield self._title
            yield self._what
            yield self._forms_title
            yield self._forms
            yield self._file_title
            with Horizontal(classes="field"):
                yield self._field
            yield self._told
        yield KeyBar()

    @property
    def lines(self) -> int:
        """Three titles, what there is to choose from, the file, two lines of words."""
        return 3 + len(self._offers) + len(FORMS) + 3

    def on_mount(self) -> None:
        """Suggest a file."""
        self._what.styles.height = len(self._offers)
        self._suggest()

    @property
    def chosen(self) -> tuple[str, ReportAsked, Form]:
        """What is to be handed out, and how."""
        words, asked = self._offers[self._what.highlighted or 0]
        return words, asked, FORMS[self._forms.highlighted or 0]

    @on(RowList.Highlighted)
    def _suggest(self) -> None:
        """Suggest a name, unless somebody typed one."""
        words, asked, form = self.chosen
        if self._field.value == self._suggested:
            self._suggested = file_name(words, asked, form.ending)
            self._field.value = self._suggested
            self._field.cursor_position = len(self._suggested)
        self._replace = None
        self._say(f"Enter at the name, or Ctrl+S, writes it into {shown(str(Path.cwd()), newlines=False)}")

    @on(RowList.Selected)
    def _next(self, event: RowList.Selected) -> None:
        self.set_focus(self._forms if event.row_list is self._what else self._field)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._replace = None

    def action_forms(self) -> None:
        """Go back to the forms."""
        self.set_focus(self._forms)

    def _say(self, words: str, style: str = "$quiet") -> None:
        self._told.update(Content.styled(shown(words, newlines=False), style))

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Write it, unless that would take the place of a file and was asked for once only."""
        if self._writing:
            return
        path = self._path()
        if path is None:
            return
        _, asked, form = self.chosen
        replace = self._replace == path
        self._writing = True
        self._say("Asking ...")
        app = self._tells = self.app
        self.asker.ask("hand out", lambda library: self._write(library, app, asked, form, path, replace), self._ended)

    @property
    def keys_wait(self) -> bool:
        """Whether it is still written, and the panel closes behind that."""
        return self._writing

    def _path(self) -> Path | None:
        """The file that is named; None, and a sentence, where nothing can be written there."""
        named = self._field.value.strip()
        told = named if len(named) <= _LONGEST else f"{named[: _LONGEST // 2]}...{named[-_LONGEST // 3 :]}"
        try:
            path = Path(named).expanduser()
            if not named:
                wrong = "Give the name of a file."
            elif path.is_dir():
                wrong = f"{told}: is a folder: give a file."
            elif not path.absolute().parent.is_dir():
                wrong = f"{told}: there is no such folder: make it, or give another file."
            elif path.exists() and self._replace != path:
                self._replace = path
                wrong = f"{told}: is there already. Enter again replaces it; another name leaves it."
            else:
                return path
        except (OSError, ValueError, RuntimeError) as error:
            wrong = f"{told}: is no file that can be written ({getattr(error, 'strerror', None) or error})."
        self._say(wrong, "$notice")
        return None

    def _write(
        self, library: Library, app: App[Any], asked: ReportAsked, form: Form, path: Path, replace: bool
    ) -> tuple[bool, str]:
        """Make and write it, in a thread. Returns whether it is written, and a sentence."""
        try:
            made, gone = self._made(library, asked, form)
            look_at_stop()
            put(made.pieces, path, replace=replace, look=look_at_stop)
        except Stopped:
            app.call_later(app.notify, f"Left: {shown(path.name, newlines=False)} was not written.", markup=False)
            raise
        except AlreadyThere as there:
            return False, f"{there}: it came while this was made. Enter asks again."
        except Refused as why_not:
            return False, f"{str(why_not)[:1].upper()}{str(why_not)[1:]}."
        told = f"{count(made.questions, 'question')}, {count(made.claims, 'claim')}, {count(made.sources, 'source')}"
        left = f" Left out: {gone:,} of what was asked for, no longer in the store." if gone else ""
        told = shown(f"{path.absolute()}\n{form.words}: {told}.{left}")
        # by the app: the panel may be gone by now, and the file stands all the same
        app.call_later(app.notify, told, title="Written", markup=False)
        return True, told

    def _made(self, library: Library, asked: ReportAsked, form: Form) -> tuple[HandedOut, int]:
        """What goes into the file, and how much of what was asked for is gone. Raises Refused where nothing is left."""
        try:
            return library.hand_out(asked, form.id, progress=self._progress), 0
        except BadInput:
            there = without_gone(asked, library.picked(asked.questions, asked.answers, asked.claims))
            gone = picked_of(asked) - picked_of(there)
            if not gone:
                raise
            if not picked_of(there):
                raise Refused("nothing of it is in the store any more") from None
            return library.hand_out(there, form.id, progress=self._progress), gone

    def _progress(self, what: str, done: int, of: int) -> None:
        """Say how far it is, now and then; called in the thread that makes it."""
        if monotonic() - self._said_at >= _PACE:
            self._said_at = monotonic()
            self._tells.call_later(self._how_far, f"{what} {done:,} of {of:,} ..." if of else f"{what} ...")

    def _how_far(self, words: str) -> None:
        if self._writing and self.is_attached:
            self._say(f"{words[:1].upper()}{words[1:]} Esc leaves, and nothing is written.")

    def _ended(self, outcome: tuple[bool, str]) -> None:
        self._writing = False
        written, told = outcome
        if not written:
            self._say(told, "$notice")
            return
        self._written = True
        if self.is_active:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave; what is under way is stopped, and nothing is written, unless it was already."""
        self.dismiss(None)

    @on(events.ScreenResume)
    def _back(self) -> None:
        """Leave what was covered when it was written."""
        self.asker.uncover()
        if self._written:
            self.dismiss(None)

    @on(events.Unmount)
    def _left(self) -> None:
        self.asker.cover()
