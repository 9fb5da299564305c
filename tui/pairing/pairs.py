"""The queue of pairs: who may be the same, both side by side, and a key that decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content

from store.model.claims import QuestionRef
from store.model.problems import Refused
from store.model.same import Beside, Decided, Pair
from tui.lines.facts import count
from tui.lines.rows import Rows, Section
from tui.pairing.deciding import Two, decide
from tui.pairing.lines import pair_row, widest_pair
from tui.pairing.panel import Panel, SamePanel, WhyPanel
from tui.pairing.view import PairView
from tui.screens.at_hand import AtHand, alike
from tui.session.asking import Context
from tui.session.keys import bind
from tui.session.messages import OpenEntity, OpenPairs, OpenQuestion, Wish
from tui.session.pace import Rest
from tui.session.ways.addresses import Place, place_of
from tui.widgets.narrowing import NONE_KEPT, Narrows
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from store.library import Library

MOST = 2000
"""So many pairs are asked for: who has decided them asks anew."""
_LOOKED_AT = 100
"""Of so many the width of the queue is taken."""

_Key = tuple[str, str]


class PairsScreen(Narrows, AtHand):
    """Lists pairs, the surest first, and lays the highlighted one open beside or below."""

    AUTO_FOCUS = "#pairs"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("is_same", "decide('same')", "Same", id="pairs.same"),
        bind("not_same", "decide('not_same')", "Not", id="pairs.not_same"),
        bind("cannot_tell", "decide('unsure')", "Unsure", id="pairs.unsure"),
        bind("with_why", "why", "Say why", id="pairs.why"),
        bind("open entity", "entity", "Open", id="pairs.open"),
        bind("left", "side(0)", "Side", show=False, id="pairs.left"),
        bind("right", "side(1)", "Side", id="pairs.right"),
        bind("tab tab_back", "other_list", "Queue / pair", id="pairs.other"),
        bind("compare", "compare", "Compare", id="pairs.compare"),
        *alike("identity", "its_timeline", "change_entity"),
        bind("pairs", "back", "Pairs", show=False, id="pairs.again"),
    ]
    CSS = """
    PairsScreen {
        & > #pairs-body { layout: vertical; height: 1fr; }
        #pairs { height: 30%; min-height: 3; min-width: 100%; max-width: 100%; padding: 0 1; }
        #pair { height: 1fr; padding: 0 1; }
        &.-normal > #pairs-body, &.-wide > #pairs-body { layout: horizontal; }
        &.-normal #pairs, &.-wide #pairs { height: 1fr; }
        &.-normal #pairs, &.-wide #pairs { min-width: 42; max-width: 42%; }
        &.-normal #pair, &.-wide #pair { border-left: solid $rule-color; width: 1fr; }
        &.-tall #pair-detail { height: 4; }
        &.-flat #pair-detail, &.-flat #pair-about { display: none; }
    }
    """

    def __init__(self, context: Context, entity: str | None = None) -> None:
        """List pairs, at the first one of ``entity``."""
        super().__init__(context)
        glyphs = self.glyphs
        self.take_narrow_line(glyphs)
        self.list = RowList(cursor=glyphs.cursor, ellipsis=glyphs.ellipsis, id="pairs")
        self.view = PairView(glyphs, id="pair")
        self._entity = entity
        self._pairs: tuple[Pair, ...] = ()
        self._found: tuple[Pair, ...] = ()
        self._undecided: tuple[Pair, ...] = ()  # of these what nobody decided meanwhile
        self._decided: set[_Key] = set()
        self._stale = False
        self._own = 0  # writes under way that change nothing here but the pair they are about
        self._rest = Rest(self)

    def content(self) -> ComposeResult:
        """The queue, and the pair."""
        yield self.narrow_line
        with Container(id="pairs-body"):
            yield self.list
            yield self.view

    def on_mount(self) -> None:
        """Ask for the pairs."""
        self.set_head(Content.styled("Same person?", "$title"), [Content.styled("looking for pairs", "$quiet")])
        self.reload()

    def reload(self) -> None:
        """Ask again; the highlight stays on its pair. What a decision of this screen's own did is known without."""
        if self._own:
            self._own -= 1
            return
        self.ask("pairs", lambda library: library.pairs(MOST), self._show)

    def _show(self, pairs: tuple[Pair, ...]) -> None:
        self._found = pairs
        self._fill()
        self._stale = True  # what it says of the pair may have changed as well
        self._look()

    def _fill(self) -> None:
        """Show the pairs that nobody has decided meanwhile."""
        self._undecided = tuple(it for it in self._found if (it.one, it.other) not in self._decided)
        pairs = self._pairs = self.kept(self._undecided, _names)
        more = "+" if len(self._found) >= MOST else ""
        told = Content.styled(f"{count(len(self._undecided), 'pair')}{more}", "$quiet")
        read_only = [Content.styled("read-only: nothing can be decided", "$notice")]
        self.set_head(
            Content.styled("Same person?", "$title"), [*(read_only if self.context.options.read_only else []), told]
        )
        key, place = self.list.highlighted_key, self.list.highlighted
        places = {(it.one, it.other): nth for nth, it in enumerate(pairs)}
        unsure = next((nth for nth, it in enumerate(pairs) if it.decided), None)
        parts = [Section("Looked at before, unsure", unsure)] if unsure is not None else []
        self.list.styles.width = widest_pair(pairs[:_LOOKED_AT])  # in the bounds of the style sheet
        self.list.set_rows(
            Rows(
                len(pairs),
                lambda nth: pair_row(pairs[nth], self.list.scrollable_content_region.width),
                lambda nth: (pairs[nth].one, pairs[nth].other),
                lambda key: places.get(cast("_Key", key)),
                parts,
            )
        )
        if place is not None and pairs and key not in places:
            self.list.highlighted = place  # what was at hand is gone: the next one is
        self._point()

    def show_kept(self) -> None:
        """Show the pairs that what is typed leaves."""
        self._fill()
        self._look()

    def _point(self) -> None:
        """Go to the first pair of the entity that was asked for, once."""
        if self._entity is not None and self._pairs:
            of_it = (nth for nth, it in enumerate(self._pairs) if self._entity in (it.one, it.other))
            if (place := next(of_it, None)) is not None:
                self.list.highlighted = place
            else:
                self.notify("No pair here has the entity at hand in it.", markup=False)
            self._entity = None

    @property
    def pair(self) -> Pair | None:
        """The highlighted pair."""
        place = self.list.highlighted
        return self._pairs[place] if place is not None and place < len(self._pairs) else None

    @property
    def entity_slug(self) -> str | None:
        """The entity of the side at hand."""
        pair = self.pair
        return (pair.other if self.view.side else pair.one) if pair is not None else None

    @property
    def question(self) -> QuestionRef | None:
        """The highlighted question, of the side at hand."""
        return self.view.question if self.view.pair == self.pair else None

    @property
    def place(self) -> Place:
        """The queue, at the pair of the entity at hand."""
        return place_of("pairs", self.entity_slug)

    def shows(self, wish: Wish) -> bool:
        """There is one queue."""
        return isinstance(wish, OpenPairs)

    def come_to(self, wish: Wish) -> None:
        """Go to the first pair of the entity that was at hand."""
        if isinstance(wish, OpenPairs):
            self._entity = wish.entity
            self._point()

    @on(RowList.Highlighted, "#pairs")
    def _look(self) -> None:
        """Lay the highlighted pair open, when the keys rest."""
        self.refresh_bindings()
        if self.pair is None:
            self._rest.drop()
            self.asker.forget("beside")
            self.view.show(None, None, NONE_KEPT if self._undecided else "Nothing here looks like two of one.")
        elif self._stale or self.view.pair != self.pair:
            self._rest.then(self._ask_beside)

    def _ask_beside(self) -> None:
        pair = self.pair
        if pair is None:
            return

        def beside(library: Library) -> Beside | None:
            try:
                return library.beside(pair.one, pair.other)
            except Refused:
                return None

        self.ask("beside", beside, lambda found: self._laid_open(pair, found))

    def _laid_open(self, pair: Pair, beside: Beside | None) -> None:
        if pair == self.pair:
            self._stale = False
            self.view.show(pair, beside, "One of the two is gone.")

    @on(RowList.Selected)
    def action_entity(self) -> None:
        """Show the entity of the side at hand in Browse."""
        if self.entity_slug is not None:
            self.post_message(OpenEntity(self.entity_slug))

    def action_side(self, side: int) -> None:
        """Take the one or the other side at hand."""
        if side == self.view.side:
            self.tell(f"The {'right' if side else 'left'} one is at hand already: e shows it.")
        self.view.take_side(side)

    def action_other_list(self) -> None:
        """Go from the queue to the pair and back."""
        self.set_focus(self.list if self.focused is self.view.list else self.view.list)

    def action_compare(self) -> None:
        """Compare the answers of the highlighted question."""
        if self.question is not None:
            self.post_message(OpenQuestion(self.question))
        else:
            self.tell("No question is highlighted: Tab goes to the pair, where the questions are.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to decide where there is a pair, and anything may be written."""
        if action in ("decide", "why"):
            return self.pair is not None and not self.context.options.read_only
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Say why nothing can be decided."""
        if action in ("decide", "why") and self.pair is None and not self.context.options.read_only:
            return "There is no pair here to decide."
        return super().why_not(action)

    def action_decide(self, decided: Decided) -> None:
        """Decide about the highlighted pair: of the same it is shown first what that does, others are kept at once."""
        pair = self.pair
        if pair is None:
            return
        if self.view.pair not in (None, pair):  # the keys do not rest yet, and another pair is laid open
            self._rest.now()
            self.notify("Another pair was shown: look at this one, then decide.", markup=False)
            return
        if decided == "same":
            self._in_panel(SamePanel(self.context, _two(pair)), pair)
            return
        self._next(pair)
        self._own += 1
        decide(self.app, self.context.writing, _two(pair), decided, lambda kept: self._told(pair, decided, kept))

    def action_why(self) -> None:
        """Decide, and say why."""
        if self.pair is not None:
            self._in_panel(WhyPanel(self.context, _two(self.pair)), self.pair)

    def _in_panel(self, panel: Panel, pair: Pair) -> None:
        def left(kept: bool | None) -> None:
            if kept:
                self._next(pair)
                self._decided.discard((pair.one, pair.other))

        self.app.push_screen(panel, left)

    def _next(self, pair: Pair) -> None:
        """Take a pair out of the queue at once: the next one is at hand while it is kept."""
        place = self._pairs.index(pair) if pair in self._pairs else None
        self._decided.add((pair.one, pair.other))
        if place is None:
            return
        after = self._pairs[place + 1 :] or self._pairs[:place][-1:]
        if after:
            self.list.highlighted = self._pairs.index(after[0])
        self._fill()
        self.view.show(None, None)  # nobody is to decide by what is said of the pair before
        self._look()
        self._rest.now()

    def _told(self, pair: Pair, decided: Decided, kept: bool) -> None:
        """The lane has kept it, and the queue goes on without it, or with it as its last; or it has not, and the pair
        is back."""
        self._decided.discard((pair.one, pair.other))
        if not self.is_attached:
            return
        if not kept:
            self._own = 0
            self._fill()
            self.reload()
            return
        rest = tuple(it for it in self._found if (it.one, it.other) != (pair.one, pair.other))
        self._found = (*rest, replace(pair, decided="unsure")) if decided == "unsure" else rest
        self._fill()


def _names(pair: Pair) -> str:
    """Both names of a pair, for what is typed."""
    return f"{pair.one_name} {pair.other_name}"


def _two(pair: Pair) -> Two:
    return Two(pair.one, pair.one_name, pair.other, pair.other_name)
