"""The browser: takes the messages of the screens and turns them into screens. Wiring only."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from store.model.problems import Away, BadInput, Refused
from store.text.clean import shown
from tui.app.colours import TakesColours
from tui.app.copying import Copies, cut
from tui.app.deciding import DecidesPairs
from tui.app.endings import run_to_the_end
from tui.app.naming import AsksWho
from tui.app.offering import Offers
from tui.app.out.basket import HasBasket
from tui.app.out.places import KnowsPlaces
from tui.app.out.weighing import Weighs
from tui.app.reasons import TellsWhyNot
from tui.app.typeahead import KeysInOrder
from tui.app.watch import StoreWatch
from tui.app.widths import give_signs_cells
from tui.screens.browse import BrowseScreen
from tui.screens.page import Page
from tui.session import messages
from tui.session.asking import Context
from tui.session.first_look import FirstLook, first_look
from tui.session.keys import bind, by_current_ids, keys_of
from tui.session.options import Options
from tui.session.writing import Writing
from tui.terminal.asking.answers import WidthTold
from tui.terminal.detect import Terminal
from tui.terminal.glyphs import glyphs
from tui.terminal.textual_inside import FewToasts, OneSentence

if TYPE_CHECKING:
    from store.library import Library
    from store.model.edits import Edited
    from tui.terminal.asking.early import Early


_FONT_FACE = re.compile(r"@font-face\s*{[^}]*}\s*")


SETTLED = 0.7
"""Seconds after which all that is loaded for the first screen is there."""


class Browser(
    KnowsPlaces,
    Copies[None],
    DecidesPairs,
    HasBasket,
    Weighs,
    Offers,
    AsksWho,
    TellsWhyNot[None],
    TakesColours[None],
    KeysInOrder[None],
    StoreWatch,
    FewToasts[None],
    OneSentence[None],
):
    """The application. Screens are pushed on a message; the first one is Browse."""

    CSS_PATH: ClassVar = [
        Path(__file__).with_name("base.tcss"),
        Path(__file__).parents[1] / "screens" / "browse.tcss",
    ]
    TITLE = "whosays"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("help", "help", "Help", id="app.help"),
        bind("contested", "worklist", "Contested", id="app.worklist"),
        bind("sources", "sources", "Sources", id="app.sources"),
        bind("timeline", "timeline", "Timeline", id="app.timeline"),
        bind("voices", "voices", "Voices", id="app.voices"),
        bind("pairs", "pairs", "Who may be the same", show=False, id="app.pairs"),
        bind("journal", "journal", "Journal", show=False, id="app.journal"),
        bind("clashes", "clashes", "Clashes", show=False, id="app.clashes"),
        bind("undo", "undo", "Undo", show=False, id="app.undo"),
        bind("redo", "redo", "Redo", show=False, id="app.redo"),
        bind("reload", "reload", "Reload", show=False, id="app.reload"),
        bind("repaint", "repaint_all", "Repaint", show=False, id="app.repaint"),
        bind("palette", "command_palette", "Commands", show=False, priority=True, id="app.palette"),
        bind("quit", "quit", "Quit", show=False, priority=True, id="app.quit"),
    ]

    def __init__(
        self,
        library: Library,
        options: Options,
        terminal: Terminal | None = None,
        first: FirstLook | None = None,
        early: Early | None = None,
    ) -> None:
        """Browse `library`; `first` is what its first screen shows, if that is at hand, `early` the terminal if it was
        asked already."""
        super().__init__(library, diff=options.diff, terminal=terminal)
        self._first = first
        utf8 = self.terminal.utf8 if options.glyphs == "auto" else options.glyphs == "unicode"
        self.context = Context(library, options, glyphs(utf8), Writing(library, options.who))
        self.no_color = self.no_color or self.terminal.depth == "none"
        self.early = early
        self.take_colours(options.theme, early.listen() if early is not None else "")
        keymap = by_current_ids(options.keys)
        self.set_keymap(keymap)
        self.leaving_keys = tuple(keymap.get("app.quit", keys_of("quit")).split(","))

    def get_default_screen(self) -> Screen[Any]:
        """Begin with Browse."""
        return BrowseScreen(self.context, self._first)

    def on_mount(self) -> None:
        """Go on to the screen that was asked for, and start to look for changes of the store."""
        super().on_mount()
        self.set_timer(SETTLED, self._settled)
        self.begin()

    def _settled(self) -> None:
        collect_again()
        self.look_through()

    async def action_quit(self) -> None:
        """Leave, when what is being written is whole."""
        writing = self.context.writing
        if writing.under_way:
            self.notify(f"Leaves when it is written: {writing.under_way}.", markup=False)
        writing.leave(self.exit)

    def keys_wait(self) -> bool:
        """Let keys wait while what was typed is written, too: the field they would go into closes behind that."""
        return super().keys_wait() or (isinstance(self.focused, Input) and bool(self.context.writing.under_way))

    def keeps(self) -> bool | None:
        """Whether something is being written; None where it was not, and somebody is to see why."""
        return self.context.writing.keeps

    def on_width_told(self, told: WidthTold) -> None:
        """Take the widths the terminal has, and lay out anew what was laid out with others."""
        if give_signs_cells(told.cells > 1):
            self.action_reload()
            self.repaint_all()

    def on_store_written(self) -> None:
        """Show what this session wrote."""
        self.action_reload()

    def on_told(self, message: messages.Told) -> None:
        """Let words be read that a toast lies over."""
        self.uncover(message.region)

    def on_cite_selection(self, message: messages.CiteSelection) -> None:
        """Make a claim of words that are read."""
        from tui.screens.reader import ReaderScreen

        if isinstance(self.screen, ReaderScreen) and not self.context.options.read_only:
            self.screen.cite(message.start, message.end)

    def on_change_claim(self, message: messages.ChangeClaim) -> None:
        """Change a claim beside its words."""
        from tui.screens.reader import ReaderScreen

        if not self.context.options.read_only:
            self.push_screen(ReaderScreen(self.context, message.slug, message.rendition, message.claim, change=True))

    def on_change_record(self, message: messages.ChangeRecord) -> None:
        """Change an entity or the head of a source."""
        if not self.context.options.read_only:
            self.hold_keys()  # what is typed from here on is meant for the form
            from tui.records.screen import RecordScreen

            self.push_screen(RecordScreen(self.context, message.kind, message.slug, message.at, self.let_keys))

    def on_judge_question(self, message: messages.JudgeQuestion) -> None:
        """Record a judgement, unless nothing may be written."""
        from tui.screens.judge import JudgeScreen

        if self.context.options.read_only:
            self.notify("This session is read-only: nothing can be judged.", severity="warning")
        else:
            self.push_screen(JudgeScreen(self.context, message.ref))

    def on_add_reports(self, message: messages.AddReports) -> None:
        """Bring reports in, unless nothing may be written."""
        from tui.adding.screen import AddScreen

        if self.context.options.read_only:
            self.notify("This session is read-only: nothing can be added.", severity="warning")
        else:
            self.push_screen(AddScreen(self.context, message.of, message.paths), self._added)

    def _added(self, source: str | None) -> None:
        from tui.screens.sources import SourcesScreen

        if source is not None and isinstance(self.screen, SourcesScreen):
            self.screen.go_to(source)

    def on_copy_claim(self, message: messages.CopyClaim) -> None:
        """Copy a claim's citation as text, or in a format that is chosen first."""
        claim = message.claim
        what = f"Citation of {cut(claim.speaker_name)} on {cut(f'{claim.entity_name}, {claim.question}')}"
        if message.choose:
            from tui.handing.copy import CopyScreen

            self.push_screen(CopyScreen(self.context, claim), partial(self._copied, what))
        else:
            from store.library import citation_formats

            plain_text = next(iter(citation_formats().values()))
            self._copied(what, plain_text(claim))

    def on_copy_text(self, message: messages.CopyText) -> None:
        """Copy a text."""
        self._copied(f'"{cut(message.text)}"', message.text)

    def _copied(self, what: str, text: str | None) -> None:
        if text is not None:
            self.give_away(text, what, read_only=self.context.options.read_only)

    def action_help(self) -> None:
        """Explain the screen: its keys, and what the signs mean."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.context, self.screen))

    def action_worklist(self) -> None:
        """Open the list of unsettled questions."""
        self.screen.post_message(messages.OpenWorklist())

    def action_sources(self) -> None:
        """Open the list of sources, at the one at hand."""
        source = self.screen.source_at_hand if isinstance(self.screen, Page) else None
        self.screen.post_message(messages.OpenSources(source.slug if source is not None else None))

    def action_timeline(self) -> None:
        """Open the timeline of the whole case."""
        self.screen.post_message(messages.OpenTimeline())

    def action_voices(self) -> None:
        """Open the list of voices."""
        self.screen.post_message(messages.OpenVoices())

    def action_journal(self) -> None:
        """Open the journal."""
        self.screen.post_message(messages.OpenJournal())

    def action_clashes(self) -> None:
        """Open what both the store and the folder changed."""
        self.screen.post_message(messages.OpenClashes())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what writes where anything may be written and nobody types; clashes where there are some."""
        if action in ("undo", "redo"):
            return not self.context.options.read_only and not isinstance(self.focused, Input)
        if action == "clashes":
            return bool(self.clashing) and not self.context.options.read_only
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say why nothing is taken back, or why there are no clashes to be shown."""
        told = super().why_not(action)
        return told or (
            "Nothing is changed in both the store and the folder of the case." if action == "clashes" else ""
        )

    def action_undo(self) -> None:
        """Take back the last change of one's own."""
        self._again(
            lambda library, who: library.undo(who=who), "the last change is taken back", "redo", "does it again"
        )

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._again(lambda library, who: library.redo(who=who), "it is done again", "undo", "takes it back")

    def _again(self, call: Callable[[Library, str], Edited], what: str, key: str, does: str) -> None:
        def tried(library: Library, who: str) -> Edited | Refused:
            try:
                return call(library, who)
            except (BadInput, Away) as why_not:
                return why_not

        def told(outcome: Edited | Refused) -> None:
            if isinstance(outcome, Away):  # "not written", of this, would leave open what was not
                not_done = "Nothing is taken back" if key == "redo" else "Nothing is done again"
                self.notify(str(outcome), title=not_done, severity="error", markup=False)
                self.post_message(messages.StoreAway())
            elif isinstance(outcome, Refused):
                self.notify(f"{str(outcome)[:1].upper()}{str(outcome)[1:]}.", severity="warning", markup=False)
            else:
                from tui.lines.edits import done

                self.notify(done(outcome, key, does), markup=False)

        self.context.writing.edit(self, what, tried, told)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """The screen as SVG that loads nothing from elsewhere: the reader's own fixed-width font serves.

        What is typed into a field is held as it came: the picture has it as the screen shows it.
        """
        return shown(_FONT_FACE.sub("", super().export_screenshot(title=title, simplify=simplify)))


def collect_again() -> None:
    """Turn the garbage collector on, which `tui.app.launch` turned off: what is there by now stays to the end."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()


def run(library: Library, options: Options, early: Early | None = None) -> None:
    """Open the browser on a library and return when the person leaves. `early` is a terminal that was asked already.

    Raises Refused where the browser broke, or where something could not be written and there was no screen left to
    say so. Call `tui.terminal.detect.refusal` and `prepare` first: Textual reads the environment when imported.
    """
    try:
        first = first_look(library, options.panes)
    except Refused:
        first = None  # the first screen asks again, and says what is wrong
    library.close()  # this thread asks nothing more
    app = Browser(library, options, first=first, early=early)
    give_signs_cells(app.terminal.signs_have_cells)
    try:
        run_to_the_end(
            app, mouse=app.terminal.mouse if options.mouse is None else options.mouse, read_only=options.read_only
        )
    finally:
        app.context.writing.finish()
