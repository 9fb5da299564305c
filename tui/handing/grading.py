"""Grading: how credible a claim is, how reliable its source, or all reports of its publisher; by whom and why.

It lies over what it is about, with the scale of the one that is graded: a letter or a number chooses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from store.labels.claims import value_words
from store.labels.dates import day
from store.labels.grades import CREDIBILITY, RELIABILITY, grade_words
from store.model.claims import ClaimView, Grade, SourceRow
from store.model.edits import Edited
from store.model.facts import dataclass
from store.model.out.grades import GradeRow
from store.model.views import VoiceRow
from store.model.vocabulary import Graded
from tui.lines.edits import done, when
from tui.lines.facts import plain
from tui.lines.rows import Row, Rows
from tui.screens.judge import Reasoned
from tui.session.asking import Context
from tui.session.keys import HELP, RELOAD, bind
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from store.library import Library

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


class GradePanel(Reasoned):
    """Asks which grade and why, and has it kept in the name of the person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        RELOAD,
        bind("right", "other(1)", "Of what", id="grade.right"),
        bind("left", "other(-1)", "Another before", show=False, id="grade.left"),
        bind("tab tab_back", "other_field", "Grade / why", id="grade.field"),
        bind("record", "record", "Keep it", id="grade.record", priority=True),
        replace(bind("part_1", "pick(1)", "Choose", id="grade.pick_1"), key_display="A-F 1-6"),
        *(bind(f"part_{nth}", f"pick({nth})", "Choose", show=False, id=f"grade.pick_{nth}") for nth in range(2, 7)),
        bind("take_back", "take_back", "Take back", id="grade.take_back"),
        bind("leave", "leave", "Back", id="grade.leave"),
    ]

    def __init__(self, context: Context, of: ClaimView | SourceRow | VoiceRow) -> None:
        super().__init__(context, "Grade", "keeps it", "kept")
        self._targets = targets(of)
        self._at = 0
        self._grades: tuple[GradeRow, ...] | None = None
        self._put: object = None  # where the highlight was put before anybody moved it
        self._chose = False  # whether somebody chose
        self._what = Bar(glyphs=context.glyphs, id="grade-what")

    def compose(self) -> ComposeResult:
        """What is graded, its scale, the reason, and who grades."""
        with Vertical(id="grade-box", classes="over"):
            yield self._title
            yield self._what
            yield self._list
            yield from self.fields()
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
        self._show()
        self.asker.ask("grades", lambda library: library.grades(), self._told)

    def _told(self, grades: tuple[GradeRow, ...]) -> None:
        """Show what was given; a choice that was made before this came stands, and its reason with it."""
        self._grades = grades
        self._show(chosen=self._chose or self.focused is self._why or self._list.highlighted_key != self._put)

    @on(RowList.Highlighted)
    def _moved(self) -> None:
        self._chose = self._chose or self._list.highlighted_key != self._put

    def _show(self, *, chosen: bool = False) -> None:
        """Show the scale of what is graded, at the grade that it has; what was ``chosen`` stays so."""
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
        if not chosen:
            # where nobody graded it, at what claims nothing: that nobody can tell
            self._put = grade.grade if grade is not None else scale[-1][0]
            self._list.highlight_key(self._put)
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
        self._chose = False
        self._show()

    def action_pick(self, number: int) -> None:
        """Choose the grade with that number, of letters the one at that place."""
        self._chose = True
        self._list.highlighted = number - 1

    def on_key(self, event: events.Key) -> None:
        """Choose a grade by its letter; tell what keys do here where one is typed that does nothing."""
        if not event.is_printable or self.focused is not self._list or event.key in self.active_bindings:
            return
        event.stop()
        letter = (event.character or "").upper()
        if self._list.highlight_key(letter):
            self._chose = True
        else:
            self.notify(f"{event.character} is no grade of {_called(self.target)}: {_HOW}", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to take back a grade that was given."""
        return action != "take_back" or self.grade is not None

    def why_not(self, action: str) -> str:
        """Say why no grade is taken back."""
        if action == "take_back" and self._grades is None:
            return "It is not known yet whether anybody graded this."
        return "Nobody graded this: there is nothing to take back." if action == "take_back" else ""

    def action_record(self) -> None:
        """Keep the grade."""
        given, target, why = self._list.highlighted_key, self.target, self.why
        if isinstance(given, str):

            def grade(library: Library, who: str) -> Edited:
                return library.grade(target.of, target.slug, given, why, who=who)

            self._keep(f"{_called(target)} is graded {given}", grade, given, why)

    def action_take_back(self) -> None:
        """Take the grade back: nobody gave one, from now on."""
        target = self.target

        def ungrade(library: Library, who: str) -> Edited:
            return library.ungrade(target.of, target.slug, who=who)

        self._keep(f"the grade of {_called(target)} is taken back", ungrade)

    def _keep(self, what: str, call: Callable[[Library, str], Edited], *how: str) -> None:
        def told(edited: Edited) -> str:
            return done(edited) if edited.changed else "It is graded so already."

        self.write(what, call, ("grade", self.target.of, self.target.slug, *how), told)


def _called(target: Target) -> str:
    return "a publisher" if target.of == "publisher" else f"a {target.of}"
