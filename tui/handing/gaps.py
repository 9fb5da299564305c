"""Gaps: what the case does not know, kind by kind, and where one might look. A list of work, and no judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from store.labels.gaps import GAP_WORDS
from store.model.claims import QuestionRef
from store.model.out.gaps import GAP_KINDS, Gap, GapKind, Gaps
from tui.lines.facts import count, keyed, plain
from tui.lines.fit import GAP, cut, in_columns, shared, widest
from tui.lines.rows import Row, Rows, Section
from tui.screens.at_hand import AtHand, alike
from tui.session.asking import Context
from tui.session.basket import Mark, question_key
from tui.session.keys import bind
from tui.session.messages import OpenEntity, OpenGaps, OpenQuestion, OpenSource, Wish
from tui.session.ways.addresses import Place, place_of
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

MOST = 200
"""So many of a kind are listed while all kinds are: those that weigh most."""
MOST_OF_ONE = 5000
"""So many where one kind is looked at."""

#: What a kind is called in the line of filters; its heading says it in full.
SHORT: dict[GapKind, str] = {
    "one_origin": "one origin",
    "undated_rivals": "rivals",
    "stale": "stale",
    "unheld": "not held",
    "no_original": "no original",
    "copied": "copied",
    "undated_source": "undated",
    "one_script": "one script",
}
#: What weighs in a kind: what hangs on the gap.
_WEIGHS: dict[GapKind, str] = {
    "one_origin": "report",
    "undated_rivals": "claim",
    "stale": "claim",
    "unheld": "claim",
    "no_original": "claim",
    "copied": "source",
    "undated_source": "claim",
    "one_script": "place where it is named",
}
_FILTERS = [
    bind(f"part_{nth}", f"only('{kind}')", SHORT[kind].capitalize(), show=False, id=f"gaps.{kind}")
    for nth, kind in enumerate(GAP_KINDS, 1)
]


class GapsScreen(Narrows, AtHand):
    """Lists the gaps under their kinds; Enter opens the question, the source or the entity that one is of."""

    AUTO_FOCUS = "#gaps"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("open", "open", "Open", id="gaps.open"),
        bind("compare", "compare", "Compare", id="gaps.compare"),
        bind("source", "read", "Source", id="gaps.read"),
        *_FILTERS,
        bind("all", "clear", "All", id="gaps.clear"),
        bind("entity", "entity", "Entity", id="gaps.entity"),
        *alike("matrix", "judge", "identity", "its_timeline", "change_entity"),
        bind("gaps", "back", "Gaps", show=False, id="gaps.again"),
    ]
    CSS = """
    GapsScreen {
        & > #gap-kinds { padding: 0 1; height: auto; width: 1fr; }
        & > #gaps { padding: 0 1; height: 1fr; }
        & > #gap-rule { padding: 0 1; }
        & > #gap { height: 4; padding: 0 1; }
        &.-flat > #gap, &.-flat > #gap-rule, &.-flat > #gap-kinds { display: none; }
    }
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        glyphs = self.glyphs
        self.take_narrow_line(glyphs)
        self._kinds = Static(markup=False, id="gap-kinds")
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="gaps")
        self._rule = Title(glyphs=glyphs, id="gap-rule")
        self._told = Passage(glyphs=glyphs, measure=140, id="gap")
        self._told.can_focus = False
        self.only: GapKind | None = None
        self._totals: dict[GapKind, int] | None = None  # of all kinds, as they were told last
        self._all: tuple[Gap, ...] = ()  # as they were told
        self.rows: tuple[Gap, ...] = ()  # of these what is kept
        self._widest = (0, 0, 0)  # cells of the widest name, what is missing, where to look

    def content(self) -> ComposeResult:
        """The kinds, the list, and where one might look for what is highlighted."""
        yield self._kinds
        yield self.narrow_line
        yield self.list
        yield self._rule
        yield self._told

    def on_mount(self) -> None:
        """Ask what is missing; it takes a moment in a large case."""
        self.set_head(Content.styled("Gaps", "$title"), [Content.styled("looking for what is missing", "$quiet")])
        self.reload()

    def reload(self) -> None:
        """Ask again; the highlight stays on its gap."""
        only = self.only
        if only is None or self._totals is None:
            self.ask("gaps", lambda library: library.gaps(most=MOST), self._show)
        else:
            self.ask("gaps", lambda library: library.gaps((only,), most=MOST_OF_ONE), self._show_one)

    def _show(self, found: tuple[Gaps, ...]) -> None:
        self._totals = {of.kind: of.total for of in found}
        if self.only is not None:  # it was asked for meanwhile
            self.reload()
        self._take(found)

    def _show_one(self, found: tuple[Gaps, ...]) -> None:
        if self._totals is not None and self.only is not None:
            self._totals[self.only] = sum(of.total for of in found)
        self._take(found)

    def _take(self, found: tuple[Gaps, ...]) -> None:
        self._all = tuple(gap for of in found for gap in of.gaps)
        total = sum(of.total for of in found)
        told = [Content.styled(count(total, "gap"), "$quiet")]
        if len(self._all) < total:
            told.append(Content.styled(f"the {len(self._all):,} that weigh most", "$quiet"))
        self.set_head(Content.styled("Gaps", "$title"), told)
        self._tell_kinds()
        self.show_kept()

    @on(events.Resize)
    def _tell_kinds(self) -> None:
        """Say behind each key how many of a kind there are, on as many lines as that takes."""
        if self._totals is None:
            return
        parts = []
        for nth, kind in enumerate(GAP_KINDS, 1):
            style = "bold" if self.only == kind else "$quiet"
            parts.append(keyed(nth, (f"{SHORT[kind]} {self._totals.get(kind, 0):,}", style)))
        lines: list[Content] = []
        for part in parts:  # no part is broken
            if lines and lines[-1].cell_length + 3 + part.cell_length <= self.size.width - 2:
                lines[-1] = Content.assemble(lines[-1], "   ", part)
            else:
                lines.append(part)
        self._kinds.update(Content("\n").join(lines))

    def show_kept(self) -> None:
        """Show the gaps that what is typed leaves."""
        self.rows = rows = self.kept(self._all, _words, lambda gap: gap.slug)
        self._widest = (
            widest(gap.name for gap in rows),
            widest(gap.what for gap in rows),
            widest(gap.where for gap in rows),
        )
        starts: dict[GapKind, list[int]] = {}
        for nth, gap in enumerate(rows):
            starts.setdefault(gap.kind, []).append(nth)
        sections = [
            Section(Content.assemble(GAP_WORDS[kind], (f"  {self._tally(kind, len(of))}", "$quiet")), of[0])
            for kind, of in starts.items()
        ]
        places = {_key(gap): nth for nth, gap in enumerate(rows)}
        self.list.set_rows(
            Rows(
                len(rows),
                self._line,
                lambda nth: _key(rows[nth]),
                lambda key: places.get(cast("_Key", key)),
                sections,
                self._marked,
            )
        )
        self._detail()

    def _tally(self, kind: GapKind, shown: int) -> str:
        total = (self._totals or {}).get(kind, shown)
        return f"{shown:,}" if shown == total else f"{shown:,} of {total:,}"

    def _line(self, index: int) -> Row:
        gap = self.rows[index]
        width = self.list.scrollable_content_region.width
        room = width - 2
        name, what, where = self._widest
        cells = [plain(gap.name, "bold"), plain(gap.what)]
        if width < 110:  # where to look stands below
            widths = shared([name], room - GAP, what)
            return Row(in_columns(cells[:1], widths, room, lambda left: cut(cells[1], left, self.glyphs), self.glyphs))
        widths = shared([name, what], room - 2 * GAP, min(where, room // 4))
        look = plain(gap.where, "$quiet")
        return Row(in_columns(cells, widths, room, lambda left: cut(look, left, self.glyphs), self.glyphs))

    @property
    def gap(self) -> Gap | None:
        """The highlighted gap."""
        nth = self.list.highlighted
        return self.rows[nth] if nth is not None and nth < len(self.rows) else None

    @property
    def question(self) -> QuestionRef | None:
        """The question that the highlighted gap is of."""
        return self.gap.ref if self.gap is not None else None

    @property
    def entity_slug(self) -> str | None:
        """The entity that the highlighted gap is of, or its question."""
        gap = self.gap
        return gap.slug or None if gap is not None and (gap.ref is not None or gap.kind == "one_script") else None

    @property
    def hand_called(self) -> tuple[str, str]:
        """By the gap, whose name is its question's (of an entity: what) or its entity's."""
        gap = self.gap
        return ("", "") if gap is None else (gap.name, gap.name.partition(": ")[0] if gap.ref is not None else gap.name)

    @property
    def to_mark(self) -> Sequence[Sequence[Mark]]:
        """The question that the highlighted gap is of."""
        gap = self.gap
        return [[Mark(question_key(gap.ref), gap.name)]] if gap is not None and gap.ref is not None else ()

    def _marked(self, nth: int) -> str:
        ref = self.rows[nth].ref
        return self.sign(question_key(ref)) if ref is not None else ""

    @property
    def place(self) -> Place:
        """The list."""
        return place_of("gaps")

    def shows(self, wish: Wish) -> bool:
        """There is one list of gaps."""
        return isinstance(wish, OpenGaps)

    @on(RowList.Highlighted, "#gaps")
    def _detail(self) -> None:
        gap = self.gap
        self.refresh_bindings()
        if gap is None:
            self._rule.set("")
            none = "Nothing that is looked for is missing." if self._totals is not None else ""
            self._told.set_text(NONE_KEPT if self._all else none)
            return
        self._rule.set(
            plain(gap.name, "$title"), Content.styled(f"on {count(gap.weight, _WEIGHS[gap.kind])}", "$quiet")
        )
        self._told.set_text(f"Missing: {gap.what}\nLook for: {gap.where}")

    def action_only(self, kind: GapKind) -> None:
        """Show one kind, more of it; pressed again, all of them."""
        if self._totals is not None and not self._totals.get(kind) and self.only != kind:
            self.tell(f"There are no {GAP_WORDS[kind]}.")
            return
        self.only = None if self.only == kind else kind
        self._tell_kinds()
        self.reload()

    def action_clear(self) -> None:
        """Show all kinds."""
        if self.only is None:
            self.tell("There is no filter to take off.")
            return
        self.only = None
        self._tell_kinds()
        self.reload()

    @on(RowList.Selected, "#gaps")
    def action_open(self) -> None:
        """Open what the highlighted gap is of."""
        gap = self.gap
        if gap is None:
            self.tell("No gap is highlighted here.")
        elif gap.ref is not None:
            refs = tuple(dict.fromkeys(row.ref for row in self.rows if row.ref is not None))
            self.post_message(OpenQuestion(gap.ref, refs))
        elif not gap.slug:
            self.tell(f"It is not in the case: {gap.where}.")
        elif gap.kind == "one_script":
            self.post_message(OpenEntity(gap.slug))
        else:
            self.post_message(OpenSource(gap.slug))

    @property
    def _source(self) -> str | None:
        """The source that the highlighted gap is of."""
        gap = self.gap
        return gap.slug or None if gap is not None and gap.ref is None and gap.kind != "one_script" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to compare where the gap is of a question, and to read where it is of a source."""
        if action in ("compare", "matrix"):
            return self.question is not None
        if action == "read":
            return self._source is not None
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say what the gap at hand is not of."""
        what = {"compare": "a question", "matrix": "a question", "read": "a source"}.get(action)
        return f"This gap is not of {what}: Enter opens what it is of." if what else super().why_not(action)

    def action_compare(self) -> None:
        """Compare the answers to the question that the highlighted gap is of."""
        if self.question is not None:
            self.action_open()

    def action_read(self) -> None:
        """Read the source that the highlighted gap is of."""
        if self._source is not None:
            self.post_message(OpenSource(self._source))


_Key = tuple[GapKind, str, QuestionRef | None]


def _key(gap: Gap) -> _Key:
    return gap.kind, gap.slug or gap.name, gap.ref


def _words(gap: Gap) -> str:
    return f"{gap.name} {gap.what} {gap.where} {GAP_WORDS[gap.kind]}"
