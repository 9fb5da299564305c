"""The sources of the case: what was published, by whom and when, and whether its words are held."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from store.labels.dates import day, fitted
from store.model.claims import SourceRow
from tui.lines.claims import copied
from tui.lines.facts import count, plain
from tui.lines.fit import GAP, cut, in_columns, shared, widest
from tui.lines.rows import Row, Rows
from tui.screens.page import Page
from tui.session import messages
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.paths import all_there, pasted, paths_in
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title


def _words(source: SourceRow) -> str:
    """All that a row says, for what is typed; who wrote it and where it stands too."""
    held = " ".join(rendition.kind for rendition in source.renditions if rendition.held)
    told = (source.publisher, source.title, day(source.published), source.published, held, source.address)
    return " ".join((*told, *source.authors))


class SourcesScreen(Narrows, Page):
    """Lists the sources by their days, the oldest or the newest first; Enter reads one."""

    CSS_PATH = "sources.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("source open", "read", "Read", id="sources.read"),
        bind("change_source change", "change_source", "Change the source", id="sources.change"),
        bind("add", "add", "Add", id="sources.add"),
        bind("add_wording", "add_wording", "Add wording", id="sources.add_wording"),
        bind("order", "order", "Newest first", show=False, id="sources.order"),
        bind("sources", "back", "Sources", show=False, id="sources.again"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.take_narrow_line(self.glyphs)
        self.list = RowList(id="sources", cursor=self.glyphs.cursor, ellipsis=self.glyphs.ellipsis)
        self.details = Passage(glyphs=self.glyphs, id="source-details")
        self.title_bar = Title(id="source-title", glyphs=self.glyphs, of=self.details)
        self._told: tuple[SourceRow, ...] = ()  # as they were told, the oldest first
        self._sources: tuple[SourceRow, ...] = ()  # as they are shown
        self.newest = False
        self._days = 19  # how wide the day of a source stands where there is room
        self._dated = self._titles = self._publishers = 0  # cells of the widest day, title and publisher
        self._wanted = ""

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
        self.show_kept()

    def show_kept(self) -> None:
        """Show the sources that what is typed leaves, in the order that is wanted."""
        told = [Content.styled(count(len(self._told), "source"), "$quiet")]
        told.append(Content.styled("newest first" if self.newest else "oldest first", "$quiet"))
        self.set_head(Content.styled("Sources", "$title"), told if len(self._told) > 1 else told[:1])
        kept = self.kept(self._told, _words, lambda source: source.publisher_slug)
        self._sources = sources = newest_first(kept) if self.newest else kept
        self._publishers = widest(source.publisher for source in sources)
        places = {source.slug: place for place, source in enumerate(sources)}
        self.list.set_rows(
            Rows(len(sources), self._line, lambda i: sources[i].slug, lambda slug: places.get(str(slug)))
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
        cells = [plain(fitted(day(source.published), days), "$quiet"), plain(source.publisher, "bold")]
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
            self.details.set_text(NONE_KEPT if self._told else begin)
            return
        source = self._sources[place]
        whom = plain(source.publisher, "$title")
        self.title_bar.set(whom, plain(day(source.published), "$quiet"), whole=whom.cell_length)
        self.details.set_text(described(source))

    def shows(self, wish: messages.Wish) -> bool:
        """There is one list of sources."""
        return isinstance(wish, messages.OpenSources)

    def go_to(self, slug: str) -> None:
        """Highlight a source that came in."""
        self.widened()
        self._wanted = slug
        self.reload()

    def action_order(self) -> None:
        """Put the newest first, or the oldest again; those without a day stay last."""
        self.newest = not self.newest
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
            self.tell("No source is listed yet.")

    def action_change_source(self) -> None:
        """Change the head of the highlighted source."""
        if self.list.highlighted is not None:
            self.post_message(messages.ChangeRecord("source", self._sources[self.list.highlighted].slug))
        else:
            self.tell("No source is listed yet.")

    @on(RowList.Selected)
    def _chosen(self) -> None:
        self.action_read()


def newest_first(sources: tuple[SourceRow, ...]) -> tuple[SourceRow, ...]:
    """Sources that come the oldest first the other way round; those without a day stay last."""
    dated = [source for source in sources if source.published]
    return (*reversed(dated), *(source for source in sources if not source.published))


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
