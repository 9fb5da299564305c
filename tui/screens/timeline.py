"""The timeline: dated claims and raids in order, imprecise dates as bars, rival dates held together."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from store.labels.events import event_date, event_title
from store.model.claims import QuestionRef
from store.model.views import Event
from tui.lines.axis import Axis, over
from tui.lines.facts import count, plain, state_mark, voices
from tui.lines.fit import widest
from tui.lines.rows import Row, Rows, Section
from tui.lines.timeline import Placed, axis_line, columns, event_row, event_words, years
from tui.screens.at_hand import AtHand, alike
from tui.session.asking import Context
from tui.session.basket import Mark, question_key
from tui.session.keys import bind
from tui.session.messages import OpenQuestion, OpenTimeline, Wish
from tui.session.ways.addresses import Place, place_of
from tui.widgets.bars import Bar
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.rows import RowList


def _key(event: Event) -> Hashable:
    """What tells a date on the timeline from all others."""
    return event.event, event.lo, event.hi


def _words(event: Event) -> str:
    """All that a row says, for what is typed."""
    who = " ".join((*event.voices, *event.denied, *event.doubted))
    return f"{event.entity_name} {event_title(event)} {event.label} {event_date(event)} {who}"


class TimelineScreen(Narrows, AtHand):
    """The dated events of an entity, or of the whole case. Enter compares the dates of one."""

    AUTO_FOCUS = "#timeline"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare open", "compare", "Compare", id="timeline.compare"),
        bind("next", "rivals(1)", "Next rivals", id="timeline.next"),
        bind("previous", "rivals(-1)", "Previous", show=False, id="timeline.previous"),
        bind("entity", "entity", "Entity", id="timeline.entity"),
        bind("more", "zoom(0.5)", "Closer", id="timeline.closer"),
        bind("less", "zoom(2.0)", "Wider", id="timeline.wider"),
        bind("all", "whole", "Whole", id="timeline.whole"),
        bind("timeline", "back", "Timeline", show=False, id="timeline.again"),
        *alike("matrix", "judge", "identity", "its_timeline", "change_entity"),
    ]
    CSS = """
    TimelineScreen {
        & > #axis { padding: 0 1; }
        & > #timeline { padding: 0 1; }
        & > #event { padding: 0 1; }
        &.-flat > #axis, &.-flat > #event { display: none; }
    }
    """

    def __init__(self, context: Context, entity: str | None = None) -> None:
        super().__init__(context)
        self.entity = entity
        self._told: tuple[Event, ...] = ()
        self.rows = Placed(())  # of these what is kept
        self._named = 0  # cells of the longest name
        self._axis = over([], 0)
        self._widths = columns(0, one_entity=False)
        glyphs = self.glyphs
        self.take_narrow_line(glyphs)
        self._ticks = Bar(glyphs=glyphs, id="axis")
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="timeline")
        self._event = Bar(glyphs=glyphs, id="event")

    def content(self) -> ComposeResult:
        """The axis, the events below it, and the highlighted one in full."""
        yield self.narrow_line
        yield self._ticks
        yield self.list
        yield self._event

    def on_mount(self) -> None:
        """Ask for the events."""
        self.set_head(Content.styled("Timeline", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again; the highlight stays on its event."""
        entity = self.entity
        self.ask("timeline", lambda library: library.timeline(entity), self._show)

    def _show(self, events: tuple[Event, ...]) -> None:
        self._told = events
        contested = len({event.event for event in events if event.rivals > 1})
        name = self.entity or ""
        if self.entity is not None:
            name = next((event.entity_name for event in events if event.entity == self.entity), name)
        head = Content.assemble(("Timeline", "$title"), ("  of ", "$quiet"), plain(name)) if name else None
        counts = sum(event.count for event in events)
        parts = [Content.styled(count(len(events) - counts, "date"), "$quiet")]
        if counts:
            parts.append(Content.styled(count(counts, "count"), "$quiet"))
        if contested:
            parts.append(Content.styled(f"{count(contested, 'event')} with several dates", "$quiet"))
        self.set_head(head or Content.styled("Timeline", "$title"), parts, whole=head.cell_length if head else 0)
        self.show_kept()

    def show_kept(self) -> None:
        """Show the events that what is typed leaves, on an axis of their own."""
        events = self.kept(self._told, _words, lambda event: event.entity)
        self.rows = rows = Placed(events)
        self._named = widest(event.entity_name for event in events)
        sections = tuple(Section(Content(year), at) for year, at in years(rows))
        self._divide(whole=True)
        # without an index: keys are looked through only when a highlight is to be found again
        self.list.set_rows(
            Rows(
                len(rows),
                self._row,
                lambda nth: _key(events[nth]),
                sections=sections,
                sign=lambda nth: self.sign(question_key(rows[nth].event.ref)),
            )
        )
        self._detail()

    def _row(self, index: int) -> Row:
        width = self.list.scrollable_content_region.width - 2
        return event_row(self.rows[index], self._axis, self._widths, self.glyphs, width)

    def on_resize(self) -> None:
        """Divide the rows anew for the width at hand."""
        self._divide()
        self.list.refresh_rows()

    def _divide(self, *, whole: bool = False) -> None:
        """Find the columns' widths, and with `whole` an axis that shows all events."""
        width = max(self.outer_size.width - 5, 0)  # padding, cursor and scrollbar
        one = self.entity is not None and all(event.entity == self.entity for event in self.rows.events)
        self._widths = columns(width, one_entity=one, named=self._named)
        if whole or not self._axis.width:
            self._axis = over(((event.lo, event.hi) for event in self.rows.events), self._widths.axis)
        else:
            self._axis = Axis(self._axis.lo, self._axis.hi, self._widths.axis)
        self._ticks.set(axis_line(self._axis, self._widths))

    @property
    def event(self) -> Event | None:
        """The highlighted event."""
        nth = self.list.highlighted
        return self.rows[nth].event if nth is not None and nth < len(self.rows) else None

    @property
    def question(self) -> QuestionRef | None:
        """The question of the highlighted event's date."""
        return self.event.ref if self.event is not None else None

    @property
    def entity_slug(self) -> str | None:
        """The highlighted event's entity."""
        return self.event.entity if self.event is not None else self.entity

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the row; nobody's name where there is none."""
        event = self.event
        return (f"{event.entity_name}: {event.question}", event.entity_name) if event is not None else ("", "")

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The question that the highlighted date answers, with all its dates."""
        return [[Mark(question_key(self.event.ref), self.called[0])]] if self.event is not None else ()

    def action_its_timeline(self) -> None:
        """Show the highlighted event's entity alone, or go back from there."""
        if self.entity is not None and self.entity == self.entity_slug:
            self.action_back()
        else:
            super().action_its_timeline()

    @property
    def place(self) -> Place:
        """The timeline of one, or of all."""
        return place_of("timeline", self.entity)

    def shows(self, wish: Wish) -> bool:
        """Whether the same timeline is asked for."""
        return isinstance(wish, OpenTimeline) and wish.entity == self.entity

    @on(RowList.Highlighted, "#timeline")
    def _detail(self) -> None:
        event = self.event
        if event is None:
            self._event.set(NONE_KEPT if self._told else "Nothing here has a date.")
            return
        whom = Content.assemble(
            state_mark(event.state, self.glyphs, word=True),
            "  ",
            plain(event_date(event), "bold"),
            "  ",
            plain(f"{event.entity_name}: "),
        )
        left = Content.assemble(
            whom,
            event_words(event, self.glyphs),
            plain(f"  {voices(event.voices or event.denied or event.doubted, 5)}", "$quiet"),
        )
        dates = Content.styled(count(event.rivals, "date"), "$quiet") if event.rivals > 1 else ""
        self._event.set(left, dates, whole=whom.cell_length)
        moved = self._axis.showing(event.lo, event.hi)
        if moved != self._axis:
            self._look(moved)

    def _look(self, axis: Axis) -> None:
        self._axis = axis
        self._ticks.set(axis_line(axis, self._widths))
        self.list.refresh_rows()

    def action_zoom(self, factor: float) -> None:
        """Show fewer or more days, around the highlighted event."""
        event = self.event
        if not self._widths.axis:
            self.tell("There is no room here for bars, which this would widen.")
        elif event is not None:
            ends = [day for day in (event.lo, event.hi) if day is not None]
            day = sum(ends) // len(ends) if ends else self._axis.lo
            self._look(self._axis.zoomed(factor, day).showing(event.lo, event.hi))

    def action_whole(self) -> None:
        """Show all days again."""
        before = self._axis
        self._divide(whole=True)
        self.list.refresh_rows()
        if axis_line(self._axis, self._widths).plain == axis_line(before, self._widths).plain:
            self.tell("All of it is shown already.")

    def action_rivals(self, step: int) -> None:
        """Go to the next event with several dates."""
        now = self.list.highlighted or 0
        places = range(now + 1, len(self.rows)) if step > 0 else range(now - 1, -1, -1)
        found = next((nth for nth in places if self.rows[nth].place == "first"), None)
        if found is not None:
            self.list.highlighted = found
        else:
            self.tell(f"No event with several dates stands {'below' if step > 0 else 'above'}.")

    @on(RowList.Selected, "#timeline")
    def action_compare(self) -> None:
        """Compare what is said about the highlighted event's date."""
        if (event := self.event) is not None:
            refs: tuple[QuestionRef, ...] = tuple(dict.fromkeys(event.ref for event in self.rows.events))
            self.post_message(OpenQuestion(event.ref, refs))
