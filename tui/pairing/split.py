"""The panel that splits what was said to be the same: what that gives back is shown first."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.content import Content

from store.model.same import Decision, MergePreview
from store.model.views import EntityPage
from tui.lines.same import names_of, signed
from tui.pairing.deciding import keep
from tui.pairing.lines import effect
from tui.pairing.panel import Panel
from tui.session.asking import Context
from tui.widgets.rows import RowList


class SplitPanel(Panel):
    """Takes one of the decisions back by which an entity stands for others."""

    AUTO_FOCUS = ""

    def __init__(self, context: Context, slug: str) -> None:
        super().__init__(context, "Split", "What is taken back; nothing else that was done since is lost:", why=False)
        self._slug = slug
        self._decisions: tuple[Decision, ...] = ()
        self._names: dict[str, str] = {}
        self._preview: MergePreview | None = None

    def on_mount(self) -> None:
        """Ask for whom it stands."""
        self.asker.ask("entity", lambda library: library.entity(self._slug), self._opened)

    def _opened(self, page: EntityPage | None) -> None:
        if page is None or not page.one_with:
            self.app.notify("It stands for nobody else: there is nothing to split.", markup=False)
            self.dismiss(False)
            return
        self._decisions = page.one_with
        self._names = names_of(page)
        self.offer([(self._both(it), f"{signed(it)}{': ' if it.why else ''}{it.why}") for it in self._decisions])
        self._chosen()

    @property
    def empty(self) -> bool:
        """Whether it is not known yet for whom it stands."""
        return not self._decisions

    def _both(self, decision: Decision) -> str:
        return " and ".join(self._names.get(slug, slug) for slug in (decision.one, decision.other))

    @property
    def _decision(self) -> Decision | None:
        place = self.list.highlighted
        return self._decisions[place] if place is not None and place < len(self._decisions) else None

    @on(RowList.Highlighted)
    def _chosen(self) -> None:
        decision = self._decision
        if decision is None:
            return
        self.head(f"Split {self._both(decision)}")
        self._preview = None
        self.show_effect(Content.styled("Working out what this gives back ...", "$quiet"))
        self.asker.ask("effect", lambda it: it.split_preview(decision.one, decision.other), self._worked_out)

    def _worked_out(self, preview: MergePreview) -> None:
        self._preview = preview
        self._tell()

    @on(events.Resize)
    def _tell(self) -> None:
        if self._preview is not None:
            self.show_effect(effect(self._preview, self.room, self.context.glyphs, apart=True))

    def keep(self, then: Callable[[bool], None]) -> None:
        """Split them."""
        decision = self._decision
        if decision is not None:
            keep(
                self.app,
                self.context.writing,
                f"{self._both(decision)}: split",
                lambda library, who: library.split(decision.one, decision.other, who=who),
                then,
            )
