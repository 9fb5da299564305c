"""Grading: how credible a claim is, how reliable its source, or all reports of its publisher; by whom and why.

It lies over what it is about, with the scale of the one that is graded: a letter or a number chooses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.labels.claims import value_words
from store.labels.dates import day
from store.labels.grades import CREDIBILITY, RELIABILITY, grade_words
from store.model.claims import ClaimView, Grade, SourceRow
from store.model.edits import Edited
from store.model.facts import dataclass
from store.model.out.grades import GradeRow
from store.model.problems import Refused
from store.model.views import VoiceRow
from store.model.vocabulary import Graded
from tui.lines.edits import done, when
from tui.lines.facts import plain
from tui.lines.rows import Row, Rows
from tui.session.asking import Asker, Context
from tui.session.keys import HELP, bind
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.over import Over
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.library import Library

#: Most code points of a reason, as many as the store keeps.
LONGEST_WHY = 2000

_HOW = "a letter or a number chooses, Enter goes on to why, and Enter there keeps it."


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be graded: what it is, its id, and what it is called."""

    of: Graded
    slug: str
    name: str

    @property
    def scale(self) -> dict[str, str]:
        """Its grades with what they mean, the best first."""
        return CREDIBILITY if self.of == "claim" else RELIABILITY


def targets(of: ClaimView | SourceRow | VoiceRow) -> tuple[Target, ...]:
    """Return what can be graded of what is at hand, that first which is."""
    if isinstance(of, VoiceRow):
        return (Target("publisher", of.slug, f"all reports of {of.name}"),)
    source = of.source if isinstance(of, ClaimView) else of
    day_ = day(source.published)
    found = [
        Target("source", source.slug, ", ".join(part for part in (source.publisher, source.title, day_) if part)),
        Target("publisher", source.publisher_slug, f"all reports of {source.publisher} without a grade of their own"),
    ]
    if isinstance(of, ClaimView):
        said = f"{of.speaker_name} on {of.entity_name}, {of.question}: {value_words(of)}"
        found.insert(0, Target("claim", of.slug, said))
    return tuple(found)


def standing(rows: tuple[GradeRow, ...], target: Target) -> Grade | None:
    """Return the grade that was given to it, not one that it has from its publisher."""
    return next((row.grade for row in rows if (row.of, row.slug) == (target.of, target.slug)), None)


class GradePanel(Over[None]):
    """Asks which grade and why, and has it kept in the name of the person."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("right", "other(1)", "Of what", id="grade.right"),
        bind("left", "other(-1)", "Another before", show=False, id="grade.left"),
        bind("tab tab_back", "other_field", "Grade / why", id="grade.field"),
        bind("record", "record", "Keep it", id="grade.record", priority=True),
        replace(bind("part_1", "pick(1)", "Choose", id="grade.pick_1"), key_display="A-F 1-6"),
        *(bind(f"part_{nth}", f"pick({nth})", "Choose", show=False, id=f"grade.pick_{nth}") for nth in range(2, 7)),
        bind("take_back", "take_back", "Take back", id="grade.take_back"),
        bind("leave", "leave", "Back", id="grade.leave"),
    ]
    CSS = """
    GradePanel {
        & > #grade-box {
            & > RowList { height: 1fr; min-height: 2; }
            & > .field { height: 1; }
            & > .field > .label { width: 5; height: 1; }
            & > .field > Input { width: 1fr; }
        }
    }
    """

    def __init__(self, context: Context, of: ClaimView | SourceRow | VoiceRow) -> None:
        super().__init__()
        self.context = context
        self._targets = targets(of)
        self._at = 0
        self._grades: tuple[GradeRow, ...] | None = None
        self._asker = Asker(self, context.library)
        self._kept = False
        glyphs = context.glyphs
        self._list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis)
        self._title = Title(Content.styled("Grade", "$title"), of=self._list, glyphs=glyphs)
        self._what = Bar(glyphs=glyphs, id="grade-what")
        self._why = Input(
            placeholder="why (may be left empty); Enter keeps it",
            max_length=LONGEST_WHY,
            compact=True,
            id="why",
            select_on_focus=False,
        )
        self._why.cursor_blink = False
        self._by = Static(markup=False)

    def compose(self) -> ComposeResult:
        """What is graded, its scale, the reason, and who grades."""
        with Vertical(id="grade-box", classes="over"):
            yield self._title
            yield self._what
            yield self._list
            with Horizontal(classes="field"):
                yield Static("Why", markup=False, classes="label")
                yield self._why
            with Horizontal(classes="field"):
                yield Static("By", markup=False, classes="label")
                yield self._by
        yield KeyBar()

    @property
    def lines(self) -> int:
        """The title, what is graded, its scale, why, by whom."""
        return 4 + len(self.target.scale)

    @property
    def target(self) -> Target:
        """What is graded."""
        return self._targets[self._at]

    @property
    def grade(self) -> Grade | None:
        """The grade that it has now, of its own."""
        return standing(self._grades or (), self.target)

    def on_mount(self) -> None:
        """Show the scale, and ask for the grades that were given."""
        who = self.context.writing.who
        self._by.update(plain(who, "bold") if who else Content.styled("asked before it is kept", "$quiet"))
        self._show()
        self._asker.ask("grades", lambda library: library.grades(), self._told)

    def _told(self, grades: tuple[GradeRow, ...]) -> None:
        self._grades = grades
        self._show()

    def _show(self) -> None:
        """Show the scale of what is graded, at the grade that it has."""
        target, grade = self.target, self.grade
        scale = tuple(target.scale.items())
        others = [it.of for it in self._targets if it is not target]
        also = f"arrows: its {' or '.join(others)}" if others else ""
        what = "all reports of a publisher" if target.of == "publisher" else f"the {target.of}"
        self._title.set(Content.styled(f"Grade {what}", "$title"), Content.styled(also, "$quiet"))
        now = f"{grade_words(grade)} ({grade.who}, {when(grade.at)})" if grade is not None else "not graded"
        self._what.set(plain(target.name, "bold"), plain("" if self._grades is None else now, "$quiet"))
        self._list.set_rows(
            Rows(
                len(scale),
                lambda nth: Row(Content.assemble((f"{scale[nth][0]}  ", "$key"), scale[nth][1])),
                lambda nth: scale[nth][0],
            )
        )
        # where nobody graded it, at what claims nothing: that nobody can tell
        self._list.highlight_key(grade.grade if grade is not None else scale[-1][0])
        if grade is not None and not self._why.value:
            self._why.value = grade.why
        self.lie()
        self.refresh_bindings()

    def action_other(self, step: int) -> None:
        """Grade the next of the claim, its source and its publisher."""
        if len(self._targets) < 2:
            self.notify("This alone can be graded here.", markup=False)
            return
        earlier = self.grade
        if earlier is not None and self._why.value == earlier.why:
            self._why.value = ""  # the reason of another grade
        self._at = (self._at + step) % len(self._targets)
        self._show()

    def action_pick(self, number: int) -> None:
        """Choose the grade with that number, of letters the one at that place."""
        self._list.highlighted = number - 1

    def on_key(self, event: events.Key) -> None:
        """Choose a grade by its letter; tell what keys do here where one is typed that does nothing."""
        if not event.is_printable or self.focused is not self._list or event.key in self.active_bindings:
            return
        event.stop()
        letter = (event.character or "").upper()
        if not self._list.highlight_key(letter):
            self.notify(f"{event.character} is no grade of {_called(self.target)}: {_HOW}", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to take back a grade that was given."""
        return action != "take_back" or self.grade is not None

    def why_not(self, action: str) -> str:
        """Say why no grade is taken back."""
        return "Nobody graded this: there is nothing to take back." if action == "take_back" else ""

    @on(RowList.Selected)
    def action_other_field(self) -> None:
        """Go from the grade to why and back."""
        self.set_focus(self._list if self.focused is self._why else self._why)

    @on(Input.Submitted)
    def action_record(self) -> None:
        """Keep the grade."""
        given, target, why = self._list.highlighted_key, self.target, self._why.value.strip()
        if isinstance(given, str):
            call = partial(_grade, target, given, why)
            self._write(f"{_called(target)} is graded {given}", call, (given, why))

    def action_take_back(self) -> None:
        """Take the grade back: nobody gave one, from now on."""
        self._write(f"the grade of {_called(self.target)} is taken back", partial(_ungrade, self.target), ())

    def _write(self, what: str, call: Callable[[Library, str], Edited | Refused], same: tuple[object, ...]) -> None:
        """Write once, however often the key comes. The panel is left when it is written, if it is still there."""
        if self._kept:
            return

        def written(outcome: Edited | Refused) -> None:
            if isinstance(outcome, Refused):
                self.app.notify(f"{outcome}.", title=f"Not kept: {what}", severity="warning", markup=False)
                return
            self._kept = True
            if self.is_active:
                self.action_leave()
            said = done(outcome) if outcome.changed else "It is graded so already."
            self.app.notify(said, markup=False)

        once = ("grade", self.target.of, self.target.slug, *same)
        self.context.writing.edit(self.app, what, call, written, same=once)

    @on(events.ScreenResume)
    def _back(self) -> None:
        """Leave what was covered when it was written."""
        self._asker.uncover()
        if self._kept:
            self.action_leave()

    @on(events.Unmount)
    def _left(self) -> None:
        self._asker.cover()

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss()


def _called(target: Target) -> str:
    return "a publisher" if target.of == "publisher" else f"a {target.of}"


def _grade(target: Target, given: str, why: str, library: Library, who: str) -> Edited | Refused:
    try:
        return library.grade(target.of, target.slug, given, why, who=who)
    except Refused as refusal:
        return refusal


def _ungrade(target: Target, library: Library, who: str) -> Edited | Refused:
    try:
        return library.ungrade(target.of, target.slug, who=who)
    except Refused as refusal:
        return refusal
