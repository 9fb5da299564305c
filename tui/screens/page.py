"""The screen that all screens are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.library import Library
    from store.model.claims import SourceRow
    from store.model.out.report import ReportAsked
    from tui.session.ways.addresses import Place

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.content import Content
from textual.widget import Widget

from tui.lines.facts import plain
from tui.session.asking import Answer, Asker, Context
from tui.session.keys import bind
from tui.session.messages import Wish
from tui.terminal.compositor import FrontCompositor
from tui.terminal.glyphs import Glyphs
from tui.terminal.textual_inside import FRAME, PacedScreen
from tui.widgets.bars import KeyBar
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

READ_ONLY = "This session is read-only: nothing is changed or kept."
"""Why a key that would write does nothing."""


FINDS_ANYTHING = bind("search", "find_anything", "", show=False, id="page.search")
"""For a screen with no list to narrow and no text to look in: what is typed is looked for in the whole store."""


class Page(PacedScreen[None]):
    """A screen that asks the library, and goes back with Escape."""

    AUTO_FOCUS = "RowList, Passage"
    FIRST_PANE = "list"
    """Name of the attribute with the pane that the line of title names; where there is none it names the screen."""
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-flat"),
        (14, "-low"),
        (30, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave back", "back", "Back", id="page.back"),
        bind("jump", "jump", "Jump", show=False, id="page.jump"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.take_compositor(FrontCompositor())
        self.context = context
        self.asker = Asker(self, context.library)
        self._head: tuple[Content, list[Content], int] = (Content(""), [], 0)
        self._notice = self._at_hit = ""
        self.keys_for = ""
        """What the library is asked for on which the next key acts, once it is there: its purpose."""
        self._painted_at = 0.0

    @property
    def glyphs(self) -> Glyphs:
        """The characters this terminal can show."""
        return self.context.glyphs

    def ask(self, purpose: str, question: Callable[[Library], Answer], then: Callable[[Answer], None]) -> None:
        """Ask the library in a thread; see `Asker.ask`."""
        self.asker.ask(purpose, question, then)

    @property
    def keys_wait(self) -> bool:
        """Whether keys that were typed ahead are meant for what is still awaited, as when the screen has just come."""
        return self.asker.began or self.asker.awaits(self.keys_for)

    def write(self, what: str, call: Callable[[Library], Answer], then: Callable[[Answer], None]) -> None:
        """Write to the store in the session's lane; see `Writing.write`."""
        self.context.writing.write(self.app, what, call, then)

    def compose(self) -> ComposeResult:
        """A line of title, the screen's own content, a line of keys."""
        if self is self.app.screen_stack[0]:
            self._fit_classes()
        yield Title(id="head", glyphs=self.glyphs, of=self.first_pane)
        yield from self.content()
        yield KeyBar()

    @on(events.ScreenSuspend)
    def _covered(self) -> None:
        """Ask no more while another screen is in front; below the palette go on, which offers what is shown."""
        if not CommandPalette.is_open(self.app):
            self.asker.cover()

    @on(events.Unmount)
    def _out_of_sight(self) -> None:
        self.asker.cover()

    @on(events.ScreenResume)
    def _in_sight(self) -> None:
        self.asker.uncover()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Do not style anew what was styled a moment ago: it takes as long as the first time."""
        if not self.shown_before:
            event.refresh_styles = False

    def on_idle(self) -> None:
        """Paint what a key touched at once: waiting for the next frame would hold its echo up."""
        pressed: float = getattr(self.app, "pressed_at", 0.0)
        paced = self._painted_at < pressed and monotonic() - self._painted_at >= FRAME
        if self.only_touched and paced and self.is_current:
            self.paint()

    def before_paint(self) -> None:
        """Remember when the screen was painted."""
        self._painted_at = monotonic()

    def _fit_classes(self) -> None:
        """Set the classes of the breakpoints before anything is laid out: else all is styled and laid out twice.

        For the first screen only: those opened later bring styles of their own, which a change of classes applies.
        """
        for length, breakpoints in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            for name in self.breakpoint_classes(length, breakpoints or []):
                self.set_class(True, name, update=False)

    @property
    def first_pane(self) -> Widget | None:
        """The pane that the line of title names."""
        found: Widget | None = getattr(self, self.FIRST_PANE, None)
        return found

    def content(self) -> ComposeResult:
        """What stands between the title and the keys."""
        yield from ()

    def set_head(self, left: Content, right: list[Content], whole: int = 0) -> None:
        """Set the line of title; of `right` as many parts are shown as fit, and so many cells of `left` are whole."""
        self._head = (left, right, whole)
        notice = [plain(told, "$notice") for told in (self._at_hit, self._notice) if told]
        marked = len(self.context.basket)
        told = [Content.styled(f"{marked:,} marked", "$notice")] if marked else []
        self.query_one("#head", Title).set(left, [*notice, *told, *right], whole=whole)

    def show_marks(self) -> None:
        """Show what is marked now: how much, and the sign on its rows."""
        if not self.is_mounted:
            return
        self.set_head(*self._head)
        for one in self.query(RowList):
            one.refresh_rows()

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """What may be handed out here, each with what it is called; what is meant first stands first."""
        return ()

    def set_notice(self, words: str) -> None:
        """Say something in the line of title until it is taken back with an empty text."""
        if words != self._notice:
            self._notice = words
            self.set_head(*self._head)

    def tell_hit(self, words: str, /) -> None:
        """Say in the line of title at which of the places one is that were found; nothing where none is gone to."""
        if words != self._at_hit:
            self._at_hit = words
            self.set_head(*self._head)

    def acts_on(self, action: str) -> str:  # noqa: ARG002
        """Whom or what an action is about, for those whose word in the palette would leave that open."""
        return ""

    def why_not(self, action: str) -> str:  # noqa: ARG002
        """Say why an action that has a key cannot be done now."""
        return READ_ONLY if self.context.options.read_only else ""

    @property
    def source_at_hand(self) -> SourceRow | None:
        """The source that is highlighted, or read."""
        return None

    def tell(self, words: str) -> None:
        """Answer a key that finds nothing to act on."""
        self.notify(words, markup=False)

    def reload(self) -> None:
        """Ask again for everything shown, and keep the place: the store changed."""

    def ask_again(self) -> None:
        """Ask again for everything shown, and for what a form on it waits for."""
        self.reload()
        self.asker.again("form.")

    def shows(self, wish: Wish) -> bool:  # noqa: ARG002
        """Whether this screen is what a message asks to open, so that going back to it will do."""
        return False

    def come_to(self, wish: Wish) -> None:
        """Go to the place that message names: it was gone back to."""

    @property
    def place(self) -> Place | None:
        """Where this is, for whoever wants to come back; None where it is no place."""
        return None

    @property
    def called(self) -> str:
        """What the place is called: as its title has it."""
        return ", ".join(part.strip() for part in self._head[0].plain.split("  ") if part.strip())

    def action_jump(self) -> None:
        """Put a letter on each pane, to go to one of them."""
        from tui.widgets.jump import JumpScreen, panes

        found = panes(self)
        if len(found) < 2:
            self.notify("There is one pane here, and the keys are in it.", markup=False)
        else:
            self.app.push_screen(JumpScreen(found), self._jumped)

    def _jumped(self, pane: Widget | None) -> None:
        if pane is not None and pane.is_attached:
            self.go_to_pane(pane)

    def go_to_pane(self, pane: Widget) -> None:
        """Give the focus to a pane."""
        self.set_focus(pane)

    def action_find_anything(self) -> None:
        """Find an entity, a question, a source or a voice, and stay here where Escape is pressed."""
        self.app.action_command_palette()

    def widened(self) -> bool:
        """Give back what was left out of a list; tell whether there was anything."""
        return False

    def action_back(self) -> None:
        """Give the whole list back where it was narrowed; else leave the screen."""
        if not self.widened():
            self.dismiss()
