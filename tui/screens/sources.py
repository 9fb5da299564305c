"""The sources of the case: what was published, by whom and when, and whether its words are held."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from store.labels.dates import day, fitted
from store.labels.grades import grade_sign, grade_words, rank
from store.model.claims import SourceRow
from tui.lines.claims import copied
from tui.lines.edits import when
from tui.lines.facts import count, plain
from tui.lines.fit import GAP, cut, in_columns, shared, widest
from tui.lines.rows import Option, Row, Rows
from tui.screens.at_hand import AtHand, alike
from tui.screens.choose import UNGRADED, ChooseScreen, by_grade
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind, key_of
from tui.session.paths import all_there, pasted, paths_in
from tui.session.ways.addresses import Place, place_of
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title

if TYPE_CHECKING:
    from store.model.out.report import ReportAsked

Order = Literal["oldest", "newest", "grade"]
#: What the list says of its order.
_ORDERS: dict[Order, str] = {"oldest": "oldest first", "newest": "newest first", "grade": "most reliable first"}
_NO_SOURCE = "No source is listed yet."


def _words(source: SourceRow) -> str:
    """All that a row says, for what is typed; who wrote it and where it stands too."""
    held = " ".join(rendition.kind for rendition in source.renditions if rendition.held)
    told = (source.publisher, source.title, day(source.published), source.published, held, source.address)
    return " ".join((*told, *source.authors))


class SourcesScreen(Narrows, AtHand):
    """Lists the sources by their days, the oldest or the newest first, or the most reliable; Enter reads one."""

    CSS_PATH = "sources.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("source open", "read", "Read", id="sources.read"),
        bind("compare", "compare", "Compare", id="sources.compare"),
        bind("mark", "mark", "Mark", id="sources.mark"),
        bind("add", "add", "Add", id="sources.add"),
        bind("add_wording", "add_wording", "Add wording", id="sources.add_wording"),
        bind("change_source change", "change_source", "Change the source", id="sources.change"),
        *alike("grade"),
        bind("part_1", "filter", "Grade", show=False, id="sources.grade"),
        bind("all", "clear", "All", show=False, id="sources.clear"),
        bind("order", "order", "Newest first", show=False, id="sources.order"),
        bind("sources", "back", "Sources", show=False, id="sources.again"),
    ]

    def __init__(self, context: Context, source: str | None = None) -> None:
        """List the sources, at one of them where one is named."""
        super().__init__(context)
        self.take_narrow_line(self.glyphs)
        self.list = RowList(id="sources", cursor=self.glyphs.cursor, ellipsis=self.glyphs.ellipsis)
        self.details = Passage(glyphs=self.glyphs, id="source-details")
        self.title_bar = Title(id="source-title", glyphs=self.glyphs, of=self.details)
        self._told: tuple[SourceRow, ...] = ()  # as they were told, the oldest first
        self._sources: tuple[SourceRow, ...] = ()  # as they are shown
        self.order: Order = "oldest"
        self.marked: list[str] = []  # two at most, in the order in which they were marked
        self.only: str | None = None  # a grade, or UNGRADED; None: all
        self._days = 19  # how wide the day of a source stands where there is room
        self._dated = self._titles = self._publishers = 0  # cells of the widest day, title and publisher
        self._wanted = source or ""
        self._rated = False  # whether any source is graded

    def content(self) -> ComposeResult:
        """The list, and everything known about the highlighted source below it."""
        yield self.narrow_line
        yield self.list
        with Vertical(id="source-box"):
            yield self.title_bar
            yield self.details

    def on_mount(self) -> None:
        """Ask for the sources."""
        self.set_head(Content.styled("Sources", "$title"), [])
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self.ask("sources", lambda library: library.sources(), self._show)

    def _show(self, sources: tuple[SourceRow, ...]) -> None:
        self._told = sources
        timed = [len(day(source.published)) for source in sources if ":" in source.published]
        self._days = max(timed, default=19)
        self._dated = widest(fitted(day(source.published), self._days) for source in sources)
        self._titles = widest(source.title for source in sources)
        self._rated = any(source.grade is not None for source in sources)
        self.show_kept()

    def show_kept(self) -> None:
        """Show the sources that what is typed leaves, in the order that is wanted."""
        told = [Content.styled(count(len(self._told), "source"), "$quiet")]
        if len(self._told) > 1:
            told.append(Content.styled(_ORDERS[self.order], "$quiet"))
        wanted = self._told
        if self.only is not None:
            wanted = tuple(source for source in wanted if (grade_sign(source.grade) or UNGRADED) == self.only)
            told.append(plain(f"{count(len(wanted), 'source')} graded {self.only}; 0: all", "$notice"))
        if self.marked:
            told.append(Content.styled(f"{len(self.marked)} to compare ({key_of('compare')})", "$notice"))
        self.set_head(Content.styled("Sources", "$title"), told)
        kept = self.kept(wanted, _words, lambda source: source.publisher_slug)
        self._sources = sources = in_order(kept, self.order)
        self._publishers = widest(source.publisher for source in sources)
        places = {source.slug: place for place, source in enumerate(sources)}
        self.list.set_rows(
            Rows(
                len(sources),
                self._line,
                lambda i: sources[i].slug,
                lambda slug: places.get(str(slug)),
                sign=lambda i: self.glyphs.marked if sources[i].slug in self.marked else "",
            )
        )
        if self._wanted and self.list.highlight_key(self._wanted):
            self._wanted = ""
        self._detail()
        self.refresh_bindings()

    def _line(self, index: int) -> Row:
        source = self._sources[index]
        width = self.list.scrollable_content_region.width
        # the title is cut first, then the month's end and the zone, never the year or the hour
        days = self._days if width >= 110 else min(self._days, 22 if width >= 90 else 18)
        held = [rendition.kind for rendition in source.renditions if rendition.held]
        claims = f"{source.claims:>4} {'claim ' if source.claims == 1 else 'claims'}"
        right = f"{', '.join(held) or 'not held'}  {claims}" if width >= 70 else claims
        if self._rated:  # a column of its own, once somebody grades
            right = f"{grade_sign(source.grade) or ' '}  {right}"
        published = plain(fitted(day(source.published), days), "$quiet")
        cells = [published, plain(source.publisher, "bold")]
        title = plain(source.title)
        room = width - 3 - len(right)
        days = min(days, self._dated)
        whom = shared([self._publishers], room - days - 2 * GAP, self._titles)
        line = in_columns(cells, [days, *whom], room, lambda room: cut(title, room, self.glyphs), self.glyphs)
        return Row(line, Content.styled(right, "$quiet"))

    @on(RowList.Highlighted)
    def _detail(self) -> None:
        place = self.list.highlighted
        if place is None:
            begin = "" if self.context.options.read_only else "No reports yet. a adds those you have: files, folders."
            self.title_bar.set("")
            none = NONE_KEPT if self.only is None else f"No source is graded {self.only}; 0 shows all of them."
            self.details.set_text(none if self._told else begin)
            return
        source = self._sources[place]
        whom = plain(source.publisher, "$title")
        self.title_bar.set(whom, plain(day(source.published), "$quiet"), whole=whom.cell_length)
        self.details.set_text(described(source))

    @property
    def to_hand_out(self) -> tuple[tuple[str, ReportAsked], ...]:
        """All that the highlighted source says."""
        from store.model.out.report import ReportAsked

        place = self.list.highlighted
        source = self._sources[place] if place is not None else None
        if source is None or not source.claims:
            return ()
        says = f"All that {source.publisher or source.slug} says in {source.title or source.slug}"
        return ((f"{says}: {count(source.claims, 'claim')}", ReportAsked(sources=(source.slug,))),)

    @property
    def place(self) -> Place:
        """The list, at the highlighted source."""
        at = self.list.highlighted
        return place_of("sources", self._sources[at].slug if at is not None and at < len(self._sources) else "")

    def shows(self, wish: messages.Wish) -> bool:
        """There is one list of sources."""
        return isinstance(wish, messages.OpenSources)

    def come_to(self, wish: messages.Wish) -> None:
        """Highlight the source that is named."""
        if isinstance(wish, messages.OpenSources) and wish.source and not self.list.highlight_key(wish.source):
            self.go_to(wish.source)

    def go_to(self, slug: str) -> None:
        """Highlight a source that came in."""
        self.widened()
        self.only = None
        self._wanted = slug
        self.reload()

    @property
    def source_at_hand(self) -> SourceRow | None:
        """The highlighted source."""
        place = self.list.highlighted
        return self._sources[place] if place is not None and place < len(self._sources) else None

    @property
    def graded(self) -> SourceRow | None:
        """The highlighted source."""
        return self.source_at_hand

    def action_order(self) -> None:
        """Put the newest first, then the most reliable where any is graded, then the oldest again."""
        orders: tuple[Order, ...] = ("oldest", "newest", "grade") if self._rated else ("oldest", "newest")
        self.order = orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else "oldest"
        self.show_kept()

    def action_mark(self) -> None:
        """Mark the highlighted source, or no more; a third takes the place of the one marked first."""
        source = self.source_at_hand
        if source is None:
            self.tell(_NO_SOURCE)
            return
        if source.slug in self.marked:
            self.marked.remove(source.slug)
        else:
            self.marked = [*self.marked[-1:], source.slug]
        self.show_kept()

    def action_compare(self) -> None:
        """Put the two that are marked side by side; where fewer are, the one at hand and all others."""
        there = {source.slug for source in self._told}
        marked = [slug for slug in self.marked if slug in there]
        if len(marked) == 2:
            self.post_message(messages.CompareSources(*marked))
        elif (source := self.source_at_hand) is not None:
            self.post_message(messages.CompareSources(source.slug))
        else:
            self.tell(_NO_SOURCE)

    def action_filter(self) -> None:
        """Choose a grade: only sources that have it are listed."""
        if not self._rated:
            self.tell("No source is graded yet: R grades the one at hand.")
            return

        def chosen(option: Option | None) -> None:
            if option is not None:
                self.only = option.key
                self.show_kept()

        options = by_grade(source.grade for source in self._told)
        self.app.push_screen(ChooseScreen(self.context, "Grade of the sources", options, self.only), chosen)

    def action_clear(self) -> None:
        """Take the filter off, and the marks."""
        if self.only is None and not self.marked:
            self.tell("There is no filter to take off, and no mark.")
        self.only, self.marked = None, []
        self.show_kept()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to add and to change where something may be written, a wording where there is a source."""
        if action == "change_source" and self.context.options.read_only:
            return False
        if action == "add_wording" and not self._sources:
            return False
        if action in ("add", "add_wording") and self.context.options.read_only:
            return False
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say why no wording is added."""
        return super().why_not(action) or "No source is listed yet: a adds one."

    def action_add(self) -> None:
        """Bring reports in."""
        self.post_message(messages.AddReports())

    def action_add_wording(self) -> None:
        """Bring in a translation or another wording of the highlighted source."""
        if self.list.highlighted is not None:
            self.post_message(messages.AddReports(self._sources[self.list.highlighted].slug))

    def on_paste(self, event: events.Paste) -> None:
        """Bring in what is dropped on the terminal."""
        if not self.context.options.read_only and all_there(paths_in(pasted(event.text))):
            self.post_message(messages.AddReports(paths=event.text))

    def action_read(self) -> None:
        """Read the highlighted source."""
        if self.list.highlighted is not None:
            self.post_message(messages.OpenSource(self._sources[self.list.highlighted].slug))
        else:
            self.tell(_NO_SOURCE)

    def action_change_source(self) -> None:
        """Change the head of the highlighted source."""
        if self.list.highlighted is not None:
            self.post_message(messages.ChangeRecord("source", self._sources[self.list.highlighted].slug))
        else:
            self.tell(_NO_SOURCE)

    @on(RowList.Selected)
    def _chosen(self) -> None:
        self.action_read()


def newest_first(sources: tuple[SourceRow, ...]) -> tuple[SourceRow, ...]:
    """Sources that come the oldest first the other way round; those without a day stay last."""
    dated = [source for source in sources if source.published]
    return (*reversed(dated), *(source for source in sources if not source.published))


def in_order(sources: tuple[SourceRow, ...], order: Order) -> tuple[SourceRow, ...]:
    """Sources that come the oldest first in an order; of one grade the oldest comes first."""
    if order == "grade":
        return tuple(sorted(sources, key=lambda source: rank(source.grade)))
    return newest_first(sources) if order == "newest" else sources


def described(source: SourceRow) -> str:
    """Return everything known about a source, a line for each thing; inferred ones say so."""
    lines = []
    for name in ("title", "publisher", "published", "zone", "language", "address"):
        if value := getattr(source, name):
            words = day(value) if name == "published" else value
            lines.append(f"{name:<10} {words}{' (inferred)' if name in source.inferred else ''}")
    if source.authors:
        lines.append(
            f"{'authors':<10} {', '.join(source.authors)}{' (inferred)' if 'authors' in source.inferred else ''}"
        )
    if (grade := source.grade) is not None:
        why = f": {grade.why}" if grade.why else ""
        lines.append(f"{'grade':<10} {grade_words(grade)}, by {grade.who}, {when(grade.at)} UTC{why}")
    if copied(source):
        lines.append(f"{'copies':<10} {copied(source)}: what it repeats adds no origin")
    for rendition in source.renditions:
        size = f", {rendition.length:,} characters" if rendition.length is not None else ""
        held = "held" if rendition.held else "not held: `whosays attach FILE` brings it in"
        near = ", a copy that differs slightly" if rendition.near_copy else ""
        called = "" if rendition.label == rendition.kind else f"{rendition.label}: "
        lines.append(f"{rendition.kind:<10} {called}{held}{near}{size}, SHA-256 {rendition.sha256}")
    if source.note:
        lines += ["", source.note]
    return "\n".join(lines)
