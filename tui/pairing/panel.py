"""The panels in which a person decides about two entities: what it does is shown first, and it may be said why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from store.model.same import Decided, MergePreview
from tui.lines.facts import plain
from tui.lines.rows import Row, Rows
from tui.pairing.deciding import WORDS, Two, decide
from tui.pairing.lines import effect
from tui.session.asking import Asker, Context
from tui.session.keys import HELP, RELOAD, bind
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

#: Most code points of a reason, as many as the store keeps.
LONGEST_WHY = 2000


_MOVES = [
    bind("up", "screen.choose(-1)", "Choose", only="up", id="decide.up"),
    bind("down", "screen.choose(1)", "Choose", only="down", show=False, id="decide.down"),
    bind("page_down", "screen.scroll(1)", "More", only="pagedown", show=False, id="decide.page_down"),
    bind("page_up", "screen.scroll(-1)", "Back up", only="pageup", show=False, id="decide.page_up"),
]


class WhyField(Input):
    """The line for a reason. Up and Down choose what it is a reason for."""

    BINDINGS: ClassVar[list[BindingType]] = [*_MOVES]


class Panel(Over[bool]):
    """Something to choose with Up and Down, what it does, and with ``why`` a line to say why. Answers whether it was
    kept; it is left when it is."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        RELOAD,
        bind("record", "record", "Keep it", id="decide.record", priority=True),
        bind("open", "record", "", show=False, id="decide.open"),
        *_MOVES,
        bind("leave", "leave", "Back", id="decide.leave"),
    ]
    DEFAULT_CSS = """
    Panel {
        & > #decide-box {
            & > .lead { height: auto; color: $foreground; }
            & > RowList { max-height: 40%; min-height: 2; }
            & > #effect { height: 1fr; min-height: 2; scrollbar-size-vertical: 1; }
            & > .field { height: 1; }
            & > .field > .label { width: 5; height: 1; }
            & > .field > Input { width: 1fr; }
        }
    }
    """

    def __init__(self, context: Context, title: str, lead: str, *, why: bool = True) -> None:
        super().__init__()
        glyphs = context.glyphs
        self.context = context
        self.asker: Asker = Asker(self, context.library, self.wait_for)
        self.title_bar = Title(of=self, glyphs=glyphs)
        self.head(title)
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self.list.can_focus = False  # Up and Down choose from wherever one is
        self._lead = Static(lead, markup=False, classes="lead")
        self._effect = Static(markup=False)
        self._why = WhyField(placeholder="why (may be left empty)", max_length=LONGEST_WHY, compact=True, id="why")
        self._why.cursor_blink = False
        self._has_why = why
        self._effect_lines = 1
        self._by = Static(markup=False)
        self._kept = self._keeping = False

    def compose(self) -> ComposeResult:
        """What is decided, what can be chosen, what it does, the reason, and who decides."""
        with Vertical(id="decide-box", classes="over"):
            yield self.title_bar
            yield self._lead
            yield self.list
            with VerticalScroll(id="effect", can_focus=False):
                yield self._effect
            if self._has_why:
                with Horizontal(classes="field"):
                    yield Static("Why", markup=False, classes="label")
                    yield self._why
            with Horizontal(classes="field"):
                yield Static("By", markup=False, classes="label")
                yield self._by
        yield KeyBar()

    @property
    def lines(self) -> int:
        """What is decided, the choices, what it does, why and by whom."""
        return 3 + self._has_why + self.list.rows.count + self._effect_lines

    def on_mount(self) -> None:
        """Say who decides."""
        who = self.context.writing.who
        self._by.update(plain(who, "bold") if who else Content.styled("asked before it is kept", "$quiet"))

    def head(self, title: str) -> None:
        """Say what is decided."""
        self.title_bar.set(plain(title, "$title"))

    @property
    def why(self) -> str:
        """The reason that was given."""
        return self._why.value.strip()

    def offer(self, rows: Sequence[tuple[str, str]], *, chosen: int = 0) -> None:
        """Offer these to choose from, each with what is said of it."""
        self.list.set_rows(
            Rows(len(rows), lambda nth: Row(plain(rows[nth][0]), beside=plain(f"  {rows[nth][1]}", "$quiet"))),
            keep=False,
        )
        self.list.styles.height = len(rows)
        self.list.highlighted = chosen if rows else None

    def show_effect(self, words: Content) -> None:
        """Say what it does."""
        self._effect.update(words)
        self._effect_lines = words.plain.count("\n") + 1
        self.lie()

    @property
    def room(self) -> int:
        """How wide what it does can be."""
        return max(self.size.width - 4, 20)

    def action_choose(self, step: int) -> None:
        """Choose the one above or below."""
        self.list.action_move(step)

    def action_scroll(self, direction: int) -> None:
        """Show more of what it does."""
        pane = self.query_one("#effect", VerticalScroll)
        pane.scroll_to(y=pane.scroll_offset.y + direction * max(pane.size.height - 1, 1), animate=False)

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Have it kept, once, however often the key comes."""
        if self.empty:
            self.tell_empty()
        elif not self._kept and not self._keeping:
            self._keeping = True
            self.keep(self._then)

    def keep(self, then: Callable[[bool], None]) -> None:
        """Keep what was decided, and tell whether it was."""

    def _then(self, kept: bool) -> None:
        self._kept, self._keeping = kept, False
        if kept and self.is_active:
            self.dismiss(True)

    @on(events.ScreenResume)
    def _back(self) -> None:
        """Leave what was covered when it was kept."""
        self.asker.uncover()
        if self._kept:
            self.dismiss(True)

    @on(events.Unmount)
    def _left(self) -> None:
        self.asker.cover()

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)


class SamePanel(Panel):
    """Two are one: what that does to the verdicts, and who stands for both."""

    def __init__(self, context: Context, two: Two) -> None:
        super().__init__(context, f"The same: {two.names}", "Who stands for both (both ids keep working):")
        self._two = two
        self._preview: MergePreview | None = None

    def on_mount(self) -> None:
        """Ask what it would do."""
        two = self._two
        self.offer([(two.one_name, two.one), (two.other_name, two.other)])
        self.show_effect(Content.styled("Working out what this does to the verdicts ...", "$quiet"))
        self.asker.ask("effect", lambda library: library.merge_preview(two.one, two.other), self._worked_out)

    def _worked_out(self, preview: MergePreview) -> None:
        if self._preview is None and preview.keep == self._two.other and not self.list.highlighted:
            self.list.highlighted = 1
        self._preview = preview
        self._tell()

    @on(events.Resize)
    def _tell(self) -> None:
        if self._preview is not None:
            self.show_effect(effect(self._preview, self.room, self.context.glyphs))

    def keep(self, then: Callable[[bool], None]) -> None:
        """Make them one, unless that cannot be."""
        if self._preview is not None and self._preview.problem:
            self.notify(f"{self._preview.problem}.", title="This cannot be done", severity="warning", markup=False)
            then(False)
            return
        two = self._two
        stands = two.other if self.list.highlighted else two.one
        decide(self.app, self.context.writing, two, "same", then, why=self.why, stands=stands)


class WhyPanel(Panel):
    """Two are two, or nobody can tell; and why."""

    _CHOICES: tuple[tuple[Decided, str], ...] = (
        ("not_same", "remembered, and not asked again"),
        ("unsure", "remembered, and asked again after all others"),
    )

    def __init__(self, context: Context, two: Two, first: Decided = "not_same") -> None:
        super().__init__(context, two.names, "What is decided about the two:")
        self._two = two
        self._first = first

    def on_mount(self) -> None:
        """Offer both."""
        chosen = [decided for decided, _ in self._CHOICES].index(self._first)
        self.offer([(WORDS[decided], words) for decided, words in self._CHOICES], chosen=chosen)
        self.show_effect(Content.styled("No claim and no verdict changes by it.", "$quiet"))

    def keep(self, then: Callable[[bool], None]) -> None:
        """Keep the decision with its reason."""
        decided, _ = self._CHOICES[self.list.highlighted or 0]
        decide(self.app, self.context.writing, self._two, decided, then, why=self.why)
